#include "daemon/config/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;

Calendar In(std::string_view zone) { return *Calendar::Make(zone, 4, {}); }

Instant Utc(std::string_view day, seconds time) {
  return Instant{ParseIsoDate(day)->time_since_epoch()} + time;
}

Cron Parse(std::string_view expression) {
  Result<Cron> cron = Cron::Parse(expression);
  if (!cron) {
    ADD_FAILURE() << cron.error().message();
    return *Cron::Parse("@daily");
  }
  return *cron;
}

// The next run in London, as local time.
std::string NextLocal(std::string_view expression, Instant after) {
  const Calendar london = In("Europe/London");
  const auto local = london.LocalTime(Parse(expression).Next(after, london));
  const Date day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss time(local - day);
  char text[40];
  std::snprintf(text, sizeof text, "%s %02d:%02d", FormatDate(day).c_str(),
                static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  return text;
}

TEST(CronExpressions, TakeNamesRangesListsStepsAndNicknames) {
  const Instant monday = Utc("2015-05-18", 12h);  // 13:00 in London
  const std::pair<const char*, const char*> cases[] = {
      {"0 7 * * mon-fri", "2015-05-19 07:00"},
      {"0 7 * * MON-FRI", "2015-05-19 07:00"},
      {"*/15 * * * *", "2015-05-18 13:15"},
      {"5/20 * * * *", "2015-05-18 13:05"},
      {"10-30/10 14 * * *", "2015-05-18 14:10"},
      {"0 7 1 jan,apr,jul,oct *", "2015-07-01 07:00"},
      {"30 6 * * 0", "2015-05-24 06:30"},
      {"30 6 * * 7", "2015-05-24 06:30"},
      {"30 6 * * sun", "2015-05-24 06:30"},
      {"30 6 * * fri-sun", "2015-05-22 06:30"},
      {"30 6 * * sun-sun", "2015-05-24 06:30"},
      {"0 0 29 2 *", "2016-02-29 00:00"},
      {"0 9 1 * mon", "2015-05-25 09:00"},    // either day will do
      {"0 9 */2 * mon", "2015-05-25 09:00"},  // both: a star doesn't restrict
      {"  0   7 * *  1 ", "2015-05-25 07:00"},
      {"@hourly", "2015-05-18 14:00"},
      {"@daily", "2015-05-19 00:00"},
      {"@midnight", "2015-05-19 00:00"},
      {"@weekly", "2015-05-24 00:00"},
      {"@monthly", "2015-06-01 00:00"},
      {"@yearly", "2016-01-01 00:00"},
      {"@annually", "2016-01-01 00:00"},
  };
  for (const auto& [expression, next] : cases)
    EXPECT_EQ(NextLocal(expression, monday), next) << expression;
}

TEST(CronExpressions, WithFaultsAreRefusedAndTheFieldIsNamed) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "five fields"},
      {"0 7 * *", "this one has 4"},
      {"0 7 * * * *", "this one has 6"},
      {"60 7 * * *", "invalid minute \"60\""},
      {"0 24 * * *", "invalid hour \"24\""},
      {"0 7 0 * *", "invalid day of the month \"0\""},
      {"0 7 32 * *", "invalid day of the month"},
      {"0 7 * 13 *", "invalid month \"13\""},
      {"0 7 * foo *", "invalid month \"foo\""},
      {"0 7 * * 8", "invalid day of the week \"8\""},
      {"0 7 * * tues", "invalid day of the week"},
      {"*/0 7 * * *", "invalid minute"},
      {"30-10 7 * * *", "invalid minute"},
      {"1,,2 7 * * *", "invalid minute"},
      {"-1 7 * * *", "invalid minute"},
      {"+1 7 * * *", "invalid minute"},
      {"99999999999 7 * * *", "invalid minute"},
      {"0 7 * mon *", "invalid month"},
      {"@fortnightly", "@weekly"},
  };
  for (const auto& [expression, message] : cases) {
    const Result<Cron> cron = Cron::Parse(expression);
    ASSERT_FALSE(cron) << expression;
    EXPECT_THAT(cron.error().message(), HasSubstr(message)) << expression;
  }
}

