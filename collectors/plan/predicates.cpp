#include "collectors/plan/predicates.h"

#include <chrono>

namespace planwatch {

bool IsComplete(const Action& action, Date day) {
  return action.complete || (action.completed && *action.completed <= day);
}

Rag RagOn(const Action& action, Date day) {
  return action.completed && *action.completed <= day ? Rag::kBlue : action.rag;
}

bool IsOverdue(const Action& action, Date day) {
  return action.deadline && *action.deadline < day && !IsComplete(action, day);
}

int DaysOverdue(const Action& action, Date day) {
  return IsOverdue(action, day)
             ? static_cast<int>((day - *action.deadline).count())
             : 0;
}

bool IsDueWithin(const Action& action, Date day, int days) {
  return action.deadline && *action.deadline >= day &&
         *action.deadline <= day + std::chrono::days{days} &&
         !IsComplete(action, day);
}

bool IsContradictory(const Action& action, Date day) {
  return IsOverdue(action, day) && RagOn(action, day) == Rag::kGreen;
}

bool Lacks(const Action& action, Gap gap, Date day) {
  const Rag rag = RagOn(action, day);
  switch (gap) {
    case Gap::kRag:
      return rag == Rag::kUnrated;
    case Gap::kDue:
      return !action.deadline;
    case Gap::kLead:
      return LeadsOf(action).empty();
    case Gap::kEvidence:
      return (rag == Rag::kGreen || rag == Rag::kBlue) &&
             action.evidence.empty();
  }
  return false;
}

const std::vector<std::string>& LeadsOf(const Action& action) {
  return action.responsible.empty() ? action.accountable : action.responsible;
}

}  // namespace planwatch
