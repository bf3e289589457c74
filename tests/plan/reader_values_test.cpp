// The values of a plan: ratings, dates, references, leads; and how many.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/predicates.h"
#include "collectors/plan/reader.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

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

TEST(PlanReader, AWordThatItsColourContradictsCountsInDoubt) {
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
  const std::vector<Doubt>& doubts = plan.report.doubts;
  ASSERT_THAT(doubts, SizeIs(2));
  EXPECT_EQ(doubts[0].place.row, 2u);
  EXPECT_EQ(doubts[0].text,
            "\"Green\" stands in a cell that is coloured red: the word counts");
  EXPECT_EQ(doubts[1].place.row, 5u);
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
  EXPECT_EQ(
      ReadPlan(rows, {.overdue_by = OverdueBy::kRevised}).actions[0].deadline,
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

TEST(PlanReader, ADateThatCantBeReadUndatesNoActionThatHasAnother) {
  const Plan plan = ReadPlan({"Action|Due|Revised date", "a|31/05/2015|soon",
                              "b|later|30/06/2015", "c|later|soon"});
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-05-31");
  EXPECT_EQ(DueOf(plan.actions[1]), "2015-06-30");
  std::vector<bool> undated;
  for (const Remark& remark : plan.report.repairs.listed())
    undated.push_back(remark.text.find("counts as undated") !=
                      std::string::npos);
  EXPECT_THAT(undated, ElementsAre(false, false, true, true));
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

TEST(PlanReader, WhereMergedCellsAreKnownTheSameOutcomeCountsAgain) {
  const auto outcomes = [](const char* table) {
    Rows rows;
    rows.Table(table).Add("Action|Outcome");
    rows.Add("Train staff|Safer homes").Add("Visit hotels|Safer homes");
    rows.Add({Text("Film for schools"), Merged(Merge::kAbove)});
    return ReadPlan(rows).outcomes.size();
  };
  EXPECT_EQ(outcomes(""), 1u);  // CSV
  EXPECT_EQ(outcomes("table 1"), 2u);
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

// "R A G", of which one may be in bold.
TEST(PlanReaderValues, TheWholeScaleIsNoRating) {
  for (const char* cell :
       {"R A G", "Red Amber Green", "Green\nAmber\nRed", "R / A / G"}) {
    const Rows rows = {"Action|RAG", std::string("Train staff|") + cell,
                       "Brief GPs|Green"};
    EXPECT_EQ(ReadPlan(rows).actions.at(0).rag, Rag::kUnrated) << cell;
    EXPECT_THAT(Doubts(rows),
                testing::Contains(testing::HasSubstr("the whole scale")))
        << cell;
  }
  // One for each action of the cell.
  const Plan plan = ReadPlan(
      {"Action|RAG", "Train staff\nBrief GPs\nAudit|Red\nAmber\nGreen"});
  EXPECT_EQ(plan.actions.at(0).rag, Rag::kRed);
}

}  // namespace
}  // namespace planwatch
