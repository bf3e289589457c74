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

namespace planwatch {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// "1.1 Train staff: amber", one an action.
std::vector<std::string> Told(const Plan& plan) {
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(action.reference + ' ' + action.title + ": " +
                   std::string(RagName(action.rag)) +
                   (action.complete ? " complete" : ""));
  return told;
}

std::vector<std::string> Texts(const std::vector<Objective>& objectives) {
  std::vector<std::string> texts;
  for (const Objective& objective : objectives)
    texts.push_back(objective.number + ' ' + objective.text);
  return texts;
}

std::string DueOf(const Action& action) {
  return (action.due.date ? FormatDate(*action.due.date) : "undated") +
         (action.due.revised ? " to " + FormatDate(*action.due.revised) : "");
}

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

// Tables that go on.

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

// RAG.

TEST(PlanReader, AsManyRatingsAsParagraphsAreThatManyActions) {
  const Plan plan =
      ReadPlan({"Ref|Action|RAG|By when|Lead",
                "4|Train staff\nBrief GPs|Amber\nGreen|May 2015\nJune 2015|"
                "Police"});
  EXPECT_THAT(Told(plan),
              ElementsAre("4 Train staff: amber", "4~2 Brief GPs: green"));
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-05-31");
  EXPECT_EQ(DueOf(plan.actions[1]), "2015-06-30");
  EXPECT_THAT(plan.actions[1].responsible, ElementsAre("Police"));
  EXPECT_EQ(plan.report.repairs.total(), 0u);
  EXPECT_EQ(plan.report.guesses.total(), 0u);
}

TEST(PlanReader, SeveralRatingsOfOneParagraphCountOnceAsTheWorst) {
  const Plan plan = ReadPlan(
      {"Action|RAG", "Train staff|Green\nRed", "Brief\nGPs\nnow|Green\nAmber"});
  EXPECT_THAT(Told(plan),
              ElementsAre("1.1 Train staff: red", "1.2 Brief GPs now: amber"));
  EXPECT_THAT(plan.report.guesses.counts(),
              ElementsAre(Pair("several_ratings", 1)));
}

TEST(PlanReader, WhereTheCellHasNoRatingItsColourCounts) {
  Rows rows = {"Action|RAG|Lead"};
  rows.Add({Text("a"), Filled(kRedFill), Text("")});
  rows.Add({Text("b"), Filled(kRedFill, "Green"), Text("")});
  rows.Add({Text("c"), Filled(kAmberFill, "see minutes"), Text("")});
  rows.Add({Filled(kRedFill, "d"), Text(""), Text("Police")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: red", "1.2 b: green",
                                      "1.3 c: amber", "1.4 d: unrated"));
  EXPECT_THAT(plan.report.guesses.counts(),
              ElementsAre(Pair("rag_by_colour", 2)));
}

TEST(PlanReader, AnOutcomeRatedByColourIsNoActionRatedByColour) {
  Rows rows = {"Action|RAG|Outcome|Outcome RAG"};
  rows.Add({Text("a"), Text("Red"), Text("o"), Filled(kGreenFill)});
  const Plan plan = ReadPlan(rows);
  ASSERT_THAT(plan.outcomes, SizeIs(1));
  EXPECT_EQ(plan.outcomes[0].rag, Rag::kGreen);
  EXPECT_THAT(plan.report.guesses.counts(),
              ElementsAre(Pair("outcome_rag_by_colour", 1)));
}

TEST(PlanReader, AWordThatItsColourContradictsCountsAndIsToBeRepaired) {
  Rows rows = {"Action|RAG"};
  rows.Add({Text("Aa work"), Filled(kRedFill, "Green")});
  rows.Add({Text("Bb work"), Filled(kAmberFill, "Amber/Green")});
  rows.Add({Text("Cc work"), Filled(kGreenFill, "Complete")});
  rows.Add({Text("Dd work"), Filled(kRedFill, "Complete")});
  rows.Add({Filled(kGreenFill, "Ee work"), Filled(kGreenFill, "Red")});
  rows.Add({Text("Ff work"), Filled({0xD9, 0xD9, 0xD9}, "Red")});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(
      Told(plan),
      ElementsAre("1.1 Aa work: green", "1.2 Bb work: amber",
                  "1.3 Cc work: blue complete", "1.4 Dd work: blue complete",
                  "1.5 Ee work: red", "1.6 Ff work: red"));
  const std::vector<Remark>& repairs = plan.report.repairs.listed();
  ASSERT_THAT(repairs, SizeIs(2));
  EXPECT_EQ(repairs[0].kind, "rag_contradicts_colour");
  EXPECT_EQ(repairs[0].place.row, 2u);
  EXPECT_EQ(repairs[0].text,
            "\"Green\" stands in a cell that is coloured red: the word counts; "
            "correct the one that is wrong");
  EXPECT_EQ(repairs[1].place.row, 5u);
  EXPECT_EQ(plan.report.guesses.total(), 0u);
}

TEST(PlanReader, AHeadingMayBeShadedAllAlong) {
  Rows rows = {"Action|RAG|Lead"};
  rows.Add({Filled(kGreenFill, "Raise awareness"), Filled(kGreenFill),
            Filled(kGreenFill)});
  rows.Add("a|Red|Police");
  EXPECT_THAT(Texts(ReadPlan(rows).objectives),
              ElementsAre("1 Raise awareness"));
}

TEST(PlanReader, TheLastFilledRagColumnCounts) {
  Rows rows = {"Action|Q1 RAG|Q2 RAG|Q3 RAG"};
  rows.Add("a|Red|Amber|");
  rows.Add({Text("b"), Text("Red"), Text(""), Filled(kGreenFill)});
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: amber", "1.2 b: green"));
}

TEST(PlanReader, AStatusStandsInForARating) {
  const Plan plan = ReadPlan(
      {"Action|RAG|Status", "a||On track", "b|Red|On track", "c||Not started"});
  EXPECT_THAT(Told(plan),
              ElementsAre("1.1 a: green", "1.2 b: red", "1.3 c: unrated"));
}

TEST(PlanReader, AStatusOfCompleteOrACompletedDateMakesTheActionBlue) {
  const Plan plan = ReadPlan(
      {"Action|RAG|Status|Completed", "Aa work|Red|Complete|",
       "Bb work|Amber||01/04/2015", "Cc work|Green||Yes", "Dd work|Complete||",
       "Ee work|Green||", "Ff work|Green|In progress|No"});
  EXPECT_THAT(
      Told(plan),
      ElementsAre("1.1 Aa work: blue complete", "1.2 Bb work: amber",
                  "1.3 Cc work: blue complete", "1.4 Dd work: blue complete",
                  "1.5 Ee work: green", "1.6 Ff work: green"));
  EXPECT_EQ(plan.actions[1].completed, Day("2015-04-01"));
  // From that day on.
  EXPECT_EQ(RagOn(plan.actions[1], Day("2015-03-31")), Rag::kAmber);
  EXPECT_EQ(RagOn(plan.actions[1], Day("2015-04-01")), Rag::kBlue);
}

TEST(PlanReader, TheConfigurationSaysWhichRatingsMeanDone) {
  const Plan plan = ReadPlan({"Action|RAG", "a|Green", "b|Blue"},
                             {.complete = {Rag::kGreen}});
  EXPECT_THAT(Told(plan), ElementsAre("1.1 a: green complete", "1.2 b: blue"));
}

TEST(PlanReader, AnUnknownRatingIsUnratedAndToBeRepaired) {
  const Plan plan = ReadPlan({"Action|RAG", "a|Purple", "b|Red"});
  EXPECT_EQ(plan.actions[0].rag, Rag::kUnrated);
  ASSERT_THAT(plan.report.repairs.counts(),
              ElementsAre(Pair("rag_unknown", 1)));
  EXPECT_THAT(plan.report.repairs.listed()[0].text,
              AllOf(HasSubstr("\"Purple\""), HasSubstr("words:")));
  EXPECT_EQ(plan.report.repairs.listed()[0].place.ToString(), "row 2");
}

TEST(PlanReader, ThePlansOwnWordsAreRead) {
  const Plan plan = ReadPlan({"Action|RAG", "a|Delayed by 2 months"},
                             {.words = {{Rag::kRed, {"delayed by 2 months"}}}});
  EXPECT_EQ(plan.actions[0].rag, Rag::kRed);
}

// Dates.

TEST(PlanReader, ADateCellOfTheDocumentIsTakenAsItIs) {
  Rows rows = {"Action|Due"};
  Cell day = Text("31/05/2015");
  day.date = Day("2015-05-31");
  Cell month = Text("May-15");
  month.date = Day("2015-05-01");
  month.month_only = true;
  Cell moved = day;
  moved.struck = "31/03/2015";
  rows.Add({Text("a"), day}).Add({Text("b"), month}).Add({Text("c"), moved});
  const Plan plan = ReadPlan(rows);
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-05-31");
  EXPECT_EQ(DueOf(plan.actions[1]), "2015-05-31");
  EXPECT_EQ(DueOf(plan.actions[2]), "2015-03-31 to 2015-05-31");
  EXPECT_EQ(plan.report.guesses.total(), 0u);
}

TEST(PlanReader, ARevisedDateStandsInItsOwnColumnToo) {
  const Rows rows = {"Action|Due date|Revised date", "a|May 2015|June 2015",
                     "b||June 2015", "c|May 2015|"};
  const Plan plan = ReadPlan(rows);
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-05-31 to 2015-06-30");
  EXPECT_EQ(DueOf(plan.actions[1]), "2015-06-30");
  EXPECT_EQ(DueOf(plan.actions[2]), "2015-05-31");
}

TEST(PlanReader, TheOriginalDateCountsUnlessThePlanSaysRevised) {
  const Rows rows = {"Action|Due", "a|May 2015, now June 2015"};
  EXPECT_EQ(ReadPlan(rows).actions[0].deadline, Day("2015-05-31"));
  EXPECT_EQ(ReadPlan(rows, {.overdue_by_revised = true}).actions[0].deadline,
            Day("2015-06-30"));
}

TEST(PlanReader, DoubtfulDatesAreListedWithTheirReading) {
  const Plan plan = ReadPlan({"Action|Due", "a|Review September 2015", "b|May",
                              "c|31/02/2015", "d|when ready", "e|ongoing"});
  ASSERT_THAT(plan.report.guesses.counts(),
              ElementsAre(Pair("due_guessed", 1)));
  EXPECT_EQ(plan.report.guesses.listed()[0].text,
            "\"Review September 2015\" was read as 2015-09-30");
  EXPECT_THAT(plan.report.repairs.counts(),
              UnorderedElementsAre(Pair("due_without_year", 1),
                                   Pair("due_impossible", 1),
                                   Pair("due_unreadable", 1)));
}

TEST(PlanReader, ThePlansYearDatesAPeriodWithoutOne) {
  const Plan plan = ReadPlan({"Action|Due", "Train staff|Q2"}, {.year = 2015});
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-09-30");
}

// References and outcomes.

TEST(PlanReader, AReferenceMetTwiceGetsATildeAndIsReported) {
  const Plan plan =
      ReadPlan({"Ref|Action|RAG", "1|a|Red", "1|b|Red", "2|c|Red", "1|d|Red"});
  EXPECT_THAT(Told(plan),
              ElementsAre("1 a: red", "1~2 b: red", "2 c: red", "1~3 d: red"));
  EXPECT_THAT(plan.report.repairs.counts(),
              ElementsAre(Pair("reference_twice", 2)));
}

TEST(PlanReader, AReferenceOfOursGivesWayToThePlansOwn) {
  const Plan plan = ReadPlan({"Ref|Action|RAG", "|a|Red", "1.1|b|Red"});
  EXPECT_THAT(Told(plan), ElementsAre("1.1~2 a: red", "1.1 b: red"));
  EXPECT_FALSE(plan.actions[0].has_own_reference);
  EXPECT_EQ(plan.report.repairs.total(), 0u);
}

TEST(PlanReader, OutcomesAreCountedOnceEach) {
  Rows rows = {"Action|Outcome|Outcome RAG", "Train staff|Aware staff|Green",
               "Brief GPs|aware staff|", "Visit hotels||"};
  rows.Add({Text("Audit cases"), Text("Safer homes"), Text("")});
  rows.Add({Text("Film for schools"), Merged(Merge::kAbove), Text("Amber")});
  const Plan plan = ReadPlan(rows);
  ASSERT_THAT(plan.outcomes, SizeIs(2));
  EXPECT_EQ(plan.outcomes[0].rag, Rag::kGreen);
  EXPECT_EQ(plan.outcomes[1].rag, Rag::kAmber);
}

TEST(PlanReader, LeadsArePartedAndRenamed) {
  const Plan plan =
      ReadPlan({"Action|Responsible|Accountable|Partners",
                "a|A. Name, Police|Head of Safety|Health/Education"},
               {.leads = {.rename = {{"A. Name", "CSE Co-ordinator"}}}});
  EXPECT_THAT(plan.actions[0].responsible,
              ElementsAre("CSE Co-ordinator", "Police"));
  EXPECT_THAT(plan.actions[0].accountable, ElementsAre("Head of Safety"));
  EXPECT_THAT(plan.actions[0].partners, ElementsAre("Health", "Education"));
}

TEST(PlanReader, ShortRowsAreNoFault) {
  const Plan plan = ReadPlan({"Ref|Action|RAG|Lead", "1|a", "2|b|Red"});
  EXPECT_THAT(Told(plan), ElementsAre("1 a: unrated", "2 b: red"));
}

TEST(PlanReader, RowsWithoutEndAreRefused) {
  PlanReader reader({}, London(), Day("2015-05-18"));
  Row row;
  row.cells.resize(1000);
  row.cells[0].text = std::string(1 << 20, 'x');
  Status status;
  int taken = 0;
  for (; status && taken < 1000; ++taken) status = reader.Take(row);
  ASSERT_FALSE(status);
  EXPECT_LT(taken, 256);
  EXPECT_THAT(status.error().message(), HasSubstr("name the plan's sheet"));
}

TEST(PlanReader, TenThousandRowsAreReadInASecondOrTwo) {
  Rows rows = {
      "Ref|Sub-objective|Action|RAG|Evidence|Lead|Timescale|Partners|Status"};
  for (int i = 0; i < 10'000; ++i)
    rows.Add(std::to_string(i) + "|Objective about number " +
             std::to_string(i / 10) +
             "|Train the staff of every service and agency|Amber/Red|Leaflets "
             "were handed out at the meeting of the group|Head of Safety, "
             "Police & Health|by end of May 2015|Police, Health, "
             "Education|Some slippage");
  const auto start = std::chrono::steady_clock::now();
  const Plan plan = ReadPlan(rows);
  const auto taken = std::chrono::steady_clock::now() - start;
  EXPECT_THAT(plan.actions, SizeIs(10'000));
  RecordProperty("milliseconds",
                 static_cast<int>(taken / std::chrono::milliseconds{1}));
}

}  // namespace
}  // namespace planwatch
