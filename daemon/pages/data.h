// Plans and actions as CSV and JSON: for the pages' `format` and for the API.
// Named as in the metrics; README.md in daemon/ describes the JSON.
//
// Pure functions of a snapshot and a request: any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/pages/action_query.h"
#include "daemon/pages/page.h"

namespace planwatch::web {

std::string PlansAsJson(const Snapshot& snapshot);
// A line a plan.
std::string PlansAsCsv(const Snapshot& snapshot);

std::string ActionsAsJson(const Snapshot& snapshot, const ActionQuery& query);
// A line an action.
std::string ActionsAsCsv(const Snapshot& snapshot, const ActionQuery& query);

// The outcomes rated so, which may belong to several actions each.
std::string OutcomesAsJson(const ActionQuery& query,
                           const std::vector<Rag>& rags);
std::string OutcomesAsCsv(const ActionQuery& query,
                          const std::vector<Rag>& rags);

// `/api/v1/plans` and `/api/v1/actions`, which takes what `/actions` takes.
PageAnswer PlansApi(const Snapshot& snapshot, const PageRequest& request);
PageAnswer ActionsApi(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
