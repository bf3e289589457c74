#include "daemon/pages/calendar_page.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/html/html.h"
#include "daemon/pages/action_cells.h"
#include "daemon/pages/export.h"
#include "daemon/pages/icalendar.h"
#include "daemon/pages/sheets.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

PageAnswer Refusal(int status, std::string message) {
  return {.status = status,
          .body = std::move(message) + '\n',
          .content_type = "text/plain; charset=utf-8"};
}

bool Contains(const std::vector<std::string>& values,
              const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Makes the events of one plan.
class PlanEvents {
 public:
  PlanEvents(const Snapshot& snapshot, const EntrySnapshot& entry,
             const PageRequest& request)
      : snapshot_(snapshot), entry_(entry), request_(request) {
    if (entry.past)
      for (const ActionTrace& trace : entry.past->traces())
        traces_.emplace(trace.id, &trace);
  }

  CalendarEvent Make(const ActionFigure& row) const {
    const Instant modified = ModifiedOf(row);
    CalendarEvent event{
        .uid = PercentEncode(entry_.name()) + '-' + row.id + "@planwatch",
        .day = *row.due,
        .summary = row.action.reference + ' ' + row.action.title,
        .description = Description(row),
        .category = entry_.title(),
        .url = {},
        .stamp = snapshot_.published->as_at_midnight(),
        .modified = modified,
        // Each change is of a later day, whatever the history forgets.
        .sequence =
            std::chrono::floor<std::chrono::days>(modified.time_since_epoch())
                .count()};
    if (!request_.external_url.empty())
      event.url = ActionAddress(request_.external_url, entry_.name(), row.id);
    return event;
  }

 private:
  // When the action last changed; where its past is not known, its document.
  Instant ModifiedOf(const ActionFigure& row) const {
    const Date as_at = snapshot_.published->as_at();
    const auto trace = traces_.find(row.id);
    if (trace == traces_.end())
      return entry_.health.modified.value_or(
          snapshot_.published->as_at_midnight());
    Date changed = trace->second->steps.front().from;
    for (const ActionTrace::Step& step : trace->second->steps)
      if (step.from <= as_at) changed = step.from;
    return snapshot_.config->calendar->StartOf(changed);
  }

  std::string Description(const ActionFigure& row) const {
    const Action& action = row.action;
    std::vector<std::string> lines = {
        "Plan: " + entry_.title(),
        "Rating: " + std::string(RagName(action.rag))};
    if (!entry_.plan->leads_hidden && !LeadsOf(action).empty())
      lines.push_back("Led by: " + Join(LeadsOf(action), ", "));
    if (!row.objective.empty()) lines.push_back(row.objective);
    if (row.due_dates.all().size() > 1)
      lines.push_back("Due dates: " + Slippage(row.due_dates.all()));
    return Join(lines, "\n");
  }

  const Snapshot& snapshot_;
  const EntrySnapshot& entry_;
  const PageRequest& request_;
  std::unordered_map<std::string_view, const ActionTrace*> traces_;
};

std::string CalendarName(const std::vector<const EntrySnapshot*>& plans,
                         const std::vector<std::string>& leads) {
  if (!leads.empty()) return Join(leads, ", ");
  std::vector<std::string> titles;
  for (const EntrySnapshot* plan : plans) titles.push_back(plan->title());
  return Join(titles, ", ");
}

}  // namespace

PageAnswer CalendarPage(const Snapshot& snapshot, const PageRequest& request) {
  const Result<std::vector<std::string>> names =
      RequestedPlans(snapshot, request);
  if (!names) return Refusal(400, Capitalized(names.error().message()) + ".");
  const std::vector<std::string> leads = QueryValues(request, "lead");
  std::vector<const EntrySnapshot*> plans;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan &&
        (names->empty() || Contains(*names, entry.name())))
      plans.push_back(&entry);
  // Without its events a calendar program would take them for settled.
  for (const EntrySnapshot* plan : plans)
    if (plan->plan == nullptr)
      return Refusal(503, plan->title() + " has not been read yet.");

  std::vector<std::string> folded;
  for (const std::string& lead : leads) {
    if (std::none_of(plans.begin(), plans.end(), [&](const auto* plan) {
          return HasEverNamed(*plan, Party::kLead, lead);
        }))
      return Refusal(404, "No action is led by \"" + lead +
                              "\", or the leads of its plan are not shown.");
    folded.push_back(Fold(lead));
  }

  std::vector<CalendarEvent> events;
  for (const EntrySnapshot* plan : plans) {
    if (!leads.empty() && plan->plan->leads_hidden) continue;
    const PlanEvents make(snapshot, *plan, request);
    for (const ActionFigure& row : plan->plan->figures.rows) {
      if (row.action.complete || !row.due) continue;
      if (folded.empty() || std::any_of(folded.begin(), folded.end(),
                                        [&](const std::string& lead) {
                                          return NamesParty(row.action,
                                                            Party::kLead, lead);
                                        }))
        events.push_back(make.Make(row));
    }
  }
  return {.status = 200,
          .body = WriteCalendar(CalendarName(plans, leads), events),
          .content_type = "text/calendar; charset=utf-8"};
}

}  // namespace planwatch::web
