// The figures and months of a date among a text's tokens: which numbers stand
// by themselves, which can be a year. What ScanPeriods is made of.
//
// A position may lie past the tokens: nothing stands there. Pure functions: any
// thread; each looks at a few tokens about its position.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "collectors/words/lexer.h"

namespace planwatch {

struct YearFigures {
  int value = 0;
  bool split = false;   // 2015/16
  std::size_t end = 0;  // the token behind it
};

class DateTokens {
 public:
  // `about`: the year that two-digit ones are near to.
  DateTokens(std::span<const Token> tokens, std::optional<int> about)
      : tokens_(tokens), about_(about) {}

  std::size_t size() const { return tokens_.size(); }
  std::span<const Token> all() const { return tokens_; }
  std::string_view Text(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].text : std::string_view();
  }
  bool IsNumber(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kNumber;
  }
  bool IsWord(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kWord;
  }
  bool IsOneOf(std::size_t i, std::string_view symbols) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kSymbol &&
           symbols.find(tokens_[i].text) != std::string_view::npos;
  }
  bool StartsLine(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].starts_line;
  }
  // No white space stands before it.
  bool IsGlued(std::size_t i) const {
    return i > 0 && i < tokens_.size() && !tokens_[i].spaced;
  }

  // A number of at most `digits` digits.
  std::optional<int> Number(std::size_t i, std::size_t digits) const;
  // 2015.
  std::optional<int> FullYear(std::size_t i) const;
  // 2015, 15.
  std::optional<int> AnyYear(std::size_t i) const;
  // 2015, 2015/16, 2015-2016, 15/16; with `short_form` also '15 and 15.
  std::optional<YearFigures> YearAt(std::size_t i, bool short_form) const;
  // The year of a month or quarter that ends at `i`, with what may stand
  // between them.
  std::optional<YearFigures> YearAfter(std::size_t i) const;
  // Whether a number that can't be a year stands where a year would.
  bool IsBadYear(std::size_t i) const;

  std::optional<unsigned> MonthAt(std::size_t i) const;
  // Also a misspelt one, which takes a number beside it.
  std::optional<unsigned> MonthBesideNumber(std::size_t i) const;
  // Behind the "st" of a day.
  std::size_t SkipSuffix(std::size_t i) const;
  // Behind a time of day: 2015-05-31T00:00:00.000Z, 31 May 2015 at 10.30am.
  std::size_t SkipTime(std::size_t i) const;

  // Whether the number at `i` is a number of its own, not the rest of "v2" or
  // of "1.2".
  bool StartsNumber(std::size_t i) const;
  // Whether it goes on as another figure: a time, a fraction, a date.
  bool IsContinuation(std::size_t i) const;
  // Whether it counts something: "Phase 1 May 2015".
  bool IsLabel(std::size_t i) const;
  // "May slip" has no month in it.
  bool IsVerb(std::size_t i) const;

 private:
  std::span<const Token> tokens_;
  std::optional<int> about_;
};

}  // namespace planwatch
