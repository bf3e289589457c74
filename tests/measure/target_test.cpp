#include "collectors/measure/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

constexpr auto kMore = Polarity::kMore, kLess = Polarity::kLess;

TEST(Target, MayBeANumberThatIsNotToBePassed) {
  struct Case {
    const char* cell;
    double number;
    std::optional<Polarity> polarity;
  };
  for (const Case& c : {Case{"10", 10, std::nullopt},
                        {"10 or less", 10, kLess},
                        {"10 or fewer", 10, kLess},
                        {"Less than 10", 10, kLess},
                        {"<10%", 10, kLess},
                        {"\u2264 10", 10, kLess},
                        {"no more than 1,000", 1000, kLess},
                        {"max 5", 5, kLess},
                        {"Reduce to 10", 10, kLess},
                        {"more than 20", 20, kMore},
                        {"at least 90%", 90, kMore},
                        {"90%+", 90, kMore},
                        {">= 90", 90, kMore},
                        {"90 or above", 90, kMore},
                        {"Increase to 20", 20, kMore},
                        {"=<60%", 60, kLess},
                        {"< or = 60%", 60, kLess},
                        {"=>60%", 60, kMore},
                        {"not above 60%", 60, kLess},
                        {"within 5", 5, kLess},
                        {"60% (lower is better)", 60, kLess},
                        {"60*", 60, std::nullopt},
                        {"10 days", 10, std::nullopt}}) {
    const TargetReading read = ReadTarget(c.cell);
    ASSERT_TRUE(read.number) << c.cell;
    EXPECT_EQ(read.number->value, c.number) << c.cell;
    EXPECT_EQ(read.polarity, c.polarity) << c.cell;
    EXPECT_FALSE(read.says_none || read.unreadable) << c.cell;
  }
}

TEST(Target, IsNoneWhereTheCellHasNoNumber) {
  struct Case {
    const char* cell;
    std::optional<Polarity> polarity;
    bool says_none, unreadable;
  };
  for (const Case& c : {Case{"", std::nullopt, false, false},
                        {"-", std::nullopt, true, false},
                        {"Increase", kMore, true, false},
                        {"Lower than last year", kLess, true, false},
                        {"lots", std::nullopt, true, true},
                        {"Reduce by 10", std::nullopt, true, true},
                        {"85-90", std::nullopt, true, true},
                        {"less than 10 days", std::nullopt, true, true},
                        {"60 (provisional plan)", std::nullopt, true, true},
                        {"60p", std::nullopt, true, true},
                        {"10% (reduction)", std::nullopt, true, true},
                        {"10% \u2193", std::nullopt, true, true}}) {
    const TargetReading read = ReadTarget(c.cell);
    EXPECT_FALSE(read.number) << c.cell;
    EXPECT_EQ(read.polarity, c.polarity) << c.cell;
    EXPECT_EQ(read.says_none, c.says_none) << c.cell;
    EXPECT_EQ(read.unreadable, c.unreadable) << c.cell;
  }
}

TEST(MeasureReader, EndsATargetWhereItsCellSaysAnother) {
  const auto last = [](const char* target) {
    const auto read = ReadTexts({{"KPI", "Period", "Actual", "Target"},
                                 {"A", "Q3 2014/15", "14", "15"},
                                 {"A", "Q4 2014/15", "14", target}});
    return read->series.at(0).points.back();
  };
  EXPECT_EQ(last("").target, 15);
  for (const char* none : {"Increase", "Lower than last year", "2x last year"})
    EXPECT_EQ(last(none).target, std::nullopt) << none;
  EXPECT_EQ(last("less than 10").target, 10);
  EXPECT_EQ(last("less than 10").polarity, kLess);
}

TEST(MeasureReader, ScalesByALetterAloneOnlyMoney) {
  const auto read = [](const char* value, const char* target,
                       const char* unit) {
    return ReadTexts({{"KPI", "Period", "Actual", "Target", "Unit"},
                      {"B", "Q4 2014/15", "1", "", ""},
                      {"A", "Q4 2014/15", value, target, unit}});
  };
  for (const auto& [value, target, unit] :
       {std::tuple{"45m", "", ""}, {"3m", "", "months"}, {"2k", "5", ""}})
    EXPECT_EQ(Latest(read(value, target, unit)), (Values{{"B//", 1}})) << value;
  for (const auto& [value, target, unit] : {std::tuple{"\u00A32m", "", ""},
                                            {"2m", "\u00A33m", ""},
                                            {"2m", "", "\u00A3"},
                                            {"2 million", "", ""}})
    EXPECT_EQ(Latest(read(value, target, unit)),
              (Values{{"A//", 2000000}, {"B//", 1}}))
        << value << unit;
  EXPECT_EQ(read("2", "3m", "")->series.back().points[0].target, std::nullopt);
}

