// What a row says of its action's state elsewhere than under its rating: across
// the row's cells, by striking the action out, behind a text that is struck.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <optional>

#include "collectors/plan/blocks.h"
#include "collectors/plan/draft.h"
#include "collectors/table/row.h"

namespace planwatch {

// A row whose action is struck out, as it was before, where its rating or
// completion says that the action is complete, struck out or not. Else nullopt.
std::optional<Row> CompletedRow(const Block& block, const Row& row);

// Takes a state that is written across the cells of the lead, due date and
// rating ("No longer required") as the rating.
void ApplyStateAcross(const Block& block, const Row& row, Draft& draft);

// Takes "DONE" behind the text of an action that is struck out as its status,
// and the struck text as the action.
void ApplyStateBeside(Draft& draft);

}  // namespace planwatch
