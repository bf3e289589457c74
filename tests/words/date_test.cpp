#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "collectors/words/date.h"
#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

DateReading Read(std::string_view text, std::optional<int> plan_year = {},
                 std::string_view struck = {},
                 const Calendar& calendar = London()) {
  Cell cell;
  cell.text = text;
  cell.struck = struck;
  return ReadDate(cell, {.year = plan_year}, calendar);
}

// "2015-05-31", "2015-05-31 guessed", "2015-03-31 to 2015-06-30", "undated",
// "undated unreadable", …
std::string Told(const DateReading& reading) {
  std::string told =
      reading.date ? FormatDate(*reading.date) : "undated";
  if (reading.revised) told += " to " + FormatDate(*reading.revised);
  if (reading.guessed) told += " guessed";
  if (reading.unreadable) told += " unreadable";
  if (reading.impossible) told += " impossible";
  if (reading.without_year) told += " without year";
  return told;
}

struct Case {
  std::string_view cell;
  std::string_view told;
};

template <std::size_t kCount>
void Expect(const Case (&cases)[kCount], std::optional<int> plan_year = {}) {
  for (const Case& one : cases)
    EXPECT_EQ(Told(Read(one.cell, plan_year)), one.told) << one.cell;
}

TEST(Due, ADayInFiguresHasTheDayFirst) {
  Expect({{"31/05/2015", "2015-05-31"},
          {"1/2/2015", "2015-02-01"},
          {"31.05.2015", "2015-05-31"},
          {"31-05-2015", "2015-05-31"},
          {"31/5/15", "2015-05-31"},
          {"11/12/13", "2013-12-11"},
          {"2015-05-31", "2015-05-31"},
          {"2015/05/31", "2015-05-31"}});
}

TEST(Due, ADateFromADatabaseHasATime) {
  Expect({{"2015-05-31 00:00:00", "2015-05-31"},
          {"2015-05-31T00:00:00.000Z", "2015-05-31"},
          {"31/05/2015 09:30", "2015-05-31"}});
}

TEST(Due, ADayInWords) {
  Expect({{"31 May 2015", "2015-05-31"},
          {"31st of May, 2015", "2015-05-31"},
          {"31-May-15", "2015-05-31"},
          {"May 31, 2015", "2015-05-31"},
          {"May 31st 2015", "2015-05-31"},
          {"Friday 29th May 2015", "2015-05-29"},
          {"1st Sept. 2015", "2015-09-01"},
          {"30 JUNE 2015", "2015-06-30"}});
}

