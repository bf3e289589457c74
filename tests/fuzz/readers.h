// What every target for documents goes on to: the rows to the reader of plans,
// of registers and of measures, what they found to figures, releases and the
// exposition, and what must hold of each.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/base/text.h"
#include "collectors/disclosure/disclosure.h"
#include "collectors/exposition/exposition.h"
#include "collectors/measure/reader.h"
#include "collectors/plan/reader.h"
#include "collectors/referral/reader.h"

namespace planwatch {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline const Calendar& FuzzCalendar() {
  static const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  return calendar;
}

inline const Date kFuzzDay = *MakeDate(2015, 5, 18);

// Each series once, its labels text of no more characters than one may have.
inline void CheckFamilies(
    const std::vector<prometheus::MetricFamily>& families) {
  for (const auto& family : families) {
    std::set<std::vector<std::pair<std::string, std::string>>> met;
    for (const auto& metric : family.metric) {
      std::vector<std::pair<std::string, std::string>> labels;
      for (const auto& label : metric.label) {
        Require(IsUtf8(label.value));
        Require(label.value == Cut(label.value, kLabelCharacters));
        labels.emplace_back(label.name, label.value);
      }
      std::sort(labels.begin(), labels.end());
      Require(met.insert(std::move(labels)).second);
    }
  }
}

// Publishes them, and serializes what is published.
inline void Expose(std::vector<PlanToPublish> plans,
                   std::vector<PublishedRegister> registers,
                   std::vector<PublishedMeasures> measures) {
  const Published published =
      Disclosure::Publish(kFuzzDay, FuzzCalendar(), std::move(plans),
                          std::move(registers), std::move(measures));
  const auto families = MakeFamilies(published, FuzzCalendar());
  CheckFamilies(families);
  for (const TextFormat format : {TextFormat::kText, TextFormat::kOpenMetrics})
    Require(IsUtf8(Serialize(families, format)));
}

// The first day on which tables may be released, and the tables before it.
inline ReleaseDays FuzzReleaseDays() {
  return {
      .today = kFuzzDay, .breakdown = *MakeDate(2015, 3, 31), .from = kFuzzDay};
}

class Readers : public RowSink {
 public:
  // What each said: "plan: 3 actions; register: …".
  std::string said;

  Status Take(const Row& row) override {
    // One that refuses a row has ended.
    const auto take = [&](auto& one, const std::string& what) {
      if (!one.good) return;
      const Status taken = one.reader.Take(row);
      one.good = static_cast<bool>(taken);
      if (!taken) said += what + ": " + taken.error().message() + "; ";
    };
    take(plan_, "plan");
    take(register_, "register");
    take(measures_, "measures");
    return {};
  }
  void Skip(const Place& place, std::string_view why) override {
    plan_.reader.Skip(place, why);
  }

  void Finish() && {
    FinishPlan();
    FinishRegister();
    FinishMeasures();
  }

 private:
  template <typename T>
  void Say(std::string_view what, const Result<T>& found, std::size_t count) {
    said += std::string(what) + ": " +
            (found ? std::to_string(count) : found.error().message()) + "; ";
  }

  void FinishPlan() {
    if (!plan_.good) return;
    const Result<Plan> plan = std::move(plan_.reader).Finish();
    Say("plan", plan, plan ? plan->actions.size() : 0);
    if (!plan) return;
    CheckReport(plan->report);
    Require(!plan->actions.empty() && !plan->objectives.empty());
    for (const Action& action : plan->actions) {
      Require(IsUtf8(action.title) && !action.reference.empty());
      Require(action.objective < plan->objectives.size());
    }
    PlanToPublish publish;
    publish.name = "plan";
    publish.figures = MakePlanFigures(*plan, kFuzzDay);
    Expose({std::move(publish)}, {}, {});
  }

  void FinishRegister() {
    if (!register_.good) return;
    const auto reg = std::move(register_.reader).Finish();
    Say("register", reg, reg ? reg->report.rows : 0);
    if (!reg) return;
    CheckReport(reg->report);
    std::size_t received = 0;
    for (const auto& [date, day] : reg->days) received += day.received;
    Require(received + reg->report.rejected.total() == reg->report.rows);
    for (const TableReading& table : reg->report.tables)
      for (const ColumnReading& column : table.columns)
        Require(column.heading.empty() && column.samples.empty());
    const Disclosure disclosure({.minimum = 5, .round_to = 0});
    const RegisterReleases releases =
        disclosure.Release({}, *reg, FuzzReleaseDays(), FuzzCalendar());
    RegisterToShow show;
    show.name = "register";
    show.outcomes = reg->outcomes;
    show.sources = reg->sources;
    if (auto shown = disclosure.Show(show, releases, kFuzzDay))
      Expose({}, {*std::move(shown)}, {});
  }

  void FinishMeasures() {
    if (!measures_.good) return;
    const auto measures = std::move(measures_.reader).Finish();
    Say("measures", measures, measures ? measures->points() : 0);
    if (!measures) return;
    CheckReport(measures->report);
    Require(measures->points() <= measures->report.rows);
    for (const MeasureSeries& series : measures->series)
      Require(!series.points.empty() && IsUtf8(series.measure));
    const Disclosure disclosure({.minimum = 5, .round_to = 0});
    MeasuresToShow show;
    show.name = "measures";
    std::vector<PublishedMeasures> published = {disclosure.Pass(
        show, MakeMeasureFigures(*measures, kFuzzDay), kFuzzDay)};
    const MeasuresReleases releases =
        disclosure.Release({}, *measures, FuzzReleaseDays(), FuzzCalendar());
    Expose({}, {}, std::move(published));
    if (auto shown = disclosure.Show(show, releases, Date::min(), kFuzzDay))
      Expose({}, {}, {*std::move(shown)});
  }

  template <typename Reader>
  struct One {
    Reader reader;
    bool good = true;
  };

  static void CheckReport(const ReadReport& report) {
    Require(report.doubts.size() <= Remarks::kMostListed);
    for (const Doubt& doubt : report.doubts)
      Require(IsUtf8(doubt.text) && IsUtf8(doubt.settle) &&
              !doubt.about.empty());
    for (const TableReading& table : report.tables)
      Require(table.records <= report.rows + table.rows);
  }

  static ReferralOptions RegisterOptions() {
    ReferralOptions options;
    options.sources = {{"Police", {"police"}}};
    return options;
  }

  One<PlanReader> plan_{{{}, FuzzCalendar(), kFuzzDay}};
  One<ReferralReader> register_{{RegisterOptions(), FuzzCalendar()}};
  One<MeasureReader> measures_{{{}, FuzzCalendar()}};
};

}  // namespace planwatch
