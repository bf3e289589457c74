#include "daemon/past/past.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/referral/figures.h"
#include "daemon/history/keeper.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using std::chrono::days;
constexpr const char* kConfig = R"(
history: { database: "sqlite3://history.db" }
disclosure: { release: weekly }
referrals:
  - name: cmog
    source: { file: register.csv }
    outcomes: { further: [further] }
    sources: { Police: [police], Health: [health] }
measures:
  - name: activity
    source: { file: measures.csv }
)";

class PastTest : public testing::Test {
 protected:
  PastTest() {
    ParsedConfig parsed =
        ParseConfig(kConfig, folder_ / "planwatch.yml", ProcessEnvironment());
    EXPECT_TRUE(parsed.faults.empty());
    config_ = std::make_shared<const Config>(std::move(parsed.config));
  }

  Past Load() const {
    auto opened = History::Open(config_->history->file, History::Access::kRead);
    EXPECT_TRUE(opened);
    return *Past::Load(config_, *opened->history);
  }

  const test::TempFolder folder_;
  std::shared_ptr<const Config> config_;
};

// The register as it is known on a day: one or two referrals a day, each
// triaged on it.
Register KnownOn(Date today) {
  Register reg{.outcomes = {"further", "other"},
               .sources = {"Police", "Health", "other"},
               .days = {},
               .report = {}};
  int n = 0;
  for (Date day = Day("2014-04-01"); day <= today; day += days{1}, ++n) {
    const std::size_t count = n % 3 == 0 ? 2 : 1;
    reg.days[day] = {.received = count,
                     .triaged = count,
                     .triaged_in_time = n % 5 == 0 ? 0 : count,
                     .received_by_source = {n % 2 == 0 ? count : 0,
                                            n % 2 == 0 ? 0 : count, 0},
                     .triaged_by_outcome = {count, 0},
                     .waits = {{n % 4, count}}};
  }
  return reg;
}

// Read each day, released each Monday and with each quarter's end.
TEST_F(PastTest, QuartersAreWhatWasReleasedOfThem) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  const Calendar& calendar = *config_->calendar;
  const Disclosure disclosure(config_->disclosure);
  std::map<Quarter, RegisterTotals> at_the_time;
  RegisterReleases releases;
  for (Date day = Day("2014-06-25"); day <= Day("2015-10-05"); day += days{1}) {
    const Register known = KnownOn(day);
    if (calendar.EndOf(calendar.QuarterOf(day)) == day)
      at_the_time[calendar.QuarterOf(day)] =
          MakeRegisterFigures(known, day, calendar).totals;
    releases = disclosure.Release(
        std::move(releases), known,
        {.today = day,
         .totals = std::chrono::weekday{day} == std::chrono::Monday,
         .breakdown = calendar.EndOf(calendar.QuarterOf(day).Previous())},
        calendar);
    ASSERT_TRUE(keeper.KeepReleases("cmog", releases));
  }
  EXPECT_EQ(keeper.error(), std::nullopt);
  ASSERT_EQ(at_the_time.size(), 6u);
  const Past past = Load();
  for (const auto& [quarter, then] : at_the_time) {
    const Date end = calendar.EndOf(quarter);
    const auto now = past.RegisterOn("cmog", end);
    ASSERT_TRUE(now) << FormatQuarter(quarter);
    EXPECT_EQ(now->released(), end);
    EXPECT_EQ(now->totals(), then);
    EXPECT_EQ(now->cells(RegisterBy::kSource).as_at, end);
    EXPECT_EQ(now->cells(RegisterBy::kSource).total, then.received);
  }
  // Between them all is as it was released, and no cell is shown in between.
  for (Date day = Day("2014-07-01"); day <= Day("2015-10-05"); day += days{1}) {
    const Published published = past.On(day);
    ASSERT_EQ(published.registers().size(), 1u) << FormatDate(day);
    const PublishedRegister& shown = published.registers().front();
    EXPECT_LE(day - shown.released(), days{6});
    EXPECT_EQ(shown.cells(RegisterBy::kSource).as_at,
              calendar.QuarterOf(day) == calendar.QuarterOf(day + days{1})
                  ? calendar.EndOf(calendar.QuarterOf(day).Previous())
                  : day);
  }
}

