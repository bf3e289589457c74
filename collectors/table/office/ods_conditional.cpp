#include "collectors/table/office/ods_conditional.h"

#include <algorithm>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

constexpr std::size_t kMaxConditionBytes = std::size_t{16} << 20;

class ConditionsHandler : public XmlHandler {
 public:
  Status Start(std::string_view name, const XmlAttributes& a) override {
    if (name == "table:table") {
      sheets.emplace_back();
    } else if (name == "calcext:conditional-format") {
      ranges_ = a.Get("calcext:target-range-address");
    } else if (name == "calcext:condition" && !sheets.empty()) {
      OdsCondition condition{ranges_, std::string(a.Get("calcext:value")),
                             std::string(a.Get("calcext:apply-style-name")),
                             std::string(a.Get("calcext:base-cell-address"))};
      bytes_ += condition.ranges.size() + condition.condition.size();
      if (++count_ <= kMaxConditionalRules && bytes_ <= kMaxConditionBytes)
        sheets.back().conditions.push_back(std::move(condition));
      else
        sheets.back().too_many = true;
    }
    return {};
  }
  Status End(std::string_view) override { return {}; }

  std::vector<OdsConditions> sheets;

 private:
  std::string ranges_;
  std::size_t count_ = 0, bytes_ = 0;
};

// Whether the part has the word, wherever the pieces are cut.
Result<bool> HasWord(Archive& archive, std::string_view part,
                     std::string_view word) {
  std::string seam;
  bool found = false;
  const Status read = archive.Read(part, [&](std::string_view piece) -> Status {
    found = found || piece.find(word) != piece.npos;
    seam.append(piece.substr(0, word.size()));
    found = found || seam.find(word) != seam.npos;
    seam = piece.substr(piece.size() - std::min(piece.size(), word.size()));
    return found ? Status(Error("found")) : Status();
  });
  if (!found && !read) return Error(read.error());
  return found;
}

// "Plan.F2" without its sheet.
std::string_view WithoutSheet(std::string_view address) {
  return address.substr(address.rfind('.') + 1);
}

std::vector<CellRange> RangesOf(std::string_view text) {
  std::string plain;
  for (const std::string& range : Split(text, ' ')) {
    const std::size_t colon = range.rfind(':');
    if (!plain.empty()) plain += ' ';
    plain += WithoutSheet(std::string_view(range).substr(0, colon));
    if (colon == range.npos) continue;
    plain += ':';
    plain += WithoutSheet(std::string_view(range).substr(colon));
  }
  return ParseRanges(plain);
}

struct Sign {
  std::string_view text;
  Comparison comparison;
};

constexpr Sign kSigns[] = {
    {"<>", Comparison::kNotEqual},    {"!=", Comparison::kNotEqual},
    {"<=", Comparison::kLessOrEqual}, {">=", Comparison::kGreaterOrEqual},
    {"=", Comparison::kEqual},        {"<", Comparison::kLess},
    {">", Comparison::kGreater},
};

// Conditions with a name, and the formula that says the same: `^` stands for
// the cell, `@` for the argument.
struct NamedCondition {
  std::string_view name, formula;
};

constexpr NamedCondition kNamed[] = {
    {"formula-is", "@"},
    {"contains-text", "NOT(ISERROR(SEARCH(@,^)))"},
    {"not-contains-text", "ISERROR(SEARCH(@,^))"},
    {"begins-with", "LEFT(^,LEN(@))=@"},
    {"ends-with", "RIGHT(^,LEN(@))=@"},
    {"is-error", "ISERROR(^)"},
    {"is-no-error", "NOT(ISERROR(^))"},
};

// The two arguments of between(a,b); a comma in quotes parts nothing.
std::pair<std::string, std::string> TwoArguments(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && text[i] == ',')
      return {std::string(text.substr(0, i)), std::string(text.substr(i + 1))};
  }
  return {std::string(text), ""};
}

}  // namespace

std::string ExcelFormula(std::string_view formula) {
  std::string excel, sheet;
  bool quoted = false, bracketed = false;
  for (const char c : formula) {
    if (c == '"') quoted = !quoted;
    if (quoted || c == '"') {
      excel += c;
    } else if (c == '[') {
      bracketed = true;
      sheet.clear();
    } else if (bracketed && c == ']') {
      excel += sheet;
      bracketed = false;
    } else if (bracketed && c == '.') {
      // What stood up to here is the sheet's name.
      if (sheet.starts_with('$')) sheet.erase(0, 1);
      if (sheet.starts_with('\'') && sheet.ends_with('\'') && sheet.size() > 1)
        sheet = sheet.substr(1, sheet.size() - 2);
      if (!sheet.empty()) excel += "'" + sheet + "'!";
      sheet.clear();
    } else if (bracketed) {
      sheet += c;
    } else {
      excel += c == ';' ? ',' : c;
    }
  }
  return excel;
}

Result<std::vector<OdsConditions>> ReadOdsConditions(Archive& archive) {
  ConditionsHandler handler;
  const Result<bool> any =
      HasWord(archive, "content.xml", "conditional-format");
  if (!any) return any.error();
  if (*any)
    if (Status s = ReadXml(archive, "content.xml", handler); !s)
      return std::move(s).error();
  return std::move(handler.sheets);
}

ConditionalRule RuleOf(const OdsCondition& written, const OdsStyles& styles) {
  ConditionalRule rule;
  rule.ranges = RangesOf(written.ranges);
  rule.effect = styles.Of("table-cell", written.style).Effect();
  rule.stops = true;  // of the conditions of a format the first counts
  FormulaReference cell;
  const std::string base_text(WithoutSheet(written.base));
  const CellAddress base =
      ParseCellReference(base_text, cell) ? cell.cell : BaseOf(rule.ranges);
  const std::string text = ExcelFormula(written.condition);
  for (const Sign& sign : kSigns) {
    if (!text.starts_with(sign.text)) continue;
    rule.kind = ConditionalRule::Kind::kCompared;
    rule.comparison = sign.comparison;
    rule.formulas.emplace_back(text.substr(sign.text.size()), base);
    return rule;
  }
  const std::size_t open = text.find('(');
  const std::string name = text.substr(0, open);
  const std::string argument =
      open == text.npos || !text.ends_with(')')
          ? ""
          : text.substr(open + 1, text.size() - open - 2);
  if (name == "between" || name == "not-between") {
    const auto [first, second] = TwoArguments(argument);
    rule.kind = ConditionalRule::Kind::kCompared;
    rule.comparison =
        name == "between" ? Comparison::kBetween : Comparison::kNotBetween;
    rule.formulas.emplace_back(first, base);
    rule.formulas.emplace_back(second, base);
    return rule;
  }
  for (const NamedCondition& known : kNamed) {
    if (known.name != name) continue;
    std::string formula;
    for (const char c : known.formula) {
      if (c == '^')
        formula += WithoutSheet(base_text);
      else if (c == '@')
        formula += argument;
      else
        formula += c;
    }
    rule.kind = ConditionalRule::Kind::kFormula;
    rule.formulas.emplace_back(formula, base);
  }
  return rule;
}

}  // namespace planwatch
