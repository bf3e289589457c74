// Which of a document's tables has most of a plan's evidence.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "collectors/plan/blocks.h"

namespace planwatch {

// The index of one that is the plan, be it with others under the same headings;
// nullopt: none can be. What is named otherwise, is another register or counts
// is the plan only where nothing else can be.
std::optional<std::size_t> BestTable(std::span<const Block> all);

}  // namespace planwatch
