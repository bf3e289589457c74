#include "daemon/report/action_line.h"

#include "collectors/plan/predicates.h"

namespace planwatch {

ActionLine LineOf(const ActionPair& pair, bool leads_shown) {
  const ActionFigure& row = pair.either();
  ActionLine line{.id = row.id,
                  .reference = row.action.reference,
                  .title = row.action.title,
                  .leads = {},
                  .rag = row.action.rag,
                  .was = std::nullopt,
                  .due = row.due_dates.all(),
                  .days_overdue = row.overdue_days};
  if (leads_shown) line.leads = LeadsOf(row.action);
  if (pair.before != nullptr && pair.before->action.rag != row.action.rag)
    line.was = pair.before->action.rag;
  return line;
}

}  // namespace planwatch
