// What one line of a status cell says, judged from its clauses: which of its
// words are ratings of the action today, and which of these count.
//
// A rating counts where its clause holds nothing but it and words that go with
// one, or begins with it and goes on with what it is about or why; in a few
// words it may name what it rates ("Recruitment delayed"). Behind prose it is
// prose. Of the ratings that count the strongest are the line's.
//
// Pure functions: any thread. Linear in the number of clauses.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "collectors/words/clause.h"
#include "collectors/words/lexer.h"
#include "collectors/words/rating.h"

namespace planwatch {

// How much a statement says, from least to most. In one cell only the strongest
// count: "In progress - on track" is on track, "Amber: some delay in
// recruiting" is amber.
enum class Strength : unsigned char {
  kNothing,   // that there is no rating
  kAnswer,    // yes, no, a tick, 100%
  kActivity,  // whether work goes on, not whether it will be in time
  kProgress,  // whether it will be in time
  kColour,
  kDone,
  kOwn,
};

// What a line says.
struct LineReading {
  std::vector<Rag> rags;
  Strength strength = Strength::kNothing;
  RatedBy by = RatedBy::kNothing;
  bool complete = false;
  bool unfinished = false;
  // Its first sentence says that the action is complete, and nothing else.
  bool begins_done = false;
  // Unfinished only by what it counts: "7 of 10 plans completed".
  bool counts_others = false;
  bool counts = false;  // has a statement, if only that there is no rating
  bool known = false;
  std::optional<Rating> other;

  Rag worst() const;  // unrated where there is none
};

// `words_in_cell` counts the words of all of the cell's lines.
LineReading ReadLine(std::span<const Token> tokens,
                     std::span<const Clause> clauses,
                     std::size_t words_in_cell);

}  // namespace planwatch
