// Whether a text asserts what it mentions, denies it, or leaves it open.
//
// A denial goes for the phrases of its own clause, and for the phrase in front
// of a clause that says nothing else ("Strategy discussion - not required").
// A label that is itself a denial (`no further action`) is denied by "not" in
// front alone: what stands behind is the reason. What no rule settles is
// unclear, so that it is listed and not counted in silence.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "collectors/referral/clauses.h"

namespace planwatch {

// A label's phrase in a text: the words from `begin` up to `end`.
struct Mention {
  std::size_t begin = 0, end = 0;
  std::size_t label = 0;
  bool is_negative = false;  // the label is itself a denial
};

enum class Assertion : std::uint8_t { kAsserted, kDenied, kUnclear };

// Of each mention. They are in the text's order and do not overlap.
std::vector<Assertion> AssertionsOf(const std::vector<ClauseWord>& words,
                                    const std::vector<Mention>& mentions);

// Whether a phrase is itself a denial: "no further action", "declined", "NFA".
bool IsNegative(const std::vector<ClauseWord>& phrase);

}  // namespace planwatch
