#include "collectors/referral/row_cells.h"

#include <algorithm>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

std::vector<std::string> FoldedTexts(const std::vector<Cell>& cells) {
  std::vector<std::string> texts;
  for (const Cell& cell : cells) texts.push_back(Fold(cell.text));
  return texts;
}

}  // namespace

void RowCells::SetHeadings(const RegisterHeadings& headings) {
  headings_ = FoldedTexts(headings.cells);
  heading_rows_ = {headings_};
  for (const std::vector<Cell>& row : headings.rows)
    heading_rows_.push_back(FoldedTexts(row));
  columns_ = {};
  for (const ReferralField field : fields_) {
    const auto i = Index(field);
    columns_[i] = headings.columns[i];
  }
  above_ = {};
  width_ = 0;
  for (const auto column : columns_)
    if (column) width_ = std::max(width_, *column + 1);
  const std::vector<Cell>& cells = headings.cells;
  while (width_ < cells.size() &&
         (!IsBlank(cells[width_]) || cells[width_].merge != Merge::kNone))
    ++width_;
  may_have_lines_ = headings.place.row > 0;
}

bool RowCells::IsRead(std::size_t column) const {
  return std::find(columns_.begin(), columns_.end(), std::optional(column)) !=
         columns_.end();
}

const Cell& RowCells::Of(const Row& row, ReferralField field) const {
  static const Cell empty;
  const auto column = ColumnOf(field);
  if (!column || *column >= row.cells.size()) return empty;
  const Cell& cell = row.cells[*column];
  return cell.merge == Merge::kAbove ? above_[Index(field)] : cell;
}

void RowCells::Keep(const Row& row) {
  for (const ReferralField field : fields_)
    above_[Index(field)] = Of(row, field);
}

Merge RowCells::MergeOf(const Row& row, ReferralField field) const {
  const auto column = ColumnOf(field);
  return column && *column < row.cells.size() ? row.cells[*column].merge
                                              : Merge::kNone;
}

bool RowCells::IsMergedWithAbove(const Row& row) const {
  return std::all_of(fields_.begin(), fields_.end(), [&](ReferralField field) {
    return MergeOf(row, field) == Merge::kAbove;
  });
}

bool RowCells::IsSpanned(const Row& row) const {
  return std::any_of(fields_.begin(), fields_.end(), [&](ReferralField field) {
    return MergeOf(row, field) == Merge::kLeft;
  });
}

bool RowCells::HasHeadings(const Row& row) const {
  // One alone may be a total's: "Total", where a column has that heading too.
  constexpr std::ptrdiff_t kLeast = 2;
  return std::count_if(fields_.begin(), fields_.end(),
                       [&](ReferralField field) {
                         const std::string folded = Fold(Of(row, field).text);
                         return !folded.empty() && IsAmong(headings_, folded);
                       }) >= kLeast;
}

bool RowCells::IsHeadingsAgain(const Row& row) const {
  const auto text_at = [](const auto& texts, std::size_t column) {
    return column < texts.size() ? texts[column] : std::string();
  };
  const auto are_in = [&](const std::vector<std::string>& headings) {
    bool is_blank = true;
    for (const ReferralField field : fields_) {
      const std::size_t column = *ColumnOf(field);
      const std::string heading = text_at(headings, column);
      is_blank = is_blank && heading.empty();
      const bool is_here = column < row.cells.size();
      const std::string text =
          is_here ? Fold(row.cells[column].text) : std::string();
      // A heading may be merged over both rows.
      if (text != heading && Fold(Of(row, field).text) != heading) return false;
    }
    return !is_blank;
  };
  return std::any_of(heading_rows_.begin(), heading_rows_.end(), are_in);
}

}  // namespace planwatch
