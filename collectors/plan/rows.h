// The rows of a plan's tables put together: what belongs to one action is one
// draft, whatever was merged, carried over a page or given as a heading above.
// Cells are read here only to tell rows apart; their values are read by
// interpreter.h.
//
// Used by the reader alone: one thread.
#pragma once

#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/draft.h"

namespace planwatch {

// `blocks` are the plan's, in the document's order.
Drafts MakeDrafts(const std::vector<Block>& blocks);

}  // namespace planwatch
