// The bytes of a document, as a source hands them to a format.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

// Where bytes come from, in order, once. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills the front of `buffer` (not empty) and says how far; 0 is the end.
  virtual Result<std::size_t> Read(std::span<char> buffer) = 0;
  // After the end, where the document is one page of a table and has a link to
  // the next: fetches that one, whose bytes follow.
  virtual Status NextPage(std::string_view link) {
    (void)link;
    return Error(
        "this is one page of several: it has a link to the next; give the "
        "address of the first page as `url:`, or save all of them as one");
  }
};

}  // namespace planwatch
