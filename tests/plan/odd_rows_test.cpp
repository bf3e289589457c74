#include "collectors/plan/odd_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

// Four actions and what stands below them.
Rows WithLast(std::string_view last) {
  return Rows()
      .Add("Ref|Action|Lead|Due|RAG")
      .Add("1|Train drivers|Police|30/06/2015|Green")
      .Add("2|Print a leaflet|Health|30/06/2015|Amber")
      .Add("3|Visit all hotels|Police|30/06/2015|Red")
      .Add("4|Review the pathway|Health|30/06/2015|Green")
      .Add(last);
}

TEST(OddRows, OneAtTheEndWithNeitherReferenceNorRatingIsInDoubt) {
  const auto odd =
      HasSubstr("1 row at the end has neither a reference nor a rating");
  EXPECT_THAT(Doubts(WithLast("|Date of last update||12/05/2015|")),
              Contains(odd));
  EXPECT_THAT(Doubts(WithLast("|Prepared for the board|Police||")),
              Contains(odd));
  // What has nothing else is told so, once.
  EXPECT_THAT(Doubts(WithLast("|Prepared for the board|||")), Each(Not(odd)));
  // With one of them it is an action like the others.
  EXPECT_THAT(Doubts(WithLast("5|Meet the schools||12/05/2015|")),
              Each(Not(odd)));
  EXPECT_THAT(Doubts(WithLast("|Meet the schools||12/05/2015|Red")),
              Each(Not(odd)));
}

TEST(OddRows, WhereTheOthersDifferTooNoneIsOdd) {
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due|RAG",
                      "1|Train drivers|Police|30/06/2015|Green",
                      "2|Print a leaflet|Health|30/06/2015|Amber",
                      "3|Visit all hotels|Police|30/06/2015|Red",
                      "|Meet the schools|Health|30/06/2015|Green",
                      "4|Review the pathway|Health|30/06/2015|Green",
                      "|Hold a conference|Police|12/05/2015|"}),
              Each(Not(HasSubstr("at the end"))));
}

TEST(OddRows, OneThatIsOpenUnderAHeadingOfCompletedActionsIsInDoubt) {
  const auto under_completed = [](std::string_view row) {
    return Doubts(Rows()
                      .Add("Ref|Action|Lead|Due|RAG")
                      .Add("1|Train drivers|Police|30/06/2015|Green")
                      .Add("Completed actions||||")
                      .Add("2|Print a leaflet|Health|30/04/2015|Blue")
                      .Add(row));
  };
  const auto open = HasSubstr("1 row under a heading of actions that are over");
  EXPECT_THAT(under_completed("3|Visit hotels|Police|30/06/2015|Red"),
              Contains(open));
  EXPECT_THAT(under_completed("3|Visit hotels|Police|30/06/2015|Not started"),
              Contains(open));
  EXPECT_THAT(under_completed("3|Visit hotels|Police|30/04/2015|Green"),
              Each(Not(open)));
  EXPECT_THAT(under_completed("3|Visit hotels|Police|30/04/2015|Complete"),
              Each(Not(open)));
}

TEST(RatedHeadings, SeveralStatesAboveActionsThatNothingRatesAreADoubt) {
  const auto rated = HasSubstr("2 headings are ratings");
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due", "In progress|||",
                      "1|Train drivers|Police|30/06/2015", "Overdue|||",
                      "2|Print a leaflet|Health|31/03/2015"}),
              Contains(rated));
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due", "In progress|||",
                      "1|Train drivers|Police|30/06/2015", "Prevention|||",
                      "2|Print a leaflet|Health|31/03/2015"}),
              Each(Not(HasSubstr("rating"))));
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due|RAG", "In progress||||",
                      "1|Train drivers|Police|30/06/2015|Green", "Overdue||||",
                      "2|Print a leaflet|Health|31/03/2015|Red"}),
              Each(Not(rated)));
}

TEST(RatedHeadings, SoAreSheetsThatAreNamedAfterThem) {
  Rows rows;
  rows.Table("sheet Red")
      .Add("Ref|Action|Lead|Due")
      .Add("1|Train all drivers|Police|30/06/2015")
      .Add("2|Print a leaflet|Health|30/06/2015");
  rows.Table("sheet Green")
      .Add("Ref|Action|Lead|Due")
      .Add("3|Visit the hotels|Police|30/06/2015")
      .Add("4|Review the pathway|Health|30/06/2015");
  EXPECT_THAT(Doubts(rows), Contains(HasSubstr("2 headings are ratings")));
}

