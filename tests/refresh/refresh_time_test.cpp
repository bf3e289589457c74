// What the clock does to the refresh: midnight, schedules, releases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/refresh/refresh.h"
#include "daemon/refresh/release.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using namespace test;

using RefreshTimeTest = RefreshTest;

TEST_F(RefreshTimeTest, MakesTheFiguresAnewAtLocalMidnight) {
  clock_.Set(At(2015, 5, 31, 22, 59, 50));  // 23:59:50 in London
  StartAndWait(ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  EXPECT_EQ(Now()->published->as_at(), *MakeDate(2015, 5, 31));
  EXPECT_EQ(PlanIn(*Now(), "cse")->figures.overdue.total(), 0U);
  clock_.Advance(20s);
  ASSERT_TRUE(Eventually(
      [&] { return Now()->published->as_at() == *MakeDate(2015, 6, 1); }));
  EXPECT_EQ(PlanIn(*Now(), "cse")->figures.overdue.total(), 4U);
}

TEST_F(RefreshTimeTest, TakesTheGivenDateForTodayWhateverTheClockSays) {
  const Date as_at = *MakeDate(2015, 5, 18);
  clock_.Set(At(2026, 11, 25));
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  StartAndWait(ConfigOf({entry}), as_at);
  EXPECT_TRUE(Now()->as_at_given);
  EXPECT_EQ(Now()->published->as_at(), as_at);
  EXPECT_EQ(PlanIn(*Now(), "cse")->figures.overdue.total(), 0U);
  clock_.Advance(72h);
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
  EXPECT_EQ(Now()->published->as_at(), as_at);
}

TEST_F(RefreshTimeTest, ReadsAgainOnceTheIntervalIsOver) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.read = std::chrono::seconds{15min};
  StartAndWait(ConfigOf({entry}));
  const auto published = Now()->published;
  clock_.Advance(17min);  // with the longest jitter
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
  // It has not changed: neither was it read, nor are there new figures.
  EXPECT_EQ(Now()->published, published);
}

TEST_F(RefreshTimeTest, ReadsByCronInTheCalendarsTimeZone) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.read = *Cron::Parse("0 7 * * mon-fri");
  StartAndWait(ConfigOf({entry}));
  clock_.Set(At(2015, 5, 19, 6, 0, 0));  // 07:00 in London
  EXPECT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
}

TEST_F(RefreshTimeTest, MakesUpForRunsThatASuspendedMachineMissed) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.read = *Cron::Parse("0 7 * * *");
  StartAndWait(ConfigOf({entry}));
  clock_.Set(At(2015, 6, 3, 15, 30));
  EXPECT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
}

TEST_F(RefreshTimeTest, GoesOnAfterAClockThatWasAheadIsPutRight) {
  clock_.Set(At(2036, 1, 1));
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  StartAndWait(ConfigOf({entry}));
  clock_.Set(At(2015, 5, 18));
  ASSERT_TRUE(Eventually(
      [&] { return Now()->published->as_at() == *MakeDate(2015, 5, 18); }));
  clock_.Advance(17min);
  EXPECT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
}

TEST_F(RefreshTimeTest, TriesAFailedSourceAgainBeforeItsNextTime) {
  // No folder, so no word of the change: only the retry finds the file.
  Entry entry = PlanEntry("cse", folder_ / "share/p.csv");
  entry.read = std::chrono::seconds{24h};
  StartAndWait(ConfigOf({entry}));
  EXPECT_FALSE(HealthNow("cse").up);
  std::filesystem::create_directory(folder_ / "share");
  folder_.Write("share/p.csv", PlanOf(4));
  clock_.Advance(7s);  // the longest first wait
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 4; }));
}

TEST_F(RefreshTimeTest, FreezesARegistersFiguresUntilTheNextWeek) {
  clock_.Set(At(2015, 5, 21, 9));  // a Thursday
  StartAndWait(
      ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(10)))},
               Weekly{}));
  EXPECT_EQ(ReceivedOf("cmog"), 10U);
  clock_.Set(At(2015, 5, 24, 20));  // the Sunday
  folder_.Replace("r.csv", RegisterOf(30));
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cmog").last_success == clock_.now(); }));
  EXPECT_EQ(ReceivedOf("cmog"), 10U);
  // One arrival in the week is not told by the number of rows either.
  EXPECT_EQ(HealthNow("cmog").rows, 10U);
  EXPECT_EQ(RegisterIn(*Now(), "cmog")->released(), *MakeDate(2015, 5, 21));

  clock_.Set(At(2015, 5, 25, 0, 30));
  ASSERT_TRUE(Eventually([&] { return ReceivedOf("cmog") == 30; }));
  EXPECT_EQ(RegisterIn(*Now(), "cmog")->released(), *MakeDate(2015, 5, 25));
}

