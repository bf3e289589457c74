// The bytes of a document, as a source hands them to a format.
#pragma once

#include <cstddef>
#include <span>

#include "collectors/base/result.h"

namespace planwatch {

// Where bytes come from, in order, once. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills the front of `buffer` (not empty) and says how far; 0 is the end.
  virtual Result<std::size_t> Read(std::span<char> buffer) = 0;
};

}  // namespace planwatch
