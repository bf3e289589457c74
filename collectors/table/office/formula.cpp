#include "collectors/table/office/formula.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/table/limits.h"
#include "collectors/table/office/formula_functions.h"
#include "collectors/table/office/grid.h"

namespace planwatch {
namespace {

using Values = std::span<const FormulaValue>;

bool IsNameCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '.' || c == '$' ||
         (c & 0x80) != 0;
}

}  // namespace

bool ParseCellReference(std::string_view text, FormulaReference& reference) {
  std::size_t i = 0;
  const auto dollar = [&] {
    const bool there = i < text.size() && text[i] == '$';
    i += there ? 1 : 0;
    return there;
  };
  reference.fixed_column = dollar();
  std::size_t column = 0;
  const std::size_t letters = i;
  for (; i < text.size() && i < letters + 7; ++i) {
    const char c = text[i];
    if (!IsLetter(c)) break;
    column = column * 26 + static_cast<std::size_t>(ToUpper(c) - 'A' + 1);
  }
  if (i == letters) return false;
  reference.fixed_row = dollar();
  std::size_t row = 0;
  const auto [end, error] =
      std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (error != std::errc{} || end != text.data() + text.size() || row == 0 ||
      row > kMaxCount)
    return false;
  reference.cell = {row - 1, column - 1};
  return true;
}

// Makes reverse Polish notation of a formula (Dijkstra's shunting yard).
class FormulaParser {
 public:
  FormulaParser(std::string_view text, Formula& formula)
      : text_(text), formula_(formula) {}

  bool Parse() {
    while (Skip(), at_ < text_.size())
      if (!(operand_next_ ? Operand() : Operator())) return false;
    if (operand_next_) return false;
    while (!waiting_.empty()) {
      if (waiting_.back().opens) return false;
      Emit();
    }
    return true;
  }

 private:
  using Op = Formula::Op;
  struct Waiting {
    Formula::Step step;
    int precedence = 0;
    bool opens = false;  // a bracket, of a call where its function is known
    bool call = false;
  };
  static constexpr int kUnaryPrecedence = 6;

  void Skip() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void Emit() {
    formula_.steps_.push_back(waiting_.back().step);
    waiting_.pop_back();
  }
  void Push(FormulaValue value) {
    formula_.steps_.push_back({Op::kValue, formula_.values_.size(), 0});
    formula_.values_.push_back(std::move(value));
    operand_next_ = false;
  }

  bool Operand() {
    const char c = Peek();
    if (c == '-' || c == '+') {
      ++at_;
      if (c == '-')
        waiting_.push_back(
            {{Op::kNegate, 0, 0}, kUnaryPrecedence, false, false});
      return true;
    }
    if (c == '(') {
      ++at_;
      waiting_.push_back({{}, 0, true, false});
      return true;
    }
    if (c == '"') return Quoted();
    if (IsDigit(c) || c == '.') return Number();
    // An argument that is left out, or a call without any.
    if (c == ',' || c == ')') return EmptyArgument();
    return Name();
  }

