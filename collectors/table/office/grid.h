// What the office formats have in common: rows as they are met, with merged
// cells filled in, and how the texts of a cell look.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// A range of a sheet, from 0, the last row and column included.
struct CellRange {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

// A document's count, cut at kMaxCount; `fallback` where the text isn't one.
std::size_t ParseCount(std::string_view text, std::size_t fallback);

// A number with the 15 digits that spreadsheets calculate with: 1.1 is stored
// as 1.1000000000000001.
std::string WriteNumber(double number);

// The text of one row, which may be kMaxRecordBytes: a few bytes of a document
// can stand for a great many.
class RowBudget {
 public:
  void NextRow() { bytes_ = 0; }
  Status Spend(std::size_t bytes);

 private:
  std::size_t bytes_ = 0;
};

// Marks the cells of one sheet's merged ranges, row by row from the top.
class MergeMarker {
 public:
  // Takes them in any order.
  explicit MergeMarker(std::vector<CellRange> ranges);
  // Marks the merged rests among the cells of a row, which is lengthened where
  // a range reaches beyond it; one without cells of its own has nothing to
  // mark. Fails where ranges overlap as no program lets them.
  Status Mark(std::size_t row, std::vector<Cell>& cells);

 private:
  std::vector<CellRange> ranges_;  // by their first row
  std::size_t next_ = 0;
  std::vector<CellRange> active_;
};

// How the texts of one cell look where they all look the same.
class TextLook {
 public:
  // A text that is shown; blank ones have no look.
  void Add(std::string_view text, bool bold, std::optional<Colour> ink);
  bool bold() const { return any_ && bold_; }
  std::optional<Colour> ink() const { return ink_; }

 private:
  bool any_ = false, bold_ = true, mixed_ = false;
  std::optional<Colour> ink_;
};

// The cell at a column from 0, the row lengthened as needed.
Result<Cell*> CellAt(std::vector<Cell>& cells, std::size_t column);

// Whether the row has anything for a reader: text, a value that can't be shown,
// a cell that isn't read, or a shaded cell beside the rest of a merged one.
bool HasContent(const std::vector<Cell>& cells, std::size_t unread_cells);

}  // namespace planwatch
