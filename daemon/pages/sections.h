// The board's sections: one for each plan, register and table of measures; and
// a part that `/check` shows too. Pure functions: any thread.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Of an entry whose plan is published. Each number links to its rows at
// `/actions`.
Html PlanSection(const EntrySnapshot& entry, const PageRequest& request);

// What is missing or doubtful in a plan, as a table of such numbers.
Html PlanGaps(const PublishedPlan& plan, const PageRequest& request);

// Cells that are held back are named in words.
Html RegisterSection(const PublishedRegister& reg);
Html MeasuresSection(const PublishedMeasures& measures);
// How many are held back, and why; empty if none is.
Html HeldBack(std::size_t count, const Html& one, const Html& several);

}  // namespace planwatch::web
