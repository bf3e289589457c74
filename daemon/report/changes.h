// What changed in the plans since a day: the sheet that opens a meeting.
//
// The page, its CSV and JSON, the API and `planwatch changes` are all made of
// it; they format, and add no figure. Without the leads of a plan that hides
// them: neither their names nor that there is another. Pure functions: any
// thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "daemon/config/config.h"
#include "daemon/history/plan_past.h"
#include "daemon/past/changes.h"

namespace planwatch {

// Which changes are asked for. Of each list any; empty: all.
struct ChangesAsked {
  Date since{};                    // what changed from the end of this day on
  std::vector<std::string> plans;  // by name
  std::vector<std::string> leads;  // before or now; compared as Fold does
  std::vector<Change> kinds;       // such actions, with all their changes
};

struct PlanSheet {
  std::string name, title;
  bool leads_hidden = false;
  // From the later of the day asked for and the first day of the history;
  // nullopt: the history has nothing of the plan.
  std::optional<PlanChanges> changes;
  // Those asked for, in the order of `changes`, each with one change at least.
  std::vector<const ActionPair*> actions;
};

struct ChangesSheet {
  Date since{}, today{};
  std::vector<PlanSheet> plans;  // in the configuration's order

  // The history of the plan begins after the day asked for.
  bool BeginsLate(const PlanSheet& plan) const {
    return plan.changes && plan.changes->from() > since;
  }
};

// nullptr: the history has nothing of the plan.
using PastOfPlan = std::function<const PlanPast*(const std::string& plan)>;

// `since` is not after today.
ChangesSheet MakeChangesSheet(const Config& config, const PastOfPlan& past_of,
                              Date today, const ChangesAsked& asked);
PlanSheet MakePlanSheet(const Entry& entry, const PlanPast* past, Date today,
                        const ChangesAsked& asked);

// "3 better, 1 worse, 2 moved to a later date"; "no change".
std::string CountChanges(const std::vector<const ActionPair*>& actions);
// "since 13 April: 3 better, 1 worse"; the year where it is not today's.
std::string SummaryOf(const PlanSheet& plan, Date today);

// A text of an action that changed.
struct TextChange {
  const ActionText* text = nullptr;  // nullptr: the wording itself
  const std::string& before;
  const std::string& now;
};
std::vector<TextChange> TextChangesOf(const ActionPair& action);
// Such a change is told by its texts.
bool IsOfTexts(Change change);

// It was overdue on the first day and is so no longer without having been
// completed: how many days late it was then; else 0.
int DaysLateBefore(const ActionPair& action);

std::string ChangesAsText(const ChangesSheet& sheet);
std::string ChangesAsCsv(const ChangesSheet& sheet);
std::string ChangesAsJson(const ChangesSheet& sheet);

}  // namespace planwatch
