#include "collectors/plan/beside.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/plan/doubts.h"
#include "collectors/plan/predicates.h"
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

TEST(Beside, AHeaderIsRepeatedWhateverStandsBesideIt) {
  const Plan plan =
      ReadPlan({"Action|Lead|Status||Version|Date|Author",
                "Train drivers|Police|Open||0.1|12/01/2015|Ann",
                "Action|Lead|Status||0.2|02/02/2015|Ben",
                "Print a leaflet|Health|Open", "Action|Lead|Status"});
  EXPECT_THAT(Told(plan),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health"));
}

TEST(Beside, AHeaderRepeatedOnOneSideTakesNoActionFromTheOther) {
  const Plan plan = ReadPlan({"Action|Lead|Status||Action|Lead|Status",
                              "Train drivers|Police|Open||Buy a van|Fleet|Open",
                              "Action|Lead|Status||Hire a hall|Estates|Open",
                              "Print a leaflet|Health|Open"});
  EXPECT_THAT(Told(plan),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health",
                          "Buy a van: Fleet", "Hire a hall: Estates"));
}

TEST(Beside, ATableThatGoesOnIsNotPartedAtAnEmptyColumn) {
  Rows rows;
  rows.Table("table 1").Add("Owner|Action|Evidence|Due|Status");
  rows.Add("Police|Train drivers|Minutes|30/06/2015|Open");
  rows.Table("table 2").Add("Health|Print a leaflet||31/07/2015|Open");
  EXPECT_THAT(Told(ReadPlan(rows)),
              ElementsAre("Train drivers: Police", "Print a leaflet: Health"));
}

TEST(Beside, AHeaderFurtherDownIsReadAcrossABlankColumn) {
  Rows rows;
  rows.Table("sheet Plan");
  for (const char* const row :
       {"Please update the progress of your actions every month and send the "
        "plan back to the co-ordinator before the "
        "meeting.|||||||||||RAG|Number of actions",
        "|||||||||||Red|3|",
        "Reference|Priority|What needs to be done?|By whom|To be completed "
        "by|Current status|Latest position||Date closed|Progress "
        "%||Amber|1|",
        "1.1|Skills|Train the drivers|Police|09/09/2015|Not started|No update "
        "received this quarter.|||15%||Green|6|",
        "1.2|Skills|Print a leaflet|Health|06/04/2016|In progress|First draft "
        "went round.||02/03/2015|25%||Complete|8|",
        "1.3|Skills|Map the pathway|Housing|29/10/2015|Not started|Venue "
        "found.|||15%||Total|24|",
        "2.1|Schools|Brief the schools|Police|29/10/2014|On target|First draft "
        "went round.||16/11/2014|20%|",
        "2.2|Schools|Write to parents|Health|06/11/2015|On track|No update "
        "received.|||20%|"})
    rows.Add(row);
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(
      Told(plan),
      ElementsAre("Train the drivers: Police", "Print a leaflet: Health",
                  "Map the pathway: Housing", "Brief the schools: Police",
                  "Write to parents: Health"));
  EXPECT_FALSE(IsComplete(plan.actions[0], Day("2015-05-18")));
  EXPECT_TRUE(IsComplete(plan.actions[1], Day("2015-05-18")));
}

TEST(Beside, EachTableHasAHeaderOfItsOwn) {
  const std::vector<Rows> plans = {
      // The other's is further up, and guidance stands over this one's.
      {"Please update your actions every month.|||||RAG|Meaning",
       "Action|Lead|When|Status||Red|Late",
       "Train drivers|Police|30/06/2015|Open||Amber|Slipping",
       "Print a leaflet|Health|31/07/2015|Open||Green|On track"},
      // The other one is wider.
      {"||||Risk|Likelihood|Impact|Owner|Score",
       "Action|Lead|Status||The grant ends|3|4|Council|12",
       "Train drivers|Police|Open||Staff leave|2|3|Council|6",
       "Print a leaflet|Health|Open", "Buy a van|Fleet|Open"},
      // It is of counts, below ratings as headings.
      {"Ref|Action|Lead|Status||Lead|Red|Amber|Green|Total",
       "1|Train drivers|Police|Open||Police|1|0|2|3",
       "2|Print a leaflet|Health|Open||Health|0|1|0|1"}};
  for (const Rows& rows : plans) {
    const Plan plan = ReadPlan(rows);
    ASSERT_GE(plan.actions.size(), 2u) << rows.rows()[0].cells[0].text;
    EXPECT_EQ(plan.actions[0].title, "Train drivers");
    EXPECT_EQ(plan.actions[0].responsible, std::vector<std::string>{"Police"});
    EXPECT_EQ(plan.actions[1].title, "Print a leaflet");
  }
}

