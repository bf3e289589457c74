#include "collectors/source/gunzip.h"

#include <algorithm>
#include <limits>
#include <new>

namespace planwatch {
namespace {

constexpr int kGzip = 15 + 16;  // zlib's window bits, and gzip's header

}  // namespace

GunzipStream::GunzipStream(ByteStream& bytes) : bytes_(bytes) {
  if (inflateInit2(&inflater_, kGzip) != Z_OK) throw std::bad_alloc();
}

Result<std::size_t> GunzipStream::Read(std::span<char> buffer) {
  const std::size_t size =
      std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max());
  inflater_.next_out = reinterpret_cast<Bytef*>(buffer.data());
  inflater_.avail_out = static_cast<uInt>(size);
  while (inflater_.avail_out == size) {
    if (inflater_.avail_in == 0) {
      const Result<std::size_t> count = bytes_.Read(input_);
      if (!count) return count;
      if (*count == 0) {
        if (in_member_)
          return Error("the compressed answer ends in the middle");
        return std::size_t{0};
      }
      inflater_.next_in = reinterpret_cast<Bytef*>(input_.data());
      inflater_.avail_in = static_cast<uInt>(*count);
    }
    in_member_ = true;
    const int code = inflate(&inflater_, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {  // another member may follow
      in_member_ = false;
      inflateReset(&inflater_);
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return Error("the server says that its answer is gzip, and it is not");
    }
  }
  return size - inflater_.avail_out;
}

}  // namespace planwatch
