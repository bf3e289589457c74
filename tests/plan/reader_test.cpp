#include "collectors/plan/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/predicates.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// Header and tables.

TEST(PlanReader, TheHeaderMayStandBelowATitle) {
  const Plan plan =
      ReadPlan({"CSE and Missing Action Plan||", "Updated 13 April 2015||",
                "Action|RAG|Lead", "Train staff|Red|Police"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Train staff: red"));
  EXPECT_EQ(plan.report.rows, 1u);
}

TEST(PlanReader, AHeaderRepeatedOnEveryPageIsPassedOver) {
  const Plan plan = ReadPlan(
      {"Action|RAG", "Train staff|Red", "ACTION|RAG", "Brief GPs|Green"});
  EXPECT_THAT(Told(plan),
              ElementsAre("1.1 Train staff: red", "1.2 Brief GPs: green"));
  EXPECT_EQ(plan.report.rows, 2u);
}

TEST(PlanReader, ASecondTableBelowOfOtherColumnsIsLeftOutInDoubt) {
  const Plan plan = ReadPlan({"Action|RAG|Lead", "Train staff|Red|Police",
                              "Ref|Action|By when", "7|Brief GPs|May 2015"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Train staff: red"));
  ASSERT_THAT(plan.report.doubts, SizeIs(1));
  EXPECT_EQ(plan.report.doubts[0].about, "table");
  EXPECT_EQ(plan.report.doubts[0].place.ToString(), "row 3");
  EXPECT_THAT(plan.report.passed_over, SizeIs(1));
}

TEST(PlanReader, AnActionCalledTaskIsNoHeader) {
  const Plan plan = ReadPlan({"Ref|Action|Lead", "1|Task|Police and others"});
  EXPECT_THAT(Told(plan), ElementsAre("1 Task: unrated"));
}

TEST(PlanReader, TablesThatAreNotThePlanArePassedOverAndNamed) {
  Rows rows;
  rows.Table("table 1").Add("Name|Organisation").Add("A. Hill|Police");
  rows.Table("table 2").Add("Action|RAG").Add("Train staff|Red");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Train staff: red"));
  ASSERT_THAT(plan.report.passed_over, SizeIs(1));
  EXPECT_EQ(plan.report.passed_over[0].place.table, "table 1");
  EXPECT_EQ(plan.report.passed_over[0].rows, 2u);
  EXPECT_EQ(plan.report.rows, 1u);
  EXPECT_EQ(plan.actions[0].place.ToString(), "table 2, row 2");
}

// A register without headings, named as a plan by mistake.
TEST(PlanReader, ARecordOfARegisterIsNotTakenForHeadings) {
  const Result<Plan> plan =
      TryReadPlan({"Ann Hill|2015-01-02|police", "Bo Dale|2015-01-03|school"});
  ASSERT_FALSE(plan);
  EXPECT_THAT(plan.error().message(),
              AllOf(Not(HasSubstr("Hill")), Not(HasSubstr("police")),
                    HasSubstr("columns: { action:")));
}

TEST(PlanReader, NoPlanIsNoDataAndTheMessageListsTheHeadings) {
  const Result<Plan> plan =
      TryReadPlan({"Register of meetings|", "Topic|Chair", "Housing|A. Hill"});
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind(), Error::Kind::kNoData);
  EXPECT_THAT(plan.error().message(),
              AllOf(HasSubstr("\"Topic\", \"Chair\""),
                    HasSubstr("columns: { action:"), Not(HasSubstr("Hill"))));
}

TEST(PlanReader, WhatMayBeSomebodysDataIsNotQuotedAsAHeading) {
  const Result<Plan> plan = TryReadPlan({"12/03/2001|Birch Road 4|CV1 2AB"});
  ASSERT_FALSE(plan);
  EXPECT_THAT(plan.error().message(),
              AllOf(Not(HasSubstr("2001")), Not(HasSubstr("Birch"))));
}

TEST(PlanReader, APlanWithoutActionsIsNoData) {
  for (const Rows& rows :
       {Rows{"Action|RAG"}, Rows{"Ref|Action|RAG", "1||"}, Rows{}, Rows{""}}) {
    const Result<Plan> plan = TryReadPlan(rows);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().kind(), Error::Kind::kNoData);
  }
}

TEST(PlanReader, HeadingsWithoutARowBelowAreNotTakenForWrongOnes) {
  for (const Rows& rows : {Rows{"Ref|Action|RAG"}, Rows{"Plan|", "Action|RAG"},
                           Rows{"Youth justice plan", "", "Action|Due date"}})
    EXPECT_THAT(TryReadPlan(rows).error().message(),
                AllOf(HasSubstr("no action stands below its headings"),
                      HasSubstr("\"Action\", ")));
  // A row below, or a word of another meaning.
  for (const Rows& rows :
       {Rows{"Topic|Chair", "Housing|A. Hill"}, Rows{"RAG|Lead"}})
    EXPECT_THAT(TryReadPlan(rows).error().message(),
                Not(HasSubstr("stands below")));
}

TEST(PlanReader, TheChoicesAreTold) {
  const Plan plan =
      ReadPlan({"Action|By when|Notes", "Train staff|May 2015|x"});
  EXPECT_THAT(plan.report.choices,
              UnorderedElementsAre("\"Action\" is the action",
                                   "\"By when\" is the due date",
                                   "\"Notes\" is not used"));
}

TEST(PlanReader, AConfiguredHeadingThatIsMissingIsToBeRepaired) {
  const Plan plan = ReadPlan({"Action|By when", "Train staff|May 2015"},
                             {.columns = {{"due", "Timescale"}}});
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-05-31");
  EXPECT_THAT(plan.report.repairs.counts(),
              ElementsAre(Pair("column_not_found", 1)));
}

// Objectives, priorities, headings.

TEST(PlanReader, AnObjectiveRepeatedOrLeftBlankIsTheSameOne) {
  const Plan plan =
      ReadPlan({"Sub-objective|Action|RAG", "Raise awareness|a|Red",
                "raise  awareness|b|Red", "|c|Red", "Disrupt|d|Red"});
  EXPECT_THAT(Texts(plan.objectives),
              ElementsAre("1 Raise awareness", "2 Disrupt"));
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: red", "1.2 b: red", "1.3 c: red",
                                      "2.1 d: red"));
}

