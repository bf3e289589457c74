// Drafts to a plan: what their cells say, and what of it is in doubt.
//
// A pure function: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/plan/column_styles.h"
#include "collectors/plan/options.h"
#include "collectors/plan/plan.h"
#include "collectors/plan/rows.h"
#include "collectors/plan/state_colours.h"

namespace planwatch {

// `styles` are of the report's tables, in their order. Fails where the plan is
// beyond what one may be (limits.h).
Result<Plan> InterpretDrafts(const PlanOptions& options,
                             const Calendar& calendar, Drafts drafts,
                             std::vector<ColumnStyles> styles,
                             StateColours states);

}  // namespace planwatch
