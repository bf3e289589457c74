// The actions that need somebody first: of a plan, or over all of them. Pure
// functions: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

struct WorstAction {
  const EntrySnapshot* entry = nullptr;
  const ActionFigure* row = nullptr;
};

// Those overdue, the longest first; behind them those that are red, the next
// due first. Plans that are not published have none.
std::vector<WorstAction> WorstActions(
    const std::vector<const EntrySnapshot*>& plans);

// The first `most` of them; with their plan where `several` may be among them.
Html WorstTable(const std::vector<WorstAction>& actions, std::size_t most,
                bool several, TableOptions table, const PageRequest& request);

}  // namespace planwatch::web
