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
using testing::Each;
using testing::Gt;

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

TEST_F(PastTest, PastQuartersAreWhatTheyWereAtTheTime) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  std::map<Quarter, RegisterFigures> at_the_time;
  const Calendar& calendar = *config_->calendar;
  const Disclosure disclosure(config_->disclosure);
  std::optional<PublishedRegister> released;
  for (Date day = Day("2014-06-25"); day <= Day("2015-10-05"); day += days{1}) {
    const Register known = KnownOn(day);
    const RegisterFigures figures = MakeRegisterFigures(known, day, calendar);
    if (calendar.EndOf(calendar.QuarterOf(day)) == day)
      at_the_time[calendar.QuarterOf(day)] = figures;
    if (std::chrono::weekday{day} != std::chrono::Monday) continue;
    keeper.KeepRegister("cmog", known);
    released = disclosure.Release("cmog", {}, figures, day,
                                  released ? &*released : nullptr);
    keeper.KeepRelease(config_->entries.front(), *config_, known, *released);
  }
  EXPECT_EQ(keeper.error(), std::nullopt);
  ASSERT_EQ(at_the_time.size(), 6u);
  const Past past = Load();
  for (const auto& [quarter, then] : at_the_time) {
    const auto now = past.RegisterOn("cmog", calendar.EndOf(quarter));
    ASSERT_TRUE(now) << FormatQuarter(quarter);
    EXPECT_EQ(now->received(), then.received);
    EXPECT_EQ(now->triaged(), then.triaged);
    EXPECT_EQ(now->received_within(), then.received_within);
    EXPECT_EQ(now->triaged_within(), then.triaged_within);
    EXPECT_EQ(now->triaged_in_time_ratio(), disclosure.InTimeRatio(then));
    EXPECT_EQ(now->wait_p90_days(), then.wait_p90);
  }
}

