#include "collectors/measure/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Measures Sample() {
  Measures measures;
  measures.persons = false;
  measures.bands.amber = 5;
  measures.series = {
      {"Staff trained",
       "",
       "",
       {{Day(2014, 12, 31), 100},
        {Day(2015, 2, 15), 120},
        {Day(2015, 3, 31), 150}}},
      {"Staff trained", "", "Police", {{Day(2015, 3, 31), 50}}},
      {"Spend",
       "",
       "",
       {{Day(2015, 5, 18), 31700, 242000, "£", Polarity::kLess}}},
  };
  return measures;
}

std::vector<double> Values(const MeasureFigures& figures) {
  std::vector<double> values;
  for (const MeasureFigure& figure : figures.figures)
    values.push_back(figure.point.value);
  return values;
}

TEST(MeasureFigures, AreTheLatestUpToTheDate) {
  const Measures measures = Sample();
  const auto on = [&](Date date) {
    return Values(MakeMeasureFigures(measures, date));
  };
  EXPECT_THAT(on(Day(2014, 12, 30)), IsEmpty());
  EXPECT_THAT(on(Day(2014, 12, 31)), ElementsAre(100));
  EXPECT_THAT(on(Day(2015, 3, 30)), ElementsAre(120));
  EXPECT_THAT(on(Day(2015, 3, 31)), ElementsAre(150, 50));
  EXPECT_THAT(on(Day(2016, 1, 1)), ElementsAre(150, 50, 31700));
}

TEST(MeasureFigures, SayWhatTheReadingSays) {
  const MeasureFigures figures = MakeMeasureFigures(Sample(), Day(2015, 5, 18));
  EXPECT_FALSE(figures.persons);
  EXPECT_EQ(figures.bands.amber, 5);
  ASSERT_EQ(figures.figures.size(), 3);
  EXPECT_TRUE(figures.figures[0].is_total());
  EXPECT_FALSE(figures.figures[1].is_total());
  EXPECT_EQ(
      figures.figures[2],
      (MeasureFigure{"Spend",
                     "",
                     "",
                     {Day(2015, 5, 18), 31700, 242000, "£", Polarity::kLess}}));
}

TEST(MeasureFigures, OfAQuarterAreItsLast) {
  const Measures measures = Sample();
  const auto in = [&](Quarter quarter) {
    return Values(MakeMeasureFigures(measures, quarter, TestCalendar()));
  };
  EXPECT_THAT(in({2014, 2}), IsEmpty());
  EXPECT_THAT(in({2014, 3}), ElementsAre(100));
  EXPECT_THAT(in({2014, 4}), ElementsAre(150, 50));
  EXPECT_THAT(in({2015, 1}), ElementsAre(31700));
}

TEST(MeasureFigures, OfAQuarterBeginWithItsFirstDay) {
  Measures measures;
  measures.series = {{"m", "", "", {{Day(2015, 4, 1), 7}}}};
  EXPECT_THAT(Values(MakeMeasureFigures(measures, {2015, 1}, TestCalendar())),
              ElementsAre(7));
}

TEST(CumulativeMeasures, AreNamedButForCaseOrAll) {
  CumulativeMeasures cumulative;
  EXPECT_FALSE(cumulative.Contains("Orders"));
  cumulative.names = {"children SEEN", "Orders"};
  EXPECT_TRUE(cumulative.Contains("Children seen"));
  EXPECT_TRUE(cumulative.Contains("Orders"));
  EXPECT_FALSE(cumulative.Contains("Adults"));
  cumulative.all = true;
  EXPECT_TRUE(cumulative.Contains("Adults"));
}

TEST(RateMeasure, ComparesWithTheTargetByPolarity) {
  struct Case {
    double value;
    std::optional<double> target;
    Polarity polarity;
    double amber;
    Rag rag;
  };
  const auto more = Polarity::kMore, less = Polarity::kLess;
  for (const Case& c : {Case{90, 90, more, 10, Rag::kGreen},
                        {91, 90, more, 10, Rag::kGreen},
                        {89.9, 90, more, 10, Rag::kAmber},
                        {81, 90, more, 10, Rag::kAmber},
                        {80.95, 90, more, 10, Rag::kRed},
                        {63, 70, more, 10, Rag::kAmber},
                        {89, 90, more, 0, Rag::kRed},
                        {0, 90, more, 100, Rag::kAmber},
                        {90, 90, less, 10, Rag::kGreen},
                        {10, 90, less, 10, Rag::kGreen},
                        {99, 90, less, 10, Rag::kAmber},
                        {99.1, 90, less, 10, Rag::kRed},
                        {0, 0, less, 10, Rag::kGreen},
                        {1, 0, less, 10, Rag::kRed},
                        {-10.5, -10, more, 10, Rag::kAmber},
                        {-12, -10, more, 10, Rag::kRed},
                        {50, std::nullopt, more, 10, Rag::kUnrated},
                        {50, 90, Polarity::kNone, 10, Rag::kUnrated}})
    EXPECT_EQ(RateMeasure(c.value, c.target, c.polarity, {c.amber}), c.rag)
        << c.value << " of " << c.target.value_or(-1) << " by " << c.amber;
  // Whatever binary fractions make of a tenth.
  for (int target = 1; target <= 1000; ++target)
    EXPECT_EQ(RateMeasure(target * 9 / 10.0, target, more, {10}), Rag::kAmber)
        << target;
}

}  // namespace
}  // namespace planwatch
