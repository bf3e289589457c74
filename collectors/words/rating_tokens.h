// The tokens of a line as the vocabularies of ratings see them: what stands at
// a place, and what follows it.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "collectors/words/lexer.h"
#include "collectors/words/rating_words.h"

namespace planwatch {

class RatingTokens {
 public:
  // All of it stays the caller's. See MatchRating for `own` and `letters`.
  RatingTokens(std::span<const Token> tokens, std::span<const RatingPhrase> own,
               std::size_t letters)
      : tokens_(tokens), own_(own), letters_(letters) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }

  RatingMatch At(std::size_t i) const {
    return MatchRating(tokens_, i, own_, letters_);
  }
  // Whether a rating follows, with nothing between but words such as "is" and
  // "status".
  bool RatingFollows(std::size_t i) const;

  // Whether "year 1" stands at `i` and is done, behind which others may come.
  bool IsYearOfSeveral(std::size_t i) const;

  // The value of the number at `i`; 0 where it is out of range.
  std::size_t Value(std::size_t i) const;
  // The token behind a percent sign, or "per cent", at `i`; 0 where there is
  // none.
  std::size_t PercentAt(std::size_t i) const;
  // The second number of "3 of 5", "3 out of 5" and "3/5 complete", where `i`
  // is behind the first; 0 where there is none.
  std::size_t RatioAt(std::size_t i) const;
  // Whether business as usual is named at `i`, where what is complete goes.
  bool IsUsualBusiness(std::size_t i) const;
  // The token behind "transferred to BAU" and the like, which begins at `i`; 0
  // where nothing such does.
  std::size_t HandedOver(std::size_t i) const;
  // Whether the "to" at `i` leads to a place and not to a verb: "sent to all
  // schools", "to BAU".
  bool IsDestination(std::size_t i) const;
  // The token behind an occasion that begins at `i`: "the March Board", "inset
  // day"; `i` where there is none.
  std::size_t OccasionEnd(std::size_t i) const;

 private:
  std::span<const Token> tokens_;
  std::span<const RatingPhrase> own_;
  std::size_t letters_;
};

// "→", ">"
bool IsArrow(std::string_view symbol);

// Whether the token is a word, or a character of a script that the lexer takes
// for symbols: Greek, Cyrillic, Chinese.
bool HasLetters(const Token& token);

}  // namespace planwatch
