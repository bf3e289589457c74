// The vocabularies of ratings: what councils and task tools write in a RAG or
// status cell, and the words beside a rating that change what it says. Tables
// alone; how they work together is in rating.h and clause.h.
//
// Pure functions of constant tables: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "collectors/words/lexer.h"
#include "collectors/words/rating.h"

namespace planwatch {

// What a word or phrase is to a rating.
enum class RatingKind : unsigned char {
  // Ratings.
  kNoRating,    // a known way of giving none
  kYes,         // an answer to "Done?": yes
  kNo,          // an answer to "Done?": no
  kTick,        // a tick
  kCross,       // a cross
  kPercentage,  // blue at 100%, unrated at 0%, else amber; in no table
  kNotBegun,    // not started, or not done: a fact and no rating, since it may
                // not be time yet (what is late shows as overdue by its date)
  kGoingOn,     // work goes on; amber, the middle of "not started, in progress,
                // complete"
  kInTime,      // will be done in time
  kSlipping,    // late, and still to be recovered
  kLate,        // late, or not going to be done
  kFailed,      // the outcome was missed, whether or not the work is over
  kColour,      // the colour itself
  kDone,        // nothing more to do: the action was carried out
  kClosed,      // nothing more to do: achieved or not
  kDropped,     // nothing more to do: withdrawn
  kOwn,         // a word of the configuration; in no table

  // Words that change what the ratings of their clause say.
  kNegation,   // "not"
  kNotYet,     // the same, and an answer where it stands alone: "no"
  kPartly,     // "almost"; amber where it says so alone
  kDoubt,      // "probably"
  kForecast,   // of what follows: "will be"
  kExpected,   // of the whole clause: "expected"
  kCondition,  // "if"
  kPast,       // "was", "last quarter"
  kNow,        // "now": what was said before is past
  kFrom,       // "from green to red"
  kChange,     // "downgraded": a colour behind "to" is today's
  kRemainder,  // "except": something is left to do
  kExample,    // "e.g."
  kLegend,     // "means": the text explains the colour
  kBy,         // before a time a forecast, before a person an agent
  kTo,         // before a verb a forecast, between two colours a change

  // Words that a clause's rating may have beside it.
  kBut,      // begins a new statement
  kAnd,      // begins a new clause
  kOr,       // stands between the choices of a form
  kTail,     // begins what the rating is about: "with", "in"
  kReason,   // begins why: "due to"
  kPeriod,   // months, quarters, seasons
  kUnit,     // "weeks"
  kCopula,   // "is", "remains"
  kRagNoun,  // "RAG", "status"
  kFiller,   // "the", "action"

  // Everything else.
  kForeign,  // a word that is in no table
};

constexpr bool IsRating(RatingKind kind) { return kind <= RatingKind::kOwn; }
// Says that there is nothing more to do.
constexpr bool IsDone(RatingKind kind) {
  return kind == RatingKind::kDone || kind == RatingKind::kClosed ||
         kind == RatingKind::kDropped;
}

struct RatingTable {
  RatingKind kind;
  Rag rag;
  std::string_view phrases;  // in lower case, between commas
};
std::span<const RatingTable> RatingTables();

// A phrase, taken apart.
struct RatingPhrase {
  std::vector<Token> tokens;
  RatingKind kind;
  Rag rag;
};

// The longest phrase of the tables that begins at tokens[first]; null where
// there is none. Tokens are LexPhrase's.
const RatingPhrase* FindRatingPhrase(std::span<const Token> tokens,
                                     std::size_t first);

struct RatingMatch {
  RatingKind kind = RatingKind::kForeign;
  Rag rag = Rag::kUnrated;
  std::size_t end = 0;  // the token behind it
};
// What begins at tokens[first]: a phrase of `own`, which go first, a letter
// among the first `letters` tokens, where they are colours, or a phrase of the
// tables. A phrase of `own` without a proper word, such as "1" or "x", must be
// all that there is.
RatingMatch MatchRating(std::span<const Token> tokens, std::size_t first,
                        std::span<const RatingPhrase> own, std::size_t letters);

}  // namespace planwatch
