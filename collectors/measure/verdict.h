// What the document itself says of a value: a colour, "met", "below target".
//
// Pure functions: any thread.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/table/row.h"
#include "collectors/words/rating.h"

namespace planwatch {

enum class Verdict : unsigned char {
  kGood,
  kBad,
  kBetween,  // amber, blue, partly met: it tells of no side
  kAbove,    // "above target"
  kBelow,
};

// A column that may hold them, by its heading.
struct VerdictColumn {
  bool names_rating = false;  // "Status": a letter or a fill alone rates
  bool asks_whether = false;  // "Target met?": yes and no rate
};

// A blank cell says it by its fill. nullopt: it says something else.
std::optional<Verdict> ReadVerdict(const Cell& cell,
                                   const VerdictColumn& column);
// "Above target" of a value above it says no more than the number does; of one
// below it, that it does better.
std::optional<Rag> RagOf(Verdict verdict, double value, double target);

}  // namespace planwatch
