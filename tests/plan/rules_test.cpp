// The rules of reading an untidy plan, one small document a rule.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/doubts.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/predicates.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Tables.

TEST(Rows, OfTheRestOfAnActionHaveOnlyWhatItsFirstHalfLacks) {
  const auto titles = [](const char* first, const char* second) {
    return Titles(
        ReadPlan({kPlanHeader, first, second,
                  "2|Print the new leaflet|Health|31/07/2015|Green",
                  "3|Map the pathway for schools|Police|31/07/2015|Green",
                  "4|Brief the ward councillors|Police|31/07/2015|Green"}));
  };
  EXPECT_THAT(titles("1|Train all drivers|Police||",
                     "|and invite the hospital||30/06/2015|Red"),
              SizeIs(4));
  // Of its own: with a lead, or with what the one above has.
  EXPECT_THAT(titles("1|Train all drivers|Police||",
                     "|invite the hospital|Health|30/06/2015|Red"),
              SizeIs(5));
  EXPECT_THAT(titles("1|Train all drivers|Police|30/06/2015|Green",
                     "|invite the hospital|Health||"),
              SizeIs(5));
}

TEST(Tables, RowsOfAMergedActionThatSayOtherThanItAreInDoubt) {
  const auto read = [](const std::string& due, const std::string& rag) {
    Rows rows;
    rows.Add("Action|Lead|Timescale|RAG");
    rows.Add("Train all drivers|Police|30/06/2015|Green");
    std::vector<Cell> cells = {Text(""), Text("Health"), Text(due), Text(rag)};
    cells[0].merge = Merge::kAbove;
    rows.Add(std::move(cells));
    rows.Add("Print the new leaflet|Police|31/07/2015|Green");
    return Subjects(ReadPlan(rows));
  };
  EXPECT_THAT(read("30/06/2015", "Green"), IsEmpty());
  EXPECT_THAT(read("31/12/2015", "Green"), ElementsAre("rows"));
  EXPECT_THAT(read("", "Red"), ElementsAre("rows"));
}

TEST(Ratings, OfSeveralDatesTheLastCounts) {
  for (const char* const header :
       {"Action|Due|RAG Dec 2014|RAG Jan 2015", "Action|Due|RAG Q3|RAG Q4",
        "Action|Due|RAG 12/03/15|RAG 18/05/15", "Action|Due|2014 RAG|2015 RAG",
        "Action|Due|RAG Nov|RAG Feb", "Action|Due|RAG Sep|RAG Mar"}) {
    const Plan plan =
        ReadPlan({header, "Train all drivers|30/06/2015|Red|Green",
                  "Print the new leaflet|31/07/2015|Amber|Green"});
    EXPECT_EQ(plan.actions[0].rag, Rag::kGreen) << header;
  }
  for (const char* const header :
       {"Action|Due|RAG Jan 2015|RAG Dec 2014",
        "Action|Due|RAG Q4 14/15|RAG Q3 14/15",
        "Action|Due|RAG 18/05/15|RAG 12/03/15", "Action|Due|2015 RAG|2014 RAG",
        "Action|Due|RAG May-15|RAG Feb-15", "Action|Due|RAG Feb|RAG Nov"}) {
    const Plan plan =
        ReadPlan({header, "Train all drivers|30/06/2015|Red|Green",
                  "Print the new leaflet|31/07/2015|Amber|Green"});
    EXPECT_EQ(plan.actions[0].rag, Rag::kRed) << header;
  }
}

TEST(Ratings, OfSeveralLinesInACellTheLastDatedOneCounts) {
  const auto rag = [](const char* cell) {
    const Plan plan = ReadPlan({"Action|Due|RAG",
                                std::string("Train drivers|30/06/2015|") + cell,
                                "Print the new leaflet|31/07/2015|Amber"});
    return std::string(RagName(plan.actions.at(0).rag)) +
           (Subjects(plan).empty() ? "" : ", in doubt");
  };
  EXPECT_EQ(rag("March 2015: Red\nMay 2015: Green"), "green");
  EXPECT_EQ(rag("May 2015: Green\nMarch 2015: Red"), "green");
  EXPECT_EQ(rag("Delivery: Amber\nImpact: Red"), "red, in doubt");
}

