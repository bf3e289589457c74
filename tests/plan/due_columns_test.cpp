#include "collectors/plan/due_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// When the first action is due.
std::optional<Date> FirstDue(const Rows& rows) {
  const Plan plan = ReadPlan(rows);
  return plan.actions.empty() ? std::nullopt : plan.actions[0].due.date;
}

TEST(DueColumns, WhatIsToBeReachedIsNoDeadlineWhereNoCellTellsATime) {
  const Rows rows = {"Targets|Tasks to be completed|Dates|Lead",
                     "More boys read|Buy books for them|June 2015|Ann Lee",
                     "More girls swim|Hire a pool|July 2015|Bob Ray"};
  EXPECT_EQ(FirstDue(rows), Day("2015-06-30"));
  EXPECT_EQ(ReadPlan(rows).actions[0].title, "Buy books for them");
  EXPECT_THAT(Doubts(rows), IsEmpty());
  EXPECT_THAT(Doubts({"Action|Target|Lead", "Train drivers|90%|Ann Lee",
                      "Print a leaflet|Each taxi has one|Bob Ray"}),
              IsEmpty());
  // With a date, or a word for none, it is.
  EXPECT_EQ(FirstDue({"Action|Target|Lead", "Train drivers|June 2015|Ann Lee",
                      "Print a leaflet|When there is money|Bob Ray"}),
            Day("2015-06-30"));
  // A heading that speaks of time is taken at its word.
  EXPECT_EQ(ReadPlan({"Action|Timescale|Lead", "Train drivers|Soon|Ann Lee"})
                .actions[0]
                .due.text,
            "Soon");
}

TEST(DueColumns, CompletionBesideADateIsWhenItWasCompleted) {
  // Blank, with a year and a word among the months of the other.
  EXPECT_EQ(FirstDue({"Issue|Date|Comment|Completion date|Lead",
                      "Set the targets|February 2015|Began late||Ann Lee",
                      "Train the staff|2016|||Bob Ray",
                      "Print the forms|Ongoing|||Bob Ray"}),
            Day("2015-02-28"));
  const Rows rows = {"Action|Date|Comment|Completion date|Lead",
                     "Set the targets|February 2015|Under way||Ann Lee",
                     "Train the staff|March 2015|Done|20/03/2015|Bob Ray",
                     "Print the forms|June 2016|||Bob Ray"};
  const Plan plan = ReadPlan(rows);
  EXPECT_EQ(plan.actions[0].due.date, Day("2015-02-28"));
  EXPECT_EQ(plan.actions[1].rag, Rag::kBlue);
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(DueColumns, OneOfThemIsInDoubtWhereTheRatingSpeaksAgainstIt) {
  EXPECT_THAT(
      Doubts({"Action|Date|Completion date|Status|Lead",
              "Set the targets|June 2015||In progress|Ann Lee",
              "Train the staff|June 2015|20/03/2015|In progress|Bob Ray"}),
      Contains(HasSubstr("was taken for when actions were completed")));
  // A date to come is a deadline.
  EXPECT_THAT(Doubts({"Action|Date|Completion date|Status|Lead",
                      "Set the targets|June 2015||In progress|Ann Lee",
                      "Train the staff|June 2015|20/09/2015|Open|Bob Ray"}),
              Not(Contains(HasSubstr("when actions were completed"))));
}

TEST(DueColumns, ABlankDeadlineBesidePastDatesIsADoubt) {
  EXPECT_THAT(Doubts({"Action|Date|Completion date|Lead",
                      "Set the targets|01/02/2015||Ann Lee",
                      "Train the staff|01/03/2015||Bob Ray"}),
              ElementsAre(HasSubstr("\"Completion date\" is blank, and "
                                    "\"Date\" holds dates")));
  EXPECT_THAT(Doubts({"Action|Date raised|Completion date|Lead",
                      "Set the targets|01/02/2015||Ann Lee",
                      "Train the staff|01/03/2015||Bob Ray"}),
              IsEmpty());
}

}  // namespace
}  // namespace planwatch
