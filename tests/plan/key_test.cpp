#include "collectors/plan/key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collectors/plan/doubts.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Titles(const Plan& plan) {
  std::vector<std::string> titles;
  for (const Action& action : plan.actions) titles.push_back(action.title);
  return titles;
}

TEST(Key, RightBelowTheActionsItIsNone) {
  const std::vector<std::string> headers = {"Lead|Status|Action|When",
                                            "Status|Action|Lead|When",
                                            "Action|Lead|Status|When"};
  for (const std::string& header : headers) {
    Rows rows;
    rows.Add(header);
    // Each column has what its heading says.
    const auto add = [&](const char* action, const char* lead,
                         const char* status) {
      std::string row;
      std::string rest = header + "|";
      while (!rest.empty()) {
        const std::string heading = rest.substr(0, rest.find('|'));
        rest.erase(0, heading.size() + 1);
        if (!row.empty()) row += '|';
        row += heading == "Action"   ? action
               : heading == "Lead"   ? lead
               : heading == "Status" ? status
                                     : "30/06/2015";
      }
      rows.Add(row);
    };
    add("Train drivers", "Police", "On track");
    add("Print a leaflet", "Health", "Delayed");
    rows.Add("Red|Significant delay");
    rows.Add("Amber|Some slippage");
    rows.Add("Green|On track");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Titles(plan), ElementsAre("Train drivers", "Print a leaflet"))
        << header;
    EXPECT_THAT(plan.actions[1].responsible, ElementsAre("Health")) << header;
    EXPECT_EQ(plan.actions[1].rag, Rag::kAmber) << header;
    ASSERT_EQ(plan.report.passed_over.size(), 1u) << header;
    EXPECT_EQ(plan.report.passed_over[0].rows, 3u) << header;
  }
}

TEST(Key, ActionsThatAreRatedAloneAreNone) {
  // A rating twice, a row of three cells, or letters that name actions.
  EXPECT_EQ(ReadPlan({"RAG|Action", "Red|Train drivers", "Green|Audit files",
                      "Red|Print a leaflet"})
                .actions.size(),
            3u);
  EXPECT_EQ(ReadPlan({"RAG|Action|Lead", "Red|Train drivers|Police",
                      "Amber|Audit files|Health", "Green|Print|Police"})
                .actions.size(),
            3u);
  EXPECT_EQ(
      ReadPlan({"Action|When", "a|May 2015", "b|June 2015"}).actions.size(),
      2u);
}

TEST(Key, ARestOfMergedCellsIsNone) {
  Rows rows = {"Theme|RAG (previous)|Action|RAG"};
  rows.Add(
      {Text("Safe places"), Text("Red"), Text("Train drivers"), Text("Green")});
  for (const char* const previous : {"Red", "Amber", "Green"})
    rows.Add({Merged(Merge::kAbove), Text(previous),
              Text("Audit files of " + std::string(previous)),
              Merged(Merge::kAbove)});
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.actions.size(), 4u);
  EXPECT_EQ(plan.actions[3].rag, Rag::kGreen);
}

// A key that says of a colour that it means done, as words beside colours or as
// shaded words: a doubt where actions have that colour.
TEST(Key, InALineItIsReadToo) {
  EXPECT_THAT(
      Doubts({"Key: Red – not started; Amber – in progress; Green – completed",
              "Action|Due|RAG", "Train drivers|31/03/2015|Green"}),
      ElementsAre(HasSubstr("green means complete")));
  EXPECT_THAT(Doubts({"Action|Due|RAG\nB = not started\nG = on track",
                      "Train drivers|31/03/2015|B"}),
              ElementsAre(HasSubstr("blue means something else")));
  EXPECT_THAT(Doubts({"Key: Red = late, Green = on track, Blue = complete",
                      "Action|Due|RAG", "Train drivers|31/03/2015|Blue"}),
              IsEmpty());
}

TEST(Key, OneThatCallsGreenCompleteIsADoubt) {
  constexpr Colour kYellow{0xFF, 0xFF, 0x00};
  const auto plan_below = [&](std::vector<Cell> key) {
    Rows rows;
    rows.Table("table 1").Add(std::move(key));
    rows.Table("table 2").Add("Action|Lead|When|RAG");
    rows.Add({Text("Train drivers"), Text("Police"), Text("31/03/2015"),
              Filled(kGreenFill)});
    rows.Add({Text("Print a leaflet"), Text("Health"), Text("30/04/2015"),
              Filled(kYellow)});
    return PlanDoubts(ReadPlan(rows), Day("2015-05-18"));
  };
  EXPECT_EQ(plan_below({Text("Key:"), Filled(kGreenFill, "Complete"),
                        Filled(kYellow, "On track")})
                .size(),
            1u);
  EXPECT_EQ(plan_below({Filled(kGreenFill), Text("Complete")}).size(), 1u);
  EXPECT_THAT(plan_below({Text("Key:"), Filled(kGreenFill, "On track"),
                          Filled(kYellow, "Slipping")}),
              IsEmpty());
  // Shaded cells that are none of a key.
  EXPECT_THAT(plan_below({Filled(kGreenFill, "Complete"), Text("Police")}),
              IsEmpty());
}

}  // namespace
}  // namespace planwatch
