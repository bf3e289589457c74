#include "daemon/past/past.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
#include "tests/config/entries.h"
#include "tests/history/plans.h"
#include "tests/past/council.h"

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

// The measures of the quarter, as known on a day.
std::optional<PublishedMeasures> MeasuresIn(const Past& past,
                                            const std::string& name,
                                            Quarter quarter,
                                            const char* until) {
  const Calendar& calendar = *past.config().calendar;
  return past.MeasuresBetween(name, calendar.StartOf(quarter),
                              std::min(Day(until), calendar.EndOf(quarter)));
}

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
    return ValuesOf(MeasuresIn(past, "activity", quarter, until));
  };
  EXPECT_EQ(in({2014, 4}, "2015-04-06"), spring);
  EXPECT_EQ(in({2015, 1}, "2015-08-01"), summer);
  EXPECT_EQ(in({2015, 2}, "2015-08-01"), ByPartner{});
}

// Whatever was first: a plan, a register, a value or a table.
TEST(CouncilPast, BeginsWithTheFirstDayOfAnything) {
  const test::TempFolder folder;
  Config config = test::EmptyConfig();
  config.history = HistoryOptions{folder / "history.db"};
  Entry persons, none;
  persons.name = "people";
  persons.options = MeasureOptions{};
  none.name = "service";
  none.options = MeasureOptions{.columns = {}, .persons = false, .bands = {}};
  config.entries = {test::PlanEntry("cse", "p.csv"),
                    test::RegisterEntry("cmog", "r.csv"), persons, none};
  const auto shared = std::make_shared<const Config>(config);
  const auto first = [&] { return Past::Open(shared)->first(); };
  auto opened = History::Open(config.history->file, History::Access::kWrite);
  ASSERT_TRUE(opened);
  History& history = *opened->history;
  EXPECT_EQ(first(), std::nullopt);
  ASSERT_TRUE(
      history.RecordPlan("cse", Day("2015-05-02"), PlanOf({{"A", "One"}})));
  ASSERT_TRUE(
      history.RecordPlan("cse", Day("2015-05-01"), PlanOf({{"A", "Two"}})));
  EXPECT_EQ(first(), Day("2015-05-01"));
  RegisterReleases releases;
  ASSERT_TRUE(history.KeepReleases("cmog", releases));
  EXPECT_EQ(first(), Day("2015-05-01"));
  releases.days[Day("2015-04-20")];
  releases.days[Day("2015-04-25")];
  ASSERT_TRUE(history.KeepReleases("cmog", releases));
  EXPECT_EQ(first(), Day("2015-04-20"));
  Measures measures;
  measures.persons = false;
  measures.series = {SeriesOf("", {{"2015-04-19", 1}, {"2015-06-30", 2}})};
  ASSERT_TRUE(history.RecordMeasures("service", measures));
  EXPECT_EQ(first(), Day("2015-04-19"));
  MeasuresReleases people;
  people.since = Day("2015-04-01");
  people.offered = people.released = people.since;
  people.totals = {SeriesOf("", {{"2015-04-18", 1}})};
  ASSERT_TRUE(history.KeepReleases("people", people));
  EXPECT_EQ(first(), Day("2015-04-18"));
  ReleasedTable table;
  table.as_at = Day("2015-04-17");
  MeasureChain& chain =
      people.chains[{"Children seen", MeasureBy::kArea, false, table.as_at}];
  chain.tables.since = table.as_at;
  chain.tables.tables = {table};
  ASSERT_TRUE(history.KeepReleases("people", people));
  EXPECT_EQ(first(), Day("2015-04-17"));
}

