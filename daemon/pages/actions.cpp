#include "daemon/pages/actions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "daemon/html/chart.h"
#include "daemon/html/html.h"
#include "daemon/pages/action_filter.h"

namespace planwatch::web {
namespace {

constexpr std::size_t kOptionCharacters = 60;

Html Lines(const std::vector<std::string>& lines) {
  Html text;
  for (const std::string& line : lines)
    text += (text.empty() ? Html() : "<br>"_html) + Text(line);
  return text;
}

Html Aside(const Html& text) {
  return "<br><span class=\"quiet\">"_html + text + "</span>"_html;
}

// "was 31 March 2015, 30 June 2015; now none"; empty where it had one date.
Html Moved(const DueDates& dates) {
  if (dates.all().size() < 2) return {};
  Html text;
  for (const DueDate& each : dates.all()) {
    const bool last = &each == &dates.all().back();
    text += (text.empty() ? "was "_html
             : last       ? "; now "_html
                          : ", "_html) +
            (each.date ? Day(*each.date) : "none"_html);
  }
  return Aside(text);
}

Html DueCell(const ActionFigure& row) {
  const Due& due = row.action.due;
  Html cell = row.due ? Day(*row.due) : "no date"_html;
  cell += Moved(row.due_dates);
  if (!due.text.empty())
    cell += Aside("written “"_html + Text(due.text) + "”"_html +
                  (due.guessed ? ", guessed"_html : Html()));
  if (row.action.completed)
    cell += Aside("completed "_html + Day(*row.action.completed));
  return cell;
}

Html LeadCell(const Action& action) {
  if (action.responsible.empty()) return Lines(action.accountable);
  Html cell = Lines(action.responsible);
  if (!action.accountable.empty())
    cell += Aside("accountable: "_html + Text(Join(action.accountable, ", ")));
  return cell;
}

// The remarks on a place, worded as in `check`.
Html Remarked(const Remarks& remarks, const Place& place, const Html& heading) {
  Html text;
  for (const Remark& remark : remarks.listed())
    if (remark.place == place)
      text += "<li>"_html + heading + Text(remark.text) + "</li>"_html;
  return text;
}

Html PlaceCell(const Action& action, const EntrySnapshot& source) {
  Html cell = Text(action.place.ToString());
  if (source.report) {
    const Html remarks =
        Remarked(source.report->repairs, action.place, "To repair: "_html) +
        Remarked(source.report->guesses, action.place, "Guessed: "_html);
    if (!remarks.empty())
      cell += "<ul class=\"remarks\">"_html + remarks + "</ul>"_html;
  }
  return cell;
}

Html ActionCell(const ActionFigure& row) {
  const Action& action = row.action;
  Html cell = Text(action.title);
  if (!row.objective.empty()) cell += Aside(Text(row.objective));
  Html more;
  if (!action.evidence.empty())
    more += "<p>Evidence: "_html + Text(action.evidence) + "</p>"_html;
  if (!action.partners.empty())
    more +=
        "<p>Partners: "_html + Text(Join(action.partners, ", ")) + "</p>"_html;
  if (!more.empty())
    cell += "<details><summary>Evidence and partners</summary>"_html + more +
            "</details>"_html;
  return cell;
}

TableRow MakeRow(const PublishedPlan& plan, const ActionFigure& row,
                 const EntrySnapshot& source) {
  const Action& action = row.action;
  TableRow cells = {Text(action.reference), ActionCell(row),
                    RagLabel(action.rag), DueCell(row),
                    row.overdue
                        ? Number(static_cast<std::size_t>(row.overdue_days))
                        : Html()};
  if (!plan.leads_hidden) cells.push_back(LeadCell(action));
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

// The order of the rows: longest overdue first, next due first, else in the
// document's order.
void Order(const ActionFilter& filter, std::vector<const ActionFigure*>& rows) {
  if (!filter.ValuesOf("overdue").empty())
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ActionFigure* a, const ActionFigure* b) {
                       return a->overdue_days > b->overdue_days;
                     });
  else if (!filter.ValuesOf("due").empty())
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ActionFigure* a, const ActionFigure* b) {
                       return a->due < b->due;
                     });
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
  if (rows.empty())
    return heading + "<p>None of its "_html + Text(of) + ".</p>\n"_html;
  return heading +
         Table({.caption = std::to_string(rows.size()) + " of " + of,
                .columns = {{"Place in " + entry.source_name}, {"RAG"}}},
               rows);
}

