// Releases of measures that count persons, by hand and at random.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/disclosure/measure_releases.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

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
  // A missing row is no value.
  EXPECT_EQ(Shown(kApril1)->suppressed(), 1);
  EXPECT_THAT(First({{"", "", 23}, {"north", "", 20}}),
              ElementsAre(Pair("/", 23)));
  // The total of another way tells as much.
  EXPECT_THAT(First({{"north", "", 20},
                     {"south", "", 10},
                     {"", "police", 21},
                     {"", "health", 12}}),
              ElementsAre(Pair("/health", 12), Pair("/police", 21),
                          Pair("north/", 20)));
  // What is no count counts for none.
  EXPECT_THAT(First({{"north", "", 20},
                     {"south", "", 20.5},
                     {"", "police", 8},
                     {"", "health", 12}}),
              ElementsAre(Pair("/health", 12), Pair("/police", 8)));
}

TEST_F(MeasureReleases, LeaveOutWhatIsCountedTwice) {
  EXPECT_THAT(First({{"", "", 20}, {"north", "", 12}, {"south", "", 12}}),
              ElementsAre(Pair("/", 20)));
  ASSERT_EQ(Shown(kApril1)->refused().size(), 1);
  EXPECT_EQ(Shown(kApril1)->refused()[0].refusal.why, Refusal::Why::kOverTotal);
  EXPECT_EQ(releases_.chains.begin()->second.tables.offered, kMarch31);
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
  for (const double value : {50.5, -50., 1e9 + 1, 1e300}) {
    EXPECT_EQ(First({{"", "", 100}, {"north", "", value}}).size(), 1);
    EXPECT_EQ(Shown(kApril1)->refused()[0].refusal.why,
              Refusal::Why::kNoPersons)
        << value;
  }
  EXPECT_EQ(First({{"north", "", 1e9}, {"south", "", 20}}).size(), 2);
}

