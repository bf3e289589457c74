#include "collectors/measure/point.h"

#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/flaws.h"
#include "collectors/measure/periods.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/target.h"
#include "collectors/measure/value_cell.h"
#include "collectors/words/heading_brackets.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

constexpr std::string_view kDays = "days";

void ReadPolarity(const MeasureCells& cells, const TargetReading& target,
                  PointReading& reading) {
  WrittenPoint& point = *reading.point;
  const Cell& cell = cells.At(cells.header().polarity_column());
  const PolarityReading read =
      HasFlaw(cell)
          ? PolarityReading{.polarity = Polarity::kNone, .unknown = true}
          : cells.header().polarity().Read(cell.text);
  point.polarity = read.polarity ? read.polarity : target.polarity;
  point.polarity_dash = read.dash;
  const auto add_repair = [&](std::string text) {
    reading.repairs.push_back(
        {cells.place(), "unknown_polarity", std::move(text)});
  };
  if (read.unknown)
    add_repair(NamedColumn(MeasureField::kPolarity) +
               " doesn't say which way is better, so the value is not rated; "
               "write `more` or `less` there");
  // Of a change by -12% beside -10% a fall or a rise may be aimed at.
  if (!point.polarity && point.target && point.target->value < 0 &&
      !PolarityInName(cells.Of(MeasureField::kMeasure).text)) {
    point.polarity = Polarity::kNone;
    add_repair(
        "the target is negative, and nothing says which way is better, so the "
        "value is not rated; write `more` or `less` in a column headed "
        "\"Polarity\"");
  }
  if (read.movement)
    reading.doubts.push_back(
        {.about = "column",
         .place = cells.place(),
         .text = NamedColumn(MeasureField::kPolarity) +
                 " may say which way the values moved sooner than which way is "
                 "better; the values were not rated",
         .settle = "write `more` or `less` there if it says what is better, "
                   "else head it \"Direction of travel\""});
}

void SetTarget(const MeasureCells& cells, const TargetReading& target,
               PointReading& reading) {
  WrittenPoint& point = *reading.point;
  point.target = target.number;
  point.no_target = target.says_none;
  if (!target.unreadable) return;
  reading.repairs.push_back(
      {cells.place(), "unreadable_target",
       NamedColumn(MeasureField::kTarget) +
           " holds no number that can be read, so the value is not rated; "
           "write it alone, as in 90%"});
}

// A flaw ends the target before it.
TargetReading ReadTargetOf(const MeasureCells& cells, Date date,
                           PointReading& reading) {
  const Cell& cell = cells.Target(date);
  if (!HasFlaw(cell)) return ReadTarget(cell.text);
  reading.repairs.push_back(
      FlawRemark(cell, MeasureField::kTarget, cells.place()));
  reading.doubts.push_back(
      DoubtOfFlaw(cell, MeasureField::kTarget, cells.place()));
  return {.says_none = true};
}

// The unit: of its own column, else of the value, of the target, or of the
// headings of the value or target.
std::string UnitOf(const MeasureCells& cells, const NumberReading& value,
                   const TargetReading& target) {
  if (const std::string& own = cells.Of(MeasureField::kUnit).text;
      HasText(own) && !IsPlaceholder(Fold(own)))
    return own;
  if (!value.unit.empty()) return value.unit;
  if (!target.unit.empty()) return target.unit;
  for (const MeasureField field : {MeasureField::kValue, MeasureField::kTarget})
    if (const auto column = cells.header()[field])
      if (std::string unit = UnitInBrackets(cells.header().TextOf(*column));
          !unit.empty())
        return unit;
  return {};
}

// "-60%" beside 57%: 60% fewer than before, whatever that was.
bool MayBeAReduction(const MeasureCells& cells, double value,
                     const TargetReading& target) {
  return target.number && target.number->value < 0 && value >= 0 &&
         !target.polarity && !cells.header().polarity_column() &&
         !PolarityInName(cells.Of(MeasureField::kMeasure).text);
}

// "80" typed into a cell of percentages is shown as 8,000%.
bool MayBeHundredfold(const WrittenPoint& point) {
  constexpr double kManyTimes = 20;
  return point.value.percent && point.target && point.target->percent &&
         point.value.value > 100 && point.target->value > 0 &&
         point.value.value >= kManyTimes * point.target->value;
}

// The row's date is in none of the periods that the headings of values name.
PointReading OfOtherPeriod(const Place& row) {
  const std::string heading =
      "the heading of " + NamedColumn(MeasureField::kValue);
  const std::string settle =
      "name the column that holds the values in `columns: { value: the heading "
      "}`";
  PointReading reading;
  reading.rejected = {
      row, "other_period",
      heading + " names a period that the row's date is not in; " + settle};
  reading.doubts.push_back(
      {.about = "column",
       .place = row,
       .text = heading +
               " names a period that the date of this row is not in; the value "
               "was left out",
       .settle = settle});
  return reading;
}

Remark UnreadableValue(const Place& row) {
  return {row, "unreadable_value",
          NamedColumn(MeasureField::kValue) +
              " holds no number that can be read; write it alone, as in 1,234, "
              "71% or £242,000"};
}

Doubt HundredfoldAt(const Place& row) {
  return {.about = "rows",
          .place = row,
          .text =
              "the percentage is many times its target, as 80 that is "
              "entered in a cell of percentages is shown as 8,000%",
          .settle = "enter the value with its sign, as in 80%"};
}

}  // namespace

