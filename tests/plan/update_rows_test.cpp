#include "collectors/plan/update_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(UpdateRows, AnUpdateRatesTheActionAboveIt) {
  const Plan plan =
      ReadPlan({"Ref|Action|Lead|Due|RAG", "1|Train the drivers|HR|31/03/2015|",
                "|Q3 update: two sessions run|||Amber",
                "|Q4 update: the last one failed|||Red",
                "2|Write to all hotels|Police|30/06/2015|",
                "|Progress – draft with the board|||Green"});
  EXPECT_THAT(Told(plan), ElementsAre("1 Train the drivers: red",
                                      "2 Write to all hotels: green"));
  EXPECT_EQ(plan.actions[0].progress,
            "Q3 update: two sessions run\nQ4 update: the last one failed");
  EXPECT_THAT(plan.report.doubts, IsEmpty());
}

TEST(UpdateRows, AnotherRatingThanTheActionsIsADoubt) {
  const Rows rows{"Ref|Action|Lead|Due|RAG",
                  "1|Train the drivers|HR|31/03/2015|Red",
                  "|Update: two sessions run|||Green",
                  "2|Write to all hotels|Police|30/06/2015|Amber"};
  EXPECT_THAT(Told(ReadPlan(rows)),
              ElementsAre("1 Train the drivers: green",
                          "2 Write to all hotels: amber"));
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("the update's counts")));
}

TEST(UpdateRows, ARatedRowWithoutAReferenceMayBeOne) {
  const Rows rows{"Ref|Action|Lead|Due|RAG",
                  "1|Train the drivers|HR|31/03/2015|",
                  "|Two sessions run|||Green",
                  "2|Write to all hotels|Police|30/06/2015|Amber"};
  EXPECT_EQ(ReadPlan(rows).actions.size(), 3u);
  EXPECT_THAT(Doubts(rows),
              Contains(HasSubstr("below an action without a rating")));
}

TEST(UpdateRows, OfTwoDatesInAMergedActionNeitherIsLost) {
  const auto with = [](const char* first, const char* second) {
    Cell due = Text(first), more = Text(second);
    due.date = Day(first);
    more.date = Day(second);
    Rows rows{"Action|Lead|Due|RAG"};
    rows.Add({Text("Train all drivers"), Text("Police"), due, Text("Red")});
    rows.Add({Merged(Merge::kAbove), Merged(Merge::kAbove), more,
              Merged(Merge::kAbove)});
    return rows.Add("Print a leaflet|Health|30/06/2015|Green");
  };
  const auto due = [](const Rows& rows) {
    return ReadPlan(rows).actions.at(0).due.date;
  };
  EXPECT_EQ(due(with("2015-09-30", "2015-03-31")), Day("2015-03-31"));
  EXPECT_THAT(Doubts(with("2015-09-30", "2015-03-31")),
              testing::Not(testing::IsEmpty()));
  EXPECT_EQ(due(with("2015-09-30", "2015-09-30")), Day("2015-09-30"));
  EXPECT_THAT(Doubts(with("2015-09-30", "2015-09-30")), testing::IsEmpty());
}

TEST(UpdateRows, ARowThatLacksNothingButItsActionIsADoubt) {
  EXPECT_THAT(
      Doubts({"Intent|Measures|Action|Lead",
              "Be well informed|Logs kept by clerk|Train governors|Ann Lee",
              "Give more support|Seen in the minutes||Bob Ray"}),
      Contains(HasSubstr("or all else that an action's row has")));
  // More of what the row above says.
  EXPECT_THAT(
      Doubts({"Intent|Measures|Action|Lead",
              "Be well informed|Logs kept by clerk|Train governors|Ann Lee",
              "|Seen in the minutes||Bob Ray"}),
      IsEmpty());
}

}  // namespace
}  // namespace planwatch
