// Which plans and which of their actions an address asks for: the same for the
// page, its CSV and JSON, and the API. Pure functions: any thread.
#pragma once

#include <string>
#include <vector>

#include "collectors/base/result.h"
#include "daemon/pages/action_filter.h"
#include "daemon/pages/page.h"

namespace planwatch::web {

struct ActionQuery {
  // The error lists the valid values.
  static Result<ActionQuery> Parse(const Snapshot& snapshot,
                                   const PageRequest& request);
  // The names that it takes.
  static std::vector<std::string> Parameters();

  // Those that it asks for of a plan in `plans`: the longest overdue first,
  // what is due next first, else in the document's order.
  std::vector<const ActionFigure*> RowsOf(const EntrySnapshot& entry,
                                          Date as_at) const;

  std::vector<std::string> names;           // of `plan=`; empty: all
  std::vector<const EntrySnapshot*> plans;  // those of them that are published
  ActionFilter filter;
};

}  // namespace planwatch::web
