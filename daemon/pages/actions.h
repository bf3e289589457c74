// The page at `/actions`: the rows behind a number, each with its place in the
// document, what was read there and what was guessed.
#pragma once

#include <string>
#include <vector>

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Takes what ActionQuery takes, `outcomes` (then it lists outcomes) and
// `format`. Status 400 for an unknown value.
std::vector<std::string> ActionsParameters();
PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
