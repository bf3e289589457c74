// Doubts of columns that nobody uses, and that hold what the plan lacks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ColumnDoubts, DatesUnderNoHeading) {
  const std::vector<Rows> plans = {
      {"Action|Lead||RAG", "Train drivers|Police|31/03/2015|Green",
       "Print a leaflet|Health|30/06/2015|Red"},
      // One action is enough, and so is a date among other words.
      {"Action|Lead||RAG", "Train drivers|Police|31/03/2015|Green"},
      {"Action|Lead|Info|RAG",
       "Train drivers|Police|Ongoing – review 31/03/2015|Green",
       "Print a leaflet|Health|30 June 2015 (was 31 May 2015)|Red"},
      // Headings and totals don't count.
      {"Action|Lead||RAG", "Prevent harm|||",
       "Train drivers|Police|31/03/2015|Red", "Protect|||",
       "Print a leaflet|Health|30/06/2015|Green", "Total actions|||2"}};
  for (const Rows& rows : plans)
    EXPECT_THAT(Doubts(rows),
                Contains(HasSubstr("no heading names the due date")))
        << rows.rows()[1].cells[0].text;
}

TEST(ColumnDoubts, AColumnWithoutAHeadingIsSettledByOne) {
  EXPECT_THAT(
      Doubts({"Action|Lead||RAG", "Train drivers|Police|31/03/2015|Red"}),
      ElementsAre(HasSubstr("write a heading over it")));
  EXPECT_THAT(
      Doubts({"Action|Lead|Info|RAG", "Train drivers|Police|31/03/2015|Red"}),
      ElementsAre(HasSubstr("columns: { due: Info }")));
}

TEST(ColumnDoubts, AGuessWithoutAHeadingIsSettledByOneToo) {
  const std::vector<std::string> doubts =
      Doubts({"No||Lead|Deadline|RAG",
              "1|Train all drivers of the city's taxis|Police|30/06/2015|Green",
              "2|Print a leaflet for each hotel|Health|31/07/2015|Red"});
  ASSERT_THAT(doubts, Contains(HasSubstr("since no heading names it")));
  for (const std::string& doubt : doubts) {
    EXPECT_THAT(doubt, HasSubstr("write a heading over it"));
    EXPECT_THAT(doubt, testing::Not(HasSubstr("action:  }")));
  }
}

TEST(ColumnDoubts, RatingsUnderNoHeading) {
  // Beside nothing, beside a progress text that stands in for them, beside a
  // status.
  const std::vector<Rows> plans = {
      {"Action|Lead|Details", "Train drivers|Police|Red",
       "Print a leaflet|Health|Green", "Audit files|Health|Amber"},
      {"Action|Lead|x|Progress",
       "Train drivers|Police|R|Two sessions were held.",
       "Print a leaflet|Health|G|The draft went round for comment."},
      {"Action|x|Lead|Status", "Train drivers|Red|Police|Not started",
       "Print a leaflet|Green|Health|In progress"}};
  for (const Rows& rows : plans)
    EXPECT_THAT(Doubts(rows), Contains(testing::AnyOf(
                                  HasSubstr("no heading names the rating"),
                                  HasSubstr("since no heading names it"))))
        << rows.rows()[0].cells[1].text;
}

TEST(ColumnDoubts, AnotherEventsDateIsNone) {
  for (const std::string heading :
       {"Date raised", "Date of visit", "Signed on", "Last updated"}) {
    Rows rows;
    rows.Add("Action|Lead|" + heading + "|RAG");
    rows.Add("Train drivers|Police|31/03/2015|Green");
    EXPECT_THAT(Doubts(rows), IsEmpty()) << heading;
  }
}

TEST(ColumnDoubts, ARevisedDateAloneHadAnotherBefore) {
  EXPECT_THAT(Doubts({"Action|Lead|Agreed date|New date|RAG",
                      "Train drivers|Police|31/03/2015||Green",
                      "Print a leaflet|Health|30/04/2015|30/06/2015|Red"}),
              Contains(HasSubstr("\"Agreed date\" holds dates")));
}

TEST(ColumnDoubts, NamesUnderAWeakHeadingBesideSentences) {
  EXPECT_THAT(
      Doubts({"Other|Details|When|RAG",
              "Train all drivers of the city's taxis|Police|30/06/2015|Green",
              "Print a leaflet for each hotel|Health|31/07/2015|Red",
              "Audit the files of last year|Police|31/08/2015|Amber"}),
      Contains(HasSubstr("may both be the action")));
}