Html PlanSection(const EntrySnapshot& entry, const ActionFilter& filter,
                 Date as_at) {
  const PublishedPlan& plan = *entry.plan;
  std::vector<const ActionFigure*> found;
  for (const ActionFigure& row : plan.figures.rows)
    if (filter.Holds(plan, row, as_at)) found.push_back(&row);
  Order(filter, found);
  Html section = "<h2>"_html + Text(plan.title) + "</h2>\n"_html;
  if (plan.leads_hidden)
    section += "<p>The leads of this plan are not shown.</p>\n"_html;
  if (found.empty())
    return section + "<p>None of its "_html + Number(plan.figures.rows.size()) +
           " actions.</p>\n"_html;
  std::vector<TableRow> rows;
  rows.reserve(found.size());
  for (const ActionFigure* row : found)
    rows.push_back(MakeRow(plan, *row, entry));
  TableOptions table = MakeTable(plan, entry);
  table.caption =
      std::to_string(found.size()) + " of " +
      std::to_string(plan.figures.rows.size()) +
      (plan.figures.rows.size() == 1 ? " action of " : " actions of ") +
      plan.title;
  return section + Table(table, rows);
}

struct Option {
  std::string value, words;
};

Html Select(std::string_view name, const Html& label,
            const std::vector<Option>& options,
            const std::vector<std::string>& chosen) {
  if (options.empty()) return {};
  Html select = "<label>"_html + label + "<select name=\""_html + Text(name) +
                "\"><option value=\"\">Any</option>"_html;
  for (const Option& option : options) {
    const bool is_chosen =
        std::find(chosen.begin(), chosen.end(), option.value) != chosen.end();
    select += "<option value=\""_html + Text(option.value) +
              (is_chosen ? "\" selected>"_html : "\">"_html) +
              Text(Cut(option.words, kOptionCharacters)) + "</option>"_html;
  }
  return select + "</select></label>\n"_html;
}

std::vector<Option> LabelsOf(const std::vector<const EntrySnapshot*>& plans,
                             std::vector<GroupFigure> PlanFigures::*groups) {
  std::vector<Option> options;
  for (const EntrySnapshot* entry : plans)
    for (const GroupFigure& group : entry->plan->figures.*groups)
      if (std::none_of(options.begin(), options.end(),
                       [&](const Option& option) {
                         return Fold(option.value) == Fold(group.label);
                       }))
        options.push_back({group.label, group.label});
  return options;
}

// Criteria without a field in the form are passed on as hidden inputs.
Html Form(const Snapshot& snapshot, const ActionFilter& filter,
          const std::vector<const EntrySnapshot*>& plans,
          const std::vector<std::string>& plan_names,
          const PageRequest& request) {
  Html form = "<form class=\"filter\" method=\"get\" action=\""_html +
              Text(request.base) + "actions\">\n"_html;
  std::vector<Option> titles;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.plan != nullptr) titles.push_back({entry.name(), entry.title()});
  if (titles.size() > 1)
    form += Select("plan", "Plan"_html, titles, plan_names);
  for (const Criterion& criterion : Criteria()) {
    const std::string name(criterion.name);
    const std::vector<std::string> chosen = filter.ValuesOf(name);
    std::vector<Option> options;
    for (const Choice& choice : criterion.choices)
      options.push_back({std::string(choice.value), std::string(choice.words)});
    if (name == "rag")
      form += Select(name, "Rating"_html, options, chosen);
    else if (name == "overdue")
      form += Select(name, "Overdue"_html, options, chosen);
    else if (name == "due")
      form += Select(name, "Due"_html, options, chosen);
    else if (name == "objective")
      form += Select(name, "Sub-objective"_html,
                     LabelsOf(plans, &PlanFigures::objectives), chosen);
    else if (name == "lead")
      form += Select(name, "Lead"_html, LabelsOf(plans, &PlanFigures::leads),
                     chosen);
    else
      for (const std::string& value : chosen)
        form += "<input type=\"hidden\" name=\""_html + Text(name) +
                "\" value=\""_html + Text(value) + "\">\n"_html;
  }
  return form + "<button>Show</button>\n"_html +
         Link(request.base + "actions", "Show all"_html) + "\n</form>\n"_html;
}

