// The history's figures as OpenMetrics with timestamps: one sample a day and
// series, at the start of the day (as planwatch_as_at_timestamp_seconds says
// it), by the same figures and disclosure as the live endpoint.
//
// OpenMetrics requires the samples of a family to be contiguous, so days are
// collected by family in temporary files; memory doesn't grow with the days.
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "daemon/past/past.h"

namespace planwatch {

// Both days are included. `labels` go on every series.
Status WriteBackfill(
    const Past& past, Date from, Date to,
    const std::vector<std::pair<std::string, std::string>>& labels,
    std::ostream& out);

}  // namespace planwatch
