#include "collectors/plan/rating_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Colour kPaleRed{0xF2, 0xDC, 0xDB}, kPaleGreen{0xEB, 0xF1, 0xDE};

Rows Rated(const std::vector<Cell>& ratings) {
  Rows rows = {"Action|Lead|Due|RAG"};
  const char* const actions[] = {"Train all drivers", "Brief GPs",
                                 "Brief schools", "Appoint a co-ordinator"};
  for (std::size_t i = 0; i < ratings.size(); ++i)
    rows.Add(
        {Text(actions[i]), Text("Police"), Text("31/03/2015"), ratings[i]});
  return rows;
}

TEST(RatingCells, AWordOnAnotherColourIsADoubt) {
  EXPECT_THAT(Doubts(Rated({Filled(kGreenFill, "Green"),
                            Filled(kRedFill, "Completed")})),
              ElementsAre(HasSubstr("\"Completed\" stands in a cell that is "
                                    "coloured red: the word counts")));
  EXPECT_THAT(
      Doubts(Rated({Filled(kGreenFill, "Complete"), Filled(kRedFill, "Red")})),
      IsEmpty());
}

TEST(RatingCells, TheColourOfTheWholeColumnIsNone) {
  EXPECT_THAT(
      Doubts(Rated({Filled(kAmberFill, "Green"), Filled(kAmberFill, "Red"),
                    Filled(kAmberFill, "Amber"), Filled(kAmberFill, "Green")})),
      IsEmpty());
}

TEST(RatingCells, APictureIsADoubtWhereNothingElseRates) {
  Cell picture;
  picture.flaw = Flaw::kPicture;
  EXPECT_THAT(Doubts(Rated({Text("Green"), picture})),
              ElementsAre(HasSubstr("the rating is a drawing or picture")));
  picture.fill = kRedFill;
  EXPECT_THAT(Doubts(Rated({Text("Green"), picture})), IsEmpty());
}

TEST(RatingCells, TintsThatAreNotKnownAreADoubtWhereActionsAreOverdue) {
  EXPECT_THAT(Doubts(Rated({Filled(kPaleRed), Filled(kPaleGreen)})),
              ElementsAre(HasSubstr("since the words or colours of their "
                                    "ratings are not known")));
}

TEST(RatingCells, ALetterBeforeAFullStopIsADoubt) {
  EXPECT_THAT(
      Doubts(Rated({Text("G"), Text("G. Dates booked")})),
      Contains(HasSubstr("\"G. Dates booked\" may be rated by its letter")));
}

TEST(RatingCells, SayThatAnActionIsOverOrStandsElsewhere) {
  for (const char* text :
       {"No longer required", "Action deleted", "Merged with 1.1",
        "See action 4", "Complete – see last year's plan"})
    EXPECT_TRUE(SaysOverOrElsewhere(text)) << text;
  for (const char* text : {"", "Police", "Met", "Completion Team", "On hold"})
    EXPECT_FALSE(SaysOverOrElsewhere(text)) << text;
}

TEST(RatingCells, AnXBesideTicksIsACross) {
  const auto read = [](const char* tick) {
    return Told(ReadPlan(
        Rows()
            .Add("Action|Lead|Due|Done")
            .Add("Order the paint|Comms|31/07/2015|" + std::string(tick))
            .Add("Brief hotels|Police|31/07/2015|x")
            .Add("Train wardens|Council|31/07/2015|")));
  };
  for (const char* tick : {"√", "✓", "✔"})
    EXPECT_THAT(read(tick), ElementsAre("1.1 Order the paint: blue complete",
                                        "1.2 Brief hotels: unrated",
                                        "1.3 Train wardens: unrated"))
        << tick;
  // Without a tick it may be one, or none.
  EXPECT_THAT(
      Doubts({"Action|Lead|Due|Done", "Order the paint|Comms|31/07/2015|x",
              "Brief hotels|Police|31/07/2015|"}),
      Contains(HasSubstr("\"x\" may mean unrated")));
}

TEST(RatingCells, WhatIsDoneFromADayOnIsSureOnceItHasCome) {
  const auto doubts = [](const char* status) {
    return Doubts(
        Rows()
            .Add("Action|Lead|Due|Status")
            .Add("Open the desk|Council|31/03/2015|" + std::string(status))
            .Add("Brief hotels|Police|31/07/2015|In progress"));
  };
  const auto told = Contains(HasSubstr("need not mean complete"));
  EXPECT_THAT(doubts("Done – from 1 April 2015"), IsEmpty());
  EXPECT_THAT(doubts("Done – from 1 June 2015"), told);
  EXPECT_THAT(doubts("Done – from the new office"), told);
  // Another hedge stays one.
  EXPECT_FALSE(
      DoubtOfHedge("Done in principle from 1 April 2015", {}, {}, London())
          .until);
  EXPECT_FALSE(
      DoubtOfHedge("Done from 1 April 2015, to be checked", {}, {}, London())
          .until);
}

TEST(RatingCells, LettersWithRemarksRateUnderTheirHeading) {
  const Plan plan =
      ReadPlan({"Ref|Action|Lead|Due|RAG and comments",
                "1|Train all drivers|Police|30/06/2015|R – taxi firms late",
                "2|Brief GPs|Health|30/06/2015|G – on target",
                "3|Brief schools|Education|30/06/2015|A: delayed by CCG"});
  EXPECT_THAT(Told(plan),
              ElementsAre("1 Train all drivers: red", "2 Brief GPs: green",
                          "3 Brief schools: amber"));
}

}  // namespace
}  // namespace planwatch
