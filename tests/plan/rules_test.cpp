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

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<std::string> Titles(const Plan& plan) {
  std::vector<std::string> titles;
  for (const Action& action : plan.actions) titles.push_back(action.title);
  return titles;
}

std::vector<std::string> DoubtsOf(const Plan& plan) {
  std::vector<std::string> about;
  for (const Doubt& doubt : PlanDoubts(plan, Day("2015-05-18")))
    about.push_back(doubt.about);
  return about;
}

constexpr std::string_view kHeader = "Ref|Action|Lead|Timescale|RAG";

// Tables.

TEST(Tables, AnArchiveIsNoPartOfThePlan) {
  for (const std::string name :
       {"sheet Archive", "sheet Completed actions", "sheet Old plan",
        "sheet Closed", "sheet Delivered",
        "sheet Actions closed since last meeting"}) {
    Rows rows;
    rows.Table("sheet Plan").Add(kHeader);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table(name).Add(kHeader);
    rows.Add("9|Print the old leaflet|Police|30/06/2014|Red");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers")) << name;
    ASSERT_THAT(plan.report.passed_over, SizeIs(1)) << name;
    EXPECT_EQ(plan.report.passed_over[0].place.table, name);
    EXPECT_THAT(DoubtsOf(plan), IsEmpty()) << name;
  }
}

