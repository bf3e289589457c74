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

}  // namespace
}  // namespace planwatch
