#include "daemon/refresh/publish.h"

#include <iterator>
#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"

namespace planwatch {

std::shared_ptr<const Published> MakePublished(
    const std::vector<std::unique_ptr<Slot>>& slots, HistoryKeeper& history,
    Date today, const Config& config) {
  const Disclosure disclosure(config.disclosure);
  const Calendar& calendar = *config.calendar;
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const auto& slot : slots) {
    if (!slot->state.reading()) continue;
    const Entry& entry = *slot->entry;
    if (entry.kind() == Kind::kReferrals)
      if (auto shown = disclosure.Show(RegisterOf(entry),
                                       slot->register_gate.releases(), today))
        registers.push_back(*std::move(shown));
    if (const auto found = slot->state.reading()->measures()) {
      if (!found->persons || !disclosure.Hides())
        measures.push_back(disclosure.Pass(
            MeasuresOf(entry), MakeMeasureFigures(*found, today), today));
      else if (auto shown = disclosure.Show(MeasuresOf(entry),
                                            slot->measures_gate.releases(),
                                            Date::min(), today))
        measures.push_back(*std::move(shown));
    }
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

SourceHealth HealthToShow(const Slot& slot, Date today, const Config& config) {
  SourceHealth health = slot.state.health();
  if (slot.entry->kind() != Kind::kReferrals) return health;
  const auto& days = slot.register_gate.releases().days;
  if (const auto after = days.upper_bound(today); after != days.begin())
    health.rows = std::prev(after)->second.rows;
  for (auto& [reason, count] : health.rejected)
    if (config.disclosure.IsSmall(count)) count = config.disclosure.minimum;
  return health;
}

}  // namespace planwatch
