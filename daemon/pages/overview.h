// The board of many plans: a row for each, and what is worst over all of them.
// Pure functions: any thread.
#pragma once

#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// The entries that are plans, published or not.
std::vector<const EntrySnapshot*> PlansOf(const Snapshot& snapshot);

Html PlansOverview(const std::vector<const EntrySnapshot*>& plans,
                   const PageRequest& request);

}  // namespace planwatch::web
