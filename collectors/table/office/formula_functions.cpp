#include "collectors/table/office/formula_functions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/table/office/grid.h"

namespace planwatch {
namespace {

using Kind = FormulaValue::Kind;
using Values = std::span<const FormulaValue>;

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t Characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(
                           text.begin(), text.end(), IsContinuation));
}

// The bytes of the first characters.
std::size_t Prefix(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size() && characters > 0; --characters)
    for (++at; at < text.size() && IsContinuation(text[at]);) ++at;
  return at;
}

// What stands in a call for anything but a decided truth: unknown, an error.
std::optional<bool> AsTruth(const FormulaValue& value) {
  if (value.kind == Kind::kUnknown || value.kind == Kind::kError ||
      value.kind == Kind::kText)
    return std::nullopt;
  return value.number != 0;
}

// AND (`decides` is false) and OR (true): one part that is so decides.
FormulaValue AnyOrAll(Values arguments, bool decides) {
  for (const FormulaValue& argument : arguments)
    if (AsTruth(argument) == decides) return FormulaValue::Bool(decides);
  for (const FormulaValue& argument : arguments)
    if (!AsTruth(argument)) return Undecided(arguments);
  return FormulaValue::Bool(!decides);
}

FormulaValue And(Values a) { return AnyOrAll(a, false); }
FormulaValue Or(Values a) { return AnyOrAll(a, true); }

FormulaValue Not(Values a) {
  const std::optional<bool> truth = AsTruth(a[0]);
  return truth ? FormulaValue::Bool(!*truth) : Undecided(a);
}

FormulaValue If(Values a) {
  const std::optional<bool> truth = AsTruth(a[0]);
  if (!truth) return Undecided(a.first(1));
  if (*truth) return a[1];
  return a.size() > 2 ? a[2] : FormulaValue::Bool(false);
}

template <Kind... kinds>
FormulaValue Is(Values a) {
  if (a[0].kind == Kind::kUnknown) return a[0];
  return FormulaValue::Bool(((a[0].kind == kinds) || ...));
}

FormulaValue Len(Values a) {
  return FormulaValue::Number(static_cast<double>(Characters(AsText(a[0]))));
}

std::optional<std::size_t> CountOf(Values a) {
  if (a.size() < 2) return 1;
  const std::optional<double> number = AsNumber(a[1]);
  if (!number || !(*number >= 0 && *number <= kLongestFormulaText))
    return std::nullopt;
  return static_cast<std::size_t>(*number);
}

FormulaValue Left(Values a) {
  const auto count = CountOf(a);
  if (!count) return FormulaValue::Unknown();
  const std::string text = AsText(a[0]);
  return FormulaValue::Text(text.substr(0, Prefix(text, *count)));
}

FormulaValue Right(Values a) {
  const auto count = CountOf(a);
  if (!count) return FormulaValue::Unknown();
  const std::string text = AsText(a[0]);
  const std::size_t all = Characters(text);
  return FormulaValue::Text(
      text.substr(Prefix(text, all - std::min(all, *count))));
}

FormulaValue Trim(Values a) { return FormulaValue::Text(Tidy(AsText(a[0]))); }
FormulaValue LowerText(Values a) {
  return FormulaValue::Text(ToLower(AsText(a[0])));
}
FormulaValue UpperText(Values a) {
  std::string text = AsText(a[0]);
  for (char& c : text) c = ToUpper(c);
  return FormulaValue::Text(text);
}

FormulaValue FindText(const std::string& what, const std::string& in) {
  const std::size_t at = in.find(what);
  if (at == in.npos) return FormulaValue::Error();
  return FormulaValue::Number(
      static_cast<double>(Characters(std::string_view(in).substr(0, at)) + 1));
}

FormulaValue Search(Values a) {
  const std::string what = ToLower(AsText(a[0]));
  // Wildcards of which there is more than asks for any text.
  if (what.find_first_of("*?~") != what.npos) return FormulaValue::Unknown();
  return FindText(what, ToLower(AsText(a[1])));
}

FormulaValue FindExactly(Values a) {
  return FindText(AsText(a[0]), AsText(a[1]));
}
FormulaValue Exact(Values a) {
  return FormulaValue::Bool(AsText(a[0]) == AsText(a[1]));
}

