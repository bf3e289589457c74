#include "collectors/table/office/conditional.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <utility>

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

ConditionalRule Compared(Comparison comparison, const std::string& first,
                         const std::string& second = {}) {
  ConditionalRule rule = Rule(first, kRed);
  rule.kind = ConditionalRule::Kind::kCompared;
  rule.comparison = comparison;
  if (!second.empty()) rule.formulas.emplace_back(second, CellAddress{0, 0});
  return rule;
}

// The first cell of a row that begins with the value.
std::string FirstOf(const FormulaValue& value, const ConditionalRule& rule,
                    Cell cell = {}) {
  std::size_t steps = 0;
  ConditionalFormats formats({rule}, steps);
  std::vector<Cell> cells = {std::move(cell)};
  EXPECT_TRUE(formats.Apply(0, 1, OneRow({value}), cells));
  return Show(cells[0]);
}

TEST(ConditionalFormats, CompareAtTheirBounds) {
  struct Case {
    Comparison comparison;
    const char *first, *second;
    std::array<bool, 5> holds;  // of 3 to 7
  };
  using enum Comparison;
  for (const Case& c :
       {Case{kEqual, "5", "", {false, false, true, false, false}},
        {kNotEqual, "5", "", {true, true, false, true, true}},
        {kLess, "5", "", {true, true, false, false, false}},
        {kLessOrEqual, "5", "", {true, true, true, false, false}},
        {kGreater, "5", "", {false, false, false, true, true}},
        {kGreaterOrEqual, "5", "", {false, false, true, true, true}},
        {kBetween, "4", "6", {false, true, true, true, false}},
        {kBetween, "6", "4", {false, true, true, true, false}},
        {kBetween, "5", "5", {false, false, true, false, false}},
        {kNotBetween, "4", "6", {true, false, false, false, true}},
        {kNotBetween, "6", "4", {true, false, false, false, true}}})
    for (int value = 3; value <= 7; ++value)
      EXPECT_EQ(
          FirstOf(FormulaValue::Number(value),
                  Compared(c.comparison, c.first, c.second)),
          c.holds.at(static_cast<std::size_t>(value - 3)) ? "#FF0000" : "")
          << static_cast<int>(c.comparison) << c.first << " of " << value;
}

TEST(ConditionalFormats, OfErrorsHoldNeverAndOfTheUnknownPerhaps) {
  const FormulaValue five = FormulaValue::Number(5);
  Cell green;
  green.fill = kGreen;
  const auto shown = [&](const FormulaValue& value,
                         const ConditionalRule& rule) {
    return FirstOf(value, rule, green);
  };
  using enum Comparison;
  EXPECT_EQ(shown(five, Compared(kNotEqual, "4")), "#FF0000");
  for (const ConditionalRule& rule :
       {Compared(kNotEqual, "1/0"), Compared(kBetween, "1/0", "6"),
        Compared(kBetween, "4", "1/0"), Compared(kNotBetween, "4", "1/0"),
        Rule("1/0", kRed), Rule("\"text\"", kRed), Rule("0", kRed)})
    EXPECT_EQ(shown(five, rule), "#00FF00");
  EXPECT_EQ(shown(FormulaValue::Error(), Compared(kNotEqual, "4")), "#00FF00");
  // A colour that may be another is none.
  for (const ConditionalRule& rule :
       {Compared(kNotEqual, "TODAY()"), Compared(kBetween, "4", "TODAY()"),
        Compared(kBetween, "4"), Rule("TODAY()", kRed)})
    EXPECT_EQ(shown(five, rule), "");
  EXPECT_EQ(shown(FormulaValue::Unknown(), Compared(kNotEqual, "4")), "");
  ConditionalRule none = Rule("TRUE", kRed);
  none.formulas.clear();
  EXPECT_EQ(shown(five, none), "");
  EXPECT_EQ(shown(five, Rule("2", kRed)), "#FF0000");
}

