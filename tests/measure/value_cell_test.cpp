#include "collectors/measure/value_cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

TEST(ValueCell, MayHaveAMarkBehindTheNumber) {
  for (const char* cell :
       {"45*", "45 *", "45\u2020", "45\u00B9", "45 (p)", "45 (provisional)",
        "45 [r]", "45 [1]", "45 [note 2]", "45p", "45 r", "45 \u2191"}) {
    const ValueReading read = ReadValue(cell);
    EXPECT_EQ(read.number.value, 45) << cell;
    EXPECT_TRUE(read.marked) << cell;
  }
  EXPECT_EQ(ReadValue("71%*").number.unit, "%");
  EXPECT_FALSE(ReadValue("45").marked);
  EXPECT_TRUE(ReadValue("45p").by_letter);
}

TEST(ValueCell, IsNoNumberWhereItIsHeldBackOrUnsure) {
  for (const char* cell :
       {"*", "c", "x", "p", "[c]", "(p)", "<5", "<5*", "5-9*", "45 (1)",
        "45 (of 63)", "about 45*", "45 [c]", "45**"}) {
    const ValueReading read = ReadValue(cell);
    EXPECT_FALSE(read.number.value) << cell;
    EXPECT_TRUE(read.number.unreadable) << cell;
    EXPECT_FALSE(read.marked) << cell;
  }
}

TEST(ValueCell, MayBeInDays) {
  EXPECT_EQ(ReadValue("45 days").number.value, 45);
  EXPECT_EQ(ReadValue("1 day").number.unit, "days");
  for (const char* cell : {"45% days", "45k days", "some days", "6 weeks"})
    EXPECT_FALSE(ReadValue(cell).number.value) << cell;
}

Result<Measures> ReadOne(const char* value, const char* target,
                         const char* unit) {
  return ReadTexts({{"Measure", "Period", "Value", "Target", "Unit"},
                    {"B", "Q3 2014/15", "1", "", ""},
                    {"A", "Q4 2014/15", value, target, unit}});
}

TEST(ValueCell, IsReadWithItsMarkAsAGuess) {
  const auto read = ReadOne("45*", "60", "");
  EXPECT_EQ(Latest(read), (Values{{"A//", 45}, {"B//", 1}}));
  EXPECT_EQ(read->report.guesses.counts().at("marked_value"), 1);
  // Pence, where it is money.
  EXPECT_EQ(Latest(ReadOne("45p", "", "\u00A3")), (Values{{"B//", 1}}));
  EXPECT_EQ(Latest(ReadOne("45*", "", "\u00A3")),
            (Values{{"A//", 45}, {"B//", 1}}));
}

TEST(ValueCell, HasTheUnitOfItsRow) {
  EXPECT_EQ(ReadOne("45 days", "50 days", "")->series[1].points[0].unit,
            "days");
  EXPECT_EQ(ReadOne("45", "50 days", "Days")->series[1].points[0].target, 50);
  EXPECT_EQ(Latest(ReadOne("45 days", "50", "weeks")), (Values{{"B//", 1}}));
  EXPECT_EQ(ReadOne("45", "50 days", "weeks")->series[1].points[0].target,
            std::nullopt);
}

TEST(ValueCell, HasTheUnitInItsHeadingsBrackets) {
  const auto unit = [](const char* value, const char* target) {
    return ReadTexts({{"Measure", "Period", value, target},
                      {"A", "Q4 2014/15", "31.7", "40"}})
        ->series[0]
        .points[0]
        .unit;
  };
  EXPECT_EQ(unit("Value (\u00A3000)", "Target"), "\u00A3000");
  EXPECT_EQ(unit("Value (%)", "Target"), "%");
  EXPECT_EQ(unit("Value", "Target (working days)"), "working days");
  EXPECT_EQ(unit("Value (dd/mm/yyyy)", "Target (2)"), "");
}

TEST(ValueCell, HasMarksOfNotesTrendsAndRevisions) {
  for (const char* mark : {"*",
                           "\u2020",
                           "\u2021",
                           "\u2070",
                           "\u00B9",
                           "\u00B2",
                           "\u00B3",
                           "\u2074",
                           "\u2075",
                           "\u2076",
                           "\u2077",
                           "\u2078",
                           "\u2079",
                           "\u2191",
                           "\u2193",
                           "\u2192",
                           "\u25B2",
                           "\u25BC",
                           "\u2B06",
                           "\u2B07",
                           "\u2794",
                           "p",
                           "r",
                           "(p)",
                           "(r)",
                           "(prov)",
                           "(provisional)",
                           "(revised)",
                           "[p]",
                           "[r]",
                           "[prov]",
                           "[provisional]",
                           "[revised]"}) {
    const ValueReading read = ReadValue(std::string("45 ") + mark);
    EXPECT_EQ(read.number.value, 45) << mark;
    EXPECT_TRUE(read.marked) << mark;
  }
  for (const char* other : {"(pro)", "prov", "(final)", "[note]", "q", "~"})
    EXPECT_FALSE(ReadValue(std::string("45 ") + other).number.value) << other;
}

}  // namespace
}  // namespace planwatch
