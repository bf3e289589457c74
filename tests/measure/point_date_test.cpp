#include "collectors/measure/point_date.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

Cell MakeCell(const std::string& text) {
  Cell cell;
  cell.text = text;
  return cell;
}

std::string Read(const std::string& text) {
  const Cell cell = MakeCell(text);
  const PointDate read = ReadPointDate({.date = &cell}, TestCalendar());
  return read.date ? FormatDate(*read.date) + (read.guessed ? " guessed" : "")
                   : "none";
}

TEST(PointDate, IsTheLastDayOfThePeriodThatIsNamed) {
  struct Case {
    const char *text, *date;
  };
  for (const Case& c : {Case{"Half year 1 2014/15", "2014-09-30"},
                        {"H1 2014/15", "2014-09-30"},
                        {"Period 6 2014/15", "2014-09-30"},
                        {"2014M09", "2014-09-30"},
                        {"Q1/2/3 2014/15", "2014-12-31"},
                        {"FY15", "2015-03-31 guessed"},
                        {"FY 2014/15", "2015-03-31"},
                        {"2014/15", "2015-03-31"},
                        // A week's values are those up to its Sunday.
                        {"Week 12 2015", "2015-03-22 guessed"},
                        {"2015-W12", "2015-03-22 guessed"},
                        {"w/c 4 May 2015", "2015-05-10"},
                        {"w/e 10 May 2015", "2015-05-10"},
                        // A day that ends it stays.
                        {"w/e 26/06/2015", "2015-06-26"},
                        // Of which months a quarter is, may be said.
                        {"Q1 (Apr-Jun) 2015", "2015-06-30"},
                        {"Q1 (Apr - Jun 2015)", "2015-06-30"},
                        {"Q3 (Oct-Dec) 2014/15", "2014-12-31"},
                        {"Q4: January to March 2014/15", "2015-03-31"}})
    EXPECT_EQ(Read(c.text), c.date) << c.text;
}

TEST(PointDate, IsNeverAWholeYearByAGuess) {
  for (const char* text :
       {"Half the year 2014/15", "Period 13 2014/15", "Week 54 2015",
        "Term 3 2014/15", "first three quarters of 2014/15"})
    EXPECT_EQ(Read(text), "none") << text;
}

TEST(PointDate, IsTheDayUpToWhichAPeriodsValuesGo) {
  EXPECT_EQ(Read("May 15 (as at 15 May 2015)").substr(0, 10), "2015-05-15");
  EXPECT_EQ(Read("Q1 2015/16 as at 18/05/2015").substr(0, 10), "2015-05-18");
  // Of a day outside nothing is known.
  EXPECT_NE(Read("Q4 2014/15 (as at 18 May 2015)").substr(0, 10), "2015-05-18");
}

TEST(PointDate, TakesTheYearFromAColumnOfItsOwn) {
  const auto read = [](const char* date, const char* year) {
    const Cell first = MakeCell(date), second = MakeCell(year);
    const PointDate point =
        ReadPointDate({.date = &first, .year = &second}, TestCalendar());
    return point.date ? FormatDate(*point.date) : "none";
  };
  EXPECT_EQ(read("Q4", "2014/15"), "2015-03-31");
  EXPECT_EQ(read("March", "2015"), "2015-03-31");
  EXPECT_EQ(read("March", "2014/15"), "2015-03-31");
  EXPECT_EQ(read("2015-05-31", "2014/15"), "2015-05-31");
  EXPECT_EQ(read("Q4", ""), "none");
}

TEST(PointDate, IsThePeriodsWhereTheDateLiesOutsideIt) {
  const auto read = [](const char* date, const char* period) {
    const Cell first = MakeCell(date), second = MakeCell(period);
    const PointDate point =
        ReadPointDate({.date = &first, .period = &second}, TestCalendar());
    return FormatDate(*point.date) + (point.outside ? " outside" : "");
  };
  EXPECT_EQ(read("18/05/2015", "Q4 2014/15"), "2015-03-31 outside");
  EXPECT_EQ(read("31/03/2015", "Q4 2014/15"), "2015-03-31");
  EXPECT_EQ(read("15/02/2015", "Q4 2014/15"), "2015-02-15");
  EXPECT_EQ(read("18/05/2015", "tbc"), "2015-05-18");
}

TEST(PointDate, IsOfTheYearThatTheHeadingNames) {
  const Cell cell = MakeCell("2013/14");
  const PointDate read =
      ReadPointDate({.date = &cell, .academic = true}, TestCalendar());
  EXPECT_EQ(read.date, Day(2014, 8, 31));
}

// A row a year, a column a quarter.
TEST(PointDate, OfEachColumnWithinItsYear) {
  const auto read = ReadTexts({{"Year", "Measure", "Target", "Q1 Actual",
                                "Q2 Actual", "Q3 Actual", "Q4 Actual"},
                               {"2014/15", "A", "90", "70", "71", "72", "80"},
                               {"2015/16", "A", "90", "85", "", "", ""}});
  ASSERT_TRUE(read);
  const auto& points = read->series.at(0).points;
  ASSERT_EQ(points.size(), 5);
  EXPECT_EQ(points[3].date, Day(2015, 3, 31));
  EXPECT_EQ(points[3].value, 80);
  EXPECT_EQ(points[4].date, Day(2015, 6, 30));
  EXPECT_EQ(points[4].value, 85);
}

TEST(PointDate, IsOfAMonthOrTermBesideItsYear) {
  for (const auto& [heading, text] :
       {std::pair{"Mth", "May"}, {"Month", "May"}, {"Month name", "May"}}) {
    const auto read = ReadTexts(
        {{"Year", heading, "Measure", "Value"}, {"2015", text, "Seen", "5"}});
    ASSERT_TRUE(read) << heading;
    EXPECT_EQ(read->series[0].points[0].date, Day(2015, 5, 31)) << heading;
  }
  const auto read =
      ReadTexts({{"PERIOD_YEAR", "PERIOD_MONTH", "Measure", "Value"},
                 {"2015", "Aug", "Seen", "5"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->series[0].points[0].date, Day(2015, 8, 31));
}

}  // namespace
}  // namespace planwatch
