// Published figures and health of a small plan, a register and measures, from
// literals. Figures that could be taken for each other differ.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "collectors/exposition/health.h"
#include "collectors/plan/identity.h"

namespace planwatch::test {

inline Calendar London() {
  auto calendar = Calendar::Make("Europe/London", 4, {});
  EXPECT_TRUE(calendar);
  return *std::move(calendar);
}

inline const Date kAsAt = *MakeDate(2015, 6, 15);

inline RagCounts Counts(std::size_t red, std::size_t amber, std::size_t green,
                        std::size_t blue, std::size_t unrated) {
  return {{red, amber, green, blue, unrated}};
}

inline ActionFigure Row(std::string reference, std::string title, Rag rag,
                        std::optional<Date> due, int overdue_days = 0) {
  ActionFigure row;
  row.id = ActionId(reference, title);
  row.action.reference = std::move(reference);
  row.action.title = std::move(title);
  row.action.priority = "Prevent";
  row.action.rag = rag;
  row.action.complete = rag == Rag::kBlue;
  row.objective = "1 Raise awareness";
  row.due = due;
  row.overdue = overdue_days > 0;
  row.overdue_days = overdue_days;
  return row;
}

inline PlanToPublish SamplePlan() {
  PlanToPublish plan;
  plan.name = "cse";
  plan.title = "CSE and Missing delivery plan";
  plan.labels = {{"area", "coventry"}};
  PlanFigures& figures = plan.figures;
  figures.actions = Counts(11, 12, 13, 14, 15);
  figures.overdue = Counts(3, 2, 1, 0, 4);
  figures.due_within = {5, 6, 7, 8};
  figures.incomplete_rag = 21;
  figures.incomplete_due = 22;
  figures.incomplete_lead = 23;
  figures.incomplete_evidence = 24;
  figures.revised = 25;
  figures.date_removed = 27;
  figures.contradictory = 26;
  plan.quarter_ends.trend.resize(kTrendQuarters);
  for (std::size_t back = 1; back <= kTrendQuarters; ++back)
    plan.quarter_ends.trend[kTrendQuarters - back].actions =
        Counts(100 * back + 1, 100 * back + 2, 100 * back + 3, 100 * back + 4,
               100 * back + 5);
  figures.outcomes = Counts(31, 32, 33, 34, 35);
  figures.objectives = {{"1 Raise awareness", Counts(41, 42, 43, 44, 45), 46}};
  figures.priorities = {{"Prevent", Counts(51, 52, 53, 54, 55), 56}};
  figures.partners = {
      {"Health & \"West Midlands\" Police\\", Counts(61, 62, 63, 64, 65), 66}};
  figures.leads = {
      {"Head of Community Safety", Counts(71, 72, 73, 74, 75), 76}};
  figures.rows = {
      Row("1.1", "Train taxi drivers", Rag::kRed, MakeDate(2015, 5, 31), 15),
      Row("1.2", std::string(120, 'x'), Rag::kGreen, MakeDate(2015, 7, 10)),
      Row("1.3", "Agree the protocol", Rag::kBlue, MakeDate(2015, 4, 30)),
      Row("1.4", "Review the pathway", Rag::kAmber, std::nullopt)};
  Due moved;
  moved.date = MakeDate(2015, 6, 30);
  moved.revised = MakeDate(2015, 7, 10);
  figures.rows[1].due_dates = DueDates(kAsAt, moved);
  figures.rows[0].action.responsible = {"Head of Community Safety",
                                        "Head of Community Safety"};
  figures.rows[0].action.accountable = {"Head of Community Safety"};
  return plan;
}

inline RegisterFigures SampleFigures() {
  RegisterFigures figures;
  figures.totals = {.received = 120,
                    .triaged = 110,
                    .awaiting = 10,
                    .awaiting_beyond_target = 3,
                    .received_within = {2, 9, 30, 31},
                    .triaged_within = {1, 8, 28, 29}};
  figures.triaged_in_time = 99;
  figures.wait_days = {{50, 1}, {90, 4}};
  figures.triaged_by_outcome = {{"further", 40}, {"none", 70}, {"other", 0}};
  figures.received_by_source = {{"Police", 80}, {"Health", 37}, {"other", 3}};
  return figures;
}

inline PublishedMeasures SampleMeasures() {
  MeasureFigures figures;
  figures.persons = true;
  figures.figures = {
      {"Staff trained", "", "", {kAsAt, 45, 50, "staff", Polarity::kMore}},
      {"Staff trained", "north", "Police", {kAsAt, 12}}};
  return Disclosure({}).Pass({.name = "activity",
                              .labels = {{"area", "coventry"}},
                              .bands = {},
                              .cumulative = {}},
                             figures, kAsAt);
}

// Its tables are as at the same day.
inline Published SamplePublished(
    PlanToPublish plan = SamplePlan(),
    const RegisterFigures& figures = SampleFigures()) {
  const DisclosurePolicy policy{.minimum = 5, .round_to = 0};
  RegisterReleases releases;
  releases.days[kAsAt] = {figures.totals, 120};
  for (const RegisterBy by : kRegisterBys)
    if (const auto counts = BreakdownOf(figures, by, kAsAt))
      releases.chains[by].Offer(*counts, policy);
  const auto labels = [](const std::vector<LabelledCount>& cells) {
    std::vector<std::string> all;
    for (const LabelledCount& cell : cells) all.push_back(cell.label);
    return all;
  };
  return Disclosure::Publish(
      kAsAt, London(), {std::move(plan)},
      {*Disclosure(policy).Show({.name = "cmog",
                                 .labels = {{"area", "coventry"}},
                                 .outcomes = labels(figures.triaged_by_outcome),
                                 .sources = labels(figures.received_by_source)},
                                releases, kAsAt)},
      {SampleMeasures()});
}

inline Health SampleHealth() {
  const auto at = [](int seconds) {
    return Instant(std::chrono::seconds{1434326400 + seconds});
  };
  Health health;
  SourceHealth plan;
  plan.source = "cse";
  plan.kind = "plan";
  plan.tried = plan.up = plan.held_back = true;
  plan.last_success = at(0);
  plan.modified = at(-3600);
  plan.read_duration = std::chrono::duration<double>(0.0625);
  plan.rows = 3;
  plan.rejected = {{"no_action", 2}};
  SourceHealth cmog;
  cmog.source = "cmog";
  cmog.kind = "referrals";
  cmog.tried = true;
  cmog.read_duration = std::chrono::duration<double>(30);
  SourceHealth later;
  later.source = "later";
  later.kind = "referrals";
  health.sources = {plan, cmog, later};
  health.config_reload_success = at(-60);
  health.history.emplace();
  health.history->last_write = at(-120);
  health.history->last_backup = at(-3600);
  health.report_error.emplace();
  health.version = "0.1.0";
  health.revision = "abc1234";
  return health;
}

}  // namespace planwatch::test