TEST(Dates, UnderAnothersHeadingAreInDoubt) {
  EXPECT_THAT(Subjects(ReadPlan({"Action|Lead|Due|RAG",
                                 "Train drivers|Police|30/06/2015|Green",
                                 "Print leaflets|31/07/2015|Health|Red"})),
              ElementsAre("date"));
}

TEST(Dates, OfWhatHappenedAreNotDue) {
  const auto due = [](const char* cell) {
    const Plan plan = ReadPlan({"Action|Lead|Due",
                                std::string("Train drivers|Police|") + cell,
                                "Print leaflets|Health|31/07/2015"});
    return plan.actions.at(0).due.date;
  };
  EXPECT_FALSE(due("Reviewed 14/04/2015"));
  EXPECT_FALSE(due("Last reviewed April 2015"));
  EXPECT_TRUE(due("Strategy agreed by April 2015"));
}

TEST(Dates, AYearBesideAWordThatIsNotReadIsInDoubt) {
  const auto doubts = [](const char* cell) {
    return Subjects(ReadPlan({"Action|Lead|Due",
                              std::string("Train drivers|Police|") + cell,
                              "Print leaflets|Health|31/07/2015"}));
  };
  EXPECT_THAT(doubts("Apl 2015"), ElementsAre("date"));
  for (const char* cell : {"2015", "by the end of 2015", "during 2014"})
    EXPECT_THAT(doubts(cell), IsEmpty()) << cell;
}

// Headers.

TEST(Headers, AGroupAndItsQuartersAreOneHeader) {
  Rows rows;
  rows.Add({Text("Action"), Text("Lead"), Text("RAG"), Merged(Merge::kLeft)});
  rows.Add(
      {Merged(Merge::kAbove), Merged(Merge::kAbove), Text("Q1"), Text("Q2")});
  rows.Add("Train all drivers|Police|Red|Green");
  rows.Add("Brief every GP|Health|Amber|");
  const Plan plan = ReadPlan(rows);
  ASSERT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_EQ(plan.actions[1].rag, Rag::kAmber);
}

TEST(Headers, OfQuartersFromTheNewestOnTheFirstFilledCounts) {
  const Plan plan =
      ReadPlan({"Action|Q4|Q3|Q2|Q1", "Train all drivers||Green|Red|Red"});
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
}

TEST(Headers, TheyMayStandBelowATitleAndBesideAChart) {
  const Plan plan =
      ReadPlan({"Delivery plan 2015/16", "Owner: sub-group||Agreed on 12 March",
                "Task|Assigned to|Start|End|M|T|W|T|F|S|S|M",
                "Train all drivers|Police|01/05/2015|31/05/2015",
                "Brief every GP|Health|01/06/2015|30/06/2015"});
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers", "Brief every GP"));
  EXPECT_EQ(plan.actions[0].due.date, Day("2015-05-31"));
}

TEST(Headers, NamesMayStandAColumnBesideTheirHeading) {
  const Plan plan =
      ReadPlan({"Action|RAG|Owner||", "Train drivers|Red||Police|",
                "Brief GPs|Green||Health|"});
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Police"));
}

// Ratings and completion.

TEST(Completion, ADateToComeCompletesNothingYet) {
  const Plan plan = ReadPlan({"Action|Due|RAG|Date completed",
                              "Train all drivers|01/05/2015|Amber|31/12/2015"});
  EXPECT_TRUE(MakePlanFigures(plan, Day("2015-05-18")).rows[0].overdue);
  EXPECT_FALSE(MakePlanFigures(plan, Day("2016-01-01")).rows[0].overdue);
}

TEST(Completion, ACompletionDateBesideTheDueDateIsWhenItWasDone) {
  const Plan plan = ReadPlan({"Action|Due date|Completion date|RAG",
                              "Train all drivers|01/05/2015|02/05/2015|Green",
                              "Brief every GP|01/05/2015||Green"});
  const PlanFigures figures = MakePlanFigures(plan, Day("2015-05-18"));
  EXPECT_EQ(figures.rows[0].action.rag, Rag::kBlue);
  EXPECT_TRUE(figures.rows[1].overdue);
}

TEST(Completion, ANumberUnderAHeadingOfPercentIsOne) {
  const Plan plan =
      ReadPlan({"Task|Finish|% Complete", "Train all drivers|01/05/2015|100",
                "Brief every GP|01/05/2015|40"});
  EXPECT_EQ(plan.actions[0].rag, Rag::kBlue);
  EXPECT_EQ(plan.actions[1].rag, Rag::kAmber);
}

