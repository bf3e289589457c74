#include "collectors/measure/polarity.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/measure/heading_words.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

// "HIB", "BIB": higher, bigger is better.
constexpr std::array kMore = {
    "more",       "higher", "high",  "bigger",  "greater",    "maximise",
    "maximize",   "up",     "h",     "hi",      "↑",          "▲",
    "⬆",          "rise",   "raise", "improve", "larger",     "increase",
    "increasing", "rising", "above", "raising", "maximising", "maximizing",
    "upward",     "hib",    "bib",   "upwards"};
constexpr std::array kLess = {
    "less",      "lower",      "low",        "fewer",    "smaller",
    "minimise",  "minimize",   "decrease",   "reduce",   "down",
    "l",         "lo",         "↓",          "▼",        "⬇",
    "fall",      "reduction",  "decreasing", "reducing", "lowering",
    "falling",   "minimising", "minimizing", "below",    "downward",
    "downwards", "lib",        "sib"};
// Of these, what says as well how values moved, or where they stand.
constexpr std::array kMovements = {
    "up",         "down",       "increase", "decrease", "improve",  "rise",
    "fall",       "↑",          "↓",        "▲",        "▼",        "⬆",
    "⬇",          "increasing", "reducing", "rising",   "raising",  "falling",
    "decreasing", "lowering",   "upward",   "upwards",  "downward", "downwards",
    "above",      "below"};
// What a cell for polarity says as a whole, and a word in it doesn't.
constexpr std::array kMoreAlone = {"+", "positive", "big", "large", "u", "max"};
constexpr std::array kLessAlone = {"negative", "small", "d", "dn", "min"};
// Under "Direction" how the values moved, or which way they should.
constexpr std::array kMovementsAlone = {"positive", "negative", "u",
                                        "d",        "dn",       "worse"};
// In a bracket of its own behind a measure's name, or in front of it, what
// names nothing but a direction.
constexpr std::array kMoreInName = {
    "maximise", "maximize", "increase", "increasing", "maximising",
    "hib",      "bib",      "↑",        "▲",          "⬆"};
constexpr std::array kLessInName = {
    "minimise",   "minimize",   "reduce",     "reducing", "decrease",
    "decreasing", "minimising", "minimizing", "lib",      "sib",
    "↓",          "▼",          "⬇"};
constexpr std::array kMoreFirst = {"increase", "improve", "raise", "maximise",
                                   "maximize"};
constexpr std::array kLessFirst = {"reduce", "minimise", "minimize",
                                   "decrease"};
// In front of a measure's name these may say that less is better, or of whom
// it is: "Reduction in …", "Fewer …".
constexpr std::array kMayBeLessFirst = {
    "reduction",  "reductions", "reducing",  "reduced",  "decreasing",
    "decreased",  "fewer",      "less",      "lowering", "lowered",
    "minimising", "minimizing", "minimised", "cut",      "cutting",
    "limit",      "limiting"};
constexpr std::array kKeepFirst = {"keep", "keeping", "maintain", "hold"};
constexpr std::array kKeptBelow = {"below", "under", "down", "low",
                                   "no more than"};
constexpr std::array kOpenings = {"no more than", "not more than", "at most",
                                  "lower the",    "to lower",      "fall in",
                                  "drop in"};
// Behind such an imperative: what is counted may be the means.
constexpr std::array kMeans = {"by", "through", "via"};
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

bool OpensWithLess(std::string_view folded) {
  std::vector<std::string> words = Words(folded);
  if (!words.empty() && words[0] == "to") words.erase(words.begin());
  return !words.empty() &&
         (IsAmong(kLessFirst, words[0]) || IsAmong(kMayBeLessFirst, words[0]));
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
  else if (folded == "aim" || folded == "goal")
    kind_ = Kind::kMayBeTheme;
  else if (ContainsWords(folded, "good performance") ||
           ContainsWords(folded, "look like"))
    kind_ = Kind::kMayBeProse;
  else if (ContainsWords(folded, "direction") && !SaysWhatIsWanted(folded) &&
           !good)
    kind_ = Kind::kMayBeMovement;
}