TEST(Beside, RatingsOfSeveralQuartersAreNoKey) {
  const Plan plan =
      ReadPlan({"Action|When|Q1||Q2|Q3", "Train drivers|30/06/2015|Red||Amber|",
                "Print a leaflet|31/07/2015|Green||Red|",
                "Buy a van|31/08/2015|Red||Green|"});
  ASSERT_EQ(plan.actions.size(), 3u);
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
  EXPECT_EQ(plan.actions[2].rag, Rag::kGreen);
}

TEST(Beside, WhatMayBeAnotherTablesIsInDoubt) {
  const std::vector<Rows> plans = {
      // It ends well above the last action.
      {"Action|When|Status||Threat|Owner",
       "Train drivers|1/6/2015|Open||Cuts|Ann",
       "Print a leaflet|1/7/2015|Open||Leavers|Ben",
       "Ask the schools|1/7/2015|Open||No data|Cas", "Buy a van|1/8/2015|Open",
       "Hold a day|1/9/2015|Open"},
      // It has actions of a kind.
      {"Action|When|Status||Risk|Mitigation|Owner",
       "Train drivers|1/6/2015|Open||Cuts|Bid for a grant|Ann",
       "Print a leaflet|1/7/2015|Open||Leavers|Share the work|Ben"},
      // Its headings are its second row.
      {"Task|When|RAG||0.1|12/01/2015|Policy Officer",
       "Train drivers|1/6/2015|Red||0.2|02/02/2015|Head of Service",
       "Print a leaflet|1/7/2015|Red|||",
       "Buy a van|1/8/2015|Green||1.0|16/03/2015|Head of Service"}};
  for (const Rows& rows : plans) {
    const std::vector<Doubt> doubts =
        PlanDoubts(ReadPlan(rows), Day("2015-05-18"));
    ASSERT_FALSE(doubts.empty()) << rows.rows()[0].cells[4].text;
    EXPECT_THAT(doubts[0].text,
                testing::HasSubstr("stand behind a blank column"));
  }
}

// It is as long as the plan, and goes along with it.
TEST(Beside, ATableOfOtherSubjectsIsADoubt) {
  const auto read = [](const char* heading) {
    return ReadPlan(
        {"Action|Lead|When|Status||" + std::string(heading) + "|Target|RAG",
         "Train drivers|Police|30/06/2015|Blue||Calls answered|90%|Red",
         "Print a leaflet|Health|31/07/2015|Red||Invoices paid|80%|Green",
         "Audit files|Health|31/08/2015|Green||Days lost|8|Amber"});
  };
  const Plan plan = read("KPI");
  EXPECT_EQ(plan.actions.at(0).rag, Rag::kBlue);
  EXPECT_EQ(plan.actions.at(1).rag, Rag::kRed);
  const std::vector<Doubt> doubts = PlanDoubts(plan, Day("2015-05-18"));
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_EQ(doubts[0].about, "column");
  // More of the same actions.
  EXPECT_EQ(read("Progress").actions.at(0).rag, Rag::kRed);
}

TEST(Beside, ATitleAboveEachTellsWhichIsNoLongerThePlan) {
  const std::vector<std::string> headers = {
      "Ref|Action|Owner|Due||Ref|Action|Owner|Due",
      "1|Fit locks|Housing|31/03/2015||5|Print cards|Comms|31/01/2015",
      "2|Train staff|HR|30/06/2015||6|Hire room|Office|28/02/2015",
      "3|Map sites|Police|31/07/2015|||||"};
  const auto told = [&](std::string_view titles) {
    Rows rows = {titles};
    for (const std::string& row : headers) rows.Add(row);
    return Told(ReadPlan(rows));
  };
  EXPECT_THAT(told("Outstanding|||||Completed"),
              ElementsAre("Fit locks: Housing", "Train staff: HR",
                          "Map sites: Police"));
  EXPECT_EQ(told("Health|||||Housing").size(), 5U);
}

TEST(Beside, ColumnsWithoutHeadingsAreAnotherTableButOneAlone) {
  const auto rags = [](const Rows& rows) {
    std::vector<Rag> rated;
    for (const Action& action : ReadPlan(rows).actions)
      rated.push_back(action.rag);
    return rated;
  };
  EXPECT_THAT(rags({"Action|Lead|Due||", "Train drivers|Police|30/06/2015||Red",
                    "Print a leaflet|Health|31/07/2015||Green"}),
              ElementsAre(Rag::kRed, Rag::kGreen));
  EXPECT_THAT(
      rags({"Action|Lead|Due|||", "Train drivers|Police|30/06/2015||Red|x1",
            "Print a leaflet|Health|31/07/2015||Green|x2"}),
      ElementsAre(Rag::kUnrated, Rag::kUnrated));
  EXPECT_THAT(
      rags({"Action|Lead|Due||RAG|", "Train drivers|Police|30/06/2015||Red|x1",
            "Print a leaflet|Health|31/07/2015||Green|x2"}),
      ElementsAre(Rag::kRed, Rag::kGreen));
}

}  // namespace
}  // namespace planwatch
