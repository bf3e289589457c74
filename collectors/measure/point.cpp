#include "collectors/measure/point.h"

#include <utility>

#include "collectors/base/text.h"
#include "collectors/measure/polarity.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

void ReadPolarity(const MeasureCells& cells, const Cell& target,
                  PointReading& reading) {
  WrittenPoint& point = *reading.point;
  const PolarityReading read = cells.header().polarity().Read(
      cells.At(cells.header().polarity_column()).text);
  point.polarity = read.polarity;
  if (!read.polarity && !point.target)
    point.polarity = PolarityAlone(target.text);
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

void ReadTarget(const MeasureCells& cells, const Cell& cell,
                const NumberReading& target, PointReading& reading) {
  WrittenPoint& point = *reading.point;
  if (target.value) point.target = {*target.value, target.unit == "%"};
  point.no_target = target.says_none && !Tidy(cell.text).empty();
  if (!target.unreadable || PolarityAlone(cell.text)) return;
  point.no_target = true;
  reading.repairs.push_back(
      {cells.place(), "unreadable_target",
       NamedColumn(MeasureField::kTarget) +
           " holds no number that can be read, so the value is not rated; "
           "write it alone, as in 90%"});
}

}  // namespace

bool SaysAnything(const Cell& cell) {
  return cell.date || cell.flaw != Flaw::kNone || !Tidy(cell.text).empty();
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
  if (header_.year_targets().empty()) return Of(MeasureField::kTarget);
  for (const YearTarget& target : header_.year_targets())
    if (target.first <= date && date <= target.last) return At(target.column);
  return At(std::nullopt);
}

PointReading ReadMeasurePoint(const MeasureCells& cells, Date date) {
  PointReading reading;
  const NumberReading value = ReadNumber(cells.Of(MeasureField::kValue).text);
  if (value.says_none) {
    reading.repairs.push_back(
        {cells.place(), "no_value",
         NamedColumn(MeasureField::kValue) +
             " is empty; enter the value once there is one"});
    return reading;
  }
  if (!value.value) {
    reading.rejected = {cells.place(), "unreadable_value",
                        NamedColumn(MeasureField::kValue) +
                            " holds no number that can be read; write it "
                            "alone, as in 1,234, 71% or £242,000"};
    return reading;
  }
  WrittenPoint& point = reading.point.emplace();
  point.value = {*value.value, value.unit == "%"};
  const Cell& target_cell = cells.Target(date);
  const NumberReading target = ReadNumber(target_cell.text);
  ReadTarget(cells, target_cell, target, reading);
  ReadPolarity(cells, target_cell, reading);
  point.unit = ToLabel(cells.Of(MeasureField::kUnit).text);
  if (point.unit.empty())
    point.unit = value.unit.empty() ? target.unit : value.unit;
  return reading;
}

}  // namespace planwatch
