// Gzip of a body whose front is prepared once and whose end differs at each
// answer, as one gzip member: some clients (browsers) read only the first of
// several.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planwatch {

// The compressed front of a body. Immutable: any thread.
class GzipFront {
 public:
  explicit GzipFront(std::string_view front);
  // The whole body, front and end, as one gzip member (RFC 1952).
  std::string With(std::string_view end) const;

 private:
  std::string
      deflated_;  // gzip header and the front's deflate blocks, ended on a byte
  std::uint32_t crc_ = 0;   // of the front
  std::uint64_t size_ = 0;  // of the front
};

// A whole body.
std::string Gzip(std::string_view body);

// Whether an HTTP `Accept-Encoding` header takes gzip (RFC 9110 quality values;
// q=0 refuses).
bool AcceptsGzip(std::string_view accept_encoding);

}  // namespace planwatch
