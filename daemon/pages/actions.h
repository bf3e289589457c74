// The page at `/actions`: the rows behind a number, each with its place in the
// document, what was read there and what was guessed.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Takes `plan` and the names of ActionFilter. Status 400 for an unknown value.
PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