TEST_F(PastTest, TheDaysBeforeTheFirstReleaseTellNoMoreThanItDid) {
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  const Date today = Day("2015-05-18");
  const Register known = KnownOn(today);
  const PublishedRegister released =
      Disclosure(config_->disclosure)
          .Release("cmog", {},
                   MakeRegisterFigures(known, today, *config_->calendar), today,
                   nullptr);
  keeper.KeepRegister("cmog", known);
  keeper.KeepRelease(config_->entries.front(), *config_, known, released);
  const Past past = Load();
  std::map<std::string, std::size_t> last;
  std::vector<std::size_t> steps;
  for (Date day = Day("2014-04-07"); day <= today; day += days{1}) {
    const Published published = past.On(day);
    ASSERT_EQ(published.registers().size(), 1u) << FormatDate(day);
    for (const LabelledCount& cell :
         published.registers().front().by_source().shown) {
      const auto before = last.find(cell.label);
      if (before != last.end() && before->second != cell.count)
        steps.push_back(cell.count - before->second);
      last[cell.label] = cell.count;
    }
  }
  EXPECT_THAT(steps, testing::Not(testing::IsEmpty()));
  EXPECT_THAT(steps, Each(Gt(4u)));
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
ByPartner ValuesOf(const PublishedMeasures& measures) {
  ByPartner values;
  for (const PublishedMeasure& each : measures.measures())
    values[each.partner] = each.value;
  return values;
}

class MeasuresPastTest : public PastTest {
 protected:
  MeasuresPastTest() { keeper_.Configure(*config_, Instant{}); }

  PublishedMeasures Release(const Measures& said, const char* day,
                            const PublishedMeasures* last = nullptr) {
    const PublishedMeasures released =
        Disclosure(config_->disclosure)
            .Release("activity", {}, MakeMeasureFigures(said, Day(day)),
                     Day(day), last);
    keeper_.KeepMeasures("activity", said);
    keeper_.KeepRelease(config_->entries.back(), *config_, said, released);
    EXPECT_EQ(keeper_.error(), std::nullopt);
    return released;
  }

  HistoryKeeper keeper_{HistoryKeeper::Mode::kKeep};
};

TEST_F(MeasuresPastTest, CellsOfMeasuresAreThoseThatWereReleased) {
  Measures said;
  said.series = {SeriesOf("", {{"2015-03-31", 40}}),
                 SeriesOf("Police", {{"2015-03-31", 30}}),
                 SeriesOf("Health", {{"2015-03-31", 10}})};
  const PublishedMeasures first = Release(said, "2015-04-06");
  // Two more: too few for a cell to move.
  said.series[0].points.push_back({.date = Day("2015-06-30"), .value = 42});
  said.series[1].points.push_back({.date = Day("2015-06-30"), .value = 32});
  said.series[2].points.push_back({.date = Day("2015-06-30"), .value = 10});
  Release(said, "2015-07-06", &first);

  const Past past = Load();
  const auto on = [&](const char* day) {
    return ValuesOf(past.On(Day(day)).measures().front());
  };
  const ByPartner spring = {{"", 40}, {"Police", 30}, {"Health", 10}};
  const ByPartner summer = {{"", 42}, {"Police", 30}, {"Health", 10}};
  // The first release gives the days before it releases too.
  EXPECT_EQ(on("2015-03-30"), ByPartner{});
  EXPECT_EQ(on("2015-03-31"), spring);
  EXPECT_EQ(on("2015-07-05"), spring);
  EXPECT_EQ(on("2015-07-06"), summer);
  const auto in = [&](Quarter quarter, const char* until) {
    return ValuesOf(*past.MeasuresIn("activity", quarter, Day(until)));
  };
  EXPECT_EQ(in({2014, 4}, "2015-04-06"), spring);
  EXPECT_EQ(in({2014, 4}, "2015-08-01"), spring);
  EXPECT_EQ(in({2015, 1}, "2015-08-01"), summer);
  // Not released yet: the total alone.
  EXPECT_EQ(in({2015, 1}, "2015-07-01"), (ByPartner{{"", 42}}));
}

TEST_F(MeasuresPastTest, ACellThatIsHeldBackStaysSo) {
  Measures said;
  said.series = {SeriesOf("", {{"2015-03-31", 40}}),
                 SeriesOf("Police", {{"2015-03-31", 30}}),
                 SeriesOf("Health", {{"2015-03-31", 7}}),
                 SeriesOf("Youth", {{"2015-03-31", 3}})};
  Release(said, "2015-04-06");
  const Past past = Load();
  const ByPartner shown = {{"", 40}, {"Police", 30}};
  EXPECT_EQ(ValuesOf(past.On(Day("2015-04-06")).measures().front()), shown);
  const auto quarter =
      past.MeasuresIn("activity", {2014, 4}, Day("2015-05-18"));
  EXPECT_EQ(ValuesOf(*quarter), shown);
  EXPECT_EQ(quarter->suppressed(), 2u);
}

TEST_F(MeasuresPastTest, AReleaseIsRecalledAsItWas) {
  Measures said;
  said.series = {SeriesOf("", {{"2015-03-31", 40}}),
                 SeriesOf("Police", {{"2015-03-31", 30}}),
                 SeriesOf("Health", {{"2015-03-31", 10}})};
  said.series[1].points.front().target = 35;
  said.series[1].points.front().unit = "children";
  said.series[1].points.front().polarity = Polarity::kLess;
  const PublishedMeasures released = Release(said, "2015-04-06");
  EXPECT_EQ(
      keeper_.MeasuresReleaseOn("activity", Day("2015-04-05"))->released(),
      Day("2015-03-31"));
  const auto recalled =
      keeper_.MeasuresReleaseOn("activity", Day("2015-05-18"));
  ASSERT_TRUE(recalled);
  EXPECT_EQ(*recalled, released);
  EXPECT_EQ(Disclosure::Remember(*recalled), Disclosure::Remember(released));
}

TEST_F(PastTest, AHistoryThatFailsIsSaidAndKnowsNothing) {
  std::filesystem::create_directory(folder_ / "history.db");
  HistoryKeeper keeper(HistoryKeeper::Mode::kKeep);
  keeper.Configure(*config_, Instant{});
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"", "Train staff"}}));
  EXPECT_TRUE(keeper.error());
  EXPECT_EQ(keeper.PlanOn("cse", Day("2015-05-18")), std::nullopt);
  EXPECT_EQ(keeper.ReleaseOn("cmog", Day("2015-05-18")), std::nullopt);
  // Once it can be had again, it goes on.
  std::filesystem::remove(folder_ / "history.db");
  keeper.KeepPlan("cse", Day("2015-05-18"), PlanOf({{"", "Train staff"}}));
  EXPECT_EQ(keeper.error(), std::nullopt);
  EXPECT_TRUE(keeper.PlanOn("cse", Day("2015-05-18")));
}

}  // namespace
}  // namespace planwatch
