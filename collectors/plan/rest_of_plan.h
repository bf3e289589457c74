// A table that holds the rest of the plan by its references: the facing page
// of a wide plan, or "Progress at May 2015" below it. It is not joined to the
// plan, and a doubt.
//
// Pure functions: any thread. Rules: README.md, "Reading an untidy plan".
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"

namespace planwatch {

class RestOfPlan {
 public:
  // `plan` are the tables that were taken.
  explicit RestOfPlan(std::span<const Block* const> plan);

  // Which of the due date, the rating and the lead `block` holds for the plan's
  // actions, where no table of the plan does, for a message: "the due date and
  // the RAG of the action". Empty where there is none.
  std::string In(const Block& block) const;

 private:
  bool NamesPlansActions(const Block& block) const;

  std::vector<PlanField> lacking_;
  std::map<PlanField, std::set<std::string>> actions_;  // by what names them
};

}  // namespace planwatch
