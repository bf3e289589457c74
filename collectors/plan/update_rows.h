// Rows below an action that add to it: updates with a rating of their own, and
// the rest of a merged or broken row.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <cstddef>

#include "collectors/plan/blocks.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/draft.h"
#include "collectors/plan/fields.h"
#include "collectors/table/row.h"

namespace planwatch {

// Whether nearly all of the block's rows up to `end` that have a date or a lead
// have a reference.
bool AreLedRowsNumbered(const Block& block, std::size_t end);

// Whether the row, which has a rating and neither a reference, a date nor a
// lead, is an update of the action above: "Q3 update: …". Its rating is then
// the action's, and the rest is progress. `updated`: the action has had an
// update. A row that may be one is in doubt.
bool AddUpdate(const Block& block, const Row& row, bool updated, Draft& action,
               RowsInDoubt& in_doubt);

// Whether the row has a cell of its own that differs from the action above.
bool DiffersFrom(const Draft& above, const Block& block, const Row& row,
                 PlanField field);

// A date and a rating or a lead, or all else that a row of an action has.
bool HasOwnAction(const Block& block, const Row& row);

}  // namespace planwatch
