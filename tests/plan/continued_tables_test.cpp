// Rows and tables that go on with those above them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "collectors/base/text.h"
#include "collectors/plan/reader.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Pair;
using testing::SizeIs;

TEST(PlanReader, ARowWithoutAnActionContinuesTheRowAbove) {
  const Plan plan = ReadPlan({"Sub-objective|Action|Evidence|Lead",
                              "Raise awareness|Train staff|Leaflets|Police",
                              "|| and posters|Health", "|Brief GPs||"});
  ASSERT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.actions[0].evidence, "Leaflets and posters");
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Police", "Health"));
  EXPECT_EQ(plan.report.rows, 3u);
  EXPECT_EQ(plan.report.rejected.total(), 0u);
}

TEST(PlanReader, AnObjectiveCutByAPageGoesOn) {
  const Plan plan = ReadPlan({"Sub-objective|Action|Evidence",
                              "Raise awareness|Train staff|Leaflets",
                              "among parents||and posters", "|Brief GPs|"});
  EXPECT_THAT(Texts(plan.objectives),
              ElementsAre("1 Raise awareness among parents"));
  EXPECT_THAT(plan.actions, SizeIs(2));
}

TEST(PlanReader, ATableWithoutAHeaderOfItsOwnGoesOn) {
  Rows rows;
  rows.Table("table 1")
      .Add("Action|RAG|Due|Lead")
      .Add("Train staff|Red|May 2015|Police");
  rows.Table("table 2").Add("Brief GPs|Green|June 2015|Health");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan),
              ElementsAre("1.1 Train staff: red", "1.2 Brief GPs: green"));
  EXPECT_EQ(plan.actions[1].place.ToString(), "table 2, row 1");
  EXPECT_THAT(plan.report.choices,
              Contains("table 2 has no heading of its own and was read on from "
                       "the table before it"));
}

// The header that repeats on the next page was left at the table's foot.
TEST(PlanReader, ARowAboveARepeatedHeaderAtTheFootGoesOn) {
  Rows rows;
  rows.Table("table 1").Add("Due|Action|Lead|Status");
  rows.Add("June 2015|Brief all staff|Police|Ongoing");
  rows.Table("table 2").Add("May 2015|Train the homes|Health|In progress");
  rows.Add("Due|Action|Lead|Status");
  EXPECT_THAT(Told(ReadPlan(rows)), ElementsAre("1.1 Brief all staff: amber",
                                                "1.2 Train the homes: amber"));
}

TEST(PlanReader, ATableOfAnotherWidthOrAfterAnotherTableDoesNotGoOn) {
  Rows rows;
  rows.Table("table 1").Add("Action|RAG|Due|Lead").Add("a|Red|May 2015|Police");
  rows.Table("table 2").Add("Name|Organisation").Add("A Person|Council");
  rows.Table("table 3").Add("x|y|z|w");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: red"));
}

TEST(PlanReader, APageBreakInTheMiddleOfARowIsMended) {
  constexpr std::string_view kHeader = "Ref|Action|Lead|RAG|Due";
  for (const bool repeated : {false, true}) {
    Rows rows;
    rows.Table("table 1").Add(kHeader);
    rows.Add("1|Brief all staff who|Police|Red|May 2015");
    rows.Table("table 2");
    if (repeated) rows.Add(kHeader);
    rows.Add("|work with children|Health||");
    rows.Add("2|and so on|Police|Green|May 2015");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Told(plan),
                ElementsAre("1 Brief all staff who work with children: red",
                            "2 and so on: green"))
        << repeated;
    EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Police", "Health"));
    EXPECT_EQ(plan.report.rejected.total(), 0u);
  }
}

TEST(PlanReader, WithinATableALowerCaseActionIsAnAction) {
  const Plan plan = ReadPlan({"Ref|Action|Lead|RAG", "1|Brief staff|Police|Red",
                              "|train staff|Health|"});
  EXPECT_THAT(plan.actions, SizeIs(2));
}

TEST(PlanReader, ARowWithAReferenceOfItsOwnContinuesNone) {
  const Plan plan = ReadPlan(
      {"Ref|Action|RAG|Lead", "1|a|Red|Police", "2||Green|Health", "|||Fire"});
  EXPECT_THAT(Told(plan), ElementsAre("1 a: red"));
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Police"));
  EXPECT_THAT(plan.report.rejected.counts(), ElementsAre(Pair("no_action", 2)));
}

TEST(PlanReader, ARowOfFiguresAloneContinuesNone) {
  const Plan plan =
      ReadPlan({"Action|RAG|Due", "a|Red|May 2015", "|3|12", "b|Green|"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: red", "1.2 b: green"));
  EXPECT_EQ(plan.report.repairs.total(), 0u);
  EXPECT_THAT(plan.report.passed_over, SizeIs(1));
}

}  // namespace
}  // namespace planwatch