TEST(CronTimes, ThatNeverComeAreTheEndOfTime) {
  EXPECT_EQ(
      Parse("0 0 30 2 *").Next(Utc("2015-05-18", 0s), In("Europe/London")),
      Instant::max());
}

TEST(CronTimes, AreStrictlyAfter) {
  const Calendar london = In("Europe/London");
  const Instant seven = Utc("2015-01-05", 7h);
  EXPECT_EQ(Parse("0 7 * * *").Next(seven, london), seven + 24h);
  EXPECT_EQ(Parse("0 7 * * *").Next(seven - 1s, london), seven);
}

TEST(CronTimes, RunOnceWhereTheClocksGoBack) {
  const Calendar london = In("Europe/London");
  const Cron cron = Parse("30 1 * * *");
  const Instant first = cron.Next(Utc("2015-10-24", 12h), london);
  EXPECT_EQ(first, Utc("2015-10-25", 30min));
  EXPECT_EQ(cron.Next(first, london), Utc("2015-10-26", 1h + 30min));
  EXPECT_EQ(cron.Next(Utc("2015-10-25", 1h), london),
            Utc("2015-10-26", 1h + 30min));
}

TEST(CronTimes, RunOnceAtTheChangeWhereTheClocksSkipThem) {
  const Calendar london = In("Europe/London");
  const Cron cron = Parse("*/20 1 29 3 *");
  const Instant change = Utc("2015-03-29", 1h);
  EXPECT_EQ(cron.Next(Utc("2015-03-28", 12h), london), change);
  EXPECT_EQ(cron.Next(change, london), Utc("2016-03-29", 0s));
}

// Cron a second time, by another way: C's localtime instead of the date
// library, and a walk over every minute instead of a search.
//
// A local minute runs when the wall clock first comes to it or past it.
class Walk {
 public:
  Walk(const char* zone, Instant begin, Instant end) : begin_(begin) {
    setenv("TZ", zone, 1);
    tzset();
    for (Instant t = begin - minutes{1}; t < end; t += minutes{1}) {
      const std::time_t utc = t.time_since_epoch().count();
      std::tm local{};
      localtime_r(&utc, &local);
      const std::time_t wall = timegm(&local);
      if (minutes_.empty()) first_day_ = wall / 86400;
      minutes_.push_back(
          static_cast<std::int32_t>(wall / 60 - first_day_ * 1440));
    }
    const std::size_t day_count =
        static_cast<std::size_t>(minutes_.back() / 1440) + 1;
    for (std::size_t i = 0; i < day_count; ++i) {
      const std::time_t noon =
          (first_day_ + static_cast<std::time_t>(i)) * 86400;
      std::tm day{};
      gmtime_r(&noon, &day);
      days_.push_back(day);
    }
  }

  struct Field {
    std::array<bool, 60> takes{};
    bool star = false;
  };
  struct Expression {
    Field minute, hour, day, month, weekday;
  };

  std::vector<Instant> Runs(const Expression& e) const {
    std::vector<char> on_day, at_minute;
    for (const std::tm& day : days_) {
      const bool day_fits = e.day.takes[day.tm_mday];
      const bool weekday_fits = e.weekday.takes[day.tm_wday];
      on_day.push_back(e.month.takes[day.tm_mon + 1] &&
                       (e.day.star || e.weekday.star
                            ? day_fits && weekday_fits
                            : day_fits || weekday_fits));
    }
    for (int i = 0; i < 1440; ++i)
      at_minute.push_back(e.hour.takes[i / 60] && e.minute.takes[i % 60]);
    std::vector<Instant> runs;
    std::int32_t latest = minutes_.front();
    for (std::size_t i = 1; i < minutes_.size(); ++i) {
      bool runs_now = false;
      for (; latest < minutes_[i]; ++latest)
        runs_now |=
            on_day[(latest + 1) / 1440] && at_minute[(latest + 1) % 1440];
      if (runs_now) runs.push_back(begin_ + minutes{i - 1});
    }
    return runs;
  }

