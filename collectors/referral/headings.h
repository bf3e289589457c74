// The row of headings of each table of a register: the first that has every
// column that is read, by itself or joined to the row above it.
//
// One thread, one read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/referral/fields.h"
#include "collectors/table/row.h"
#include "collectors/words/columns.h"

namespace planwatch {

// A table's headings, and the columns that they name.
struct RegisterHeadings {
  TableColumns columns;
  std::vector<Cell> cells;  // two rows of headings are joined
  Place place;
  // The rows that are joined, as they stand in the document; none: it is one.
  std::vector<std::vector<Cell>> rows = {};

  // The column whose heading may span this one, as the nearest to the left
  // that has any: mostly its own.
  std::size_t SpanOf(std::size_t column) const;
  // How many cells of the row below stand under the heading of the field.
  std::size_t CellsBelow(ReferralField field, const Row& row) const;
  // Takes for a field whose cell in the first row has words another column that
  // the headings speak for and that has a day: "Received" may say how. Whether
  // it did.
  bool PreferDates(const Row& row, const Calendar& calendar);
  // Whether the first row below may tell more by this column.
  bool MayNeed(std::size_t column) const;
};

class HeadingSearch {
 public:
  // `fields`: those that are read. `calendar` outlives it.
  HeadingSearch(std::vector<ReferralField> fields, ConfiguredColumns configured,
                const Calendar& calendar);

  // The headings, where they end in this row.
  std::optional<RegisterHeadings> Look(const Row& row);
  // Of headings and the row below them, which holds the rest of them. It may
  // lack a column.
  RegisterHeadings Join(const RegisterHeadings& upper, const Row& lower) const;
  bool IsComplete(const RegisterHeadings& headings) const {
    return MissingIn(headings.columns) == nullptr;
  }
  // The rows that follow are of another table, or of other headings in this
  // one.
  void EndPart(bool is_table = true);

  // Where rows begin that look like a register's and have no headings.
  const std::vector<Place>& unread() const { return unread_; }
  // What the row lacks that comes nearest to headings.
  const std::optional<Error>& fault() const { return nearest_.fault(); }

 private:
  TableColumns ColumnsOf(std::span<const Cell> cells) const;
  const ReferralField* MissingIn(const TableColumns& columns) const;
  bool IsKnownHeading(const Cell& cell) const;
  bool IsConfigured(std::string_view heading) const;
  std::vector<Cell> Joined(std::span<const Cell> upper,
                           std::span<const Cell> lower) const;
  void NameByUpper(std::span<const Cell> upper, std::span<const Cell> lower,
                   std::vector<Cell>& joined) const;
  static bool LeaveOutcomeOfTriage(const RegisterHeadings& upper,
                                   const TableColumns& found,
                                   std::vector<Cell>& joined);
  // Remembers what the row lacks; how many of the fields it has.
  std::size_t AddToNearest(const TableColumns& found, const Place& place);
  void AddDates(const Row& row, std::size_t filled);

  std::vector<ReferralField> fields_;
  ConfiguredColumns configured_;
  const Calendar& calendar_;
  std::size_t rows_ = 0;        // looked at in this part
  std::vector<Cell> previous_;  // row, where it may be one of headings
  bool is_table_ = true;        // the part is one, not one of another below
  std::size_t data_rows_ = 0;   // that look like data
  bool has_two_dates_ = false;  // one of them, as a register's have
  bool is_near_ = false;        // a row had some of the headings
  Place first_data_;
  std::vector<Place> unread_;
  NearestHeader nearest_;
};

}  // namespace planwatch
