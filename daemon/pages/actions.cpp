#include "daemon/pages/actions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/action_cells.h"
#include "daemon/pages/action_query.h"
#include "daemon/pages/data.h"
#include "daemon/pages/export.h"
#include "daemon/pages/form.h"

namespace planwatch::web {
namespace {

// What the row tells beside its figures, each under its name.
Html More(const Action& action, const PageRequest& request) {
  Html more;
  std::vector<std::string> names;
  const auto tell = [&](std::string_view name, const Html& text) {
    if (text.empty()) return;
    names.emplace_back(name);
    more += "<p>"_html + Text(name) + ": "_html + text + "</p>"_html;
  };
  for (const ActionText& each : kActionTexts)
    if (const std::string& text = action.*each.text; !text.empty())
      tell(each.heading, Lines(text));
  tell("Partners",
       SheetLinks(request, Party::kPartner, action.partners, ", "_html));
  if (more.empty()) return {};
  return "<details><summary>"_html + Text(Join(names, ", ")) +
         "</summary>"_html + more + "</details>"_html;
}

Html ActionCell(const ActionFigure& row, const PageRequest& request) {
  Html cell = Text(row.action.title);
  if (!row.objective.empty()) cell += Aside(Text(row.objective_text));
  return cell + More(row.action, request);
}

TableRow MakeRow(const PublishedPlan& plan, const ActionFigure& row,
                 const EntrySnapshot& source, const PageRequest& request) {
  const Action& action = row.action;
  TableRow cells = {
      ActionLink(request, plan.name, row), ActionCell(row, request),
      RagLabel(action.rag), DueCell(row),
      row.overdue ? Number(static_cast<std::size_t>(row.overdue_days))
                  : Html()};
  if (!plan.leads_hidden) cells.push_back(LeadCell(action, request));
  cells.push_back(PlaceCell(action, source));
  return cells;
}

TableOptions MakeTable(const PublishedPlan& plan, const EntrySnapshot& source) {
  TableOptions table{.caption = {},
                     .columns = {{"Reference"},
                                 {"Action"},
                                 {"RAG"},
                                 {"Due"},
                                 {"Days late", true}},
                     .stacked = true};
  if (!plan.leads_hidden) table.columns.push_back({"Leads"});
  table.columns.push_back({"Place in " + source.source_name});
  return table;
}

// An outcome may belong to several actions, so it is identified by its place.
Html OutcomeSection(const EntrySnapshot& entry, const std::vector<Rag>& rags) {
  const PublishedPlan& plan = *entry.plan;
  std::vector<TableRow> rows;
  for (const Outcome& outcome : plan.figures.outcome_cells)
    if (std::find(rags.begin(), rags.end(), outcome.rag) != rags.end())
      rows.push_back({Text(outcome.place.ToString()), RagLabel(outcome.rag)});
  const Html heading = "<h2>"_html + Text(plan.title) + "</h2>\n"_html;
  const std::string of =
      std::to_string(plan.figures.outcome_cells.size()) + " outcomes";
  if (rows.empty()) return heading + "<p>No outcomes match.</p>\n"_html;
  return heading +
         Table({.caption = std::to_string(rows.size()) + " of " + of,
                .columns = {{"Place in " + entry.source_name}, {"RAG"}}},
               rows);
}

Html PlanSection(const EntrySnapshot& entry, const ActionQuery& query,
                 Date as_at, const PageRequest& request) {
  const PublishedPlan& plan = *entry.plan;
  const std::vector<const ActionFigure*> found = query.RowsOf(entry, as_at);
  Html section = "<h2>"_html + Text(plan.title) + "</h2>\n"_html;
  if (plan.leads_hidden)
    section += "<p>The leads of this plan are not shown.</p>\n"_html;
  if (found.empty()) return section + "<p>No actions match.</p>\n"_html;
  std::vector<TableRow> rows;
  rows.reserve(found.size());
  for (const ActionFigure* row : found)
    rows.push_back(MakeRow(plan, *row, entry, request));
  TableOptions table = MakeTable(plan, entry);
  table.caption =
      std::to_string(found.size()) + " of " +
      std::to_string(plan.figures.rows.size()) +
      (plan.figures.rows.size() == 1 ? " action of " : " actions of ") +
      plan.title;
  return section + Table(table, rows);
}

// One field a value, and an empty one where there is none.
Html Input(std::string_view name, std::string_view label,
           std::vector<std::string> values) {
  if (values.empty()) values.emplace_back();
  Html inputs;
  for (const std::string& value : values)
    inputs += "<label>"_html + Text(label) + "<input name=\""_html +
              Text(name) + "\" value=\""_html + Text(value) +
              "\"></label>\n"_html;
  return inputs;
}

// The groups that a criterion without choices chooses from; nullptr: any text.
std::vector<GroupFigure> PlanFigures::*GroupsOf(std::string_view criterion) {
  if (criterion == "objective") return &PlanFigures::objectives;
  if (criterion == "lead") return &PlanFigures::leads;
  if (criterion == "priority") return &PlanFigures::priorities;
  if (criterion == "partner") return &PlanFigures::partners;
  return nullptr;
}

// Every criterion is a field, so that nothing is asked for unseen.
Html Form(const Snapshot& snapshot, const ActionQuery& query,
          const PageRequest& request) {
  Html form = "<form class=\"filter\" method=\"get\" action=\""_html +
              Text(request.base) + "actions\">\n"_html;
  std::vector<Option> titles;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.plan != nullptr) titles.push_back({entry.name(), entry.title()});
  if (titles.size() > 1 || !query.names.empty())
    form += Select("plan", "Plan", titles, query.names);
  for (const Criterion& criterion : Criteria()) {
    const std::vector<std::string> chosen =
        query.filter.ValuesOf(criterion.name);
    const auto groups = GroupsOf(criterion.name);
    if (criterion.choices.empty() && groups == nullptr) {
      form += Input(criterion.name, criterion.label, chosen);
      continue;
    }
    std::vector<Option> options;
    if (groups != nullptr) options = LabelsOf(query.plans, groups);
    for (const Choice& choice : criterion.choices)
      options.push_back({std::string(choice.value), std::string(choice.words)});
    form += Select(criterion.name, criterion.label, std::move(options), chosen);
  }
  return form + "<button>Show</button>\n"_html +
         Link(request.base + "actions", "Show all"_html) + "\n</form>\n"_html;
}

// The outcomes requested by rating: `outcomes=red`. Empty if the page lists
// actions.
Result<std::vector<Rag>> RequestedOutcomes(const PageRequest& request) {
  std::vector<Rag> rags;
  for (const std::string& value : QueryValues(request, "outcomes")) {
    const std::optional<Rag> rag = RagFromName(value);
    if (!rag)
      return Error("`outcomes` takes one of red, amber, green, blue, unrated");
    rags.push_back(*rag);
  }
  return rags;
}

}  // namespace

