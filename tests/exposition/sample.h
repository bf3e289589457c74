// Published figures and health of a small plan and a register, from literals.
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
  figures.actions = Counts(1, 0, 1, 1, 0);
  figures.overdue = Counts(1, 0, 0, 0, 0);
  figures.due_within = {0, 0, 1, 1};
  figures.incomplete_rag = 0;
  figures.incomplete_due = 1;
  figures.incomplete_lead = 2;
  figures.incomplete_evidence = 3;
  figures.revised = 4;
  figures.date_removed = 2;
  figures.contradictory = 5;
  figures.outcomes = Counts(0, 2, 0, 0, 1);
  figures.objectives = {{"1 Raise awareness", Counts(1, 0, 1, 1, 0), 1}};
  figures.priorities = {{"Prevent", Counts(1, 0, 1, 1, 0), 1}};
  figures.partners = {
      {"Health & \"West Midlands\" Police\\", Counts(0, 0, 1, 0, 0), 0}};
  figures.leads = {{"Head of Community Safety", Counts(1, 0, 0, 0, 0), 1}};
  figures.rows = {
      Row("1.1", "Train taxi drivers", Rag::kRed, MakeDate(2015, 5, 31), 15),
      Row("1.2", std::string(120, 'x'), Rag::kGreen, MakeDate(2015, 7, 10)),
      Row("1.3", "Agree the protocol", Rag::kBlue, std::nullopt)};
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
                    .received_within = {2, 9, 30, 30},
                    .triaged_within = {1, 8, 28, 28}};
  figures.triaged_in_time = 99;
  figures.wait_days = {{50, 1}, {90, 4}};
  figures.triaged_by_outcome = {{"further", 40}, {"none", 70}, {"other", 0}};
  figures.received_by_source = {{"Police", 80}, {"Health", 37}, {"other", 3}};
  return figures;
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
                                releases, kAsAt)});
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
  health.version = "0.1.0";
  health.revision = "abc1234";
  return health;
}

}  // namespace planwatch::test
