#include "daemon/config/meetings.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "daemon/config/config.h"

namespace planwatch {
namespace {

Date Day(const char* iso) { return *ParseIsoDate(iso); }

// The last meeting before the day, by a configuration with these meetings.
std::string LastBefore(const std::string& meetings, const char* today) {
  const ParsedConfig parsed =
      ParseConfig("plans: [{ name: cse, source: { file: plan.csv } }]\n" +
                      (meetings.empty() ? "" : "meetings: " + meetings + "\n"),
                  "planwatch.yml", ProcessEnvironment());
  EXPECT_TRUE(parsed.faults.empty()) << meetings;
  return FormatDate(LastMeeting(parsed.config, Day(today)));
}

TEST(Meetings, TheLastOneIsBeforeToday) {
  const std::string dates = "{ dates: [2015-05-11, 2015-04-13, 2015-06-08] }";
  EXPECT_EQ(LastBefore(dates, "2015-05-18"), "2015-05-11");
  EXPECT_EQ(LastBefore(dates, "2015-05-12"), "2015-05-11");
  EXPECT_EQ(LastBefore(dates, "2015-05-11"), "2015-04-13");
  EXPECT_EQ(LastBefore(dates, "2016-01-01"), "2015-06-08");
}

TEST(Meetings, WithoutOneItIsTheEndOfTheLastQuarter) {
  EXPECT_EQ(LastBefore("", "2015-05-18"), "2015-03-31");
  EXPECT_EQ(LastBefore("", "2015-04-01"), "2015-03-31");
  EXPECT_EQ(LastBefore("{ dates: [] }", "2015-05-18"), "2015-03-31");
  // None but in the future.
  EXPECT_EQ(LastBefore("{ dates: [2015-06-08] }", "2015-05-18"), "2015-03-31");
}

TEST(Meetings, ByCronItIsTheLastDayOnWhichItFired) {
  const struct {
    const char *cron, *today, *last;
  } cases[] = {
      {"0 14 10 * *", "2015-05-18", "2015-05-10"},
      {"0 14 10 * *", "2015-05-10", "2015-04-10"},
      {"0 14 10 * *", "2015-05-11", "2015-05-10"},
      {"* * * * *", "2015-05-18", "2015-05-17"},
      {"0 9 * * mon", "2015-05-18", "2015-05-11"},
      // About midnight, and in the hour that the clocks skip or repeat.
      {"0 0 1 * *", "2015-06-01", "2015-05-01"},
      {"0 0 1 * *", "2015-06-02", "2015-06-01"},
      {"30 1 29 3 *", "2015-03-30", "2015-03-29"},
      {"30 1 25 10 *", "2015-10-26", "2015-10-25"},
      {"59 23 31 12 *", "2016-01-01", "2015-12-31"},
      // A rare one.
      {"0 9 29 2 *", "2015-05-18", "2012-02-29"},
  };
  for (const auto& [cron, today, last] : cases)
    EXPECT_EQ(LastBefore("{ cron: \"" + std::string(cron) + "\" }", today),
              last)
        << cron;
}

}  // namespace
}  // namespace planwatch
