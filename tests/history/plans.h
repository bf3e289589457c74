// Plans for the history's tests, as literals.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "collectors/plan/plan.h"

namespace planwatch {

inline Date Day(const char* iso) { return *ParseIsoDate(iso); }

struct PlanLine {
  std::string reference;
  std::string title;
  Rag rag = Rag::kAmber;
  std::string due = {};  // ISO, or none
};

// A plan of one objective. A row with a reference has one of its own.
inline Plan PlanOf(const std::vector<PlanLine>& rows) {
  Plan plan;
  plan.objectives.push_back({"1", "Prevent"});
  for (const PlanLine& row : rows) {
    Action action;
    action.has_own_reference = !row.reference.empty();
    action.reference = action.has_own_reference
                           ? row.reference
                           : "1." + std::to_string(plan.actions.size() + 1);
    action.title = row.title;
    action.rag = row.rag;
    action.complete = row.rag == Rag::kBlue;
    if (!row.due.empty()) {
      action.due.date = ParseIsoDate(row.due);
      action.deadline = action.due.date;
    }
    action.responsible = {"Head of Service"};
    plan.actions.push_back(std::move(action));
  }
  return plan;
}

}  // namespace planwatch
