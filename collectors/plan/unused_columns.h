// Columns that nobody uses, or that are used for another role, though their
// cells are what the plan lacks.
//
// Pure functions: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/table/report.h"

namespace planwatch {

std::vector<Doubt> UnusedColumns(const Block& block,
                                 const BlockOptions& options);

}  // namespace planwatch
