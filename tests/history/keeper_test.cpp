#include "daemon/history/keeper.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>

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

TEST_F(KeeperTest, TellsOfItsHealth) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  EXPECT_FALSE(keeper.Health());
  const Instant start = test::At(2015, 5, 18);
  keeper.Configure(ConfigWithHistory(), start);
  std::optional<HistoryHealth> health = keeper.Health();
  ASSERT_TRUE(health);
  EXPECT_EQ(health->error, "");
  EXPECT_FALSE(health->last_write);
  EXPECT_FALSE(health->last_backup);
  const Instant later = start + std::chrono::minutes{5};
  keeper.SetTime(later);
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"A", "One"}}));
  EXPECT_EQ(keeper.Health()->last_write, later);
  {
    const auto other =
        History::Open(folder_ / "history.db", History::Access::kWrite);
    ASSERT_TRUE(other->history->NoteBackup(later, "/backup.db"));
  }
  EXPECT_EQ(keeper.Health()->last_backup, later);
}

// As a history is that root has made for a daemon that may only read it: SQLite
// opens it.
TEST_F(KeeperTest, OneThatCanOnlyBeReadIsNotWellUntilItCanBeWritten) {
  const auto file = folder_ / "history.db";
  ASSERT_TRUE(History::Open(file, History::Access::kWrite));
  // Root may write all the same: a lock does as well.
  std::optional<SQLite::Database> lock(std::in_place, file.string(),
                                       SQLite::OPEN_READWRITE);
  lock->exec("BEGIN IMMEDIATE");
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  EXPECT_THAT(keeper.Health()->error, HasSubstr("another program is writing"));
  lock.reset();
  EXPECT_EQ(keeper.Health()->error, "");
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

TEST_F(KeeperTest, AFailureIsSaidAndSoIsItsEnd) {
  log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  testing::internal::CaptureStderr();
  const auto plan = PlanOf({{"A", "One"}});
  std::filesystem::create_directory(folder_ / "history.db");
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  EXPECT_THAT(*keeper.error(), HasSubstr("history.db: can't be opened"));
  keeper.KeepPlan("cse", Day("2015-05-18"), plan);
  keeper.KeepPlan("cse", Day("2015-05-18"), plan);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18, 13));
  std::filesystem::remove(folder_ / "history.db");
  keeper.KeepPlan("cse", Day("2015-05-18"), plan);
  EXPECT_EQ(keeper.error(), std::nullopt);
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("level=warn msg=\"history failed\" error="));
  EXPECT_THAT(log, HasSubstr("failures_not_logged=0\n"));
  EXPECT_THAT(log, HasSubstr("failures_not_logged=2\n"));
  EXPECT_THAT(log, HasSubstr("level=info msg=\"history recovered\"\n"));
}

TEST_F(KeeperTest, AWriteThatFailsIsCounted) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep, &telemetry_);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  RegisterReleases releases;
  releases.days[Day("2015-05-18")] = {};
  EXPECT_TRUE(keeper.KeepReleases("cmog", releases));
  EXPECT_THAT(Metrics(), HasSubstr("history_writes_total{result=\"ok\"} 1"));
  SQLite::Database(folder_ / "history.db", SQLite::OPEN_READWRITE)
      .exec("DROP TABLE register_release");
  EXPECT_FALSE(keeper.KeepReleases("cmog", releases));
  EXPECT_TRUE(keeper.error());
  EXPECT_THAT(Metrics(),
              HasSubstr("history_writes_total{result=\"failed\"} 1"));
  EXPECT_EQ(keeper.RegisterReleasesOf("cmog"), std::nullopt);
}

TEST_F(KeeperTest, KeepsWhatItIsGivenUntilItIsOld) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  Config config = ConfigWithHistory();
  config.history->keep = std::chrono::days{10};
  keeper.Configure(config, test::At(2015, 5, 18));
  keeper.KeepPlan("cse", Day("2015-05-01"), PlanOf({{"A", "One"}}));
  keeper.KeepPlan("cse", Day("2015-05-10"), PlanOf({{"A", "Two"}}));
  keeper.Forget(Day("2015-05-19"));  // the first still stood ten days ago
  EXPECT_TRUE(keeper.PlanOn("cse", Day("2015-05-09")));
  EXPECT_EQ(keeper.Forget(Day("2015-05-20")), Day("2015-05-10"));
  EXPECT_FALSE(keeper.PlanOn("cse", Day("2015-05-09")));
  EXPECT_TRUE(keeper.PlanOn("cse", Day("2015-05-10")));
  // None: for ever.
  config.history->keep = std::chrono::days{0};
  keeper.Configure(config, test::At(2015, 5, 18));
  keeper.KeepPlan("cse", Day("2015-05-12"), PlanOf({{"A", "Three"}}));
  EXPECT_EQ(keeper.Forget(Day("2026-01-01")), std::nullopt);
  EXPECT_TRUE(keeper.PlanOn("cse", Day("2015-05-10")));
}

