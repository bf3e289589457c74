#include "collectors/plan/profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/plan/plan_rows.h"

namespace planwatch {
namespace {

TEST(Profile, TheSampleIsAsLargeAsItMayBe) {
  EXPECT_EQ(SampleStep(0, 200), 1u);
  EXPECT_EQ(SampleStep(200, 200), 1u);
  EXPECT_EQ(SampleStep(201, 200), 2u);
  EXPECT_EQ(SampleStep(400, 200), 2u);
  EXPECT_EQ(SampleStep(401, 200), 3u);
  EXPECT_EQ(SampleStep(5, 0), 5u);
}

TEST(Profile, UpToAsManyRowsAllAreLookedAt) {
  const auto rows_seen = [](std::size_t count) {
    std::vector<Row> table(count);
    std::vector<const Row*> rows;
    for (Row& row : table) {
      row.cells.push_back(Text("Train drivers"));
      rows.push_back(&row);
    }
    return ProfileColumns(rows, 0, 1, {}, London())[0].rows;
  };
  EXPECT_EQ(rows_seen(kRowsProfiled), kRowsProfiled);
  EXPECT_EQ(rows_seen(kRowsProfiled + 1), kRowsProfiled / 2 + 1);
}

}  // namespace
}  // namespace planwatch
