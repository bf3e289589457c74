#include "collectors/disclosure/release_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Date kMarch = Day(2015, 3, 31), kJune = Day(2015, 6, 30);
const Date kMay18 = Day(2015, 5, 18);

// As at the last quarter's end.
ReleaseDays On(Date today, std::optional<Date> from = std::nullopt) {
  return {.today = today,
          .breakdown = TestCalendar().StartOf(TestCalendar().QuarterOf(today)) -
                       std::chrono::days{1},
          .from = from};
}

std::vector<Date> Due(Date since, std::optional<Date> offered, ReleaseDays days,
                      std::optional<Date> first = Day(2014, 11, 3)) {
  return TablesDue(since, offered, first, days, TestCalendar());
}

TEST(ReleaseDays, TheFirstTableComesOnABreakdownsDay) {
  // Begun on no such day, and on its next one; begun on it, which may be after
  // a history was lost that knew of that day's table.
  EXPECT_THAT(Due(kMay18, {}, On(kMay18)), IsEmpty());
  EXPECT_THAT(Due(kMay18, {}, On(Day(2015, 5, 25))), IsEmpty());
  EXPECT_THAT(Due(kMay18, {}, On(Day(2015, 7, 3))),
              ElementsAre(Day(2014, 12, 31), kMarch, kJune));
  for (const Date day : {Day(2015, 7, 1), Day(2015, 7, 2), Day(2015, 9, 30)})
    EXPECT_THAT(Due(Day(2015, 7, 1), {}, On(day)), IsEmpty());
  EXPECT_THAT(Due(Day(2015, 7, 1), {}, On(Day(2015, 10, 1))),
              ElementsAre(Day(2014, 12, 31), kMarch, kJune, Day(2015, 9, 30)));
}

TEST(ReleaseDays, OrOnTheDayThatIsNamed) {
  EXPECT_THAT(Due(kMay18, {}, On(kMay18, kMay18)),
              ElementsAre(Day(2014, 12, 31), kMarch, kMay18));
  // No one read on that day.
  EXPECT_THAT(Due(Day(2015, 5, 4), {}, On(Day(2015, 5, 20), kMay18)),
              ElementsAre(Day(2014, 12, 31), kMarch, kMay18));
  // It was over when the register was met, or is to come.
  EXPECT_THAT(Due(Day(2015, 5, 19), {}, On(Day(2015, 5, 19), kMay18)),
              IsEmpty());
  EXPECT_THAT(Due(kMay18, {}, On(kMay18, Day(2015, 5, 25))), IsEmpty());
  // It begins a chain, and renews none.
  EXPECT_THAT(Due(kMay18, kMay18, On(Day(2015, 5, 25), Day(2015, 5, 25))),
              IsEmpty());
}

TEST(ReleaseDays, LaterTablesComeOnceABreakdownsDay) {
  EXPECT_THAT(Due(kMay18, kMay18, On(Day(2015, 6, 30))), IsEmpty());
  EXPECT_THAT(Due(kMay18, kMay18, On(Day(2015, 7, 8))), ElementsAre(kJune));
  EXPECT_THAT(Due(kMay18, kJune, On(Day(2015, 7, 8))), IsEmpty());
  // Missed quarters are made up for.
  EXPECT_THAT(Due(kMay18, kMay18, On(Day(2016, 1, 8))),
              ElementsAre(kJune, Day(2015, 9, 30), Day(2015, 12, 31)));
  // The clock was wrong.
  EXPECT_THAT(Due(kMay18, Day(2019, 6, 30), On(Day(2015, 7, 8))), IsEmpty());
}

TEST(ReleaseDays, AScheduleMayBeAnother) {
  const Date may17 = Day(2015, 5, 17);
  // At each read: no first table on the day of the first.
  ReleaseDays days{.today = kMay18, .breakdown = kMay18, .every_read = true};
  EXPECT_THAT(Due(kMay18, {}, days), IsEmpty());
  EXPECT_THAT(Due(may17, {}, days),
              ElementsAre(Day(2014, 12, 31), kMarch, kMay18));
  EXPECT_THAT(Due(kMay18, kMay18, days), ElementsAre(kMay18));
  // Daily: at the first midnight.
  const ReleaseDays daily{.today = kMay18, .breakdown = may17};
  EXPECT_THAT(Due(kMay18, {}, daily), IsEmpty());
  EXPECT_THAT(Due(may17, {}, daily),
              ElementsAre(Day(2014, 12, 31), kMarch, may17));
  days.every_read = false;
  EXPECT_THAT(Due(kMay18, kMay18, days), IsEmpty());
  // Nothing would remember them.
  days.breakdown.reset();
  days.from = kMay18;
  EXPECT_THAT(Due(kMay18, {}, days), IsEmpty());
}

TEST(ReleaseDays, AnEmptyRegisterHasNoPast) {
  EXPECT_THAT(Due(kMay18, {}, On(kMay18, kMay18), std::nullopt),
              ElementsAre(kMay18));
}

}  // namespace
}  // namespace planwatch
