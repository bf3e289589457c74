// What of the choice of a table's columns is in doubt: roles given by a guess
// or before a rival, and columns that nobody uses though their cells are what
// the plan lacks. Pure functions: any thread.
//
// Rules: README.md, "Doubt is a result".
#pragma once

#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/table/report.h"

namespace planwatch {

std::vector<Doubt> ColumnDoubts(const Block& block,
                                const BlockOptions& options);

}  // namespace planwatch
