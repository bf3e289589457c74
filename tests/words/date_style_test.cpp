#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/words/dates.h"

namespace planwatch {
namespace {

DateStyle Style(const std::vector<std::string>& texts) {
  std::vector<Cell> cells;
  for (const std::string& text : texts) cells.push_back(DateCell(text));
  std::vector<const Cell*> column;
  for (const Cell& cell : cells) column.push_back(&cell);
  return FindDateStyle(column);
}

TEST(DateStyle, TheDayIsFirstUnlessTheColumnTellsOtherwise) {
  EXPECT_EQ(Style({}), DateStyle{});
  EXPECT_FALSE(Style({"5/6/2015", "1/2/2015"}).month_first);
  EXPECT_FALSE(Style({"31/05/2015", "5/6/2015"}).month_first);
  EXPECT_TRUE(Style({"5/6/2015", "11/14/24"}).month_first);
  EXPECT_TRUE(Style({"5/6/2015", "launch 4/26/21 (TBC)"}).month_first);
  EXPECT_TRUE(Style({"4/20/2021-4/27/21", "2015-06-30"}).month_first);
  EXPECT_FALSE(Style({"5/45/2015", "5/14/1015", "1.5.30"}).month_first);
  // Without a year; but years are near each other.
  EXPECT_TRUE(Style({"03/14", "04/07", "03/29"}).month_first);
  EXPECT_TRUE(Style({"03/14", "04/27"}).month_first);
  EXPECT_TRUE(Style({"03/14", "04/07", "03/16"}).month_first);
  EXPECT_FALSE(Style({"03/14", "01/04/2015", "03/16"}).month_first);
  EXPECT_FALSE(Style({"03/14", "1.4.15 (TBC)", "03/16"}).month_first);
  const Cell cells[] = {DateCell("03/14"), DateCell("03/16")};
  const Cell* const column[] = {&cells[0], &cells[1]};
  EXPECT_FALSE(FindDateStyle(column, 2015).month_first);
  EXPECT_FALSE(Style({"24/7", "12/13", "about 3/29"}).month_first);
}

TEST(DateStyle, AMonthFirstColumnIsReadSo) {
  const DateStyle style = Style({"6/30/2015", "5/6/2015"});
  ExpectDates({{"6/30/2015", "2015-06-30"},
               {"5/6/2015", "2015-05-06"},
               {"5/6/15 - 5/7/15", "2015-05-07"},
               {"2015-06-05", "2015-06-05"},
               {"5 June 2015", "2015-06-05"},
               {"30/6/2015", "undated impossible"}},
              {.style = style});
}

TEST(DateStyle, WhereTheColumnContradictsItselfBothReadingsAreGiven) {
  const DateStyle style = Style({"6/30/2015", "30/6/2015"});
  EXPECT_FALSE(style.month_first);
  EXPECT_TRUE(style.mixed);
  ExpectDates({{"30/6/2015", "2015-06-30"},
               {"6/30/2015", "undated impossible"},
               {"5/6/2015", "2015-06-05 or 2015-05-06"},
               {"6/6/2015", "2015-06-06"},
               {"5 June 2015", "2015-06-05"}},
              {.style = style});
}

TEST(DateStyle, TheTypicalYearIsThatOfMostCells) {
  EXPECT_EQ(Style({"1/5/15"}).about, std::nullopt);
  EXPECT_EQ(Style({"May 2014", "31/05/2015", "2015-06-30", "1/1/2105"}).about,
            2015);
  Cell cell;
  cell.date = MakeDate(2012, 5, 31);
  const Cell* const column[] = {&cell};
  EXPECT_EQ(FindDateStyle(column).about, 2012);
}

TEST(DateStyle, NumbersBehindMonthsAreYearsWhereTheyLieTogether) {
  EXPECT_EQ(Style({"May 15", "Dec 16"}).about, 2016);
  EXPECT_FALSE(Style({"May 15", "Dec 16"}).day_after_month);
  const DateStyle days = Style({"May 15", "June 30", "July 2"});
  EXPECT_TRUE(days.day_after_month);
  ExpectDates({{"May 15", "undated without year"}}, {.style = days});
  ExpectDates(
      {{"May 15", "2015-05-15 guessed"}, {"June 30", "2015-06-30 guessed"}},
      {.year = 2015, .style = days});
  ExpectDates({{"May 15", "2015-05-31"}, {"May-31", "2031-05-31"}});
  ExpectDates({{"May 16", "2016-05-31"}, {"May 31", "undated without year"}},
              {.style = {.about = 2015}});
}

TEST(DateStyle, ANumberBehindAMonthThatCanOnlyBeADayTellsItOfAll) {
  for (const auto& column : std::vector<std::vector<std::string>>{
           {"May 15", "June 30", "31/05/2015"},
           {"Mar 24", "Mar 26", "Apr 9"},
           {"2026-04-06", "Mar 13", "Mar 24"},
           {"Mar 24", "Mar 26, 2026"}}) {
    const DateStyle days = Style(column);
    EXPECT_TRUE(days.day_after_month) << column.front();
    ExpectDates({{"Mar 24", "undated without year"},
                 {"Mar 24, 2025", "2025-03-24"},
                 {"Mar-24", "2024-03-31"},
                 {"Mar 32", "2032-03-31"}},
                {.style = days});
    ExpectDates({{"Mar 24", "2027-03-24 guessed"}},  // of 2026/27
                {.year = 2026, .style = days});
  }
  for (const auto& column : std::vector<std::vector<std::string>>{
           {"31/05/2015", "Sept 15", "Mar 16"},
           {"1st April 15", "Mar 16"},
           {"3 March 05", "Sept 05", "31/03/2005"},
           {"Sept 15", "Dec 15", "Sept 16", "March 15, 2015"},
           {"Sept 15", "Dec 15", "Sept 16", "March 31st 2015"}})
    EXPECT_FALSE(Style(column).day_after_month) << column.front();
  EXPECT_FALSE(Style({"31/05/2015", "Sept 15", "Mar 16"}).either_after_month);
}

TEST(DateStyle, AYearBehindAMonthThatIsFarFromTheFullOnesMayBeADay) {
  const DateStyle style = Style({"31/05/2015", "Sept 15", "Mar 20"});
  ExpectDates({{"Mar 20", "2020-03-31 or 2015-03-20 guessed"}},
              {.style = style});
  // The plan's year stands in for those that the column lacks.
  const Cell cells[] = {DateCell("Mar 11"), DateCell("Mar 13")};
  const Cell* const column[] = {&cells[0], &cells[1]};
  EXPECT_FALSE(FindDateStyle(column).day_after_month);
  EXPECT_TRUE(FindDateStyle(column, 2026).day_after_month);
}

TEST(DateStyle, TheColumnsOfAPlanTellOfEachOther) {
  const DateStyle days = Style({"Mar 24, 2026", "Apr 3, 2026", "Mar 26"});
  EXPECT_TRUE(WithinPlan(Style({"Mar 26"}), days).day_after_month);
  const DateStyle full = Style({"2026-03-24", "2026-04-03", "Mar 26"});
  ExpectDates({{"Mar 26", "2026-03-31 or 2026-03-26 guessed"}},
              {.style = WithinPlan(Style({"Mar 26"}), full)});
  ExpectDates({{"Mar 26", "2026-03-31"}},
              {.style = WithinPlan(Style({"Mar 26", "April 2026"}), full)});
  ExpectDates({{"Mar 26", "2026-03-31"}},
              {.style = WithinPlan(Style({"Mar 26"}), Style({"May 2026"}))});
}

TEST(DateStyle, FiguresTellWithinTheirBoundsAlone) {
  for (const char* month_first : {"5/31/2015", "12/13/2015", "1-13-15",
                                  "1.13.15", "on 5/14/15", "5/14/15 or so"})
    EXPECT_TRUE(Style({month_first}).month_first) << month_first;
  for (const char* none :
       {"5/32/2015", "13/13/2015", "0/14/2015", "5/14-2015", "5-14/2015",
        "5/14/15000", "5/14/150", "x5/14/15", "5:14:15", "5/12/2015"})
    EXPECT_FALSE(Style({none}).month_first) << none;
  for (const char* day_first : {"13/12/2015", "31/1/2015"}) {
    EXPECT_TRUE(Style({day_first, "5/14/2015"}).mixed) << day_first;
    EXPECT_FALSE(Style({day_first, "5/12/2015"}).mixed) << day_first;
  }
}

TEST(DateStyle, PairsTellWithinTheirBoundsAlone) {
  for (const char* pair : {"03/14", "03/31", "12/14", "01/13"})
    EXPECT_TRUE(Style({pair}).month_first) << pair;
  for (const char* pair : {"03/12", "03/32", "12/13", "00/14", "13/15", "03-14",
                           "03/14 or so", "x 03/14"})
    EXPECT_FALSE(Style({pair}).month_first) << pair;
  // Beside a full date or year they may be years, which are near each other.
  for (const char* full : {"01/05/2015", "2015", "5 May 2015"}) {
    EXPECT_FALSE(Style({full, "03/14", "04/24"}).month_first) << full;
    EXPECT_TRUE(Style({full, "03/14", "04/25"}).month_first) << full;
    EXPECT_FALSE(Style({full, "03/27"}).month_first) << full;
    EXPECT_TRUE(Style({full, "03/28"}).month_first) << full;
  }
}

TEST(DateStyle, HalfOfTheNumbersBehindMonthsTellOfAll) {
  EXPECT_TRUE(Style({"May 15, 2015", "Dec 15", "Dec 16"}).day_after_month);
  EXPECT_FALSE(
      Style({"May 15, 2015", "Dec 15", "Dec 16", "Jan 16"}).day_after_month);
  EXPECT_TRUE(Style({"2015", "Dec 9"}).day_after_month);
  EXPECT_FALSE(Style({"2015", "Dec 09", "Dec 10"}).day_after_month);
}

TEST(DateStyle, ThreeYearsFromTheFullOnesMayBeADay) {
  EXPECT_FALSE(Style({"31/05/2015", "Sept 18"}).either_after_month);
  EXPECT_TRUE(Style({"31/05/2015", "Sept 19"}).either_after_month);
  EXPECT_FALSE(Style({"31/05/2015", "Sept 12"}).either_after_month);
  EXPECT_TRUE(Style({"31/05/2015", "Sept 11"}).either_after_month);
}

TEST(DateStyle, CellsOfDatesTellOfFullDaysUnlessTheyAreMonths) {
  for (const bool month_only : {false, true}) {
    Cell cell;
    cell.date = MakeDate(2015, 5, 31);
    cell.month_only = month_only;
    const Cell* const column[] = {&cell};
    const DateStyle style = FindDateStyle(column);
    EXPECT_EQ(style.full_days, !month_only);
    EXPECT_TRUE(style.full_years);
  }
  EXPECT_TRUE(Style({"31/05/2015"}).full_days);
  EXPECT_FALSE(Style({"May 2015"}).full_days);
  EXPECT_TRUE(Style({"May 2015"}).full_years);
  EXPECT_FALSE(Style({"May 15"}).full_years);
}

}  // namespace
}  // namespace planwatch
