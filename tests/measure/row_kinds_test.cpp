// What the cells of a column say of their rows: that they are no actual values,
// or what unit they are in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The second row is the later one.
Result<Measures> ReadKinds(const char* first, const char* second) {
  return ReadTexts({{"Measure", "Quarter", "Value", "Type"},
                    {"A", "Q3 2014/15", "5", first},
                    {"A", "Q4 2014/15", "7", second}});
}

TEST(RowKinds, OfOtherValuesAreLeftOutBesideActualOnes) {
  for (const char* other :
       {"Forecast", "Forecasted", "Target", "Targets", "Baseline", "Plan",
        "Planned", "Estimate", "Estimated", "Projected", "Projection", "Budget",
        "Trajectory", "Predicted", "Full year forecast"}) {
    EXPECT_EQ(Latest(ReadKinds("Actual", other)), (Values{{"A//", 5}}))
        << other;
    EXPECT_THAT(DoubtsOf(ReadKinds(other, other)), ElementsAre("column 2"))
        << other;
  }
  for (const char* actual :
       {"Actual", "Actuals", "Outturn", "Result", "Provisional", "Final"}) {
    EXPECT_EQ(Latest(ReadKinds(actual, "Forecast")), (Values{{"A//", 5}}))
        << actual;
    EXPECT_THAT(DoubtsOf(ReadKinds(actual, actual)), IsEmpty()) << actual;
  }
  for (const char* unknown : {"Planning", "Project", "Actual forecast", "Late"})
    EXPECT_EQ(Latest(ReadKinds("Actual", unknown)), (Values{{"A//", 7}}))
        << unknown;
}

TEST(RowUnits, MayStandBelowAHeadingForTheMeasure) {
  const auto read = [](const char* unit) {
    return Latest(ReadTexts({{"KPI", "Measure", "Period", "Actual"},
                             {"Held in time", unit, "Q4 2014/15", "71"}}));
  };
  for (const char* unit : {"%",          "Percent",
                           "Percentage", "Per cent",
                           "Number",     "Numeric",
                           "No",         "No.",
                           "#",          "Count",
                           "Days",       "Weeks",
                           "Months",     "Hours",
                           "Minutes",    "Years",
                           "\u00A3",     "\u00A3k",
                           "\u00A3m",    "\u20AC",
                           "$",          "Ratio",
                           "Rate",       "Score",
                           "Average",    "Mean",
                           "Median",     "Total",
                           "Sum",        "Rate per 1,000",
                           "Index",      "Per 1,000",
                           "Currency",   "Rate per 10,000",
                           "Per 10,000", "Working days"})
    EXPECT_EQ(read(unit), (Values{{"Held in time//", 71}})) << unit;
  EXPECT_EQ(read("Daily"), (Values{{"Daily//", 71}}));
  EXPECT_EQ(read("Days lost"), (Values{{"Days lost//", 71}}));
}

}  // namespace
}  // namespace planwatch
