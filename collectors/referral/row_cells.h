// What a row has in the columns that are read.
//
// One table, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/referral/fields.h"
#include "collectors/referral/headings.h"
#include "collectors/table/row.h"

namespace planwatch {

class RowCells {
 public:
  // `fields`: those that are read.
  explicit RowCells(std::vector<ReferralField> fields)
      : fields_(std::move(fields)) {}

  void SetHeadings(const RegisterHeadings& headings);
  std::optional<std::size_t> ColumnOf(ReferralField field) const {
    return columns_[Index(field)];
  }
  bool IsRead(std::size_t column) const;
  // Not those beside the table, behind one that has no heading.
  bool IsInTable(std::size_t column) const { return column < width_; }
  // Whether lines of a report may stand between the rows: not in a query, nor
  // in JSON, whose headings stand in no row.
  bool MayHaveLines() const { return may_have_lines_; }

  // That of a merged cell stands in the first of its rows.
  const Cell& Of(const Row& row, ReferralField field) const;
  // The row that the next ones may have merged cells with.
  void Keep(const Row& row);

  // Whether all that is read of the row is the rest of merged cells above it;
  // whether some is of cells to its left, as below a group's heading.
  bool IsMergedWithAbove(const Row& row) const;
  bool IsSpanned(const Row& row) const;

  // Whether the row is the table's headings again, or one of two rows of them;
  // whether it has some of them, in whatever order.
  bool IsHeadingsAgain(const Row& row) const;
  bool HasHeadings(const Row& row) const;

 private:
  Merge MergeOf(const Row& row, ReferralField field) const;

  std::vector<ReferralField> fields_;
  std::size_t width_ = 0;
  bool may_have_lines_ = true;
  // Folded, of all columns: the headings, and of joined ones the rows.
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> heading_rows_;
  std::array<std::optional<std::size_t>, kReferralFields.size()> columns_;
  std::array<Cell, kReferralFields.size()> above_;  // not rests of merged cells
};

}  // namespace planwatch
