#include "collectors/measure/columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using F = MeasureField;

MeasureColumns Find(const std::vector<std::string>& headings,
                    const std::map<std::string, std::string>& configured = {}) {
  return MeasureColumns::Find(MakeRow(1, headings), configured);
}

TEST(MeasureColumns, AreRecognisedByTheirHeadings) {
  struct Case {
    std::vector<std::string> headings;
    std::vector<std::pair<F, std::size_t>> columns;
  };
  const Case cases[] = {
      {{"date", "measure", "value", "target", "unit", "polarity", "area",
        "partner"},
       {{F::kDate, 0},
        {F::kMeasure, 1},
        {F::kValue, 2},
        {F::kTarget, 3},
        {F::kUnit, 4},
        {F::kPolarity, 5},
        {F::kArea, 6},
        {F::kPartner, 7}}},
      {{"Performance Indicator", "Quarter  Ending", "Actual\nPerformance"},
       {{F::kMeasure, 0}, {F::kDate, 1}, {F::kValue, 2}}},
      // The longer phrase has the heading, the whole heading goes first.
      {{"Target value", "Value", "KPI", "Period", "Unit of measure"},
       {{F::kTarget, 0},
        {F::kValue, 1},
        {F::kMeasure, 2},
        {F::kDate, 3},
        {F::kUnit, 4}}},
      {{"Quarter target", "Date", "Measure", "Result"},
       {{F::kTarget, 0}, {F::kDate, 1}, {F::kMeasure, 2}, {F::kValue, 3}}},
      // No whole word.
      {{"Updated", "Date", "Measure", "Value", "Reward"},
       {{F::kDate, 1}, {F::kMeasure, 2}, {F::kValue, 3}}},
  };
  for (const Case& c : cases) {
    const MeasureColumns found = Find(c.headings);
    EXPECT_FALSE(found.Missing()) << c.headings[0];
    for (const auto& [field, column] : c.columns)
      EXPECT_EQ(found[field], column)
          << c.headings[0] << ": " << MeasureFieldName(field);
    for (std::size_t i = 0; i < c.headings.size(); ++i)
      EXPECT_EQ(found.Has(i),
                std::any_of(c.columns.begin(), c.columns.end(),
                            [i](const auto& one) { return one.second == i; }))
          << c.headings[i];
  }
}

TEST(MeasureColumns, ThatAreConfiguredGoFirstAndMustBeThere) {
  const std::vector<std::string> headings = {"Date", "Measure", "Value",
                                             "Value (revised)"};
  EXPECT_EQ(Find(headings)[F::kValue], 2);
  EXPECT_EQ(Find(headings, {{"value", "value  (REVISED)"}})[F::kValue], 3);
  EXPECT_EQ(Find(headings, {{"area", "Value"}})[F::kArea], 2);
  EXPECT_EQ(Find(headings, {{"area", "Ward"}}).Missing(), F::kArea);
}

TEST(MeasureColumns, AreMissingWhereTheRowIsNoHeader) {
  EXPECT_EQ(Find({"Measure", "Value"}).Missing(), F::kDate);
  EXPECT_EQ(Find({"Measure", "Value"}).found(), 2);
  EXPECT_EQ(Find({"Date", "Measure", "Target"}).Missing(), F::kValue);
  EXPECT_EQ(Find({}).Missing(), F::kDate);
  // One column can't be two.
  EXPECT_TRUE(Find({"Date of measure", "Value"}).Missing());
}

}  // namespace
}  // namespace planwatch
