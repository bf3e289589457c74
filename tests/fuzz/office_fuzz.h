// What the targets for documents share: an input is the document's parts as
// text, so that a fuzzer changes XML and not the zip about it:
//
//   @@ _rels/.rels
//   <Relationships …
//   @@ word/document.xml
//   <w:document …
//
// An input that is a zip archive itself is taken as it is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/base/text.h"
#include "collectors/table/format.h"
#include "collectors/table/limits.h"
#include "tests/fuzz/readers.h"
#include "tests/table/rows.h"
#include "tests/table/zip.h"

namespace planwatch {

inline std::string DocumentOf(std::string_view input) {
  if (input.starts_with("PK")) return std::string(input);
  std::vector<ZipPart> parts;
  for (const std::string& line : Split(input, '\n')) {
    if (line.starts_with("@@ ") && line.size() > 3) {
      if (line.find('\0') == line.npos) parts.push_back({line.substr(3), {}});
    } else if (!parts.empty()) {
      parts.back().text += line + '\n';
    }
  }
  return Zip(parts, /*compressed=*/false);
}

// Requires of every row what a reader may rely on.
class CheckedRows : public RowSink {
 public:
  explicit CheckedRows(Readers& readers) : readers_(readers) {}

  Status Take(const Row& row) override {
    Require(!row.place.table.empty() && row.place.row > 0);
    Require(!row.cells.empty() && row.cells.size() <= kMaxColumns);
    for (const Cell& cell : row.cells) {
      Require(IsUtf8(cell.text) && IsUtf8(cell.struck));
      Require(cell.text.find('\r') == cell.text.npos);
      Require(cell.merge == Merge::kNone || cell.text.empty());
      Require(!cell.month_only || cell.date);
    }
    return readers_.Take(row);
  }
  void Skip(const Place& place, std::string_view why) override {
    readers_.Skip(place, why);
  }

 private:
  Readers& readers_;
};

// Reads the document, and what is in it. The error is one line of text.
inline void ReadDocument(std::string_view input, const std::string& sheet) {
  const std::string document = DocumentOf(input);
  MemoryStream bytes(document);
  Readers readers;
  CheckedRows rows(readers);
  FormatOptions options;
  if (!sheet.empty()) options.sheets = {sheet};
  const Status status = ReadTable(bytes, "xlsx", options, rows);
  if (!status) {
    Require(IsUtf8(status.error().message()) &&
            !status.error().message().empty());
    return;
  }
  std::move(readers).Finish();
}

}  // namespace planwatch
