// A rating that is spread over columns, one for each thing it may be, with a
// mark in one of them: "Red | Amber | Green", "Not achieved | Achieved".
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"

namespace planwatch {

struct SpreadRating {
  std::size_t first = 0, end = 0;  // places among the headings
};

// Of adjacent headings that are different ratings those of which each row has
// at most one marked, and two rows or more have one. `first_column`: of the
// first heading in the rows.
std::optional<SpreadRating> FindSpreadRating(
    std::span<const std::string> headings, std::span<const Row* const> rows,
    std::size_t first_column);

// How many columns such a rating takes, of the first row and those below it
// up to a gap.
std::size_t SpreadColumns(std::span<const Row> from_header);

// Writes the heading of each row's mark into the first of such columns, which
// gets a heading that names it. The changed rows go to `made`. Whether there
// were any.
bool JoinSpreadRating(Block& block, std::deque<std::vector<Row>>& made);

}  // namespace planwatch
