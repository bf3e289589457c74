// When the group that watches the plans meets: what changed is told since its
// last meeting. Pure functions: any thread.
#pragma once

#include <variant>
#include <vector>

#include "collectors/base/calendar.h"
#include "daemon/config/schedule.h"

namespace planwatch {

struct Config;

// `meetings:` in the configuration: days in ascending order, or times.
using Meetings = std::variant<std::vector<Date>, Cron>;

// The day of the last meeting before today (a meeting today is not over); the
// end of the last quarter where the configuration has none.
Date LastMeeting(const Config& config, Date today);

}  // namespace planwatch
