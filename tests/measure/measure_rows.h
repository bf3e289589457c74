// Rows of a table of measures for the tests, from literals.
#pragma once

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

inline Result<Measures> ReadRows(const std::vector<Row>& rows,
                                 const MeasureOptions& options = {}) {
  MeasureReader reader(options, TestCalendar());
  for (const Row& row : rows)
    if (Status taken = reader.Take(row); !taken) return taken.error();
  return std::move(reader).Finish();
}

inline Result<Measures> ReadTexts(
    const std::vector<std::vector<std::string>>& texts,
    const MeasureOptions& options = {}) {
  std::vector<Row> rows;
  for (const auto& row : texts) rows.push_back(MakeRow(rows.size() + 1, row));
  return ReadRows(rows, options);
}

}  // namespace planwatch
