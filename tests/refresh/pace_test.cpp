#include "daemon/refresh/pace.h"

#include <gtest/gtest.h>

#include <chrono>

namespace planwatch {
namespace {

using namespace std::chrono_literals;

TEST(Pace, ExpensiveWorkTakesAFifthOfTheTimeAtMost) {
  const SteadyTime begun{1h};
  Pace pace;
  EXPECT_TRUE(pace.IsDue(begun));
  pace.OnDone(begun, begun + 110ms);
  EXPECT_FALSE(pace.IsDue(begun + 509ms));
  EXPECT_TRUE(pace.IsDue(begun + 510ms));
  EXPECT_EQ(pace.next(), begun + 510ms);
}

TEST(Pace, WhatIsCheapIsDueAtOnce) {
  const SteadyTime begun{1h};
  Pace pace;
  pace.OnDone(begun, begun + 10ms);
  EXPECT_TRUE(pace.IsDue(begun + 10ms));
}

}  // namespace
}  // namespace planwatch
