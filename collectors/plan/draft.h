// What belongs to one action, put together from its rows, before it is read.
//
// Used by the reader alone: one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/plan/fields.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

struct Draft {
  Place place;
  // Of the columns that the table has; what stands in rows that continue it is
  // added as lines. Of several RAG cells the last filled one.
  std::vector<std::pair<PlanField, Cell>> cells;
  std::size_t objective = 0;  // index into Drafts::objectives
  std::string priority;
  std::size_t table = 0;  // index into ReadReport::tables

  // nullptr where the table has no such column.
  const Cell* Find(PlanField field) const {
    const auto found =
        std::find_if(cells.begin(), cells.end(),
                     [&](const auto& cell) { return cell.first == field; });
    return found != cells.end() ? &found->second : nullptr;
  }
  // An empty one where the table has no such column.
  const Cell& operator[](PlanField field) const {
    static const Cell kNone;
    const Cell* const found = Find(field);
    return found != nullptr ? *found : kNone;
  }
  Cell& operator[](PlanField field) {
    for (auto& [of, cell] : cells)
      if (of == field) return cell;
    return cells.emplace_back(field, Cell()).second;
  }
  // Whether the status stands in the column of another role.
  bool HasStatusOf(PlanField field) const {
    const Cell* const other = Find(field);
    return other != nullptr && other->text == (*this)[PlanField::kStatus].text;
  }
};

struct OutcomeDraft {
  Place place;
  Cell rag;
};

struct Drafts {
  std::vector<std::string>
      objectives;  // one line each; empty: under no heading
  std::vector<Draft> actions;
  std::vector<OutcomeDraft> outcomes;
  ReadReport report;
  // Why there are not all of them: the plan is beyond what one may be.
  std::optional<Error> refused = {};
};

// Whether the field is what an action says of itself: objectives, priorities
// and outcomes are shared by several, and told apart from it.
bool IsOfAction(PlanField field);
// Whether a merged cell, or a ditto, hands it down to the actions below.
bool IsHandedDown(PlanField field);

// What the actions of one plan may come to (limits.h).
class DraftBudget {
 public:
  // Counts the draft in; fails where that is too much.
  Status Spend(const Draft& draft);

 private:
  std::size_t actions_ = 0, bytes_ = 0;
};

// Adds what stands in a row that continues the cell.
void Append(Cell& cell, const Cell& more);

std::size_t LinesOf(const Cell& cell);

// A row that stacks `count` actions, taken apart: cells of so many lines by
// line, the others whole in each.
Result<std::vector<Draft>> PartsOf(const Draft& draft, std::size_t count,
                                   DraftBudget& budget);

}  // namespace planwatch
