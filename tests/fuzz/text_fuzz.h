// What the targets for formats of plain text share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/table/format.h"
#include "tests/fuzz/readers.h"
#include "tests/table/rows.h"

namespace planwatch {

struct ReadOutcome {
  std::vector<std::string> rows;
  std::string fault;
  friend bool operator==(const ReadOutcome&, const ReadOutcome&) = default;
};

// Reads the text, so many bytes at a time.
inline ReadOutcome ReadTo(KeepRows& rows, std::string_view text,
                          std::size_t piece, std::string_view format,
                          const FormatOptions& options) {
  MemoryStream bytes(text, piece);
  const Status status = ReadTable(bytes, format, options, rows);
  return {rows.Lines(), status ? "" : status.error().message()};
}

// To the readers, and on to the exposition.
inline void ReadOn(std::string_view text, std::string_view format) {
  MemoryStream bytes(text, 65536);
  Readers readers;
  if (ReadTable(bytes, format, {}, readers)) std::move(readers).Finish();
}

}  // namespace planwatch
