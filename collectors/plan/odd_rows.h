// Rows that differ from the others of their table in what an action has, so
// that they may be no action, or one that should count.
//
// Pure functions: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <cstddef>

#include "collectors/plan/blocks.h"
#include "collectors/table/row.h"

namespace planwatch {

// Whether the row's rating is one of an action that is not complete.
bool HasOpenRating(const Block& block, const Row& row);

// Where nearly all rows have a reference and a rating: the first of those at
// the end, before `end`, that have neither. They may be notes, whatever date or
// name they hold. `end` where there are none.
std::size_t UnlikeTheOthersFrom(const Block& block, std::size_t end);

}  // namespace planwatch
