// The head of an HTTP/1 request (RFC 9112): checked before cpp-httplib reads
// it, which has no bounds of its own on the request line, the number of headers
// and the length of a body, and knows one spelling of `Connection: close`.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace planwatch::web {

inline constexpr std::size_t kMaxRequestLine = 8000;  // bytes; more: 414
inline constexpr std::size_t kMaxHeaderLine = 8000;   // bytes; more: 431
inline constexpr std::size_t kMaxHead = 32 * 1024;    // bytes; more: 431
inline constexpr std::size_t kMaxBody = 64 * 1024;    // bytes; more: 413

struct Head {
  std::string text;  // every line ended by CR LF, the blank one too; the target
                     // in origin form; without `Range` and `Expect`
  std::size_t body = 0;  // bytes that follow
  bool close = false;    // the connection ends with the answer
  bool expects_continue = false;
};

// Where the head at the start of `bytes` ends, past its blank line; npos: more
// bytes are needed.
std::size_t EndOfHead(std::string_view bytes);

// The head, or the status that refuses it: 400, 411, 413, 414, 417, 431, 501,
// 505.
std::variant<Head, int> ParseHead(std::string_view bytes);

// What refuses a head that has not ended within kMaxHead bytes: 414 or 431.
int RefuseLongHead(std::string_view bytes);

}  // namespace planwatch::web
