// Sheets and tables that are the plan, another one, an archive, or no plan at
// all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

TEST(Tables, AnArchiveIsNoPartOfThePlan) {
  for (const std::string name :
       {"sheet Archive", "sheet Completed actions", "sheet Old plan",
        "sheet Closed", "sheet Delivered",
        "sheet Actions closed since last meeting"}) {
    Rows rows;
    rows.Table("sheet Plan").Add(kPlanHeader);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table(name).Add(kPlanHeader);
    rows.Add("9|Print the old leaflet|Police|30/06/2014|Red");
    const Plan plan = ReadPlan(rows);
    EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers")) << name;
    ASSERT_THAT(plan.report.passed_over, SizeIs(1)) << name;
    EXPECT_EQ(plan.report.passed_over[0].place.table, name);
    EXPECT_THAT(Subjects(plan), IsEmpty()) << name;
  }
}

TEST(Tables, ANameWithASubjectIsNoArchive) {
  const auto read = [](const std::string& name) {
    Rows rows;
    rows.Table("table 1").Add(kPlanHeader).Caption("Schools");
    rows.Add("1.1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kPlanHeader).Caption(name);
    rows.Add("2.1|Print the new leaflet|Police|30/06/2014|Red");
    return ReadPlan(rows);
  };
  for (const char* const name : {"Key objectives", "Key partners",
                                 "Guidance for staff", "Notes and recording"}) {
    const Plan plan = read(name);
    EXPECT_THAT(Titles(plan), SizeIs(2)) << name;
    EXPECT_THAT(Subjects(plan), IsEmpty()) << name;
  }
  // It may be either.
  for (const char* const name :
       {"Completed assessments", "Old Town", "Dashboard development"}) {
    const Plan plan = read(name);
    EXPECT_THAT(Titles(plan), SizeIs(2)) << name;
    EXPECT_THAT(Subjects(plan), ElementsAre("table")) << name;
  }
}

TEST(Tables, ABannerWithASubjectIsNoneOfClosedActions) {
  for (const char* const banner :
       {"2. Completed health assessments", "Objective 2 - Closed environments",
        "Withdrawn pupils"}) {
    const Plan plan =
        ReadPlan({kPlanHeader, "1.1|Train all drivers|Police|30/06/2015|Green",
                  banner + std::string("||||"),
                  "2.1|Print the new leaflet|Police|30/06/2014|Red"});
    EXPECT_THAT(Titles(plan), SizeIs(2)) << banner;
  }
  const Plan plan =
      ReadPlan({kPlanHeader, "1.1|Train all drivers|Police|30/06/2015|Green",
                "Completed actions 2014/15||||",
                "2.1|Print the new leaflet|Police|30/06/2014|Red"});
  EXPECT_THAT(Titles(plan), SizeIs(1));
}

TEST(Tables, OfAnotherPlanOrYearAreInDoubt) {
  for (const std::string name : {"Neglect plan", "Actions of 2014",
                                 "Appendix B: actions of the board"}) {
    Rows rows;
    rows.Table("table 1").Add(kPlanHeader).Caption("Actions");
    rows.Add("1.1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kPlanHeader).Caption(name);
    rows.Add("A1|Print the new leaflet|Police|30/06/2014|Red");
    EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("table")) << name;
  }
  // One doubt alone where the other plan is left out.
  {
    Rows rows;
    for (const std::string name : {"Neglect plan", "Exploitation plan"}) {
      rows.Table("table of " + name).Add(kPlanHeader).Caption(name);
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
    rows.Table(table).Add(kPlanHeader);
    for (const std::string number : {"1.1", "1.2", "2.1"})
      rows.Add(number + "|Do what " + table + " says of " + number +
               "|Police|30/06/2015|Green");
  }
  EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("table"));
}

TEST(Tables, ANameThatTellsOfItsActionsIsNoArchive) {
  for (const std::string name :
       {"sheet Action list", "sheet Key actions",
        "sheet Key priority 2: complete the review of old cases"}) {
    Rows rows;
    rows.Table("sheet Plan").Add(kPlanHeader);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table(name).Add(kPlanHeader);
    rows.Add("9|Print the new leaflet|Police|30/06/2015|Red");
    EXPECT_THAT(ReadPlan(rows).actions, SizeIs(2)) << name;
  }
}

TEST(Tables, OfATabAMonthTheLatestIsThePlan) {
  Rows rows;
  for (const std::string month : {"March 2015", "May 2015", "April 2015"}) {
    rows.Table("sheet " + month).Add(kPlanHeader);
    rows.Add("|Train all drivers|Police|30/06/2015|" +
             std::string(month == "May 2015" ? "Green" : "Red"));
    rows.Add("|Brief every GP|Health|30/06/2015|Amber");
  }
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(plan.actions, SizeIs(2));
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_THAT(Subjects(plan), IsEmpty());
}

TEST(Tables, SheetsOfTheSameHeadingsAreOnePlan) {
  Rows rows;
  rows.Table("sheet Prevent").Add(kPlanHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Table("sheet Protect").Add(kPlanHeader);
  rows.Add("2|Brief every GP|Health|30/06/2015|Red");
  EXPECT_THAT(Titles(ReadPlan(rows)),
              ElementsAre("Train all drivers", "Brief every GP"));
}

TEST(Tables, AnotherPlanWhoseReferencesBeginAgainIsLeftOutInDoubt) {
  Rows rows;
  rows.Table("table 1").Add(kPlanHeader).Caption("CSE delivery plan");
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  rows.Add("2|Brief every GP|Health|30/06/2015|Red");
  rows.Table("table 2").Add(kPlanHeader).Caption("Neglect delivery plan");
  rows.Add("1|Visit each school|Police|30/06/2015|Green");
  rows.Add("2|Write to parents|Health|30/06/2015|Red");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers", "Brief every GP"));
  EXPECT_THAT(Subjects(plan), ElementsAre("table"));
}

TEST(Tables, ATitleAboveTheFirstOfSeveralTablesIsTheOthersToo) {
  const auto read = [](const std::string& first, const std::string& second) {
    Rows rows;
    rows.Table("table 1").Add(kPlanHeader).Caption(first);
    rows.Add("1|Train all drivers|Police|30/06/2015|Green");
    rows.Table("table 2").Add(kPlanHeader).Caption(second);
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
    EXPECT_THAT(Subjects(plan), IsEmpty()) << first;
  }
  const Plan plan = read("CSE action plan", "Neglect action plan");
  EXPECT_THAT(Titles(plan), SizeIs(3));
  EXPECT_THAT(Subjects(plan), ElementsAre("table"));
}

TEST(Tables, CountsAndKeysAreNoPlan) {
  Rows rows;
  rows.Table("table 1").Add("Lead agency|Number of actions|Overdue");
  rows.Add("Police|3|1").Add("Health|4|0");
  rows.Table("table 2").Add("RAG|What this means for the action");
  rows.Add("Red|Off track").Add("Green|On track");
  rows.Table("table 3").Add(kPlanHeader);
  rows.Add("1|Train all drivers|Police|30/06/2015|Green");
  const Plan plan = ReadPlan(rows);
  EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers"));
  EXPECT_THAT(Subjects(plan), IsEmpty());
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
  EXPECT_THAT(Subjects(ReadPlan(rows)), ElementsAre("table"));
}

TEST(Tables, ABannerOverActionsThatAreNoLongerThePlans) {
  for (const std::string banner :
       {"Done", "Actions now closed", "Removed from the plan",
        "No longer required", "Implemented recommendations",
        "Complete - for information", "Delivered", "Old actions",
        "Completed to date"}) {
    const Plan plan =
        ReadPlan({kPlanHeader, "1|Train all drivers|Police|30/06/2015|Green",
                  banner, "9|Print the old leaflet|Police|30/06/2014|Red"});
    EXPECT_THAT(Titles(plan), ElementsAre("Train all drivers")) << banner;
  }
  for (const std::string banner : {"To be done", "Actions to complete"})
    EXPECT_THAT(
        ReadPlan({kPlanHeader, "1|Train all drivers|Police|30/06/2015|Green",
                  banner, "9|Print the old leaflet|Police|30/06/2014|Red"})
            .actions,
        SizeIs(2))
        << banner;
}

}  // namespace
}  // namespace planwatch
