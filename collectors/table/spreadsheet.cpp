#include "collectors/table/spreadsheet.h"

#include <algorithm>
#include <utility>

#include "collectors/table/csv.h"

namespace planwatch {

MergeMarker::MergeMarker(std::vector<MergedRange> ranges)
    : ranges_(std::move(ranges)) {
  std::sort(ranges_.begin(), ranges_.end(),
            [](const MergedRange& a, const MergedRange& b) {
              return a.first_row < b.first_row;
            });
}

Status MergeMarker::Mark(std::size_t row, std::vector<Cell>& cells) {
  std::erase_if(active_, [row](const MergedRange& range) {
    return range.last_row < row;
  });
  for (; next_ < ranges_.size() && ranges_[next_].first_row <= row; ++next_) {
    if (ranges_[next_].last_row < row) continue;
    if (active_.size() == kMaxColumns)
      return Error("the merged cells overlap; unmerge them");
    active_.push_back(ranges_[next_]);
  }
  for (const MergedRange& range : active_) {
    const std::size_t last = std::min(range.last_column, kMaxColumns - 1);
    for (std::size_t column = range.first_column; column <= last; ++column) {
      if (cells.size() <= column) cells.resize(column + 1);
      const bool first = column == range.first_column;
      if (first && row == range.first_row) continue;
      // What stands under a merged range isn't seen by anyone.
      cells[column].text.clear();
      cells[column].struck.clear();
      cells[column].date.reset();
      cells[column].merge = first ? Merge::kAbove : Merge::kLeft;
    }
  }
  return {};
}

Result<Cell*> CellAt(std::vector<Cell>& cells, std::size_t column) {
  if (column >= kMaxColumns)
    return Error(
        "there is text beyond the 1,000th column; take out what isn't "
        "the plan");
  if (cells.size() <= column) cells.resize(column + 1);
  return &cells[column];
}

bool HasContent(const std::vector<Cell>& cells) {
  bool fill = false, merged = false;
  for (const Cell& cell : cells) {
    if (!cell.text.empty() || !cell.struck.empty()) return true;
    fill |= cell.fill.has_value();
    merged |= cell.merge == Merge::kAbove;
  }
  return fill && merged;
}

}  // namespace planwatch
