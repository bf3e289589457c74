#include "collectors/plan/heading_cells.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

bool InOrder(std::initializer_list<std::string_view> cells) {
  std::vector<PeriodInHeading> periods;
  for (const std::string_view cell : cells)
    if (const auto period = PeriodOf(Text(std::string(cell))))
      periods.push_back(*period);
    else
      ADD_FAILURE() << cell;
  return AreInOrder(periods);
}

TEST(HeadingCells, APeriodIsADayAYearOrAFinancialYear) {
  using P = PeriodInHeading;
  constexpr struct {
    const char* text;
    P::Kind kind;
  } kPeriods[] = {{"12/01/2015", P::kDay},      {"4 May 2015", P::kDay},
                  {"2015", P::kYear},           {"2015/16", P::kTwoYears},
                  {"2015-16", P::kTwoYears},    {"2015/2016", P::kTwoYears},
                  {" 2099/2100 ", P::kTwoYears}};
  for (const auto& [text, kind] : kPeriods) {
    const auto period = PeriodOf(Text(text));
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(period->kind, kind) << text;
  }
  Cell day;
  day.date = Day("2015-05-04");
  ASSERT_TRUE(PeriodOf(day));
  EXPECT_EQ(PeriodOf(day)->kind, P::kDay);
  EXPECT_EQ(PeriodOf(day)->order, PeriodOf(Text("4 May 2015"))->order);
  for (const char* const text :
       {"", "20", "201", "1999", "20x5", "2015/", "2015/1", "2015/017",
        "2015/17", "2015/15", "2015/2017", "2015 16", "2015.16", "2015/1x",
        "2015/16 target", "Year 2015", "June 2015"})
    EXPECT_FALSE(PeriodOf(Text(text))) << text;
}

TEST(HeadingCells, PeriodsAreInOrderWhereEachIsLaterThanTheOneBefore) {
  EXPECT_TRUE(InOrder({"2015", "2016"}));
  EXPECT_TRUE(InOrder({"2015", "2016", "2018"}));
  EXPECT_TRUE(InOrder({"2015/16", "2016-17"}));
  EXPECT_TRUE(InOrder({"12/01/2015", "02/02/2015"}));
  EXPECT_FALSE(InOrder({}));
  EXPECT_FALSE(InOrder({"2015"}));
  EXPECT_FALSE(InOrder({"2015", "2015"}));
  EXPECT_FALSE(InOrder({"2016", "2015"}));
  EXPECT_FALSE(InOrder({"2015", "2017", "2016"}));
  EXPECT_FALSE(InOrder({"2015", "2016/17"}));
  EXPECT_FALSE(InOrder({"2015", "2016", "12/01/2017"}));
}

TEST(HeadingCells, AWordHasTwoLetters) {
  for (const char* const text : {"No", "A b", "1 a 2 b", "é"})
    EXPECT_TRUE(HasWord(text)) << text;
  for (const char* const text : {"", "A", "12", "1 a", "-"})
    EXPECT_FALSE(HasWord(text)) << text;
}

TEST(HeadingCells, ASentenceHasFiveWordsAndAFullStop) {
  EXPECT_TRUE(IsSentence("No update came this month."));
  EXPECT_FALSE(IsSentence("No update came yet."));
  EXPECT_FALSE(IsSentence("No update came this month"));
}

TEST(HeadingCells, AMarkIsALetterOrAPlaceholder) {
  for (const char* const text : {"x", "X", " x ", "TBC", "n/a", "-"})
    EXPECT_TRUE(IsMark(Text(text))) << text;
  for (const char* const text : {"xx", "No", "Lead"})
    EXPECT_FALSE(IsMark(Text(text))) << text;
}

TEST(HeadingCells, OneCellAcrossIsMergedOverAllTheOthers) {
  const auto across = [](std::vector<Cell> cells) {
    return IsOneCellAcross({std::move(cells), {"", 1}, false, {}});
  };
  const Cell left = Merged(Merge::kLeft);
  EXPECT_TRUE(across({Text("Safer places"), left}));
  EXPECT_TRUE(across({Text("Safer places"), left, left}));
  EXPECT_FALSE(across({Text("Safer places")}));
  EXPECT_FALSE(across({Text(" "), left}));
  EXPECT_FALSE(across({Text("Safer places"), left, Text("Lead")}));
  EXPECT_FALSE(across({Text("Safer places"), Text(""), left}));
  EXPECT_FALSE(across({Text("Safer places"), Merged(Merge::kAbove)}));
}

}  // namespace
}  // namespace planwatch
