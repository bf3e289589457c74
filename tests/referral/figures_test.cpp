#include "collectors/referral/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "tests/referral/register_rows.h"

namespace planwatch {

void PrintTo(const LabelledCount& cell, std::ostream* out) {
  *out << cell.label << " " << cell.count;
}

namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;
using Count = LabelledCount;

// Twelve referrals around Easter 2015 and the turn of the financial year.
Register Spring() {
  ReferralOptions options;
  options.outcomes = {{"further", {"multi-agency intervention"}},
                      {"none", {"no further action"}}};
  options.sources = {{"Police", {"police"}}, {"Health", {"health"}}};
  return *ReadRows(
      options,
      {{"received", "triaged", "outcome", "source"},
       {"2015-01-05", "2015-01-05", "no further action", "Police"},
       {"2015-03-30", "2015-03-31", "multi-agency intervention", "Police"},
       {"2015-03-31", "2015-04-09", "single-agency support", "Health"},
       {"2015-04-02", "2015-04-07", "multi-agency intervention", "School"},
       {"2015-04-02", "2015-04-08", "multi-agency intervention", "Police"},
       {"2015-04-02", "", "", "Police"},
       {"2015-05-08", "2015-05-11", "no further action", "Police"},
       {"2015-05-15", "", "", "Health"},
       {"2015-05-16", "", "", "Health"},
       {"2015-05-18", "2015-05-18", "", "Health"},
       {"2015-05-18", "2015-05-20", "multi-agency intervention", "School"},
       {"2015-06-01", "", "", "Police"}});
}

RegisterFigures On(const Register& reg, Date date) {
  return MakeRegisterFigures(reg, date, TestCalendar());
}

TEST(RegisterFigures, AreThoseOfTheDate) {
  const RegisterFigures figures = On(Spring(), Day(2015, 5, 18));
  EXPECT_EQ(figures.totals.received, 11);
  EXPECT_EQ(figures.totals.triaged, 7);  // the last one on 20 May only
  EXPECT_EQ(figures.totals.awaiting, 4);
  EXPECT_EQ(figures.totals.awaiting_beyond_target, 1);
  EXPECT_EQ(figures.triaged_in_time, 5);
  EXPECT_THAT(figures.totals.received_within, ElementsAre(4, 5, 8, 8));
  EXPECT_THAT(figures.totals.triaged_within, ElementsAre(1, 2, 5, 5));
  // 0 0 1 3 5 6 9
  EXPECT_THAT(figures.wait_days,
              ElementsAre(testing::Pair(50, 3), testing::Pair(90, 9)));
  EXPECT_THAT(
      figures.triaged_by_outcome,
      ElementsAre(Count{"further", 3}, Count{"none", 2}, Count{"other", 2}));
  EXPECT_THAT(
      figures.received_by_source,
      ElementsAre(Count{"Police", 5}, Count{"Health", 4}, Count{"other", 2}));
}

TEST(RegisterFigures, PassTheTargetOnTheDayAfterTheLastOneInTime) {
  const Register reg = Spring();
  struct Case {
    Date date;
    std::size_t awaiting, beyond, in_time;
  };
  for (const Case& c : std::vector<Case>{
           {Day(2015, 1, 4), 0, 0, 0},
           {Day(2015, 1, 5), 0, 0, 1},
           {Day(2015, 3, 30), 1, 0, 1},
           {Day(2015, 3, 31), 1, 0, 2},
           {Day(2015, 4, 1), 1, 0, 2},
           {Day(2015, 4, 2), 4, 1, 2},  // that of 31 March
           {Day(2015, 4, 7), 3, 1, 3},  // Tuesday after Easter: in time
           {Day(2015, 4, 8), 2, 2, 3},
           {Day(2015, 4, 9), 1, 1, 3},
           {Day(2015, 5, 15), 2, 1, 4},
           {Day(2015, 5, 19), 4, 3, 5},  // those of Friday and of Saturday
           {Day(2015, 5, 20), 3, 3, 5},
           {Day(2030, 1, 1), 4, 4, 5}}) {
    const RegisterFigures figures = On(reg, c.date);
    EXPECT_EQ(figures.totals.awaiting, c.awaiting) << FormatDate(c.date);
    EXPECT_EQ(figures.totals.awaiting_beyond_target, c.beyond)
        << FormatDate(c.date);
    EXPECT_EQ(figures.triaged_in_time, c.in_time) << FormatDate(c.date);
  }
}

TEST(RegisterFigures, CountWindowsWithTheDateItself) {
  const auto reg = ReadRows({}, {{"received", "triaged"},
                                 {"2015-03-31", ""},
                                 {"2015-04-01", ""},
                                 {"2015-06-30", ""},
                                 {"2015-07-01", ""},
                                 {"2015-07-07", ""}});
  ASSERT_TRUE(reg);
  EXPECT_THAT(On(*reg, Day(2015, 3, 31)).totals.received_within,
              ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(On(*reg, Day(2015, 4, 1)).totals.received_within,
              ElementsAre(2, 2, 1, 1));
  EXPECT_THAT(On(*reg, Day(2015, 6, 30)).totals.received_within,
              ElementsAre(1, 1, 2, 2));
  EXPECT_THAT(On(*reg, Day(2015, 7, 7)).totals.received_within,
              ElementsAre(2, 3, 2, 4));
  EXPECT_THAT(On(*reg, Day(2015, 7, 8)).totals.received_within,
              ElementsAre(1, 3, 2, 4));
  EXPECT_THAT(On(*reg, Day(2015, 8, 4)).totals.received_within,
              ElementsAre(0, 0, 2, 4));
  EXPECT_THAT(On(*reg, Day(2016, 4, 1)).totals.received_within,
              ElementsAre(0, 0, 0, 0));
}

TEST(RegisterFigures, HaveNoWaitsBeforeTheFirstTriage) {
  const RegisterFigures none = On(Register{}, Day(2015, 5, 18));
  EXPECT_EQ(none.totals.received, 0);
  EXPECT_TRUE(none.wait_days.empty());
  EXPECT_THAT(none.triaged_by_outcome, IsEmpty());
  EXPECT_THAT(none.received_by_source, IsEmpty());
}

TEST(RegisterFigures, TakePercentilesByNearestRank) {
  std::vector<std::vector<std::string>> rows = {{"received", "triaged"}};
  for (int wait = 1; wait <= 10; ++wait) {
    rows.push_back(
        {"2015-01-01", FormatDate(Day(2015, 1, 1) + days{wait * 10})});
    const RegisterFigures figures = On(*ReadRows({}, rows), Day(2016, 1, 1));
    EXPECT_EQ(figures.wait_days.at(50), (wait + 1) / 2 * 10) << wait;
    EXPECT_EQ(figures.wait_days.at(90), (wait * 9 + 9) / 10 * 10) << wait;
  }
}

struct Referral {
  Date received;
  std::optional<Date> triaged;
  std::size_t outcome, source;
};

// The same figures from all rows, as one would count them by hand.
RegisterFigures Naive(const std::vector<Referral>& rows, Date as_at,
                      TriageTarget target) {
  const Calendar& calendar = TestCalendar();
  RegisterFigures figures;
  figures.triaged_by_outcome = {{"a", 0}, {"b", 0}, {"other", 0}};
  figures.received_by_source = {{"c", 0}, {"other", 0}};
  std::vector<int> waits;
  const auto count = [&](std::array<std::size_t, 4>& within, Date date) {
    within[0] += as_at - date < days{7};
    within[1] += as_at - date < days{28};
    within[2] += calendar.QuarterOf(date) == calendar.QuarterOf(as_at);
    within[3] +=
        calendar.FinancialYearOf(date) == calendar.FinancialYearOf(as_at);
  };
  for (const Referral& row : rows) {
    if (row.received > as_at) continue;
    ++figures.totals.received;
    ++figures.received_by_source[row.source].count;
    count(figures.totals.received_within, row.received);
    const Date last_day =
        target.working_days ? calendar.AddWorkingDays(row.received, target.days)
                            : row.received + days{target.days};
    if (!row.triaged || *row.triaged > as_at) {
      ++figures.totals.awaiting;
      figures.totals.awaiting_beyond_target += last_day < as_at;
      continue;
    }
    ++figures.totals.triaged;
    ++figures.triaged_by_outcome[row.outcome].count;
    count(figures.totals.triaged_within, *row.triaged);
    figures.triaged_in_time += *row.triaged <= last_day;
    waits.push_back(static_cast<int>((*row.triaged - row.received).count()));
  }
  std::sort(waits.begin(), waits.end());
  const auto percentile = [&](double share) {
    return waits[static_cast<std::size_t>(
                     std::ceil(share * static_cast<double>(waits.size()))) -
                 1];
  };
  if (!waits.empty()) {
    figures.wait_days[50] = percentile(0.5);
    figures.wait_days[90] = percentile(0.9);
  }
  return figures;
}

TEST(RegisterFigures, AreThoseCountedFromAllRows) {
  std::mt19937 random(20150518);
  const auto below = [&random](std::size_t bound) { return random() % bound; };
  const char* const outcomes[] = {"words of a", "b", ""};
  const char* const sources[] = {"c", "d"};
  for (int round = 0; round < 60; ++round) {
    ReferralOptions options;
    options.outcomes = {{"a", {"words of a"}}, {"b", {"b"}}};
    options.sources = {{"c", {"c"}}};
    options.triage_within = {static_cast<int>(below(6)), below(3) != 0};
    std::vector<Referral> rows;
    std::vector<std::vector<std::string>> texts = {
        {"received", "triaged", "outcome", "source"}};
    const std::size_t count = below(120), span = 1 + below(400);
    for (std::size_t i = 0; i < count; ++i) {
      Referral row{.received = Day(2014, 11, 1) + days{below(span)},
                   .triaged = std::nullopt,
                   .outcome = below(3),
                   .source = below(2)};
      if (below(4) != 0) row.triaged = row.received + days{below(10)};
      texts.push_back({FormatDate(row.received),
                       row.triaged ? FormatDate(*row.triaged) : "",
                       outcomes[row.outcome], sources[row.source]});
      rows.push_back(row);
    }
    const auto reg = ReadRows(options, texts);
    ASSERT_TRUE(reg);
    for (Date date = Day(2014, 10, 30); date < Day(2015, 12, 20);
         date += days{1 + below(5)}) {
      const RegisterFigures expected = Naive(rows, date, options.triage_within);
      const RegisterFigures figures = On(*reg, date);
      ASSERT_EQ(figures.totals.received, expected.totals.received)
          << FormatDate(date);
      ASSERT_EQ(figures.totals.triaged, expected.totals.triaged);
      ASSERT_EQ(figures.totals.awaiting, expected.totals.awaiting);
      ASSERT_EQ(figures.totals.awaiting_beyond_target,
                expected.totals.awaiting_beyond_target);
      ASSERT_EQ(figures.triaged_in_time, expected.triaged_in_time);
      ASSERT_EQ(figures.totals.received_within,
                expected.totals.received_within);
      ASSERT_EQ(figures.totals.triaged_within, expected.totals.triaged_within);
      ASSERT_EQ(figures.wait_days, expected.wait_days);
      ASSERT_EQ(figures.triaged_by_outcome, expected.triaged_by_outcome);
      ASSERT_EQ(figures.received_by_source, expected.received_by_source);
    }
  }
}

}  // namespace
}  // namespace planwatch