TEST(ColumnDoubts, AListOfAnythingElseIsNoPlanForSure) {
  EXPECT_THAT(Doubts({"Item|Location|Status|End date",
                      "Laptop|Office|Active|30/06/2015",
                      "Projector|Hall|Active|31/12/2015"}),
              Contains(HasSubstr("a list of anything else")));
  EXPECT_THAT(Doubts({"Item|Lead|Status|End date",
                      "Train drivers|Police|Open|30/06/2015",
                      "Print a leaflet|Health|Open|31/12/2015"}),
              IsEmpty());
  // Where most states are those of work, it is one.
  EXPECT_THAT(Doubts({"Item|Location|Status|End date",
                      "Laptop|Office|In progress|30/06/2015",
                      "Projector|Hall|Active|31/12/2015"}),
              Contains(HasSubstr("a list of anything else")));
  EXPECT_THAT(Doubts({"Item|Location|Status|End date",
                      "Laptop|Office|In progress|30/06/2015",
                      "Projector|Hall|On track|31/12/2015",
                      "Screen|Hall|Active|31/12/2015"}),
              testing::Not(Contains(HasSubstr("a list of anything else"))));
}

TEST(ColumnDoubts, PeopleUnderNameAreStaff) {
  EXPECT_THAT(
      Doubts({"Name|Department|End date|Status",
              "Alice Moor|Sales|31/12/2026|Active",
              "Bob Stone|IT|30/09/2026|Closed",
              "Cyd Lane|HR|31/03/2027|Active"}),
      Contains(HasSubstr("a list of anything else may have that heading")));
}

TEST(ColumnDoubts, WhatRecursGroupsActions) {
  Rows rows = {"Milestone|Feature|Status"};
  for (int i = 0; i < 8; ++i)
    rows.Add("Stage " + std::to_string(i / 4) + "|Build part " +
             std::to_string(i) + " of the new system|Open");
  EXPECT_THAT(Doubts(rows), Contains(HasSubstr("\"Feature\" may both be")));
}

TEST(ColumnDoubts, NextActionsBesideAWeakHeading) {
  EXPECT_THAT(Doubts({"Issue|Next action|Who|When",
                      "Lease runs out|Meet the landlord|Chair|29/05/2015",
                      "Posts are empty|Advertise|Manager|05/06/2015"}),
              Contains(HasSubstr("\"Next action\" may both be")));
}

TEST(ColumnDoubts, RatingsInBracketsBehindTheProgress) {
  EXPECT_THAT(Doubts({"Action|When|Progress",
                      "Train drivers|30/06/2015|Two sessions were held (G)",
                      "Print a leaflet|31/07/2015|Printers are late (R)"}),
              Contains(HasSubstr("end in ratings in brackets")));
  EXPECT_THAT(Doubts({"Action|When|Progress",
                      "Train drivers|30/06/2015|Two sessions (Red Cross)",
                      "Print a leaflet|31/07/2015|None yet (see minutes)"}),
              IsEmpty());
}

TEST(ColumnDoubts, DeadlinesUnderOtherRoles) {
  const std::vector<Rows> plans = {
      {"Action|Lead|Success by|RAG", "Train drivers|Police|31/03/2015|Red"},
      {"Action|Lead|Timescale and RAG", "Train drivers|Police|31/03/2015 Red",
       "Print a leaflet|Health|30/06/2015 Green"},
      // It can't have been completed on a day to come.
      {"Action|Lead|Completed|RAG", "Train drivers|Police|31/03/2095|Red"}};
  for (const Rows& rows : plans)
    EXPECT_THAT(Doubts(rows), Contains(HasSubstr("so no action has one")))
        << rows.rows()[0].cells[2].text;
}

TEST(ColumnDoubts, StatesUnderAnotherHeading) {
  EXPECT_THAT(Doubts({"Action|Who|When|Outcome",
                      "Train drivers|Police|31/03/2015|Complete",
                      "Print a leaflet|Health|30/06/2015|In progress"}),
              Contains(HasSubstr("so no action is rated")));
}

TEST(ColumnDoubts, CompletionsThatAreNoDates) {
  EXPECT_THAT(
      Doubts({"Action|Who|Due|Completed", "Train drivers|Ann|1/3/2015|1",
              "Print a leaflet|Ben|1/6/2015|0"}),
      Contains(HasSubstr("neither dates nor a yes")));
}

TEST(ColumnDoubts, NamesUnderNoHeading) {
  EXPECT_THAT(Doubts({"Action||Due|RAG", "Train drivers|Ann Moor|1/6/2015|Red",
                      "Print a leaflet|Ann Moor|1/7/2015|Red"}),
              Contains(HasSubstr("so no action has a lead")));
}

TEST(ColumnDoubts, BodiesThatRecurUnderAHeadingOfPeople) {
  for (const char* const heading : {"Individuals/Groups", "People"})
    EXPECT_THAT(Doubts({std::string("Action|") + heading + "|Due|RAG",
                        "Train drivers|Police|1/6/2015|Red",
                        "Print a leaflet|Police|1/7/2015|Red"}),
                Contains(HasSubstr("no action has a lead")))
        << heading;
}

TEST(ColumnDoubts, ARatingAsAtALaterBoard) {
  EXPECT_THAT(Doubts({"Action|Due|RAG status|RAG status at the board of 14 May",
                      "Train drivers|1/6/2015|Red|Green"}),
              Contains(HasSubstr("may both be the RAG")));
}

}  // namespace
}  // namespace planwatch