// Each word of its vocabulary, where it alone decides.
TEST(CountsPersons, KnowsTheWordsOfPersonsRatiosAndAmounts) {
  for (const char* persons :
       {"adult",       "adults",      "boy",          "boys",      "carer",
        "carers",      "child",       "children",     "client",    "clients",
        "female",      "females",     "girl",         "girls",     "individual",
        "individuals", "infant",      "infants",      "learner",   "learners",
        "male",        "males",       "man",          "men",       "offender",
        "offenders",   "parent",      "parents",      "patient",   "patients",
        "people",      "perpetrator", "perpetrators", "person",    "persons",
        "pupil",       "pupils",      "resident",     "residents", "staff",
        "student",     "students",    "suspect",      "suspects",  "teenager",
        "teenagers",   "users",       "victim",       "victims",   "woman",
        "women",       "youth",       "youths"}) {
    EXPECT_TRUE(CountsPersons(persons, "")) << persons;
    EXPECT_TRUE(CountsPersons("Seen", persons)) << persons;
  }
  for (const char* ratio :
       {"percent", "percentage", "per cent", "per", "ratio", "rate", "rates",
        "share", "proportion", "average", "averages", "mean", "median", "index",
        "score", "%", "\u00A3", "\u20AC", "$"}) {
    EXPECT_FALSE(CountsPersons(std::string("children ") + ratio, "")) << ratio;
    EXPECT_FALSE(CountsPersons("Seen", std::string("children ") + ratio))
        << ratio;
  }
  for (const char* amount :
       {"minutes", "hours", "days", "nights", "weeks", "months", "years", "age",
        "cost", "costs", "spend", "spending", "pounds", "gbp"}) {
    EXPECT_FALSE(CountsPersons(std::string("children ") + amount, ""))
        << amount;
    EXPECT_TRUE(CountsPersons(amount, "children")) << amount;
  }
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

// Between two breakdowns days.
TEST_F(MeasureReleases, ANewDateOfAKnownMeasureNeedsNoBreakdownsDay) {
  const Date april5 = Day(2015, 4, 5);
  First({{"north", "", 20}, {"south", "", 30}});
  Write(measures_, april5, {{"north", "", 6}, {"south", "", 7}});
  Write(measures_, april5, {{"east", "", 8}, {"west", "", 9}}, "Pupils seen");
  // Where nothing is remembered of tables, none is made.
  const MeasuresReleases before = releases_;
  Release({.today = kApril8});
  EXPECT_EQ(releases_.chains, before.chains);
  EXPECT_THAT(Release(On(kApril8)),
              ElementsAre(Pair("north/", 6), Pair("south/", 7)));
}

TEST_F(MeasureReleases, ANewDateIsNewerThanThoseOfItsMeasureAlone) {
  const Date march15 = Day(2015, 3, 15);
  Write(measures_, Day(2015, 2, 28), {{"north", "", 20}, {"south", "", 30}});
  Write(measures_, kMarch31, {{"east", "", 8}, {"west", "", 9}}, "Pupils seen");
  Release(On(kApril1));
  Write(measures_, march15, {{"north", "", 6}, {"south", "", 7}});
  Release(On(kApril8));
  EXPECT_TRUE(releases_.chains.contains(
      {"Children seen", MeasureBy::kArea, false, march15}));
}

TEST_F(MeasureReleases, ComeUpToTheDayItself) {
  for (const Date date : {kMarch31, kApril1}) {
    Write(measures_, date, {{"north", "", 20}, {"south", "", 30}});
    Write(measures_, date, {{"", "", 50}});
  }
  Release({.today = kMarch31, .breakdown = kMarch31});
  ASSERT_EQ(releases_.chains.size(), 1);
  EXPECT_EQ(releases_.chains.begin()->first.period, kMarch31);
  ASSERT_EQ(releases_.totals.size(), 1);
  ASSERT_EQ(releases_.totals[0].points.size(), 1);
  EXPECT_EQ(releases_.totals[0].points[0].date, kMarch31);
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

TEST_F(MeasureReleases, CumulativeValuesAreOfTheYearOfTheDayThatIsDue) {
  measures_.cumulative.all = true;
  // Nothing yet as at the day that is due.
  Write(measures_, Day(2015, 4, 5), {{"north", "", 6}, {"south", "", 7}});
  Release(On(kApril8));
  EXPECT_THAT(releases_.chains, IsEmpty());
  // Of the year before, and of the year's first day.
  measures_.series.clear();
  Write(measures_, kMarch31, {{"north", "", 20}, {"south", "", 30}});
  Release(On(kJuly1));
  EXPECT_THAT(releases_.chains, IsEmpty());
  Write(measures_, kApril1, {{"north", "", 9}, {"south", "", 8}});
  Release(On(Day(2015, 10, 1)));
  ASSERT_EQ(releases_.chains.size(), 1);
  EXPECT_EQ(releases_.chains.begin()->first.period, kApril1);
  EXPECT_THAT(Cells(Shown(kJuly1)),
              ElementsAre(Pair("north/", 9), Pair("south/", 8)));
}

TEST_F(MeasureReleases, CumulativeValuesAreCorrectedAndNeverOlder) {
  const Date april30 = Day(2015, 4, 30), may31 = Day(2015, 5, 31);
  measures_.cumulative.all = true;
  Write(measures_, may31, {{"north", "", 20}, {"south", "", 30}});
  Release(On(kJuly1));
  Write(measures_, may31, {{"north", "", 30}, {"south", "", 40}});
  EXPECT_THAT(Release(On(Day(2015, 10, 1))),
              ElementsAre(Pair("north/", 30), Pair("south/", 40)));
  measures_.series.clear();
  Write(measures_, april30, {{"north", "", 60}, {"south", "", 70}});
  EXPECT_THAT(Release(On(Day(2016, 1, 1))),
              ElementsAre(Pair("north/", 30), Pair("south/", 40)));
}

TEST_F(MeasureReleases, NoTableBeforeABreakdownsDay) {
  releases_.since = {};
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

// By measure, its points as dates and values.
std::map<std::string, std::vector<std::pair<Date, double>>> Points(
    const std::vector<MeasureSeries>& totals) {
  std::map<std::string, std::vector<std::pair<Date, double>>> points;
  for (const MeasureSeries& series : totals)
    for (const MeasurePoint& point : series.points)
      points[series.measure].emplace_back(point.date, point.value);
  return points;
}

// The table was begun anew on a later day, or has fewer measures.
TEST_F(MeasureReleases, TotalsStayThatAreBeforeTheFirstDayOfTheTable) {
  const auto seen = [](const char* measure, std::vector<Date> dates) {
    Measures measures;
    double value = 10;
    for (const Date date : dates)
      Write(measures, date, {{"", "", value++}}, measure);
    return measures.series;
  };
  measures_.series = seen("Adults seen", {kMarch31});
  measures_.series.push_back(seen("Children seen", {kMarch31, kJune30})[0]);
  measures_.series.push_back(seen("Pupils seen", {kJune30})[0]);
  Release(On(kJuly1));
  measures_.series = seen("Children seen", {kJune30, Day(2015, 7, 10)});
  Release(On(kJuly20));
  EXPECT_THAT(
      Points(releases_.totals),
      ElementsAre(Pair("Adults seen", ElementsAre(Pair(kMarch31, 10))),
                  Pair("Children seen",
                       ElementsAre(Pair(kMarch31, 10), Pair(kJune30, 10),
                                   Pair(Day(2015, 7, 10), 11)))));
  // In the order of their names, and none without a point.
  ASSERT_EQ(releases_.totals.size(), 2);
  EXPECT_EQ(releases_.totals[0].measure, "Adults seen");
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
