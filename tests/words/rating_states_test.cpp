// States that councils give their actions beside the colours, and where what is
// complete goes.
#include <gtest/gtest.h>

#include "tests/words/ratings.h"

namespace planwatch {
namespace {

TEST(RatingStates, WhatWentToBusinessAsUsualIsComplete) {
  constexpr Case kCases[] = {
      {"Complete - transferred to BAU", "blue complete"},
      {"Complete/Closed - transferred to BAU", "blue complete"},
      {"Closed - handed over to the BAU team", "blue complete"},
      {"Transferred to BAU", "blue complete"},
      {"Passed back into business as usual", "blue complete"},
      {"Migrated to BAU", "blue complete"},
      {"Complete - continues as BAU", "blue complete"},
      {"Complete, now to BAU", "blue complete"},
      {"To be transferred to BAU", "unrated"},
      {"Will be handed over to BAU in June", "unrated"},
      {"Not transferred to BAU", "unrated"},
      {"Partly transferred to BAU", "amber"},
  };
  Expect(kCases);
}

TEST(RatingStates, WhereSomethingWasSentIsNoForecast) {
  constexpr Case kCases[] = {
      {"Complete - transferred to Housing", "blue complete"},
      {"Complete - reported to the Board", "blue complete"},
      {"Complete - agreed to extend it", "blue complete or amber"},
      {"Complete - certificates to be issued", "blue complete or amber"},
  };
  Expect(kCases);
}

TEST(RatingStates, AFractionOfItIsAPart) {
  constexpr Case kCases[] = {
      {"½ done", "amber"}, {"¾ complete", "amber"}, {"⅓ complete", "amber"}};
  Expect(kCases);
}

TEST(RatingStates, WhatIsLateNeedNotSayOfWhat) {
  constexpr Case kCases[] = {{"Behind", "amber"},
                             {"Ahead", "green"},
                             {"Will not meet deadline", "red"},
                             {"Missed deadline", "red"},
                             {"Past due", "red"},
                             {"Likely to miss", "red"},
                             {"Completed by the deadline", "blue complete"},
                             {"Rectified", "blue complete"},
                             {"Not accepted", "blue complete"}};
  Expect(kCases);
}

}  // namespace
}  // namespace planwatch
