#include "collectors/plan/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PlanFigures Figures(const Rows& rows, std::string_view as_at = "2015-06-01",
                    PlanOptions options = {}) {
  return MakePlanFigures(ReadPlan(rows, std::move(options)), Day(as_at));
}

// "Police 2, 1 overdue", one a group.
std::vector<std::string> Told(const std::vector<GroupFigure>& groups) {
  std::vector<std::string> told;
  for (const GroupFigure& group : groups)
    told.push_back(group.label + ' ' + std::to_string(group.actions.total()) +
                   (group.overdue > 0
                        ? ", " + std::to_string(group.overdue) + " overdue"
                        : ""));
  return told;
}

TEST(PlanFigures, AnActionIsOverdueFromTheDayAfterItsDueDay) {
  const Rows rows = {"Action|RAG|Due", "a|Amber|31/05/2015"};
  EXPECT_EQ(Figures(rows, "2015-05-31").overdue.total(), 0u);
  EXPECT_EQ(Figures(rows, "2015-05-31").rows[0].overdue_days, 0);
  const PlanFigures day_after = Figures(rows, "2015-06-01");
  EXPECT_EQ(day_after.overdue[Rag::kAmber], 1u);
  EXPECT_TRUE(day_after.rows[0].overdue);
  EXPECT_EQ(day_after.rows[0].overdue_days, 1);
  EXPECT_EQ(Figures(rows, "2016-05-31").rows[0].overdue_days, 366);
}

TEST(PlanFigures, WhatIsCompleteOrUndatedIsNeverOverdue) {
  const PlanFigures figures =
      Figures({"Action|RAG|Due", "a|Complete|May 2015", "b|Red|ongoing"});
  EXPECT_EQ(figures.overdue.total(), 0u);
  EXPECT_EQ(figures.incomplete_due, 1u);
}

TEST(PlanFigures, ARevisedDateDoesNotHideThatAnActionIsOverdue) {
  const Rows rows = {"Action|RAG|Due", "a|Amber|May 2015, now July 2015"};
  EXPECT_EQ(Figures(rows).overdue.total(), 1u);
  EXPECT_EQ(Figures(rows).revised, 1u);
  const PlanFigures by_revised =
      Figures(rows, "2015-06-01", {.overdue_by = OverdueBy::kRevised});
  EXPECT_EQ(by_revised.overdue.total(), 0u);
  EXPECT_EQ(by_revised.revised, 1u);
  EXPECT_EQ(by_revised.rows[0].due, Day("2015-07-31"));
}

TEST(PlanFigures, RevisedCountsOnlyWhatWasMovedLater) {
  EXPECT_EQ(
      Figures({"Action|Due", "a|July 2015, May 2015", "b|May 2015"}).revised,
      0u);
}

TEST(PlanFigures, DueWithinCountsFromTodayToThatManyDaysAhead) {
  const PlanFigures figures = Figures(
      {"Action|RAG|Due", "yesterday|Red|31/05/2015", "today|Red|01/06/2015",
       "in 7|Red|08/06/2015", "in 8|Red|09/06/2015", "in 30|Red|01/07/2015",
       "in 90|Red|30/08/2015", "in 91|Red|31/08/2015",
       "done|Complete|02/06/2015"});
  EXPECT_THAT(figures.due_within, ElementsAre(2, 3, 4, 5));
}

TEST(PlanFigures, WhatIsMissing) {
  const PlanFigures figures =
      Figures({"Action|RAG|Evidence|Responsible|Accountable|Due",
               "a|Green|||Police|May 2016", "b|Complete||Police||May 2015",
               "c|Green|Leaflets|||TBC", "d|||TBC||May 2016"});
  EXPECT_EQ(figures.incomplete_rag, 1u);
  EXPECT_EQ(figures.incomplete_due, 1u);
  EXPECT_EQ(figures.incomplete_lead, 2u);
  EXPECT_EQ(figures.incomplete_evidence, 2u);
}

TEST(PlanFigures, OverdueAndStillGreenIsContradictory) {
  const PlanFigures figures =
      Figures({"Action|RAG|Due", "a|Green|May 2015", "b|Amber|May 2015",
               "c|Green|July 2015", "d|Blue|May 2015"});
  EXPECT_EQ(figures.contradictory, 1u);
}

TEST(PlanFigures, ObjectivesAreLabelledByNumberAndTextCutAtAHundred) {
  const std::string text(200, 'x');
  Rows rows = {"Objective|Action|RAG"};
  rows.Add(text + "a|Train staff|Red").Add(text + "b|Brief GPs|Green");
  rows.Add("|Visit hotels|Red");
  const PlanFigures figures = Figures(rows);
  ASSERT_THAT(figures.objectives, SizeIs(2));
  EXPECT_EQ(figures.objectives[0].label, "1 " + std::string(97, 'x') + "…");
  EXPECT_EQ(figures.objectives[1].label, "2 " + std::string(97, 'x') + "…");
  EXPECT_EQ(figures.objectives[1].actions[Rag::kRed], 1u);
  EXPECT_EQ(figures.objectives[1].actions[Rag::kGreen], 1u);
  EXPECT_EQ(figures.rows[2].objective, figures.objectives[1].label);
}

TEST(PlanFigures, AnActionCountsForEachResponsibleLeadElseTheAccountable) {
  const PlanFigures figures =
      Figures({"Action|RAG|Responsible|Accountable|Due",
               "a|Red|Police, Health|Council|May 2015", "b|Red||Council|",
               "c|Red|police|Council|", "d|Red|||"});
  EXPECT_THAT(
      Told(figures.leads),
      ElementsAre("Police 2, 1 overdue", "Health 1, 1 overdue", "Council 1"));
}

TEST(PlanFigures, ALeadIsSpelledAsMostRowsSpellIt) {
  const PlanFigures figures =
      Figures({"Action|Responsible|Accountable|Partners", "a|POLICE|Head|Fire",
               "b|Police||FIRE", "c|Health|Police|"});
  EXPECT_THAT(Told(figures.leads), ElementsAre("Police 2", "Health 1"));
  EXPECT_THAT(Told(figures.partners), ElementsAre("Fire 2"));
  // The same in the rows, which say who leads each action.
  EXPECT_THAT(figures.rows[0].action.responsible, ElementsAre("Police"));
  EXPECT_THAT(figures.rows[2].action.accountable, ElementsAre("Police"));
  EXPECT_THAT(figures.rows[1].action.partners, ElementsAre("Fire"));
}

TEST(PlanFigures, PrioritiesAndPartners) {
  const PlanFigures figures =
      Figures({"Priority|Action|Partners", "Prevent|a|Police, Health",
               "Pursue|b|Police", "Prevent|c|"});
  EXPECT_THAT(Told(figures.priorities), ElementsAre("Prevent 2", "Pursue 1"));
  EXPECT_THAT(Told(figures.partners), ElementsAre("Police 2", "Health 1"));
  EXPECT_THAT(Figures({"Action|RAG", "a|Red"}).priorities, IsEmpty());
}

TEST(PlanFigures, OutcomesByTheirRag) {
  const PlanFigures figures =
      Figures({"Action|Outcome|Outcome RAG", "a|Aware staff|Green",
               "b|Safer homes|", "c||"});
  EXPECT_EQ(figures.outcomes[Rag::kGreen], 1u);
  EXPECT_EQ(figures.outcomes[Rag::kUnrated], 1u);
  EXPECT_EQ(figures.outcomes.total(), 2u);
}

}  // namespace
}  // namespace planwatch
