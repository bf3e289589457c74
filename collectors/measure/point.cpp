#include "collectors/measure/point.h"

#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/periods.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/target.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

void ReadPolarity(const MeasureCells& cells, const TargetReading& target,
                  PointReading& reading) {
  WrittenPoint& point = *reading.point;
  const PolarityReading read = cells.header().polarity().Read(
      cells.At(cells.header().polarity_column()).text);
  point.polarity = read.polarity ? read.polarity : target.polarity;
  if (read.unknown)
    reading.repairs.push_back(
        {cells.place(), "unknown_polarity",
         NamedColumn(MeasureField::kPolarity) +
             " doesn't say which way is better, so the value is not rated; "
             "write `more` or `less` there"});
  if (read.movement)
    reading.doubt = {
        .about = "column",
        .place = cells.place(),
        .text = NamedColumn(MeasureField::kPolarity) +
                " may say which way the values moved sooner than which way is "
                "better; the values were not rated",
        .settle =
            "write `more` or `less` there if it says what is better, "
            "else head it \"Direction of travel\""};
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

// "80" typed into a cell of percentages is shown as 8,000%.
bool MayBeHundredfold(const WrittenPoint& point) {
  constexpr double kManyTimes = 20;
  return point.value.percent && point.target && point.target->percent &&
         point.value.value > 100 && point.target->value > 0 &&
         point.value.value >= kManyTimes * point.target->value;
}

}  // namespace

bool SaysAnything(const Cell& cell) {
  return cell.date || cell.flaw != Flaw::kNone || HasText(cell.text);
}

std::string NamedColumn(MeasureField field) {
  return "the column for " + std::string(MeasureFieldName(field));
}

bool MeasureCells::GoesOn(const Cell& cell) {
  return cell.merge == Merge::kAbove ||
         (!cell.text.empty() && IsDitto(Fold(cell.text)));
}

const Cell& MeasureCells::At(std::optional<std::size_t> column) const {
  static const Cell empty;
  if (!column || *column >= row_.cells.size()) return empty;
  const Cell& cell = row_.cells[*column];
  return GoesOn(cell) && *column < above_.size() ? above_[*column] : cell;
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

PointReading ReadMeasurePoint(const MeasureCells& cells, Date date) {
  PointReading reading;
  const Cell* const value_cell = cells.Value(date);
  if (value_cell == nullptr) {
    reading.rejected = {cells.place(), "other_period",
                        "the heading of " + NamedColumn(MeasureField::kValue) +
                            " names a period that the row's date is not in; "
                            "name that of the value in `columns: { value: the "
                            "heading }`"};
    reading.doubt = {
        .about = "column",
        .place = cells.place(),
        .text = "the heading of " + NamedColumn(MeasureField::kValue) +
                " names a period that the date of this row is not in; the "
                "value was left out",
        .settle =
            "name the heading of the one that the values are of in "
            "`columns: { value: the heading }`"};
    return reading;
  }
  const NumberReading value = ReadNumber(value_cell->text);
  if (value.says_none) {
    reading.repairs.push_back(
        {cells.place(), "no_value",
         NamedColumn(MeasureField::kValue) +
             " is empty; enter the value once there is one"});
    return reading;
  }
  TargetReading target = ReadTarget(cells.Target(date).text);
  // "45m" is 45 million where it is money.
  const Cell& unit = cells.Of(MeasureField::kUnit);
  const bool is_money = NamesCurrency(Fold(unit.text)) ||
                        NamesCurrency(value.unit) || NamesCurrency(target.unit);
  if (!value.value || (value.money_only && !is_money)) {
    reading.rejected = {cells.place(), "unreadable_value",
                        NamedColumn(MeasureField::kValue) +
                            " holds no number that can be read; write it "
                            "alone, as in 1,234, 71% or £242,000"};
    return reading;
  }
  if (target.money_only && !is_money)
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
  point.unit = ToLabel(unit.text);
  if (point.unit.empty())
    point.unit = value.unit.empty() ? target.unit : value.unit;
  if (MayBeHundredfold(point) && !reading.doubt)
    reading.doubt = {
        .about = "rows",
        .place = cells.place(),
        .text =
            "the percentage is many times its target, as 80 that is "
            "entered in a cell of percentages is shown as 8,000%",
        .settle = "enter the value with its sign, as in 80%"};
  return reading;
}

}  // namespace planwatch