TEST(Completion, AKeyThatCallsGreenCompleteIsInDoubtUntilItIsConfigured) {
  Rows rows;
  rows.Table("table 1").Add(kPlanHeader);
  rows.Add("1|Train all drivers|Police|01/05/2015|Green");
  rows.Table("table 2").Add("Green|Completed").Add("Amber|In progress");
  EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("rating"));
  EXPECT_THAT(Subjects(ReadPlan(rows, {.complete = {Rag::kGreen, Rag::kBlue}})),
              IsEmpty());
}

// Doubts.

TEST(Doubts, ADateColumnThatNobodyNamesIsToldWhereNoneIsDue) {
  EXPECT_THAT(Subjects(ReadPlan({"Action|Milestone moment|RAG",
                                 "Train all drivers|31/05/2015|Red",
                                 "Brief every GP|30/06/2015|Green"})),
              ElementsAre("column"));
  // Another event's date is none that a person would miss.
  EXPECT_THAT(Subjects(ReadPlan({"Action|Date raised|RAG",
                                 "Train all drivers|31/03/2015|Red",
                                 "Brief every GP|30/04/2015|Green"})),
              IsEmpty());
  EXPECT_THAT(Subjects(ReadPlan({"Action|Milestone moment|RAG",
                                 "Train all drivers|31/05/2015|Red",
                                 "Brief every GP|30/06/2015|Green"},
                                {.columns = {{"due", "Milestone moment"}}})),
              IsEmpty());
}

TEST(Doubts, ADateOfTwoReadingsMattersWhileTheyDifferInBeingOverdue) {
  Plan plan;
  plan.report.doubts.push_back({.about = "date",
                                .place = {},
                                .text = "",
                                .settle = "",
                                .from = Day("2015-05-01"),
                                .until = Day("2015-06-01")});
  EXPECT_THAT(PlanDoubts(plan, Day("2015-04-30")), IsEmpty());
  EXPECT_THAT(PlanDoubts(plan, Day("2015-05-01")), SizeIs(1));
  EXPECT_THAT(PlanDoubts(plan, Day("2015-06-01")), SizeIs(1));
  EXPECT_THAT(PlanDoubts(plan, Day("2015-06-02")), IsEmpty());
}

TEST(Doubts, AFormulaWithoutAResultIsOne) {
  Rows rows;
  rows.Add("Action|Due|RAG");
  Cell unknown;
  unknown.flaw = Flaw::kNotCalculated;
  rows.Add({Text("Train all drivers"), unknown, Text("Red")});
  rows.Add("Brief every GP|30/06/2015|Green");
  EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("formula"));
}

TEST(Doubts, TwoLeadsRunTogetherAreOneUntilTheyAreConfigured) {
  const Rows rows = {"Action|Lead", "Train all drivers|Ann Hill Bob Wood"};
  EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("lead"));
  PlanOptions options;
  options.leads.keep = {"Ann Hill Bob Wood"};
  EXPECT_THAT(Subjects(ReadPlan(rows, options)), IsEmpty());
  options.leads.keep.clear();
  options.leads_hidden = true;
  const Plan plan = ReadPlan(rows, options);
  ASSERT_THAT(plan.report.doubts, SizeIs(1));
  EXPECT_THAT(plan.report.doubts[0].text, testing::Not(HasSubstr("Hill")));
}

TEST(HeaderRows, DaysRightOfTheHeadingsAreHeadingsOfMeetings) {
  const Plan plan = ReadPlan(
      {"Ref|Action|Lead|Due|RAG|12/01/2015|13/04/2015",
       "1|Train all drivers|Police|30/06/2015|Green|Begun|Two of five trained",
       "2|Print a leaflet|Health|31/03/2015|Red|Text agreed|At the printer's"});
  ASSERT_EQ(plan.actions.size(), 2u);
  EXPECT_EQ(plan.actions[0].title, "Train all drivers");
  EXPECT_EQ(plan.actions[1].rag, Rag::kRed);
  EXPECT_EQ(plan.actions[1].due.date, Day("2015-03-31"));
}

}  // namespace
}  // namespace planwatch
