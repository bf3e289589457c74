// Cells that say that an action is done, in columns that do not say how actions
// stand: "Complete" under "Outcome"; where nothing rates the actions, also at
// an edge of their own text, reference or lead: "Review the file (completed)";
// and 100 under "% complete", where another column rates them. Such an action
// may be complete, which is a doubt where it has a deadline and no rating says
// so.
//
// Pure functions: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/plan.h"
#include "collectors/table/row.h"

namespace planwatch {

// One column, and the rows of the actions that it says to be done.
struct DoneElsewhere {
  std::string heading;
  std::string said = {};  // the first such cell
  std::vector<Place> actions = {};
  bool is_text = false;    // the action's own, or its lead's
  bool is_status = false;  // it is read, and another column rates
};
std::vector<DoneElsewhere> FindDoneElsewhere(
    const Block& block, std::span<const std::string> ignore);

// Adds a doubt for each column that says it of actions that are not complete.
// `hidden`: no cell is quoted, since it may name a lead.
void DoubtDoneElsewhere(std::span<const DoneElsewhere> columns, bool hidden,
                        Plan& plan);

}  // namespace planwatch
