#include "daemon/pages/action_query.h"

#include <algorithm>
#include <utility>

#include "daemon/pages/export.h"

namespace planwatch::web {
Result<ActionQuery> ActionQuery::Parse(const Snapshot& snapshot,
                                       const PageRequest& request) {
  Result<std::vector<std::string>> names = RequestedPlans(snapshot, request);
  if (!names) return names.error();
  Result<ActionFilter> filter = ActionFilter::Parse(request.query);
  if (!filter) return filter.error();
  ActionQuery query;
  query.names = *std::move(names);
  query.filter = *std::move(filter);
  for (const EntrySnapshot& entry : snapshot.entries)
    if (entry.plan != nullptr &&
        (query.names.empty() ||
         std::find(query.names.begin(), query.names.end(), entry.name()) !=
             query.names.end()))
      query.plans.push_back(&entry);
  return query;
}

std::vector<std::string> ActionQuery::Parameters() {
  std::vector<std::string> names = {"plan"};
  for (const Criterion& criterion : Criteria())
    names.emplace_back(criterion.name);
  return names;
}

std::vector<const ActionFigure*> ActionQuery::RowsOf(const EntrySnapshot& entry,
                                                     Date as_at) const {
  std::vector<const ActionFigure*> rows;
  for (const ActionFigure& row : entry.plan->figures.rows)
    if (filter.Holds(*entry.plan, row, as_at)) rows.push_back(&row);
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
  return rows;
}

}  // namespace planwatch::web
