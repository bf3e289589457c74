#include "collectors/words/rating_tokens.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

using enum RatingKind;

constexpr std::string_view kArrowSymbols[] = {"→", "⇒", "➔", "➜",
                                              "➡", "⟶", ">", "»"};

// Between "passed" and "BAU", and behind it.
constexpr std::string_view kOver[] = {"over", "across", "back", "fully",
                                      "on",   "now",    "the"};
constexpr std::string_view kInto[] = {"to", "into", "in", "within"};
constexpr std::string_view kOfUsual[] = {"team", "teams", "service", "services",
                                         "activity"};
// A verb stands behind these and "to".
constexpr std::string_view kBeforeVerbs[] = {
    "agreed",  "asked",   "needed",    "required", "wanted",
    "invited", "decided", "committed", "used",     "supposed"};

bool IsParticiple(const Token& token) {
  return token.IsWord() && token.text.size() > 3 &&
         (token.text.ends_with("ed") || token.IsWord("sent") ||
          token.IsWord("gone"));
}

// Where something is decided, reported or held.
constexpr std::string_view kOccasions[] = {
    "board",      "meeting",  "committee", "cabinet",  "council", "panel",
    "group",      "forum",    "session",   "event",    "day",     "review",
    "conference", "workshop", "governors", "assembly", "agm",     "executive",
    "summit",     "scrutiny", "slt",       "cmt",      "smt",     "partnership",
    "inspection", "evening",  "briefing",  "training"};

}  // namespace

bool RatingTokens::RatingFollows(std::size_t i) const {
  while (i < tokens_.size()) {
    const RatingMatch match = At(i);
    if (tokens_[i].IsSymbol(":")) {
      ++i;
      continue;
    }
    if (IsRating(match.kind)) return true;
    if (match.kind != kFiller && match.kind != kCopula &&
        match.kind != kRagNoun && match.kind != kNow)
      return false;
    i = match.end;
  }
  return false;
}

bool RatingTokens::IsYearOfSeveral(std::size_t i) const {
  constexpr std::size_t kMostYears = 10;
  return tokens_[i].IsWord("year") && i + 2 < size() &&
         tokens_[i + 1].IsNumber() && Value(i + 1) <= kMostYears &&
         IsDone(At(i + 2).kind);
}

std::size_t RatingTokens::Value(std::size_t i) const {
  std::size_t value = 0;
  const std::string_view digits = tokens_[i].text;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} ? value : 0;
}

std::size_t RatingTokens::PercentAt(std::size_t i) const {
  if (i >= tokens_.size()) return 0;
  if (tokens_[i].IsSymbol("%") || tokens_[i].IsWord("percent")) return i + 1;
  return tokens_[i].IsWord("per") && i + 1 < tokens_.size() &&
                 tokens_[i + 1].IsWord("cent")
             ? i + 2
             : 0;
}

std::size_t RatingTokens::RatioAt(std::size_t i) const {
  if (i < tokens_.size() && tokens_[i].IsWord("out")) ++i;
  if (i + 1 >= tokens_.size() || !tokens_[i + 1].IsNumber()) return 0;
  if (tokens_[i].IsWord("of")) return i + 1;
  // "3/5 complete"; a day is "12/05/15" or has its number first.
  return tokens_[i].IsSymbol("/") && i + 2 < tokens_.size() &&
                 IsDone(At(i + 2).kind) && Value(i - 1) <= Value(i + 1) &&
                 (i < 2 || !tokens_[i - 2].IsSymbol("/"))
             ? i + 1
             : 0;
}

bool RatingTokens::IsUsualBusiness(std::size_t i) const {
  return i < tokens_.size() && At(i).kind == kDone &&
         (tokens_[i].IsWord("bau") || tokens_[i].IsWord("business"));
}

std::size_t RatingTokens::HandedOver(std::size_t i) const {
  if (!IsParticiple(tokens_[i]) || IsRating(At(i).kind)) return 0;
  std::size_t at = i + 1;
  bool into = false;
  for (; at < tokens_.size(); ++at)
    if (IsAmong(kInto, tokens_[at].text))
      into = true;
    else if (!IsAmong(kOver, tokens_[at].text))
      break;
  if (!into || !IsUsualBusiness(at)) return 0;
  const std::size_t end = At(at).end;
  return end < tokens_.size() && IsAmong(kOfUsual, tokens_[end].text) ? end + 1
                                                                      : end;
}

bool RatingTokens::IsDestination(std::size_t i) const {
  if (IsUsualBusiness(i + 1)) return true;
  return i > 0 && i + 1 < tokens_.size() && IsParticiple(tokens_[i - 1]) &&
         (At(i - 1).kind == kForeign || At(i - 1).kind == kCopula) &&
         !IsAmong(kBeforeVerbs, tokens_[i - 1].text) &&
         At(i + 1).kind != kForecast && !IsRating(At(i + 1).kind);
}

std::size_t RatingTokens::OccasionEnd(std::size_t i) const {
  constexpr std::size_t kLongest = 5;  // tokens: "the Health and Care Board"
  std::size_t end = i;
  for (std::size_t at = i; at < std::min(i + kLongest, tokens_.size()); ++at) {
    if (!tokens_[at].IsWord() || IsRating(At(at).kind)) break;
    if (IsAmong(kOccasions, tokens_[at].text)) end = at + 1;
  }
  return end;
}

bool IsArrow(std::string_view symbol) { return IsAmong(kArrowSymbols, symbol); }

bool HasLetters(const Token& token) {
  if (token.kind != Token::Kind::kSymbol) {
    return token.kind == Token::Kind::kWord;
  }
  const auto lead = static_cast<unsigned char>(token.text.front());
  return (lead >= 0xCD && lead <= 0xE1) || (lead >= 0xE3 && lead <= 0xED);
}

}  // namespace planwatch
