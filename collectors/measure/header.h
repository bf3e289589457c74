// The header of a table of measures: which column is which field, and what
// else its headings say of the rows below. Values: const access from any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/fields.h"
#include "collectors/measure/polarity.h"
#include "collectors/table/row.h"
#include "collectors/words/columns.h"

namespace planwatch {

// "Target 2014/15": a column with the targets of a year.
struct YearTarget {
  Date first, last;
  std::size_t column = 0;
};

class MeasureHeader {
 public:
  MeasureHeader() = default;  // no column at all
  // `row` is taken for a row of headings.
  MeasureHeader(const ConfiguredColumns& configured, const Row& row,
                const Calendar& calendar);

  std::optional<std::size_t> operator[](MeasureField field) const {
    return columns_[static_cast<std::size_t>(field)];
  }
  const TableColumns& columns() const { return columns_; }
  // The first field that is needed, or that is configured, and has no column;
  // nullopt: the row is one of headings.
  std::optional<MeasureField> Missing() const;
  // How many of the needed fields have a column.
  std::size_t needed() const;
  bool IsConfigured(MeasureField field) const {
    return columns_.IsConfigured(static_cast<std::size_t>(field));
  }
  bool SaysTheSame(const MeasureHeader& other) const {
    return texts_ == other.texts_;
  }

  // Another column that may be the value as well.
  std::optional<std::size_t> value_rival() const;
  // Takes the value from its rival, or stays with it, for good.
  void ChooseValue(std::size_t column);

  // By the row's date, where no target is of all years.
  const std::vector<YearTarget>& year_targets() const { return year_targets_; }
  // The field's column, or an "Aim" beside the target.
  std::optional<std::size_t> polarity_column() const {
    return polarity_column_;
  }
  const PolarityColumn& polarity() const { return polarity_; }
  // Beside the column for date: the year of a quarter or month, and the quarter
  // or month of a date.
  std::optional<std::size_t> year() const { return year_; }
  std::optional<std::size_t> period() const { return period_; }
  // Columns that are not read, and whose cells may tell rows apart all the
  // same; and those of them that divide a measure by their very heading: "Age
  // group", "Gender".
  const std::vector<std::size_t>& others() const { return others_; }
  const std::vector<std::size_t>& divisions() const { return divisions_; }

 private:
  void FindPolarity();
  void FindCompanions();
  void FindYearTargets(const Calendar& calendar);
  bool IsRead(std::size_t column) const;

  ConfiguredColumns configured_;
  std::vector<Cell> cells_;
  std::vector<std::string> texts_;  // folded
  TableColumns columns_;
  std::optional<std::size_t> polarity_column_;
  PolarityColumn polarity_;
  std::vector<YearTarget> year_targets_;
  std::optional<std::size_t> year_, period_;
  std::vector<std::size_t> others_, divisions_;
};

}  // namespace planwatch
