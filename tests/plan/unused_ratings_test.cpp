#include "collectors/plan/unused_ratings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Rows Plan(const char* rating) {
  Rows rows = {"Ref|Action|Lead|Due|Progress|RAG"};
  const Colour fills[] = {kRedFill, kAmberFill, kGreenFill};
  const char* const actions[] = {"Train all drivers", "Brief GPs",
                                 "Brief schools"};
  for (std::size_t i = 0; i < 3; ++i)
    rows.Add({Text(std::to_string(i + 1)), Text(actions[i]), Text("Police"),
              Text("30/06/2015"), Filled(fills[i], "The draft was sent out"),
              Text(i == 0 ? "Red" : rating)});
  return rows;
}

TEST(UnusedRatings, ColoursBesideBlankRatingsAreADoubt) {
  const auto told = HasSubstr(
      "most cells under \"RAG\" are blank, and those under \"Progress\" are "
      "coloured like ratings");
  EXPECT_THAT(Doubts(Plan("")), Contains(told));
  EXPECT_THAT(Doubts(Plan("Amber")), Not(Contains(told)));
}

TEST(UnusedRatings, ARatingInBracketsInFrontIsADoubt) {
  EXPECT_THAT(Doubts({"Ref|Action|Lead|Due",
                      "1|[RED] Train all drivers|Police|30/06/2015",
                      "2|[GREEN] Brief GPs|Health|30/06/2015"}),
              Contains(HasSubstr("begin with ratings in brackets")));
}

}  // namespace
}  // namespace planwatch
