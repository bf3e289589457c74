// What is handed in where a document was meant, and what to do about it: one
// table from a file's first bytes to a message. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

// A kind of file that no format reads.
struct ForeignFile {
  std::string_view what;    // "a PDF file"
  std::string_view remedy;  // "name the Word or Excel file that it was made …"
  bool (*matches)(std::string_view head);
};

// How many of a file's first bytes are looked at. The names that tell an old
// Office document's kind may stand far down.
inline constexpr std::size_t kForeignHead = std::size_t{1} << 20;

// All kinds, the most particular first.
std::span<const ForeignFile> ForeignFiles();

// The kind of a file that begins with `head` (or is it), or nullptr. Nothing
// and blanks are kinds as well; a zip archive with something in it is none.
const ForeignFile* FindForeign(std::string_view head);

// Whether it is HTML of any kind, which no document is.
bool IsWebPage(std::string_view head);

// "this is a PDF file; …"
Error ForeignError(const ForeignFile& file);

}  // namespace planwatch
