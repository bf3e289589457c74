// When figures of registers may change. Pure functions: any thread.
#pragma once

#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/release_days.h"
#include "daemon/config/config.h"

namespace planwatch {

// Whether a read that ends at `now`, its figures as at `today`, is a release,
// where the last one was at `last` with figures as at `last_day`. A last day
// that is still to come (the clock was wrong) holds nothing up.
bool ReleaseDue(const ReleaseSchedule& release, Instant last, Date last_day,
                Instant now, Date today, const Calendar& calendar);

// The last day whose tables have come due by `now`: the day before the last one
// of the schedule, since that is over; at each read, today. nullopt: none has
// come within a year.
std::optional<Date> LastBreakdown(const ReleaseSchedule& breakdowns,
                                  Instant now, Date today,
                                  const Calendar& calendar);

}  // namespace planwatch
