// A made-up council's history: two plans, two registers and two tables of
// measures over two years, with something of every kind that a review, a page
// or the backfill says. The review of 2015/16 Q1 is the one to look at.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/history/history.h"
#include "daemon/past/past.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch::test {

inline constexpr const char* kCouncil = R"(
labels: { council: riverside }
history: { database: "sqlite3://history.db" }
plans:
  - name: cse
    title: Exploitation & missing children
    source: { file: plan.csv }
  - name: taxis
    title: Licensing of taxis
    source: { file: taxis.csv }
    leads: { hidden: true }
referrals:
  - name: panel
    title: Referrals to the panel
    source: { file: register.csv }
    outcomes: { further: [further], none: [none] }
    sources: { Police: [police], Health: [nhs] }
  - name: desk
    title: Calls to the desk
    source: { file: desk.csv }
measures:
  - name: people
    title: Children supported
    source: { file: people.csv }
  - name: service
    title: The service
    source: { file: service.csv }
    persons: false
)";

// The plan as it was in September 2013; the versions after it change it.
inline Plan CouncilPlan() {
  Plan plan = planwatch::PlanOf(
      {{"1.1", "Train every school", Rag::kAmber, "2014-03-31"},
       {"1.2", "Brief taxi drivers", Rag::kGreen, "2015-05-31"},
       {"1.3", "Publish a guide for parents", Rag::kRed, "2013-12-31"},
       {"2.1", "Open a helpline", Rag::kUnrated},
       {"2.2", "Map the hotspots", Rag::kBlue, "2013-08-31"}});
  plan.objectives = {{"1", "Prevent: schools & youth"}, {"2", "Protect"}};
  for (Action& action : plan.actions) {
    action.objective = action.reference.front() == '1' ? 0 : 1;
    action.priority = action.objective == 0 ? "High" : "Low";
  }
  plan.actions[0].partners = {"Schools", "Health"};
  plan.actions[1].responsible = {"Licensing", "Police"};
  plan.actions[2].responsible.clear();
  plan.actions[2].accountable = {"Director"};
  plan.actions[3].responsible.clear();
  plan.actions[4].evidence = "The map";
  plan.outcomes = {{Rag::kRed, {}}, {Rag::kGreen, {}}, {Rag::kGreen, {}}};
  return plan;
}

class Council {
 public:
  // The one that all tests of a program read.
  static const Council& Get() {
    static const Council council;
    return council;
  }

  const std::shared_ptr<const Config>& config() const { return config_; }
  Past Load() const {
    Result<Past> past = Past::Open(config_);
    EXPECT_TRUE(past);
    return *std::move(past);
  }

 private:
  Council() {
    ParsedConfig parsed =
        ParseConfig(kCouncil, folder_ / "planwatch.yml",
                    [](const std::string&) { return std::nullopt; });
    EXPECT_TRUE(parsed.faults.empty()) << parsed.faults.front().message();
    config_ = std::make_shared<const Config>(std::move(parsed.config));
    auto opened =
        History::Open(config_->history->file, History::Access::kWrite);
    EXPECT_TRUE(opened);
    History& history = *opened->history;
    RecordPlans(history);
    EXPECT_TRUE(history.KeepReleases("panel", Panel()));
    EXPECT_TRUE(history.KeepReleases("desk", Desk()));
    EXPECT_TRUE(history.KeepReleases("people", People()));
    EXPECT_TRUE(history.RecordMeasures("service", Service()));
  }

  static Action& In(Plan& plan, const char* reference) {
    return *std::find_if(
        plan.actions.begin(), plan.actions.end(),
        [&](const Action& each) { return each.reference == reference; });
  }
  static void Add(Plan& plan, const PlanLine& line) {
    plan.actions.push_back(planwatch::PlanOf({line}).actions.front());
    plan.actions.back().objective = 1;
  }
  static void Remove(Plan& plan, const char* reference) {
    std::erase_if(plan.actions, [&](const Action& each) {
      return each.reference == reference;
    });
  }
  static void Move(Action& action, const char* day) {
    action.due.revised = action.deadline = ParseIsoDate(day);
  }

