// Inflates what a server compressed for the way (`Content-Encoding: gzip`).
#pragma once

#include <zlib.h>

#include <array>

#include "collectors/base/result.h"
#include "collectors/table/stream.h"

namespace planwatch {

// A few bytes may stand for gigabytes: whoever reads bounds them. Errors: bytes
// that are not gzip, or end in the middle. One thread.
class GunzipStream : public ByteStream {
 public:
  // `bytes` outlives it.
  explicit GunzipStream(ByteStream& bytes);
  ~GunzipStream() override { inflateEnd(&inflater_); }
  GunzipStream(const GunzipStream&) = delete;
  GunzipStream& operator=(const GunzipStream&) = delete;

  Result<std::size_t> Read(std::span<char> buffer) override;

 private:
  ByteStream& bytes_;
  z_stream inflater_{};
  std::array<char, 16384> input_{};
  bool in_member_ = false;
};

}  // namespace planwatch