TEST(CouncilPast, EachIsFoundByItsNameAlone) {
  const Past past = test::Council::Get().Load();
  EXPECT_NE(past.PlanOf("cse"), nullptr);
  EXPECT_NE(past.PlanOf("taxis"), past.PlanOf("cse"));
  for (const char* other : {"panel", "nobody"})
    EXPECT_EQ(past.PlanOf(other), nullptr) << other;
  EXPECT_EQ(past.RegisterOn("panel", Day("2015-08-20"))->name(), "panel");
  EXPECT_EQ(past.RegisterOn("desk", Day("2015-08-20"))->name(), "desk");
  EXPECT_EQ(past.RegisterOn("desk", Day("2015-06-29")), std::nullopt);
  for (const char* other : {"cse", "people", "nobody"})
    EXPECT_EQ(past.RegisterOn(other, Day("2015-08-20")), std::nullopt);
  for (const char* name : {"people", "service"})
    EXPECT_EQ(MeasuresIn(past, name, {2015, 1}, "2015-08-20")->name(), name);
  for (const char* other : {"cse", "panel", "nobody"})
    EXPECT_EQ(MeasuresIn(past, other, {2015, 1}, "2015-08-20"), std::nullopt);
}

// Of each the last value of the quarter, until the day.
TEST(CouncilPast, MeasuresThatCountNoPersonsAreThoseOfTheQuarter) {
  const Past past = test::Council::Get().Load();
  const auto meetings = [&](Quarter quarter,
                            const char* until) -> std::optional<double> {
    const auto found = MeasuresIn(past, "service", quarter, until);
    if (!found) return std::nullopt;
    EXPECT_FALSE(found->persons());
    for (const PublishedMeasure& each : found->measures())
      if (each.measure == "Meetings held") return each.value;
    return std::nullopt;
  };
  EXPECT_EQ(meetings({2015, 1}, "2015-08-20"), 13);
  EXPECT_EQ(meetings({2015, 1}, "2015-06-29"), 1);
  EXPECT_EQ(meetings({2015, 1}, "2015-04-29"), std::nullopt);
  EXPECT_EQ(meetings({2015, 2}, "2015-08-20"), 4);
  EXPECT_EQ(meetings({2015, 2}, "2015-07-30"), 2);
  EXPECT_EQ(meetings({2015, 2}, "2015-07-01"), 2);
  EXPECT_EQ(meetings({2015, 2}, "2015-06-30"), std::nullopt);
  EXPECT_EQ(meetings({2014, 2}, "2015-08-20"), std::nullopt);
}

TEST(CouncilPast, ADaysPlanIsFromTheVersionThen) {
  const Past past = test::Council::Get().Load();
  const auto plans = [&](const char* day) {
    std::vector<std::pair<std::string, std::size_t>> found;
    const Published published = past.On(Day(day));
    EXPECT_EQ(published.as_at(), Day(day));
    for (const PublishedPlan& plan : published.plans())
      found.emplace_back(plan.name, plan.figures.actions.total());
    return found;
  };
  using Found = std::vector<std::pair<std::string, std::size_t>>;
  EXPECT_EQ(plans("2013-09-14"), Found());
  EXPECT_EQ(plans("2013-09-15"), (Found{{"cse", 5}}));
  EXPECT_EQ(plans("2015-04-09"), (Found{{"cse", 8}}));
  EXPECT_EQ(plans("2015-04-10"), (Found{{"cse", 8}, {"taxis", 2}}));
  const Published published = past.On(Day("2015-07-01"));
  ASSERT_EQ(published.plans().size(), 2u);
  const PublishedPlan& cse = published.plans()[0];
  EXPECT_EQ(cse.title, "Exploitation & missing children");
  EXPECT_EQ(cse.labels, (Labels{{"council", "riverside"}}));
  EXPECT_FALSE(cse.leads_hidden);
  EXPECT_TRUE(published.plans()[1].leads_hidden);
  // The end of June 2015, and of June 2014.
  ASSERT_TRUE(cse.quarter_ends.previous());
  EXPECT_EQ((*cse.quarter_ends.previous())[Rag::kBlue], 2u);
  ASSERT_TRUE(cse.quarter_ends.year_before());
  EXPECT_EQ((*cse.quarter_ends.year_before())[Rag::kBlue], 1u);
  EXPECT_EQ(cse.quarter_ends.trend.size(), 8u);
  EXPECT_EQ(cse.quarter_ends.trend.back().quarter, (Quarter{2015, 1}));
  EXPECT_EQ(published.plans()[1].quarter_ends.year_before(), std::nullopt);
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
