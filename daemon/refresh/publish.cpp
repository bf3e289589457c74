#include "daemon/refresh/publish.h"

#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/plan/figures.h"

namespace planwatch {

std::shared_ptr<const Published> MakePublished(
    const std::vector<std::unique_ptr<Slot>>& slots, HistoryKeeper& history,
    Date today, const Calendar& calendar) {
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const auto& slot : slots) {
    if (const PublishedRegister* released = slot->state.released())
      registers.push_back(*released);
    if (const PublishedMeasures* released = slot->state.released_measures())
      measures.push_back(*released);
    if (!slot->state.reading()) continue;
    const std::shared_ptr<const Plan> plan = slot->state.reading()->plan();
    if (!plan) continue;
    const auto& options = std::get<PlanOptions>(slot->entry->options);
    plans.push_back({.name = slot->entry->name,
                     .title = slot->entry->title,
                     .labels = slot->entry->labels,
                     .leads_hidden = options.leads_hidden,
                     .figures = MakePlanFigures(*plan, today),
                     .quarter_ends = history.QuarterEndsOf(slot->entry->name,
                                                           today, calendar)});
  }
  if (plans.empty() && registers.empty() && measures.empty()) return nullptr;
  return std::make_shared<const Published>(
      Disclosure::Publish(today, calendar, std::move(plans),
                          std::move(registers), std::move(measures)));
}

}  // namespace planwatch
