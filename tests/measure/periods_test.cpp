#include "collectors/measure/periods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::string> DatesOf(const Result<Measures>& read) {
  std::vector<std::string> dates;
  for (const MeasurePoint& point : read->series.at(0).points)
    dates.push_back(FormatDate(point.date));
  return dates;
}

Result<Measures> ReadDated(
    const char* heading,
    const std::vector<std::pair<const char*, const char*>>& rows) {
  std::vector<std::vector<std::string>> texts = {{heading, "Measure", "Value"}};
  for (const auto& [date, value] : rows) texts.push_back({date, "A", value});
  return ReadTexts(texts);
}

TEST(Periods, AreGivenByTheirFirstDay) {
  struct Case {
    const char *heading, *first, *second;
    std::vector<std::string> dates;
  };
  for (const Case& c :
       {Case{"Month", "2015-04-01", "2015-05-01", {"2015-04-30", "2015-05-31"}},
        {"Quarter", "01/01/2015", "01/04/2015", {"2015-03-31", "2015-06-30"}},
        {"Week", "2015-05-04", "2015-05-11", {"2015-05-10", "2015-05-17"}},
        {"Year", "2013-04-01", "2014-04-01", {"2014-03-31", "2015-03-31"}},
        {"Year", "2013-01-01", "2014-01-01", {"2013-12-31", "2014-12-31"}},
        // Of days nothing is said.
        {"Date", "2015-04-01", "2015-05-01", {"2015-04-01", "2015-05-01"}},
        {"Quarter ending",
         "2015-04-01",
         "2015-05-01",
         {"2015-04-01", "2015-05-01"}},
        {"Month", "2015-04-30", "2015-05-31", {"2015-04-30", "2015-05-31"}},
        {"Week", "2015-05-08", "2015-05-15", {"2015-05-08", "2015-05-15"}},
        // The first of a month begins no week.
        {"Week", "2015-05-01", "2015-05-08", {"2015-05-01", "2015-05-08"}}}) {
    const auto read = ReadDated(c.heading, {{c.first, "31"}, {c.second, "9"}});
    EXPECT_EQ(DatesOf(read), c.dates) << c.heading << c.first;
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << c.heading << c.first;
  }
  for (const auto& [heading, first, second] :
       {std::tuple{"Month", "2015-04-01", "2015-05-15"},
        {"Quarter", "2015-04-01", "2015-06-01"},
        {"Week", "2015-05-04", "2015-05-17"}})
    EXPECT_THAT(DoubtsOf(ReadDated(heading, {{first, "3"}, {second, "9"}})),
                ElementsAre("date 2"));
}

TEST(Periods, OfAYearDoNotStandForAQuarter) {
  const auto read = ReadDated(
      "Period",
      {{"Q3 2014/15", "30"}, {"Q4 2014/15", "35"}, {"2014/15", "120"}});
  EXPECT_EQ(Latest(read), (Values{{"A//", 35}}));
  EXPECT_THAT(read->report.rejected.counts(),
              ElementsAre(Pair("longer_period", 1)));
  EXPECT_THAT(DoubtsOf(read), IsEmpty());
  for (const auto& [shorter, longer] :
       {std::pair{"Mar-15", "Q4 2014/15"}, {"Q4 2014/15", "Q4 2014/15 YTD"}}) {
    const auto both = ReadDated("Period", {{longer, "120"}, {shorter, "35"}});
    EXPECT_EQ(Latest(both), (Values{{"A//", 35}})) << longer;
    EXPECT_THAT(DoubtsOf(both), ElementsAre("rows 3")) << longer;
  }
}

TEST(Periods, AreToComeUpToTheDayOnWhichTheyBegin) {
  struct Case {
    const char *heading, *cell;
    Date begins;  // or some days later, as of a short month
  };
  for (const Case& c : {Case{"Week", "2015-08-03", Day(2015, 8, 5)},
                        {"Month", "Aug-15", Day(2015, 8, 4)},
                        {"Quarter", "Q2 2015/16", Day(2015, 7, 3)},
                        {"Period", "H2 2015/16", Day(2015, 10, 3)},
                        {"Year", "2016/17", Day(2016, 4, 1)},
                        {"As at", "30/09/2015", Day(2015, 7, 3)}}) {
    const auto doubts = [&](Date today) {
      return DoubtsOf(ReadTexts(
          {{c.heading, "Measure", "Value"}, {c.cell, "A", "31"}}, {}, today));
    };
    EXPECT_THAT(doubts(c.begins - std::chrono::days{1}), ElementsAre("date 2"))
        << c.cell;
    EXPECT_THAT(doubts(c.begins), IsEmpty()) << c.cell;
  }
  // That of the row whose period begins last, whichever ends last.
  const auto of_two = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value"},
                               {first, "A", "31"},
                               {second, "B", "31"}},
                              {}, Day(2014, 5, 18)));
  };
  EXPECT_THAT(of_two("2015/16", "Q3 2015/16"), ElementsAre("date 3"));
  EXPECT_THAT(of_two("Q3 2015/16", "2015/16"), ElementsAre("date 2"));
  EXPECT_THAT(of_two("Q3 2015/16", "Q3 2015/16"), ElementsAre("date 2"));
}

TEST(Periods, AreAsLongAsTheirDays) {
  const Date begins = Day(2015, 4, 1);
  const auto length = [&](int days) {
    return LengthOf(begins, begins + std::chrono::days{days - 1});
  };
  for (const auto& [days, expected] : {std::pair{1, PeriodLength::kWeek},
                                       {10, PeriodLength::kWeek},
                                       {11, PeriodLength::kMonth},
                                       {31, PeriodLength::kMonth},
                                       {32, PeriodLength::kQuarter},
                                       {92, PeriodLength::kQuarter},
                                       {93, PeriodLength::kHalf},
                                       {184, PeriodLength::kHalf},
                                       {185, PeriodLength::kYear}})
    EXPECT_EQ(length(days), expected) << days;
}

TEST(Periods, AreNamedByTheirHeading) {
  for (const auto& [heading, length] :
       {std::pair{"Quarter", PeriodLength::kQuarter},
        {"Qtr", PeriodLength::kQuarter},
        {"Reporting month", PeriodLength::kMonth},
        {"Mth", PeriodLength::kMonth},
        {"Week", PeriodLength::kWeek},
        {"Year", PeriodLength::kYear},
        {"Period", PeriodLength::kUnknown},
        {"Quarter end", PeriodLength::kUnknown},
        {"Month ending", PeriodLength::kUnknown},
        {"Quarter ended", PeriodLength::kUnknown},
        {"Month as at", PeriodLength::kUnknown},
        {"Year to", PeriodLength::kUnknown},
        {"Month date", PeriodLength::kUnknown}})
    EXPECT_EQ(PeriodOfHeading(heading), length) << heading;
}

}  // namespace
}  // namespace planwatch
