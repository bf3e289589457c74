// The page at `/check`: the co-ordinator's list of what to repair in her
// documents, with what `planwatch check` says beside it.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

PageAnswer CheckPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
