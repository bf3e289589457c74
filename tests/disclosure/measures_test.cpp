// Releases of measures that count persons, by hand and at random.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "collectors/disclosure/disclosure.h"
#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

const Date kMarch31 = Day(2015, 3, 31), kJune30 = Day(2015, 6, 30);
const Date kApril1 = Day(2015, 4, 1), kJuly1 = Day(2015, 7, 1);
const Date kApril8 = Day(2015, 4, 8), kJuly20 = Day(2015, 7, 20);

struct Written {
  const char *area, *partner;
  double value;
  const char* unit = "";
};

void Write(Measures& measures, Date date, const std::vector<Written>& written,
           const char* measure = "Children seen") {
  for (const Written& one : written) {
    MeasureSeries* series = nullptr;
    for (MeasureSeries& each : measures.series)
      if (each.measure == measure && each.area == one.area &&
          each.partner == one.partner)
        series = &each;
    if (series == nullptr)
      series = &measures.series.emplace_back(
          MeasureSeries{measure, one.area, one.partner, {}});
    std::erase_if(series->points,
                  [&](const auto& point) { return point.date == date; });
    series->points.push_back({.date = date,
                              .value = one.value,
                              .target = std::nullopt,
                              .unit = one.unit});
    std::sort(series->points.begin(), series->points.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
  }
}

ReleaseDays On(Date today) {
  return {.today = today,
          .breakdown =
              TestCalendar().EndOf(TestCalendar().QuarterOf(today).Previous())};
}

// By area and partner: "north/", "/police".
std::map<std::string, double> Cells(
    const std::optional<PublishedMeasures>& published) {
  std::map<std::string, double> shown;
  if (published)
    for (const PublishedMeasure& one : published->measures())
      shown[one.area + "/" + one.partner] = one.value;
  return shown;
}

class MeasureReleases : public testing::Test {
 protected:
  std::map<std::string, double> Release(const ReleaseDays& days) {
    releases_ = Disclosure(policy_).Release(std::move(releases_), measures_,
                                            days, TestCalendar());
    return Cells(Shown(days.today));
  }
  std::optional<PublishedMeasures> Shown(Date day,
                                         Date first = Date::min()) const {
    return Disclosure(policy_).Show({.name = "activity",
                                     .labels = {{"area", "coventry"}},
                                     .bands = {},
                                     .cumulative = measures_.cumulative},
                                    releases_, first, day);
  }
  // A first release.
  std::map<std::string, double> First(const std::vector<Written>& written,
                                      const char* measure = "Children seen") {
    measures_ = {};
    releases_ = MetBefore();
    Write(measures_, kMarch31, written, measure);
    return Release(On(kApril1));
  }

  // The first release, on a breakdowns day, is not on the day of the first
  // read.
  static MeasuresReleases MetBefore() {
    MeasuresReleases releases;
    releases.since = kMarch31;
    return releases;
  }

  DisclosurePolicy policy_;
  Measures measures_;
  MeasuresReleases releases_ = MetBefore();
};

TEST_F(MeasureReleases, HoldBackSmallCellsAndShowTotals) {
  EXPECT_THAT(
      First({{"", "", 30},
             {"north", "", 20},
             {"south", "", 7},
             {"east", "", 3},
             {"west", "", 0},
             {"", "police", 18},
             {"", "health", 12}}),
      UnorderedElementsAre(Pair("/", 30), Pair("north/", 20), Pair("west/", 0),
                           Pair("/police", 18), Pair("/health", 12)));
  EXPECT_EQ(Shown(kApril1)->suppressed(), 2);
  EXPECT_EQ(Shown(kApril1)->name(), "activity");
  EXPECT_EQ(Shown(kApril1)->labels().at("area"), "coventry");
  EXPECT_EQ(Shown(kApril1)->released(), kApril1);
  EXPECT_TRUE(Shown(kApril1)->persons());
}

// The row: a cell with `<5`, a dash or a missing row.
TEST_F(MeasureReleases, HoldBackWhatTheTotalTellsOfMissingRows) {
  EXPECT_THAT(First({{"", "", 33}, {"north", "", 20}, {"south", "", 10}}),
              ElementsAre(Pair("/", 33), Pair("north/", 20)));
  EXPECT_THAT(First({{"", "", 23}, {"north", "", 20}}),
              ElementsAre(Pair("/", 23)));
  // The total of another way tells as much.
  EXPECT_THAT(First({{"north", "", 20},
                     {"south", "", 10},
                     {"", "police", 21},
                     {"", "health", 12}}),
              ElementsAre(Pair("/health", 12), Pair("/police", 21),
                          Pair("north/", 20)));
}

TEST_F(MeasureReleases, LeaveOutWhatIsCountedTwice) {
  EXPECT_THAT(First({{"", "", 20}, {"north", "", 12}, {"south", "", 12}}),
              ElementsAre(Pair("/", 20)));
  ASSERT_EQ(Shown(kApril1)->refused().size(), 1);
  EXPECT_EQ(Shown(kApril1)->refused()[0].refusal.why, Refusal::Why::kOverTotal);
}

// The row: averages and percentages by area, taken for counts.
TEST_F(MeasureReleases, LeaveOutWhatIsNoCountOfPersons) {
  struct Case {
    const char *measure, *unit;
    bool shown;
  };
  for (const Case& c :
       {Case{"Children seen", "", true}, Case{"Seen", "children", true},
        Case{"Young people supported", "", true},
        Case{"Perpetrators managed", "people", true},
        Case{"Children missing for 3 days", "children", true},
        Case{"Interviews within 72 hours", "interviews", false},
        Case{"Seen", "", false}, Case{"Seen in time", "%", false},
        Case{"Children in time", "per cent", false},
        Case{"Percentage of children seen", "", false},
        Case{"Rate per 10,000 children", "", false},
        Case{"Average age of children", "", false},
        Case{"Average number seen", "children", false},
        Case{"Mean wait", "children", false},
        Case{"Days children were missing", "", false},
        Case{"Children", "days", false}, Case{"Children", "£", false}}) {
    const auto shown = First({{"", "", 100, c.unit},
                              {"north", "", 50, c.unit},
                              {"south", "", 50, c.unit}},
                             c.measure);
    EXPECT_EQ(shown.size(), c.shown ? 3 : 1) << c.measure << ", " << c.unit;
    EXPECT_EQ(Shown(kApril1)->suppressed(), c.shown ? 0 : 2) << c.measure;
    EXPECT_EQ(CountsPersons(c.measure, c.unit), c.shown);
  }
  for (const double value : {50.5, -50., 1e300})
    EXPECT_EQ(First({{"", "", 100}, {"north", "", value}}).size(), 1);
}

TEST_F(MeasureReleases, ShowBothWaysOnlyWhereNothingIsHeldBack) {
  const std::vector<Written> both = {{"north", "police", 10},
                                     {"south", "police", 12}};
  EXPECT_EQ(First(both).size(), 2);
  const auto with = [&](std::vector<Written> more) {
    more.insert(more.end(), both.begin(), both.end());
    return First(more);
  };
  EXPECT_EQ(with({{"north", "", 10}, {"south", "", 12}}).size(), 4);
  EXPECT_THAT(with({{"north", "", 10}, {"south", "", 12}, {"east", "", 3}}),
              ElementsAre(Pair("south/", 12)));
  EXPECT_THAT(with({{"", "", 99}}), ElementsAre(Pair("/", 99)));
}

TEST_F(MeasureReleases, ANewDateComesAtOnceAndACorrectionOnABreakdownsDay) {
  First({{"", "", 50}, {"north", "", 20}, {"south", "", 30}});
  Write(measures_, kMarch31, {{"", "", 51}, {"north", "", 21}});
  EXPECT_THAT(
      Release(On(kApril8)),
      ElementsAre(Pair("/", 51), Pair("north/", 20), Pair("south/", 30)));
  // Too little is known of it to change at all, also on that day.
  EXPECT_THAT(
      Release(On(kJuly1)),
      ElementsAre(Pair("/", 51), Pair("north/", 20), Pair("south/", 30)));
  Write(measures_, kMarch31,
        {{"", "", 62}, {"north", "", 26}, {"south", "", 36}});
  Write(measures_, kJune30, {{"", "", 9}, {"north", "", 5}});
  EXPECT_THAT(Release(On(kJuly20)), ElementsAre(Pair("/", 9)));
  EXPECT_THAT(
      Cells(Shown(kJune30 - std::chrono::days{1})),
      ElementsAre(Pair("/", 62), Pair("north/", 20), Pair("south/", 30)));
  // That of a date without a table waits as well.
  Write(measures_, kJune30, {{"south", "", 4}, {"north", "", 5}});
  EXPECT_THAT(Release(On(Day(2015, 7, 27))), ElementsAre(Pair("/", 9)));
  Release(On(Day(2015, 10, 1)));
  EXPECT_THAT(
      Cells(Shown(kJune30 - std::chrono::days{1})),
      ElementsAre(Pair("/", 62), Pair("north/", 26), Pair("south/", 36)));
  // What was not met before may be an old measure under another name.
  Write(measures_, kMarch31, {{"north", "", 21}, {"south", "", 31}},
        "Pupils seen");
  Release(On(Day(2015, 10, 8)));
  EXPECT_EQ(Cells(Shown(kMarch31)).size(), 3);
}

TEST_F(MeasureReleases, AreAllOfTheMeasuresLatestDate) {
  First({{"", "", 50}, {"north", "", 20}, {"south", "", 30}});
  Write(measures_, kJune30, {{"", "", 12}});
  EXPECT_THAT(Release(On(kJuly1)), ElementsAre(Pair("/", 12)));
  EXPECT_EQ(Cells(Shown(kMarch31)).size(), 3);
}

TEST_F(MeasureReleases, CumulativeValuesAreOneChainAYear) {
  measures_.cumulative.names = {"children SEEN"};
  Write(measures_, Day(2014, 12, 31), {{"north", "", 20}, {"south", "", 30}});
  Write(measures_, kMarch31, {{"north", "", 23}, {"south", "", 36}});
  EXPECT_THAT(Release(On(kApril1)),
              ElementsAre(Pair("north/", 20), Pair("south/", 30)));
  EXPECT_EQ(Shown(kApril1)->measures()[0].date, Day(2014, 12, 31));
  EXPECT_EQ(Shown(kApril1)->refused().size(), 1);
  // The next year begins anew.
  Write(measures_, kJune30, {{"north", "", 6}, {"south", "", 7}});
  EXPECT_THAT(Release(On(kJuly1)),
              ElementsAre(Pair("north/", 6), Pair("south/", 7)));
  Write(measures_, Day(2015, 7, 10), {{"north", "", 16}, {"south", "", 17}});
  EXPECT_THAT(Release(On(kJuly20)),
              ElementsAre(Pair("north/", 6), Pair("south/", 7)));
  EXPECT_THAT(Cells(Shown(kMarch31)),
              ElementsAre(Pair("north/", 20), Pair("south/", 30)));
}

TEST_F(MeasureReleases, NoTableBeforeABreakdownsDay) {
  releases_ = {};
  Write(measures_, kMarch31,
        {{"", "", 50}, {"north", "", 20}, {"south", "", 30}});
  EXPECT_THAT(Release(On(kApril1)), ElementsAre(Pair("/", 50)));
  EXPECT_THAT(Release(On(kApril8)), ElementsAre(Pair("/", 50)));
  EXPECT_EQ(Release(On(kJuly1)).size(), 3);
}

TEST_F(MeasureReleases, OldTotalsStayWhereTheTableLetsThemGo) {
  First({{"", "", 50}, {"north", "", 20}, {"south", "", 30}});
  measures_ = {};
  Write(measures_, kJune30, {{"", "", 60}});
  Release(On(kJuly1));
  EXPECT_EQ(Cells(Shown(kMarch31)).size(), 3);
  EXPECT_EQ(Cells(Shown(kJuly1)).at("/"), 60);
  EXPECT_THAT(Cells(Shown(kJuly1, kApril1)), ElementsAre(Pair("/", 60)));
}

TEST_F(MeasureReleases, WhatCountsNoPersonsPasses) {
  MeasureFigures figures;
  figures.persons = false;
  figures.figures = {{"Orders", "north", "", {kMarch31, 1}}};
  const PublishedMeasures passed =
      Disclosure(policy_).Pass({"orders", {}, {}, {}}, figures, kApril1);
  EXPECT_THAT(Cells(passed), ElementsAre(Pair("north/", 1)));
  EXPECT_FALSE(passed.persons());
  EXPECT_EQ(passed.suppressed(), 0);
  EXPECT_FALSE(Disclosure({.minimum = 1}).Hides());
  EXPECT_TRUE(Disclosure({.minimum = 1, .round_to = 5}).Hides());
}

// Whatever the values, no small cell is ever shown, and none is told by what
// the others leave of the total.
TEST_F(MeasureReleases, NeverShowASmallCell) {
  std::mt19937 random(20150518);
  const auto below = [&random](unsigned bound) { return random() % bound; };
  const char* const names[] = {"a", "b", "c", "d"};
  std::size_t shown = 0, of = 0;
  for (int round = 0; round < 2000; ++round) {
    double total = 0;
    std::vector<Written> written;
    for (const char* area : names) {
      const double value = below(2) ? below(60) : below(8);
      total += value;
      if (below(4) > 0) written.push_back({area, "", value});
    }
    written.push_back({"", "", total});
    of += written.size() - 1;
    const auto cells = First(written);
    double rest = total;
    for (const auto& [name, value] : cells) {
      if (name == "/") continue;
      ++shown;
      rest -= value;
      EXPECT_TRUE(value == 0 || value >= 5) << name << value;
    }
    if (cells.size() > 1) {
      EXPECT_TRUE(rest == 0 || rest >= 5) << rest;
    }
  }
  EXPECT_GT(shown * 100, of * 40) << shown << " of " << of;
}

}  // namespace
}  // namespace planwatch
