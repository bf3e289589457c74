#include "daemon/pages/overview.h"

#include <algorithm>
#include <string>
#include <utility>

#include "daemon/html/chart.h"
#include "daemon/pages/action_cells.h"
#include "daemon/pages/plan_links.h"
#include "daemon/pages/sections.h"
#include "daemon/pages/worst.h"

namespace planwatch::web {
namespace {

// All that needs somebody stands below a link: the page fits a screen and a
// half with twenty plans.
constexpr std::size_t kWorstOfAll = 5;

// The lead with the most that is overdue.
Html WorstLead(const PublishedPlan& plan, const PageRequest& request) {
  const auto& leads = plan.figures.leads;
  const auto worst = std::max_element(leads.begin(), leads.end(),
                                      [](const GroupFigure& a, const auto& b) {
                                        return a.overdue < b.overdue;
                                      });
  if (plan.leads_hidden || worst == leads.end() || worst->overdue == 0)
    return {};
  return Link(SheetAddress(request, Party::kLead, worst->label),
              Text(worst->label)) +
         " ("_html + Number(worst->overdue) + ")"_html;
}

// Its page, and what there is to say of its source.
Html NameCell(const EntrySnapshot& entry, const PageRequest& request) {
  const Html name =
      Link(PlanAddress(request, entry.name()), Text(entry.title()));
  const ReadingState state = entry.state();
  if (state == ReadingState::kOk) return name;
  return name + " <span class=\"bad\">"_html + Text(StateWord(state)) +
         "</span>"_html;
}

TableRow PlanRow(const EntrySnapshot& entry, const PageRequest& request) {
  TableRow row = {NameCell(entry, request)};
  if (entry.plan == nullptr) {
    row.resize(9);
    return row;
  }
  const PublishedPlan& plan = *entry.plan;
  const PlanFigures& figures = plan.figures;
  const PlanLinks links(plan, request);
  const auto count = [&](std::size_t number, std::string_view what,
                         PlanLinks::Criteria criteria) {
    row.push_back(links.Count(number, std::move(criteria), what, plan.title));
  };
  count(figures.actions[Rag::kRed], "Red", {{"rag", "red"}});
  count(figures.overdue.total(), "Overdue", {{"overdue", "1"}});
  count(figures.actions[Rag::kAmber], "Amber", {{"rag", "amber"}});
  count(figures.revised, "Dates moved later", {{"revised", "1"}});
  count(GreenOrComplete(figures.actions), "Green or complete",
        {{"rag", "green"}, {"rag", "blue"}});
  row.push_back(RagBar(figures.actions, {}));
  row.push_back(WorstLead(plan, request));
  row.push_back(Ago(entry.health.modified, request.now));
  return row;
}

}  // namespace

std::vector<const EntrySnapshot*> PlansOf(const Snapshot& snapshot) {
  std::vector<const EntrySnapshot*> plans;
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.kind() == Kind::kPlan) plans.push_back(&entry);
  return plans;
}

Html PlansOverview(const std::vector<const EntrySnapshot*>& plans,
                   const PageRequest& request) {
  RagCounts actions;
  PlanSums sums;
  std::vector<TableRow> rows;
  for (const EntrySnapshot* const entry : plans) {
    rows.push_back(PlanRow(*entry, request));
    if (entry->plan == nullptr) continue;
    const PlanSums each = SumsOf(entry->plan->figures);
    sums.overdue += each.overdue;
    sums.revised += each.revised;
    sums.date_removed += each.date_removed;
    sums.due_soon += each.due_soon;
    for (const Rag rag : kAllRags)
      actions[rag] += entry->plan->figures.actions[rag];
  }
  const auto address = [&](const PlanLinks::Criteria& criteria) {
    return request.base + Query("actions", criteria);
  };
  const std::vector<WorstAction> worst = WorstActions(plans);
  Html overview =
      PlanTiles(actions, sums, address) +
      Table({.caption = std::to_string(plans.size()) + " delivery plans",
             .columns = {{"Plan"},
                         {"Red", true},
                         {"Overdue", true},
                         {"Amber", true},
                         {"Moved later", true},
                         {"Green or complete", true},
                         {"Ratings"},
                         {"Lead with most overdue"},
                         {"Document changed"}},
             .stacked = true,
             .compact = true,
             .heading = 2,
             .id = "plans"},
            rows);
  if (worst.empty())
    return overview + "<p>No action is overdue or red.</p>\n"_html;
  overview += WorstTable(
      worst, kWorstOfAll, true,
      {.caption = "Overdue or red in all plans: longest overdue first",
       .compact = true,
       .heading = 2,
       .id = "worst"},
      request);
  if (worst.size() > kWorstOfAll)
    overview +=
        "<p>"_html +
        Link(address({{"overdue", "1"}}),
             "All "_html + Number(sums.overdue) + " that are overdue"_html) +
        " · "_html +
        Link(address({{"rag", "red"}}),
             "All "_html + Number(actions[Rag::kRed]) + " that are red"_html) +
        "</p>\n"_html;
  return overview;
}

}  // namespace planwatch::web
