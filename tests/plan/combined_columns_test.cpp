#include "collectors/plan/combined_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "collectors/base/text.h"
#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// "lead, lead: due", one an action.
std::vector<std::string> LeadsAndDues(const Plan& plan) {
  std::vector<std::string> told;
  for (const Action& action : plan.actions)
    told.push_back(Join(action.responsible, ", ") + ": " + DueOf(action));
  return told;
}

TEST(CombinedColumns, TheFieldsOfAHeadingsParts) {
  EXPECT_THAT(FieldsOfParts("Lead / timescale"),
              UnorderedElementsAre(PlanField::kResponsible, PlanField::kDue));
  EXPECT_THAT(FieldsOfParts("By whom and by when"),
              UnorderedElementsAre(PlanField::kResponsible, PlanField::kDue));
  EXPECT_THAT(FieldsOfParts("Timescale (lead)"),
              UnorderedElementsAre(PlanField::kResponsible, PlanField::kDue));
  EXPECT_THAT(FieldsOfParts("Due date / date completed"),
              UnorderedElementsAre(PlanField::kDue, PlanField::kCompleted));
  EXPECT_THAT(FieldsOfParts("Action and lead"),
              UnorderedElementsAre(PlanField::kResponsible));
  EXPECT_THAT(FieldsOfParts("Lead officer"), IsEmpty());
  EXPECT_THAT(FieldsOfParts("RAG (R/A/G)"), IsEmpty());
  EXPECT_THAT(FieldsOfParts("Action and outcome"), IsEmpty());
}

TEST(CombinedColumns, ACellOfNamesAndDatesIsTakenApart) {
  const auto part = [](const std::string& text) {
    const NamesAndDates parts = SplitNamesAndDates(text, London());
    return parts.names + " | " + parts.dates;
  };
  EXPECT_EQ(part("Police – June 2015"), "Police | June 2015");
  EXPECT_EQ(part("Police\n31/03/2015"), "Police | 31/03/2015");
  EXPECT_EQ(part("31/03/2015: Police"), "Police | 31/03/2015");
  EXPECT_EQ(part("Police (March 2015)"), "Police | March 2015");
  EXPECT_EQ(part("Police by June 2015"), "Police | June 2015");
  EXPECT_EQ(part("Police, Health, 31/03/2015"), "Police, Health | 31/03/2015");
  EXPECT_EQ(part("Police – 1 May 2015 – 30 June 2015"),
            "Police | 1 May 2015 – 30 June 2015");
  EXPECT_EQ(part("Ann Hill (Police)\nOngoing"), "Ann Hill (Police) | Ongoing");
  EXPECT_EQ(part("April Jones, 30/06/2015"), "April Jones | 30/06/2015");
  EXPECT_EQ(part("Police\nRevised to June 2015"),
            "Police | Revised to June 2015");
  EXPECT_EQ(part("24/7 team"), "24/7 team | ");
  EXPECT_EQ(part("TBC"), " | TBC");
}

TEST(CombinedColumns, AColumnOfLeadsAndDatesGivesBoth) {
  for (const char* heading :
       {"Lead / timescale", "Who / When", "By whom and by when",
        "Lead (by when)", "Responsibility & deadline"}) {
    const Plan plan = ReadPlan({std::string("Ref|Action|RAG|") + heading,
                                "1|Write to all hotels|G|Police\n30/06/2015",
                                "2|Review the pathway|A|Ann Hill – March 2015",
                                "3|Train the drivers|A|Health, ongoing"});
    EXPECT_THAT(LeadsAndDues(plan),
                ElementsAre("Police: 2015-06-30", "Ann Hill: 2015-03-31",
                            "Health: undated"))
        << heading;
    EXPECT_THAT(plan.report.doubts, IsEmpty()) << heading;
  }
}

TEST(CombinedColumns, OfTwoDatesTheSecondIsTheDayOfCompletion) {
  for (const char* dates : {"30/04/2015 / 28/04/2015", "30/04/2015\n28/04/2015",
                            "30/04/2015 (28/04/2015)"}) {
    const Plan plan =
        ReadPlan({"Action|Lead|RAG|Due date / date completed",
                  std::string("Write to all hotels|Police|G|") + dates,
                  "Review the pathway|Health|G|31/07/2015"});
    EXPECT_EQ(plan.actions[0].due.date, Day("2015-04-30")) << dates;
    EXPECT_EQ(plan.actions[0].completed, Day("2015-04-28")) << dates;
    EXPECT_EQ(plan.actions[1].due.date, Day("2015-07-31"));
    EXPECT_EQ(plan.actions[1].completed, std::nullopt);
  }
}

TEST(CombinedColumns, NamesUnderADeadlineAreWhoIsResponsible) {
  const Plan plan = ReadPlan({"Action|To be completed by|Date|RAG",
                              "Write to all hotels|Police|30/06/2015|G",
                              "Review the pathway|Ann Hill|31/07/2015|A"});
  EXPECT_THAT(LeadsAndDues(plan),
              ElementsAre("Police: 2015-06-30", "Ann Hill: 2015-07-31"));
}

