#include "collectors/referral/row_cells.h"

#include <algorithm>

#include "collectors/base/text.h"

namespace planwatch {

void RowCells::SetHeadings(const RegisterHeadings& headings) {
  headings_.clear();
  for (const Cell& cell : headings.cells) headings_.push_back(Fold(cell.text));
  columns_ = {};
  for (const ReferralField field : fields_) {
    const auto i = Index(field);
    columns_[i] = headings.columns[i];
  }
  above_ = {};
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

bool RowCells::RepeatHeadings(const Row& row) const {
  // One alone may be a total's: "Total", where a column has that heading too.
  constexpr std::ptrdiff_t kLeast = 2;
  return std::count_if(fields_.begin(), fields_.end(),
                       [&](ReferralField field) {
                         const std::string folded = Fold(Of(row, field).text);
                         return !folded.empty() && IsAmong(headings_, folded);
                       }) >= kLeast;
}

bool RowCells::RepeatHeadingsInOrder(const Row& row) const {
  return std::all_of(fields_.begin(), fields_.end(), [&](ReferralField field) {
    return Fold(Of(row, field).text) == headings_[*ColumnOf(field)];
  });
}

}  // namespace planwatch
