#include "collectors/measure/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/measure/measure_rows.h"
#include "tests/words/vocabulary.h"

namespace planwatch {
namespace {

using F = MeasureField;

std::size_t Number(F field) { return static_cast<std::size_t>(field); }

TableColumns Find(const std::vector<std::string>& headings) {
  return TableColumns(MeasureFieldTable(), {}, MakeRow(1, headings).cells);
}

TEST(MeasureFields, AreNamedByEveryPhraseOfTheVocabulary) {
  TestVocabulary(MeasureFieldTable());
}

TEST(MeasureFields, AreNamedAsTheConfigurationHasThem) {
  EXPECT_THAT(MeasureFieldNames(),
              testing::ElementsAre("date", "measure", "value", "target", "unit",
                                   "polarity", "area", "partner"));
  for (const F field : kMeasureFields)
    EXPECT_EQ(MeasureFieldName(field), MeasureFieldNames()[Number(field)]);
}

TEST(MeasureFields, AreRecognisedByTheirHeadings) {
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
    const TableColumns found = Find(c.headings);
    for (const auto& [field, column] : c.columns)
      EXPECT_EQ(found[Number(field)], column)
          << c.headings[0] << ": " << MeasureFieldName(field);
    for (std::size_t i = 0; i < c.headings.size(); ++i)
      EXPECT_EQ(found.Has(i),
                std::any_of(c.columns.begin(), c.columns.end(),
                            [i](const auto& one) { return one.second == i; }))
          << c.headings[i];
  }
}

// Figures of another time, places that are none, numbers of rows.
TEST(MeasureFields, AreNotTakenFromWhatIsAnotherThing) {
  struct Case {
    F field;
    const char* heading;
  };
  for (const Case& c : {Case{F::kDate, "Target date"},
                        {F::kDate, "Previous date"},
                        {F::kDate, "Date updated"},
                        {F::kDate, "Period start"},
                        {F::kMeasure, "Measure no."},
                        {F::kMeasure, "Measure owner"},
                        {F::kValue, "No."},
                        {F::kValue, "#"},
                        {F::kValue, "Previous value"},
                        {F::kValue, "Target performance"},
                        {F::kValue, "Performance against target"},
                        {F::kTarget, "Target met?"},
                        {F::kArea, "Priority area"},
                        {F::kPartner, "Agency code"}})
    EXPECT_FALSE(Find({c.heading})[Number(c.field)]) << c.heading;
}

TEST(MeasureFields, AreInDoubtOnlyWhereTwoHeadingsSayTheSame) {
  struct Case {
    std::vector<std::string> headings;
    F field;
    std::size_t column;
    bool in_doubt;
  };
  for (const Case& c :
       std::vector<Case>{{{"Year", "Quarter"}, F::kDate, 1, false},
                         {{"Quarter", "Quarter ending"}, F::kDate, 1, false},
                         {{"Date", "Month"}, F::kDate, 0, false},
                         {{"Date", "Period"}, F::kDate, 0, true},
                         {{"KPI", "Measure"}, F::kMeasure, 1, false},
                         {{"Actual", "Value"}, F::kValue, 1, true},
                         {{"Value", "Value (revised)"}, F::kValue, 0, true},
                         {{"Target", "Stretch target"}, F::kTarget, 0, false},
                         {{"Good is", "Polarity"}, F::kPolarity, 1, true},
                         {{"Ward", "Area"}, F::kArea, 1, true}}) {
    const TableColumns found = Find(c.headings);
    EXPECT_EQ(found[Number(c.field)], c.column) << c.headings[0];
    EXPECT_EQ(found.DoubtOf(Number(c.field), {}).has_value(), c.in_doubt)
        << c.headings[0];
  }
}

}  // namespace
}  // namespace planwatch
