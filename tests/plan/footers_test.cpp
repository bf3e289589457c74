// Rows below a plan's actions, and beside them, that are none.
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

// Two actions and a row below them.
Rows WithFooter(const std::string& headings, const std::string& rating,
                const std::string& footer) {
  Rows rows;
  rows.Add(headings);
  const bool has_ward = headings.starts_with("Ward");
  const std::string first = has_ward ? "Swan|" : "1|";
  rows.Add(first + "Order larger bins|Estates|30/04/2015|" + rating);
  rows.Add(first + "Mend the gate|Estates|30/06/2015|" + rating);
  rows.Add(footer);
  return rows;
}

TEST(Footers, ALoneTextBelowTheActionsIsInDoubtInAnyColumn) {
  for (const char* const headings :
       {"Ward|Action|Lead|Due|RAG", "Ref|Action|Lead|Due|RAG"}) {
    const Rows rows = WithFooter(headings, "Green",
                                 "|Next review of this plan: June 2015|||");
    EXPECT_EQ(ReadPlan(rows).actions.size(), 3u) << headings;
    EXPECT_THAT(Doubts(rows), ElementsAre(HasSubstr("nothing but the action")))
        << headings;
  }
}

TEST(Footers, InTheMiddleItIsAnActionThatLacksTheRest) {
  EXPECT_THAT(Doubts({"Ward|Action|Lead|Due", "Swan|Order bins|Estates|",
                      "|Paint the door||", "Swan|Mend the gate||30/06/2015"}),
              IsEmpty());
}

TEST(Footers, ALabelAndItsFigureIsATotal) {
  for (const char* const footer :
       {"|Outstanding: 2|||", "|Overall progress|||60%", "|Overall|||60%",
        "|Percentage complete|||33%", "|All actions|||33%",
        "|Plan total|||50%"}) {
    const Rows rows =
        WithFooter("Ref|Action|Lead|Due|% complete", "50%", footer);
    EXPECT_EQ(ReadPlan(rows).actions.size(), 2u) << footer;
    EXPECT_THAT(Doubts(rows), IsEmpty()) << footer;
  }
  const Rows rated =
      WithFooter("Ref|Action|Lead|Due|RAG", "Green", "|Overall RAG|||Amber");
  EXPECT_EQ(ReadPlan(rated).actions.size(), 2u);
}

TEST(Footers, AnotherTextBesideAFigureIsInDoubt) {
  EXPECT_THAT(Doubts(WithFooter("Ref|Action|Lead|Due|% complete", "50%",
                                "|Where we stand|||60%")),
              ElementsAre(HasSubstr("a text and a figure or rating")));
  // A reference makes it an action.
  EXPECT_THAT(Doubts(WithFooter("Ref|Action|Lead|Due|% complete", "50%",
                                "3|Where we stand|||60%")),
              IsEmpty());
}

TEST(Footers, ANoteContinuesTheActionAbove) {
  const Rows rows = {"Ref|Action|Lead|Due|Status",
                     "1|Publish a plan|Health|30/04/2015|In progress",
                     "|Note: delayed by the survey, 12/05/2015|||",
                     "2|Buy bikes|Health|30/06/2015|Not started"};
  const Plan plan = ReadPlan(rows);
  ASSERT_EQ(plan.actions.size(), 2u);
  EXPECT_EQ(plan.actions[0].title, "Publish a plan");
  EXPECT_THAT(plan.actions[0].progress, HasSubstr("delayed by the survey"));
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(Footers, RowsWithNothingButWhatAFormBeginsWithAreNone) {
  Rows rows = {"Ref|Action|Lead|Due|Status",
               "1|Publish a plan|Health|30/06/2015|In progress"};
  for (int i = 2; i < 12; ++i) rows.Add(std::to_string(i) + "||||Not started");
  EXPECT_EQ(ReadPlan(rows).actions.size(), 1u);
  EXPECT_THAT(Doubts(rows), IsEmpty());
  // Of what was done the action is missing.
  Rows done = {"Ref|Action|Lead|Due|Status",
               "1|Publish a plan|Health|30/06/2015|In progress",
               "2||||Complete", "3||||Complete"};
  EXPECT_THAT(Doubts(done), ElementsAre(HasSubstr("could not be used")));
}

TEST(Footers, InTheFirstColumnTheyAreToldOnce) {
  const auto doubts_below = [](const char* footer) {
    Rows rows = {"Action|Lead|Due", "Order bins|Estates|30/06/2015",
                 "Mend the gate|Estates|31/07/2015"};
    return Doubts(rows.Add(footer));
  };
  EXPECT_THAT(doubts_below("Next review: June||"),
              ElementsAre(testing::StartsWith("1 row has nothing but")));
  EXPECT_THAT(doubts_below("Outstanding: 2||"), IsEmpty());
  EXPECT_THAT(doubts_below("Note: reviewed at each meeting||"), IsEmpty());
}

TEST(Footers, WhoSignedThePlanIsNoAction) {
  for (const char* row :
       {"|Signed (Headteacher): P. Rowe||12/01/2015|",
        "|Ratified by governors||12/01/2015|", "|Next review||30/09/2015|",
        "|Plan agreed by the board||12/01/2015|",
        "|Review date of this plan||30/09/2015|"})
    EXPECT_EQ(ReadPlan({"Ref|Action|Lead|Due|RAG",
                        "1.1|Lock the safe|Police|30/06/2015|Green",
                        "1.2|Count the stock|Police|31/03/2015|Amber", row})
                  .actions.size(),
              2U)
        << row;
  Rows rows = {"Ref|Action|Lead|Due|RAG",
               "1.1|Lock the safe|Police|30/06/2015|Green",
               "1.2|Signed copies to be collected|Police|31/03/2015|Amber"};
  EXPECT_EQ(ReadPlan({"Stage|Action|Lead|Due|RAG",
                      "Approved|Lock the safe|Police|30/06/2015|Green",
                      "Approved|Count the stock|Police|31/03/2015|Amber"})
                .actions.size(),
            2U);
  rows.Table("table 2").Add(
      "Approved by|Chair of the Board|Signature|12/05/2015|");
  EXPECT_EQ(ReadPlan(rows).actions.size(), 2U);
}

TEST(Footers, AnUpdateBelowAnActionIsOfItAndNoObjective) {
  const Plan plan = ReadPlan({"Ref|Action|Lead|Due|RAG",
                              "1|Recruit a worker|HR|31/03/2015|Red",
                              "Update May 2015: second advert is out.||||",
                              "2|Refresh the website|Comms|30/06/2015|Green"});

  ASSERT_EQ(plan.actions.size(), 2U);
  EXPECT_EQ(plan.objectives.size(), 1U);
}

TEST(Footers, AWordThatOnlyBeginsLikeATotalIsNone) {
  for (const char* const row :
       {"|Meaningful consultation|||Red", "|Totally new website|||Red",
        "|All staff are trained|||Red"})
    EXPECT_EQ(ReadPlan(WithFooter("Ref|Action|Lead|Due|RAG", "Green", row))
                  .actions.size(),
              3u)
        << row;
}

TEST(Footers, AGapEndsNoPlanThatHasNoDatesAndRatingsAtAll) {
  Rows rows = {"Ref|Action|Lead|Due|RAG", "1|Train all drivers|||",
               "2|Print a leaflet|||"};
  rows.Add("||||").Add("3|Visit all hotels|||").Add("4|Map the services|||");
  EXPECT_EQ(ReadPlan(rows).actions.size(), 4u);
}

}  // namespace
}  // namespace planwatch
