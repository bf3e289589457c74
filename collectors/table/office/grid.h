// What XLSX and ODS have in common: rows of a sheet as they are met, with
// merged cells filled in.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// A merged range of a sheet, from 0.
struct MergedRange {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

inline constexpr std::size_t kMaxMergedRanges = 100'000;
// Counts that a document gives (rows that are the same, columns spanned) are
// cut at this: far beyond every sheet's edge, and safe to add up.
inline constexpr std::size_t kMaxCount = std::size_t{1} << 24;

// A document's count; `fallback` where the text isn't one.
std::size_t ParseCount(std::string_view text, std::size_t fallback);

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
  explicit MergeMarker(std::vector<MergedRange> ranges);
  // Marks the merged rests among the cells of a row, which is lengthened where
  // a range reaches beyond it; one without cells of its own has nothing to
  // mark. Fails where ranges overlap as no program lets them.
  Status Mark(std::size_t row, std::vector<Cell>& cells);

 private:
  std::vector<MergedRange> ranges_;  // by their first row
  std::size_t next_ = 0;
  std::vector<MergedRange> active_;
};

// The cell at a column from 0, the row lengthened as needed.
Result<Cell*> CellAt(std::vector<Cell>& cells, std::size_t column);

// Whether the row has anything for a reader: text, or a shaded cell beside a
// merged one.
bool HasContent(const std::vector<Cell>& cells);

}  // namespace planwatch
