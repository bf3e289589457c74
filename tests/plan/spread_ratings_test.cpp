#include "collectors/plan/spread_ratings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/plan/plan_rows.h"
#include "tests/plan/plan_text.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SpreadRatings, TheHeadingOfTheMarkedColumnRates) {
  const Rows rows{"Action|Lead|Deadline|Not achieved|Partly achieved|Achieved",
                  "Train all drivers|A Smith|31/01/2015|||✓",
                  "Print a leaflet|B Jones|31/05/2015||✓|",
                  "Audit the files|B Jones|30/09/2015|✓||"};
  EXPECT_THAT(
      Told(ReadPlan(rows)),
      ElementsAre("1.1 Train all drivers: blue complete",
                  "1.2 Print a leaflet: amber", "1.3 Audit the files: red"));
  EXPECT_THAT(Doubts(rows), IsEmpty());
}

TEST(SpreadRatings, ColoursOverMarksAreHeadings) {
  for (const std::string_view header :
       {"Action|Lead|Due date|R|A|G", "Action|Lead|Due date|Red|Amber|Green"}) {
    const Rows rows{header, "Train all drivers|Police|31/01/2016|||x",
                    "Print a leaflet|Health|31/05/2016||x|",
                    "Audit the files|Health|30/09/2016|x||",
                    "Ask the bars|Health|30/09/2016|||"};
    EXPECT_THAT(
        Told(ReadPlan(rows)),
        ElementsAre("1.1 Train all drivers: green",
                    "1.2 Print a leaflet: amber", "1.3 Audit the files: red",
                    "1.4 Ask the bars: unrated"))
        << header;
    EXPECT_THAT(Doubts(rows), IsEmpty()) << header;
  }
}

TEST(SpreadRatings, SeveralMarksInARowAreNotOneRating) {
  const std::vector<std::string> headings = {"Action", "Started (tick)",
                                             "Completed (tick)"};
  const auto find = [&](std::string_view first, std::string_view second) {
    const Rows rows{first, second};
    return FindSpreadRating(headings,
                            std::vector{&rows.rows()[0], &rows.rows()[1]}, 0);
  };
  EXPECT_TRUE(find("Train all drivers|x|", "Print a leaflet||x"));
  EXPECT_FALSE(find("Train all drivers|x|x", "Print a leaflet||x"));
  EXPECT_FALSE(find("Train all drivers|x|", "Print a leaflet||May 2015"));
  // One mark alone may be anything.
  EXPECT_FALSE(find("Train all drivers|x|", "Print a leaflet||"));
}

}  // namespace
}  // namespace planwatch
