// `planwatch accept`: what taking a version that is held back would change.
#pragma once

#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/accepted.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// Lines of text: actions, ratings (as at today) and roles before and after.
// Empty where the version would neither be held back nor be in doubt for its
// columns. Pure.
std::string FormatAccept(const Plan& last, const AcceptedReading& accepted,
                         const Plan& version, Date today);

}  // namespace planwatch
