#include "collectors/words/lexer.h"

#include <algorithm>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"

namespace planwatch {
namespace {

unsigned char Byte(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

// The length of the letter at `i`: ASCII, or Latin with an accent (U+00C0 to
// U+024F, but for the signs of multiplication and division).
std::size_t LetterAt(std::string_view text, std::size_t i) {
  const unsigned char lead = Byte(text, i);
  if (IsLetter(static_cast<char>(lead))) return 1;
  const unsigned char next = Byte(text, i + 1);
  if (lead < 0xC3 || lead > 0xC9 || next < 0x80) return 0;
  return lead == 0xC3 && (next == 0x97 || next == 0xB7) ? 0 : 2;
}

}  // namespace

std::size_t CharacterLength(std::string_view utf8, std::size_t i) {
  const unsigned char lead = Byte(utf8, i);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
  return std::min(length, utf8.size() - i);
}

std::vector<Token> Lex(std::string_view folded) {
  static constexpr std::string_view kVariationSelector = "\uFE0F";
  std::vector<Token> tokens;
  bool spaced = true, starts_line = true;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] == ' ' || folded[i] == '\n') {
      spaced = true;
      starts_line = starts_line || folded[i] == '\n';
      ++i;
      continue;
    }
    const std::size_t begin = i;
    Token::Kind kind = Token::Kind::kSymbol;
    if (IsDigit(folded[i])) {
      kind = Token::Kind::kNumber;
      while (i < folded.size() && IsDigit(folded[i])) ++i;
    } else if (LetterAt(folded, i) > 0) {
      kind = Token::Kind::kWord;
      while (std::size_t length = LetterAt(folded, i)) {
        i += length;
        if (Byte(folded, i) == '\'' && LetterAt(folded, i + 1) > 0) ++i;
      }
    } else {
      i += CharacterLength(folded, i);
      if (folded.substr(begin, i - begin) == kVariationSelector) continue;
    }
    tokens.push_back(
        {kind, folded.substr(begin, i - begin), spaced, starts_line});
    spaced = starts_line = false;
  }
  return tokens;
}

std::vector<Token> LexPhrase(std::string_view folded) {
  std::vector<Token> tokens = Lex(folded);
  std::vector<Token> kept;
  kept.reserve(tokens.size());
  bool hyphened = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool inside =
        tokens[i].IsSymbol("-") && !tokens[i].spaced && i > 0 &&
        tokens[i - 1].kind == Token::Kind::kWord && i + 1 < tokens.size() &&
        tokens[i + 1].kind == Token::Kind::kWord && !tokens[i + 1].spaced;
    if (!inside) {
      kept.push_back(tokens[i]);
      kept.back().hyphened = hyphened;
    }
    hyphened = inside;
  }
  return kept;
}

std::string WithoutNoteMarks(std::string_view utf8) {
  constexpr std::string_view kMarks[] = {"¹", "²", "³", "⁰", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  text.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t length = CharacterLength(utf8, i);
    const bool mark = !text.empty() && text.back() != ' ' && length > 1 &&
                      IsAmong(kMarks, utf8.substr(i, length));
    if (!mark) text += utf8.substr(i, length);
    i += length;
  }
  return text;
}

std::size_t MatchPhrase(std::span<const Token> tokens, std::size_t first,
                        std::span<const Token> phrase) {
  if (phrase.empty() || first + phrase.size() > tokens.size()) return 0;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (tokens[first + i].text != phrase[i].text) return 0;
  return phrase.size();
}

Phrases::Phrases(std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases)
    phrases_.push_back(LexPhrase(phrase));
}

std::size_t Phrases::Longest(std::span<const Token> tokens,
                             std::size_t first) const {
  std::size_t longest = 0;
  for (const std::vector<Token>& phrase : phrases_)
    longest = std::max(longest, MatchPhrase(tokens, first, phrase));
  return longest;
}

}  // namespace planwatch
