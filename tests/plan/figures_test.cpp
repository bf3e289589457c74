#include "collectors/plan/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planwatch {
namespace {

using testing::ElementsAre;

Date Day(std::string_view iso) { return *ParseIsoDate(iso); }

Action Make(Rag rag, std::string_view due = {}) {
  Action action;
  action.title = "Brief the hub";
  action.rag = rag;
  if (!due.empty()) action.deadline = action.due.date = Day(due);
  return action;
}

Plan WithActions(std::vector<Action> actions) {
  Plan plan;
  plan.objectives = {{"1", "Prevent"}, {"2", ""}};
  plan.actions = std::move(actions);
  return plan;
}

TEST(PlanFigures, CountActionsByRag) {
  const PlanFigures figures = MakePlanFigures(
      WithActions({Make(Rag::kRed), Make(Rag::kUnrated), Make(Rag::kRed)}),
      Day("2015-05-18"));
  EXPECT_THAT(figures.actions.by_rag, ElementsAre(2, 0, 0, 0, 1));
  EXPECT_EQ(figures.actions.total(), 3u);
}

TEST(PlanFigures, AnActionIsOverdueFromTheDayAfterItsDueDay) {
  const Plan plan = WithActions({Make(Rag::kAmber, "2015-05-31")});
  EXPECT_EQ(MakePlanFigures(plan, Day("2015-05-31")).overdue.total(), 0u);
  const PlanFigures after = MakePlanFigures(plan, Day("2015-06-01"));
  EXPECT_EQ(after.overdue[Rag::kAmber], 1u);
  EXPECT_TRUE(after.rows[0].overdue);
  EXPECT_EQ(after.rows[0].overdue_days, 1);
  EXPECT_EQ(MakePlanFigures(plan, Day("2016-06-01")).rows[0].overdue_days, 367);
}

TEST(PlanFigures, ACompleteActionIsNeitherOverdueNorDue) {
  Action done = Make(Rag::kBlue, "2015-05-31");
  done.complete = true;
  const Plan plan = WithActions({done});
  EXPECT_EQ(MakePlanFigures(plan, Day("2015-06-01")).overdue.total(), 0u);
  EXPECT_THAT(MakePlanFigures(plan, Day("2015-05-31")).due_within,
              ElementsAre(0, 0, 0, 0));
}

TEST(PlanFigures, DueWithinCountsTodayAndTheLastDay) {
  const Date today = Day("2015-05-01");
  const auto due_within = [&](std::string_view due) {
    return MakePlanFigures(WithActions({Make(Rag::kAmber, due)}), today)
        .due_within;
  };
  EXPECT_THAT(due_within("2015-04-30"), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(due_within("2015-05-01"), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(due_within("2015-05-08"), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(due_within("2015-05-09"), ElementsAre(0, 1, 1, 1));
  EXPECT_THAT(due_within("2015-05-15"), ElementsAre(0, 1, 1, 1));
  EXPECT_THAT(due_within("2015-07-30"), ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(due_within("2015-07-31"), ElementsAre(0, 0, 0, 0));
}

TEST(PlanFigures, AnOverdueGreenContradictsItself) {
  const PlanFigures figures =
      MakePlanFigures(WithActions({Make(Rag::kGreen, "2015-04-30"),
                                   Make(Rag::kGreen, "2015-05-31"),
                                   Make(Rag::kAmber, "2015-04-30")}),
                      Day("2015-05-18"));
  EXPECT_EQ(figures.contradictory, 1u);
}

TEST(PlanFigures, OnlyADateMovedLaterIsRevised) {
  Action later = Make(Rag::kAmber, "2015-05-31");
  later.due.revised = Day("2015-06-30");
  Action sooner = Make(Rag::kAmber, "2015-05-31");
  sooner.due.revised = Day("2015-04-30");
  EXPECT_EQ(
      MakePlanFigures(WithActions({later, sooner}), Day("2015-05-18")).revised,
      1u);
}

TEST(PlanFigures, MissingFieldsAreCounted) {
  Action whole = Make(Rag::kGreen, "2015-05-31");
  whole.evidence = "Minutes";
  whole.accountable = {"Police"};
  Action amber = Make(Rag::kAmber, "2015-05-31");
  amber.responsible = {"Health"};
  const PlanFigures figures = MakePlanFigures(
      WithActions({whole, amber, Make(Rag::kBlue), Make(Rag::kUnrated)}),
      Day("2015-05-18"));
  EXPECT_EQ(figures.incomplete_rag, 1u);
  EXPECT_EQ(figures.incomplete_due, 2u);
  EXPECT_EQ(figures.incomplete_lead, 2u);
  EXPECT_EQ(figures.incomplete_evidence, 1u);  // the blue one
}

TEST(PlanFigures, AnActionCountsForEachResponsibleLeadElseTheAccountable) {
  Action both = Make(Rag::kRed, "2015-04-30");
  both.responsible = {"Health", "Police"};
  both.accountable = {"Education"};
  Action accountable_alone = Make(Rag::kAmber);
  accountable_alone.accountable = {"Police"};
  const PlanFigures figures = MakePlanFigures(
      WithActions({both, accountable_alone}), Day("2015-05-18"));
  ASSERT_EQ(figures.leads.size(), 2u);
  EXPECT_EQ(figures.leads[0].label, "Health");
  EXPECT_EQ(figures.leads[0].overdue, 1u);
  EXPECT_EQ(figures.leads[1].label, "Police");
  EXPECT_EQ(figures.leads[1].actions[Rag::kRed], 1u);
  EXPECT_EQ(figures.leads[1].actions[Rag::kAmber], 1u);
}

TEST(PlanFigures, ObjectivesAreNamedByNumberThenTextAndCut) {
  Plan plan = WithActions({Make(Rag::kRed), Make(Rag::kRed)});
  plan.objectives[0].text = std::string(120, 'x');
  plan.actions[1].objective = 1;
  const PlanFigures figures = MakePlanFigures(plan, Day("2015-05-18"));
  ASSERT_EQ(figures.objectives.size(), 2u);
  EXPECT_EQ(figures.objectives[0].label,
            "1 " + std::string(97, 'x') + "\u2026");
  EXPECT_EQ(figures.objectives[1].label, "2");
  EXPECT_EQ(figures.rows[0].objective, figures.objectives[0].label);
}

TEST(PlanFigures, OutcomesAreCountedByRag) {
  Plan plan;
  plan.outcomes = {{Rag::kGreen, {}}, {Rag::kUnrated, {}}};
  EXPECT_THAT(MakePlanFigures(plan, Day("2015-05-18")).outcomes.by_rag,
              ElementsAre(0, 0, 1, 0, 1));
}

}  // namespace
}  // namespace planwatch
