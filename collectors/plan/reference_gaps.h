// Whether the actions of a table that was set aside are missing among the
// plan's, by their references. Pure functions: any thread.
#pragma once

#include <set>
#include <span>
#include <string>

#include "collectors/plan/blocks.h"

namespace planwatch {

// Whether one of `others` stands between two of the plan's ("1.2" between "1.1"
// and "1.4"), and none is the plan's as well: then they are numbered together.
// All are folded.
bool FillsGap(const std::set<std::string>& plan,
              const std::set<std::string>& others);
// The same of a table that was set aside by its name, and holds actions.
// `plan` are the tables that were taken.
bool HasMissingActions(std::span<const Block* const> plan, const Block& aside);

}  // namespace planwatch
