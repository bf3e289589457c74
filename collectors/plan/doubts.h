// What of a plan's reading is in doubt on a day. A pure function: any thread.
// Rules: DESIGN, "Doubt is a result".
#pragma once

#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"
#include "collectors/table/report.h"

namespace planwatch {

// The doubts of the reading that make a difference on the day, and those that
// the day's figures raise.
std::vector<Doubt> PlanDoubts(const Plan& plan, Date as_at);

}  // namespace planwatch