TEST(PlanReader, AMergedObjectiveBelongsToEveryActionBesideItAndOverAPage) {
  Rows rows = {"Sub-objective|Action|RAG"};
  rows.Add({Text("Raise awareness"), Text("a"), Text("Red")});
  rows.Add({Merged(Merge::kAbove), Text("b"), Text("Red")});
  rows.Add("Sub-objective|Action|RAG");
  rows.Add({Merged(Merge::kAbove), Text("c"), Text("Red")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Texts(plan.objectives), ElementsAre("1 Raise awareness"));
  EXPECT_THAT(plan.actions, SizeIs(3));
}

TEST(PlanReader, AnObjectivesOwnNumberIsKept) {
  const Plan plan = ReadPlan({"Objective|Action|RAG", "3. Raise awareness|a|",
                              "2.1 Disrupt|b|Red", "Objective 7: Learn|c|Red",
                              "16 days of action|d|Red"});
  EXPECT_THAT(Texts(plan.objectives),
              ElementsAre("3 Raise awareness", "2.1 Disrupt", "7 Learn",
                          "4 16 days of action"));
  EXPECT_EQ(plan.actions[1].reference, "2.1.1");
}

TEST(PlanReader, ObjectivesWithOneNumberAreToldApart) {
  const Plan plan = ReadPlan({"Priority|Objective|Action", "Prevent|1. Train|a",
                              "Protect|1. Support|b"});
  EXPECT_THAT(Texts(plan.objectives), ElementsAre("1 Train", "1~2 Support"));
}

TEST(PlanReader, ARowOfOneCellAcrossTheTableIsAHeading) {
  Rows rows = {"Action|RAG|Lead"};
  rows.Add(
      {Text("Raise awareness"), Merged(Merge::kLeft), Merged(Merge::kLeft)});
  rows.Add("Train staff|Red|Police");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Texts(plan.objectives), ElementsAre("1 Raise awareness"));
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Train staff: red"));
  EXPECT_EQ(plan.report.guesses.total(), 0u);
}