TEST(Target, WithAMinusIsUnclearUnlessADirectionIsWritten) {
  const auto last = [](const char* measure, const char* value,
                       const char* polarity) {
    return ReadTexts({{"KPI", "Period", "Actual", "Target", "Polarity"},
                      {"B", "Q4 2014/15", "1", "1", "more"},
                      {measure, "Q4 2014/15", value, "-10%", polarity}})
        ->series.at(1)
        .points[0];
  };
  EXPECT_EQ(last("Change", "-12%", "").target, -10);
  EXPECT_EQ(last("Change", "-12%", "").polarity, Polarity::kNone);
  EXPECT_EQ(last("Change", "-12%", "less").polarity, kLess);
  EXPECT_EQ(last("Change (lower is better)", "3%", "").polarity, kLess);
  // A reduction of what isn't a change.
  const auto read = ReadTexts({{"KPI", "Period", "Actual", "Target"},
                               {"Missing", "Q4 2014/15", "57", "-60%"}});
  EXPECT_EQ(read->series[0].points[0].target, std::nullopt);
  EXPECT_EQ(read->report.repairs.counts().at("unreadable_target"), 1);
}

TEST(Target, ThatIsMoreThanBeforeIsNone) {
  for (const char* cell : {"+5%", "+5"}) {
    const TargetReading read = ReadTarget(cell);
    EXPECT_FALSE(read.number) << cell;
    EXPECT_TRUE(read.unreadable) << cell;
  }
}

TEST(Target, HasAPhraseForAtMostOrAtLeastBesideItsNumber) {
  const auto expect = [](Polarity polarity,
                         const std::vector<const char*>& cells) {
    for (const char* cell : cells) {
      const TargetReading read = ReadTarget(cell);
      ASSERT_TRUE(read.number) << cell;
      EXPECT_EQ(read.number->value, 10) << cell;
      EXPECT_EQ(read.polarity, polarity) << cell;
      EXPECT_FALSE(read.says_none || read.unreadable) << cell;
    }
  };
  expect(kLess, {"Less than or equal to 10",
                 "No more than 10",
                 "Not more than 10",
                 "No higher than 10",
                 "Not higher than 10",
                 "No greater than 10",
                 "Not above 10",
                 "Not over 10",
                 "Not exceeding 10",
                 "Not to exceed 10",
                 "Less than 10",
                 "Fewer than 10",
                 "Lower than 10",
                 "At most 10",
                 "Up to 10",
                 "A maximum of 10",
                 "Maximum of 10",
                 "Maximum 10",
                 "Max 10",
                 "Within 10",
                 "Below 10",
                 "Under 10",
                 "Reduce to 10",
                 "Reduction to 10",
                 "Decrease to 10",
                 "<= 10",
                 "=< 10",
                 "< or = 10",
                 "<or= 10",
                 "\u2264 10",
                 "< 10",
                 "10 or less",
                 "10 or fewer",
                 "10 or lower",
                 "10 or below",
                 "10 or under",
                 "10 and below",
                 "10 and under",
                 "10 maximum",
                 "10 max"});
  expect(kMore, {"Greater than or equal to 10",
                 "More than or equal to 10",
                 "No less than 10",
                 "Not less than 10",
                 "No fewer than 10",
                 "No lower than 10",
                 "Not below 10",
                 "Not under 10",
                 "At or above 10",
                 "A minimum of 10",
                 "More than 10",
                 "Greater than 10",
                 "Higher than 10",
                 "At least 10",
                 "Minimum of 10",
                 "Minimum 10",
                 "Min 10",
                 "Above 10",
                 "Over 10",
                 "Increase to 10",
                 "Raise to 10",
                 "Improve to 10",
                 ">= 10",
                 "=> 10",
                 "> or = 10",
                 ">or= 10",
                 "\u2265 10",
                 "> 10",
                 "10 or more",
                 "10 or greater",
                 "10 or higher",
                 "10 or above",
                 "10 or over",
                 "10 and above",
                 "10 and over",
                 "10 minimum",
                 "10 min",
                 "10 plus",
                 "10+"});
  for (const char* cell :
       {"Near 10", "Underspend 10", "Overall 10", "Minor 10", "Uplift to 10",
        "More than usual 10", "10 or so", "10 and rising", "10 overall"}) {
    EXPECT_FALSE(ReadTarget(cell).number) << cell;
    EXPECT_TRUE(ReadTarget(cell).unreadable) << cell;
  }
}

}  // namespace
}  // namespace planwatch
