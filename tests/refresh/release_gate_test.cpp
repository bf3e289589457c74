#include "daemon/refresh/release_gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/refresh/fixture.h"

namespace planwatch {
namespace {

using std::chrono::days;
using testing::Optional;
using testing::SizeIs;

const Date kMay18 = *MakeDate(2015, 5, 18), kMay25 = *MakeDate(2015, 5, 25);
const Date kMarch31 = *MakeDate(2015, 3, 31);

class ReleaseGateTest : public testing::Test {
 protected:
  ReleaseGateTest() {
    config_ = *test::ConfigOf({test::RegisterEntry("cmog", "")}, Weekly{});
    config_.history = HistoryOptions{.file = folder_ / "history.db"};
    config_.tables_from = kMay18;
  }

  static Register Of(std::size_t further, std::size_t none) {
    Register reg{.outcomes = {"further", "none", "other"},
                 .sources = {},
                 .days = {},
                 .report = {}};
    const std::size_t all = further + none;
    reg.days[*MakeDate(2015, 3, 20)] = {
        .received = all,
        .triaged = all,
        .triaged_in_time = all,
        .triaged_by_outcome = {further, none, 0},
        .waits = {{1, all}}};
    return reg;
  }

  // As a daemon that begins anew, or goes on.
  bool Release(const Register& reg, Date today,
               HistoryKeeper::Mode mode = HistoryKeeper::Mode::kKeep,
               bool restart = true) {
    if (restart || !keeper_) {
      keeper_.emplace(mode);
      keeper_->Configure(config_, Instant{});
      gate_ = RegisterGate();
    }
    const Instant now =
        config_.calendar->StartOf(today) + std::chrono::hours{9};
    return gate_.Release(config_.entries[0], config_, reg,
                         {.now = now, .today = today, .at = now}, *keeper_);
  }
  std::optional<PublishedRegister> Shown(Date today) const {
    return Disclosure(config_.disclosure)
        .Show(planwatch::RegisterOf(config_.entries[0]), gate_.releases(),
              today);
  }
  std::optional<Date> TableOn(Date today) const {
    const auto shown = Shown(today);
    return shown ? shown->cells(RegisterBy::kOutcome).as_at : std::nullopt;
  }

