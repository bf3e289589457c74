// The head of an HTTP/1 request (RFC 9112), checked before cpp-httplib parses
// it: httplib bounds neither the request line, the number of headers nor the
// length of a body, and knows only one spelling of `Connection: close`.
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
  // Every line ends in CR LF, the blank one too; the target is in origin form;
  // without `Range` and `Expect`.
  std::string text;
  std::size_t body = 0;  // bytes that follow
  bool close = false;    // the connection ends with the answer
  bool expects_continue = false;
};

// The end of the head at the start of `bytes`, after its blank line; npos: more
// bytes are needed.
std::size_t EndOfHead(std::string_view bytes);

// The head, or the status to refuse it with: 400, 411, 413, 414, 417, 431, 501,
// 505.
std::variant<Head, int> ParseHead(std::string_view bytes);

// The status to refuse a head of more than kMaxHead bytes with: 414 or 431.
int RefuseLongHead(std::string_view bytes);

}  // namespace planwatch::web