TEST_F(KeeperTest, KnowsWhatWasAccepted) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  EXPECT_FALSE(keeper.can_write());
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  EXPECT_TRUE(keeper.can_write());
  EXPECT_FALSE(keeper.is_read_only());
  const AcceptedReading reading = {{"rag", {"RAG"}}};
  keeper.KeepAcceptedReading("cse", reading);
  EXPECT_EQ(keeper.AcceptedReadingOf("cse"), reading);
  EXPECT_EQ(keeper.AcceptedReadingOf("other"), AcceptedReading());
  auto opened = History::Open(folder_ / "history.db", History::Access::kWrite);
  ASSERT_TRUE(opened->history->AcceptVersion("cse", "abc"));
  ASSERT_TRUE(opened->history->AcceptVersion("cse", ""));
  EXPECT_TRUE(keeper.IsAccepted("cse", "abc"));
  EXPECT_FALSE(keeper.IsAccepted("cse", "abd"));
  EXPECT_FALSE(keeper.IsAccepted("cse", ""));
  HistoryKeeper reader(HistoryKeeper::Mode::kRead);
  reader.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  EXPECT_TRUE(reader.is_read_only());
  EXPECT_FALSE(reader.can_write());
  EXPECT_EQ(reader.AcceptedReadingOf("cse"), reading);
  reader.KeepAcceptedReading("cse", {});
  Measures measures;
  measures.series = {{"Spend", "", "", {{Day("2015-05-01"), 1}}}};
  reader.KeepMeasures("spend", measures);
  EXPECT_FALSE(reader.KeepReleases("cmog", RegisterReleases()));
  EXPECT_EQ(reader.AcceptedReadingOf("cse"), reading);
  EXPECT_EQ(*opened->history->MeasuresOf("spend"), std::nullopt);
}

TEST_F(KeeperTest, NothingWasReleasedWhereThereIsNoFile) {
  HistoryKeeper none(HistoryKeeper::Mode::kKeep);
  none.Configure(test::EmptyConfig(), test::At(2015, 5, 18));
  HistoryKeeper reader(HistoryKeeper::Mode::kRead);
  reader.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  for (HistoryKeeper* keeper : {&none, &reader}) {
    EXPECT_EQ(keeper->RegisterReleasesOf("cmog"), RegisterReleases());
    EXPECT_EQ(keeper->MeasuresReleasesOf("seen"), MeasuresReleases());
    EXPECT_EQ(keeper->error(), std::nullopt);
  }
}

TEST_F(KeeperTest, ADamagedFileIsSetAsideWithAWord) {
  log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  for (int i = 0; i < 50; ++i)
    keeper.KeepPlan("plan" + std::to_string(i), Day("2015-05-18"),
                    PlanOf({{"A", "One " + std::to_string(i)}}));
  keeper.Configure(test::EmptyConfig(), test::At(2015, 5, 18));  // closes it
  {
    const auto size = std::filesystem::file_size(folder_ / "history.db");
    std::fstream file(folder_ / "history.db",
                      std::ios::in | std::ios::out | std::ios::binary);
    for (std::uint64_t page = 1; page < size / 4096; ++page) {
      file.seekp(static_cast<std::streamoff>(page * 4096));
      file.write(std::string(200, '\x5a').data(), 200);
    }
  }
  testing::internal::CaptureStderr();
  keeper.Configure(ConfigWithHistory(), test::At(2015, 5, 18));
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("level=error msg=\"history damaged and set aside; "
                             "a new one is begun\" error="));
  EXPECT_THAT(
      log, HasSubstr("kept_as=" + (folder_ / "history.db.damaged-").string()));
  EXPECT_EQ(keeper.error(), std::nullopt);
}

}  // namespace
}  // namespace planwatch
