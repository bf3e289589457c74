#include "daemon/past/past.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/plan/figures.h"
#include "collectors/referral/fields.h"
#include "collectors/referral/figures.h"
#include "daemon/history/quarters.h"

namespace planwatch {
namespace {

std::optional<RagCounts> ActionsOn(const PlanPast& past, Date day) {
  const std::optional<Plan> plan = past.On(day);
  if (!plan) return std::nullopt;
  return MakePlanFigures(*plan, day).actions;
}

QuarterEnds QuarterEndsOf(const PlanPast& past, Date day,
                          const Calendar& calendar) {
  // The two that the backfill shows.
  QuarterEnds ends;
  const std::vector<Quarter> quarters =
      LastQuarters(calendar.QuarterOf(day).Previous());
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    QuarterEnd end{.quarter = quarters[i]};
    const std::size_t back = quarters.size() - i;
    if (back == QuarterEnds::kPrevious || back == QuarterEnds::kYearBefore)
      end.actions = ActionsOn(past, calendar.EndOf(quarters[i]));
    ends.trend.push_back(end);
  }
  return ends;
}

// nullptr if there was none by then.
template <typename Release>
const Release* InForceOn(Date day, const std::vector<Release>& by_day) {
  const Release* in_force = nullptr;
  for (const Release& release : by_day) {
    if (release.released > day) break;
    in_force = &release;
  }
  return in_force;
}

}  // namespace

Result<Past> Past::Load(std::shared_ptr<const Config> config,
                        const History& history) {
  Past past(std::move(config));
  for (const Entry& entry : past.config_->entries) {
    if (entry.kind() == Kind::kPlan) {
      Result<PlanPast> plan = history.PastOf(entry.name);
      if (!plan) return std::move(plan).error();
      if (!plan->versions().empty())
        past.plans_.emplace(entry.name, *std::move(plan));
    } else if (const auto* options =
                   std::get_if<ReferralOptions>(&entry.options)) {
      Result<std::optional<Register>> days =
          history.RegisterOf(entry.name, Categories(options->outcomes).labels(),
                             Categories(options->sources).labels());
      if (!days) return std::move(days).error();
      Result<std::vector<ReleaseRecord>> releases =
          history.ReleasesOf(entry.name);
      if (!releases) return std::move(releases).error();
      past.registers_[entry.name] = {*std::move(days), *std::move(releases)};
    } else {
      const auto& measure_options = std::get<MeasureOptions>(entry.options);
      Result<std::optional<Measures>> measures = history.MeasuresOf(entry.name);
      if (!measures) return std::move(measures).error();
      if (!*measures) continue;
      (*measures)->persons = measure_options.persons;
      (*measures)->bands = measure_options.bands;
      MeasuresPast known{.measures = **std::move(measures), .releases = {}};
      if (measure_options.persons) {
        auto releases = history.MeasuresReleasesOf(entry.name);
        if (!releases) return std::move(releases).error();
        known.releases = *std::move(releases);
      }
      past.measures_.emplace(entry.name, std::move(known));
    }
  }
  return past;
}

Result<Past> Past::Open(std::shared_ptr<const Config> config) {
  Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kRead);
  if (!opened) return std::move(opened).error();
  return Load(std::move(config), *opened->history);
}

std::optional<Date> Past::first() const {
  std::optional<Date> first;
  const auto look = [&](Date day) {
    first = std::min(first.value_or(day), day);
  };
  for (const auto& [name, plan] : plans_) look(plan.versions().front().day);
  for (const auto& [name, reg] : registers_)
    if (!reg.releases.empty()) look(reg.releases.front().released);
  for (const auto& [name, measures] : measures_)
    for (const MeasureSeries& series : measures.measures.series)
      look(series.points.front().date);
  return first;
}

