// What is true of an action on a day: the one definition of each, for the
// figures, the rows behind them, the review and the history. Pure functions:
// any thread.
#pragma once

#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// Complete, and its RAG then: a date of completion makes it so from that day
// on.
bool IsComplete(const Action& action, Date day);
Rag RagOn(const Action& action, Date day);

// Its deadline has passed, and it is not complete.
bool IsOverdue(const Action& action, Date day);
// Calendar days since the deadline; 0 where it is not overdue.
int DaysOverdue(const Action& action, Date day);
// Not complete, and due from the day itself to so many days after it.
bool IsDueWithin(const Action& action, Date day, int days);
// Overdue, and still green.
bool IsContradictory(const Action& action, Date day);

// Fields whose absence is counted; evidence only of what is green or blue.
enum class Gap { kRag, kDue, kLead, kEvidence };
bool Lacks(const Action& action, Gap gap, Date day);

// Who leads it: the responsible, else the accountable.
const std::vector<std::string>& LeadsOf(const Action& action);

}  // namespace planwatch
