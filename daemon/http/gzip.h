// Gzip of a body whose front is compressed once and whose end differs with each
// answer. The result is one gzip member, since browsers read only the first of
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
  // The two parts of one gzip member (RFC 1952): the front's, the same for each
  // end, and one end's.
  const std::string& front() const { return deflated_; }
  std::string End(std::string_view end) const;

 private:
  // The gzip header and the front's deflate blocks, ending on a byte boundary.
  std::string deflated_;
  std::uint32_t crc_ = 0;   // of the front
  std::uint64_t size_ = 0;  // of the front
};

// A whole body.
std::string Gzip(std::string_view body);

// Whether an HTTP `Accept-Encoding` header accepts gzip (RFC 9110 quality
// values; q=0 refuses).
bool AcceptsGzip(std::string_view accept_encoding);

}  // namespace planwatch
