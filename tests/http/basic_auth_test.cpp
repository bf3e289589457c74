#include "daemon/http/basic_auth.h"

#include <gtest/gtest.h>

namespace planwatch::web {
namespace {

// Each step of the cost doubles the time.
TEST(BasicAuth, WorksAsLongForACheapHashAsForAnExpensiveOne) {
  for (int max = 4; max <= 15; ++max)
    for (int cost = 4; cost <= max; ++cost) {
      long work = 1L << cost;
      for (const int further : FurtherCosts(cost, max)) work += 1L << further;
      EXPECT_EQ(work, 1L << max) << cost << " of " << max;
    }
}

}  // namespace
}  // namespace planwatch::web
