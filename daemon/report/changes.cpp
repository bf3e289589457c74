#include "daemon/report/changes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <variant>

#include "collectors/base/text.h"
#include "collectors/disclosure/disclosure.h"
#include "collectors/plan/predicates.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

// nullopt: the history has nothing of the plan until today.
std::optional<PlanChanges> ChangesSince(const PlanPast& past,
                                        const PlanOptions& options, Date since,
                                        Date today) {
  if (past.versions().empty()) return std::nullopt;
  const Date from = std::max(since, past.versions().front().day);
  std::optional<PlanFigures> before = past.FiguresOn(from, options.overdue_by);
  std::optional<PlanFigures> now = past.FiguresOn(today, options.overdue_by);
  if (!before || !now || from > today) return std::nullopt;
  if (options.leads_hidden) {
    HideLeads(*before);
    HideLeads(*now);
  }
  return PlanChanges(*std::move(before), from, *std::move(now), today);
}

bool IsLedByAny(const ActionFigure* row,
                const std::vector<std::string>& leads) {
  if (row == nullptr) return false;
  const std::vector<std::string>& own = LeadsOf(row->action);
  return std::any_of(own.begin(), own.end(), [&](const std::string& lead) {
    return std::any_of(leads.begin(), leads.end(), [&](const auto& asked) {
      return Fold(asked) == Fold(lead);
    });
  });
}

bool IsAskedFor(const ActionPair& action, const ChangesAsked& asked) {
  if (action.changes.empty()) return false;
  if (!asked.leads.empty() && !IsLedByAny(action.before, asked.leads) &&
      !IsLedByAny(action.now, asked.leads))
    return false;
  return asked.kinds.empty() ||
         std::any_of(asked.kinds.begin(), asked.kinds.end(),
                     [&](Change kind) { return action.Has(kind); });
}

}  // namespace

PlanSheet MakePlanSheet(const Entry& entry, const PlanPast* past, Date today,
                        const ChangesAsked& asked) {
  const auto& options = std::get<PlanOptions>(entry.options);
  PlanSheet sheet{.name = entry.name,
                  .title = entry.title,
                  .leads_hidden = options.leads_hidden,
                  .changes = {},
                  .actions = {}};
  if (past != nullptr)
    sheet.changes = ChangesSince(*past, options, asked.since, today);
  if (!sheet.changes) return sheet;
  for (const ActionPair& action : sheet.changes->actions())
    if (IsAskedFor(action, asked)) sheet.actions.push_back(&action);
  return sheet;
}

ChangesSheet MakeChangesSheet(const Config& config, const PastOfPlan& past_of,
                              Date today, const ChangesAsked& asked) {
  ChangesSheet sheet{.since = asked.since, .today = today, .plans = {}};
  for (const Entry& entry : config.entries)
    if (entry.kind() == Kind::kPlan &&
        (asked.plans.empty() ||
         std::find(asked.plans.begin(), asked.plans.end(), entry.name) !=
             asked.plans.end()))
      sheet.plans.push_back(
          MakePlanSheet(entry, past_of(entry.name), today, asked));
  return sheet;
}

std::string CountChanges(const std::vector<const ActionPair*>& actions) {
  std::map<Change, std::size_t> counts;
  for (const ActionPair* const action : actions)
    for (const Change change : action->changes) ++counts[change];
  std::vector<std::string> parts;
  const auto tell = [&](Change change) {
    if (const auto found = counts.find(change); found != counts.end())
      parts.push_back(std::to_string(found->second) + ' ' +
                      std::string(ChangeWords(change, found->second)));
    counts.erase(change);
  };
  tell(Change::kBetter);
  for (const Change change : kAllChanges) tell(change);
  return parts.empty() ? "no change" : Join(parts, ", ");
}

std::string SummaryOf(const PlanSheet& plan, Date today) {
  if (!plan.changes) return "nothing is known of the past";
  using std::chrono::year_month_day;
  const Date from = plan.changes->from();
  std::string day = DayInWords(from);
  if (year_month_day{from}.year() == year_month_day{today}.year())
    day.resize(day.rfind(' '));
  return "since " + day + ": " + CountChanges(plan.actions);
}

std::vector<TextChange> TextChangesOf(const ActionPair& action) {
  std::vector<TextChange> changes;
  if (action.before == nullptr || action.now == nullptr) return changes;
  const Action &before = action.before->action, &now = action.now->action;
  if (action.Has(Change::kReworded))
    changes.push_back({nullptr, before.title, now.title});
  for (const ActionText& each : kActionTexts)
    if (before.*each.text != now.*each.text)
      changes.push_back({&each, before.*each.text, now.*each.text});
  return changes;
}

bool IsOfTexts(Change change) {
  return change == Change::kReworded || change == Change::kProgress;
}

int DaysLateBefore(const ActionPair& action) {
  const bool was = action.before != nullptr && action.before->overdue;
  const bool settled = action.now != nullptr &&
                       (action.now->overdue || action.now->action.complete);
  return was && !settled ? action.before->overdue_days : 0;
}

}  // namespace planwatch