TEST_F(RefreshTimeTest, AReloadIsNoRelease) {
  const std::vector<Entry> entries = {
      RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(10)))};
  StartAndWait(ConfigOf(entries, Weekly{}));
  clock_.Set(clock_.now() + std::chrono::seconds{2});
  folder_.Replace("r.csv", RegisterOf(30));
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cmog").last_success == clock_.now(); }));
  refresh_->Reload(ConfigOf(entries, Weekly{}));
  EXPECT_EQ(ReceivedOf("cmog"), 10U);
  auto other = std::make_shared<Config>(*ConfigOf(entries, Weekly{}));
  other->disclosure.minimum = 50;
  other->entries[0].labels = {{"area", "coventry"}};
  refresh_->Reload(other);
  EXPECT_EQ(ReceivedOf("cmog"), 10U);
}

TEST_F(RefreshTimeTest, ARegistersFewRejectedRowsAreAsManyAsTheMinimum) {
  StartAndWait(ConfigOf({RegisterEntry(
      "cmog",
      folder_.Write("r.csv", RegisterOf(10) + "soon,,support,police\n"))}));
  EXPECT_EQ(HealthNow("cmog").rows_rejected(), 5U);
}

TEST(ReleaseDue, FollowsThePolicy) {
  const auto calendar = *Calendar::Make("Europe/London", 4, {});
  const auto due = [&](const ReleaseSchedule& release, Instant last,
                       Instant now) {
    return ReleaseDue(release, last, calendar.DayOf(last), now,
                      calendar.DayOf(now), calendar);
  };
  const ReleaseSchedule six = *Cron::Parse("0 6 * * *");
  const struct {
    const char* what;
    ReleaseSchedule release;
    Instant last, now;
    bool due;
  } cases[] = {
      {"each read", EachRead{}, At(2015, 5, 18), At(2015, 5, 18), true},
      {"same day", Daily{}, At(2015, 5, 18, 1), At(2015, 5, 18, 22), false},
      {"next local day", Daily{}, At(2015, 5, 18), At(2015, 5, 18, 23), true},
      {"same week", Weekly{}, At(2015, 5, 18), At(2015, 5, 24), false},
      {"next Monday", Weekly{}, At(2015, 5, 24), At(2015, 5, 24, 23), true},
      {"a year later", Weekly{}, At(2015, 5, 18), At(2016, 5, 17), true},
      {"before cron", six, At(2015, 5, 18, 5), At(2015, 5, 19, 4, 59), false},
      {"after cron", six, At(2015, 5, 18, 5), At(2015, 5, 19, 5), true},
      {"last to come", Weekly{}, At(2036, 1, 1), At(2015, 5, 18), true},
      {"cron, last to come", six, At(2036, 1, 1), At(2015, 5, 18), true},
  };
  for (const auto& c : cases)
    EXPECT_EQ(due(c.release, c.last, c.now), c.due) << c.what;
}

TEST(LastBreakdown, IsTheDayBeforeTheSchedulesLast) {
  const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  const auto last = [&](const ReleaseSchedule& schedule, Date today) {
    return LastBreakdown(schedule,
                         calendar.StartOf(today) + std::chrono::hours{9}, today,
                         calendar);
  };
  const Date thursday = *MakeDate(2015, 5, 21);
  EXPECT_EQ(last(EachRead{}, thursday), thursday);
  EXPECT_EQ(last(Daily{}, thursday), MakeDate(2015, 5, 20));
  EXPECT_EQ(last(Weekly{}, thursday), MakeDate(2015, 5, 17));
  EXPECT_EQ(last(Weekly{}, *MakeDate(2015, 5, 18)), MakeDate(2015, 5, 17));
  EXPECT_EQ(last(Quarterly{}, thursday), MakeDate(2015, 3, 31));
  EXPECT_EQ(last(Quarterly{}, *MakeDate(2015, 7, 1)), MakeDate(2015, 6, 30));
  EXPECT_EQ(last(*Cron::Parse("0 7 1 * *"), thursday), MakeDate(2015, 4, 30));
  EXPECT_EQ(last(*Cron::Parse("0 7 21 * *"), thursday), MakeDate(2015, 5, 20));
  EXPECT_EQ(last(*Cron::Parse("0 10 21 * *"), thursday), MakeDate(2015, 4, 20));
  EXPECT_EQ(last(*Cron::Parse("0 7 29 2 *"), thursday), std::nullopt);
}

// By the machine's own clock: it doesn't sleep on until the next check of the
// clocks, which here is far.
TEST_F(RefreshTimeTest, WakesOnceAChangedFileWasLeftAlone) {
  const auto file = folder_.Write("p.csv", PlanOf(4));
  refresh_.emplace(RefreshOptions{.now = [this] { return clock_.now(); },
                                  .as_at = {},
                                  .recheck = 1h,
                                  .poll = 1h});
  refresh_->Start(ConfigOf({PlanEntry("cse", file)}));
  ASSERT_TRUE(refresh_->WaitUntilReady(kLimit));
  folder_.Replace("p.csv", PlanOf(5));
  const auto limit = std::chrono::steady_clock::now() + 10s;
  while (ActionsOf("cse") != 5 && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(1ms);
  EXPECT_EQ(ActionsOf("cse"), 5U);
}

}  // namespace
}  // namespace planwatch
