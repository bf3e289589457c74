// The page at `/action/PLAN/ID`: one action, what it says now and all that the
// history knows of it.
//
// The id survives a new number and a new wording (ActionFigure::id); that of
// each later wording leads here too. Where nothing has the id, it may be the
// present reference of an action. Any thread.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Status 404 where there is no such action.
PageAnswer ActionPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