 private:
  Instant begin_;
  std::time_t first_day_ = 0;
  std::vector<std::int32_t> minutes_;  // local, from the first day's midnight
  std::vector<std::tm> days_;
};

// A random field as text and, made beside it and not from it, what it takes.
struct RandomField {
  std::string text;
  Walk::Field field;
};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  unsigned Roll(unsigned first, unsigned last) {
    return first + static_cast<unsigned>(engine_() % (last - first + 1));
  }

  RandomField Make(unsigned first, unsigned last, unsigned star_chance) {
    RandomField made;
    if (Roll(0, 99) < star_chance) {
      const unsigned step = Roll(0, 3) ? 1 : Roll(2, 7);
      made.text = step == 1 ? "*" : "*/" + std::to_string(step);
      for (unsigned v = first; v <= last; v += step) made.field.takes[v] = true;
      made.field.star = true;
      return made;
    }
    for (unsigned items = Roll(1, 3); items > 0; --items) {
      if (!made.text.empty()) made.text += ',';
      const unsigned from = Roll(first, last);
      if (Roll(0, 2)) {
        made.text += std::to_string(from);
        made.field.takes[from] = true;
        continue;
      }
      const unsigned to = Roll(from, std::min(last, from + 5)),
                     step = Roll(1, 3);
      made.text += std::to_string(from) + "-" + std::to_string(to);
      if (step > 1) made.text += "/" + std::to_string(step);
      for (unsigned v = from; v <= to; v += step) made.field.takes[v] = true;
    }
    return made;
  }

 private:
  std::mt19937 engine_;
};

