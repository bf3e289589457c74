// When tables may be released, and as at which days. Pure functions: any
// thread.
#pragma once

#include <optional>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch {

// What the schedule of releases says of a read.
struct ReleaseDays {
  Date today{};
  // A release of whole counts is due, as at today.
  bool totals = true;
  // The last day whose tables have come due: of the schedule `quarterly` the
  // end of the quarter before today's. nullopt: no tables, since nothing would
  // remember them.
  std::optional<Date> breakdown = std::nullopt;
  // A table of the last day may be made anew at each read.
  bool every_read = false;
  // The day on which first tables are made all the same.
  std::optional<Date> from = std::nullopt;
};

// The quarters' ends after `after` and before `before`, oldest first.
std::vector<Date> QuarterEndsBetween(Date after, Date before,
                                     const Calendar& calendar);

// The days as at which a breakdown is to be asked for a table now, oldest
// first. It was first met on `since` and last asked as at `offered`; its counts
// begin on `first`.
//
// The first time is a day of the schedule after the one on which it was met, or
// `from`, if that has come since: so whatever the schedule, no table is made
// the moment that a history is lost, or an entry renamed. With the first come
// those of the quarters' ends before it.
std::vector<Date> TablesDue(Date since, std::optional<Date> offered,
                            std::optional<Date> first, const ReleaseDays& days,
                            const Calendar& calendar);

}  // namespace planwatch