// A plan without references whose first row is `first`.
Rows WithFirst(std::string_view first) {
  return Rows()
      .Add("Action|Lead|Due|RAG")
      .Add(first)
      .Add("Print a leaflet|Health|30/06/2015|Amber")
      .Add("Visit all hotels|Police|30/06/2015|Green");
}

TEST(OddRows, WhatHasADateOrRatingIsAnActionHoweverItBegins) {
  for (const std::string_view row :
       {"Number of foster carers to rise to 120||31/03/2015|Red",
        "Number of foster carers to rise to 120||31/03/2015|",
        "Number of foster carers to rise to 120||March 2015|",
        "Number of foster carers to rise to 120|||Red",
        "Select a training provider|Select Committee|31/03/2015|Red",
        "Select a training provider|Select Committee|31/03/2015|",
        "Select a training provider|Select Committee||Red",
        "[Joint] Train all staff [with health]|Health|31/03/2015|Red",
        "[Joint] Train all staff [with health]|Health||",
        "[Train all staff with health]|Health|31/03/2015|Red"})
    EXPECT_EQ(ReadPlan(WithFirst(row)).actions.size(), 3u) << row;
}

TEST(OddRows, AFigureBesideADateMakesNoCount) {
  EXPECT_EQ(ReadPlan({"Ref|Action|Due|RAG|Begins",
                      "1|Print a leaflet|30/06/2015|Green|12/07/2014",
                      "2|Visit all hotels|30/06/2015|Green|21/03/2015",
                      "3|Train all staff|31/03/2015||2"})
                .actions.size(),
            3u);
}

TEST(OddRows, WithoutADateOrRatingItIsNone) {
  for (const std::string_view row :
       {"Number of foster carers: 120|||", "Total|||Red", "Total 12|||60%",
        "Select the objective|Who leads it?|dd/mm/yyyy|e.g. Green",
        "Describe the action|Name of the lead|e.g. 31/03/2015|Red/Amber/Green",
        "Describe the action|Name of the lead||Not started",
        "e.g.|Train all staff|31/03/2015|Red",
        "[Insert the action]|[Lead]|[dd/mm/2015]|",
        "<Insert the action>|<Lead>||Not started", "<Deed>|<Who>||Not started",
        "[Deed]|[Who]||Not started"}) {
    EXPECT_EQ(ReadPlan(WithFirst(row)).actions.size(), 2u) << row;
    EXPECT_THAT(Doubts(WithFirst(row)), testing::IsEmpty()) << row;
  }
}

TEST(OddRows, AnExampleSaysThatItIsOne) {
  const Rows rows = {"Ref|Action|Lead|Due|RAG",
                     "e.g.|Train all staff in the policy|Health|31/03/2015|Red",
                     "1|Print a leaflet|Health|30/06/2015|Amber",
                     "2|Visit all hotels|Police|30/06/2015|Green"};
  EXPECT_EQ(ReadPlan(rows).actions.size(), 2u);
  EXPECT_THAT(Doubts(rows), testing::IsEmpty());
}

TEST(OddRows, OneThatIsLeftOutThoughItHasADateIsInDoubt) {
  const auto left_out = HasSubstr("was left out");
  const auto doubts = [](std::string_view row) {
    return Doubts(Rows()
                      .Add("Action|Lead|Due")
                      .Add("Print a leaflet|Health|30/06/2015")
                      .Add("Visit all hotels|Police|30/06/2015")
                      .Add(row));
  };
  EXPECT_THAT(doubts("Approved by the board: new policy|Health|31/03/2015"),
              Contains(left_out));
  // A label and not an action.
  EXPECT_THAT(doubts("Approved by|Jane Doe|12/05/2015"), Each(Not(left_out)));
  EXPECT_THAT(doubts("Next review||30/09/2015"), Each(Not(left_out)));
}

TEST(OddRows, OneThatStandsElsewhereIsInDoubtHoweverItSaysSo) {
  for (const std::string_view row :
       {"5|See action 4|||", "5|Moved to action 4|||", "5|Not used|||",
        "5|Transferred into action 4|||", "5|Replaced by action 4|||",
        "5|Now part of action 1|||"})
    EXPECT_THAT(Doubts(WithLast(row)),
                Contains(HasSubstr("is over or stands elsewhere")))
        << row;
}

}  // namespace
}  // namespace planwatch
