#include "collectors/words/date.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "collectors/words/date_words.h"
#include "tests/words/dates.h"

namespace planwatch {
namespace {

TEST(Due, ADayInFiguresHasTheDayFirst) {
  ExpectDates({{"31/05/2015", "2015-05-31"},
               {"1/2/2015", "2015-02-01"},
               {"31.05.2015", "2015-05-31"},
               {"31-05-2015", "2015-05-31"},
               {"31/5/15", "2015-05-31"},
               {"11/12/13", "2013-12-11"},
               {"2015-05-31", "2015-05-31"},
               {"2015/05/31", "2015-05-31"}});
}

TEST(Due, ADateFromADatabaseHasATime) {
  ExpectDates({{"2015-05-31 00:00:00", "2015-05-31"},
               {"2015-05-31T00:00:00.000Z", "2015-05-31"},
               {"31/05/2015 09:30", "2015-05-31"}});
}

TEST(Due, ADayInWords) {
  ExpectDates({{"31 May 2015", "2015-05-31"},
               {"31st of May, 2015", "2015-05-31"},
               {"31-May-15", "2015-05-31"},
               {"May 31, 2015", "2015-05-31"},
               {"May 31st 2015", "2015-05-31"},
               {"Friday 29th May 2015", "2015-05-29"},
               {"1st Sept. 2015", "2015-09-01"},
               {"30 JUNE 2015", "2015-06-30"}});
}

TEST(Due, AMonthIsDueOnItsLastDay) {
  ExpectDates({{"May 2015", "2015-05-31"},
               {"May-15", "2015-05-31"},
               {"May '15", "2015-05-31"},
               {"May’15", "2015-05-31"},
               {"Feb 2016", "2016-02-29"},
               {"february2015", "2015-02-28"},
               {"Sept. 2015", "2015-09-30"},
               {"05/2015", "2015-05-31"},
               {"2015-05", "2015-05-31"},
               {"end of May 2015", "2015-05-31"},
               {"End May 2015", "2015-05-31"}});
}

TEST(Due, TwoMonthsOfOneYearAreDueAtTheEndOfTheSecond) {
  ExpectDates({{"June/July 2012", "2012-07-31"},
               {"June - July 2012", "2012-07-31"},
               {"June and July 2012", "2012-07-31"},
               {"Q1/Q2 2015/16", "2015-09-30"}});
}

TEST(Due, ASeasonEndsWithItsLastMonth) {
  ExpectDates({{"Spring 2015", "2015-05-31"},
               {"summer 2015", "2015-08-31"},
               {"Autumn 2015", "2015-11-30"},
               {"Winter 2015/16", "2016-02-29"},
               {"Winter 2014/15", "2015-02-28"},
               {"Winter 2015", "2016-02-29"}});
}

TEST(Due, AQuarterIsOneOfTheFinancialYear) {
  ExpectDates({{"Q1 2015/16", "2015-06-30"},
               {"Q4 2015/16", "2016-03-31"},
               {"Q2 15/16", "2015-09-30"},
               {"Q3 (2015/16)", "2015-12-31"},
               {"2015/16 Q1", "2015-06-30"},
               {"2015/16-Q1", "2015-06-30"},
               {"Quarter 2 2015-16", "2015-09-30"},
               {"Qtr 2 2015/16", "2015-09-30"},
               {"3rd quarter of 2015/16", "2015-12-31"},
               {"third quarter 2015/16", "2015-12-31"},
               {"end of Q2 2015/16", "2015-09-30"},
               {"Q1 2015", "2015-06-30 or 2015-03-31 guessed"}});
}

TEST(Due, HalvesQuartersAndMonthsMayHaveNumbers) {
  ExpectDates({{"Half year 1 2014/15", "2014-09-30"},
               {"Half-year 2 2014/15", "2015-03-31"},
               {"Q1/2/3 2014/15", "2014-12-31"},
               {"Q1-2 2014/15", "2014-09-30"},
               {"Period 6 2014/15", "2014-09-30"},
               {"P12 2014/15", "2015-03-31"},
               {"2014/15 P1", "2014-04-30"},
               {"Month 10, 2014/15", "2015-01-31"},
               {"2014M09", "2014-09-30"}});
}

TEST(Due, AFinancialYearEndsWithItsLastDayAndABareYearIsTheCalendarYear) {
  ExpectDates({{"2015/16", "2016-03-31"},
               {"2015/2016", "2016-03-31"},
               {"2015-16", "2016-03-31"},
               {"15/16", "2016-03-31"},
               {"FY 2015/16", "2016-03-31"},
               {"financial year 2015/16", "2016-03-31"},
               {"end of financial year 2015/16", "2016-03-31"},
               {"2015", "2015-12-31"},
               {"end of 2015", "2015-12-31"},
               {"By end of 2015", "2015-12-31 guessed"}});
}

TEST(Due, WordsAroundADateArePassedOverAndItIsGuessed) {
  ExpectDates(
      {{"Review September 2015", "2015-09-30 guessed"},
       {"by 31/05/2015", "2015-05-31 guessed"},
       {"By May 2015", "2015-05-31 guessed"},
       {"to be in place for 1 June 2015 at the latest", "2015-06-01 guessed"},
       {"Ongoing, review September 2015", "2015-09-30 guessed"},
       {"May 2015?", "2015-05-31 guessed"}});
}

TEST(Due, APeriodWithoutAYearTakesThePlansYear) {
  ExpectDates({{"May", "2015-05-31 guessed"},
               {"February", "2016-02-29 guessed"},
               {"end of Q2", "2015-09-30 guessed"},
               {"Q4", "2016-03-31 guessed"},
               {"Spring", "2015-05-31 guessed"},
               {"Winter", "2016-02-29 guessed"},
               {"by end of financial year", "2016-03-31 guessed"},
               {"Year end", "2016-03-31 guessed"},
               {"31 January", "2016-01-31 guessed"},
               {"31/01", "2016-01-31 guessed"}},
              {.year = 2015});
}

TEST(Due, APeriodWithoutAnyYearIsUndatedAndReported) {
  ExpectDates({{"May", "undated without year"},
               {"end of Q2", "undated without year"},
               {"Autumn", "undated without year"},
               {"by end of financial year", "undated without year"},
               {"31 January", "undated without year"}});
}

TEST(Due, AWeekByItsNumberEndsOnItsFriday) {
  // 2015 has 53 weeks; its first one begins on 29 December 2014.
  ExpectDates({{"Week 1 2015", "2015-01-02 guessed"},
               {"CW 12/2015", "2015-03-20 guessed"},
               {"wk. 12, 2015", "2015-03-20 guessed"},
               {"week 53 of 2015", "2016-01-01 guessed"},
               {"week 54 2015", "2015-12-31 guessed"},
               {"first week of June 2015", "2015-06-07 guessed"},
               {"2015-W53", "2016-01-01 guessed"},
               {"2015 week 53", "2016-01-01 guessed"},
               {"last week in February 2016", "2016-02-29 guessed"}});
}

TEST(Due, WhatHasBeenAndWhatStandsInBracketsGivesWay) {
  ExpectDates({{"Agreed 14/01/2015: by June 2015", "2015-06-30 guessed"},
               {"(Board 14/01/2015) June 2015", "2015-06-30 guessed"},
               {"30 June 2015 (meeting of 14 July 2015)", "2015-06-30 guessed"},
               {"next meeting (July 2015)", "2015-07-31 guessed"}});
}

TEST(Due, ABracketMayNarrowAPeriod) {
  ExpectDates({{"Summer 2015 (10 July 2015)", "2015-07-10"},
               {"End of Q2 (September 2015)", "2015-09-30 guessed"}});
}

TEST(Due, ARangeIsDueOnItsLastDay) {
  ExpectDates(
      {{"1 April – 30 June 2015", "2015-06-30"},
       {"1/4/15 - 31/3/16", "2016-03-31"},
       {"01/04/2015 to 31/03/2016", "2016-03-31"},
       {"April 2015 - March 2016", "2016-03-31"},
       {"April 2015 – June", "2015-06-30"},
       {"from April 2015 to March 2016", "2016-03-31 guessed"},
       {"between April and June 2015", "2015-06-30 guessed"},
       {"Start: 01/04/2015 End: 31/03/2016", "2016-03-31 guessed"},
       {"Nov – Feb 2016", "2016-02-29"},
       {"1-5 June 2015", "2015-06-05"},
       {"1st to 5th June 2015", "2015-06-05"},
       {"11/09/2017 09:00 - 14/09/2017 18:00", "2017-09-14"},
       {"2015/16 – 2017/18", "2018-03-31"},
       {"2015-18", "2018-12-31 or 2018-03-31 guessed"},
       {"1 April - 31 June 2015", "undated impossible"},
       {"31/03/2016 - 30/06/2015", "2016-03-31 or 2015-06-30 guessed"}});
  const DateReading reading = ReadDue("1 April – 30 June 2015");
  EXPECT_EQ(reading.begins, MakeDate(2015, 4, 1));
}

TEST(Due, AdjoiningPeriodsAreARange) {
  ExpectDates({{"Dec 2014 / Jan 2015", "2015-01-31"},
               {"December/January 2015", "2015-01-31"},
               {"Spring/Summer 2015", "2015-08-31"},
               {"Q1 & Q2 2015/16", "2015-09-30"},
               {"Q3/4 2015/16", "2016-03-31"},
               {"1/2 June 2015", "2015-06-02"},
               {"May 2015, June 2015", "2015-06-30 or 2015-05-31"},
               {"May 2015; June 2015", "2015-05-31 guessed several"},
               {"May 2015\nJune 2015", "2015-05-31 guessed several"},
               {"Nov/Dec 2014 & Mar 2015", "2014-12-31 guessed several"}});
}

TEST(Due, ADayGoesBeforeAYearNamedBesideIt) {
  ExpectDates({{"June 2015 (plan of 2014/15)", "2015-06-30 guessed"}});
}

TEST(Due, AStartIsNoDueDate) {
  for (const std::string_view cell :
       {"from 1 May 2015", "1 May 2015 onwards", "since 1 May 2015",
        "Started May 2015", "commenced 1 May 2015",
        "1 May 2015 until further notice"}) {
    const DateReading reading = ReadDue(cell);
    EXPECT_EQ(Told(reading), "undated") << cell;
    EXPECT_TRUE(reading.undated) << cell;
    EXPECT_EQ(reading.begins, MakeDate(2015, 5, 1)) << cell;
  }
  ExpectDates(
      {{"until 31 May 2015", "2015-05-31 guessed"},
       {"from 1 April 2015, review 30 Sept 2015", "2015-09-30 guessed"}});
}

TEST(Due, AWeekIsDueOnItsFriday) {
  for (const std::string_view phrase : kWeekFrom)
    ExpectDates({{std::string(phrase) + " 4 May 2015", "2015-05-08"},
                 {std::string(phrase) + " Monday 04/05/15", "2015-05-08"}});
  for (const std::string_view phrase : kWeekTo)
    ExpectDates({{std::string(phrase) + " 8 May 2015", "2015-05-08"}});
}

TEST(Due, FeastsTermsAndHalves) {
  ExpectDates({{"by Easter 2015", "2015-04-05 guessed"},
               {"Easter 2016", "2016-03-27"},
               {"before Christmas 2015", "2015-12-25 guessed"},
               {"Spring term 2015", "2015-03-31 guessed"},
               {"Summer term 2015", "2015-07-31 guessed"},
               {"Autumn term 2015", "2015-12-31 guessed"},
               {"Summer term 2014/15", "2015-07-31 guessed"},
               {"Academic year 2014/15", "2015-08-31"},
               {"2014/15 academic year", "2015-08-31"},
               {"2014-18 academic years", "2018-08-31"},
               {"Academic years 2014-2018", "2018-08-31"},
               {"H1 2015/16", "2015-09-30"},
               {"second half of 2015/16", "2016-03-31"},
               {"first half of 2015", "2015-06-30 or 2015-09-30 guessed"}});
  ExpectDates({{"end of academic year", "2015-08-31 guessed"},
               {"Spring term", "2016-03-31 guessed"},
               {"H2", "2016-03-31 guessed"},
               {"w/c 4 May", "2015-05-08 guessed"}},
              {.year = 2015});
}

TEST(Due, EarlyAndMidMoveNoMonthButNarrowAYear) {
  ExpectDates({{"Mid June 2015", "2015-06-30 guessed"},
               {"early July 2015", "2015-07-31 guessed"},
               {"late 2015", "2015-12-31 guessed"},
               {"early 2015", "2015-03-31 or 2015-12-31 guessed"},
               {"mid-2015", "2015-06-30 or 2015-12-31 guessed"}});
}

TEST(Due, TheStartOfALongPeriodIsItsFirstMonthOrTheWhole) {
  ExpectDates(
      {{"start of summer term 2015", "2015-04-30 or 2015-07-31 guessed"},
       {"start of 2015/16", "2015-04-30 or 2016-03-31 guessed"},
       {"beginning of Q1 2015/16", "2015-04-30 or 2015-06-30 guessed"},
       {"start of May 2015", "2015-05-31 guessed"}});
}

TEST(Due, AFinancialYearNamedByOneYearMayBeEither) {
  ExpectDates({{"FY15", "2016-03-31 or 2015-03-31 guessed"},
               {"year end 2015", "2015-12-31 or 2015-03-31 guessed"},
               {"2011-12", "2012-03-31 or 2011-12-31"}});
}

TEST(Due, NumbersOfAListAreNoDays) {
  ExpectDates({{"1. May 2015", "2015-05-31"},
               {"1. 31 May 2015", "2015-05-31"},
               {"1) 31/05/2015", "2015-05-31"},
               {"(1) May 2015", "2015-05-31"},
               {"1.1 – May 2015", "2015-05-31 guessed"},
               {"v2 June 2015", "2015-06-30 guessed"}});
  for (const std::string_view label : kLabels)
    ExpectDates({{std::string(label) + " 3 May 2015", "2015-05-31 guessed"}});
}

TEST(Due, FootnotesTimesAndWeekdaysAreNoPartOfIt) {
  ExpectDates(
      {{"31 May 2015¹", "2015-05-31"},
       {"31 May 2015[1]", "2015-05-31"},
       {"31/05/2015*", "2015-05-31"},
       {"31 May 2015 at 10.30am", "2015-05-31"},
       {"22/Mar/26 10:50 AM", "2026-03-22"},
       {"2023-08-27 (Sunday)", "2023-08-27"},
       {"24/7 cover from May 2015 to June 2015", "2015-06-30 guessed"}});
}

TEST(Due, AYearThatCantBeMeantIsReported) {
  ExpectDates({{"30/06/2105", "undated impossible"},
               {"May 20151", "undated impossible"},
               {"31/05/20151", "undated impossible"},
               {"May 1015", "undated impossible"},
               {"2105", "undated unreadable"}});
  ExpectDates({{"30/06/2051", "2051-06-30 or 2015-06-30 guessed"},
               {"May 2016", "2016-05-31"}},
              {.style = {.about = 2015}});
}

TEST(Due, SlipsThatAReaderSeesThroughAreGuessed) {
  ExpectDates({{"30/O6/2015", "2015-06-30 guessed"},
               {"l5 June 2015", "2015-06-15 guessed"},
               {"30//06/2015", "2015-06-30"},
               {"Septmber 2015", "2015-09-30 guessed"},
               {"25 Decmber 2015", "2015-12-25 guessed"},
               {"31 Febuary 2015", "undated impossible"},
               {"member 2015", "2015-12-31 guessed"}});
}

TEST(Due, ASpreadsheetsNumberOfADayIsGuessed) {
  ExpectDates({{"42155", "2015-05-31 guessed"},
               {"32873", "undated unreadable"},
               {"32874", "1990-01-01 guessed"},
               {"73415", "2100-12-31 guessed"},
               {"73416", "undated unreadable"},
               {"about 42155", "undated unreadable"},
               {"20150531", "2015-05-31"}});
}

TEST(Due, ADateOfTheDocumentMayBeAMonthAndMustBePlausible) {
  Cell cell;
  cell.text = "May-15";
  cell.date = MakeDate(2015, 5, 1);
  cell.month_only = true;
  EXPECT_EQ(Told(ReadDate(cell, {}, London())), "2015-05-31");
  EXPECT_EQ(ReadDate(cell, {}, London()).begins, MakeDate(2015, 5, 1));
  cell.month_only = false;
  cell.struck = "31/03/2015";
  EXPECT_EQ(Told(ReadDate(cell, {}, London())), "2015-03-31 to 2015-05-01");
  cell = {};
  cell.date = MakeDate(1900, 1, 1);
  EXPECT_EQ(Told(ReadDate(cell, {}, London())), "undated impossible");
}

TEST(Due, SaysWhetherItIsDoneOrInPart) {
  EXPECT_TRUE(ReadDue("Complete").done);
  EXPECT_FALSE(ReadDue("Complete").unreadable);
  EXPECT_TRUE(ReadDue("Completed May 2015").done);
  EXPECT_EQ(Told(ReadDue("Completed May 2015")), "2015-05-31 guessed");
  EXPECT_EQ(ReadDue("Completed May 2015").begins, MakeDate(2015, 5, 1));
  EXPECT_FALSE(ReadDue("To be completed by June 2015").done);
  for (const std::string_view phrase : kInPart)
    EXPECT_TRUE(ReadDue("12/5/15 (a); b " + std::string(phrase)).in_part)
        << phrase;
  EXPECT_FALSE(ReadDue("12/5/15 at the board").in_part);
}

TEST(Due, KnownWaysOfNoDateAreUndated) {
  for (const std::string_view cell :
       {"", " ", "ongoing", "On-going", "Ongoing through the year", "ASAP",
        "TBC", "tbc.", "N/A", "n/a", "-", "?", "Immediate", "Monthly",
        "To be confirmed", "as soon as possible"})
    EXPECT_EQ(Told(ReadDue(cell, 2015)), "undated") << cell;
}

TEST(Due, OtherTextIsUndatedAndReported) {
  for (const std::string_view cell :
       {"when the post is filled", "6 weeks", "Mandie to say", "12",
        "this may slip", "within 3 months"})
    EXPECT_EQ(Told(ReadDue(cell)), "undated unreadable") << cell;
}

TEST(Due, ADayThatDoesNotExistIsReported) {
  ExpectDates({{"31/02/2015", "undated impossible"},
               {"31 June 2015", "undated impossible"},
               {"05/31/2015", "undated impossible"},
               {"2015-02-30", "undated impossible"}});
}

TEST(Due, KeepsTheCellAsWritten) {
  EXPECT_EQ(ReadDue("  by\n May 2015 ").text, "by May 2015");
}

TEST(Due, FollowsACalendarWhoseYearStartsInAnotherMonth) {
  const Calendar academic = *Calendar::Make("Europe/London", 9, {});
  EXPECT_EQ(Told(ReadDue("2015/16", {}, {}, academic)), "2016-08-31");
  EXPECT_EQ(Told(ReadDue("Q1 2015/16", {}, {}, academic)), "2015-11-30");
  EXPECT_EQ(Told(ReadDue("May", 2015, {}, academic)), "2016-05-31 guessed");
}

}  // namespace
}  // namespace planwatch
