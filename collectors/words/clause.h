// A line of a status cell, taken apart into clauses: the ratings of each, and
// what the words beside them make of them. A clause ends at a comma, bracket,
// dash, colon, stroke or arrow and before "but"; a sentence at a full stop,
// semicolon or question mark. What a clause of nothing but such words says
// goes for its neighbour: "Green (expected June)", "Previously: red".
//
// Pure functions: any thread. Linear in the number of tokens.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "collectors/words/lexer.h"
#include "collectors/words/rating_words.h"

namespace planwatch {

// What stands between two clauses.
enum class Stop : unsigned char {
  kSentence,  // also the beginning of the line
  kComma,
  kBracket,
  kLabel,  // a colon or a dash: what stands before it may name a part
  kSlash,  // also "or"
  kArrow,
  kBut,
};

struct Clause {
  struct Hit {
    RatingKind kind;
    Rag rag;
    std::size_t first, end;  // tokens
    bool negated = false;
    bool partly = false;
    bool forecast = false;
    bool past = false;
  };
  std::vector<Hit> hits;
  Stop before = Stop::kSentence;
  Stop after = Stop::kSentence;

  // Words that are in no table: before the first rating, after it, and after it
  // behind a preposition ("completed for 20 staff").
  std::size_t words_before = 0, words_after = 0, words_about = 0;
  std::size_t words_aside = 0;  // in a reason or condition, or after "and"
  std::size_t fillers = 0;      // "the", "status"

  bool copula = false;  // "is" before the first rating
  bool negated = false, partly = false, past = false;  // such a word was met
  bool share = false;                                  // "7 of 10"
  bool answer = false;  // such a word that says so alone: "not yet", "partly"
  bool forecast = false;
  bool expected = false;  // of all of its ratings, as are the next three
  bool by_date = false;   // expected by a date: "by June"
  bool condition = false;
  bool doubted = false;
  bool example = false;
  bool explained = false;   // "red = late"
  bool remainder = false;   // something is left to do: "except for training"
  bool now = false;         // what stood before it is past
  bool period = false;      // names a month, quarter, year
  std::size_t quarter = 0;  // the quarter that it names; 0 where none

  std::size_t foreign() const {
    return words_before + words_after + words_about;
  }
};

// The clauses of a line. `own` are the configuration's phrases, which go before
// the tables. `letters`: up to which token single letters are colours (see
// LettersAtHead in rating_letters.h).
std::vector<Clause> ClausesOf(std::span<const Token> tokens,
                              std::span<const RatingPhrase> own,
                              std::size_t letters);

}  // namespace planwatch
