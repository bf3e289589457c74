#include "collectors/words/rating_letters.h"

#include <gtest/gtest.h>

#include "tests/words/ratings.h"

namespace planwatch {
namespace {

TEST(RatingLetters, ALetterRatesAndItsRemarkDoesNot) {
  Expect({{"A (CCG late)", "amber"},
          {"A – overdue", "amber"},
          {"A: not on track", "amber"},
          {"G / dates booked", "green"},
          {"G, on target", "green"},
          {"G\nDraft is with the board", "green"},
          {"R\nTraining delivered", "red"},
          {"A/G – staff are trained", "amber"},
          {"RAG: A – funding delayed", "amber"},
          {"G (was A) – CCG late", "green"},
          {"B – closed at the March Board", "blue complete"}});
}

TEST(RatingLetters, OfTwoTheWorseCounts) {
  Expect({{"R", "red"},
          {"A", "amber"},
          {"G", "green"},
          {"B", "blue"},
          {"RA", "red"},
          {"AR", "red"},
          {"RG", "red"},
          {"GR", "red"},
          {"AG", "amber"},
          {"GA", "amber"},
          {"GA – training is late", "amber"},
          {"GB", "unrated unknown"},
          {"AA", "unrated unknown"}});
}

TEST(RatingLetters, WithoutAStopTheyAreWordsAndInitials) {
  Expect({{"A new policy", "unrated unknown"},
          {"A. Jones", "unrated unknown"},
          {"A, B and C wards", "unrated unknown"},
          {"A (new) policy", "unrated"},
          {"R-001", "unrated unknown"},
          {"A-level results", "unrated unknown"},
          {"a – policy", "unrated unknown"},
          {"Plan A – draft", "unrated unknown"}});
}

TEST(RatingLetters, ARemarkBesideThemIsTold) {
  EXPECT_TRUE(ReadRating("A – overdue", {}).letter_with_remark);
  EXPECT_FALSE(ReadRating("A", {}).letter_with_remark);
  EXPECT_FALSE(ReadRating("Amber – overdue", {}).letter_with_remark);
}

}  // namespace
}  // namespace planwatch
