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

TEST(ReportWords, ValuesHaveSeparatorsAndTheirUnit) {
  EXPECT_EQ(ValueOrDash(std::nullopt, "£"), "–");
  EXPECT_EQ(ValueOrDash(242000, "£"), "£242,000");
  EXPECT_EQ(ValueOrDash(61234.5, "£"), "£61,234.50");
  EXPECT_EQ(ValueOrDash(-5, "£"), "-£5");
  EXPECT_EQ(ValueOrDash(1234.5), "1,234.5");
}

TEST(ReportWords, PercentagesAreWhole) {
  EXPECT_EQ(PercentOrDash(std::nullopt), "–");
  EXPECT_EQ(PercentOrDash(0), "0%");
  EXPECT_EQ(PercentOrDash(0.714), "71%");
  EXPECT_EQ(PercentOrDash(0.715), "72%");
  EXPECT_EQ(PercentOrDash(1), "100%");
}

TEST(ReportWords, AChangeHasAsManyDecimalsAsItNeeds) {
  EXPECT_EQ(ChangeOf(0.3, 0.2), 0.1);
  EXPECT_EQ(ChangeOf(1, 1 - 1e-12), 0);
  EXPECT_EQ(ChangeOf(3e-4, 1e-4), 2e-4);
  EXPECT_EQ(ChangeOf(3e-12, 1e-12), 2e-12);
  EXPECT_EQ(ChangeOf(3e-13, 1e-13), 0);
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
    SCOPED_TRACE(c.text);
    EXPECT_EQ(TravelOf(c.compared, c.polarity), c.travel);
    EXPECT_EQ(TravelText(c.compared, c.polarity), c.text);
  }
}

TEST(ReportWords, TravelIsInTheMeasuresOwnKind) {
  const struct {
    double now, then;
    const char* unit;
    Polarity polarity;
    const char* text;
  } cases[] = {
      {1250, 0, "£", Polarity::kNone, "£1,250 more"},
      {61234.5, 242000, "£", Polarity::kNone, "£180,765.50 less"},
      {10, 20, "€", Polarity::kLess, "better: €10 less"},
      {71, 74, "%", Polarity::kMore, "worse: 3 percentage points less"},
      {75, 74, "%", Polarity::kMore, "better: 1 percentage point more"},
      {12.5, 10, "per cent", Polarity::kNone, "2.5 percentage points more"},
      {5, 3, "% of plans", Polarity::kNone, "2 percentage points more"},
      {4000, 2000, "", Polarity::kMore, "better: 2,000 more"},
      {2000, 4000, "calls", Polarity::kMore, "worse: 2,000 fewer"},
      {10.25, 12.5, "days", Polarity::kLess, "better: 2.25 less"},
      {0.3, 0.2, "", Polarity::kNone, "0.1 more"},
      // Neither "0 more" nor the same.
      {40.001, 40, "", Polarity::kMore, "better: 0.001 more"},
      {40.001, 40, "%", Polarity::kLess, "worse: 0.001 percentage points more"},
      // Less than half a penny, and what binary fractions leave.
      {40.001, 40, "£", Polarity::kMore, "same"},
      {0.1 + 0.2, 0.3, "", Polarity::kMore, "same"},
      {0, 0, "£", Polarity::kMore, "same"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(TravelText(c.now, c.then, c.polarity, c.unit), c.text);
}

// "same" and the word of the travel never contradict each other.
TEST(ReportWords, NoChangeIsNeitherBetterNorWorse) {
  for (const char* unit : {"", "£", "%", "days"})
    for (const double then : {0.0, 1e-7, 0.1, 3.0, 1e6})
      for (const double change : {0.0, 1e-12, 1e-5, 0.004, 0.006, 1.0}) {
        const bool same =
            TravelText(then + change, then, Polarity::kMore, unit) == "same";
        EXPECT_EQ(TravelOf(then + change, then, Polarity::kMore, unit),
                  same ? Travel::kSame : Travel::kBetter);
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