TEST(Tables, ANameWithASubjectIsNoArchive) {
  const auto read = [](const std::string& name) {
    Rows rows;
    rows.Table("table 1").Add(kHeader).Caption("Schools");
    rows.Add("1.1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kHeader).Caption(name);
    rows.Add("2.1|Print the new leaflet|Police|30/06/2014|Red");
    return ReadPlan(rows);
  };
  for (const char* const name : {"Key objectives", "Key partners",
                                 "Guidance for staff", "Notes and recording"}) {
    const Plan plan = read(name);
    EXPECT_THAT(Titles(plan), SizeIs(2)) << name;
    EXPECT_THAT(DoubtsOf(plan), IsEmpty()) << name;
  }
  // It may be either.
  for (const char* const name :
       {"Completed assessments", "Old Town", "Dashboard development"}) {
    const Plan plan = read(name);
    EXPECT_THAT(Titles(plan), SizeIs(2)) << name;
    EXPECT_THAT(DoubtsOf(plan), ElementsAre("table")) << name;
  }
}

TEST(Rows, OfTheRestOfAnActionHaveOnlyWhatItsFirstHalfLacks) {
  const auto titles = [](const char* first, const char* second) {
    return Titles(
        ReadPlan({kHeader, first, second,
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

TEST(Tables, ABannerWithASubjectIsNoneOfClosedActions) {
  for (const char* const banner :
       {"2. Completed health assessments", "Objective 2 - Closed environments",
        "Withdrawn pupils"}) {
    const Plan plan =
        ReadPlan({kHeader, "1.1|Train all drivers|Police|30/06/2015|Green",
                  banner + std::string("||||"),
                  "2.1|Print the new leaflet|Police|30/06/2014|Red"});
    EXPECT_THAT(Titles(plan), SizeIs(2)) << banner;
  }
  const Plan plan =
      ReadPlan({kHeader, "1.1|Train all drivers|Police|30/06/2015|Green",
                "Completed actions 2014/15||||",
                "2.1|Print the new leaflet|Police|30/06/2014|Red"});
  EXPECT_THAT(Titles(plan), SizeIs(1));
}

TEST(Tables, OfAnotherPlanOrYearAreInDoubt) {
  for (const std::string name : {"Neglect plan", "Actions of 2014",
                                 "Appendix B: actions of the board"}) {
    Rows rows;
    rows.Table("table 1").Add(kHeader).Caption("Actions");
    rows.Add("1.1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kHeader).Caption(name);
    rows.Add("A1|Print the new leaflet|Police|30/06/2014|Red");
    EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("table")) << name;
  }
  // One doubt alone where the other plan is left out.
  {
    Rows rows;
    for (const std::string name : {"Neglect plan", "Exploitation plan"}) {
      rows.Table("table of " + name).Add(kHeader).Caption(name);
      for (const std::string number : {"1.1", "1.2", "2.1"})
        rows.Add(number + "|Do what the " + name + " says of " + number +
                 "|Police|30/06/2015|Green");
    }
    EXPECT_THAT(Doubts(rows),
                ElementsAre(HasSubstr("taken for another plan and left out")));
  }
  // References of several levels that begin again, under no heading.
  Rows rows;
  for (const std::string table : {"table 1", "table 2"}) {
    rows.Table(table).Add(kHeader);
    for (const std::string number : {"1.1", "1.2", "2.1"})
      rows.Add(number + "|Do what " + table + " says of " + number +
               "|Police|30/06/2015|Green");
  }
  EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("table"));
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
    return DoubtsOf(ReadPlan(rows));
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
           (DoubtsOf(plan).empty() ? "" : ", in doubt");
  };
  EXPECT_EQ(rag("March 2015: Red\nMay 2015: Green"), "green");
  EXPECT_EQ(rag("May 2015: Green\nMarch 2015: Red"), "green");
  EXPECT_EQ(rag("Delivery: Amber\nImpact: Red"), "red, in doubt");
}

TEST(Dates, UnderAnothersHeadingAreInDoubt) {
  EXPECT_THAT(DoubtsOf(ReadPlan({"Action|Lead|Due|RAG",
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
    return DoubtsOf(ReadPlan({"Action|Lead|Due",
                              std::string("Train drivers|Police|") + cell,
                              "Print leaflets|Health|31/07/2015"}));
  };
  EXPECT_THAT(doubts("Apl 2015"), ElementsAre("date"));
  for (const char* cell : {"2015", "by the end of 2015", "during 2014"})
    EXPECT_THAT(doubts(cell), IsEmpty()) << cell;
}

TEST(Tables, ANameThatTellsOfItsActionsIsNoArchive) {
  for (const std::string name :
       {"sheet Action list", "sheet Key actions",
        "sheet Key priority 2: complete the review of old cases"}) {
    Rows rows;
    rows.Table("sheet Plan").Add(kHeader);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table(name).Add(kHeader);
    rows.Add("9|Print the new leaflet|Police|30/06/2015|Red");
    EXPECT_THAT(ReadPlan(rows).actions, SizeIs(2)) << name;
  }
}

TEST(Tables, OfATabAMonthTheLatestIsThePlan) {
  Rows rows;
  for (const std::string month : {"March 2015", "May 2015", "April 2015"}) {
    rows.Table("sheet " + month).Add(kHeader);
    rows.Add("|Train all drivers|Police|30/06/2015|" +
             std::string(month == "May 2015" ? "Green" : "Red"));
    rows.Add("|Brief every GP|Health|30/06/2015|Amber");
  }
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_THAT(DoubtsOf(plan), IsEmpty());
}

TEST(Tables, SheetsOfTheSameHeadingsAreOnePlan) {
  Rows rows;
  rows.Table("sheet Prevent").Add(kHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Table("sheet Protect").Add(kHeader);
  rows.Add("2|Brief every GP|Health|30/06/2015|Red");
  EXPECT_THAT(Titles(ReadPlan(rows)),
              ElementsAre("Train all drivers", "Brief every GP"));
}

TEST(Tables, AnotherPlanWhoseReferencesBeginAgainIsLeftOutInDoubt) {
  Rows rows;
  rows.Table("table 1").Add(kHeader).Caption("CSE delivery plan");
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Add("2|Brief every GP|Health|30/06/2015|Red");
  rows.Table("table 2").Add(kHeader).Caption("Neglect delivery plan");
  rows.Add("1|Visit each school|Police|30/06/2015|Green");
  rows.Add("2|Write to parents|Health|30/06/2015|Red");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers", "Brief every GP"));
  EXPECT_THAT(DoubtsOf(plan), ElementsAre("table"));
}

TEST(Tables, ATitleAboveTheFirstOfSeveralTablesIsTheOthersToo) {
  const auto read = [](const std::string& first, const std::string& second) {
    Rows rows;
    rows.Table("table 1").Add(kHeader).Caption(first);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kHeader).Caption(second);
    rows.Add("1|Visit each school|Schools|30/06/2015|Green");
    rows.Add("2|Write to parents|Schools|30/06/2015|Red");
    rows.Add("3|Print the new leaflet|Schools|31/07/2015|Red");
    return ReadPlan(rows);
  };
  for (const std::string first :
       {"Review of 2014\nJoint action plan\nActions of the police",
        "Joint action plan"}) {
    const Plan plan = read(first, "Actions of the schools");
    EXPECT_THAT(Titles(plan), SizeIs(4)) << first;
    EXPECT_THAT(DoubtsOf(plan), IsEmpty()) << first;
  }
  const Plan plan = read("CSE action plan", "Neglect action plan");
  EXPECT_THAT(Titles(plan), SizeIs(3));
  EXPECT_THAT(DoubtsOf(plan), ElementsAre("table"));
}

TEST(Tables, CountsAndKeysAreNoPlan) {
  Rows rows;
  rows.Table("table 1").Add("Lead agency|Number of actions|Overdue");
  rows.Add("Police|3|1").Add("Health|4|0");
  rows.Table("table 2").Add("RAG|What this means for the action");
  rows.Add("Red|Off track").Add("Green|On track");
  rows.Table("table 3").Add(kHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers"));
  EXPECT_THAT(DoubtsOf(plan), IsEmpty());
}

TEST(Tables, TwoBesideEachOtherAreTwo) {
  const Plan plan =
      ReadPlan({"Action|Lead|RAG||Action|Lead|RAG",
                "Train drivers|Police|Red||Brief GPs|Health|Green",
                "Visit hotels|Police|Red||Film it|Health|Green"});
  EXPECT_THAT(Titles(plan),
              UnorderedElementsAre("Train drivers", "Visit hotels", "Brief GPs",
                                   "Film it"));
}

TEST(Tables, ACardIsOneAction) {
  const Plan plan = ReadPlan({"RAG rating|Amber", "Recommendation|Listen more",
                              "Action to be taken|Train all call takers",
                              "Person responsible|Head of Service",
                              "Target completion date|31/05/2015"});
  ASSERT_THAT(Titles(plan), ElementsAre("Train all call takers"));
  EXPECT_EQ(plan.actions[0].rag, Rag::kAmber);
  EXPECT_THAT(plan.actions[0].responsible, ElementsAre("Head of Service"));
  EXPECT_EQ(plan.actions[0].due.date, Day("2015-05-31"));
}

TEST(Tables, RowsLikeThePlansWithoutItsColumnsAreInDoubt) {
  Rows rows;
  rows.Table("table 1").Add("Ref|Aim|Action|Lead|Timescale|RAG");
  rows.Add("1|Safety|Train all drivers|Police|30/06/2015|Green");
  rows.Table("table 2").Add("2|Brief every GP about it|30/06/2015|Red");
  rows.Add("3|Write to all the parents|30/06/2015|Amber");
  EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("table"));
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

// Rows.

TEST(RowKinds, TotalsNotesFormsAndExamplesAreNoActions) {
  for (const std::string_view row :
       {"Total||||", "Total actions: 2||||", "|Number of actions:|||2",
        "|Amber|||1", "e.g.|Write what will be done|Who|When|RAG",
        "|[Insert action]|[Name]||", "Signed:|_____|Date:|_____|", "3||||",
        "|TBC|||"}) {
    const bool example = row.starts_with("e.g.");
    Rows with;
    with.Add(kHeader);
    if (example) with.Add(row);
    with.Add("1|Train all drivers|Police|30/06/2015|Green");
    with.Add("2|Brief every GP|Health|30/06/2015|Red");
    if (!example) with.Add(row);
    const Plan plan = ReadPlan(with);
    EXPECT_THAT(Titles(plan),
                ElementsAre("Train all drivers", "Brief every GP"))
        << row;
    EXPECT_THAT(plan.report.passed_over, SizeIs(1)) << row;
  }
}

TEST(RowKinds, ABlankRowOfAFormIsNoActionWhateverItShows) {
  const auto with = [](std::string_view row) {
    return Rows()
        .Add(kHeader)
        .Add("1|Train all drivers|Police|30/06/2015|Green")
        .Add(row);
  };
  for (const std::string_view row :
       {"2|[Topic of the action]|[Who acts]|[When]|Complete",
        "2|[Topic of the action]|[Who acts]|TBC|Complete",
        "2|<Topic>|Police|<When>|Red"}) {
    EXPECT_THAT(Titles(ReadPlan(with(row))), ElementsAre("Train all drivers"))
        << row;
    EXPECT_THAT(Doubts(with(row)), IsEmpty()) << row;
  }
  for (const std::string_view row :
       {"2|[Brief every GP]|Police|30/06/2015|Complete",
        "2|Brief [every] GP|[Who acts]|[When]|Complete"})
    EXPECT_THAT(Titles(ReadPlan(with(row))), SizeIs(2)) << row;
}

TEST(RowKinds, ARowOfNothingButGuidanceIsNoActionThoughItIsTheOnlyOne) {
  const auto read = [](std::string_view row) {
    const auto plan = TryReadPlan(Rows().Add(kHeader).Add(row));
    return plan ? plan->actions.size() : 0;
  };
  for (const std::string_view row :
       {"1|Please say how you will go about it|Please name a person|||",
        "|Describe the action|Who acts?|dd.mm.yy||",
        "1|Tells what is to be done|Job title of who acts|ddmmmyy|",
        "1|Tells what is to be done|Name of who acts|DD/MM/YYYY|"})
    EXPECT_EQ(read(row), 0u) << row;
  for (const std::string_view row : {"1|Choose a venue|Police|30/06/2015|Green",
                                     "1|Train all drivers|Police|dd/mm/yyyy|",
                                     "1|Train all drivers|Who?|30/06/2015|"})
    EXPECT_EQ(read(row), 1u) << row;
}

TEST(RowKinds, ATextInBracketsBehindDotsIsANote) {
  const auto read = [](std::string_view row) {
    return Titles(ReadPlan(Rows()
                               .Add(kHeader)
                               .Add("1|Train all drivers|Police|30/06/2015|")
                               .Add(row)));
  };
  for (const std::string_view row :
       {"...|(Actions 2 to 9 stand in the other file)|||",
        "…|(Actions 2 to 9 stand in the other file)|||"})
    EXPECT_THAT(read(row), SizeIs(1)) << row;
  for (const std::string_view row :
       {"...|Brief every GP|||", "2|(Brief every GP)|||",
        "...|(Brief every GP)|Police||"})
    EXPECT_THAT(read(row), SizeIs(2)) << row;
}

TEST(RowKinds, ActionsUnderAHeadingOfCompletedOnesAreLeftOut) {
  Rows rows;
  rows.Add(kHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Add({Text("Completed actions"), Merged(Merge::kLeft),
            Merged(Merge::kLeft), Merged(Merge::kLeft), Merged(Merge::kLeft)});
  rows.Add("2|Brief every GP|Health|31/01/2015|Amber");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers"));
  EXPECT_THAT(plan.report.passed_over, SizeIs(1));
}

TEST(RowKinds, ABoldParentWithoutADateIsAPhase) {
  Rows rows;
  rows.Add(kHeader);
  Cell phase = Text("Early help");
  phase.bold = true;
  rows.Add({Text("1"), phase, Cell(), Cell(), Cell()});
  rows.Add("1.1|Train all drivers|Police|30/06/2015|Green");
  rows.Add("1.2|Brief every GP|Health|30/06/2015|Red");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers", "Brief every GP"));
  const Objective& objective = plan.objectives[plan.actions[0].objective];
  EXPECT_EQ(objective.number + ' ' + objective.text, "1 Early help");
}

TEST(RowKinds, AMergedDateLeadAndRatingBelongToEachAction) {
  Rows rows;
  rows.Add(kHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Add({Text("2"), Text("Brief every GP"), Merged(Merge::kAbove),
            Merged(Merge::kAbove), Merged(Merge::kAbove)});
  rows.Add("3|Visit hotels|ditto|as above|\"");
  const Plan plan = ReadPlan(rows);
  ASSERT_THAT(plan.actions, SizeIs(3));
  for (const Action& action : plan.actions) {
    EXPECT_EQ(action.due.date, Day("2015-06-30")) << action.title;
    EXPECT_EQ(action.rag, Rag::kGreen) << action.title;
    EXPECT_THAT(action.responsible, ElementsAre("Police")) << action.title;
  }
}

TEST(RowKinds, ACommaTooManyIsTold) {
  const Plan plan =
      ReadPlan({"Ref|Action|Lead|RAG", "1|The campaign| with buses|Police|Red",
                "2|Brief every GP|Health|Green"});
  EXPECT_THAT(Titles(plan), ElementsAre("Brief every GP"));
  ASSERT_EQ(plan.report.rejected.total(), 1u);
  EXPECT_THAT(plan.report.rejected.listed()[0].text, HasSubstr("5 cells"));
}

TEST(RowKinds, ManyRowsThatAreLostPutThePlanInDoubt) {
  const Plan plan =
      ReadPlan({"Ref|Action|Lead|Timescale|RAG",
                "1|Train all drivers|Police|30/06/2015|Green",
                "2||Health|30/06/2015|Red", "3||Health|30/06/2015|Red"});
  EXPECT_THAT(DoubtsOf(plan), ElementsAre("rows"));
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
  rows.Table("table 1").Add(kHeader);
  rows.Add("1|Train all drivers|Police|01/05/2015|Green");
  rows.Table("table 2").Add("Green|Completed").Add("Amber|In progress");
  EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("rating"));
  EXPECT_THAT(DoubtsOf(ReadPlan(rows, {.complete = {Rag::kGreen, Rag::kBlue}})),
              IsEmpty());
}

// Doubts.

TEST(Doubts, ADateColumnThatNobodyNamesIsToldWhereNoneIsDue) {
  EXPECT_THAT(DoubtsOf(ReadPlan({"Action|Milestone moment|RAG",
                                 "Train all drivers|31/05/2015|Red",
                                 "Brief every GP|30/06/2015|Green"})),
              ElementsAre("column"));
  // Another event's date is none that a person would miss.
  EXPECT_THAT(DoubtsOf(ReadPlan({"Action|Date raised|RAG",
                                 "Train all drivers|31/03/2015|Red",
                                 "Brief every GP|30/04/2015|Green"})),
              IsEmpty());
  EXPECT_THAT(DoubtsOf(ReadPlan({"Action|Milestone moment|RAG",
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
  EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("formula"));
}

TEST(Doubts, TwoLeadsRunTogetherAreOneUntilTheyAreConfigured) {
  const Rows rows = {"Action|Lead", "Train all drivers|Ann Hill Bob Wood"};
  EXPECT_THAT(DoubtsOf(ReadPlan(rows)), ElementsAre("lead"));
  PlanOptions options;
  options.leads.keep = {"Ann Hill Bob Wood"};
  EXPECT_THAT(DoubtsOf(ReadPlan(rows, options)), IsEmpty());
  options.leads.keep.clear();
  options.leads_hidden = true;
  const Plan plan = ReadPlan(rows, options);
  ASSERT_THAT(plan.report.doubts, SizeIs(1));
  EXPECT_THAT(plan.report.doubts[0].text, testing::Not(HasSubstr("Hill")));
}

// Rows that go on, head others, or are not actions.

TEST(TableRows, ATextAloneBelowANumberedActionIsNoActionForSure) {
  const Plan update = ReadPlan(
      {"Ref|Action|Lead|Timescale|RAG",
       "1|Train drivers|Police|30/06/2015|Green", "|Two sessions held in May",
       "2|Audit files|Health|31/07/2015|Red", "|Ten audited in May"});
  EXPECT_THAT(DoubtsOf(update), ElementsAre("rows"));
  // Begun in the middle of a sentence, it is the action's own text.
  const Plan rest =
      ReadPlan({"Ref|Action|Lead|Timescale|RAG",
                "1|Train drivers|Police|30/06/2015|Green", "|and the schools",
                "2|Audit files|Health|31/07/2015|Red"});
  EXPECT_THAT(Titles(rest),
              ElementsAre("Train drivers and the schools", "Audit files"));
  EXPECT_THAT(DoubtsOf(rest), IsEmpty());
}

TEST(TableRows, ARowWhoseNumberTheNextOnesGoOnFromHeadsThem) {
  for (const auto& [parent, child] :
       std::vector<std::pair<std::string, std::string>>{
           {"1", "1.1"}, {"1.0", "1.1"}, {"A", "A1"}, {"A", "A.1"}})
    for (const std::string rest : {"||", "Director||", "||Amber"}) {
      Rows rows = {kHeader};
      rows.Add(parent + "|Early help|" + rest);
      rows.Add(child + "|Train drivers|Police|30/06/2015|Green");
      const Plan plan = ReadPlan(rows);
      ASSERT_THAT(Titles(plan), ElementsAre("Train drivers")) << parent << rest;
      EXPECT_THAT(plan.objectives[plan.actions[0].objective].text,
                  HasSubstr("Early help"));
    }
  // With a date of its own it is an action.
  EXPECT_EQ(ReadPlan({kHeader, "1|Early help|Police|30/06/2015|Amber",
                      "1.1|Train drivers|Police|30/06/2015|Green"})
                .actions.size(),
            2u);
}

TEST(TableRows, FormsPromptsAndCountsAreNoActions) {
  for (const std::string_view row :
       {"|Signed (Chair): ________||Date: ______|",
        "|Click here to enter text.|Choose an item.||", "|Choose an item.|||",
        "Number of actions||||2", "Total actions|2|||",
        "Lead|Red|Amber|Green|Total"}) {
    Rows rows = {kHeader, "1|Train drivers|Police|30/06/2015|Green",
                 "2|Audit files|Health|31/07/2015|Red"};
    rows.Add(row);
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Titles(plan), ElementsAre("Train drivers", "Audit files"))
        << row;
    EXPECT_EQ(plan.actions[1].rag, Rag::kRed) << row;
    EXPECT_EQ(plan.report.passed_over.size(), 1u) << row;
  }
}

TEST(TableRows, AHeaderThatIsRepeatedIsNoGap) {
  const Plan plan =
      ReadPlan({kHeader, "1|Train drivers|Police|30/06/2015|Green", kHeader,
                "2|Audit files|Health||Not Green"});
  EXPECT_THAT(Titles(plan), ElementsAre("Train drivers", "Audit files"));
}

TEST(TableRows, RowsAboveAHeaderGoOnFromTheTableBefore) {
  Rows rows;
  rows.Table("table 1").Add(kHeader);
  rows.Add("1|Train drivers|Police|30/06/2015|Green");
  rows.Add("2|Audit files|Health|31/07/2015|Red");
  rows.Table("table 2").Add("3|Print a leaflet|Police|30/06/2015|Green");
  rows.Add("4|Fund two advocates|Health|31/07/2015|Red");
  rows.Add(kHeader);
  rows.Table("table 3").Add("5|Open a safe place|Police|30/06/2015|Green");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan),
              ElementsAre("Train drivers", "Audit files", "Print a leaflet",
                          "Fund two advocates", "Open a safe place"));
  EXPECT_THAT(DoubtsOf(plan), IsEmpty());
}

TEST(TableRows, OfTwoDaysOfCompletionTheEarlierCounts) {
  const Plan plan = ReadPlan({"Action|Due|RAG|Completed on",
                              "Train drivers|Completed March 2015|Green|"
                              "30/08/2015"});
  EXPECT_TRUE(IsComplete(plan.actions.at(0), Day("2015-05-18")));
}

TEST(Tables, ABannerOverActionsThatAreNoLongerThePlans) {
  for (const std::string banner :
       {"Done", "Actions now closed", "Removed from the plan",
        "No longer required", "Implemented recommendations",
        "Complete - for information", "Delivered", "Old actions",
        "Completed to date"}) {
    const Plan plan =
        ReadPlan({kHeader, "1|Train all drivers|Police|30/06/2015|Green",
                  banner, "9|Print the old leaflet|Police|30/06/2014|Red"});
    EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers")) << banner;
  }
  for (const std::string banner : {"To be done", "Actions to complete"})
    EXPECT_THAT(
        ReadPlan({kHeader, "1|Train all drivers|Police|30/06/2015|Green",
                  banner, "9|Print the old leaflet|Police|30/06/2014|Red"})
            .actions,
        SizeIs(2))
        << banner;
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