  const test::TempFolder folder_;
  Config config_;
  std::optional<HistoryKeeper> keeper_;
  RegisterGate gate_;
};

TEST_F(ReleaseGateTest, ARestartReleasesNothingAnew) {
  EXPECT_TRUE(Release(Of(20, 10), kMay18));
  EXPECT_THAT(TableOn(kMay18), Optional(kMay18));
  // In the same week, and in the next.
  EXPECT_TRUE(Release(Of(21, 10), kMay18 + days{2}));
  EXPECT_EQ(Shown(kMay18 + days{2})->totals().received, 30);
  EXPECT_FALSE(
      Release(Of(21, 10), kMay18 + days{2}, HistoryKeeper::Mode::kKeep, false));
  EXPECT_TRUE(Release(Of(21, 10), kMay25));
  EXPECT_EQ(Shown(kMay25)->totals().received, 31);
  EXPECT_EQ(*Shown(kMay25)->cells(RegisterBy::kOutcome).Find("further"), 20);
}

TEST_F(ReleaseGateTest, WithoutAHistoryThereAreTotalsAndNoTables) {
  config_.history.reset();
  EXPECT_TRUE(Release(Of(20, 10), kMay18));
  EXPECT_EQ(Shown(kMay18)->totals().received, 30);
  EXPECT_EQ(TableOn(kMay18), std::nullopt);
  EXPECT_FALSE(
      Release(Of(21, 10), kMay18 + days{1}, HistoryKeeper::Mode::kKeep, false));
}

// By whatever schedule, and by a day under `from:` that is over.
TEST_F(ReleaseGateTest, AfterALostHistoryNoTableComesBeforeABreakdownsDay) {
  const Date july1 = *MakeDate(2015, 7, 1);
  struct {
    const char* what;
    ReleaseSchedule breakdowns;
    Date lost, next, table;  // the next day that has a table, and its date
  } const cases[] = {
      {"quarterly", Quarterly{}, kMay25, july1, kMarch31},
      {"quarterly, on its day", Quarterly{}, july1, *MakeDate(2015, 10, 1),
       kMarch31},
      {"weekly", Weekly{}, kMay25, kMay25 + days{7}, kMay25 + days{6}},
      {"daily", Daily{}, kMay25, kMay25 + days{1}, kMay25},
      {"read", EachRead{}, kMay25, kMay25 + days{1}, kMay25 + days{1}},
      {"cron", *Cron::Parse("0 7 25 * *"), kMay25, *MakeDate(2015, 6, 25),
       *MakeDate(2015, 6, 24)},
  };
  const auto lose = [&] {
    for (const char* beside : {"", "-wal", "-shm"})
      std::filesystem::remove(folder_ / ("history.db" + std::string(beside)));
  };
  const auto damage = [&] {
    keeper_.reset();
    std::ofstream(folder_ / "history.db", std::ios::in | std::ios::out)
        .seekp(4096)
        .write(std::string(8192, 'x').data(), 8192);
  };
  for (const auto& c : cases)
    for (const bool damaged : {false, true}) {
      SCOPED_TRACE(c.what);
      config_.breakdowns = c.breakdowns;
      keeper_.reset();
      lose();
      Release(Of(20, 10), kMay18);
      EXPECT_TRUE(TableOn(kMay18));
      damaged ? damage() : lose();
      // One child more, again and again.
      for (Date day = c.lost; day < c.next; day += days{1}) {
        Release(Of(21, 10), day);
        EXPECT_EQ(Shown(day)->totals().received, 31);
        ASSERT_EQ(TableOn(day), std::nullopt) << FormatDate(day);
      }
      Release(Of(21, 10), c.next);
      EXPECT_THAT(TableOn(c.next), Optional(testing::Ge(c.table)));
    }
}

TEST_F(ReleaseGateTest, ACommandThatLooksReleasesNothing) {
  const auto look = HistoryKeeper::Mode::kRead;
  EXPECT_TRUE(Release(Of(20, 10), kMay18, look));
  EXPECT_EQ(Shown(kMay18)->totals().received, 30);
  EXPECT_EQ(TableOn(kMay18), std::nullopt);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "history.db"));
  Release(Of(20, 10), kMay18);
  // It shows what the daemon has released.
  EXPECT_TRUE(Release(Of(21, 10), kMay25, look));
  EXPECT_EQ(Shown(kMay25)->totals().received, 30);
  EXPECT_THAT(TableOn(kMay25), Optional(kMay18));
}

TEST_F(ReleaseGateTest, NothingIsToldThatTheHistoryDoesNotRemember) {
  std::filesystem::create_directory(folder_ / "history.db");
  EXPECT_TRUE(Release(Of(20, 10), kMay18));
  EXPECT_EQ(Shown(kMay18)->totals().received, 30);
  EXPECT_EQ(TableOn(kMay18), std::nullopt);
  // Once it can be had, what it knows of counts.
  std::filesystem::remove(folder_ / "history.db");
  Release(Of(20, 10), kMay18, HistoryKeeper::Mode::kKeep, false);
  EXPECT_THAT(TableOn(kMay18), Optional(kMay18));
}

TEST_F(ReleaseGateTest, AClockThatWasWrongHoldsNothingUp) {
  Release(Of(20, 10), *MakeDate(2019, 5, 20));
  EXPECT_TRUE(Release(Of(20, 10), kMay18));
  EXPECT_EQ(Shown(kMay18)->released(), kMay18);
  EXPECT_FALSE(
      Release(Of(22, 10), kMay18 + days{1}, HistoryKeeper::Mode::kKeep, false));
}

TEST_F(ReleaseGateTest, AQuartersEndIsTabledOnItsNextDay) {
  Release(Of(20, 10), kMay18);
  const Date july1 = *MakeDate(2015, 7, 1);
  EXPECT_TRUE(Release(Of(30, 20), july1, HistoryKeeper::Mode::kKeep, false));
  EXPECT_THAT(TableOn(july1), Optional(july1 - days{1}));
  EXPECT_EQ(*Shown(july1)->cells(RegisterBy::kOutcome).Find("further"), 30);
  EXPECT_THAT(gate_.releases().chains.at(RegisterBy::kOutcome).tables,
              SizeIs(3));
}

}  // namespace
}  // namespace planwatch
