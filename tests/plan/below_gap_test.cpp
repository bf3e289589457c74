#include "collectors/plan/below_gap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two actions with all that an action has, a gap, and rows below it.
Rows Below(const std::string& headings, const std::vector<std::string>& rows) {
  const bool has_ref = headings.starts_with("Ref");
  Rows plan;
  plan.Add(headings);
  plan.Add(std::string(has_ref ? "1|" : "") +
           "Gather the list of applications|Ann Lee|30/06/2015|Green");
  plan.Add(std::string(has_ref ? "2|" : "") +
           "Review and document the data|Ann Lee|31/07/2015|Amber");
  plan.Add("");
  for (const std::string& row : rows) plan.Add(row);
  return plan;
}

constexpr const char* kPlain = "Action|Lead|Due date|Status";
constexpr const char* kNumbered = "Ref|Action|Lead|Due date|Status";

TEST(BelowGap, ASentenceAndALeadAreAnAction) {
  const Rows rows = Below(kPlain, {"Scan workstations for a baseline|Bob Ray||",
                                   "Resolve what is not acceptable|Ann Lee||"});
  EXPECT_EQ(ReadPlan(rows).actions.size(), 4u);
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(BelowGap, AReferenceThatGoesOnIsAnActions) {
  const Rows rows = Below(kNumbered, {"3|Scan workstations|||",
                                      "4|Resolve what is not acceptable|||"});
  EXPECT_EQ(ReadPlan(rows).actions.size(), 4u);
  EXPECT_THAT(Doubts(rows), IsEmpty());
  // One that begins again is another list's.
  const Rows again = Below(
      kNumbered, {"1|Red means late|||", "3|Green means that all is well|||"});
  EXPECT_EQ(ReadPlan(again).actions.size(), 2u);
  EXPECT_THAT(Doubts(again), ElementsAre(HasSubstr("2 rows below a gap")));
}

TEST(BelowGap, ATitleAndANameMayBeAnyLists) {
  const Rows rows = Below(kPlain, {"Director of Public Health|Jane Dodge||"});
  EXPECT_EQ(ReadPlan(rows).actions.size(), 2u);
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("1 row below a gap")));
}

TEST(BelowGap, TextsInTheActionsColumnAloneAreInDoubtFromTwoOn) {
  EXPECT_THAT(Doubts(Below(kNumbered, {"|Scan workstations|||",
                                       "|Resolve what is left|||"})),
              ElementsAre(HasSubstr("2 rows below a gap")));
  EXPECT_THAT(Doubts(Below(kNumbered, {"|Dates in bold were agreed|||"})),
              IsEmpty());
  EXPECT_THAT(Doubts(Below(kPlain, {"Notes", "Dates in bold were agreed",
                                    "Leads report each quarter"})),
              IsEmpty());
  EXPECT_THAT(Doubts(Below(kPlain, {"The plan is reviewed by the Board.",
                                    "It is published each quarter."})),
              IsEmpty());
}

TEST(BelowGap, ALabelOfNotesSaysWhatTheTextsBelowItAre) {
  const auto doubts = [](const std::string& label) {
    return Doubts(Below(kPlain, {label, "Dates in bold were agreed",
                                 "Leads report each quarter"}));
  };
  for (const std::string label :
       {"Note", "Notes", "Key", "Glossary", "Abbreviations", "NB", "Source",
        "Sources", "Guidance", "Legend", "Comment", "Comments",
        "Glossary of terms", "Further work:", "* Further work"})
    EXPECT_THAT(doubts(label), IsEmpty()) << label;
  for (const std::string label : {"Further work", "Keys to doors", "A note"})
    EXPECT_THAT(doubts(label), ElementsAre(HasSubstr("rows below a gap")))
        << label;
}

TEST(BelowGap, SignaturesAndTotalsAreNone) {
  const Rows rows =
      Below(kPlain, {"Signed|Ann Lee||", "Total|2||", "Approved by|Bob Ray||"});
  EXPECT_EQ(ReadPlan(rows).actions.size(), 2u);
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(BelowGap, ListsOfChoicesAndNamesUnderDatesAreNone) {
  EXPECT_THAT(Doubts(Below(kPlain, {"Status", "Not started", "In progress",
                                    "Complete"})),
              IsEmpty());
  EXPECT_THAT(Doubts(Below(kPlain, {"Prepared by:||Reviewed by:|", "",
                                    "Ann Moor||Angela Hill|"})),
              IsEmpty());
  EXPECT_THAT(Doubts(Below(kNumbered, {"**Resource availability:",
                                       "Mike|Monday to Friday, 9 to 5|||"})),
              IsEmpty());
}

TEST(BelowGap, AllCountWhereNothingIsDatedOrRated) {
  EXPECT_EQ(ReadPlan({"Action|Lead|Due date", "Gather the list|Ann Lee|",
                      "Review the data|Ann Lee|", "", "Scan workstations||",
                      "Resolve what is left||"})
                .actions.size(),
            4u);
  EXPECT_EQ(ReadPlan({"Action|Lead", "Gather the list|Ann Lee",
                      "Review the data|Ann Lee", "", "Scan workstations|",
                      "Resolve what is left|"})
                .actions.size(),
            4u);
}

TEST(BelowGap, OfAnAreaOneMoreCellIsEnoughForADoubt) {
  const Rows rows = {"Area|Action|Lead|Due date",
                     "Review|Gather the list|Ann Lee|30/06/2015",
                     "|Review and document the data|Ann Lee|31/07/2015",
                     "",
                     "Workstations|Scan workstations for a baseline||",
                     "|Resolve what is not acceptable||"};
  EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("2 rows below a gap")));
}

}  // namespace
}  // namespace planwatch
