// An action as a line of a review's or an exception report's lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collectors/plan/plan.h"
#include "daemon/past/changes.h"

namespace planwatch {

// A plain value: any thread.
struct ActionLine {
  std::string id;  // ActionPast::id
  std::string reference, title;
  std::vector<std::string> leads;  // empty if they may not be shown
  Rag rag = Rag::kUnrated;
  std::optional<Rag> was;    // if the RAG was another at the start
  std::vector<DueDate> due;  // each due date it has had, in order
  int days_overdue = 0;      // at the end; where it is gone, at the start
};

ActionLine LineOf(const ActionPair& pair, bool leads_shown);

}  // namespace planwatch
