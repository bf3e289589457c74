// A table that holds the rest of the plan by its references: the facing page
// of a wide plan, or "Progress at May 2015" below it. It is not joined to the
// plan, and a doubt.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"

namespace planwatch {

// Which of the due date, the rating and the lead `block` holds for the plan's
// actions, where no table of the plan does, for a message: "the due date and
// the RAG of the action". Empty where there is none. `plan` are the tables that
// were taken.
std::string RestOfPlan(std::span<const Block* const> plan, const Block& block);

}  // namespace planwatch
