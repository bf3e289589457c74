// The page at `/actions`: the rows behind a number, each with its place in the
// document, what was read there and what was guessed.
#pragma once

#include "daemon/snapshot.h"
#include "daemon/web/page.h"

namespace planwatch::web {

// `plan`, and what ActionFilter takes. A value that there is not: status 400.
PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
