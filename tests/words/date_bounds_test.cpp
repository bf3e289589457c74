// Dates that are reckoned from another, or that bound it.
#include <gtest/gtest.h>

#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(DateBounds, BeforeAPeriodIsTheDayBeforeItsFirst) {
  constexpr DateCase kCases[] = {
      {"Before May 2015", "2015-04-30 guessed"},
      {"Prior to May 2015", "2015-04-30 guessed"},
      {"In advance of Summer 2015", "2015-05-31 guessed"},
      {"Ahead of Q2 2015/16", "2015-06-30 guessed"},
      {"Before the start of May 2015", "2015-04-30 guessed"},
      {"Before the end of May 2015", "2015-05-31 guessed"},
      {"On or before May 2015", "2015-05-31 guessed"},
      {"Before 5 May 2015", "2015-05-05 guessed"},
      {"Before Easter 2015", "2015-04-05 guessed"},
  };
  ExpectDates(kCases);
}

TEST(DateBounds, ADurationIsReckonedFromTheDateBehindIt) {
  constexpr DateCase kCases[] = {
      {"6 months from Oct 2014", "2015-04-30 guessed"},
      {"Six months from 31/10/2014", "2015-04-30 guessed"},
      {"Within 3 months of 31/01/15", "2015-04-30 guessed"},
      {"2 weeks after 31/01/2015", "2015-02-14 guessed"},
      {"12 months following April 2014", "2015-04-30 guessed"},
      {"Two weeks before 31/05/2015", "2015-05-17 guessed"},
      {"First 6 months of 2015", "2015-06-30 guessed"},
      {"Last 3 months of 2015", "2015-12-31 guessed"},
      {"Every 6 months from Oct 2014", "undated"},
      {"Moved from March 2015 to June 2015",
       "2015-03-31 to 2015-06-30 guessed"},
  };
  ExpectDates(kCases);
}

TEST(DateBounds, ADurationThatIsStruckThroughIsTheOriginal) {
  EXPECT_EQ(Told(ReadDate(DateCell("30/06/2015", "6 months from Oct 2014"), {},
                          London())),
            "2015-04-30 to 2015-06-30 guessed");
}

TEST(DateBounds, AStartIsNoDeadline) {
  constexpr DateCase kCases[] = {
      {"Not before April 2015", "undated"},
      {"No earlier than April 2015", "undated"},
      {"Not before April 2015, by June 2015", "2015-06-30 guessed"},
  };
  ExpectDates(kCases);
  for (const char* cell : {"Starting April 2015", "To begin April 2015"})
    EXPECT_TRUE(ReadDate(DateCell(cell), {}, London()).starts) << cell;
  for (const char* cell :
       {"Start April 2015, end June 2015", "Start of April 2015", "April 2015"})
    EXPECT_FALSE(ReadDate(DateCell(cell), {}, London()).starts) << cell;
}

TEST(DateBounds, HalvesOfTermsEndWithTheTermOrInItsMiddle) {
  constexpr DateCase kCases[] = {
      {"Spring 1 2015", "2015-02-28 guessed"},
      {"Spring 2 2015", "2015-03-31 guessed"},
      {"Summer 2 2015", "2015-07-31 guessed"},
      {"End of Autumn 2 2014", "2014-12-31 guessed"},
      {"Autumn term 1 2014", "2014-10-31 guessed"},
      {"Spring 2 2014/15", "2015-03-31 guessed"},
      {"Spring 2015", "2015-05-31"},
  };
  ExpectDates(kCases);
}

TEST(DateBounds, SeasonsThatShareASplitYearAreTermsInTheirOrder) {
  constexpr DateCase kCases[] = {
      {"Autumn/Spring 2014-15", "2015-03-31 guessed"},
      {"Autumn/Winter 2014-15", "2015-02-28"},
      {"Summer/Autumn 2014-15", "2014-11-30"},
  };
  ExpectDates(kCases);
}

TEST(DateBounds, BusinessAsUsualIsNoDateAndNotDone) {
  for (const char* cell : {"BAU", "Business as usual", "Moved to BAU"}) {
    const DateReading reading = ReadDate(DateCell(cell), {}, London());
    EXPECT_FALSE(reading.done) << cell;
    EXPECT_TRUE(reading.undated) << cell;
  }
  EXPECT_TRUE(ReadDate(DateCell("Complete - now BAU"), {}, London()).done);
}

}  // namespace
}  // namespace planwatch
