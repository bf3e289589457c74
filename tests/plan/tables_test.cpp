// Which tables are the plan, and which roles their columns have.
#include "collectors/plan/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two sheets of one plan, the second with a heading of its own.
Rows TwoSheets(const std::string& headings) {
  Rows rows;
  rows.Table("sheet North").Add("Ref|Action|Lead|Due|RAG");
  rows.Add("N1|Train drivers|Police|31/03/2015|Red");
  rows.Add("N2|Print a leaflet|Health|30/06/2015|Green");
  rows.Table("sheet South").Add(headings);
  rows.Add("S1|Audit the files|Health|30/04/2015|Amber");
  rows.Add("S2|Map the services|Police|31/07/2015|Green");
  return rows;
}

TEST(Tables, AnotherHeadingOfTheSameRoleHasIt) {
  for (const char* const headings :
       {"Ref|Action|Lead|Deadline|RAG", "Ref|Action|Lead|Due|RAG status",
        "Ref|Actions|Lead|Due|RAG", "Ref|Action|Owner|Due|RAG"}) {
    const Rows rows = TwoSheets(headings);
    EXPECT_THAT(Doubts(rows), IsEmpty()) << headings;
    const Plan plan = ReadPlan(rows);
    ASSERT_EQ(plan.actions.size(), 4u) << headings;
    EXPECT_EQ(plan.actions[2].title, "Audit the files") << headings;
    EXPECT_EQ(DueOf(plan.actions[2]), "2015-04-30") << headings;
    EXPECT_EQ(plan.actions[2].rag, Rag::kAmber) << headings;
    EXPECT_THAT(plan.actions[2].responsible, ElementsAre("Health")) << headings;
  }
}

TEST(Tables, AColumnWhoseRoleHasAnotherHereKeepsItsOwn) {
  Rows rows;
  rows.Table("sheet North").Add("Ref|Action|Lead|Due|Completion date|RAG");
  rows.Add("N1|Train drivers|Police|31/03/2015||Red");
  rows.Add("N2|Print a leaflet|Health|30/06/2015||Green");
  // Here the date of completion is the only one to be had.
  rows.Table("sheet South").Add("Ref|Action|Lead|Notes|Completion date|RAG");
  rows.Add("S1|Audit the files|Health|In hand|30/04/2015|Amber");
  rows.Add("S2|Map the services|Police|In hand|31/07/2015|Green");
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.actions.size(), 4u);
  EXPECT_EQ(DueOf(plan.actions[0]), "2015-03-31");
  EXPECT_EQ(DueOf(plan.actions[1]), "2015-06-30");
  EXPECT_EQ(DueOf(plan.actions[2]), "2015-04-30");
}

// A log of risks beside the actions, with references of its own.
Rows WithRisks(const std::string& prefix) {
  Rows rows;
  rows.Table("sheet Actions").Add("ID|Description|Assigned to|Due|State");
  rows.Add("A01|Agree the scope|Ann Hill|30/04/2015|Closed");
  rows.Add("A02|Book the rooms|Bob Wood|30/06/2015|Open");
  rows.Table("sheet Risks").Add("ID|Description|Mitigation|Owner|Due|State");
  rows.Add(prefix + "11|Staff leave|Call every week|Ann Hill|30/06/2015|Open");
  rows.Add(prefix + "12|Data is poor|Cleanse it|Bob Wood|30/06/2015|Open");
  return rows;
}

TEST(Tables, APlanInSeveralTablesIsAsLongAsTheyAreTogether) {
  const auto titles = [](std::size_t parts) {
    Rows rows;
    rows.Table("table 1").Add("Milestone|Target|Status");
    for (const char* const stage : {"one", "two", "three", "four", "five"})
      rows.Add("Stage " + std::string(stage) + " is reached|30/06/2015|Open");
    for (std::size_t part = 0; part < parts; ++part) {
      const std::string number = std::to_string(part + 2);
      rows.Table("table " + number).Add("Status|Task|Acceptance test");
      for (const char* const town : {"north", "south", "east", "west"})
        rows.Add("Done|Open the " + std::string(town) + " office of area " +
                 number + "|It has visitors on each day of the week");
    }
    return ReadPlan(rows).actions.size();
  };
  EXPECT_EQ(titles(1), 5u);
  EXPECT_EQ(titles(12), 48u);
}

