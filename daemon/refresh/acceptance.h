// When a version is held back for its size, and what accepting it would change,
// as lines of text.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/plan/accepted.h"
#include "collectors/plan/plan.h"
#include "daemon/config/config.h"

namespace planwatch {

// Whether a plan, a register or measures of so many records have lost too many
// of them to be taken without a person's word: more than half.
inline bool HasShrunk(std::size_t before, std::size_t now) {
  return 2 * now < before;
}

// Of a plan: actions, ratings (as at today) and roles before and after. Empty
// if the version would be neither held back nor in doubt because of its
// columns.
std::string FormatAccept(const Plan& last, const AcceptedReading& accepted,
                         const Plan& version, Date today);

// Of a register or measures, by size. Empty if they have not shrunk so much.
std::string FormatAccept(Kind kind, std::size_t last, std::size_t version);

}  // namespace planwatch