TEST(PlanReader, ARowOfOneCellBelowAHeaderOfMergedCellsIsNoPartOfIt) {
  const auto below_header = [](std::vector<Cell> first,
                               const std::string& aim) {
    Rows rows;
    rows.Add({Text("Action"), Merged(Merge::kLeft), Text("Lead"), Text("Due")});
    rows.Add(std::move(first));
    rows.Add("Staff" + aim + "|Train all the staff|Police|30/06/2015");
    rows.Add("Drivers" + aim + "|Train all the drivers|Health|31/07/2015");
    return ReadPlan(rows);
  };
  const std::vector<Cell> across = {Text("1.1 Raise awareness"),
                                    Merged(Merge::kLeft), Merged(Merge::kLeft),
                                    Merged(Merge::kLeft)};
  Plan plan = below_header(across, "");
  EXPECT_THAT(Texts(plan.objectives), ElementsAre("1.1 Raise awareness"));
  EXPECT_THAT(Told(plan), ElementsAre("1.1.1 Train all the staff: unrated",
                                      "1.1.2 Train all the drivers: unrated"));
  EXPECT_THAT(PlanDoubts(plan, Day("2015-05-18")), SizeIs(0));
  // Which of two columns of texts holds the actions is not said.
  plan = below_header(across, " know the signs of harm at work");
  ASSERT_THAT(PlanDoubts(plan, Day("2015-05-18")), SizeIs(1));
  EXPECT_THAT(PlanDoubts(plan, Day("2015-05-18"))[0].text,
              HasSubstr("either may be the action"));
  // Headings of the columns that are merged above are part of it.
  plan = below_header(
      {Text("Aim"), Text("Task"), Merged(Merge::kAbove), Merged(Merge::kAbove)},
      "");
  EXPECT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.report.rows, 2u);
}

TEST(PlanReader, ARowWithOnlyItsFirstColumnIsAHeading) {
  const Plan plan = ReadPlan({"Ref|Action|RAG", "Raise awareness||",
                              "1|Train staff|Red", "Disrupt||", "2|Visit|Red"});
  EXPECT_THAT(Texts(plan.objectives),
              ElementsAre("1 Raise awareness", "2 Disrupt"));
  EXPECT_EQ(plan.actions[1].objective, 1u);
  EXPECT_EQ(plan.report.rejected.total(), 0u);
  EXPECT_EQ(plan.report.rows, 4u);
}

TEST(PlanReader, NothingButTheActionIsAnActionInDoubt) {
  const Plan plan =
      ReadPlan({"Action|RAG", "Raise awareness|", "Train staff|Red"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Raise awareness: unrated",
                                      "1.2 Train staff: red"));
  ASSERT_THAT(plan.report.doubts, SizeIs(1));
  EXPECT_EQ(plan.report.doubts[0].about, "rows");
}

TEST(PlanReader, ABoldOrShadedRowOfTheActionAloneIsAHeading) {
  for (const bool bold : {true, false}) {
    Rows rows = {"Action|RAG|Lead"};
    Cell heading = Text("Raise awareness");
    if (bold)
      heading.bold = true;
    else
      heading.fill = Colour{0xD9, 0xD9, 0xD9};
    rows.Add({heading, Cell(), Cell()});
    rows.Add("Train staff|Red|Police").Add("Brief GPs|Green|Health");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Texts(plan.objectives), ElementsAre("1 Raise awareness"));
    EXPECT_THAT(plan.report.doubts, IsEmpty());
  }
}

TEST(PlanReader, AHeadingAbovePlanWithObjectivesIsAPriority) {
  const Plan plan =
      ReadPlan({"Ref|Sub-objective|Action", "Prevent||", "1|Raise awareness|a",
                "Pursue||", "2|Disrupt|b"});
  EXPECT_EQ(plan.actions[0].priority, "Prevent");
  EXPECT_EQ(plan.actions[1].priority, "Pursue");
  EXPECT_THAT(Texts(plan.objectives),
              ElementsAre("1 Raise awareness", "2 Disrupt"));
}

TEST(PlanReader, OfTwoKindsOfHeadingsOneIsThePriority) {
  for (const std::string_view priority : {"Prevent", "Working with schools"}) {
    Rows rows = {"Ref|Action|RAG"};
    rows.Add(std::string(priority) + "||");
    rows.Add("Raise awareness||");
    rows.Add("1|a|Red");
    const Plan plan = ReadPlan(rows);
    EXPECT_EQ(plan.actions[0].priority, priority);
    EXPECT_THAT(Texts(plan.objectives), ElementsAre("1 Raise awareness"));
  }
}

