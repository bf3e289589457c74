// The board's sections: one a plan, a register, a table of measures; and a part
// of one that the list of what to repair shows too. Pure functions: any thread.
#pragma once

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Each number leads to its rows at `/actions`.
Html PlanSection(const Snapshot& snapshot, const PublishedPlan& plan,
                 const PageRequest& request);

// What is missing or doubtful in a plan, as a table of such numbers.
Html PlanGaps(const PublishedPlan& plan, const PageRequest& request);

// What is held back is said in words.
Html RegisterSection(const PublishedRegister& reg);
Html MeasuresSection(const PublishedMeasures& measures);
// That so many of them are held back, and why; nothing where none is.
Html HeldBack(std::size_t count, const Html& one, const Html& several);

}  // namespace planwatch::web
