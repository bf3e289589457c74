#include "collectors/base/encoding.h"

#include <cstdint>
#include <cstring>

namespace planwatch {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

DecodedUtf8 DecodeUtf8(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length)
    return {kReplacement, 1, false};
  char32_t code = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kReplacement, 1, false};
    code = code << 6 | (byte(i) & 0x3F);
  }
  static constexpr char32_t kLeast[] = {0x80, 0x800, 0x10000};
  if (code < kLeast[length - 2] || (code >= 0xD800 && code <= 0xDFFF) ||
      code > 0x10FFFF)
    return {kReplacement, 1, false};
  return {code, length, true};
}

void AppendUtf8(std::string& out, char32_t code) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12), tail(6), tail(0);
  }
}

bool IsUtf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    // Most of what is read is ASCII: eight at a time.
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const DecodedUtf8 decoded = DecodeUtf8(bytes.substr(i));
    if (!decoded.valid) return false;
    i += decoded.length;
  }
  return true;
}

std::optional<std::string> Windows1252ToUtf8(std::string_view bytes) {
  // 0x80 to 0x9F; 0 where there is no character.
  static constexpr char16_t kHigh[32] = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    char32_t code = static_cast<unsigned char>(c);
    if (IsInRange(code, 0x80, 0x9F)) {
      code = kHigh[code - 0x80];
      if (code == 0) return std::nullopt;
    }
    AppendUtf8(out, code);
  }
  return out;
}

std::optional<std::string> Utf16ToUtf8(std::string_view bytes,
                                       bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second
                                            : second << 8 | first);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t code = unit(i);
    if (IsInRange(code, 0xDC00, 0xDFFF)) return std::nullopt;
    if (IsInRange(code, 0xD800, 0xDBFF)) {
      i += 2;
      if (i == bytes.size()) return std::nullopt;
      const char32_t low = unit(i);
      if (!IsInRange(low, 0xDC00, 0xDFFF)) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    AppendUtf8(out, code);
  }
  return out;
}

}  // namespace planwatch
