// Rows of text with separators that are wider or narrower than their headings.
//
// A separator within a cell that is not in quotes ("Smith, J") shifts the cells
// behind it, and a cell that is missing those behind it the other way: each
// then stands under the heading of another, and may well be read. Rows of other
// formats have each cell where it belongs.
//
// A table, one thread.
#pragma once

#include <cstddef>
#include <optional>

#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

class RowWidths {
 public:
  // `headings`: how many cells their row has, empty ones included.
  explicit RowWidths(std::size_t headings = 0) : headings_(headings) {}

  bool IsTooWide(const Row& row) const { return row.filled_cells > headings_; }
  // Whether a row of data can be used; it rejects one that is too wide.
  // `place`: as remarks on the row have it.
  bool Take(const Row& row, const Place& place, ReadReport& report);
  // In a table whose rows are padded with empty cells, those between them that
  // are not are a doubt.
  void EndTable(ReadReport& report);

 private:
  std::size_t headings_;
  std::size_t padded_ = 0;
  std::size_t run_ = 0;  // of narrow rows, up to the last row
  Place run_begin_;
  std::optional<Place> narrow_;  // the first
};

}  // namespace planwatch
