// Of which periods a table's values are, where no row tells alone: dates that
// stand for the period that they begin, and values of a year beside those of a
// quarter.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/rows.h"
#include "collectors/table/report.h"

namespace planwatch {

// The period that a heading names, but for one of its end ("Quarter ending").
PeriodLength PeriodOfHeading(std::string_view heading);
// Of a period's first and last day.
PeriodLength LengthOf(Date begins, Date ends);

// Below a heading of a period, dates that are all first days of one stand for
// it: they move to its last day. Where only some are: a doubt.
void EndPeriods(std::span<WrittenRow> table, PeriodLength heading,
                const Calendar& calendar, ReadReport& report);

// Of rows of one measure and day those of a longer period than another's, by
// their places among `rows`; none where a period isn't known.
std::vector<std::size_t> FindLongerPeriods(
    const std::vector<const WrittenRow*>& rows);

}  // namespace planwatch
