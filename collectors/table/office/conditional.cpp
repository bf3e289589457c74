#include "collectors/table/office/conditional.h"

#include <algorithm>
#include <array>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

constexpr Colour kRed{255, 0, 0}, kAmber{255, 192, 0}, kGreen{0, 176, 80},
    kBlack{0, 0, 0};

struct IconSet {
  std::string_view name;
  std::array<std::optional<Colour>, 4> colours;
};

// ECMA-376-1, 18.18.42: those whose icons are red, amber and green. Arrows tell
// a trend.
constexpr IconSet kIconSets[] = {
    {"3TrafficLights1", {kRed, kAmber, kGreen}},
    {"3TrafficLights2", {kRed, kAmber, kGreen}},
    {"3Symbols", {kRed, kAmber, kGreen}},
    {"3Symbols2", {kRed, kAmber, kGreen}},
    {"3Flags", {kRed, kAmber, kGreen}},
    {"3Signs", {kRed, kAmber, kGreen}},
    {"4TrafficLights", {kBlack, kRed, kAmber, kGreen}},
};

bool Matches(Comparison comparison, const FormulaValue& value,
             const FormulaValue& first, const FormulaValue& second) {
  const int order = CompareValues(value, first);
  switch (comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kNotEqual:
      return order != 0;
    case Comparison::kLess:
      return order < 0;
    case Comparison::kLessOrEqual:
      return order <= 0;
    case Comparison::kGreater:
      return order > 0;
    case Comparison::kGreaterOrEqual:
      return order >= 0;
    case Comparison::kBetween:
    case Comparison::kNotBetween:
      break;
  }
  // The bounds may stand in either order.
  const bool between = (order >= 0 && CompareValues(value, second) <= 0) ||
                       (order <= 0 && CompareValues(value, second) >= 0);
  return between == (comparison == Comparison::kBetween);
}

}  // namespace

std::vector<CellRange> ParseRanges(std::string_view text) {
  std::vector<CellRange> ranges;
  for (const std::string& part : Split(text, ' ')) {
    if (part.empty()) continue;
    const std::size_t colon = part.find(':');
    const std::string_view first = std::string_view(part).substr(0, colon);
    FormulaReference from, to;
    if (!ParseCellReference(first, from) ||
        !ParseCellReference(colon == part.npos
                                ? first
                                : std::string_view(part).substr(colon + 1),
                            to))
      return {};
    ranges.push_back({std::min(from.cell.row, to.cell.row),
                      std::min(from.cell.column, to.cell.column),
                      std::max(from.cell.row, to.cell.row),
                      std::max(from.cell.column, to.cell.column)});
  }
  return ranges;
}

CellAddress BaseOf(const std::vector<CellRange>& ranges) {
  if (ranges.empty()) return {};
  CellAddress base{ranges[0].first_row, ranges[0].first_column};
  for (const CellRange& range : ranges)
    base = {std::min(base.row, range.first_row),
            std::min(base.column, range.first_column)};
  return base;
}

bool Contains(const CellRange& range, CellAddress at) {
  return range.first_row <= at.row && at.row <= range.last_row &&
         range.first_column <= at.column && at.column <= range.last_column;
}

std::vector<Colour> IconColours(std::string_view name) {
  std::vector<Colour> colours;
  for (const IconSet& set : kIconSets)
    if (set.name == name)
      for (const std::optional<Colour>& colour : set.colours)
        if (colour) colours.push_back(*colour);
  return colours;
}

ConditionalFormats::ConditionalFormats(std::vector<ConditionalRule> rules,
                                       std::size_t& steps)
    : rules_(std::move(rules)), steps_(steps) {
  // One without an effect that stops nothing changes nothing.
  std::erase_if(rules_, [](const ConditionalRule& rule) {
    return rule.effect.empty() && !rule.stops && rule.icon_colours.empty();
  });
  std::stable_sort(rules_.begin(), rules_.end(),
                   [](const ConditionalRule& a, const ConditionalRule& b) {
                     return a.priority < b.priority;
                   });
  for (std::size_t rule = 0; rule < rules_.size(); ++rule)
    for (const CellRange& range : rules_[rule].ranges)
      if (range.first_column < kMaxColumns &&
          ranges_.size() < kMaxConditionalRanges)
        ranges_.push_back({rule, range});
  std::stable_sort(ranges_.begin(), ranges_.end(),
                   [](const Range& a, const Range& b) {
                     return a.cells.first_row < b.cells.first_row;
                   });
}