TEST(CombinedColumns, NamesUnderByAreWhoIsResponsible) {
  const Rows rows = {"Min.|Item|Action|By|Status",
                     "12|Pond|Ask for quotes|Warden|Done",
                     "13|Fence|Mend the gate|Cllr B|In progress",
                     "14|Trees|Write to the owner|Warden / Cllr B|Open"};
  EXPECT_THAT(LeadsAndDues(ReadPlan(rows)),
              ElementsAre("Warden: undated", "Cllr B: undated",
                          "Warden, Cllr B: undated"));
  EXPECT_THAT(Doubts(rows), IsEmpty());
  EXPECT_THAT(
      LeadsAndDues(ReadPlan({"Action|By|RAG", "Ask for quotes|30/06/2015|G",
                             "Mend the gate|Ongoing|A"})),
      ElementsAre(": 2015-06-30", ": undated"));
}

TEST(CombinedColumns, AStatusWithItsRemarksRatesAsAProgressDoes) {
  for (const std::string heading :
       {"Status / evidence", "Status and comments", "Status & update"}) {
    const Plan plan = ReadPlan(
        Rows()
            .Add("Action|Lead|Due|" + heading)
            .Add("Count the keys|Finance|31/03/2015|Complete")
            .Add("Mend the safe|Finance|30/04/2015|Nearly complete")
            .Add("Move the archive|Finance|30/06/2015|The boxes are packed and "
                 "the van is booked for the last week of the month"));
    EXPECT_THAT(Told(plan), ElementsAre("1.1 Count the keys: blue complete",
                                        "1.2 Mend the safe: amber",
                                        "1.3 Move the archive: unrated"))
        << heading;
  }
  // Where another column rates it, the evidence is what it is.
  EXPECT_EQ(ReadPlan({"Action|Lead|Due|RAG|Status / evidence",
                      "Count the keys|Finance|31/07/2015|Amber|Complete",
                      "Mend the safe|Finance|31/07/2015|Green|In progress"})
                .actions[1]
                .rag,
            Rag::kGreen);
}

TEST(CombinedColumns, LeadsBesideTheirPartnersAreLeadsInDoubt) {
  const Rows rows = {"Action|Lead (L) and partners|Due|RAG",
                     "Light the square|Police|30/06/2015|G",
                     "Mark the rank|Council (L), Taxi firms|31/07/2015|A"};
  const Plan plan = ReadPlan(rows);
  EXPECT_EQ(LeadsAndDues(plan)[0], "Police: 2015-06-30");
  EXPECT_TRUE(plan.actions[0].partners.empty());
  EXPECT_THAT(Doubts(rows),
              ElementsAre(HasSubstr("also names the partners; all under it "
                                    "were taken for leads")));
  // Where the leads have a column, the other is of partners.
  EXPECT_THAT(LeadsAndDues(ReadPlan({"Action|Lead|Lead and partners|Due|RAG",
                                     "Light the square|Police|Shops|"
                                     "30/06/2015|G"})),
              ElementsAre("Police: 2015-06-30"));
}

TEST(CombinedColumns, AnAgreedDateBesideARevisedOneIsTheFirst) {
  EXPECT_THAT(
      LeadsAndDues(ReadPlan({"Ref|Agreed action|Officer|Agreed date|Revised "
                             "date|Status",
                             "1|Test the alarms|Estates|31/12/2014|30/06/2015|"
                             "Open",
                             "2|Check the claims|Payroll|30/09/2015||Open"})),
      ElementsAre("Estates: 2014-12-31 to 2015-06-30", "Payroll: 2015-09-30"));
  // It may be when they were agreed.
  const Rows rows = {"Ref|Action|Officer|Agreed date|Revised date|Status",
                     "1|Test the alarms|Estates|31/12/2015|30/06/2016|Open",
                     "2|Check the claims|Payroll|30/09/2015||Open"};
  EXPECT_THAT(Doubts(rows),
              Contains(HasSubstr("so actions are due on their revised dates")));
}

TEST(CombinedColumns, AFieldThatNoColumnHoldsIsADoubt) {
  EXPECT_THAT(Doubts({"Action and lead|Due|RAG",
                      "Write to all hotels (Police)|30/06/2015|G",
                      "Review the pathway (Health)|31/07/2015|A"}),
              Contains(HasSubstr("also names who is responsible, but")));
  EXPECT_THAT(Doubts({"Action and lead|Lead|Due|RAG",
                      "Write to all hotels|Police|30/06/2015|G",
                      "Review the pathway|Health|31/07/2015|A"}),
              IsEmpty());
}

TEST(CombinedColumns, ADueDateThatNoCellHoldsIsNone) {
  EXPECT_THAT(Doubts({"Action|Success measure / timescales|Lead",
                      "Hold talks|First year: three talks|Police",
                      "Hire an adviser|Second year: more people come|Health"}),
              IsEmpty());
  EXPECT_THAT(Doubts({"Action|Success measure / timescales|Lead",
                      "Hold talks|Three talks by June 2015|Police",
                      "Hire an adviser|More people come|Health"}),
              Contains(HasSubstr("also names the due date, but")));
  // "On target" is a state.
  EXPECT_THAT(Doubts({"Action|Status (Achieved / On target to achieve)|Lead",
                      "Hold talks|On target|Police",
                      "Hire an adviser|Achieved|Health"}),
              IsEmpty());
}

TEST(CombinedColumns, DatesInBracketsAreTheNamesBeforeThem) {
  const NamesAndDates parts = SplitNamesAndDates(
      "Police (June 2015) Health (the board) (July 2015)", London());
  EXPECT_EQ(parts.names, "Police Health (the board)");
  EXPECT_EQ(parts.dates, "June 2015\nJuly 2015");
}

}  // namespace
}  // namespace planwatch
