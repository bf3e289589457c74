// Tables as CSV (RFC 4180) that a spreadsheet opens without running any of it.
//
// Texts come from documents that many people may edit: whatever a spreadsheet
// would take for a formula gets an apostrophe before it. Pure: any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planwatch {

// The text as one cell, quoted where it must be.
std::string CsvCell(std::string_view text);

class CsvWriter {
 public:
  void Line(const std::vector<std::string>& cells);
  std::string Take() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace planwatch
