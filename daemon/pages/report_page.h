// The page `/report?quarter=2015/16-Q1`: the review of a quarter, from the
// history. Any thread.
#pragma once

#include "daemon/pages/page.h"

namespace planwatch::web {

// Without a quarter, the one that the figures' date falls in.
PageAnswer ReportPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