bool ConditionalFormats::Apply(std::size_t row, std::size_t width,
                               const CellSource& values,
                               std::vector<Cell>& cells) {
  if (exhausted_) return true;
  const std::size_t ended = std::erase_if(active_, [row](const Range& range) {
    return range.cells.last_row < row;
  });
  steps_ += active_.size() + ended;
  if (steps_ > kMaxConditionalSteps) {
    exhausted_ = true;
    return false;
  }
  const std::size_t before = active_.size();
  for (; next_ < ranges_.size() && ranges_[next_].cells.first_row <= row;
       ++next_)
    if (ranges_[next_].cells.last_row >= row) active_.push_back(ranges_[next_]);
  if (active_.size() > before)
    std::stable_sort(
        active_.begin(), active_.end(),
        [](const Range& a, const Range& b) { return a.rule < b.rule; });

  width = std::min(std::max(width, cells.size()), kMaxColumns);
  outcomes_.assign(active_.empty() ? 0 : width, {});
  for (const Range& range : active_) {
    for (std::size_t column = range.cells.first_column;
         column < width && column <= range.cells.last_column; ++column) {
      // A merged cell is shown as its first one.
      if (column < cells.size() && cells[column].merge != Merge::kNone)
        continue;
      if (++steps_ > kMaxConditionalSteps) {
        exhausted_ = true;
        return false;
      }
      ApplyRule(rules_[range.rule], {row, column}, values, outcomes_[column]);
    }
  }
  for (std::size_t column = 0; column < outcomes_.size(); ++column) {
    const Outcome& outcome = outcomes_[column];
    if (outcome.effect.empty() && !outcome.maybe && !outcome.hides_value)
      continue;
    if (column >= cells.size()) {
      if (!outcome.effect.fill) continue;
      cells.resize(column + 1);
    }
    Format(outcome, cells[column]);
  }
  return true;
}

void ConditionalFormats::ApplyRule(const ConditionalRule& rule, CellAddress at,
                                   const CellSource& values, Outcome& outcome) {
  if (outcome.stopped) return;
  FormatEffect effect = rule.effect;
  std::optional<bool> holds = Holds(rule, at, values);
  if (rule.kind == ConditionalRule::Kind::kIcons) {
    const FormulaValue value = values.Get({}, at);
    if (value.kind != FormulaValue::Kind::kNumber) return;
    effect.fill = IconOf(rule, value.number);
    holds = effect.fill.has_value();
    outcome.hides_value |= !rule.shows_value && effect.fill;
  }
  if (holds == false) return;
  if (!holds || outcome.unsure) {
    if (effect.fill && !outcome.effect.fill) {
      outcome.maybe_others |= outcome.maybe && outcome.maybe != effect.fill;
      outcome.maybe = effect.fill;
    }
    outcome.unsure |= rule.stops;
    return;
  }
  FormatEffect& shown = outcome.effect;
  if (!shown.fill) shown.fill = effect.fill;
  if (!shown.ink) shown.ink = effect.ink;
  if (!shown.bold) shown.bold = effect.bold;
  if (!shown.struck) shown.struck = effect.struck;
  outcome.stopped |= rule.stops;
}

std::optional<bool> ConditionalFormats::Holds(const ConditionalRule& rule,
                                              CellAddress at,
                                              const CellSource& values) {
  using Kind = FormulaValue::Kind;
  if (rule.kind != ConditionalRule::Kind::kFormula &&
      rule.kind != ConditionalRule::Kind::kCompared)
    return std::nullopt;
  if (rule.formulas.empty()) return std::nullopt;
  const FormulaValue first = rule.formulas[0].Evaluate(at, values, steps_);
  if (first.kind == Kind::kUnknown) return std::nullopt;
  if (first.kind == Kind::kError) return false;
  if (rule.kind == ConditionalRule::Kind::kFormula)
    return first.kind != Kind::kText && first.number != 0;
  const FormulaValue value = values.Get({}, at);
  if (value.kind == Kind::kUnknown) return std::nullopt;
  if (value.kind == Kind::kError) return false;
  FormulaValue second;
  if (rule.comparison == Comparison::kBetween ||
      rule.comparison == Comparison::kNotBetween) {
    if (rule.formulas.size() < 2) return std::nullopt;
    second = rule.formulas[1].Evaluate(at, values, steps_);
    if (second.kind == Kind::kUnknown) return std::nullopt;
    if (second.kind == Kind::kError) return false;
  }
  steps_ += (first.text.size() + value.text.size()) / 16;
  return Matches(rule.comparison, value, first, second);
}

std::optional<Colour> ConditionalFormats::IconOf(const ConditionalRule& rule,
                                                 double number) {
  std::size_t icon = 0;
  for (std::size_t i = 1; i < rule.icons.size(); ++i) {
    const IconThreshold& threshold = rule.icons[i];
    double from = threshold.value;
    if (threshold.kind == IconThreshold::Kind::kPercent) {
      if (!rule.least || !rule.greatest) return std::nullopt;
      from = *rule.least + (*rule.greatest - *rule.least) * from / 100;
    } else if (threshold.kind == IconThreshold::Kind::kUnknown) {
      return std::nullopt;
    }
    if (threshold.or_equal ? number >= from : number > from) icon = i;
  }
  return icon < rule.icon_colours.size()
             ? std::optional(rule.icon_colours[icon])
             : std::nullopt;
}

void ConditionalFormats::Format(const Outcome& outcome, Cell& cell) {
  const FormatEffect& effect = outcome.effect;
  if (effect.fill) cell.fill = effect.fill;
  if (outcome.maybe && (outcome.maybe_others || outcome.maybe != cell.fill))
    cell.fill.reset();
  if (effect.ink) cell.ink = effect.ink;
  if (effect.bold) cell.bold = *effect.bold;
  if (effect.struck == true || outcome.hides_value) {
    if (!outcome.hides_value && cell.struck.empty()) cell.struck = cell.text;
    cell.text.clear();
    cell.date.reset();
    cell.month_only = false;
  }
}

}  // namespace planwatch
