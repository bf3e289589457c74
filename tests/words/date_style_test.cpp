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
  ExpectDates({{"May 15", "2015-05-31 or 2015-05-15 guessed"},
               {"May 15, 2016", "2016-05-15"}},
              {.style = Style({"May 15", "June 30", "31/05/2015"})});
  ExpectDates({{"May 15", "2015-05-31"}, {"May-31", "2031-05-31"}});
  ExpectDates({{"May 16", "2016-05-31"}, {"May 31", "undated without year"}},
              {.style = {.about = 2015}});
}

}  // namespace
}  // namespace planwatch
