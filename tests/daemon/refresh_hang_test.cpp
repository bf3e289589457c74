// Sources that hang, and the time limit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "daemon/refresh.h"
#include "tests/daemon/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using namespace test;

using RefreshHangTest = RefreshTest;

std::chrono::steady_clock::duration Took(const std::function<void()>& what) {
  const auto start = std::chrono::steady_clock::now();
  what();
  return std::chrono::steady_clock::now() - start;
}

TEST_F(RefreshHangTest, DelaysNoOtherReadNoReloadAndNoStop) {
  const HungPipe pipe(folder_ / "pipe.csv");
  Entry hung = PlanEntry("hung", pipe.path());
  hung.source.timeout = 1h;
  const Entry good = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  Start(ConfigOf({hung, good}));
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 4; }));
  EXPECT_FALSE(Now()->ready);
  EXPECT_FALSE(HealthNow("hung").tried);

  const auto reload = Took([&] { refresh_->Reload(ConfigOf({hung, good})); });
  EXPECT_LT(reload, 10s);  // far from its time limit
  EXPECT_EQ(ActionsOf("cse"), 4U);
  refresh_->Reload(ConfigOf({good}));
  EXPECT_TRUE(Now()->ready);
  refresh_->Reload(ConfigOf({hung, good}));
  const auto stop = Took([&] { refresh_->Stop(); });
  EXPECT_LT(stop, 10s);
  refresh_->Stop();
  EXPECT_EQ(ActionsOf("cse"), 4U);
}

TEST_F(RefreshHangTest, IsGivenUpAtTheTimeLimitAndTriedAgain) {
  const HungPipe pipe(folder_ / "pipe.csv");
  Entry entry = PlanEntry("cse", pipe.path());
  entry.source.timeout = 1s;
  StartAndWait(ConfigOf({entry}));
  EXPECT_FALSE(HealthNow("cse").up);
  EXPECT_THAT(StateOf(*Now(), "cse").error.value_or(""),
              HasSubstr("pipe.csv: the read took longer than 1 s"));
  ASSERT_TRUE(HealthNow("cse").read_duration);
  EXPECT_GE(*HealthNow("cse").read_duration, 1s);

  std::filesystem::remove(pipe.path());
  folder_.Write("pipe.csv", PlanOf(3));
  clock_.Advance(10s);
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 3; }));
}

TEST_F(RefreshHangTest, HoldsNoPlaceAmongTheReadsForEver) {
  std::deque<HungPipe> pipes;
  std::vector<Entry> entries;
  for (int i = 0; i < 6; ++i) {
    const std::string name = "hung" + std::to_string(i);
    pipes.emplace_back(folder_ / name);
    entries.push_back(PlanEntry(name, pipes.back().path()));
    entries.back().source.timeout = 1s;
  }
  entries.push_back(PlanEntry("cse", folder_.Write("p.csv", PlanOf(4))));
  StartAndWait(ConfigOf(entries));
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 4; }));
}

TEST_F(RefreshHangTest, KeepsTheLastGoodReading) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.source.timeout = 1s;
  StartAndWait(ConfigOf({entry}));
  const HungPipe pipe(folder_ / "pipe");
  std::filesystem::rename(pipe.path(), folder_ / "p.csv");
  ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").up; }));
  EXPECT_EQ(ActionsOf("cse"), 4U);
}

}  // namespace
}  // namespace planwatch