TEST(Due, AMonthIsDueOnItsLastDay) {
  Expect({{"May 2015", "2015-05-31"},
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
  Expect({{"June/July 2012", "2012-07-31"},
          {"June - July 2012", "2012-07-31"},
          {"June and July 2012", "2012-07-31"},
          {"Q1/Q2 2015/16", "2015-09-30"}});
}

TEST(Due, ASeasonEndsWithItsLastMonth) {
  Expect({{"Spring 2015", "2015-05-31"},
          {"summer 2015", "2015-08-31"},
          {"Autumn 2015", "2015-11-30"},
          {"Winter 2015/16", "2016-02-29"},
          {"Winter 2014/15", "2015-02-28"},
          {"Winter 2015", "2016-02-29 guessed"},
          {"Autumn term 2015", "2015-11-30 guessed"}});
}

TEST(Due, AQuarterIsOneOfTheFinancialYear) {
  Expect({{"Q1 2015/16", "2015-06-30"},
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
          {"Q1 2015", "2015-06-30 guessed"}});
}

TEST(Due, AFinancialYearEndsWithItsLastDayAndABareYearIsTheCalendarYear) {
  Expect({{"2015/16", "2016-03-31"},
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
  Expect(
      {{"Review September 2015", "2015-09-30 guessed"},
       {"by 31/05/2015", "2015-05-31 guessed"},
       {"By May 2015", "2015-05-31 guessed"},
       {"to be in place for 1 June 2015 at the latest", "2015-06-01 guessed"},
       {"Ongoing, review September 2015", "2015-09-30 guessed"},
       {"1-5 June 2015", "2015-06-05 guessed"}});
}

TEST(Due, APeriodWithoutAYearTakesThePlansYear) {
  Expect({{"May", "2015-05-31 guessed"},
          {"February", "2016-02-29 guessed"},
          {"end of Q2", "2015-09-30 guessed"},
          {"Q4", "2016-03-31 guessed"},
          {"Spring", "2015-05-31 guessed"},
          {"Winter", "2016-02-29 guessed"},
          {"by end of financial year", "2016-03-31 guessed"},
          {"Year end", "2016-03-31 guessed"},
          {"31 January", "2016-01-31 guessed"},
          {"31/01", "2016-01-31 guessed"}},
         2015);
}

TEST(Due, APeriodWithoutAnyYearIsUndatedAndReported) {
  Expect({{"May", "undated without year"},
          {"end of Q2", "undated without year"},
          {"Autumn", "undated without year"},
          {"by end of financial year", "undated without year"},
          {"31 January", "undated without year"}});
}

TEST(Due, OfSeveralFullDatesTheFirstIsOriginalAndTheLastRevised) {
  Expect(
      {{"31/03/2015\n30/06/2015", "2015-03-31 to 2015-06-30"},
       {"31/03/2015, 30/06/2015, 30/09/2015", "2015-03-31 to 2015-09-30"},
       {"March 2015 / June 2015", "2015-03-31 to 2015-06-30"},
       {"31/03/2015 - 30/06/2015", "2015-03-31 to 2015-06-30"},
       {"March 2015, revised to June 2015", "2015-03-31 to 2015-06-30 guessed"},
       {"March 2015 moved to June 2015", "2015-03-31 to 2015-06-30 guessed"},
       {"Q1 2015/16 (30 June 2015)", "2015-06-30"}});
}

TEST(Due, AStretchOfMonthsIsDueAtItsEnd) {
  Expect({{"April 2015 - March 2016", "2016-03-31 guessed"},
          {"from April 2015 to March 2016", "2016-03-31 guessed"}});
}

TEST(Due, ADayGoesBeforeAYearNamedBesideIt) {
  Expect({{"June 2015 (plan of 2014/15)", "2015-06-30 guessed"},
          {"30 June, then autumn 2015", "2015-11-30 guessed"}});
}

TEST(Due, AStruckThroughDateIsTheOriginal) {
  EXPECT_EQ(Told(Read("30/06/2015", {}, "31/03/2015")),
            "2015-03-31 to 2015-06-30");
  EXPECT_EQ(Told(Read("30/09/2015", {}, "31/03/2015 30/06/2015")),
            "2015-03-31 to 2015-09-30");
  EXPECT_EQ(Told(Read("ongoing", {}, "31/03/2015")), "2015-03-31");
  EXPECT_EQ(Told(Read("31/03/2015", {}, "31/03/2015")), "2015-03-31");
  EXPECT_EQ(Told(Read("31/03/2015", {}, "asap")), "2015-03-31");
}

TEST(Due, KnownWaysOfNoDateAreUndated) {
  for (const std::string_view cell :
       {"", " ", "ongoing", "On-going", "Ongoing through the year", "ASAP",
        "TBC", "tbc.", "N/A", "n/a", "-", "?", "Immediate", "Monthly",
        "To be confirmed", "as soon as possible"})
    EXPECT_EQ(Told(Read(cell, 2015)), "undated") << cell;
}

TEST(Due, OtherTextIsUndatedAndReported) {
  for (const std::string_view cell :
       {"when the post is filled", "6 weeks", "Mandie to say", "12",
        "this may slip", "within 3 months"})
    EXPECT_EQ(Told(Read(cell)), "undated unreadable") << cell;
}

TEST(Due, ADayThatDoesNotExistIsReported) {
  Expect({{"31/02/2015", "undated impossible"},
          {"31 June 2015", "undated impossible"},
          {"05/31/2015", "undated impossible"},
          {"2015-02-30", "undated impossible"}});
}

TEST(Due, KeepsTheCellAsWritten) {
  EXPECT_EQ(Read("  by\n May 2015 ").text, "by May 2015");
}

TEST(Due, FollowsACalendarWhoseYearStartsInAnotherMonth) {
  const Calendar academic = *Calendar::Make("Europe/London", 9, {});
  EXPECT_EQ(Told(Read("2015/16", {}, {}, academic)), "2016-08-31");
  EXPECT_EQ(Told(Read("Q1 2015/16", {}, {}, academic)), "2015-11-30");
  EXPECT_EQ(Told(Read("May", 2015, {}, academic)), "2016-05-31 guessed");
}

}  // namespace
}  // namespace planwatch
