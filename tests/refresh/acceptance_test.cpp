#include "daemon/refresh/acceptance.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(HasShrunk, BeyondHalf) {
  EXPECT_FALSE(HasShrunk(10, 5));
  EXPECT_TRUE(HasShrunk(10, 4));
  EXPECT_FALSE(HasShrunk(0, 0));
}

}  // namespace
}  // namespace planwatch
