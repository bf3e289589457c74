// Where a plan's actions end: below a blank row stand notes, keys and
// signatures, and more actions.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/table/row.h"

namespace planwatch {

// How many of the block's rows come before the notes, keys and signatures below
// it. A row below a gap is the plan's where it has a date or a rating, a
// reference that goes on from the others', or a sentence and a lead.
std::size_t EndOfActions(const Block& block);

// The rows from `end` on that may be actions all the same: those with an action
// and one more of the plan's cells, and several that have nothing but the
// action's.
std::vector<Place> MayBeActionsFrom(const Block& block, std::size_t end);

}  // namespace planwatch
