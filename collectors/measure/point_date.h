// The day that a value is of: the last one of the period that its row names.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/heading_words.h"
#include "collectors/measure/rows.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

struct PointDate {
  std::optional<Date> date;                   // nullopt: none that can be read
  std::optional<Date> begins = std::nullopt;  // of the period that it ends
  bool guessed = false;
  // The row's date lies outside the period that it names: it may be that of the
  // return. The period was taken.
  bool outside = false;
};

// The cells of a row that name its date; null where the table has no such
// column.
struct DateCells {
  const Cell* date = nullptr;    // the column for date
  const Cell* year = nullptr;    // of a quarter or month without one
  const Cell* period = nullptr;  // beside a date, the quarter or month
  PeriodLength heading = PeriodLength::kUnknown;  // of the column for date
  bool academic = false;  // that column's years are academic ones
};

PointDate ReadPointDate(const DateCells& cells, const Calendar& calendar);

// The doubt of a row whose date lies outside the period in that column.
Doubt DateOutsidePeriod(const Place& row, std::size_t period_column);

// Of a row of a year whose values stand in columns of its quarters or months:
// the day of each. Columns of one year only are none of those.
std::vector<PointDate> DatesIn(const PointDate& period,
                               std::span<const PeriodColumn> columns);

}  // namespace planwatch
