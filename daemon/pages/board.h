// The page at `/`: the state of the plans and registers, and the health of
// their sources. Each number of a plan links to the rows behind it.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
