// The parts of a zip archive: what a Word, Excel or OpenDocument file is.
//
// Nothing is unpacked to disk, so a part's name is a name and never a path. A
// part is inflated piece by piece; the sum that one archive may inflate to is
// bounded, so that a small file can't stand for a huge one.
//
// Zip: PKWARE APPNOTE; part names: ECMA-376-2 (not told apart by case).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/table/stream.h"

namespace planwatch {

// One thread at a time.
class Archive {
 public:
  // Takes the whole document from the stream. A truncated one is an error that
  // says that the file is perhaps being saved.
  static Result<Archive> Open(ByteStream& bytes);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  bool Has(std::string_view part) const;
  // Hands the part's bytes on, piece by piece; the first error of `take` ends
  // it.
  Status Read(std::string_view part,
              const std::function<Status(std::string_view)>& take);
  // Counts elements of the parts' XML; an error where there are too many.
  Status CountElements(std::size_t count);

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
