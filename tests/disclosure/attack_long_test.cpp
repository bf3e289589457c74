#include <gtest/gtest.h>

#include "tests/disclosure/attacker.h"

namespace planwatch {
namespace {

TEST(LongAttack, OfRegistersFindsNothing) {
  AttackRegisters(100000, 10000, true);
}

}  // namespace
}  // namespace planwatch
