#include "collectors/words/rating_letters.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/rating_words.h"

namespace planwatch {
namespace {

using enum RatingKind;

constexpr std::pair<std::string_view, Rag> kLetters[] = {
    {"r", Rag::kRed},    {"a", Rag::kAmber},  {"g", Rag::kGreen},
    {"b", Rag::kBlue},   {"ra", Rag::kRed},   {"ar", Rag::kRed},
    {"ag", Rag::kAmber}, {"ga", Rag::kAmber}, {"rg", Rag::kRed},
    {"gr", Rag::kRed},
};

// Whether the token at `i` parts the letters before it from a remark.
bool IsClearStop(std::span<const Token> tokens, std::size_t i) {
  const Token& token = tokens[i];
  const Token* const next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
  if (token.IsSymbol(":") || token.IsSymbol(";")) return true;
  if (token.IsSymbol("-")) return next == nullptr || next->spaced;
  if (token.IsSymbol("/")) return token.spaced && next && next->spaced;
  // "A, B and C" are names.
  if (token.IsSymbol(",")) return next == nullptr || next->text.size() > 1;
  // "A (new) policy" goes on.
  return (token.IsSymbol("(") && tokens.back().IsSymbol(")")) ||
         (token.IsSymbol("[") && tokens.back().IsSymbol("]"));
}

}  // namespace

Rag RagOfLetters(std::string_view word) {
  for (const auto& [letters, rag] : kLetters)
    if (word == letters) return rag;
  return Rag::kUnrated;
}

bool HasAbbreviation(std::string_view line) {
  const auto is_letter = [&](std::size_t i) {
    return i < line.size() && IsLetter(line[i]);
  };
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    if (IsUpper(line[i]) && IsLower(line[i + 1]) && !is_letter(i + 2) &&
        (i == 0 || !is_letter(i - 1)) &&
        RagOfLetters(Fold(line.substr(i, 2))) != Rag::kUnrated)
      return true;
  return false;
}

bool OnlyLetters(std::span<const Token> tokens) {
  bool any = false;
  int open = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    const Token& token = tokens[i];
    const Token* const previous = i > 0 ? &tokens[i - 1] : nullptr;
    ++i;
    if (token.IsWord() && RagOfLetters(token.text) != Rag::kUnrated) {
      // "1a" is the number of something.
      if (previous && previous->IsNumber() && !token.spaced) return false;
      any = true;
    } else if (token.IsNumber()) {
      // Not "A1", "A 1" and "R-001".
      const bool joined = previous && !token.spaced &&
                          previous->IsSymbol("-") && i > 2 &&
                          tokens[i - 3].IsWord();
      // "B 20/3/15" has its day.
      const bool day = token.spaced && i + 1 < tokens.size() &&
                       tokens[i].IsSymbol("/") && !tokens[i].spaced &&
                       tokens[i + 1].IsNumber();
      if (previous && previous->IsWord() && !previous->IsWord("q") && !day &&
          (!token.spaced || RagOfLetters(previous->text) != Rag::kUnrated))
        return false;
      if (joined) return false;
    } else if (const RatingPhrase* const phrase =
                   FindRatingPhrase(tokens, i - 1)) {
      switch (phrase->kind) {
        case kColour:
        case kNegation:
        case kDoubt:
        case kExpected:
        case kPast:
        case kNow:
        case kFrom:
        case kTo:
        case kBy:
        case kOr:
        case kAnd:
        case kPeriod:
        case kCopula:
        case kRagNoun:
          break;
        default:
          return false;
      }
      i += phrase->tokens.size() - 1;
    } else if (token.IsWord()) {
      return false;
    } else if (token.IsSymbol("(")) {
      ++open;
    } else if (token.IsSymbol(")")) {
      if (--open < 0) return false;
    } else if (token.IsSymbol(".")) {
      return false;
    }
  }
  return any;
}

std::size_t LettersAtHead(std::string_view line,
                          std::span<const Token> tokens) {
  constexpr std::size_t kLongestWord = 3, kMostTokens = 24;
  if (tokens.empty() || !IsUpper(line.front()) ||
      HasAbbreviation(line.substr(0, kLongestWord)))
    return 0;
  const Token& first = tokens.front();
  if (!first.IsWord("rag") && RagOfLetters(first.text) == Rag::kUnrated)
    return 0;
  if (OnlyLetters(tokens)) return tokens.size();
  std::size_t end = 0;
  for (std::size_t i = 1; i < std::min(tokens.size(), kMostTokens); ++i)
    if (IsClearStop(tokens, i) && OnlyLetters(tokens.first(i))) end = i;
  return end;
}

}  // namespace planwatch
