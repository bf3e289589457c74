// When a register's figures may change. A pure function: any thread.
#pragma once

#include "collectors/base/calendar.h"
#include "daemon/config/config.h"

namespace planwatch {

// Whether a read that ends at `now`, its figures as at `today`, is a release,
// where the last one was at `last` with figures as at `last_day`. A last day
// that is still to come (the clock was wrong) holds nothing up.
bool ReleaseDue(const Release& release, Instant last, Date last_day,
                Instant now, Date today, const Calendar& calendar);

}  // namespace planwatch
