// Dates as councils write them: one reader for plans, registers and measures.
// The vocabularies are tables in date_words.h.
//
// Pure functions: any thread. Rules: README.md of this folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "collectors/base/calendar.h"
#include "collectors/table/row.h"

namespace planwatch {

// How a column writes its dates, decided by all of its cells.
struct DateStyle {
  // 11/14/2024: one cell is a date only so, and none is a date only the other
  // way.
  bool month_first = false;
  // Some cells are dates only one way and some only the other: where both make
  // a date, either may be meant.
  bool mixed = false;
  // "May 15" is the 15th: a number behind a month can only be a day, and a
  // column writes them in one way.
  bool day_after_month = false;
  // "May 15" is May 2015, and may be the 15th.
  bool either_after_month = false;
  bool full_years = false;        // some cells have a year of four digits
  bool full_days = false;         // some are a day with its year
  std::optional<int> about = {};  // the year that two-digit years are near to
  friend bool operator==(const DateStyle&, const DateStyle&) = default;
};
// `year` is the plan's, for a column that names none.
DateStyle FindDateStyle(std::span<const Cell* const> column,
                        std::optional<int> year = {});
// The style of a column among `plan`, that of all cells of dates of its plan.
DateStyle WithinPlan(DateStyle column, const DateStyle& plan);

struct DateOptions {
  // The calendar year in which the plan's financial year starts ("2015/16" →
  // 2015), for periods without a year.
  std::optional<int> year = {};
  DateStyle style = {};
};

struct DateReading {
  std::optional<Date> date;     // as first agreed; a period's last day
  std::optional<Date> revised;  // where it was moved, the date it has now
  std::optional<Date> begins;   // of a period that `date` ends: its first day
  // Taken from words around it, or without a year of its own.
  bool guessed = false;
  // `date` is the first of several milestones.
  bool several = false;
  // Those before it are done: "31/03/15 ✓ 30/09/15".
  bool reached = false;
  // A second date that a careful reader might take the cell for (3/4/15 in a
  // column that tells nothing, 20151): a doubt where it matters.
  std::optional<Date> other;
  // Has text that is neither a date nor a known way of saying "none".
  bool unreadable = false;
  // Names a day that does not exist (31/02/2015).
  bool impossible = false;
  // A month or season without a year, and there is no `year`.
  bool without_year = false;
  // Says in words that there is none: ongoing, TBC; be it beside an event.
  bool undated = false;
  // Its year stands behind words or figures that are no part of a date ("Apl
  // 2015"), so that more may have been meant.
  bool bare_year = false;
  // `date` may be no more than a start: "Starting May 2015".
  bool starts = false;
  // `date` where it is no more than the day of something that happened:
  // "Reviewed 14/04/2015".
  std::optional<Date> event;
  // Says that the thing is done: "Complete", "✓ May 2015".
  bool done = false;
  // A date for a part: "12/5/15 (training); policy outstanding".
  bool in_part = false;
  // The cell as written, tidied.
  std::string text;
};
DateReading ReadDate(const Cell& cell, const DateOptions& options,
                     const Calendar& calendar);

// A date that is written out and nothing else ("2014-07-25",
// "2014-07-25T10:33:00Z", "25/07/2014 10:33", "25-Jul-14"): the day as written
// (of one with a zone, instant.h has the day in the calendar's).
// Fast, for registers of a million rows.
std::optional<Date> ReadPlainDate(const Cell& cell,
                                  const DateStyle& style = {});

}  // namespace planwatch
