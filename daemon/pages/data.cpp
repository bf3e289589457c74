#include "daemon/pages/data.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/csv.h"
#include "daemon/pages/export.h"
#include "daemon/report/json_text.h"
#include "daemon/report/words.h"

namespace planwatch::web {
namespace {

using nlohmann::ordered_json;

constexpr long kSecondsPerDay = 86400;

ordered_json AsAt(const Snapshot& snapshot) {
  return DateOrNull(snapshot.published
                        ? std::optional(snapshot.published->as_at())
                        : std::nullopt);
}

ordered_json ToJson(const RagCounts& counts) {
  ordered_json json;
  for (const Rag rag : kAllRags) json[std::string(RagName(rag))] = counts[rag];
  return json;
}

ordered_json ToJson(const PublishedPlan& plan) {
  const PlanFigures& figures = plan.figures;
  ordered_json due;
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
    due[std::to_string(kDueWithinDays[i]) + "d"] = figures.due_within[i];
  ordered_json incomplete = {{"rag", figures.incomplete_rag},
                             {"due", figures.incomplete_due}};
  if (!plan.leads_hidden) incomplete["lead"] = figures.incomplete_lead;
  incomplete["evidence"] = figures.incomplete_evidence;
  return {{"actions", ToJson(figures.actions)},
          {"actions_overdue", ToJson(figures.overdue)},
          {"actions_due", std::move(due)},
          {"actions_incomplete", std::move(incomplete)},
          {"actions_revised", figures.revised},
          {"actions_date_removed", figures.date_removed},
          {"actions_contradictory", figures.contradictory},
          {"outcomes", ToJson(figures.outcomes)}};
}

ordered_json LeadsWithRoles(const Action& action) {
  ordered_json leads = ordered_json::array();
  for (const auto& [role, names] :
       {std::pair("accountable", &action.accountable),
        std::pair("responsible", &action.responsible)})
    for (const std::string& name : *names)
      leads.push_back({{"lead", name}, {"role", role}});
  return leads;
}

long SlippedSeconds(const ActionFigure& row) {
  return row.due_dates.IsMovedLater()
             ? static_cast<long>(row.due_dates.Slipped().count()) *
                   kSecondsPerDay
             : 0;
}

ordered_json ToJson(const PublishedPlan& plan, const ActionFigure& row) {
  const Action& action = row.action;
  ordered_json json = {{"plan", plan.name},
                       {"id", row.id},
                       {"action", action.reference},
                       {"title", action.title},
                       {"objective", row.objective},
                       {"priority", action.priority},
                       {"rag", RagName(action.rag)},
                       {"complete", action.complete},
                       {"completed", DateOrNull(action.completed)},
                       {"due", DateOrNull(row.due)},
                       {"dates", DueDatesToJson(row.due_dates.all())},
                       {"overdue_seconds", row.overdue_days * kSecondsPerDay},
                       {"slipped_seconds", SlippedSeconds(row)}};
  if (!plan.leads_hidden) json["leads"] = LeadsWithRoles(action);
  json["partners"] = action.partners;
  for (const ActionText& each : kActionTexts)
    json[std::string(each.name)] = action.*each.text;
  json["place"] = action.place.ToString();
  return json;
}

std::string Seconds(long seconds) {
  return seconds != 0 ? std::to_string(seconds) : std::string();
}

std::string DateOrNothing(const std::optional<Date>& date) {
  return date ? FormatDate(*date) : std::string();
}

std::vector<std::string> CsvLineOf(const PublishedPlan& plan,
                                   const ActionFigure& row) {
  const Action& action = row.action;
  std::vector<std::string> line = {
      plan.name,
      row.id,
      action.reference,
      action.title,
      row.objective,
      action.priority,
      std::string(RagName(action.rag)),
      action.complete ? "1" : "0",
      DateOrNothing(action.completed),
      DateOrNothing(row.due),
      IsoDates(row.due_dates.all()),
      Seconds(row.overdue_days * kSecondsPerDay),
      Seconds(SlippedSeconds(row)),
      plan.leads_hidden ? "" : Join(action.responsible, "; "),
      plan.leads_hidden ? "" : Join(action.accountable, "; "),
      Join(action.partners, "; ")};
  for (const ActionText& each : kActionTexts) line.push_back(action.*each.text);
  line.push_back(action.place.ToString());
  return line;
}

std::vector<std::pair<const EntrySnapshot*, const Outcome*>> OutcomesOf(
    const ActionQuery& query, const std::vector<Rag>& rags) {
  std::vector<std::pair<const EntrySnapshot*, const Outcome*>> found;
  for (const EntrySnapshot* entry : query.plans)
    for (const Outcome& outcome : entry->plan->figures.outcome_cells)
      if (std::find(rags.begin(), rags.end(), outcome.rag) != rags.end())
        found.emplace_back(entry, &outcome);
  return found;
}

}  // namespace

std::string PlansAsJson(const Snapshot& snapshot) {
  ordered_json json = {{"as_at", AsAt(snapshot)},
                       {"plans", ordered_json::array()}};
  for (const EntrySnapshot& entry : snapshot.entries) {
    if (entry.kind() != Kind::kPlan) continue;
    ordered_json plan = {{"plan", entry.name()},
                         {"title", entry.title()},
                         {"state", StateName(entry.state())}};
    if (entry.plan != nullptr) {
      for (const auto& [name, value] : entry.plan->labels)
        plan["labels"][name] = value;
      plan.update(ToJson(*entry.plan));
    }
    json["plans"].push_back(std::move(plan));
  }
  return DumpJson(json);
}

std::string PlansAsCsv(const Snapshot& snapshot) {
  CsvWriter writer;
  std::vector<std::string> head = {"plan", "title", "state"};
  for (const Rag rag : kAllRags)
    head.push_back("actions_" + std::string(RagName(rag)));
  for (const Rag rag : kAllRags)
    head.push_back("actions_overdue_" + std::string(RagName(rag)));
  for (const int days : kDueWithinDays)
    head.push_back("actions_due_" + std::to_string(days) + "d");
  head.insert(head.end(), {"actions_revised", "actions_date_removed",
                           "actions_contradictory"});
  writer.Line(head);
  for (const EntrySnapshot& entry : snapshot.entries) {
    if (entry.kind() != Kind::kPlan) continue;
    std::vector<std::string> line = {entry.name(), entry.title(),
                                     std::string(StateName(entry.state()))};
    if (entry.plan != nullptr) {
      const PlanFigures& figures = entry.plan->figures;
      for (const Rag rag : kAllRags)
        line.push_back(std::to_string(figures.actions[rag]));
      for (const Rag rag : kAllRags)
        line.push_back(std::to_string(figures.overdue[rag]));
      for (const std::size_t due : figures.due_within)
        line.push_back(std::to_string(due));
      for (const std::size_t count :
           {figures.revised, figures.date_removed, figures.contradictory})
        line.push_back(std::to_string(count));
    }
    line.resize(head.size());
    writer.Line(line);
  }
  return std::move(writer).Take();
}

std::string ActionsAsJson(const Snapshot& snapshot, const ActionQuery& query) {
  ordered_json json = {{"as_at", AsAt(snapshot)},
                       {"actions", ordered_json::array()}};
  for (const EntrySnapshot* entry : query.plans)
    for (const ActionFigure* row :
         query.RowsOf(*entry, snapshot.published->as_at()))
      json["actions"].push_back(ToJson(*entry->plan, *row));
  return DumpJson(json);
}

std::string ActionsAsCsv(const Snapshot& snapshot, const ActionQuery& query) {
  CsvWriter writer;
  std::vector<std::string> head = {"plan",
                                   "id",
                                   "action",
                                   "title",
                                   "objective",
                                   "priority",
                                   "rag",
                                   "complete",
                                   "completed",
                                   "due",
                                   "dates",
                                   "overdue_seconds",
                                   "slipped_seconds",
                                   "responsible",
                                   "accountable",
                                   "partners"};
  for (const ActionText& each : kActionTexts) head.emplace_back(each.name);
  head.emplace_back("place");
  writer.Line(head);
  for (const EntrySnapshot* entry : query.plans)
    for (const ActionFigure* row :
         query.RowsOf(*entry, snapshot.published->as_at()))
      writer.Line(CsvLineOf(*entry->plan, *row));
  return std::move(writer).Take();
}

std::string OutcomesAsJson(const ActionQuery& query,
                           const std::vector<Rag>& rags) {
  ordered_json json = {{"outcomes", ordered_json::array()}};
  for (const auto& [entry, outcome] : OutcomesOf(query, rags))
    json["outcomes"].push_back({{"plan", entry->name()},
                                {"rag", RagName(outcome->rag)},
                                {"place", outcome->place.ToString()}});
  return DumpJson(json);
}

std::string OutcomesAsCsv(const ActionQuery& query,
                          const std::vector<Rag>& rags) {
  CsvWriter writer;
  writer.Line({"plan", "rag", "place"});
  for (const auto& [entry, outcome] : OutcomesOf(query, rags))
    writer.Line({entry->name(), std::string(RagName(outcome->rag)),
                 outcome->place.ToString()});
  return std::move(writer).Take();
}

PageAnswer PlansApi(const Snapshot& snapshot, const PageRequest& /*request*/) {
  return JsonAnswer(PlansAsJson(snapshot));
}

PageAnswer ActionsApi(const Snapshot& snapshot, const PageRequest& request) {
  const Result<ActionQuery> query = ActionQuery::Parse(snapshot, request);
  if (!query) return JsonError(kBadRequest, query.error().message());
  return JsonAnswer(ActionsAsJson(snapshot, *query));
}

}  // namespace planwatch::web
