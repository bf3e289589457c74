#include "collectors/disclosure/disclosure.h"

#include <utility>

namespace planwatch {

void HideLeads(PlanFigures& figures) {
  figures.leads.clear();
  for (ActionFigure& row : figures.rows) {
    row.action.responsible.clear();
    row.action.accountable.clear();
  }
}

Published Disclosure::Publish(Date as_at, const Calendar& calendar,
                              std::vector<PlanToPublish> plans,
                              std::vector<PublishedRegister> registers,
                              std::vector<PublishedMeasures> measures) {
  Published out;
  out.as_at_ = as_at;
  out.as_at_midnight_ = calendar.StartOf(as_at);
  for (PlanToPublish& plan : plans) {
    if (plan.leads_hidden) HideLeads(plan.figures);
    out.plans_.push_back({std::move(plan.name), std::move(plan.title),
                          std::move(plan.labels), plan.leads_hidden,
                          std::move(plan.figures),
                          std::move(plan.quarter_ends)});
  }
  out.registers_ = std::move(registers);
  out.measures_ = std::move(measures);
  return out;
}

}  // namespace planwatch