PageAnswer Wrong(const Snapshot& snapshot, const PageRequest& request,
                 const std::string& message) {
  return {
      .status = 400,
      .html = FramePage(
          snapshot, request, {.title = "Actions", .here = "actions"},
          "<p class=\"bad\">This address asks for what there is not: "_html +
              Text(message) + ".</p>\n<p>"_html +
              Link(request.base + "actions", "All actions"_html) +
              "</p>\n"_html)};
}

// The plans requested by name; all if none is.
Result<std::vector<std::string>> AskedPlans(const Snapshot& snapshot,
                                            const PageRequest& request) {
  std::vector<std::string> names, known;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan) known.push_back(entry.name());
  const auto [first, last] = request.query.equal_range("plan");
  for (auto i = first; i != last; ++i) {
    if (i->second.empty()) continue;
    if (std::find(known.begin(), known.end(), i->second) == known.end())
      return Error(known.empty()
                       ? std::string("the configuration names no plan")
                       : "`plan` takes one of " + Join(known, ", "));
    names.push_back(i->second);
  }
  return names;
}

// The outcomes requested by rating: `outcomes=red`. Empty if the page lists
// actions.
Result<std::vector<Rag>> AskedOutcomes(const PageRequest& request) {
  std::vector<Rag> rags;
  const auto [first, last] = request.query.equal_range("outcomes");
  for (auto i = first; i != last; ++i) {
    if (i->second.empty()) continue;
    const std::optional<Rag> rag = RagFromName(i->second);
    if (!rag)
      return Error("`outcomes` takes one of red, amber, green, blue, unrated");
    rags.push_back(*rag);
  }
  return rags;
}

}  // namespace

PageAnswer ActionsPage(const Snapshot& snapshot, const PageRequest& request) {
  const Result<std::vector<std::string>> names = AskedPlans(snapshot, request);
  if (!names) return Wrong(snapshot, request, names.error().message());
  const Result<ActionFilter> filter = ActionFilter::Parse(request.query);
  if (!filter) return Wrong(snapshot, request, filter.error().message());
  const Result<std::vector<Rag>> outcomes = AskedOutcomes(request);
  if (!outcomes) return Wrong(snapshot, request, outcomes.error().message());

  Html main;
  const std::string description = filter->Describe();
  if (!description.empty())
    main += "<p>Actions "_html + Text(description) + ".</p>\n"_html;
  std::vector<const EntrySnapshot*> plans;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.plan != nullptr &&
        (names->empty() ||
         std::find(names->begin(), names->end(), entry.name()) != names->end()))
      plans.push_back(&entry);
  if (plans.empty()) {
    main += "<p>No plan has been read yet.</p>\n"_html;
  } else if (!outcomes->empty()) {
    for (const EntrySnapshot* plan : plans)
      main += OutcomeSection(*plan, *outcomes);
    main += "<p>"_html + Link(request.base + "actions", "All actions"_html) +
            "</p>\n"_html;
  } else {
    main += Form(snapshot, *filter, plans, *names, request);
    for (const EntrySnapshot* plan : plans)
      main += PlanSection(*plan, *filter, snapshot.published->as_at());
  }
  return {.status = 200,
          .html = FramePage(snapshot, request,
                            {.title = "Actions", .here = "actions"}, main)};
}

}  // namespace planwatch::web
