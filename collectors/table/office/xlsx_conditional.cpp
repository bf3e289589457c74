#include "collectors/table/office/xlsx_conditional.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

// Of the text of a formula, and of a list of ranges.
constexpr std::size_t kMostText = std::size_t{1} << 20;

struct NamedComparison {
  std::string_view name;
  Comparison comparison;
};

constexpr NamedComparison kComparisons[] = {
    {"equal", Comparison::kEqual},
    {"notEqual", Comparison::kNotEqual},
    {"lessThan", Comparison::kLess},
    {"lessThanOrEqual", Comparison::kLessOrEqual},
    {"greaterThan", Comparison::kGreater},
    {"greaterThanOrEqual", Comparison::kGreaterOrEqual},
    {"between", Comparison::kBetween},
    {"notBetween", Comparison::kNotBetween},
};

// The kinds of rules that Excel writes as a formula, too; `^` stands for the
// cell, `"` for the rule's text in quotes, where a program left the formula
// out.
struct FormulaKind {
  std::string_view type, formula;
};

constexpr FormulaKind kFormulaKinds[] = {
    {"expression", ""},
    {"containsText", "NOT(ISERROR(SEARCH(\",^)))"},
    {"notContainsText", "ISERROR(SEARCH(\",^))"},
    {"beginsWith", "LEFT(^,LEN(\"))=\""},
    {"endsWith", "RIGHT(^,LEN(\"))=\""},
    {"containsBlanks", "LEN(TRIM(^))=0"},
    {"notContainsBlanks", "LEN(TRIM(^))>0"},
    {"containsErrors", "ISERROR(^)"},
    {"notContainsErrors", "NOT(ISERROR(^))"},
};

std::optional<double> Number(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return number;
}

std::string Address(CellAddress at) {
  std::string letters;
  for (std::size_t column = at.column + 1; column > 0;
       column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + std::to_string(at.row + 1);
}

std::string FillIn(std::string_view form, std::string_view text,
                   CellAddress base) {
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  quoted += '"';
  std::string formula;
  for (const char c : form) {
    if (c == '^')
      formula += Address(base);
    else if (c == '"')
      formula += quoted;
    else
      formula += c;
  }
  return formula;
}

IconThreshold ThresholdOf(const XmlAttributes& a) {
  IconThreshold threshold;
  const std::string_view type = a.Get("type");
  const std::optional<double> value = Number(a.Get("val"));
  threshold.or_equal = a.IsTrue("gte", true);
  threshold.value = value.value_or(0);
  if (value && (type == "num" || type == "formula"))
    threshold.kind = IconThreshold::Kind::kNumber;
  if (value && type == "percent")
    threshold.kind = IconThreshold::Kind::kPercent;
  return threshold;
}

// "x14:cfRule" as "s:cfRule".
std::string_view Plain(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

}  // namespace

void XlsxConditionalReader::Start(std::string_view name,
                                  const XmlAttributes& a) {
  if (name == "s:conditionalFormatting" ||
      name == "x14:conditionalFormatting") {
    in_formatting_ = true;
    ranges_ = a.Get("sqref");
    return;
  }
  if (!in_formatting_) return;
  const std::string_view plain = Plain(name);
  if (name == "xm:sqref") {
    text_into_ = &ranges_;
  } else if (plain == "cfRule") {
    StartRule(a);
  } else if (in_rule_) {
    StartInRule(name, a);
  }
}

void XlsxConditionalReader::StartRule(const XmlAttributes& a) {
  in_rule_ = ++count_ <= kMaxConditionalRules;
  too_many_ |= !in_rule_;
  if (!in_rule_) return;
  OpenRule& open = open_.emplace_back();
  open.type = a.Get("type");
  open.text = a.Get("text");
  open.rule.priority = Number(a.Get("priority")).value_or(0);
  open.rule.stops = a.IsTrue("stopIfTrue", false);
  for (const NamedComparison& known : kComparisons)
    if (known.name == a.Get("operator"))
      open.rule.comparison = known.comparison;
  if (const auto dxf = Number(a.Get("dxfId")))
    if (*dxf >= 0 && *dxf < static_cast<double>(styles_.dxfs.size()))
      open.rule.effect = styles_.dxfs[static_cast<std::size_t>(*dxf)];
}

void XlsxConditionalReader::StartInRule(std::string_view name,
                                        const XmlAttributes& a) {
  OpenRule& open = open_.back();
  const std::string_view plain = Plain(name);
  if (name == "s:formula" || (name == "xm:f" && open.rule.icons.empty())) {
    text_into_ = &open.formulas.emplace_back();
  } else if (plain == "iconSet") {
    open.icon_set = a.Has("iconSet") ? a.Get("iconSet") : "3TrafficLights1";
    open.reversed = a.IsTrue("reverse", false);
    open.rule.shows_value = a.IsTrue("showValue", true);
  } else if (plain == "cfIcon") {
    open.custom_icons = true;
  } else if (plain == "cfvo") {
    if (open.rule.icons.size() < 8) open.rule.icons.push_back(ThresholdOf(a));
  } else if (name == "x14:dxf") {
    open.dxf.emplace();
  } else if (open.dxf) {
    open.dxf->Start(name, a);
  }
}

void XlsxConditionalReader::End(std::string_view name) {
  if (!in_formatting_) return;
  const std::string_view plain = Plain(name);
  if (name == "s:formula" || name == "xm:f" || name == "xm:sqref")
    text_into_ = nullptr;
  if (plain == "cfRule") in_rule_ = false;
  if (plain == "conditionalFormatting") EndFormatting();
}

void XlsxConditionalReader::Text(std::string_view utf8) {
  if (text_into_ != nullptr && text_into_->size() < kMostText)
    text_into_->append(utf8);
}

void XlsxConditionalReader::EndFormatting() {
  const std::vector<CellRange> ranges = ParseRanges(ranges_);
  const CellAddress base = BaseOf(ranges);
  for (OpenRule& open : open_) {
    range_count_ += ranges.size();
    if (range_count_ > kMaxConditionalRanges) {
      too_many_ = true;
      break;
    }
    Complete(open, base);
    open.rule.ranges = ranges;
    rules_.push_back(std::move(open.rule));
  }
  open_.clear();
  in_formatting_ = in_rule_ = false;
}

void XlsxConditionalReader::Complete(OpenRule& open, CellAddress base) {
  ConditionalRule& rule = open.rule;
  if (open.dxf) rule.effect = open.dxf->Resolve(styles_.colours);
  for (const FormulaKind& known : kFormulaKinds) {
    if (known.type != open.type) continue;
    rule.kind = ConditionalRule::Kind::kFormula;
    if (open.formulas.empty())
      open.formulas.push_back(FillIn(known.formula, open.text, base));
  }
  if (open.type == "cellIs") rule.kind = ConditionalRule::Kind::kCompared;
  if (open.type == "iconSet") {
    rule.kind = ConditionalRule::Kind::kIcons;
    if (!open.custom_icons) rule.icon_colours = IconColours(open.icon_set);
    if (rule.icon_colours.size() != rule.icons.size())
      rule.icon_colours.clear();
    if (open.reversed)
      std::reverse(rule.icon_colours.begin(), rule.icon_colours.end());
  }
  for (const std::string& formula : open.formulas)
    if (rule.formulas.size() < 2) rule.formulas.emplace_back(formula, base);
}

}  // namespace planwatch
