#include "collectors/plan/heading_times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(HeadingTimes, TheTimeIsNoPartOfWhatAHeadingNames) {
  for (const std::string heading :
       {"status q3", "q4 14/15 status", "status at 31 march 2015",
        "status (may)", "autumn term status", "mid-year status",
        "year-end status", "status 2", "2nd status", "status 2014/2015",
        "18/05/15 status"})
    EXPECT_EQ(Join(WithoutTime(heading), " "), "status") << heading;
  EXPECT_EQ(Join(WithoutTime("end date"), " "), "end date");
  EXPECT_THAT(WithoutTime("12/01/15"), IsEmpty());
}

using Columns = std::vector<std::size_t>;

TEST(HeadingTimes, ColumnsOfOneThingStandOldestFirst) {
  const auto by_time = [](std::vector<std::string> headings) {
    return ColumnsByTime(headings);
  };
  EXPECT_THAT(by_time({"action", "status q3", "status q4"}),
              ElementsAre(Columns{1, 2}));
  EXPECT_THAT(by_time({"may 2015 update", "march 2015 update"}),
              ElementsAre(Columns{1, 0}));
  EXPECT_THAT(by_time({"autumn 2014/15 rag", "spring 2014/15 rag"}),
              ElementsAre(Columns{0, 1}));
  EXPECT_THAT(by_time({"autumn rag", "spring rag", "summer rag"}),
              ElementsAre(Columns{0, 1, 2}));
  EXPECT_THAT(by_time({"year end position", "mid year position"}),
              ElementsAre(Columns{1, 0}));
  EXPECT_THAT(by_time({"14th may status", "28th may status"}),
              ElementsAre(Columns{0, 1}));
  EXPECT_THAT(by_time({"rag 13/10", "rag 12/01", "rag 11/05"}),
              ElementsAre(Columns{0, 1, 2}));
  EXPECT_THAT(by_time({"rag 14/15", "rag 13/14"}), ElementsAre(Columns{1, 0}));
  EXPECT_THAT(by_time({"status", "status q3"}), IsEmpty());
  EXPECT_THAT(by_time({"q3 status", "q3 status"}), IsEmpty());
  EXPECT_THAT(by_time({"start date", "end date"}), IsEmpty());
}

std::vector<Rag> Rags(const Plan& plan) {
  std::vector<Rag> rags;
  for (const Action& action : plan.actions) rags.push_back(action.rag);
  return rags;
}

// Two columns of states under these headings, the second one filled for the
// first action alone.
Rows AtTwoTimes(const std::string& first, const std::string& second) {
  return Rows()
      .Add("Action|Due|" + first + "|" + second)
      .Add("Train drivers|30/06/2015|Off track|On track")
      .Add("Print a leaflet|30/06/2015|Complete|");
}

TEST(HeadingTimes, OfAStatusAtSeveralTimesTheLastFilledCounts) {
  const std::pair<std::string, std::string> kTimes[] = {
      {"Status Q3", "Status Q4"},
      {"Autumn status", "Spring status"},
      {"Status 2014", "Status 2015"},
      {"Mid-year status", "Year-end status"},
      {"Status 1", "Status 2"},
      {"Update Q3", "Update Q4"},
      {"Progress March", "Progress May"},
      {"December review", "March review"},
      {"Evaluation Autumn", "Evaluation Spring"},
      {"Mid year position", "Year end position"},
      {"March", "May"}};
  for (const auto& [first, second] : kTimes) {
    const Rows rows = AtTwoTimes(first, second);
    EXPECT_THAT(Rags(ReadPlan(rows)), ElementsAre(Rag::kGreen, Rag::kBlue))
        << first;
    EXPECT_THAT(Doubts(rows), IsEmpty()) << first;
  }
}

TEST(HeadingTimes, ProseInARatingsColourIsARatingEachTime) {
  Rows rows;
  rows.Add("Action|Due|Progress to March|Progress to May");
  rows.Add({Text("Train drivers"), Text("30/06/2015"),
            Filled(kRedFill, "No trainer was found"),
            Filled(kGreenFill, "The first forty have passed")});
  rows.Add({Text("Print a leaflet"), Text("30/06/2015"),
            Filled(kGreenFill, "The text is with the printer"), Text("")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Rags(plan), ElementsAre(Rag::kGreen, Rag::kGreen));
  EXPECT_EQ(plan.actions[0].progress, "The first forty have passed");
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(HeadingTimes, BesideARagTheLatestProgressIsTaken) {
  const Plan plan =
      ReadPlan({"Action|Due|RAG|Progress March|Progress May",
                "Train drivers|30/06/2015|Green|We have asked two trainers|"
                "We have trained forty drivers"});
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_EQ(plan.actions[0].progress, "We have trained forty drivers");
}

TEST(HeadingTimes, TwoStatusesOfNoOrderAreADoubt) {
  EXPECT_THAT(Doubts(AtTwoTimes("Lead's status", "PMO status")),
              Contains(HasSubstr("may both be the status")));
  // What "Status" alone names is plain.
  EXPECT_THAT(Doubts(AtTwoTimes("Status", "Register status")), IsEmpty());
}

TEST(HeadingTimes, ARatingOfAnotherKindIsNotGuessed) {
  const Rows rows = {"Action|Due|RAG: progress|RAG: impact",
                     "Train drivers|30/06/2015|Green|Amber",
                     "Print a leaflet|30/06/2015|Amber|Red"};
  EXPECT_THAT(Rags(ReadPlan(rows)), ElementsAre(Rag::kGreen, Rag::kAmber));
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(HeadingTimes, UpdatesAtSeveralTimesBesideARatingMakeNoStatus) {
  const Plan plan =
      ReadPlan({"Ref|Action|Owner|Deadline|RAG|Update 12/03|Update 14/05",
                "1|Write an induction pack|Bo|30/04/2015||Draft|Completed and "
                "on intranet",
                "2|Start exit interviews|Bo|30/04/2015|Red|None yet|Two held",
                "3|Publish a rota|Di|30/06/2015|Green||Trialled"});
  EXPECT_THAT(
      plan.report.choices,
      testing::Not(testing::Contains(testing::HasSubstr("is the status"))));
}

TEST(HeadingTimes, OfTwoTimesOfAYearTheLaterCountsWhereverItStands) {
  const auto newest_first = [](std::vector<std::string> headings) {
    return NewestFirst(headings);
  };
  EXPECT_FALSE(newest_first({"rag q1", "rag q4"}));
  EXPECT_FALSE(newest_first({"rag q1", "rag q2"}));
  EXPECT_TRUE(newest_first({"rag q2", "rag q1"}));
  EXPECT_TRUE(newest_first({"rag q4", "rag q3"}));
  EXPECT_TRUE(newest_first({"rag q1", "rag q4", "rag q3"}));
  EXPECT_TRUE(newest_first({"rag jan", "rag dec"}));
  EXPECT_THAT(Rags(ReadPlan({"Action|Due|RAG Q1|RAG Q4",
                             "Train drivers|30/06/2015|Green|Red"})),
              ElementsAre(Rag::kRed));
}

}  // namespace
}  // namespace planwatch
