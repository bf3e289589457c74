#include "collectors/table/office/conditional.h"

#include <gtest/gtest.h>

#include <map>

#include "collectors/table/limits.h"
#include "tests/table/office/shown.h"

namespace planwatch {
namespace {

// One row of values, in row 1; nothing elsewhere is known.
class OneRow : public CellSource {
 public:
  explicit OneRow(std::vector<FormulaValue> values)
      : values_(std::move(values)) {}
  FormulaValue Get(std::string_view, CellAddress at) const override {
    if (at.row != 0) return FormulaValue::Unknown();
    return at.column < values_.size() ? values_[at.column] : FormulaValue();
  }

 private:
  std::vector<FormulaValue> values_;
};

constexpr Colour kRed{255, 0, 0}, kGreen{0, 255, 0}, kBlue{0, 0, 255};

ConditionalRule Rule(const std::string& formula, Colour fill,
                     double priority = 1, bool stops = false) {
  ConditionalRule rule;
  rule.kind = ConditionalRule::Kind::kFormula;
  rule.ranges = ParseRanges("A1:C9");
  rule.priority = priority;
  rule.stops = stops;
  rule.effect.fill = fill;
  rule.formulas.emplace_back(formula, CellAddress{0, 0});
  return rule;
}

// The first cell of a row "x", 5, blank.
std::string First(std::vector<ConditionalRule> rules, Cell cell = {}) {
  std::size_t steps = 0;
  ConditionalFormats formats(std::move(rules), steps);
  std::vector<Cell> cells(3);
  cells[0] = std::move(cell);
  EXPECT_TRUE(formats.Apply(
      0, 3, OneRow({FormulaValue::Text("x"), FormulaValue::Number(5)}), cells));
  return Show(cells[0]);
}

TEST(ConditionalFormats, TheFirstRuleThatHoldsGivesTheColour) {
  EXPECT_EQ(First({Rule("$A1=\"x\"", kRed, 2), Rule("$B1=5", kGreen, 1)}),
            "#00FF00");
  EXPECT_EQ(First({Rule("$A1=\"y\"", kRed, 1), Rule("$B1=5", kGreen, 2)}),
            "#00FF00");
  Cell cell;
  cell.fill = kBlue;
  EXPECT_EQ(First({Rule("$A1=\"x\"", kRed)}, cell), "#FF0000");
  EXPECT_EQ(First({Rule("$A1=\"y\"", kRed)}, cell), "#0000FF");
}

TEST(ConditionalFormats, ARuleAfterOneThatStopsDoesNothing) {
  ConditionalRule ink = Rule("TRUE", kRed, 2);
  ink.effect = FormatEffect();
  ink.effect.ink = kBlue;
  EXPECT_EQ(First({Rule("TRUE", kRed, 1, true), ink}), "#FF0000");
  EXPECT_EQ(First({Rule("TRUE", kRed, 1, false), ink}), "#FF0000 @0000FF");
}

TEST(ConditionalFormats, AColourThatMayBeAnotherIsNone) {
  Cell cell;
  cell.fill = kGreen;
  EXPECT_EQ(First({Rule("TODAY()>$B1", kRed)}, cell), "");
  EXPECT_EQ(First({Rule("TODAY()>$B1", kGreen)}, cell), "#00FF00");
  EXPECT_EQ(First({Rule("TODAY()>$B1", kRed, 1), Rule("$B1=5", kGreen, 2)}),
            "");
  EXPECT_EQ(First({Rule("TODAY()>$B1", kRed, 2), Rule("$B1=5", kGreen, 1)}),
            "#00FF00");
  EXPECT_EQ(First({Rule("AND($A1=\"done\",TODAY()>$B1)", kRed)}, cell),
            "#00FF00");
}

TEST(ConditionalFormats, StruckTextAndWeightAreShown) {
  ConditionalRule rule = Rule("TRUE", kRed);
  rule.effect = {std::nullopt, kBlue, true, true};
  Cell cell;
  cell.text = "late";
  EXPECT_EQ(First({rule}, cell), "~late~ @0000FF *bold*");
}

TEST(ConditionalFormats, RangesMayBeSeveralAndBlankCellsAreColoured) {
  std::size_t steps = 0;
  ConditionalRule rule = Rule("$B1=5", kRed);
  rule.ranges = ParseRanges("C1 E1:F2");
  ConditionalFormats formats({rule}, steps);
  std::vector<Cell> cells(2);
  ASSERT_TRUE(formats.Apply(
      0, 6, OneRow({FormulaValue(), FormulaValue::Number(5)}), cells));
  // The base of the formula is C1: for E1, B has moved with it, but is fixed.
  ASSERT_EQ(cells.size(), 6u);
  EXPECT_FALSE(cells[0].fill || cells[1].fill || cells[3].fill);
  EXPECT_TRUE(cells[2].fill && cells[4].fill && cells[5].fill);
}

TEST(ConditionalFormats, ThatCostTooMuchAreSaidToOnce) {
  std::size_t steps = kMaxConditionalSteps;
  ConditionalFormats formats({Rule("TRUE", kRed)}, steps);
  std::vector<Cell> cells(1);
  EXPECT_FALSE(formats.Apply(0, 1, OneRow({}), cells));
  EXPECT_TRUE(formats.Apply(0, 1, OneRow({}), cells));
  EXPECT_FALSE(cells[0].fill);
}

TEST(ConditionalFormats, ThatMeetNoCellCostSomethingToo) {
  ConditionalRule rule = Rule("TRUE", kRed);
  rule.ranges = ParseRanges("E1:E9 F1:F9");
  for (const bool is_more : {false, true}) {
    std::size_t steps = kMaxConditionalSteps - (is_more ? 1 : 2);
    ConditionalFormats formats({rule}, steps);
    std::vector<Cell> cells(1);
    EXPECT_TRUE(formats.Apply(0, 1, OneRow({}), cells));
    EXPECT_EQ(formats.Apply(1, 1, OneRow({}), cells), !is_more);
    // Said once.
    if (is_more) {
      EXPECT_TRUE(formats.Apply(1, 1, OneRow({}), cells));
    }
  }
}

TEST(ConditionalFormats, IconsAreColoursByTheirThresholds) {
  ConditionalRule icons;
  icons.kind = ConditionalRule::Kind::kIcons;
  icons.ranges = ParseRanges("A1");
  icons.icon_colours = IconColours("3TrafficLights1");
  ASSERT_EQ(icons.icon_colours.size(), 3u);
  using Kind = IconThreshold::Kind;
  icons.icons = {{Kind::kPercent, 0, true},
                 {Kind::kNumber, 2, true},
                 {Kind::kNumber, 3, false}};
  const auto colour = [&](double value) {
    std::size_t steps = 0;
    ConditionalFormats formats({icons}, steps);
    std::vector<Cell> cells(1);
    EXPECT_TRUE(
        formats.Apply(0, 1, OneRow({FormulaValue::Number(value)}), cells));
    return Show(cells[0]);
  };
  EXPECT_EQ(colour(1), "#FF0000");
  EXPECT_EQ(colour(2), "#FFC000");
  EXPECT_EQ(colour(3), "#FFC000");
  EXPECT_EQ(colour(4), "#00B050");
  // Percent of what isn't known decides nothing.
  icons.icons[1] = {Kind::kPercent, 33, true};
  EXPECT_EQ(colour(2), "");
  icons.least = 0;
  icons.greatest = 9;
  EXPECT_EQ(colour(3), "#FFC000");
  EXPECT_TRUE(IconColours("3Arrows").empty());
}

TEST(ConditionalFormats, RangesAreReadAsExcelWritesThem) {
  const std::vector<CellRange> ranges = ParseRanges("B2:C9 $E$1");
  ASSERT_EQ(ranges.size(), 2u);
  EXPECT_EQ(ranges[0].last_row, 8u);
  EXPECT_EQ(ranges[1].first_column, 4u);
  EXPECT_EQ(BaseOf(ranges), (CellAddress{0, 1}));
  EXPECT_TRUE(ParseRanges("B2:").empty());
  EXPECT_TRUE(ParseRanges("2B").empty());
}

}  // namespace
}  // namespace planwatch
