// What one word of a rating states of the action. rating_line.h weighs the
// statements of a line against each other.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>

#include "collectors/words/clause.h"
#include "collectors/words/rating.h"
#include "collectors/words/rating_line.h"
#include "collectors/words/rating_words.h"

namespace planwatch {

struct Statement {
  Strength strength = Strength::kNothing;
  Rating rating;
  RatedBy by = RatedBy::kNothing;
  RatingKind kind = RatingKind::kNoRating;
  bool unfinished = false;  // says that something is left to do
  bool share = false;       // does so by counting: "7 of 10 completed"
  bool period = false;      // of a month or quarter that it names
  std::size_t quarter = 0;
};

// What the word says where nothing beside it changes that.
Statement Plain(const Clause& clause, const Clause::Hit& hit);

// That the action is not done, or not all of it.
Statement Unfinished(Rag rag, RatedBy by = RatedBy::kState);

// Whether the word counts how many of several things are done, rather than
// saying how much of the action is: "45 of 53 completed", "most in time (84%)".
bool CountsOthers(const Clause& clause, const Clause::Hit& hit);

}  // namespace planwatch