FormulaValue Mod(Values a) {
  const auto number = AsNumber(a[0]), divisor = AsNumber(a[1]);
  if (!number || !divisor || *divisor == 0) return FormulaValue::Error();
  return FormulaValue::Number(*number -
                              *divisor * std::floor(*number / *divisor));
}

FormulaValue True(Values) { return FormulaValue::Bool(true); }
FormulaValue False(Values) { return FormulaValue::Bool(false); }

struct Function {
  std::string_view name;
  std::size_t least, most;  // arguments
  // Whether it takes errors and unknown values; otherwise one of them is its
  // result.
  bool takes_all;
  FormulaValue (*call)(Values arguments);  // nullptr: by the cell's address
};

constexpr Function kFunctions[] = {
    {"and", 1, kMostArguments, true, And},
    {"or", 1, kMostArguments, true, Or},
    {"not", 1, 1, true, Not},
    {"if", 2, 3, true, If},
    {"isblank", 1, 1, true, Is<Kind::kBlank>},
    {"iserror", 1, 1, true, Is<Kind::kError>},
    {"isnumber", 1, 1, true, Is<Kind::kNumber>},
    {"istext", 1, 1, true, Is<Kind::kText>},
    {"isnontext", 1, 1, true,
     Is<Kind::kBlank, Kind::kNumber, Kind::kBool, Kind::kError>},
    {"len", 1, 1, false, Len},
    {"left", 1, 2, false, Left},
    {"right", 1, 2, false, Right},
    {"trim", 1, 1, false, Trim},
    {"lower", 1, 1, false, LowerText},
    {"upper", 1, 1, false, UpperText},
    {"search", 2, 2, false, Search},
    {"find", 2, 2, false, FindExactly},
    {"exact", 2, 2, false, Exact},
    {"mod", 2, 2, false, Mod},
    {"true", 0, 0, false, True},
    {"false", 0, 0, false, False},
    {"row", 0, 0, false, nullptr},
    {"column", 0, 0, false, nullptr},
};

}  // namespace

std::string AsText(const FormulaValue& value) {
  if (value.kind == Kind::kNumber) return WriteNumber(value.number);
  if (value.kind == Kind::kBool) return value.number != 0 ? "TRUE" : "FALSE";
  return value.text;
}

// nullopt for a text that is not a number.
std::optional<double> AsNumber(const FormulaValue& value) {
  if (value.kind != Kind::kText) return value.number;
  double number = 0;
  const std::string& text = value.text;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return number;
}

FormulaValue Undecided(Values arguments) {
  for (const FormulaValue& argument : arguments)
    if (argument.kind == Kind::kUnknown) return FormulaValue::Unknown();
  return FormulaValue::Error();
}

bool AllDecided(Values arguments) {
  return std::all_of(arguments.begin(), arguments.end(), [](const auto& a) {
    return a.kind != Kind::kUnknown && a.kind != Kind::kError;
  });
}

FormulaValue FormulaValue::Text(std::string_view text) {
  if (text.size() > kLongestFormulaText) return Unknown();
  return {Kind::kText, 0, std::string(text)};
}

int CompareValues(const FormulaValue& a, const FormulaValue& b) {
  const auto rank = [](const FormulaValue& value, const FormulaValue& other) {
    const Kind kind = value.kind == Kind::kBlank ? other.kind : value.kind;
    return kind == Kind::kText ? 1 : kind == Kind::kBool ? 2 : 0;
  };
  const int rank_a = rank(a, b), rank_b = rank(b, a);
  if (rank_a != rank_b) return rank_a - rank_b;
  if (rank_a == 1) return ToLower(a.text).compare(ToLower(b.text));
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}

std::size_t FindFunction(std::string_view name) {
  std::size_t function = 0;
  while (function < std::size(kFunctions) && kFunctions[function].name != name)
    ++function;
  return function;
}

FormulaValue CallFunction(std::size_t index,
                          std::span<const FormulaValue> arguments,
                          CellAddress at) {
  if (index >= std::size(kFunctions)) return FormulaValue::Unknown();
  const Function& function = kFunctions[index];
  if (arguments.size() < function.least || arguments.size() > function.most)
    return FormulaValue::Unknown();
  if (function.call == nullptr)
    return FormulaValue::Number(
        static_cast<double>((function.name == "row" ? at.row : at.column) + 1));
  if (!function.takes_all && !AllDecided(arguments))
    return Undecided(arguments);
  return function.call(arguments);
}

}  // namespace planwatch