  static void RecordPlans(History& history) {
    Plan plan = CouncilPlan();
    const auto record = [&](const char* day) {
      EXPECT_TRUE(history.RecordPlan("cse", Day(day), plan));
    };
    record("2013-09-15");
    In(plan, "1.1").rag = Rag::kGreen;
    In(plan, "2.1").rag = Rag::kAmber;
    Add(plan, {"2.3", "Agree a protocol", Rag::kAmber, "2015-02-28"});
    record("2014-05-12");
    In(plan, "1.1").rag = Rag::kRed;
    Move(In(plan, "1.3"), "2015-03-30");
    Move(In(plan, "2.3"), "2015-04-30");
    Remove(plan, "2.2");
    Add(plan, {"3.1", "Join the regional board", Rag::kAmber, "2015-12-31"});
    In(plan, "3.1").completed = Day("2015-06-15");
    Add(plan, {"3.2", "Review the rota", Rag::kGreen, "2015-03-29"});
    Add(plan, {"3.3", "Audit the files", Rag::kGreen, "2015-06-30"});
    record("2015-03-20");
    Move(In(plan, "1.2"), "2015-06-20");
    In(plan, "3.3").evidence = "Two audits";
    record("2015-05-06");
    plan.report.rejected.Add({}, "no_action", "it has no action");
    In(plan, "1.1").rag = Rag::kBlue;
    In(plan, "1.1").complete = true;
    Move(In(plan, "2.3"), "2015-06-10");
    In(plan, "2.3").rag = Rag::kRed;
    Remove(plan, "3.2");
    Add(plan, {"3.4", "Write to every carer", Rag::kUnrated, "2015-06-26"});
    record("2015-06-25");
    In(plan, "2.3").rag = Rag::kBlue;
    In(plan, "2.3").complete = true;
    record("2015-07-08");

    Plan taxis = planwatch::PlanOf(
        {{"1", "Check every licence", Rag::kRed, "2015-05-01"},
         {"2", "Visit the ranks", Rag::kGreen}});
    for (Action& action : taxis.actions)
      action.responsible = {std::string(kHiddenLead)};
    EXPECT_TRUE(history.RecordPlan("taxis", Day("2015-04-10"), taxis));
  }

  // Whole counts, with those of the quarter.
  static RegisterRelease Counts(std::size_t received, std::size_t triaged,
                                std::size_t received_in_quarter,
                                std::size_t triaged_in_quarter,
                                std::size_t beyond_target) {
    RegisterRelease release;
    release.rows = received + 1;
    release.totals = {
        .received = received,
        .triaged = triaged,
        .awaiting = received - triaged,
        .awaiting_beyond_target = beyond_target,
        .received_within = {11, 31, received_in_quarter, received},
        .triaged_within = {10, 30, triaged_in_quarter, triaged}};
    return release;
  }
  static ReleasedTable TableOf(const char* day, std::size_t total,
                               std::vector<LabelledCount> shown,
                               std::set<std::string, std::less<>> held = {}) {
    return {.as_at = Day(day),
            .total = total,
            .shown = std::move(shown),
            .held = std::move(held),
            .policy = {},
            .wait_days = {}};
  }

