// The board's sections: one for each plan, register and table of measures; and
// parts of them that other pages show too. Pure functions: any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "daemon/pages/page.h"
#include "daemon/pages/plan_links.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Of an entry whose plan is published. Each number links to its rows at
// `/actions`. `heading`: the level of the tables' headings; `lines` stand below
// the numbers that count first.
Html PlanSection(const EntrySnapshot& entry, int heading, const Html& lines,
                 const PageRequest& request);

// The numbers that count first, and the bar of its ratings.
Html PlanHead(const EntrySnapshot& entry, const PageRequest& request);

// Such numbers of one plan or of several.
struct PlanSums {
  std::size_t overdue = 0, revised = 0, date_removed = 0;
  std::size_t due_soon = 0;  // in 30 days
};
PlanSums SumsOf(const PlanFigures& figures);
using TileAddress = std::function<std::string(PlanLinks::Criteria)>;
Html PlanTiles(const RagCounts& actions, const PlanSums& sums,
               const TileAddress& address);

// What is missing or doubtful in a plan, as a table of such numbers.
Html PlanGaps(const PublishedPlan& plan, int heading,
              const PageRequest& request);

// Cells that are held back are named in words. The entry's register, or
// measures, are published. `brief`: the tables are folded away.
Html RegisterSection(const EntrySnapshot& entry, bool brief);
Html MeasuresSection(const PublishedMeasures& measures, bool brief);
// How many are held back, and why; empty if none is.
Html HeldBack(std::size_t count, const Html& one, const Html& several);

}  // namespace planwatch::web
