// `planwatch accept`: what accepting a version that is held back would change.
#pragma once

#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/accepted.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// Lines of text: actions, ratings (as at today) and roles before and after.
// Empty if the version would be neither held back nor in doubt because of its
// columns. Pure.
std::string FormatAccept(const Plan& last, const AcceptedReading& accepted,
                         const Plan& version, Date today);

}  // namespace planwatch