TEST(Tables, AListOfPersonsIsNoDoubt) {
  const auto doubts_beside = [](const char* headings, const char* first,
                                const char* second) {
    Rows rows;
    rows.Table("table 1").Add("Action|Lead|Due|Status");
    rows.Add("Train all the drivers|Police|30/06/2015|Open");
    rows.Add("Print a leaflet for schools|Health|31/07/2015|Open");
    rows.Table("table 2").Add(headings).Add(first).Add(second);
    return Doubts(rows);
  };
  EXPECT_THAT(doubts_beside("Role|Name|Status", "Chair of the board|A. Name|Ok",
                            "Head of the service|B. Name|Pending"),
              IsEmpty());
  EXPECT_THAT(
      doubts_beside("Who|Role|Why we ask them|How|Confirmed",
                    "Board of schools|Decides on the leaflet and its text|"
                    "They print it for us in spring|By letter|Yes",
                    "Chair of the panel|Decides on the drivers and their pay|"
                    "They must agree to it in full|By phone|As above"),
      IsEmpty());
  EXPECT_THAT(doubts_beside("Who|Role|What|By when|Status",
                            "Police|Lead|Map all the services|30/06/2015|Open",
                            "Health|Partner|Audit the files|31/07/2015|Open"),
              Contains(HasSubstr("looks like a plan too")));
}

TEST(Tables, ALogOfRisksWithReferencesOfItsOwnIsNoDoubt) {
  EXPECT_THAT(Doubts(WithRisks("R")), IsEmpty());
  EXPECT_EQ(ReadPlan(WithRisks("R")).actions.size(), 2u);
  EXPECT_THAT(Doubts(WithRisks("A")),
              ElementsAre(HasSubstr("something else than actions")));
}

TEST(Tables, RisksAndTheirMitigationAreNoDoubtUnderTheirOwnName) {
  const auto read = [](const char* caption, const std::string& mitigation) {
    Rows rows;
    rows.Table("table 1").Add("Ref|Action|Lead|Due|RAG");
    rows.Add("1|Train drivers|Police|30/06/2015|Red");
    rows.Add("2|Print a leaflet|Health|30/06/2015|Green");
    rows.Table("table 2")
        .Add("Risk|" + mitigation + "|Owner|Review date|RAG")
        .Caption(caption);
    rows.Add("The grant ends|Bid for another|Finance|30/09/2015|Amber");
    rows.Add("Staff leave|Offer them more|HR|30/09/2015|Amber");
    return Doubts(rows);
  };
  EXPECT_THAT(read("Risks", "Mitigation"), IsEmpty());
  EXPECT_THAT(read("Risk register", "Mitigation"), IsEmpty());
  const auto told = Contains(HasSubstr("looks like a plan too"));
  EXPECT_THAT(read("Young people at risk", "Mitigation"), told);
  EXPECT_THAT(read("Risks", "Mitigating action"), told);
}

TEST(Tables, APartNamedLikeGuidanceThatHoldsActionsIsADoubt) {
  const auto read = [](const std::string& caption, const char* action) {
    Rows rows;
    rows.Table("table 1")
        .Add("Ref|Action|Lead|Due|RAG")
        .Caption("Leadership")
        .Add("1.1|Lock the safe|Police|30/06/2015|Green")
        .Add("1.2|Count the stock|Police|31/03/2015|Amber");
    rows.Table("table 2").Add("Ref|Action|Lead|Due|RAG").Caption(caption);
    rows.Add("2.1|" + std::string(action) + "|Police|30/06/2015|Green");
    return Doubts(rows);
  };
  EXPECT_THAT(read("Information and guidance", "Sign the log"),
              Contains(HasSubstr("its name says that it is not part")));
  // An archive is what its name says, and a summary has the plan's actions.
  EXPECT_THAT(read("Completed actions", "Sign the log"), IsEmpty());
  EXPECT_THAT(read("Summary", "Lock the safe"), IsEmpty());
}

