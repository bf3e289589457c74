#include "daemon/history/keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "daemon/history/quarters.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

class KeeperTest : public testing::Test {
 protected:
  Config ConfigWithHistory() const {
    Config config = test::EmptyConfig();
    config.history = HistoryOptions{folder_ / "history.db"};
    return config;
  }
  std::string Metrics() const {
    return Serialize(telemetry_.Collect(), TextFormat::kText);
  }

  const test::TempFolder folder_;
  Telemetry telemetry_;
};

TEST_F(KeeperTest, CountsItsWritesAndSaysHowLargeTheFileIs) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  EXPECT_THAT(Metrics(), HasSubstr("history_writes_total{result=\"ok\"} 0"));
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"A", "One"}}));
  EXPECT_THAT(Metrics(), HasSubstr("history_writes_total{result=\"ok\"} 1"));
  EXPECT_THAT(Metrics(), HasSubstr("planwatch_history_size_bytes " +
                                   std::to_string(std::filesystem::file_size(
                                       folder_ / "history.db")) +
                                   "\n"));
}

TEST_F(KeeperTest, WritesNothingWhereItOnlyReads) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kRead, &telemetry_);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"A", "One"}}));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "history.db"));
  EXPECT_THAT(Metrics(), HasSubstr("history_writes_total{result=\"ok\"} 0"));
  EXPECT_THAT(Metrics(), Not(HasSubstr("history_size_bytes")));
  EXPECT_FALSE(keeper.PlanOn("cse", Day("2015-05-18")));
}

TEST_F(KeeperTest, NothingIsKnownOrCountedWithoutAHistory) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  keeper.Configure(test::EmptyConfig(), test::At(2015, 5, 18));
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"A", "One"}}));
  EXPECT_FALSE(keeper.PlanOn("cse", Day("2015-05-18")));
  EXPECT_EQ(keeper.error(), std::nullopt);
  EXPECT_THAT(Metrics(), HasSubstr("history_writes_total{result=\"ok\"} 0"));
}

TEST_F(KeeperTest, TrendsAreOfTheLastEightQuartersTheOldestFirst) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  const Config config = ConfigWithHistory();
  keeper.Configure(config, test::At(2015, 5, 18));
  keeper.KeepPlan("cse", Day("2014-12-31"), PlanOf({{"A", "One"}}));
  keeper.KeepPlan("cse", Day("2015-03-31"),
                  PlanOf({{"A", "One"}, {"B", "Two"}}));
  const QuarterEnds ends =
      QuarterEndsOf(*keeper.PastOf("cse"), Day("2015-05-18"), *config.calendar,
                    OverdueBy::kOriginal);
  ASSERT_EQ(ends.trend.size(), 8u);
  EXPECT_EQ(ends.trend.front().quarter, (Quarter{2013, 1}));
  EXPECT_EQ(ends.trend.back().quarter, (Quarter{2014, 4}));
  EXPECT_EQ(ends.previous()->total(), 2u);
  EXPECT_EQ(ends.trend[6].actions->total(), 1u);
  EXPECT_EQ(ends.trend[5].actions, std::nullopt);
  EXPECT_EQ(ends.year_before(), std::nullopt);
}

}  // namespace
}  // namespace planwatch