  static RegisterReleases Panel() {
    RegisterReleases releases;
    releases.days = {{Day("2014-03-31"), Counts(60, 55, 20, 18, 1)},
                     {Day("2014-06-30"), Counts(85, 81, 25, 26, 2)},
                     {Day("2014-12-31"), Counts(140, 138, 29, 31, 0)},
                     {Day("2015-03-31"), Counts(170, 161, 30, 23, 3)},
                     {Day("2015-06-29"), Counts(209, 190, 39, 29, 5)},
                     {Day("2015-06-30"), Counts(212, 200, 42, 39, 4)},
                     {Day("2015-08-17"), Counts(230, 215, 18, 15, 6)}};
    releases.chains[RegisterBy::kOutcome].tables = {
        TableOf("2014-03-31", 55, {{"further", 40}, {"none", 15}}),
        TableOf("2014-06-30", 81, {{"further", 57}, {"none", 24}}),
        TableOf("2014-12-31", 138, {{"further", 90}}, {"none", "other"}),
        TableOf("2015-03-31", 161, {{"further", 102}, {"none", 52}}, {"other"}),
        TableOf("2015-06-30", 200, {{"further", 128}}, {"none", "other"})};
    releases.chains[RegisterBy::kSource].tables = {
        TableOf("2014-12-31", 140, {{"Police", 90}, {"Health", 50}}),
        TableOf("2015-03-31", 170,
                {{"Police", 110}, {"Health", 60}, {"other", 0}})};
    releases.chains[RegisterBy::kInTime].tables = {
        TableOf("2014-12-31", 138, {{"in_time", 100}, {"late", 38}}),
        TableOf("2015-03-31", 161, {{"in_time", 113}, {"late", 48}}),
        TableOf("2015-06-30", 200, {{"in_time", 146}, {"late", 54}})};
    releases.chains[RegisterBy::kInTime].tables.back().wait_days = {{50, 2},
                                                                    {90, 9}};
    return releases;
  }
  static RegisterReleases Desk() {
    RegisterReleases releases;
    releases.days = {{Day("2015-06-30"), Counts(300, 299, 80, 79, 1)}};
    return releases;
  }

  static MeasureSeries SeriesOf(
      std::string measure, std::string area, std::string partner,
      const MeasurePoint& like,
      const std::vector<std::pair<const char*, double>>& values) {
    MeasureSeries series{.measure = std::move(measure),
                         .area = std::move(area),
                         .partner = std::move(partner),
                         .points = {}};
    for (const auto& [day, value] : values) {
      series.points.push_back(like);
      series.points.back().date = Day(day);
      series.points.back().value = value;
    }
    return series;
  }

  static MeasuresReleases People() {
    MeasuresReleases releases{.since = Day("2015-04-01"),
                              .offered = Day("2015-07-06"),
                              .released = Day("2015-07-06"),
                              .rows = 3,
                              .totals = {},
                              .chains = {}};
    releases.totals = {
        SeriesOf("Children seen", "", "", {.target = 40, .unit = "children"},
                 {{"2014-06-30", 28}, {"2015-03-31", 40}, {"2015-06-30", 42}})};
    for (const auto& [day, police] :
         {std::pair("2015-03-31", 30), std::pair("2015-06-30", 33)}) {
      MeasureChain& chain =
          releases
              .chains[{"Children seen", MeasureBy::kPartner, false, Day(day)}];
      const auto count = static_cast<std::size_t>(police);
      chain.cells = 3;
      chain.tables.since = Day(day);
      chain.tables.tables = {
          TableOf(day, count + 10, {{MeasureCell("", "Police"), count}},
                  {MeasureCell("", "Health"), MeasureCell("", "Youth")})};
      chain.notes[Day(day)][MeasureCell("", "Police")] = {
          .target = {}, .unit = "children", .polarity = Polarity::kMore};
    }
    return releases;
  }

  static Measures Service() {
    Measures measures;
    measures.persons = false;
    measures.series = {
        SeriesOf("Meetings held", "", "", {.target = 12, .unit = "meetings"},
                 {{"2013-09-30", 8},
                  {"2014-06-30", 11},
                  {"2014-12-31", 13},
                  {"2015-03-31", 13},
                  {"2015-04-30", 1},
                  {"2015-06-30", 13},
                  {"2015-07-01", 2},
                  {"2015-07-31", 4}}),
        SeriesOf("Days to assess", "North", "",
                 {.target = 10, .unit = "", .polarity = Polarity::kLess},
                 {{"2015-03-31", 12.5}, {"2015-06-30", 10.25}}),
        SeriesOf("Days to assess", "South", "Health",
                 {.unit = "", .polarity = Polarity::kLess},
                 {{"2014-06-30", 9}, {"2015-03-31", 9}, {"2015-06-30", 15}}),
        SeriesOf("Spent", "", "", {.unit = "£", .polarity = Polarity::kNone},
                 {{"2015-03-31", 242000}, {"2015-06-29", 61234.5}})};
    return measures;
  }

  const TempFolder folder_;
  std::shared_ptr<const Config> config_;
};

}  // namespace planwatch::test
