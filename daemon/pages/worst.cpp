#include "daemon/pages/worst.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "collectors/plan/predicates.h"
#include "daemon/html/chart.h"
#include "daemon/pages/action_cells.h"
#include "daemon/pages/plan_links.h"

namespace planwatch::web {

std::vector<WorstAction> WorstActions(
    const std::vector<const EntrySnapshot*>& plans) {
  std::vector<WorstAction> worst;
  for (const EntrySnapshot* const entry : plans) {
    if (entry->plan == nullptr) continue;
    for (const ActionFigure& row : entry->plan->figures.rows)
      if (row.overdue || row.action.rag == Rag::kRed)
        worst.push_back({entry, &row});
  }
  const auto order = [](const WorstAction& each) {
    return std::tuple(-each.row->overdue_days,
                      each.row->due.value_or(Date::max()));
  };
  std::stable_sort(worst.begin(), worst.end(),
                   [&](const WorstAction& a, const WorstAction& b) {
                     return order(a) < order(b);
                   });
  return worst;
}

Html WorstTable(const std::vector<WorstAction>& actions, std::size_t most,
                bool several, TableOptions table, const PageRequest& request) {
  table.columns = {{"Reference"}, {"Action"}};
  if (several) table.columns.push_back({"Plan"});
  for (Column column : {Column{"RAG"}, Column{"Leads"}, Column{"Due"},
                        Column{"Days late", true}})
    table.columns.push_back(std::move(column));
  table.stacked = true;
  std::vector<TableRow> rows;
  for (const auto& [entry, row] : actions) {
    if (rows.size() == most) break;
    const Action& action = row->action;
    TableRow cells = {ActionLink(request, entry->name(), *row),
                      Text(action.title)};
    if (several)
      cells.push_back(
          Link(PlanAddress(request, entry->name()), Text(entry->title())));
    cells.push_back(RagLabel(action.rag));
    cells.push_back(
        entry->plan->leads_hidden ? Html()
        : LeadsOf(action).empty()
            ? "no lead"_html
            : SheetLinks(request, Party::kLead, LeadsOf(action), ", "_html));
    cells.push_back(row->due ? Day(*row->due) : "no date"_html);
    cells.push_back(row->overdue
                        ? Number(static_cast<std::size_t>(row->overdue_days))
                        : Html());
    rows.push_back(std::move(cells));
  }
  return Table(table, rows);
}

}  // namespace planwatch::web