TEST(Tables, AWordOfThePastBesideASubjectIsADoubtWhicheverItIs) {
  const auto read = [](const std::string& sheet) {
    Rows rows;
    for (const std::string& name : {std::string("Actions"), sheet})
      rows.Table("sheet " + name)
          .Add("Ref|Action|Lead|Due|RAG")
          .Add(name + " 1|Lock the safe of " + name +
               "|Police|30/06/2015|Green")
          .Add(name + " 2|Count the stock of " + name +
               "|Police|31/03/2015|Amber");
    return Doubts(rows);
  };
  for (const char* word : {"Completed", "Cancelled", "Parked", "Previous"})
    EXPECT_THAT(read(word + std::string(" assessments")),
                ElementsAre(HasSubstr("its name may say that it is not")))
        << word;
  EXPECT_THAT(read("Health assessments"), IsEmpty());
}

TEST(Tables, WithoutHeadingsInOtherPlacesThanThePlanItIsInDoubt) {
  // The last of the two plans begins further right than the table below.
  Rows rows;
  rows.Table("table 1").Add("Ref|Action|Due|RAG||Ref|Action|Due|RAG");
  for (const char* number : {"1", "2", "3", "4"})
    rows.Add(std::string("A") + number + "|Train the drivers of team " +
             number + "|31/03/2015|Red||B" + number +
             "|Print a leaflet for ward " + number + "|30/06/2015|Green");
  rows.Table("table 2");
  for (const char* number : {"5", "6", "7", "8"})
    rows.Add(std::string("B") + number + "|Visit all the hotels of ward " +
             number + "|31/03/2015|Red");
  EXPECT_EQ(ReadPlan(rows).actions.size(), 8u);
  EXPECT_THAT(Doubts(rows), Contains(AllOf(HasSubstr("but no headings"),
                                           HasSubstr("`ignore:`"))));
}

TEST(Tables, AreAlikeWhereOneHasSevenInTenOfTheOthersHeadings) {
  const auto actions = [](int headings) {
    Rows rows;
    const std::string known = "Ref|Action|Lead|Due|RAG|Notes|Cost";
    std::string more;
    for (int i = 7; i < headings; ++i)
      more += "|Column " + std::string(1, static_cast<char>('A' + i));
    rows.Table("table 1").Add(known + more);
    const std::string blanks(static_cast<std::size_t>(headings - 7), '|');
    rows.Add("1|Train all of the drivers|Police|31/03/2015|Red|None|5" +
             blanks);
    rows.Add("2|Print a new leaflet|Health|30/06/2015|Green|None|5" + blanks);
    rows.Add("3|Map all of the services|Health|30/06/2015|Green|None|5" +
             blanks);
    // Here one is the priority's, so that the roles differ.
    rows.Table("table 2").Add("Ref|Action|Lead|Due|RAG|Notes|Priority");
    rows.Add("4|Audit all of the files|Health|30/04/2015|Amber|None|High");
    return ReadPlan(rows).actions.size();
  };
  EXPECT_EQ(actions(10), 4u);
  EXPECT_LT(actions(11), 4u);
}

TEST(Tables, OneUnderTwoHeadingsOfPersonsListsThem) {
  const auto why = [](const std::string& headings) {
    Rows rows{"Action|Lead|Due|RAG", "Train drivers|Police|31/03/2015|Red"};
    rows.Table("table 2").Add(headings).Add("Chair|A. Name").Add("Nurse|B. C");
    const Plan plan = ReadPlan(rows);
    return plan.report.passed_over.empty()
               ? std::string()
               : std::string(plan.report.passed_over[0].why);
  };
  for (const std::string heading :
       {"Role", "Job title", "Position", "Who", "Person", "Members",
        "Signatory", "Approver", "Reviewers", "Contact", "Contact name",
        "Signature", "Signed", "Email", "Telephone"})
    EXPECT_EQ(why(heading + "|Name"), "it lists persons") << heading;
  for (const std::string heading : {"Ward", "Colour", "Approval", "Action"})
    EXPECT_NE(why(heading + "|Name"), "it lists persons") << heading;
}

}  // namespace
}  // namespace planwatch
