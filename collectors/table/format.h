// Formats: how bytes become rows. A format knows nothing of files, plans or
// registers.
//
// The table in format.cpp is the one place where a format is registered.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// Where bytes come from, in order, once. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills the front of `buffer` (not empty) and says how far; 0 is the end.
  virtual Result<std::size_t> Read(std::span<char> buffer) = 0;
};

// Which sheets or tables are read. Each entry is a name (`*` and `?` stand for
// any characters; letter case does not count) or a number, from 1.
struct FormatOptions {
  std::vector<std::string> sheets = {};  // empty: all that are shown
  std::vector<std::string> ignore = {};  // not these
  friend bool operator==(const FormatOptions&, const FormatOptions&) = default;

  // `name` is empty where tables have none (DOCX).
  bool IsRead(std::string_view name, std::size_t number) const;
};

struct Format {
  std::string_view name;  // as `format:` in the configuration names it
  // Whether these are such bytes, judged by the first 4096 (or all, where there
  // are fewer).
  bool (*recognises)(std::string_view head);
  // Hands every row to the sink. Errors name the place inside the document.
  Status (*read)(ByteStream& bytes, const FormatOptions& options,
                 RowSink& sink);
};

// All formats, the most particular first; the last takes any text.
std::span<const Format> Formats();

// Reads with the format of that name, or with the first that recognises the
// bytes where `name` is empty.
Status ReadTable(ByteStream& bytes, std::string_view name,
                 const FormatOptions& options, RowSink& sink);

}  // namespace planwatch
