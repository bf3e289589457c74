// What a row is: an action, a heading, a note, or a count.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "collectors/plan/predicates.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(RowKinds, TotalsNotesFormsAndExamplesAreNoActions) {
  for (const std::string_view row :
       {"Total||||", "Total actions: 2||||", "|Number of actions:|||2",
        "|Amber|||1", "e.g.|Write what will be done|Who|When|RAG",
        "|[Insert action]|[Name]||", "Signed:|_____|Date:|_____|", "3||||",
        "|TBC|||"}) {
    const bool example = row.starts_with("e.g.");
    Rows with;
    with.Add(kPlanHeader);
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
        .Add(kPlanHeader)
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
    const auto plan = TryReadPlan(Rows().Add(kPlanHeader).Add(row));
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
                               .Add(kPlanHeader)
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
  rows.Add(kPlanHeader);
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
  rows.Add(kPlanHeader);
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
  rows.Add(kPlanHeader);
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
  EXPECT_THAT(Subjects(plan), ElementsAre("rows"));
}

TEST(TableRows, ATextAloneBelowANumberedActionIsNoActionForSure) {
  const Plan update = ReadPlan(
      {"Ref|Action|Lead|Timescale|RAG",
       "1|Train drivers|Police|30/06/2015|Green", "|Two sessions held in May",
       "2|Audit files|Health|31/07/2015|Red", "|Ten audited in May"});
  EXPECT_THAT(Subjects(update), ElementsAre("rows"));
  // Begun in the middle of a sentence, it is the action's own text.
  const Plan rest =
      ReadPlan({"Ref|Action|Lead|Timescale|RAG",
                "1|Train drivers|Police|30/06/2015|Green", "|and the schools",
                "2|Audit files|Health|31/07/2015|Red"});
  EXPECT_THAT(Titles(rest),
              ElementsAre("Train drivers and the schools", "Audit files"));
  EXPECT_THAT(Subjects(rest), IsEmpty());
}

TEST(TableRows, ARowWhoseNumberTheNextOnesGoOnFromHeadsThem) {
  for (const auto& [parent, child] :
       std::vector<std::pair<std::string, std::string>>{
           {"1", "1.1"}, {"1.0", "1.1"}, {"A", "A1"}, {"A", "A.1"}})
    for (const std::string rest : {"||", "Director||", "||Amber"}) {
      Rows rows = {kPlanHeader};
      rows.Add(parent + "|Early help|" + rest);
      rows.Add(child + "|Train drivers|Police|30/06/2015|Green");
      const Plan plan = ReadPlan(rows);
      ASSERT_THAT(Titles(plan), ElementsAre("Train drivers")) << parent << rest;
      EXPECT_THAT(plan.objectives[plan.actions[0].objective].text,
                  HasSubstr("Early help"));
    }
  // With a date of its own it is an action.
  EXPECT_EQ(ReadPlan({kPlanHeader, "1|Early help|Police|30/06/2015|Amber",
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
    Rows rows = {kPlanHeader, "1|Train drivers|Police|30/06/2015|Green",
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
      ReadPlan({kPlanHeader, "1|Train drivers|Police|30/06/2015|Green",
                kPlanHeader, "2|Audit files|Health||Not Green"});
  EXPECT_THAT(Titles(plan), ElementsAre("Train drivers", "Audit files"));
}

TEST(TableRows, RowsAboveAHeaderGoOnFromTheTableBefore) {
  Rows rows;
  rows.Table("table 1").Add(kPlanHeader);
  rows.Add("1|Train drivers|Police|30/06/2015|Green");
  rows.Add("2|Audit files|Health|31/07/2015|Red");
  rows.Table("table 2").Add("3|Print a leaflet|Police|30/06/2015|Green");
  rows.Add("4|Fund two advocates|Health|31/07/2015|Red");
  rows.Add(kPlanHeader);
  rows.Table("table 3").Add("5|Open a safe place|Police|30/06/2015|Green");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan),
              ElementsAre("Train drivers", "Audit files", "Print a leaflet",
                          "Fund two advocates", "Open a safe place"));
  EXPECT_THAT(Subjects(plan), IsEmpty());
}

TEST(TableRows, OfTwoDaysOfCompletionTheEarlierCounts) {
  const Plan plan = ReadPlan({"Action|Due|RAG|Completed on",
                              "Train drivers|Completed March 2015|Green|"
                              "30/08/2015"});
  EXPECT_TRUE(IsComplete(plan.actions.at(0), Day("2015-05-18")));
}

}  // namespace
}  // namespace planwatch
