#include "collectors/plan/row_states.h"

#include <cstddef>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// With what is struck through in each cell that has no other text.
Row BeforeStroke(Row row) {
  for (Cell& cell : row.cells)
    if (!HasText(cell.text))
      cell.text = std::exchange(cell.struck, std::string());
  return row;
}

}  // namespace

std::optional<Row> CompletedRow(const Block& block, const Row& row) {
  Row before = BeforeStroke(row);
  if (!SaysComplete(block, before)) return std::nullopt;
  return before;
}

void ApplyStateAcross(const Block& block, const Row& row, Draft& draft) {
  for (const PlanField field : kRatingFields) {
    const auto column = block.roles.ColumnOf(field);
    if (!column) continue;
    std::size_t i = *column;
    if (i >= row.cells.size()) continue;
    while (i > block.first_column && row.cells[i].merge == Merge::kLeft) --i;
    if (i == *column || row.cells[i].merge != Merge::kNone ||
        block.roles.ColumnOf(PlanField::kAction) == i ||
        !SaysOverOrElsewhere(row.cells[i].text))
      continue;
    draft[field] = row.cells[i];
    return;
  }
}

void ApplyStateBeside(Draft& draft) {
  Cell& action = draft[PlanField::kAction];
  if (!HasText(action.struck) || !SaysDoneAlone(action.text)) return;
  Cell state;
  state.text = std::exchange(action.text, std::exchange(action.struck, {}));
  // May move the cells.
  Append(draft[PlanField::kStatus], state);
}

}  // namespace planwatch
