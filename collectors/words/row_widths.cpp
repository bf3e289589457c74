#include "collectors/words/row_widths.h"

namespace planwatch {

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
  ++rows_;
  if (row.cells.size() >= headings_) {
    if (row.filled_cells < headings_) ++padded_;
  } else if (narrow_++ == 0) {
    first_narrow_ = place;
  }
  return true;
}

void RowWidths::EndTable(ReadReport& report) {
  constexpr std::size_t kFew = 20;  // of so many rows one is narrow
  if (narrow_ > 0 && padded_ > 0 && narrow_ * kFew <= rows_ &&
      report.doubts.size() < Remarks::kMostListed)
    report.doubts.push_back(
        {.about = "rows",
         .place = first_narrow_,
         .text = "there are rows with fewer cells than the others, from this "
                 "one on; what stands behind a missing cell was read under the "
                 "heading of another",
         .settle = "enter what is missing, or have the program that makes the "
                   "file write each row with all of its cells"});
  *this = RowWidths();
}

}  // namespace planwatch
