// A real plan, and the sample in our own wording: every number of both.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "collectors/plan/figures.h"
#include "collectors/table/format.h"
#include "tests/plan/plan_rows.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class CoventryPlan : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(GetParam()))
      GTEST_SKIP() << GetParam() << " is not here";
    std::ifstream file(GetParam(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    MemoryStream bytes(text);
    PlanReader reader({}, London(), Day("2015-05-18"));
    ASSERT_TRUE(ReadTable(bytes, {}, {}, reader));
    Result<Plan> plan = std::move(reader).Finish();
    ASSERT_TRUE(plan) << plan.error().message();
    plan_ = *std::move(plan);
  }

  Plan plan_;
};

RagCounts Counts(std::size_t red, std::size_t amber, std::size_t green,
                 std::size_t blue, std::size_t unrated) {
  RagCounts counts;
  counts.by_rag = {red, amber, green, blue, unrated};
  return counts;
}

TEST_P(CoventryPlan, ActionsObjectivesAndRatings) {
  const PlanFigures figures = MakePlanFigures(plan_, Day("2015-05-18"));
  EXPECT_EQ(figures.actions, Counts(1, 7, 6, 0, 20));
  EXPECT_THAT(figures.objectives, SizeIs(17));
  EXPECT_THAT(plan_.actions, SizeIs(34));
  EXPECT_GE(plan_.report.rows,
            34u);  // the documents carry on outcomes in rows of their own
  EXPECT_EQ(plan_.report.rejected.total(), 0u);
  EXPECT_EQ(plan_.report.guesses.total(), 0u);
  EXPECT_EQ(plan_.report.repairs.total(), 0u);
}

TEST_P(CoventryPlan, WhatIsMissing) {
  const PlanFigures figures = MakePlanFigures(plan_, Day("2015-05-18"));
  EXPECT_EQ(figures.incomplete_rag, 20u);
  EXPECT_EQ(figures.incomplete_due, 31u);
  EXPECT_EQ(figures.incomplete_lead, 21u);
  std::size_t without_accountable = 0, without_responsible = 0;
  for (const Action& action : plan_.actions) {
    without_accountable += action.accountable.empty() ? 1 : 0;
    without_responsible += action.responsible.empty() ? 1 : 0;
  }
  EXPECT_EQ(without_accountable, 22u);
  EXPECT_EQ(without_responsible, 29u);
}

TEST_P(CoventryPlan, DatesAreTheLastOfTheirMonth) {
  std::map<std::string, int> due;
  for (const Action& action : plan_.actions)
    if (action.deadline) ++due[FormatDate(*action.deadline)];
  EXPECT_EQ(due,
            (std::map<std::string, int>{{"2015-04-30", 1}, {"2015-05-31", 2}}));
}

TEST_P(CoventryPlan, OverdueAtEachDate) {
  const std::pair<const char*, std::size_t> kExpected[] = {{"2015-04-13", 0},
                                                           {"2015-04-30", 0},
                                                           {"2015-05-01", 1},
                                                           {"2015-05-31", 1},
                                                           {"2015-06-01", 3}};
  for (const auto& [date, overdue] : kExpected)
    EXPECT_EQ(MakePlanFigures(plan_, Day(date)).overdue.total(), overdue)
        << date;
  EXPECT_EQ(MakePlanFigures(plan_, Day("2015-06-01")).overdue,
            Counts(1, 2, 0, 0, 0));
  EXPECT_EQ(MakePlanFigures(plan_, Day("2015-05-18")).due_within[1], 2u);
}

TEST_P(CoventryPlan, NoOutcomeIsRatedYet) {
  const RagCounts outcomes = MakePlanFigures(plan_, Day("2015-06-01")).outcomes;
  EXPECT_EQ(outcomes[Rag::kUnrated], outcomes.total());
  EXPECT_GT(outcomes.total(), 0u);
}

INSTANTIATE_TEST_SUITE_P(
    Plans, CoventryPlan,
    testing::Values(PLANWATCH_CONFIG "/sample/plan.csv",
                    PLANWATCH_SHARED "/data/coventry-2015/plan.csv",
                    PLANWATCH_SHARED "/data/coventry-2015/plan.docx",
                    PLANWATCH_SHARED "/data/coventry-2015/plan.xlsx"));

}  // namespace
}  // namespace planwatch
