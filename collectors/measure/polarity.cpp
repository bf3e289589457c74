#include "collectors/measure/polarity.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::array kMore = {
    "more",     "higher",   "high",    "bigger", "greater", "maximise",
    "maximize", "increase", "up",      "h",      "hi",      "↑",
    "▲",        "⬆",        "improve", "rise",   "raise",   "larger"};
constexpr std::array kLess = {
    "less",     "lower",    "low",    "fewer", "smaller",  "minimise",
    "minimize", "decrease", "reduce", "down",  "l",        "lo",
    "↓",        "▼",        "⬇",      "fall",  "reduction"};
// Of these, what says as well how values moved.
constexpr std::array kMovements = {
    "up", "down", "increase", "decrease", "improve", "rise", "fall",
    "↑",  "↓",    "▲",        "▼",        "⬆",       "⬇"};
// Beside the ways of giving nothing.
constexpr std::array kNeither = {"neither", "context", "monitor", "monitoring",
                                 "not rated"};
constexpr std::array kGood = {"better",    "good",        "best",
                              "desirable", "improvement", "preferable"};
// Beside a direction these say that the other one is better, or deny it: which,
// is not read.
constexpr std::array kDenials = {
    "not",      "no",      "worse",        "worst",       "bad",
    "poor",     "poorer",  "negative",     "adverse",     "concern",
    "concerns", "risk",    "undesirable",  "problem",     "concerning",
    "fail",     "failing", "unfavourable", "unfavorable", "deterioration"};
constexpr std::array kYes = {"yes", "y", "true"};
constexpr std::array kNo = {"no", "n", "false"};
// A cell of more words is prose.
constexpr std::size_t kMostWords = 5;

template <typename List>
bool ContainsOneOf(std::string_view folded, const List& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const char* phrase) {
    return ContainsWords(folded, phrase);
  });
}

// nullopt: the words are not known.
std::optional<Polarity> PolarityOf(std::string_view folded) {
  if (IsPlaceholder(folded) || IsAmong(kNeither, folded))
    return Polarity::kNone;
  const bool more = ContainsOneOf(folded, kMore);
  const bool less = ContainsOneOf(folded, kLess);
  if (more == less || ContainsOneOf(folded, kDenials)) return std::nullopt;
  return more ? Polarity::kMore : Polarity::kLess;
}

// "Higher is better" of a text with more words.
template <typename List>
bool SaysBetter(std::string_view folded, const List& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) {
    const std::string word(each);
    return ContainsWords(folded, "good is " + word) ||
           ContainsWords(folded, word + " is better") ||
           ContainsWords(folded, word + " is good") ||
           ContainsWords(folded, word + " is best") ||
           ContainsWords(folded, "the " + word + " the better");
  });
}

Polarity Opposite(Polarity polarity) {
  return polarity == Polarity::kMore ? Polarity::kLess : Polarity::kMore;
}

}  // namespace

PolarityColumn::PolarityColumn(std::string_view heading, bool configured) {
  if (configured) return;
  const std::string folded = Fold(heading);
  const bool more = ContainsOneOf(folded, kMore);
  const bool less = ContainsOneOf(folded, kLess);
  const bool good = ContainsOneOf(folded, kGood);
  if (good && more != less && !ContainsWords(folded, "when"))
    kind_ = more ? Kind::kHigherIsBetter : Kind::kLowerIsBetter;
  else if (ContainsWords(folded, "aim") || ContainsWords(folded, "goal") ||
           ContainsWords(folded, "good performance") ||
           ContainsWords(folded, "look like"))
    kind_ = Kind::kMayBeProse;
  else if (!good && !ContainsWords(folded, "desired") &&
           ContainsWords(folded, "direction"))
    kind_ = Kind::kMayBeMovement;
}

PolarityReading PolarityColumn::Read(std::string_view cell) const {
  const std::string folded = Fold(cell);
  if (folded.empty() || folded == "-") return {};
  if (kind_ == Kind::kHigherIsBetter || kind_ == Kind::kLowerIsBetter) {
    const Polarity yes =
        kind_ == Kind::kHigherIsBetter ? Polarity::kMore : Polarity::kLess;
    if (IsAmong(kYes, folded)) return {.polarity = yes};
    if (IsAmong(kNo, folded)) return {.polarity = Opposite(yes)};
  }
  if (kind_ == Kind::kMayBeProse && Words(folded).size() > kMostWords)
    return {};
  const std::optional<Polarity> polarity = PolarityOf(folded);
  if (kind_ == Kind::kMayBeMovement && !ContainsOneOf(folded, kGood)) {
    if (ContainsOneOf(folded, kMovements))
      return {.polarity = Polarity::kNone, .movement = true};
    if (!polarity) return {};
  }
  if (polarity) return {.polarity = polarity};
  if (kind_ == Kind::kMayBeProse) return {};
  return {.polarity = Polarity::kNone, .unknown = true};
}

// "(fewer the better)", "(aim to minimise)" behind a measure's name.
std::optional<Polarity> PolarityInBracket(const std::string& folded) {
  const std::size_t open = folded.rfind('(');
  const std::size_t close = folded.find(')', std::min(open, folded.size()));
  if (open == std::string::npos || close == std::string::npos)
    return std::nullopt;
  const std::string inner = folded.substr(open + 1, close - open - 1);
  if (Words(inner).size() > kMostWords ||
      !(ContainsOneOf(inner, kGood) || ContainsWords(inner, "aim") ||
        ContainsWords(inner, "polarity") ||
        (ContainsOneOf(inner, kDenials) && ContainsWords(inner, "is"))))
    return std::nullopt;
  const bool denied = ContainsOneOf(inner, kDenials);
  const bool more = ContainsOneOf(inner, kMore);
  if (more == ContainsOneOf(inner, kLess)) return std::nullopt;
  // Which way "not higher" or "high is poor" is meant is for people to say.
  if (denied) return Polarity::kNone;
  return more ? Polarity::kMore : Polarity::kLess;
}

std::optional<Polarity> PolarityInName(std::string_view name) {
  std::string text;
  for (const char c : name) c == '=' ? text += " is " : text += c;
  const std::string folded = Fold(text);
  if (const auto bracket = PolarityInBracket(folded)) return bracket;
  const bool more = SaysBetter(folded, kMore);
  const bool less = SaysBetter(folded, kLess);
  if (more == less) return std::nullopt;
  return more ? Polarity::kMore : Polarity::kLess;
}

std::optional<Polarity> PolarityAlone(std::string_view cell) {
  const std::string folded = Fold(cell);
  if (IsPlaceholder(folded) || Words(folded).size() > kMostWords)
    return std::nullopt;
  return PolarityOf(folded);
}

}  // namespace planwatch