std::vector<std::string> ActionsParameters() {
  std::vector<std::string> names = ActionQuery::Parameters();
  names.insert(names.end(), {"outcomes", "format"});
  return names;
}

PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request) {
  const PageFrame frame{.title = "Actions", .here = "actions"};
  const auto wrong = [&](const Error& error) {
    return WrongAddress(snapshot, request, frame, error.message(), "actions");
  };
  const Result<ActionQuery> query = ActionQuery::Parse(snapshot, request);
  if (!query) return wrong(query.error());
  const Result<std::vector<Rag>> outcomes = RequestedOutcomes(request);
  if (!outcomes) return wrong(outcomes.error());
  const Result<Format> format = RequestedFormat(request);
  if (!format) return wrong(format.error());
  const bool of_outcomes = !outcomes->empty();
  if (*format == Format::kCsv)
    return of_outcomes ? CsvAnswer(OutcomesAsCsv(*query, *outcomes), "outcomes")
                       : CsvAnswer(ActionsAsCsv(snapshot, *query), "actions");
  if (*format == Format::kJson)
    return JsonAnswer(of_outcomes ? OutcomesAsJson(*query, *outcomes)
                                  : ActionsAsJson(snapshot, *query));

  Html main;
  const std::string description = query->filter.Describe();
  if (!description.empty())
    main += "<p>Actions "_html + Text(description) + ".</p>\n"_html;
  if (query->plans.empty()) {
    main += "<p>No plan has been read yet.</p>\n"_html;
  } else if (of_outcomes) {
    for (const EntrySnapshot* plan : query->plans)
      main += OutcomeSection(*plan, *outcomes);
    main += "<p>"_html + Link(request.base + "actions", "All actions"_html) +
            "</p>\n"_html;
  } else {
    main += Form(snapshot, *query, request) +
            ExportLinks(request, "actions", "These actions");
    for (const EntrySnapshot* plan : query->plans)
      main += PlanSection(*plan, *query, snapshot.published->as_at(), request);
  }
  return {.status = 200, .body = FramePage(snapshot, request, frame, main)};
}

}  // namespace planwatch::web
