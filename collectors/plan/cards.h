// A table of cards: labels in the first column, values in the second, the same
// labels again for each action.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <span>
#include <vector>

#include "collectors/table/row.h"

namespace planwatch {

// The cards as a header and one row a card; none where it is not such a table.
std::vector<Row> TurnCards(std::span<const Row> table);

}  // namespace planwatch
