// A table of cards, or a form for each action: labels in the first column,
// values in the second, the same labels again for each action.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "collectors/plan/draft.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// The cards as a header and one row a card; none where it is not such a table.
std::vector<Row> RowsFromCards(std::span<const Row> table);

// The doubt of actions whose whole texts are the names of other fields ("Lead",
// "Due date"): labels of forms that were not turned.
std::optional<Doubt> DoubtOfLabels(const Drafts& drafts);

}  // namespace planwatch
