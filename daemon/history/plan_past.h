// A plan's past: what it said on any day, and each action's way through it.
//
// An action is the same one in two versions when its wording is, whatever its
// number; else when its own reference is; else when the wording is near enough
// (a small edit). So neither a new numbering nor a new order makes actions new.
// All of it is a pure function of the versions: it doesn't matter in which
// order they were recorded. Immutable: any thread.
//
// An action's id is that of its first version (collectors/plan/identity.h); the
// id of each later wording leads to the same action, so that a link stays good
// when an earlier version is recorded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/due_dates.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/options.h"
#include "collectors/plan/plan.h"
#include "daemon/history/record.h"

namespace planwatch {

// A row of a plan from one version to another. Position 0 holds the outcomes;
// actions count from 1 in the document's order.
struct PlanSpan {
  std::int64_t position = 0;
  Date from{}, to{};  // [from, to); `kOpenEnd` where it still stands
  std::int64_t state = 0;
};
inline constexpr Date kOpenEnd{
    std::chrono::local_days{std::chrono::year{9999} / 12 / 31}};

// A version of the plan, on the day on which it was read.
struct PlanVersion {
  Date day{};
  // The number of rows that could not be used; nullopt: not known.
  std::optional<std::size_t> not_used{};
};

// One action over time.
struct ActionTrace {
  struct Step {
    Date from{};
    const ActionRecord* state = nullptr;  // the past's; nullptr: it is gone
  };
  std::vector<Step> steps;  // by day, each different from the one before
  std::string id;

  // As it was on the day; nullptr where it was not there.
  const ActionRecord* On(Date day) const;
  // All that it has had until the day.
  DueDates DueDatesUntil(Date day) const;
};

// Of a plan as at a day.
struct PlanCounts {
  RagCounts actions;
  std::size_t overdue = 0;
};

class PlanPast {
 public:
  // The versions by day; the actions' states by number; the spans of actions
  // and those of the outcomes.
  PlanPast(std::vector<PlanVersion> versions,
           std::map<std::int64_t, ActionRecord> states,
           std::vector<PlanSpan> actions,
           std::vector<std::pair<Date, std::vector<Outcome>>> outcomes);
  PlanPast(const PlanPast&) = delete;
  PlanPast& operator=(const PlanPast&) = delete;
  PlanPast(PlanPast&&) = default;
  PlanPast& operator=(PlanPast&&) = default;

  // By day.
  const std::vector<PlanVersion>& versions() const { return versions_; }
  // The last one until the day; nullptr before the first.
  const PlanVersion* VersionOn(Date day) const;
  // What the plan said on the day: the last version read until then, without
  // the places of its rows; nullopt before the first.
  std::optional<Plan> On(Date day) const;
  // Whether it has the plan as its version of the day, action by action.
  bool IsAs(const Plan& plan, Date day) const;
  // Of each action of the plan on that day, in its order.
  std::vector<ActionPast> PastsOn(Date day) const;
  // The figures as at the day, and the counts alone, which cost less; nullopt
  // before the first version.
  std::optional<PlanFigures> FiguresOn(Date day, OverdueBy overdue_by) const;
  std::optional<PlanCounts> CountsOn(Date day, OverdueBy overdue_by) const;

  // Every action that was ever in the plan, in the order in which they came.
  const std::vector<ActionTrace>& traces() const { return traces_; }
  // The action that has, or ever had, the id; nullptr: none.
  const ActionTrace* Find(std::string_view id) const;

 private:
  // The actions on a day, in the plan's order, as indices of traces_.
  const std::vector<std::uint32_t>& ActionsOn(Date day) const;

  std::vector<PlanVersion> versions_;
  std::map<std::int64_t, ActionRecord> states_;
  std::vector<std::pair<Date, std::vector<Outcome>>> outcomes_;  // by day
  // The actions from a day on.
  std::map<Date, std::vector<std::uint32_t>> actions_;
  std::vector<ActionTrace> traces_;
};

}  // namespace planwatch
