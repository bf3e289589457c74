// `/changes?since=DATE&plan=&lead=&kind=&format=`: what changed in the plans
// since a day, by default since the last meeting; and the same as an API. Pure
// functions: any thread.
#pragma once

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

PageAnswer ChangesPage(const Snapshot& snapshot, const PageRequest& request);
// `/api/v1/changes`: as `format=json`, errors too.
PageAnswer ChangesApi(const Snapshot& snapshot, const PageRequest& request);

// A line for the board: what changed in the plan since the last meeting, as a
// link to the page; empty where the history has nothing of it.
Html ChangesLine(const Snapshot& snapshot, const EntrySnapshot& entry,
                 const PageRequest& request);

}  // namespace planwatch::web
