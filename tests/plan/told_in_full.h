// All that the reading of a plan says, as text, for goldens: records, columns,
// doubts with their words and places, what was rejected or passed over, and the
// figures of two days.
#pragma once

#include <string>

#include "collectors/base/result.h"
#include "collectors/plan/plan.h"

namespace planwatch {

std::string ToldInFull(const Result<Plan>& plan);

// The same in a line: ratings, due dates and columns, and a digest of the rest.
std::string ToldInALine(const Result<Plan>& plan);

}  // namespace planwatch
