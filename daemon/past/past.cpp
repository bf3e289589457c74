#include "daemon/past/past.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"
#include "daemon/history/quarters.h"

namespace planwatch {
namespace {

OverdueBy OverdueByOf(const Entry& entry) {
  return std::get<PlanOptions>(entry.options).overdue_by;
}

}  // namespace

Result<Past> Past::Load(std::shared_ptr<const Config> config,
                        const History& history, const Abandoned& abandoned,
                        Plans at_hand) {
  Past past(std::move(config));
  past.plans_ = std::move(at_hand);
  for (const Entry& entry : past.config_->entries) {
    if (abandoned && abandoned()) return Error("abandoned");
    if (entry.kind() == Kind::kPlan) {
      if (past.plans_.contains(entry.name)) continue;
      Result<PlanPast> plan = history.PastOf(entry.name);
      if (!plan) return std::move(plan).error();
      if (!plan->versions().empty())
        past.plans_.emplace(entry.name,
                            std::make_shared<const PlanPast>(*std::move(plan)));
    } else if (entry.kind() == Kind::kReferrals) {
      Result<RegisterReleases> releases =
          history.RegisterReleasesOf(entry.name);
      if (!releases) return std::move(releases).error();
      past.registers_[entry.name] = *std::move(releases);
    } else if (const auto* options =
                   std::get_if<MeasureOptions>(&entry.options)) {
      MeasuresPast known;
      if (options->persons && Disclosure(past.config_->disclosure).Hides()) {
        auto releases = history.MeasuresReleasesOf(entry.name);
        if (!releases) return std::move(releases).error();
        known.releases = *std::move(releases);
      } else {
        Result<std::optional<Measures>> points = history.MeasuresOf(entry.name);
        if (!points) return std::move(points).error();
        if (!*points) continue;
        known.points = **std::move(points);
        known.points->persons = options->persons;
        known.points->bands = options->bands;
      }
      past.measures_.emplace(entry.name, std::move(known));
    }
  }
  return past;
}

Result<Past> Past::Open(std::shared_ptr<const Config> config,
                        const Abandoned& abandoned, Plans at_hand) {
  Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kRead);
  if (!opened) return std::move(opened).error();
  return Load(std::move(config), *opened->history, abandoned,
              std::move(at_hand));
}

std::optional<Date> Past::first() const {
  std::optional<Date> first;
  const auto look = [&](Date day) {
    first = std::min(first.value_or(day), day);
  };
  for (const auto& [name, plan] : plans_) look(plan->versions().front().day);
  for (const auto& [name, releases] : registers_)
    if (!releases.days.empty()) look(releases.days.begin()->first);
  for (const auto& [name, measures] : measures_) {
    for (const MeasureSeries& series :
         measures.points ? measures.points->series : measures.releases.totals)
      if (!series.points.empty()) look(series.points.front().date);
    for (const auto& [key, chain] : measures.releases.chains)
      if (!chain.tables.tables.empty()) look(chain.tables.tables.front().as_at);
  }
  return first;
}

Published Past::On(Date day) const {
  const Calendar& calendar = *config_->calendar;
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const Entry& entry : config_->entries) {
    if (entry.kind() == Kind::kReferrals)
      if (auto shown = RegisterOn(entry.name, day))
        registers.push_back(*std::move(shown));
    if (entry.kind() == Kind::kMeasures)
      if (auto shown = MeasuresWithin(entry, Date::min(), day))
        measures.push_back(*std::move(shown));
    const PlanPast* const past = PlanOf(entry.name);
    if (past == nullptr) continue;
    std::optional<PlanFigures> figures =
        past->FiguresOn(day, OverdueByOf(entry));
    if (!figures) continue;
    plans.push_back(
        {.name = entry.name,
         .title = entry.title,
         .labels = entry.labels,
         .leads_hidden = std::get<PlanOptions>(entry.options).leads_hidden,
         .figures = *std::move(figures),
         .quarter_ends =
             QuarterEndsOf(*past, day, calendar, OverdueByOf(entry))});
  }
  return Disclosure::Publish(day, calendar, std::move(plans),
                             std::move(registers), std::move(measures));
}

std::optional<PublishedMeasures> Past::MeasuresWithin(const Entry& entry,
                                                      Date first,
                                                      Date last) const {
  const auto found = measures_.find(entry.name);
  if (found == measures_.end()) return std::nullopt;
  const Disclosure disclosure(config_->disclosure);
  if (!found->second.points)
    return disclosure.Show(MeasuresOf(entry), found->second.releases, first,
                           last);
  MeasureFigures figures = MakeMeasureFigures(*found->second.points, last);
  std::erase_if(figures.figures, [&](const MeasureFigure& figure) {
    return figure.point.date < first;
  });
  if (figures.figures.empty()) return std::nullopt;
  return disclosure.Pass(MeasuresOf(entry), figures, last);
}

std::optional<PublishedMeasures> Past::MeasuresBetween(const std::string& name,
                                                       Date first,
                                                       Date last) const {
  const Entry* const entry = EntryOf(name);
  if (entry == nullptr) return std::nullopt;
  return MeasuresWithin(*entry, first, last);
}

const Entry* Past::EntryOf(const std::string& name) const {
  const auto entry =
      std::find_if(config_->entries.begin(), config_->entries.end(),
                   [&](const Entry& each) { return each.name == name; });
  return entry == config_->entries.end() ? nullptr : &*entry;
}

const PlanPast* Past::PlanOf(const std::string& name) const {
  const auto found = plans_.find(name);
  return found == plans_.end() ? nullptr : found->second.get();
}

std::optional<PublishedRegister> Past::RegisterOn(const std::string& name,
                                                  Date day) const {
  const auto found = registers_.find(name);
  const Entry* const entry = EntryOf(name);
  if (found == registers_.end() || entry == nullptr) return std::nullopt;
  return Disclosure(config_->disclosure)
      .Show(RegisterOf(*entry), found->second, day);
}

}  // namespace planwatch
