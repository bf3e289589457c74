// A plan's past, from literals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "daemon/history/plan_past.h"
#include "daemon/history/record.h"
#include "tests/history/plans.h"

namespace planwatch::test {

// What the plan said from each of these days on; the days ascend.
inline PlanPast PastOf(
    const std::vector<std::pair<std::string, Plan>>& versions) {
  std::vector<PlanVersion> read;
  std::map<std::int64_t, ActionRecord> states;
  std::map<std::string, std::int64_t> numbers;
  std::vector<PlanSpan> spans;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Date from = Day(versions[i].first.c_str());
    const Date to =
        i + 1 < versions.size() ? Day(versions[i + 1].first.c_str()) : kOpenEnd;
    const Plan& plan = versions[i].second;
    read.push_back({.day = from, .not_used = 0});
    for (std::size_t row = 0; row < plan.actions.size(); ++row) {
      const Action& action = plan.actions[row];
      const ActionRecord record{action, plan.objectives[action.objective]};
      const std::int64_t state =
          numbers
              .emplace(ToJson(record),
                       static_cast<std::int64_t>(numbers.size()) + 1)
              .first->second;
      states.emplace(state, record);
      spans.push_back({.position = static_cast<std::int64_t>(row) + 1,
                       .from = from,
                       .to = to,
                       .state = state});
    }
  }
  return {std::move(read), std::move(states), std::move(spans), {}};
}

}  // namespace planwatch::test
