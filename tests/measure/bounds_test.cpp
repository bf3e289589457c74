// Figures, codes and months at both sides of what they are taken for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* const kQ4 = "Q4 2014/15";

TEST(Percentages, AreDoubtsFromTwentyTimesTheirTargetOnAndAboveTheWhole) {
  const auto doubts = [](const char* value, const char* target) {
    return DoubtsOf(ReadTexts(
        {{"Period", "Measure", "Value", "Target"}, {kQ4, "A", value, target}}));
  };
  EXPECT_THAT(doubts("180%", "9%"), ElementsAre("rows 2"));
  EXPECT_THAT(doubts("179%", "9%"), IsEmpty());
  EXPECT_THAT(doubts("101%", "5%"), ElementsAre("rows 2"));
  EXPECT_THAT(doubts("100%", "5%"), IsEmpty());
  EXPECT_THAT(doubts("180", "9"), IsEmpty());
  EXPECT_THAT(doubts("180%", ""), IsEmpty());
}

TEST(Targets, ThatAreNegativeMayBeReductions) {
  const auto target = [](const char* value, const char* measure = "Repeats") {
    return ReadTexts({{"Period", "Measure", "Value", "Target"},
                      {kQ4, measure, value, "-60%"}})
        ->series.at(0)
        .points.at(0)
        .target;
  };
  EXPECT_EQ(target("57%"), std::nullopt);
  EXPECT_EQ(target("0%"), std::nullopt);
  EXPECT_EQ(target("-12%"), -60);
  EXPECT_EQ(target("57%", "Repeats (lower is better)"), -60);
}

TEST(Codes, AreShortHaveADigitAndNoLongWord) {
  const auto are_codes = [](const char* first, const char* second) {
    return !DoubtsOf(ReadTexts({{"KPI", "Description", "Period", "Value"},
                                {first, "Children seen", kQ4, "50"},
                                {second, "Home visits", kQ4, "40"}}))
                .empty();
  };
  EXPECT_TRUE(are_codes("NI 59", "1.2"));
  EXPECT_TRUE(are_codes("ABCD1", "AB CD EF 123"));  // four letters, 12 bytes
  EXPECT_FALSE(are_codes("ABCDE1", "AB1"));         // five
  EXPECT_FALSE(are_codes("AB CD EF 1234", "AB1"));  // 13
  EXPECT_FALSE(are_codes("ABC", "AB1"));
  // Each text is needed, and one of several words.
  const auto beside = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({{"KPI", "Description", "Period", "Value"},
                               {"C1", first, kQ4, "50"},
                               {"C2", second, kQ4, "40"}}));
  };
  EXPECT_THAT(beside("Visits", "Children seen"), ElementsAre("column 1"));
  EXPECT_THAT(beside("Visits", "Calls"), IsEmpty());
  for (const char* none : {"", "n/a", "N1", "12", "5 days"})
    EXPECT_THAT(beside("Children seen", none), IsEmpty()) << none;
}

TEST(Months, AreDoubtsBesideWhatMayBeAYearAlone) {
  const auto doubts = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value"},
                               {first, "A", "31"},
                               {second, "A", "32"}}));
  };
  EXPECT_THAT(doubts("2010-12", "2010-11"), ElementsAre("date 3"));
  EXPECT_THAT(doubts("2010-11", "2010-01"), ElementsAre("date 2"));
  EXPECT_THAT(doubts("2011-12", "2010-01"), ElementsAre("date 2"));
  // Of two the first, and none beside other dates.
  EXPECT_THAT(doubts("2010-11", "2011-12"), IsEmpty());
  EXPECT_THAT(doubts("2010-11", "30/04/2010"), IsEmpty());
}

}  // namespace
}  // namespace planwatch
