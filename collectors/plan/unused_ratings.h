// A column that is not read as ratings, though it has some and nothing else
// rates the plan's actions.
//
// A pure function: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <optional>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/profile.h"
#include "collectors/table/report.h"

namespace planwatch {

// `profiles`: of the block's columns, of the rows that are actions alone.
std::optional<Doubt> UnusedRating(const Block& block,
                                  const std::vector<Profile>& profiles);

}  // namespace planwatch
