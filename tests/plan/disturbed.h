// Generated plans with a few things changed as people change them: cells
// emptied, moved, shaded and merged, rows put in, headings reworded. What is
// right is not known of them; a golden tells when the reading changes.
#pragma once

#include <cstdint>
#include <vector>

#include "collectors/plan/options.h"
#include "collectors/table/row.h"

namespace planwatch {

struct DisturbedPlan {
  std::vector<Row> rows;
  PlanOptions options;
};

// The same seed gives the same plan everywhere.
DisturbedPlan DisturbPlan(std::uint64_t seed);

}  // namespace planwatch
