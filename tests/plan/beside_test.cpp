#include "collectors/plan/beside.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/plan/doubts.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "title: lead"
std::vector<std::string> Told(const Plan& plan) {
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(
        action.title + ": " +
        (action.responsible.empty() ? "nobody" : action.responsible.front()));
  return told;
}

TEST(Beside, AKeyOfRatingsBehindAGapIsCutOff) {
  // Its first entry may stand beside the header, or above it.
  const std::vector<Rows> plans = {
      {"Action|Lead|When|RAG||Red|Late",
       "Train drivers|Police|30/06/2015|Green||Amber|Slipping",
       "Print a leaflet|Health|31/07/2015|Red||Green|On track",
       "||||| Blue|Complete"},
      {"Plan of the year|||||Red|Late", "Action|Lead|When|RAG||Amber|Slipping",
       "Train drivers|Police|30/06/2015|Green||Green|On track",
       "Print a leaflet|Health|31/07/2015|Red||Blue|Complete"}};
  for (const Rows& rows : plans) {
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Told(plan), ElementsAre("Train drivers: Police",
                                        "Print a leaflet: Health"));
    EXPECT_FALSE(plan.actions[0].complete);
    EXPECT_THAT(PlanDoubts(plan, Day("2015-05-18")), IsEmpty());
  }
}

TEST(Beside, AHeadingAboveActionsIsOneThoughTheKeyStandsInItsRow) {
  const Plan plan = ReadPlan(
      {"Ref|Action|Lead|When|Status||Red|Late", "Safer places||||||Amber|Slips",
       "1|Train drivers|Police|30/06/2015|Open||Green|Good",
       "2|Print a leaflet|Health|31/07/2015|Open||Blue|Done"});
  EXPECT_THAT(Told(plan),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health"));
  EXPECT_EQ(plan.objectives[plan.actions[0].objective].text, "Safer places");
}

TEST(Beside, AHeaderThatIsRepeatedBesideAKeyIsNoAction) {
  const Plan plan =
      ReadPlan({"Action|Lead|When|RAG||Red|Late",
                "Train drivers|Police|30/06/2015|Green||Amber|Slipping",
                "Action|Lead|When|RAG||Green|On track",
                "Print a leaflet|Health|31/07/2015|Red||Blue|Complete"});
  EXPECT_THAT(Told(plan),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health"));
}

TEST(Beside, ColumnsBehindAGapThatGoAlongWithTheActionsArePartOfThem) {
  for (const std::string heading : {"RAG now", "RAG", "Status"}) {
    Rows rows;
    rows.Add("Ref|Action|Lead|When||" + heading + "|Comments");
    rows.Add("1|Train drivers|Police|30/06/2015||Green|Two sessions");
    rows.Add("2|Print a leaflet|Health|31/07/2015||Red|None yet");
    const Plan plan = ReadPlan(rows);
    ASSERT_EQ(plan.actions.size(), 2u) << heading;
    EXPECT_EQ(plan.actions[0].rag, Rag::kGreen) << heading;
    EXPECT_EQ(plan.actions[1].rag, Rag::kRed) << heading;
  }
}

TEST(Beside, AHeadingThatIsThereTwiceAcrossAGapIsNoOtherTable) {
  const Plan plan = ReadPlan({"Priority|Action|Lead||RAG|Priority (H/M/L)",
                              "Safe places|Train drivers|Police||Green|High",
                              "|Print a leaflet|Health||Red|Low"});
  ASSERT_EQ(plan.actions.size(), 2u);
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
}

TEST(Beside, AnotherTableOfActionsIsReadWithItsOwnColumns) {
  const Plan plan = ReadPlan({"Action|Lead|When||Action|Lead|When",
                              "Train drivers|Police|30/06/2015||Buy a van|"
                              "Fleet|31/08/2015",
                              "Print a leaflet|Health|31/07/2015"});
  EXPECT_THAT(Told(plan),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health",
                          "Buy a van: Fleet"));
}

}  // namespace
}  // namespace planwatch