std::string NamedColumn(MeasureField field) {
  return "the column for " + std::string(MeasureFieldName(field));
}

bool MeasureCells::IsContinuation(const Cell& cell) {
  return cell.merge == Merge::kAbove ||
         (!cell.text.empty() && IsDitto(Fold(cell.text)));
}

const Cell& MeasureCells::At(std::optional<std::size_t> column) const {
  static const Cell empty;
  if (!column || *column >= row_.cells.size()) return empty;
  const Cell& cell = row_.cells[*column];
  return IsContinuation(cell) && *column < above_.size() ? above_[*column]
                                                         : cell;
}

const Cell& MeasureCells::Target(Date date) const {
  if (header_.target_columns().empty()) return Of(MeasureField::kTarget);
  return At(FindColumn(header_.target_columns(), date));
}

const Cell* MeasureCells::Value(Date date) const {
  if (header_.value_columns().empty()) return &Of(MeasureField::kValue);
  const auto column = FindColumn(header_.value_columns(), date);
  return column ? &At(column) : nullptr;
}

DateCells DateCellsOf(const MeasureCells& cells) {
  const MeasureHeader& header = cells.header();
  const std::string_view heading = header.TextOf(*header[MeasureField::kDate]);
  return {.date = &cells.Of(MeasureField::kDate),
          .year = header.year() ? &cells.At(header.year()) : nullptr,
          .period = header.period() ? &cells.At(header.period()) : nullptr,
          .heading = PeriodOfHeading(heading),
          .academic = ContainsWords(Fold(heading), "academic")};
}

std::optional<MeasureRowFault> FaultOf(const MeasureCells& cells,
                                       const PointDate& date) {
  for (const MeasureField field : {MeasureField::kMeasure, MeasureField::kDate,
                                   MeasureField::kArea, MeasureField::kPartner})
    if (const Cell& cell = cells.Of(field); HasFlaw(cell))
      return MeasureRowFault{FlawRemark(cell, field, cells.place()),
                             DoubtOfFlaw(cell, field, cells.place())};
  if (cells.IsBlank(MeasureField::kMeasure))
    return MeasureRowFault{
        {cells.place(), "no_measure",
         NamedColumn(MeasureField::kMeasure) +
             " is empty; write in each row what is measured"}};
  if (cells.IsBlank(MeasureField::kDate))
    return MeasureRowFault{
        {cells.place(), "no_date",
         NamedColumn(MeasureField::kDate) + " is empty; enter the date there"}};
  if (!date.date)
    return MeasureRowFault{
        {cells.place(), "unreadable_date",
         NamedColumn(MeasureField::kDate) +
             " holds no one date or period that can be read; write it as in "
             "2015-05-31, June 2015 or Q1 2015/16"}};
  return std::nullopt;
}

PointReading ReadMeasurePoint(const MeasureCells& cells, Date date) {
  const Cell* const value_cell = cells.Value(date);
  if (value_cell == nullptr) return OfOtherPeriod(cells.place());
  PointReading reading;
  if (HasFlaw(*value_cell)) {
    reading.rejected =
        FlawRemark(*value_cell, MeasureField::kValue, cells.place());
    reading.doubts.push_back(
        DoubtOfFlaw(*value_cell, MeasureField::kValue, cells.place()));
    return reading;
  }
  const ValueReading read = ReadValue(value_cell->text);
  const NumberReading& value = read.number;
  if (value.says_none) {
    reading.repairs.push_back(
        {cells.place(), "no_value",
         NamedColumn(MeasureField::kValue) +
             " is empty; enter the value once there is one"});
    return reading;
  }
  TargetReading target = ReadTargetOf(cells, date, reading);
  // "45m" is 45 million where it is money.
  const std::string unit = UnitOf(cells, value, target);
  const std::string folded_unit = Fold(unit);
  const bool is_money = NamesCurrency(folded_unit) ||
                        NamesCurrency(value.unit) || NamesCurrency(target.unit);
  const bool other_unit = value.unit == kDays && folded_unit != kDays;
  if (!value.value || (value.money_only && !is_money) || other_unit ||
      (read.by_letter && is_money)) {
    reading.rejected = UnreadableValue(cells.place());
    return reading;
  }
  if (read.marked)
    reading.guesses.push_back(
        {cells.place(), "marked_value",
         "a mark behind the value, as of a footnote or a provisional one, was "
         "passed over; write the number alone to be sure"});
  if ((target.money_only && !is_money) ||
      (target.unit == kDays && folded_unit != kDays) ||
      MayBeAReduction(cells, *value.value, target))
    target = {.says_none = true, .unreadable = true};
  WrittenPoint& point = reading.point.emplace();
  point.value = {*value.value, value.unit == "%"};
  SetTarget(cells, target, reading);
  ReadPolarity(cells, target, reading);
  if (cells.header().rating()) {
    const RatingReading rating =
        ReadRating(cells.At(cells.header().rating()).text, {});
    if (rating.rated()) point.rag = rating.worst();
  }
  point.unit = ToLabel(unit);
  if (MayBeHundredfold(point))
    reading.doubts.push_back(HundredfoldAt(cells.place()));
  return reading;
}

}  // namespace planwatch
