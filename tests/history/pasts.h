// A plan's past made of its versions, without a database.
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

namespace planwatch {

// By day.
inline PlanPast PastOf(const std::vector<std::pair<Date, Plan>>& versions) {
  std::vector<PlanVersion> days;
  std::map<std::string, std::int64_t> numbers;
  std::map<std::int64_t, ActionRecord> states;
  std::vector<PlanSpan> spans;
  std::vector<std::pair<Date, std::vector<Outcome>>> outcomes;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto& [day, plan] = versions[i];
    days.push_back({.day = day});
    outcomes.emplace_back(day, plan.outcomes);
    const Date to = i + 1 < versions.size() ? versions[i + 1].first : kOpenEnd;
    std::int64_t position = 0;
    for (const Action& action : plan.actions) {
      ActionRecord record{action, plan.objectives.at(action.objective)};
      const auto number =
          numbers
              .try_emplace(ToJson(record),
                           static_cast<std::int64_t>(numbers.size() + 1))
              .first->second;
      states.emplace(number, std::move(record));
      spans.push_back({++position, day, to, number});
    }
  }
  return PlanPast(std::move(days), std::move(states), std::move(spans),
                  std::move(outcomes));
}

// The same by ISO dates.
inline PlanPast PastOf(
    const std::vector<std::pair<std::string, Plan>>& versions) {
  std::vector<std::pair<Date, Plan>> dated;
  for (const auto& [day, plan] : versions)
    dated.emplace_back(Day(day.c_str()), plan);
  return PastOf(dated);
}

}  // namespace planwatch
