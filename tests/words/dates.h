// Readings of dates from literals.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "collectors/words/date.h"

namespace planwatch {

inline const Calendar& London() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

inline Cell DateCell(std::string_view text, std::string_view struck = {}) {
  Cell cell;
  cell.text = text;
  cell.struck = struck;
  return cell;
}

inline DateReading ReadDue(std::string_view text,
                           std::optional<int> plan_year = {},
                           std::string_view struck = {},
                           const Calendar& calendar = London()) {
  return ReadDate(DateCell(text, struck), {.year = plan_year}, calendar);
}

// "2015-05-31", "2015-03-31 to 2015-06-30 guessed", "undated impossible", …
inline std::string Told(const DateReading& reading) {
  std::string told = reading.date ? FormatDate(*reading.date) : "undated";
  if (reading.revised) told += " to " + FormatDate(*reading.revised);
  if (reading.other) told += " or " + FormatDate(*reading.other);
  if (reading.guessed) told += " guessed";
  if (reading.several) told += " several";
  if (reading.reached) told += " reached";
  if (reading.event) told += " event";
  if (reading.unreadable) told += " unreadable";
  if (reading.impossible) told += " impossible";
  if (reading.without_year) told += " without year";
  return told;
}

struct DateCase {
  std::string_view cell;
  std::string_view told;
};

template <std::size_t kCount>
void ExpectDates(const DateCase (&cases)[kCount],
                 const DateOptions& options = {}) {
  for (const DateCase& one : cases)
    EXPECT_EQ(Told(ReadDate(DateCell(one.cell), options, London())), one.told)
        << one.cell;
}

}  // namespace planwatch
