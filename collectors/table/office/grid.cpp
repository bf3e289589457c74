#include "collectors/table/office/grid.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "collectors/table/limits.h"

namespace planwatch {

std::size_t ParseCount(std::string_view text, std::size_t fallback) {
  std::size_t count = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc::result_out_of_range) return kMaxCount;
  return error == std::errc{} ? std::min(count, kMaxCount) : fallback;
}

std::string WriteNumber(double number) {
  std::array<char, 32> digits;
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), number,
                    std::chars_format::general, 15);
  return {digits.data(), written.ptr};
}

Status RowBudget::Spend(std::size_t bytes) {
  bytes_ += bytes;
  if (bytes_ <= kMaxRecordBytes) return {};
  return Error(
      "the row holds more than 4 MiB of text; take out what isn't part of the "
      "table");
}

MergeMarker::MergeMarker(std::vector<CellRange> ranges)
    : ranges_(std::move(ranges)) {
  std::erase_if(ranges_, [](const CellRange& range) {
    return range.first_column >= kMaxColumns;
  });
  std::sort(ranges_.begin(), ranges_.end(),
            [](const CellRange& a, const CellRange& b) {
              return a.first_row < b.first_row;
            });
}

Status MergeMarker::Mark(std::size_t row, std::vector<Cell>& cells) {
  if (cells.empty()) return {};
  std::erase_if(active_,
                [row](const CellRange& range) { return range.last_row < row; });
  for (; next_ < ranges_.size() && ranges_[next_].first_row <= row; ++next_)
    if (ranges_[next_].last_row >= row) active_.push_back(ranges_[next_]);
  std::size_t covered = 0;
  for (const CellRange& range : active_) {
    const std::size_t last = std::min(range.last_column, kMaxColumns - 1);
    covered += last - range.first_column + 1;
    if (covered > kMaxColumns)
      return Error("the merged cells overlap; unmerge them");
    for (std::size_t column = range.first_column; column <= last; ++column) {
      if (cells.size() <= column) cells.resize(column + 1);
      const bool first = column == range.first_column;
      if (first && row == range.first_row) continue;
      // What stands under a merged range isn't seen by anyone.
      cells[column].text.clear();
      cells[column].struck.clear();
      cells[column].date.reset();
      cells[column].month_only = false;
      cells[column].flaw = Flaw::kNone;
      cells[column].merge = first ? Merge::kAbove : Merge::kLeft;
    }
  }
  return {};
}

void TextLook::Add(std::string_view text, bool bold,
                   std::optional<Colour> ink) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) return;
  if (any_ && ink != ink_) mixed_ = true;
  ink_ = mixed_ ? std::nullopt : ink;
  bold_ = bold_ && bold;
  any_ = true;
}

Result<Cell*> CellAt(std::vector<Cell>& cells, std::size_t column) {
  if (column >= kMaxColumns)
    return Error(
        "there is text beyond the 1,000th column; take out what isn't part of "
        "the table");
  if (cells.size() <= column) cells.resize(column + 1);
  return &cells[column];
}

bool HasContent(const std::vector<Cell>& cells, std::size_t unread_cells) {
  if (unread_cells > 0) return true;
  bool shaded = false, merged = false;
  for (const Cell& cell : cells) {
    if (!cell.text.empty() || !cell.struck.empty() || cell.flaw != Flaw::kNone)
      return true;
    shaded |= cell.fill.has_value();
    merged |= cell.merge == Merge::kAbove;
  }
  return shaded && merged;
}

}  // namespace planwatch
