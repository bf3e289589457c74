// The page at `/actions`: the rows behind a number, each with its place in the
// document, what was read there and what was guessed.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// `plan`, and what ActionFilter takes. A value that there is not: status 400.
PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
