// Readings of ratings as text, for tables of cases.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "collectors/words/rating.h"

namespace planwatch {

inline std::string Told(const Rating& rating) {
  return std::string(RagName(rating.rag)) +
         (rating.complete ? " complete" : "");
}

// "amber", "blue complete", "unrated unknown", "unrated or green", …
inline std::string Told(const RatingReading& reading) {
  std::string told = Told(Rating{reading.worst(), reading.complete});
  if (!reading.known) told += " unknown";
  if (reading.other) told += " or " + Told(*reading.other);
  return told;
}

struct Case {
  std::string_view cell;
  std::string_view told;
};

template <std::size_t kCount>
void Expect(const Case (&cases)[kCount], const RatingWords& own_words = {}) {
  for (const Case& one : cases)
    EXPECT_EQ(Told(ReadRating(one.cell, own_words)), one.told) << one.cell;
}

}  // namespace planwatch
