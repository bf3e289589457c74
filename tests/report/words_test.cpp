#include "daemon/report/words.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

Date Day(const char* iso) { return *ParseIsoDate(iso); }

TEST(ReportWords, AShareIsRoundedToTheNearestPercent) {
  EXPECT_EQ(Share(0, 0), "none of 0");
  EXPECT_EQ(Share(0, 3), "0 of 3 (0%)");
  EXPECT_EQ(Share(1, 3), "1 of 3 (33%)");
  EXPECT_EQ(Share(2, 3), "2 of 3 (67%)");
  EXPECT_EQ(Share(1, 8), "1 of 8 (13%)");  // half a percent goes up
  EXPECT_EQ(Share(3, 3), "3 of 3 (100%)");
}

TEST(ReportWords, NumbersHaveTwoDecimalsAtMost) {
  EXPECT_EQ(NumberOrDash(std::nullopt), "–");
  EXPECT_EQ(NumberOrDash(0), "0");
  EXPECT_EQ(NumberOrDash(12), "12");
  EXPECT_EQ(NumberOrDash(-3), "-3");
  EXPECT_EQ(NumberOrDash(2.5), "2.5");
  EXPECT_EQ(NumberOrDash(2.346), "2.35");
  EXPECT_EQ(NumberOrDash(100), "100");
  EXPECT_EQ(NumberOrDash(2.001), "2");
  EXPECT_EQ(NumberOrDash(-0.001), "0");
  EXPECT_EQ(NumberOrDash(-0.5), "-0.5");
  EXPECT_EQ(NumberOrDash(1e15), "1000000000000000");
}

TEST(ReportWords, PercentagesAreWhole) {
  EXPECT_EQ(PercentOrDash(std::nullopt), "–");
  EXPECT_EQ(PercentOrDash(0), "0%");
  EXPECT_EQ(PercentOrDash(0.714), "71%");
  EXPECT_EQ(PercentOrDash(0.715), "72%");
  EXPECT_EQ(PercentOrDash(1), "100%");
}

TEST(ReportWords, TravelIsWhichWayAndHowFar) {
  const struct {
    Compared compared;
    Polarity polarity;
    Travel travel;
    const char* text;
  } cases[] = {
      {{3, 1, {}}, Polarity::kMore, Travel::kBetter, "better: 2 more"},
      {{1, 3, {}}, Polarity::kMore, Travel::kWorse, "worse: 2 fewer"},
      {{3, 1, {}}, Polarity::kLess, Travel::kWorse, "worse: 2 more"},
      {{1, 3, {}}, Polarity::kLess, Travel::kBetter, "better: 2 fewer"},
      {{1, 3, {}}, Polarity::kNone, Travel::kUnknown, "2 fewer"},
      {{2, 2, {}}, Polarity::kMore, Travel::kSame, "same"},
      {{2, 2, {}}, Polarity::kNone, Travel::kUnknown, "same"},
      {{2, {}, 1}, Polarity::kMore, Travel::kUnknown, ""},
      {{{}, 2, 1}, Polarity::kMore, Travel::kUnknown, ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(TravelOf(c.compared, c.polarity), c.travel) << c.text;
    EXPECT_EQ(TravelText(c.compared, c.polarity), c.text);
  }
}

TEST(ReportWords, EachTravelHasItsWord) {
  const std::pair<Travel, const char*> words[] = {{Travel::kBetter, "better"},
                                                  {Travel::kSame, "same"},
                                                  {Travel::kWorse, "worse"},
                                                  {Travel::kUnknown, ""}};
  for (const auto& [travel, word] : words) EXPECT_EQ(TravelWord(travel), word);
}

std::string SlippageOf(const std::vector<Date>& dates) {
  std::vector<DueDate> due;
  for (const Date date : dates) due.push_back({date, date});
  return Slippage(due);
}

TEST(ReportWords, SlippageNamesMonthsByTheirLastDay) {
  EXPECT_EQ(SlippageOf({}), "");
  EXPECT_EQ(SlippageOf({Day("2015-03-31")}), "March 2015");
  EXPECT_EQ(SlippageOf({Day("2015-03-30"), Day("2015-06-30")}),
            "30 March 2015, then June 2015");
  EXPECT_EQ(SlippageOf({Day("2016-02-28"), Day("2016-02-29")}),
            "28 February 2016, then February 2016");
  const char* const months[] = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  for (unsigned month = 1; month <= 12; ++month) {
    const std::string text = std::string(months[month - 1]) + " 2015";
    EXPECT_EQ(SlippageOf({LastOfMonth(2015, month)}), text);
    EXPECT_EQ(SlippageOf({*MakeDate(2015, month, 1)}), "1 " + text);
  }
}

TEST(ReportWords, ADateThatWasRemovedIsNone) {
  EXPECT_EQ(Slippage({{Day("2015-03-31")}, {std::nullopt}}),
            "March 2015, then none");
}

TEST(ReportWords, ADayIsWrittenInWords) {
  EXPECT_EQ(DayInWords(Day("2015-01-01")), "1 January 2015");
  EXPECT_EQ(DayInWords(Day("2016-02-29")), "29 February 2016");
  EXPECT_EQ(DayInWords(Day("2015-12-31")), "31 December 2015");
}

TEST(ReportWords, MoreGreenAndBlueIsBetter) {
  for (const Rag rag : kAllRags)
    EXPECT_EQ(PolarityOf(rag), rag == Rag::kGreen || rag == Rag::kBlue
                                   ? Polarity::kMore
                                   : Polarity::kLess)
        << RagName(rag);
}

}  // namespace
}  // namespace planwatch
