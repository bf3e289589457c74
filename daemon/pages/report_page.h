// The page `/report?quarter=2015/16-Q1`: the review of a quarter, from the
// history; with `form=exceptions` the exception report, of a quarter or since a
// day. Any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/pages/page.h"

namespace planwatch::web {

std::vector<std::string> ReportParameters();
// Without a quarter, the one that the figures' date falls in.
PageAnswer ReportPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
