// The header of a table of measures: which column is which field, and what
// else its headings say of the rows below. Values: const access from any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/divisions.h"
#include "collectors/measure/fields.h"
#include "collectors/measure/heading_words.h"
#include "collectors/measure/polarity.h"
#include "collectors/table/row.h"
#include "collectors/words/columns.h"

namespace planwatch {

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

  // It stands for the headings of another, where those come again.
  void AdoptTextsOf(const MeasureHeader& other) { texts_ = other.texts_; }

  // Another column that may be the value as well: its heading says as much, or
  // of the two one holds a number and the other its percentage or rate.
  std::optional<std::size_t> value_rival() const;
  // Takes the value from its rival, or stays with it, for good.
  void ChooseValue(std::size_t column);

  // Another column may be the measure, however its heading says so.
  bool HasMeasureRival() const { return MeasureRival().has_value(); }
  // The same with that one for the measure, and the measure's for its unit.
  MeasureHeader WithMeasureAsUnit(const Calendar& calendar) const;

  // Where another column speaks for the field just as well.
  std::optional<Doubt> DoubtOf(MeasureField field, const Place& place) const;
  std::string_view TextOf(std::size_t column) const {
    return cells_[column].text;
  }

  // By the row's date, where no target is of all years.
  const std::vector<PeriodColumn>& target_columns() const {
    return target_columns_;
  }
  // The same of values, where the value's heading names a period.
  const std::vector<PeriodColumn>& value_columns() const {
    return value_columns_;
  }
  // Columns with a heading that are not read, whatever it says.
  std::vector<std::size_t> unread() const;
  // A column that may be the target, where there is none.
  std::optional<std::size_t> unread_target() const { return unread_target_; }
  // A column that speaks of a target beside the target's.
  std::optional<std::size_t> target_rival() const { return target_rival_; }
  // Where the value's heading says that it is of another kind: what may be the
  // value sooner, if it holds numbers.
  const std::vector<std::size_t>& plainer() const { return plainer_; }
  // The field's column, or an "Aim" beside the target.
  std::optional<std::size_t> polarity_column() const {
    return polarity_column_;
  }
  const PolarityColumn& polarity() const { return polarity_; }
  // A column that rates the values: "RAG".
  std::optional<std::size_t> rating() const { return rating_; }
  // Beside the column for date: the year of a quarter or month, and the quarter
  // or month of a date.
  std::optional<std::size_t> year() const { return year_; }
  std::optional<std::size_t> period() const { return period_; }
  // Columns that are not read, and whose cells may tell rows apart all the
  // same.
  const std::vector<OtherColumn>& others() const { return others_; }

 private:
  std::optional<std::size_t> MeasureRival() const;
  void FindDate();
  void FindPolarity();
  void FindCompanions();
  std::vector<PeriodColumn> PeriodColumnsOf(MeasureField field,
                                            const Calendar& calendar) const;
  void FindTargets(const Calendar& calendar);
  void FindPlainer();
  void FindRating();
  std::optional<std::size_t> ShareBesideNumber() const;
  bool IsRead(std::size_t column) const;

  ConfiguredColumns configured_;
  std::vector<Cell> cells_;
  std::vector<std::string> texts_;  // folded
  TableColumns columns_;
  bool value_is_chosen_ = false;
  std::optional<std::size_t> polarity_column_;
  PolarityColumn polarity_;
  std::vector<PeriodColumn> target_columns_, value_columns_;
  std::optional<std::size_t> unread_target_, target_rival_;
  std::vector<std::size_t> plainer_;
  std::optional<std::size_t> year_, period_, rating_;
  std::vector<OtherColumn> others_;
};

}  // namespace planwatch