  bool Quoted() {
    std::string value;
    if (!QuotedBy('"', value)) return false;
    Push(FormulaValue::Text(value));
    return true;
  }
  // A quote is doubled inside.
  bool QuotedBy(char quote, std::string& value) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote && (++at_ == text_.size() || text_[at_] != quote))
        return true;
      value += text_[at_];
    }
    return false;
  }

  bool Number() {
    double number = 0;
    const auto [end, error] = std::from_chars(
        text_.data() + at_, text_.data() + text_.size(), number);
    if (error != std::errc{}) return false;
    at_ = static_cast<std::size_t>(end - text_.data());
    Push(FormulaValue::Number(number));
    return true;
  }

  bool EmptyArgument() {
    if (waiting_.empty() || !waiting_.back().call) return false;
    if (Peek() == ')' && waiting_.back().step.arguments == 1) {
      waiting_.back().step.arguments = 0;
      operand_next_ = false;
      return true;
    }
    Push({});
    return true;
  }

  bool Name() {
    std::string sheet;
    if (Peek() == '\'') {
      if (!QuotedBy('\'', sheet) || Peek() != '!') return false;
      ++at_;
      return Reference(sheet, ConsumeName());
    }
    const std::string_view name = ConsumeName();
    if (name.empty()) return false;
    if (Peek() == '!') {
      ++at_;
      return Reference(name, ConsumeName());
    }
    const std::string lowered = ToLower(name);
    Skip();
    if (Peek() == '(') {
      ++at_;
      return Call(lowered);
    }
    if (lowered == "true" || lowered == "false") {
      Push(FormulaValue::Bool(lowered == "true"));
      return true;
    }
    return Reference({}, name);
  }

  std::string_view ConsumeName() {
    const std::size_t start = at_;
    while (at_ < text_.size() && IsNameCharacter(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  bool Reference(std::string_view sheet, std::string_view name) {
    FormulaReference reference;
    if (!ParseCellReference(name, reference)) return false;
    reference.sheet = Fold(sheet);
    formula_.steps_.push_back({Op::kReference, formula_.references_.size(), 0});
    formula_.references_.push_back(std::move(reference));
    operand_next_ = false;
    return true;
  }

  bool Call(std::string_view name) {
    // A function that isn't known makes a value that isn't known.
    waiting_.push_back({{Op::kCall, FindFunction(name), 1}, 0, true, true});
    return true;
  }

  bool Operator() {
    const char c = Peek();
    if (c == ')' || c == ',') {
      ++at_;
      while (!waiting_.empty() && !waiting_.back().opens) Emit();
      if (waiting_.empty()) return false;
      if (c == ',') {
        operand_next_ = true;
        return waiting_.back().call &&
               ++waiting_.back().step.arguments <= kMostArguments;
      }
      if (waiting_.back().call)
        Emit();
      else
        waiting_.pop_back();
      return true;
    }
    if (c == '%') {
      ++at_;
      formula_.steps_.push_back({Op::kPercent, 0, 0});
      return true;
    }
    struct Sign {
      std::string_view text;
      Op op;
      int precedence;
    };
    static constexpr Sign kSigns[] = {{"<>", Op::kNotEqual, 1},
                                      {"<=", Op::kLessOrEqual, 1},
                                      {">=", Op::kGreaterOrEqual, 1},
                                      {"=", Op::kEqual, 1},
                                      {"<", Op::kLess, 1},
                                      {">", Op::kGreater, 1},
                                      {"&", Op::kJoin, 2},
                                      {"+", Op::kAdd, 3},
                                      {"-", Op::kSubtract, 3},
                                      {"*", Op::kMultiply, 4},
                                      {"/", Op::kDivide, 4},
                                      {"^", Op::kPower, 5}};
    for (const Sign& sign : kSigns) {
      if (!text_.substr(at_).starts_with(sign.text)) continue;
      at_ += sign.text.size();
      while (!waiting_.empty() && !waiting_.back().opens &&
             waiting_.back().precedence >= sign.precedence)
        Emit();
      waiting_.push_back({{sign.op, 0, 0}, sign.precedence, false, false});
      operand_next_ = true;
      return true;
    }
    return false;
  }

  std::string_view text_;
  Formula& formula_;
  std::size_t at_ = 0;
  bool operand_next_ = true;
  std::vector<Waiting> waiting_;
};

Formula::Formula(std::string_view text, CellAddress base) : base_(base) {
  if (text.starts_with('=')) text.remove_prefix(1);
  if (text.size() > kLongestFormula || !FormulaParser(text, *this).Parse())
    steps_.clear();
}

std::vector<FormulaReference> Formula::FixedReferences() const {
  std::vector<FormulaReference> fixed;
  if (steps_.empty()) return fixed;
  for (const FormulaReference& reference : references_)
    if (reference.fixed_row && reference.fixed_column)
      fixed.push_back(reference);
  return fixed;
}

FormulaValue Formula::Evaluate(CellAddress at, const CellSource& cells,
                               std::size_t& steps) const {
  if (steps_.empty()) return FormulaValue::Unknown();
  const auto moved = [](std::size_t written, bool fixed, std::size_t base,
                        std::size_t now) {
    return fixed ? written : written + now - base;
  };
  const auto binary = [](Op op, const FormulaValue& a, const FormulaValue& b) {
    const std::array<FormulaValue, 2> both = {a, b};
    if (!AllDecided(both)) return Undecided(both);
    if (op == Op::kJoin) return FormulaValue::Text(AsText(a) + AsText(b));
    if (op >= Op::kEqual) {
      const int order = CompareValues(a, b);
      return FormulaValue::Bool(op == Op::kEqual         ? order == 0
                                : op == Op::kNotEqual    ? order != 0
                                : op == Op::kLess        ? order < 0
                                : op == Op::kLessOrEqual ? order <= 0
                                : op == Op::kGreater     ? order > 0
                                                         : order >= 0);
    }
    const std::optional<double> x = AsNumber(a), y = AsNumber(b);
    if (!x || !y || (op == Op::kDivide && *y == 0))
      return FormulaValue::Error();
    return FormulaValue::Number(op == Op::kAdd        ? *x + *y
                                : op == Op::kSubtract ? *x - *y
                                : op == Op::kMultiply ? *x * *y
                                : op == Op::kDivide   ? *x / *y
                                                      : std::pow(*x, *y));
  };

  std::vector<FormulaValue> stack;
  for (const Step& step : steps_) {
    ++steps;
    if (step.op == Op::kValue) {
      stack.push_back(values_[step.index]);
    } else if (step.op == Op::kReference) {
      const FormulaReference& written = references_[step.index];
      stack.push_back(cells.Get(
          written.sheet,
          {moved(written.cell.row, written.fixed_row, base_.row, at.row),
           moved(written.cell.column, written.fixed_column, base_.column,
                 at.column)}));
    } else if (step.op == Op::kNegate || step.op == Op::kPercent) {
      FormulaValue& value = stack.back();
      if (!AllDecided({&value, 1})) continue;
      const std::optional<double> number = AsNumber(value);
      value = !number ? FormulaValue::Error()
                      : FormulaValue::Number(
                            step.op == Op::kNegate ? -*number : *number / 100);
    } else if (step.op == Op::kCall) {
      const Values arguments =
          Values(stack).last(std::min(step.arguments, stack.size()));
      for (const FormulaValue& argument : arguments)
        steps += argument.text.size();
      FormulaValue result = CallFunction(step.index, arguments, at);
      stack.resize(stack.size() - arguments.size());
      stack.push_back(std::move(result));
    } else {
      FormulaValue right = std::move(stack.back());
      stack.pop_back();
      steps += (stack.back().text.size() + right.text.size()) / 16;
      stack.back() = binary(step.op, stack.back(), right);
    }
  }
  return std::move(stack.back());
}

}  // namespace planwatch