Published Past::On(Date day) const {
  const Calendar& calendar = *config_->calendar;
  std::vector<PlanToPublish> plans;
  std::vector<PublishedRegister> registers;
  std::vector<PublishedMeasures> measures;
  for (const Entry& entry : config_->entries) {
    if (const auto reg = registers_.find(entry.name); reg != registers_.end())
      if (const ReleaseRecord* release = InForceOn(day, reg->second.releases))
        registers.push_back(Disclosure::Recall(*release));
    if (const auto found = measures_.find(entry.name); found != measures_.end())
      measures.push_back(MeasuresOn(entry, found->second, day));
    const PlanPast* const past = PlanOf(entry.name);
    const std::optional<Plan> plan = past ? past->On(day) : std::nullopt;
    if (!plan) continue;
    plans.push_back(
        {.name = entry.name,
         .title = entry.title,
         .labels = entry.labels,
         .leads_hidden = std::get<PlanOptions>(entry.options).leads_hidden,
         .figures = MakePlanFigures(*plan, day),
         .quarter_ends = QuarterEndsOf(*past, day, calendar)});
  }
  return Disclosure::Publish(day, calendar, std::move(plans),
                             std::move(registers), std::move(measures));
}

PublishedMeasures Past::MeasuresOn(const Entry& entry, const MeasuresPast& past,
                                   Date day) const {
  if (const auto* release = InForceOn(day, past.releases))
    return Disclosure::Recall(*release);
  const Disclosure disclosure(config_->disclosure);
  const MeasureFigures figures = MakeMeasureFigures(past.measures, day);
  return figures.persons
             ? disclosure.Show(entry.name, entry.labels, figures, {{}, day}, {})
             : disclosure.Release(entry.name, entry.labels, figures, day,
                                  nullptr);
}

std::optional<PublishedMeasures> Past::MeasuresIn(const std::string& name,
                                                  Quarter quarter,
                                                  Date until) const {
  const auto found = measures_.find(name);
  const auto entry =
      std::find_if(config_->entries.begin(), config_->entries.end(),
                   [&](const Entry& each) { return each.name == name; });
  if (found == measures_.end() || entry == config_->entries.end())
    return std::nullopt;
  Measures until_then = found->second.measures;
  for (MeasureSeries& series : until_then.series)
    std::erase_if(series.points, [&](const MeasurePoint& point) {
      return point.date > until;
    });
  std::erase_if(until_then.series, [](const MeasureSeries& series) {
    return series.points.empty();
  });
  MeasureFigures figures =
      MakeMeasureFigures(until_then, quarter, *config_->calendar);
  if (figures.figures.empty()) return std::nullopt;
  const Date first = config_->calendar->StartOf(quarter),
             last = std::min(until, config_->calendar->EndOf(quarter));
  const Disclosure disclosure(config_->disclosure);
  if (!figures.persons)
    return disclosure.Release(entry->name, entry->labels, figures, last,
                              nullptr);
  std::vector<MeasuresReleaseRecord> releases = found->second.releases;
  std::erase_if(releases, [&](const auto& it) { return it.released > until; });
  return disclosure.Show(entry->name, entry->labels, figures, {first, last},
                         releases);
}

const PlanPast* Past::PlanOf(const std::string& name) const {
  const auto found = plans_.find(name);
  return found == plans_.end() ? nullptr : &found->second;
}

std::optional<PublishedRegister> Past::RegisterOn(const std::string& name,
                                                  Date day) const {
  const auto found = registers_.find(name);
  if (found == registers_.end()) return std::nullopt;
  const ReleaseRecord* const release = InForceOn(day, found->second.releases);
  if (release == nullptr || !found->second.days) return std::nullopt;
  return Disclosure(config_->disclosure)
      .Show(MakeRegisterFigures(*found->second.days, day, *config_->calendar),
            day, Disclosure::Recall(*release));
}

std::optional<double> Past::InTimeRatioIn(const std::string& name,
                                          Quarter quarter, Date until) const {
  const auto found = registers_.find(name);
  if (found == registers_.end() || !found->second.days) return std::nullopt;
  const Calendar& calendar = *config_->calendar;
  RegisterFigures in_quarter;
  const auto& all = found->second.days->days;
  for (auto day = all.lower_bound(calendar.StartOf(quarter));
       day != all.end() &&
       day->first <= std::min(until, calendar.EndOf(quarter));
       ++day) {
    in_quarter.triaged += day->second.triaged;
    in_quarter.triaged_in_time += day->second.triaged_in_time;
  }
  return Disclosure(config_->disclosure).InTimeRatio(in_quarter);
}

}  // namespace planwatch
