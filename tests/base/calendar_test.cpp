#include "collectors/base/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using testing::ElementsAre;
using testing::HasSubstr;

Date Day(std::string_view iso) { return *ParseIsoDate(iso); }

Instant Utc(std::string_view iso, std::chrono::seconds time) {
  return Instant{Day(iso).time_since_epoch()} + time;
}

Calendar London(std::set<Date> holidays = {}) {
  return *Calendar::Make("Europe/London", 4, std::move(holidays));
}

TEST(Dates, ThatDoNotExistAreNone) {
  EXPECT_FALSE(MakeDate(2015, 2, 31));
  EXPECT_FALSE(MakeDate(2015, 2, 29));
  EXPECT_TRUE(MakeDate(2016, 2, 29));
  EXPECT_FALSE(MakeDate(2015, 13, 1));
  EXPECT_FALSE(MakeDate(2015, 0, 1));
  EXPECT_FALSE(MakeDate(2015, 1, 0));
}

TEST(Dates, AreWrittenAndReadAsIso) {
  EXPECT_EQ(FormatDate(*MakeDate(2015, 5, 8)), "2015-05-08");
  EXPECT_EQ(FormatDate(*MakeDate(987, 12, 31)), "0987-12-31");
  EXPECT_EQ(ParseIsoDate("2015-05-08"), MakeDate(2015, 5, 8));
  for (const char* wrong :
       {"", "2015-5-8", "2015-02-31", "08/05/2015", "2015-05-08 ", "+015-05-08",
        "2015-05-0x", "20150508", "2015-05-08T00:00", "2015/05-08",
        "2015-05/08", "x015-05-08", "2015-x5-08", "2015-05- 8", "2015-05-:8",
        "2015-05-/8"})
    EXPECT_FALSE(ParseIsoDate(wrong)) << wrong;
}

TEST(Dates, MonthsEndOnTheirLastDay) {
  EXPECT_EQ(LastOfMonth(2015, 2), Day("2015-02-28"));
  EXPECT_EQ(LastOfMonth(2016, 2), Day("2016-02-29"));
  EXPECT_EQ(LastOfMonth(2015, 12), Day("2015-12-31"));
}

TEST(Quarters, AreWrittenAndRead) {
  EXPECT_EQ(FormatQuarter({2015, 1}), "2015/16 Q1");
  EXPECT_EQ(FormatQuarter({1999, 4}), "1999/00 Q4");
  EXPECT_EQ(ParseQuarter("2015/16-Q1"), (Quarter{2015, 1}));
  EXPECT_EQ(ParseQuarter("2015/16 q4"), (Quarter{2015, 4}));
  EXPECT_EQ(ParseQuarter("1999/00 Q2"), (Quarter{1999, 2}));
  for (const char* wrong :
       {"", "2015/17-Q1", "2015/16-Q5", "2015/16-Q0", "2015-Q1", "2015/16Q1 ",
        "2015/16-Q12", "2015-16-Q1", "2015/16_Q1", "2015/16-R1", "x015/16-Q1",
        "2015/x6-Q1", "2015/16-Qx"})
    EXPECT_FALSE(ParseQuarter(wrong)) << wrong;
}

TEST(Quarters, FollowOneAnotherAcrossTheYear) {
  EXPECT_EQ((Quarter{2015, 3}).Previous(), (Quarter{2015, 2}));
  EXPECT_EQ((Quarter{2015, 1}).Previous(), (Quarter{2014, 4}));
}

TEST(FinancialYears, StartInApril) {
  const Calendar calendar = London();
  EXPECT_EQ(calendar.FinancialYearOf(Day("2015-03-31")), 2014);
  EXPECT_EQ(calendar.FinancialYearOf(Day("2015-04-01")), 2015);
  EXPECT_EQ(calendar.QuarterOf(Day("2015-03-31")), (Quarter{2014, 4}));
  EXPECT_EQ(calendar.QuarterOf(Day("2015-04-01")), (Quarter{2015, 1}));
  EXPECT_EQ(calendar.QuarterOf(Day("2015-12-31")), (Quarter{2015, 3}));
  EXPECT_EQ(calendar.StartOf(Quarter{2015, 4}), Day("2016-01-01"));
  EXPECT_EQ(calendar.EndOf(Quarter{2015, 4}), Day("2016-03-31"));
  EXPECT_EQ(calendar.StartOf(Quarter{2015, 1}), Day("2015-04-01"));
  EXPECT_EQ(calendar.EndOf(Quarter{2015, 1}), Day("2015-06-30"));
  EXPECT_EQ(calendar.StartOfFinancialYear(2015), Day("2015-04-01"));
  EXPECT_EQ(calendar.EndOfFinancialYear(2015), Day("2016-03-31"));
}

