// Rows of a table of measures for the tests, from literals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "collectors/measure/reader.h"

namespace planwatch {

inline Date Day(int year, unsigned month, unsigned day) {
  return *MakeDate(year, month, day);
}

inline const Calendar& TestCalendar() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

inline Row MakeRow(std::size_t number, const std::vector<std::string>& texts,
                   const std::string& table = {}) {
  Row row;
  row.place = {table, number};
  for (const std::string& text : texts) {
    row.cells.emplace_back();
    row.cells.back().text = text;
  }
  return row;
}

// All fields, in the order of MeasureField.
inline const std::vector<std::string> kHeadings = {
    "Date", "Measure",  "Value", "Target",
    "Unit", "Polarity", "Area",  "Partner"};

// With the doubts of the day alone; by default one on which nothing is still to
// come.
inline Result<Measures> ReadRows(const std::vector<Row>& rows,
                                 const MeasureOptions& options = {},
                                 Date today = Day(2036, 1, 1)) {
  MeasureReader reader(options, TestCalendar());
  for (const Row& row : rows)
    if (Status taken = reader.Take(row); !taken) return taken.error();
  Result<Measures> read = std::move(reader).Finish();
  if (read)
    std::erase_if(read->report.doubts,
                  [&](const Doubt& doubt) { return !doubt.IsOn(today); });
  return read;
}

inline Result<Measures> ReadTexts(
    const std::vector<std::vector<std::string>>& texts,
    const MeasureOptions& options = {}, Date today = Day(2036, 1, 1)) {
  std::vector<Row> rows;
  for (const auto& row : texts) rows.push_back(MakeRow(rows.size() + 1, row));
  return ReadRows(rows, options, today);
}

// What they are about, and the row: "column 2".
inline std::vector<std::string> DoubtsOf(const Result<Measures>& read) {
  std::vector<std::string> about;
  for (const Doubt& doubt : read->report.doubts)
    about.push_back(doubt.about + " " + std::to_string(doubt.place.row));
  return about;
}

// By "measure/area/partner": the latest value.
inline std::map<std::string, double> Latest(const Result<Measures>& read) {
  std::map<std::string, double> values;
  for (const MeasureSeries& series : read->series)
    values[series.measure + "/" + series.area + "/" + series.partner] =
        series.points.back().value;
  return values;
}

using Values = std::map<std::string, double>;

}  // namespace planwatch
