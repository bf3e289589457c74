// How well a column's cells fit a role: the contents' half of the vote.
//
// Pure functions: any thread.
#pragma once

#include <optional>

#include "collectors/plan/fields.h"
#include "collectors/plan/profile.h"

namespace planwatch {

// About -3 to 1.5. A column without any cells says nothing against its heading.
double Fit(PlanField field, const Profile& profile);

// What the contents alone say, for a column whose heading says nothing of the
// role; nullopt where they never are enough. A date column is due by its
// heading only.
std::optional<double> FitByContents(PlanField field, const Profile& profile);

}  // namespace planwatch
