// Labelled `long`: ten kills are in the default run.
#include <gtest/gtest.h>

#include "tests/history/kill.h"

namespace planwatch {
namespace {

TEST(DurabilityLong, TwoHundredKillsLoseNothingThatWasAcknowledged) {
  KillAtRandom(200);
}

TEST(DurabilityLong, TwoHundredKillsOfCopiesLoseNothing) { KillCopies(200); }

}  // namespace
}  // namespace planwatch