TEST(ConditionalFormats, AfterOneThatMayStopMayHold) {
  Cell cell;
  cell.fill = kGreen;
  ConditionalRule ink = Rule("TODAY()>$B1", kRed, 1, true);
  ink.effect = FormatEffect();
  ink.effect.ink = kBlue;
  EXPECT_EQ(First({ink, Rule("TRUE", kRed, 2)}, cell), "");
  ink.stops = false;
  EXPECT_EQ(First({ink, Rule("TRUE", kRed, 2)}, cell), "#FF0000");
}

TEST(ConditionalFormats, OfMergedCellsAreThoseOfTheFirst) {
  std::size_t steps = 0;
  ConditionalFormats formats({Rule("TRUE", kRed)}, steps);
  std::vector<Cell> cells(3);
  cells[1].merge = Merge::kLeft;
  EXPECT_TRUE(formats.Apply(0, 3, OneRow({}), cells));
  EXPECT_TRUE(cells[0].fill && cells[2].fill);
  EXPECT_FALSE(cells[1].fill);
}

TEST(ConditionalFormats, EndWithTheirRanges) {
  std::size_t steps = 0;
  ConditionalRule rule = Rule("TRUE", kRed);
  rule.ranges = ParseRanges("B2:C3");
  ConditionalFormats formats({rule}, steps);
  std::string shown;
  for (std::size_t row = 0; row < 4; ++row) {
    std::vector<Cell> cells(4);
    EXPECT_TRUE(formats.Apply(row, 4, OneRow({}), cells));
    for (const Cell& cell : cells) shown += cell.fill ? 'x' : '.';
    shown += '/';
  }
  EXPECT_EQ(shown, "..../.xx./.xx./..../");
  const CellRange range = ParseRanges("C3:B2").at(0);
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t column = 0; column < 4; ++column)
      EXPECT_EQ(Contains(range, {row, column}),
                (row == 1 || row == 2) && (column == 1 || column == 2))
          << row << column;
}

TEST(ConditionalFormats, IconsMayBeShownWithoutTheValue) {
  ConditionalRule icons;
  icons.kind = ConditionalRule::Kind::kIcons;
  icons.ranges = ParseRanges("A1");
  icons.icon_colours = IconColours("4TrafficLights");
  using Kind = IconThreshold::Kind;
  icons.icons = {{Kind::kPercent, 0, true},
                 {Kind::kPercent, 25, true},
                 {Kind::kPercent, 50, true},
                 {Kind::kPercent, 75, false}};
  icons.least = 2;
  icons.greatest = 6;
  Cell cell;
  cell.text = "3";
  for (const auto& [value, colour] : {std::pair{2.9, "#000000"},
                                      {3.0, "#FF0000"},
                                      {4.0, "#FFC000"},
                                      {5.0, "#FFC000"},
                                      {5.1, "#00B050"}})
    EXPECT_EQ(FirstOf(FormulaValue::Number(value), icons, cell),
              std::string("3 ") + colour)
        << value;
  icons.shows_value = false;
  EXPECT_EQ(FirstOf(FormulaValue::Number(3), icons, cell), "#FF0000");
  EXPECT_EQ(FirstOf(FormulaValue::Text("3"), icons, cell), "3");
  icons.icons[1].kind = Kind::kUnknown;
  EXPECT_EQ(FirstOf(FormulaValue::Number(3), icons, cell), "3");
}

TEST(ConditionalFormats, IconsOfThreeColoursAreRatings) {
  for (const char* set : {"3TrafficLights1", "3TrafficLights2", "3Symbols",
                          "3Symbols2", "3Flags", "3Signs"})
    EXPECT_EQ(IconColours(set), IconColours("3TrafficLights1")) << set;
  EXPECT_EQ(IconColours("3Signs").size(), 3u);
  EXPECT_EQ(IconColours("4TrafficLights").size(), 4u);
  for (const char* set : {"3Arrows", "4Rating", "5Quarters", "3Stars", ""})
    EXPECT_TRUE(IconColours(set).empty()) << set;
}

}  // namespace
}  // namespace planwatch