PolarityReading PolarityColumn::Read(std::string_view cell) const {
  const std::string folded = Fold(cell);
  if (folded.empty()) return {};
  if (folded == "-") {
    PolarityReading dash;
    dash.dash = kind_ != Kind::kMayBeMovement;
    return dash;
  }
  if (kind_ == Kind::kHigherIsBetter || kind_ == Kind::kLowerIsBetter) {
    const Polarity yes =
        kind_ == Kind::kHigherIsBetter ? Polarity::kMore : Polarity::kLess;
    if (IsAmong(kYes, folded)) return {.polarity = yes};
    if (IsAmong(kNo, folded)) return {.polarity = Opposite(yes)};
  }
  const bool may_be_prose =
      kind_ == Kind::kMayBeProse || kind_ == Kind::kMayBeTheme;
  if (may_be_prose && Words(folded).size() > kMostWords) {
    // "To reduce the number of …" may be of the measure, or of its theme.
    if (kind_ == Kind::kMayBeTheme && OpensWithLess(folded))
      return {.polarity = Polarity::kNone, .unknown = true};
    return {};
  }
  if (kind_ != Kind::kMayBeMovement) {
    if (IsAmong(kMoreAlone, folded)) return {.polarity = Polarity::kMore};
    if (IsAmong(kLessAlone, folded)) return {.polarity = Polarity::kLess};
  }
  const std::optional<Polarity> polarity = PolarityOf(folded);
  if (kind_ == Kind::kMayBeMovement && !ContainsOneOf(folded, kGood)) {
    if (ContainsOneOf(folded, kMovements) || IsAmong(kMovementsAlone, folded))
      return {.polarity = Polarity::kNone, .movement = true};
    if (!polarity) return {};
  }
  if (polarity) return {.polarity = polarity};
  // "95%" says how much, not which way.
  const bool has_digit =
      folded.find_first_of("0123456789") != std::string::npos;
  if (kind_ == Kind::kMayBeTheme || (kind_ == Kind::kMayBeProse && has_digit))
    return {};
  return {.polarity = Polarity::kNone, .unknown = true};
}

namespace {

// Of one word: "(minimise)". "(low)" may name a group as well.
std::optional<Polarity> PolarityOfWord(const std::string& word) {
  if (IsAmong(kMoreInName, word)) return Polarity::kMore;
  if (IsAmong(kLessInName, word)) return Polarity::kLess;
  return IsAmong(kLess, word) ? std::optional(Polarity::kNone) : std::nullopt;
}

// "(fewer the better)", "(aim to minimise)" behind a measure's name.
std::optional<Polarity> PolarityInBracket(const std::string& folded) {
  const std::size_t open = folded.rfind('(');
  const std::size_t close = folded.find(')', std::min(open, folded.size()));
  if (open == std::string::npos || close == std::string::npos)
    return std::nullopt;
  const std::string inner = folded.substr(open + 1, close - open - 1);
  const std::vector<std::string> words = Words(inner);
  if (words.size() == 1) return PolarityOfWord(words[0]);
  if (words.size() > kMostWords ||
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

// "Reduce repeat episodes", "2. Reduce …", "Repeat episodes ↓". Of "Reduce
// harm: children seen" the number may be one that should grow.
std::optional<Polarity> PolarityAtEnds(const std::string& folded) {
  const std::vector<std::string> words = Words(folded);
  auto first =
      std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return word.find_first_not_of("0123456789") != word.npos;
      });
  if (first == words.end()) return std::nullopt;
  constexpr std::string_view kArrows[] = {"↑", "↓", "▲", "▼", "⬆", "⬇"};
  for (const std::string_view arrow : kArrows)
    if (folded.starts_with(arrow) || folded.ends_with(arrow))
      return PolarityOfWord(std::string(arrow));
  const std::string all = folded.substr(folded.find(*first));
  for (const std::string_view opening : kOpenings)
    if (all.starts_with(opening)) return Polarity::kNone;
  if (*first == "to" && first + 1 != words.end()) ++first;
  if (IsAmong(kMayBeLessFirst, *first) ||
      (IsAmong(kKeepFirst, *first) && ContainsOneOf(all, kKeptBelow)))
    return Polarity::kNone;
  // "Decrease in harm" is the size of one, or asks for it.
  if (const auto next = first + 1;
      next != words.end() && (*next == "in" || *next == "of"))
    return IsAmong(kLessFirst, *first) ? std::optional(Polarity::kNone)
                                       : std::nullopt;
  if (IsAmong(kMoreFirst, *first)) return Polarity::kMore;
  if (!IsAmong(kLessFirst, *first)) return std::nullopt;
  const std::string behind = folded.substr(folded.find(*first));
  return behind.find_first_of(":;") != behind.npos ||
                 behind.find(" - ") != behind.npos ||
                 ContainsOneOf(behind, kMeans)
             ? Polarity::kNone
             : Polarity::kLess;
}

}  // namespace

std::optional<Polarity> PolarityInName(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == '=')
      text += " is ";
    else
      text += c == '[' ? '(' : c == ']' ? ')' : c;
  }
  const std::string folded = Fold(text);
  if (const auto bracket = PolarityInBracket(folded)) return bracket;
  const bool more = SaysBetter(folded, kMore);
  const bool less = SaysBetter(folded, kLess);
  if (more == less) return PolarityAtEnds(folded);
  return more ? Polarity::kMore : Polarity::kLess;
}

std::optional<Polarity> PolarityAlone(std::string_view cell) {
  const std::string folded = Fold(cell);
  if (IsPlaceholder(folded) || Words(folded).size() > kMostWords)
    return std::nullopt;
  return PolarityOf(folded);
}

}  // namespace planwatch
