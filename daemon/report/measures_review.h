// The measures of a review: of each series the values of the quarter and of
// those it is compared with.
//
// Pure functions of the past: any thread.
#pragma once

#include <optional>
#include <vector>

#include "collectors/base/calendar.h"
#include "daemon/past/past.h"
#include "daemon/report/review.h"

namespace planwatch {

// As known on `end`, the last day reviewed. A series has a line if it has a
// value in any quarter of the trend, in the table's order.
MeasuresReview ReviewMeasures(const Past& past, const Entry& entry,
                              Quarter quarter, Date end);

inline Quarter YearBefore(Quarter quarter) {
  return {quarter.year - 1, quarter.number};
}

// The day of another quarter that is as far into it: the same day of the same
// month of it, and of a month's last day, the last one.
Date SamePart(Date day, Quarter of, Quarter other, const Calendar& calendar);

// Whether the values at quarters' ends add up within the financial year, as a
// guess: `values` end with the quarter `last`. True if they never fall within a
// year, rise in it three times or more, and begin each year with no more than
// half of what the year before ended with, which must be seen once; false if
// one of them does otherwise; nullopt if there are too few to tell.
std::optional<bool> StartsAnewEachYear(
    const std::vector<std::optional<double>>& values, Quarter last);

}  // namespace planwatch
