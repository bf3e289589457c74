#include "collectors/measure/target.h"

#include "collectors/base/text.h"
#include "collectors/measure/polarity.h"
#include "collectors/measure/value_cell.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

// In front of the number: it is not to be passed, or to be reached. Of two that
// begin alike the longer one stands first.
constexpr std::string_view kAtMost[] = {"less than or equal to",
                                        "no more than",
                                        "not more than",
                                        "no higher than",
                                        "not higher than",
                                        "no greater than",
                                        "no more",
                                        "not above",
                                        "not over",
                                        "not exceeding",
                                        "not to exceed",
                                        "less than",
                                        "fewer than",
                                        "lower than",
                                        "at most",
                                        "up to",
                                        "a maximum of",
                                        "maximum of",
                                        "maximum",
                                        "max",
                                        "within",
                                        "below",
                                        "under",
                                        "reduce to",
                                        "reduction to",
                                        "decrease to",
                                        "<=",
                                        "=<",
                                        "< or =",
                                        "<or=",
                                        "≤",
                                        "<"};
constexpr std::string_view kAtLeast[] = {"greater than or equal to",
                                         "more than or equal to",
                                         "no less than",
                                         "not less than",
                                         "no fewer than",
                                         "no lower than",
                                         "not below",
                                         "not under",
                                         "at or above",
                                         "a minimum of",
                                         "more than",
                                         "greater than",
                                         "higher than",
                                         "at least",
                                         "minimum of",
                                         "minimum",
                                         "min",
                                         "above",
                                         "over",
                                         "increase to",
                                         "raise to",
                                         "improve to",
                                         ">=",
                                         "=>",
                                         "> or =",
                                         ">or=",
                                         "≥",
                                         ">"};
// And behind it.
constexpr std::string_view kOrLess[] = {"or less",   "or fewer", "or lower",
                                        "or below",  "or under", "and below",
                                        "and under", "maximum",  "max"};
constexpr std::string_view kOrMore[] = {
    "or more",  "or greater", "or higher", "or above", "or over", "and above",
    "and over", "minimum",    "min",       "plus",     "+"};

// The rest beside one of the phrases.
template <typename List>
std::optional<std::string_view> Behind(std::string_view text,
                                       const List& phrases) {
  for (const std::string_view phrase : phrases)
    if (text.starts_with(phrase)) return text.substr(phrase.size());
  return std::nullopt;
}
template <typename List>
std::optional<std::string_view> InFrontOf(std::string_view text,
                                          const List& phrases) {
  for (const std::string_view phrase : phrases)
    if (text.ends_with(phrase))
      return text.substr(0, text.size() - phrase.size());
  return std::nullopt;
}

void SetNumber(const NumberReading& number, TargetReading& reading) {
  reading.number = {*number.value, number.unit == "%"};
  reading.unit = number.unit;
  reading.money_only = number.money_only;
}

// "10 or less"
bool ReadBound(std::string_view text, TargetReading& reading) {
  std::optional<std::string_view> rest = Behind(text, kAtMost);
  if (!rest) rest = InFrontOf(text, kOrLess);
  const bool at_most = rest.has_value();
  if (!rest) rest = Behind(text, kAtLeast);
  if (!rest) rest = InFrontOf(text, kOrMore);
  if (!rest) return false;
  const NumberReading number = ReadNumber(*rest);
  if (!number.value) return false;
  SetNumber(number, reading);
  reading.polarity = at_most ? Polarity::kLess : Polarity::kMore;
  return true;
}

// "60% (lower is better)"; "10% (reduction)" and "10% ↓" may be by so much.
bool ReadWithDirection(std::string_view text, TargetReading& reading) {
  const std::size_t open = text.rfind('(');
  if (open == text.npos || !text.ends_with(')') ||
      Words(text.substr(open)).size() < 2)
    return false;
  const std::optional<Polarity> polarity = PolarityInName(text.substr(open));
  const NumberReading number = ReadNumber(text.substr(0, open));
  if (!polarity || polarity == Polarity::kNone || !number.value) return false;
  SetNumber(number, reading);
  reading.polarity = polarity;
  return true;
}

}  // namespace

TargetReading ReadTarget(std::string_view cell) {
  TargetReading reading;
  // "+5%" is more than before, whatever that was.
  if (Tidy(cell).starts_with('+')) {
    reading.says_none = reading.unreadable = true;
    return reading;
  }
  const NumberReading number = ReadNumber(cell);
  if (number.value) {
    SetNumber(number, reading);
    return reading;
  }
  const std::string folded = Fold(cell);
  if (folded.empty()) return reading;
  if (ReadBound(folded, reading) || ReadWithDirection(folded, reading))
    return reading;
  if (const ValueReading value = ReadValue(cell);
      value.number.value && !value.by_letter && !value.by_arrow) {
    SetNumber(value.number, reading);
    return reading;
  }
  reading.says_none = true;
  // "Nil" may be 0.
  if (number.says_none) {
    reading.unreadable = folded == "nil";
    return reading;
  }
  // What a digit says beside a direction can't be left out.
  if (folded.find_first_of("0123456789") == folded.npos)
    reading.polarity = PolarityAlone(folded);
  reading.unreadable = !reading.polarity;
  return reading;
}

}  // namespace planwatch
