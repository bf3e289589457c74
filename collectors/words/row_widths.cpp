#include "collectors/words/row_widths.h"

namespace planwatch {
namespace {

// Excel leaves out the empty cells at the end of rows by blocks of so many.
constexpr std::size_t kBlock = 16;

}  // namespace

bool RowWidths::Take(const Row& row, const Place& place, ReadReport& report) {
  if (row.filled_cells == 0) return true;
  if (IsTooWide(row)) {
    report.rejected.Add(
        place, "too_many_cells",
        "the row has more cells than there are headings, as where a comma "
        "stands in a cell that is not in quotes; put such a cell in quotes, or "
        "give each column a heading");
    return false;
  }
  if (row.cells.size() < headings_) {
    if (run_++ == 0) run_begin_ = place;
    return true;
  }
  if (row.filled_cells < headings_) ++padded_;
  if (run_ > 0 && run_ < kBlock && !narrow_) narrow_ = run_begin_;
  run_ = 0;
  return true;
}

void RowWidths::EndTable(ReadReport& report) {
  if (narrow_ && padded_ > 0)
    report.AddDoubt(
        {.about = "rows",
         .place = *narrow_,
         .text = "there are rows with fewer cells than the others, from this "
                 "one on; what stands behind a missing cell was read under the "
                 "heading of another",
         .settle = "enter what is missing, or have the program that makes the "
                   "file write each row with all of its cells"});
  *this = RowWidths();
}

}  // namespace planwatch
