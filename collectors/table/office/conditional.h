// Conditional formats of a sheet: which colours its cells have by rules, for
// XLSX and ODS alike.
//
// A rule whose condition is unknown (formula.h) may hold: where its colour
// would differ from the one that is otherwise shown, the cell has none, as
// nobody could tell it from the document alone. Data bars and colour scales are
// no rating and not among the rules. One thread at a time.
//
// Source: ECMA-376-1, 18.3.1.10 and 18.18.12.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/table/office/formula.h"
#include "collectors/table/office/grid.h"
#include "collectors/table/row.h"

namespace planwatch {

// What a sink is told where a document's rules cost more than
// kMaxConditionalSteps.
inline constexpr std::string_view kTooCostly =
    "the conditional formatting costs too much to follow: from this row on its "
    "colours are not seen";

// And where a sheet has more rules or ranges than are kept.
inline constexpr std::string_view kTooManyRules =
    "the sheet has more conditional formats than are followed: some of its "
    "colours are not seen";

// What a rule does to the cells that it holds for.
struct FormatEffect {
  std::optional<Colour> fill, ink;
  std::optional<bool> bold, struck;
  bool empty() const { return !fill && !ink && !bold && !struck; }
};

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kBetween,
  kNotBetween,
};

// A step of an icon set: the icon is shown from this value on.
struct IconThreshold {
  enum class Kind : std::uint8_t { kNumber, kPercent, kUnknown };
  Kind kind = Kind::kUnknown;
  double value = 0;
  bool or_equal = true;
};

struct ConditionalRule {
  enum class Kind : std::uint8_t {
    kFormula,    // holds where formulas[0] is true
    kCompared,   // where the cell's value compares so with formulas
    kIcons,      // always: a colour by thresholds
    kUndecided,  // a kind that isn't known: it may hold
  };
  Kind kind = Kind::kUndecided;
  std::vector<CellRange> ranges;
  double priority = 0;  // the least comes first
  bool stops = false;   // no rule after it where it holds
  FormatEffect effect;
  Comparison comparison = Comparison::kEqual;
  std::vector<Formula> formulas;
  std::vector<IconThreshold> icons;  // the first icon's is always met
  std::vector<Colour> icon_colours;  // as many
  bool shows_value = true;           // beside the icon
  // Of the numbers in the ranges, for thresholds in percent; none: unknown.
  std::optional<double> least, greatest;
};

// "A1:C9 E1" as XLSX writes ranges; none where one is damaged.
std::vector<CellRange> ParseRanges(std::string_view text);
// The cell that the formulas of a rule for these ranges are written for.
CellAddress BaseOf(const std::vector<CellRange>& ranges);
bool Contains(const CellRange& range, CellAddress at);

// The colours of an icon set from its lowest icon on, by its name ("3Flags");
// none where its icons are not ratings.
std::vector<Colour> IconColours(std::string_view set);

class ConditionalFormats {
 public:
  // In any order of ranges; equal priorities hold in the order given.
  // `steps` counts for the whole document, and outlives this.
  ConditionalFormats(std::vector<ConditionalRule> rules, std::size_t& steps);

  bool empty() const { return rules_.empty(); }
  // Formats the cells of a row, from 0; rows come in ascending order. The row
  // is lengthened to `width` where a rule colours a cell there. False, once:
  // the rules cost too much and are applied no longer.
  bool Apply(std::size_t row, std::size_t width, const CellSource& values,
             std::vector<Cell>& cells);

 private:
  struct Range {
    std::size_t rule = 0;
    CellRange cells;
  };
  // What the rules up to now make of a cell.
  struct Outcome {
    FormatEffect effect;
    bool stopped = false, unsure = false, hides_value = false;
    std::optional<Colour> maybe;  // of a rule that may hold
    bool maybe_others = false;    // more than one such colour
  };

  void ApplyRule(const ConditionalRule& rule, CellAddress at,
                 const CellSource& values, Outcome& outcome);
  std::optional<bool> Holds(const ConditionalRule& rule, CellAddress at,
                            const CellSource& values);
  static std::optional<Colour> IconOf(const ConditionalRule& rule,
                                      double number);
  static void Format(const Outcome& outcome, Cell& cell);

  std::vector<ConditionalRule> rules_;  // by priority
  std::vector<Range> ranges_;           // by first row
  std::size_t next_ = 0;
  std::vector<Range> active_;  // by priority
  std::vector<Outcome> outcomes_;
  std::size_t& steps_;
  bool exhausted_ = false;
};

}  // namespace planwatch
