#include "collectors/base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace planwatch {
namespace {

TEST(Results, HoldAValueOrAnError) {
  const Result<int> value = 3;
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 3);
  const Result<int> error = Error("no such file");
  ASSERT_FALSE(error.has_value());
  EXPECT_EQ(error.error().message(), "no such file");
  EXPECT_EQ(error.error().kind(), Error::Kind::kFailed);
}

TEST(Results, MoveTheirValueOut) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 3);
}

TEST(Results, OfNothingAreWellUnlessTheyFailed) {
  EXPECT_TRUE(Status());
  EXPECT_FALSE(Status(Error("x")));
}

TEST(Errors, GatherThePathToTheFault) {
  const Error error = Error("a quote is never closed", Error::Kind::kNoData)
                          .In("row 7")
                          .In("plan.csv");
  EXPECT_EQ(error.message(), "plan.csv: row 7: a quote is never closed");
  EXPECT_EQ(error.kind(), Error::Kind::kNoData);
}

}  // namespace
}  // namespace planwatch