TEST(PlanReader, APriorityColumnCarriesDown) {
  const Plan plan =
      ReadPlan({"Priority|Action", "Protect|a", "|b", "Pursue|c"});
  EXPECT_EQ(plan.actions[0].priority, "Protect");
  EXPECT_EQ(plan.actions[1].priority, "Protect");
  EXPECT_EQ(plan.actions[2].priority, "Pursue");
}

TEST(PlanReader, APlanWithoutObjectivesNumbersItsActions) {
  const Plan plan = ReadPlan({"Action|RAG", "a|Red", "b|Green"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: red", "1.2 b: green"));
  EXPECT_EQ(plan.objectives[0].text, "");
}

// Rows that belong together, rows that can't be used.

TEST(PlanReader, HeadingsAboveATableMayNameThePriorityAndTheObjective) {
  Rows rows;
  const auto add = [&](const char* table, const char* caption,
                       const char* action) {
    rows.Table(table).Add("Action|RAG").Caption(caption).Add(action);
  };
  add("table 1", "Delivery plan\nPriority 1: Making places safer for all",
      "a|Red");
  add("table 2", "Objective 1.1: Licensing", "b|Red");
  add("table 3", "Objective 1.2: Transport", "c|Red");
  add("table 4", "Protect", "d|Red");
  add("table 5", "Priority actions that were agreed at the meeting", "e|Red");
  const Plan plan = ReadPlan(rows);
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(action.title + ": " + action.priority + ", " +
                   plan.objectives[action.objective].text);
  EXPECT_THAT(
      told, ElementsAre("a: Priority 1: Making places safer for all, ",
                        "b: Priority 1: Making places safer for all, Licensing",
                        "c: Priority 1: Making places safer for all, Transport",
                        "d: Protect, ", "e: Protect, "));
}

TEST(PlanReader, AMergedActionCountsOnce) {
  Rows rows = {"Action|RAG|Evidence"};
  rows.Add("Train staff|Red|Leaflets");
  rows.Add({Merged(Merge::kAbove), Merged(Merge::kAbove), Text("Posters")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 Train staff: red"));
  EXPECT_EQ(plan.actions[0].evidence, "Leaflets Posters");
}

TEST(PlanReader, ARowThatCannotBeUsedIsCountedWithItsPlace) {
  const Plan plan =
      ReadPlan({"Ref|Sub-objective|Action|Lead", "1|Raise awareness|a|Police",
                "2|Disrupt||Police", "3|||", "4||b|Health"});
  EXPECT_THAT(plan.report.rejected.counts(), ElementsAre(Pair("no_action", 1)));
  EXPECT_EQ(plan.report.rejected.listed()[0].place.ToString(), "row 3");
  // A number without its action is a row of a form that nobody has filled in.
  ASSERT_THAT(plan.report.passed_over, SizeIs(1));
  EXPECT_EQ(plan.report.passed_over[0].place.ToString(), "row 4");
  EXPECT_EQ(plan.report.rows, 3u);
  ASSERT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.objectives[plan.actions[1].objective].text, "Disrupt");
}

TEST(PlanReader, AnActionStruckThroughIsRejected) {
  Rows rows = {"Action|RAG", "a|Red"};
  Cell struck;
  struck.struck = "Train staff";
  rows.Add({struck, Text("Green")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(plan.actions, SizeIs(1));
  EXPECT_THAT(plan.report.rejected.counts(),
              ElementsAre(Pair("struck_out", 1)));
}

TEST(PlanReader, AHiddenRowCountsAndIsNamed) {
  Rows rows = {"Action|RAG"};
  rows.Add("a|Red").Hide();
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(plan.actions, SizeIs(1));
  EXPECT_THAT(plan.report.guesses.counts(), ElementsAre(Pair("hidden_row", 1)));
}

TEST(PlanReader, BlankRowsAreNothing) {
  const Plan plan = ReadPlan({"Action|RAG", "a|Red", "|", " | ", "b|Red"});
  EXPECT_EQ(plan.report.rows, 2u);
}

TEST(PlanReader, AHeadingOfWhatIsToBeDoneClosesNothing) {
  for (const char* heading : {"To be completed", "Outcomes to be achieved"}) {
    Rows rows = {"Ref|Action|Lead|Due|RAG"};
    rows.Add({Text(heading), Merged(Merge::kLeft), Merged(Merge::kLeft),
              Merged(Merge::kLeft), Merged(Merge::kLeft)});
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    EXPECT_EQ(ReadPlan(rows).actions.size(), 1u) << heading;
  }
}

}  // namespace
}  // namespace planwatch
