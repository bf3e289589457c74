// Encodings of text. Text inside planwatch is UTF-8, without exception.
//
// Pure functions of their arguments: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace planwatch {

// Whether the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong
// forms).
bool IsUtf8(std::string_view bytes);

// Windows-1252 as UTF-8 (the WHATWG table, but for the five bytes that no
// character has): nullopt where one of those is met.
std::optional<std::string> Windows1252ToUtf8(std::string_view bytes);

// UTF-16 without its byte order mark as UTF-8; nullopt where a surrogate stands
// alone or a byte is left.
std::optional<std::string> Utf16ToUtf8(std::string_view bytes, bool big_endian);

// One code point and the bytes that it took. Where `valid` is false it is the
// replacement character for one byte.
struct DecodedUtf8 {
  char32_t code;
  std::size_t length;
  bool valid;
};

// The code point that the bytes (not empty) begin with.
DecodedUtf8 DecodeUtf8(std::string_view bytes);

void AppendUtf8(std::string& out, char32_t code);

// Both ends included.
constexpr bool IsInRange(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

}  // namespace planwatch
