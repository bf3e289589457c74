// What the configuration says of how a plan is read. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collectors/plan/fields.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The due date by which an action is overdue.
enum class OverdueBy {
  kOriginal,  // the first in the document
  kRevised,   // the latest
  kFirst,     // the first that the history knows
};

struct PlanOptions {
  ConfiguredColumns columns = {};
  std::vector<std::string> ignore = {};  // headings of columns to pass over
  RatingWords words = {};
  std::vector<Rag> complete = {Rag::kBlue};  // RAG values that mean done
  OverdueBy overdue_by = OverdueBy::kOriginal;
  std::optional<int> year = {};  // 2015 for "2015/16"
  LeadRules leads = {};
  bool leads_hidden = false;  // no lead leaves the daemon
  friend bool operator==(const PlanOptions&, const PlanOptions&) = default;
};

}  // namespace planwatch