class CronAgainstAWalk : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (const char* tz = std::getenv("TZ")) old_zone_ = tz;
  }
  void TearDown() override {
    if (old_zone_) {
      setenv("TZ", old_zone_->c_str(), 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }

 private:
  std::optional<std::string> old_zone_;
};

TEST_P(CronAgainstAWalk, GivesTheSameRunsOverTenYearsOf200Expressions) {
  const Instant begin = Utc("2014-01-01", 0s), end = Utc("2024-01-01", 0s);
  const Walk walk(GetParam(), begin, end);
  const Calendar calendar = In(GetParam());
  Dice dice(20150518);
  for (int i = 0; i < 200; ++i) {
    const RandomField minute = dice.Make(0, 59, 3);
    // The hours of the changes come often.
    const RandomField hour =
        dice.Roll(0, 1) ? dice.Make(0, 3, 0) : dice.Make(0, 23, 10);
    const RandomField day = dice.Make(1, 31, 60);
    const RandomField month = dice.Make(1, 12, 60);
    const RandomField weekday = dice.Make(0, 6, 60);
    const std::string text = minute.text + " " + hour.text + " " + day.text +
                             " " + month.text + " " + weekday.text;
    const std::vector<Instant> expected = walk.Runs(
        {minute.field, hour.field, day.field, month.field, weekday.field});
    const Cron cron = Parse(text);
    Instant at = begin - 1s;
    for (const Instant run : expected) {
      at = cron.Next(at, calendar);
      ASSERT_EQ(at, run) << text;
    }
    ASSERT_GE(cron.Next(at, calendar), end) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Zones, CronAgainstAWalk,
                         testing::Values("Europe/London", "America/New_York",
                                         "Australia/Lord_Howe",
                                         "Asia/Kathmandu"));

TEST(Intervals, CountFromTheLastTimeWithinATenthEitherWay) {
  const Calendar london = In("Europe/London");
  const Instant now = Utc("2015-05-18", 0s);
  EXPECT_EQ(NextTime(seconds{900}, now, london, 0.5), now + 900s);
  EXPECT_EQ(NextTime(seconds{900}, now, london, 0.0), now + 810s);
  EXPECT_LE(NextTime(seconds{900}, now, london, 0.999), now + 990s);
  EXPECT_GT(NextTime(seconds{1}, now, london, 0.0), now);
  EXPECT_EQ(NextTime(Parse("0 7 * * *"), now, london, 0.9),
            Utc("2015-05-18", 6h));
}

TEST(Retries, WaitLongerEachTimeUpToFiveMinutes) {
  EXPECT_EQ(RetryDelay(1, 0.5), 5s);
  EXPECT_EQ(RetryDelay(2, 0.5), 10s);
  EXPECT_EQ(RetryDelay(4, 0.5), 40s);
  EXPECT_EQ(RetryDelay(7, 0.5), 300s);
  EXPECT_EQ(RetryDelay(1'000'000, 0.5), 300s);
  EXPECT_EQ(RetryDelay(7, 0.0), 225s);
  EXPECT_LE(RetryDelay(7, 0.999), 375s);
}

TEST(Durations, AreWrittenAsPrometheusDoes) {
  const std::pair<const char*, seconds> cases[] = {
      {"30s", 30s},     {"15m", 15min},
      {"12h", 12h},     {"7d", days{7}},
      {"2w", days{14}}, {"7y", days{7 * 365}},
      {"1h30m", 90min}, {"1d12h30m15s", 36h + 30min + 15s},
      {"0s", 0s}};
  for (const auto& [text, length] : cases) {
    const std::optional<seconds> duration = ParseDuration(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_EQ(*duration, length) << text;
  }
  for (const char* wrong :
       {"", "15", "m", "15 m", "-5m", "1.5h", "30m1h", "5m5m", "5M", "200y",
        "99999999999s", "4000000000y", "1h "})
    EXPECT_FALSE(ParseDuration(wrong)) << wrong;
}

TEST(CronExpressions, NameEachMonthAndEachDayOfTheWeek) {
  const Instant start = Utc("2014-12-31", 12h);  // a Wednesday
  const char* const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
  for (int i = 1; i <= 12; ++i) {
    const std::string rest = " 1 ";
    const std::string named =
        NextLocal("0 0" + rest + months[i - 1] + " *", start);
    EXPECT_EQ(named, NextLocal("0 0" + rest + std::to_string(i) + " *", start));
    EXPECT_EQ(named, "2015-" + std::string(i < 10 ? "0" : "") +
                         std::to_string(i) + "-01 00:00");
  }
  const char* const days_of_week[] = {"thu", "fri", "sat", "sun",
                                      "mon", "tue", "wed"};
  for (int i = 0; i < 7; ++i)
    EXPECT_EQ(NextLocal(std::string("0 0 * * ") + days_of_week[i], start),
              "2015-01-0" + std::to_string(i + 1) + " 00:00");
}

TEST(CronExpressions, HaveFieldsWithBounds) {
  for (const char* good :
       {"0 0 1 1 0", "59 23 31 12 7", "0/59 0/23 1/31 1/12 0/7", "0-59 * * * *",
        "* * * * 5-7", "* * * * 6-0", "1,2,1 * * * *"})
    EXPECT_TRUE(Cron::Parse(good)) << good;
  for (const char* wrong :
       {"0/60 * * * *", "* 0/24 * * *", "* * 1/32 * *", "* * * 1/13 *",
        "* * * * 0/8", "* * * 0 *", "5-4 * * * *", "1- * * * *",
        "1-2-3 * * * *", "1/ * * * *", "1/2/3 * * * *", "* * * * 6-1",
        ", * * * *"})
    EXPECT_FALSE(Cron::Parse(wrong)) << wrong;
  EXPECT_EQ(Cron::Parse("60 * * * *").error().message(),
            "invalid minute \"60\"; use 0 to 59, *, lists (1,15), "
            "ranges (1-5) and steps (*/10)");
  EXPECT_EQ(Cron::Parse("* * * 13 *").error().message(),
            "invalid month \"13\"; use 1 to 12, *, lists (1,15), "
            "ranges (1-5) and steps (*/10), or names such as feb");
}

TEST(Durations, GoUpToAHundredYears) {
  EXPECT_EQ(*ParseDuration("100y"), days{36'500});
  EXPECT_EQ(*ParseDuration("36500d"), days{36'500});
  EXPECT_EQ(*ParseDuration("99y52w1d"), days{99 * 365 + 52 * 7 + 1});
  for (const char* longer : {"101y", "36501d", "100y1s"})
    EXPECT_FALSE(ParseDuration(longer)) << longer;
}

}  // namespace
}  // namespace planwatch