TEST(FinancialYears, MayStartInAnyMonth) {
  for (unsigned month = 1; month <= 12; ++month) {
    const Calendar calendar = *Calendar::Make("Europe/London", month, {});
    for (Date day = Day("2014-12-01"); day < Day("2016-02-01");
         day += days{1}) {
      const Quarter quarter = calendar.QuarterOf(day);
      EXPECT_LE(calendar.StartOf(quarter), day);
      EXPECT_GE(calendar.EndOf(quarter), day);
      EXPECT_EQ(quarter.year, calendar.FinancialYearOf(day));
      EXPECT_EQ(calendar.StartOf(quarter),
                calendar.EndOf(quarter.Previous()) + days{1});
    }
  }
}

TEST(Zones, GiveTheLocalDayOfAnInstant) {
  const Calendar calendar = London();
  EXPECT_EQ(calendar.DayOf(Utc("2015-05-31", 22h + 59min)), Day("2015-05-31"));
  EXPECT_EQ(calendar.DayOf(Utc("2015-05-31", 23h)), Day("2015-06-01"));
  EXPECT_EQ(calendar.DayOf(Utc("2015-01-31", 23h + 59min)), Day("2015-01-31"));
}

TEST(Zones, DaysHave23And25HoursAtTheChangesOfTheClocks) {
  const Calendar calendar = London();
  EXPECT_EQ(calendar.StartOf(Day("2015-03-29")), Utc("2015-03-29", 0s));
  EXPECT_EQ(calendar.StartOf(Day("2015-03-30")), Utc("2015-03-29", 23h));
  EXPECT_EQ(
      calendar.StartOf(Day("2015-10-26")) - calendar.StartOf(Day("2015-10-25")),
      25h);
  EXPECT_EQ(calendar.EndOf(Day("2015-05-31")),
            Utc("2015-05-31", 22h + 59min + 59s));
}

TEST(Zones, SkippedTimesBecomeTheInstantOfTheChange) {
  const Calendar calendar = London();
  EXPECT_EQ(calendar.InstantOf(Day("2015-03-29") + 1h + 30min),
            Utc("2015-03-29", 1h));
}

TEST(Zones, RepeatedTimesAreTheEarlier) {
  const Calendar calendar = London();
  EXPECT_EQ(calendar.InstantOf(Day("2015-10-25") + 1h + 30min),
            Utc("2015-10-25", 30min));
}

TEST(Zones, ADayWhoseMidnightIsSkippedStartsAtItsFirstInstant) {
  // Beirut's clocks go forward at midnight.
  const Calendar calendar = *Calendar::Make("Asia/Beirut", 1, {});
  EXPECT_EQ(calendar.StartOf(Day("2015-03-29")), Utc("2015-03-28", 22h));
}

TEST(Zones, UnknownOnesAreErrorsThatNameThem) {
  for (const char* name : {"Europe/Coventry", "", "../../etc/passwd"}) {
    const Result<Calendar> calendar = Calendar::Make(name, 4, {});
    ASSERT_FALSE(calendar) << name;
    EXPECT_THAT(calendar.error().message(),
                HasSubstr("\"" + std::string(name) + "\""));
  }
}

TEST(WorkingDays, PassOverWeekendsAndHolidays) {
  // Good Friday and Easter Monday.
  const Calendar calendar = London({Day("2015-04-03"), Day("2015-04-06")});
  EXPECT_TRUE(calendar.IsWorkingDay(Day("2015-04-02")));
  EXPECT_FALSE(calendar.IsWorkingDay(Day("2015-04-03")));
  EXPECT_FALSE(calendar.IsWorkingDay(Day("2015-04-04")));
  EXPECT_FALSE(calendar.IsWorkingDay(Day("2015-04-05")));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2015-04-02"), 1), Day("2015-04-07"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2015-04-02"), 0), Day("2015-04-02"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2015-04-04"), 2), Day("2015-04-08"));
}

TEST(Holidays, AreReadFromTheFirstColumn) {
  const auto holidays = ParseHolidays(
      "\uFEFFdate,name\r\n2014-12-25,Christmas Day\r\n\r\n# a remark\n"
      "2014-12-26\n");
  ASSERT_TRUE(holidays);
  EXPECT_THAT(*holidays, ElementsAre(Day("2014-12-25"), Day("2014-12-26")));
}

TEST(Holidays, FaultsNameTheLine) {
  const auto holidays = ParseHolidays("2014-12-25\n25/12/2015\n");
  ASSERT_FALSE(holidays);
  EXPECT_THAT(holidays.error().message(), HasSubstr("line 2: "));
  EXPECT_FALSE(ParseHolidays("2014-12-25\n2015-02-31\n"));
  EXPECT_TRUE(ParseHolidays("25/12/2015\n")->empty());  // a heading
}

}  // namespace
}  // namespace planwatch
