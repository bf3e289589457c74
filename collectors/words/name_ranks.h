// Ranks that name no one without what they are over: "Assistant Director,
// Adult Services". Pure functions: any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "collectors/words/name_parts.h"

namespace planwatch {

// Whether a comma behind part `i`, a rank and nothing else, parts it from the
// area that it is over, so that the two are one lead.
bool HasAreaBehind(const std::vector<NamePart>& parts, std::size_t i);

}  // namespace planwatch
