// Tables side by side on one sheet, with a blank column between: another plan,
// or the key of its ratings.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <deque>
#include <vector>

#include "collectors/plan/blocks.h"

namespace planwatch {

// The block as one block a table, each with its own columns alone; roles are
// not assigned yet. Rows are copied to `made` where a block loses columns.
std::vector<Block> SplitSideBySide(Block block,
                                   std::deque<std::vector<Row>>& made);

}  // namespace planwatch