MeasureSeries SeriesOf(const char* partner,
                       const std::vector<std::pair<const char*, double>>& of) {
  MeasureSeries series{
      .measure = "Children seen", .area = "", .partner = partner, .points = {}};
  for (const auto& [day, value] : of)
    series.points.push_back({.date = Day(day), .value = value});
  return series;
}

// Of partners, "" being the total.
using ByPartner = std::map<std::string, double>;
ByPartner ValuesOf(const std::optional<PublishedMeasures>& measures) {
  ByPartner values;
  if (measures)
    for (const PublishedMeasure& each : measures->measures())
      values[each.partner] = each.value;
  return values;
}

TEST_F(PastTest, CellsOfMeasuresAreThoseThatWereReleased) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  const auto release = [&](const Measures& said, const char* day) {
    const Calendar& calendar = *config_->calendar;
    const auto known = keeper.MeasuresReleasesOf("activity");
    ASSERT_TRUE(known);
    ASSERT_TRUE(keeper.KeepReleases(
        "activity", Disclosure(config_->disclosure)
                        .Release(*known, said,
                                 {.today = Day(day),
                                  .breakdown = calendar.EndOf(
                                      calendar.QuarterOf(Day(day)).Previous()),
                                  .from = Day("2015-04-01")},
                                 calendar)));
  };
  Measures said;
  said.series = {SeriesOf("", {{"2015-03-31", 40}}),
                 SeriesOf("Police", {{"2015-03-31", 30}}),
                 SeriesOf("Health", {{"2015-03-31", 7}}),
                 SeriesOf("Youth", {{"2015-03-31", 3}})};
  release(said, "2015-04-01");
  said.series[0].points.push_back({.date = Day("2015-06-30"), .value = 42});
  said.series[1].points.push_back({.date = Day("2015-06-30"), .value = 32});
  said.series[2].points.push_back({.date = Day("2015-06-30"), .value = 10});
  release(said, "2015-07-06");

  const Past past = Load();
  const auto on = [&](const char* day) {
    const Published published = past.On(Day(day));
    return published.measures().empty()
               ? ByPartner()
               : ValuesOf(published.measures().front());
  };
  const ByPartner spring = {{"", 40}, {"Police", 30}};
  const ByPartner summer = {{"", 42}, {"Police", 32}, {"Health", 10}};
  EXPECT_EQ(on("2015-03-30"), ByPartner{});
  EXPECT_EQ(on("2015-03-31"), spring);
  EXPECT_EQ(on("2015-06-29"), spring);
  EXPECT_EQ(on("2015-06-30"), summer);
  const auto in = [&](Quarter quarter, const char* until) {
    return ValuesOf(past.MeasuresIn("activity", quarter, Day(until)));
  };
  EXPECT_EQ(in({2014, 4}, "2015-04-06"), spring);
  EXPECT_EQ(in({2015, 1}, "2015-08-01"), summer);
  EXPECT_EQ(in({2015, 2}, "2015-08-01"), ByPartner{});
}

TEST_F(PastTest, AHistoryThatFailsIsSaidAndKnowsNothing) {
  std::filesystem::create_directory(folder_ / "history.db");
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"", "Train staff"}}));
  EXPECT_TRUE(keeper.error());
  EXPECT_EQ(keeper.PlanOn("cse", Day("2015-05-18")), std::nullopt);
  EXPECT_EQ(keeper.RegisterReleasesOf("cmog"), std::nullopt);
  EXPECT_FALSE(keeper.KeepReleases("cmog", RegisterReleases()));
  // Once it can be had again, it goes on.
  std::filesystem::remove(folder_ / "history.db");
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"", "Train staff"}}));
  EXPECT_EQ(keeper.error(), std::nullopt);
  EXPECT_TRUE(keeper.PlanOn("cse", Day("2015-05-18")));
}

}  // namespace
}  // namespace planwatch
