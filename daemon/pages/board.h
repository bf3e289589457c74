// The page at `/`: where the plans and registers stand, and how their sources
// do. Each number of a plan leads to the rows behind it.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

PageAnswer BoardPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
