#include "collectors/plan/due_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"
#include "tests/plan/profiles.h"

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

TEST(DueColumns, CompletionYieldsToADateThatMoreActionsHave) {
  const auto yields =
      [](const char* completion, const std::vector<std::string>& completed,
         const char* date, const std::vector<std::string>& dates) {
        const Profile own = ProfileOf(completed), other = ProfileOf(dates);
        return YieldsToDate({0, completion, &own}, {1, date, &other},
                            Day("2015-05-18"));
      };
  constexpr const char* kCompletion = "Completion date";
  const std::vector<std::string> dates{"01/06/2015", "June 2015"};
  EXPECT_TRUE(yields(kCompletion, {"", ""}, "Date", dates));
  EXPECT_TRUE(yields(kCompletion, {"18/05/2015", ""}, "Date", dates));
  EXPECT_FALSE(yields(kCompletion, {"19/05/2015", ""}, "Date", dates));
  EXPECT_FALSE(yields(kCompletion, {"May 2015", ""}, "Date", dates));
  EXPECT_TRUE(yields(kCompletion, {"April 2015", ""}, "Date", dates));
  EXPECT_FALSE(yields(kCompletion, {"With the board", ""}, "Date", dates));
  EXPECT_FALSE(
      yields(kCompletion, {"01/05/2015", "02/05/2015"}, "Date", dates));
  EXPECT_FALSE(yields(kCompletion, {"01/05/2015", ""}, "Date", {"June", ""}));
  EXPECT_TRUE(yields(kCompletion, {"", ""}, "Date", {"June 2015", "Soon"}));
  EXPECT_FALSE(yields(kCompletion, {"", ""}, "Date", {"Monthly", "Ongoing"}));
  EXPECT_FALSE(yields(kCompletion, {"", ""}, "Date raised", dates));
  EXPECT_FALSE(yields("Deadline", {"", ""}, "Date", dates));
  for (const char* const heading :
       {"Target completion date", "Planned completion date",
        "Expected completion", "Anticipated completion",
        "Proposed completion date", "Agreed completion date",
        "Estimated completion"})
    EXPECT_FALSE(yields(heading, {"", ""}, "Date", dates)) << heading;
}

TEST(DueColumns, ABareDateIsDueWhereItIsAheadOrMostAreMonths) {
  const auto may_be_due = [](const char* heading,
                             const std::vector<std::string>& cells) {
    return MayBeDue(heading, ProfileOf(cells), Day("2015-05-18"));
  };
  EXPECT_TRUE(may_be_due("Date", {"01/01/2015", "19/05/2015"}));
  EXPECT_FALSE(may_be_due("Date", {"01/01/2015", "18/05/2015"}));
  EXPECT_TRUE(may_be_due("Date", {"01/01/2015", "March 2015", "May 2015"}));
  EXPECT_FALSE(may_be_due("Date", {"01/01/2015", "March 2015"}));
  EXPECT_TRUE(may_be_due("Date", {"Monthly", "Quarterly"}));
  EXPECT_TRUE(may_be_due("Date", {"Not before the end of March 2015",
                                  "Soon after the end of May 2015"}));
  EXPECT_FALSE(may_be_due("Date", {"Soon after the board has met", "Soon"}));
  EXPECT_FALSE(may_be_due("Date", {"", ""}));
  // Any other heading by a time, by no cell at all, or by its own words.
  EXPECT_TRUE(may_be_due("Target", {"Soon", "01/01/2015"}));
  EXPECT_TRUE(may_be_due("Target", {"", ""}));
  EXPECT_FALSE(may_be_due("Target", {"Soon", "90"}));
  for (const char* const word :
       {"date", "day", "due", "deadline", "time", "timing", "timescale",
        "frame", "timeframe", "timeline", "month", "timetable", "year", "when",
        "completed", "done", "scheduled"})
    EXPECT_TRUE(may_be_due((std::string("Target ") + word).c_str(), {"Soon"}))
        << word;
  EXPECT_TRUE(may_be_due("Target by", {"Once the board has met again"}));
  EXPECT_FALSE(may_be_due("Target by", {"Clerk"}));
}

TEST(DueColumns, BesideADueDateOthersAreOfCompletionOrExpectedNow) {
  const auto column = [](auto find, const std::vector<const char*>& headings) {
    std::vector<DueColumn> columns;
    for (const char* const heading : headings)
      columns.push_back({columns.size(), heading, nullptr});
    return find(columns);
  };
  EXPECT_EQ(column(CompletionBesideDue, {"When", "Completion date"}), 1u);
  EXPECT_EQ(column(CompletionBesideDue, {"When", "Training completion"}),
            std::nullopt);
  EXPECT_EQ(column(CompletionBesideDue, {"Target completion date"}),
            std::nullopt);
  for (const char* const word :
       {"Expected", "Anticipated", "Estimated", "Projected"}) {
    const std::string date = std::string(word) + " date";
    EXPECT_EQ(column(RevisionBesideDue, {"When", date.c_str()}), 1u) << word;
    for (const char* const first : {"Original ", "Baseline "})
      EXPECT_EQ(column(RevisionBesideDue, {"When", (first + date).c_str()}),
                std::nullopt)
          << first << word;
  }
  EXPECT_EQ(column(RevisionBesideDue, {"When", "Target date"}), std::nullopt);
}

}  // namespace
}  // namespace planwatch
