// What follows from the readings: the history, and what is published.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/history/history.h"
#include "daemon/refresh/reading.h"
#include "daemon/refresh/refresh.h"
#include "daemon/version.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class PublisherTest : public RefreshTest {
 protected:
  std::shared_ptr<Config> WithHistory(std::vector<Entry> entries) const {
    auto config = std::make_shared<Config>(*ConfigOf(std::move(entries)));
    config->history = HistoryOptions{.file = folder_ / "history.db"};
    return config;
  }
  Entry Plan(int actions) const {
    return PlanEntry("cse", folder_.Write("p.csv", PlanOf(actions)));
  }
  Entry Activity(bool persons) const {
    Entry entry = PlanEntry(
        "activity",
        folder_.Write("m.csv",
                      "Measure,Partner,Period,Value\nSeen,,2015-03-31,43\n"
                      "Seen,Police,2015-03-31,40\nSeen,Health,2015-03-31,3\n"));
    MeasureOptions options;
    options.persons = persons;
    entry.options = options;
    return entry;
  }
  std::unique_ptr<History> Kept() const {
    auto opened = History::Open(folder_ / "history.db", History::Access::kRead);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened->history);
  }
  std::vector<Date> VersionsKept() const {
    std::vector<Date> days;
    const PlanPast past = *Kept()->PastOf("cse");
    for (const PlanVersion& version : past.versions())
      days.push_back(version.day);
    return days;
  }
};

TEST_F(PublisherTest, ARestartGoesOnFromTheHistory) {
  const auto config = WithHistory({Plan(10)});
  StartAndWait(config);
  refresh_.reset();
  folder_.Replace("p.csv", PlanOf(4));
  StartAndWait(config);
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_EQ(ActionsOf("cse"), 10u);
  // Nor is a role lost over a restart.
  refresh_.reset();
  folder_.Replace("p.csv",
                  "Action,RAG\nDo it,Red\nDo that,Red\nGo,Red\n"
                  "Be,Red\nSee,Red\nHear,Red\n");
  StartAndWait(config);
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_THAT(*EntryIn(*Now(), "cse").error, HasSubstr("`due`"));
}

// Of a register, the last release: no count of a day after it.
TEST_F(PublisherTest, AfterARestartTheFiguresStayOfASourceThatCanNotBeRead) {
  const Entry reg =
      RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)));
  Entry money = Activity(false);
  money.name = "money";
  const auto config = WithHistory({Plan(10), reg, money, Activity(true)});
  config->release = Weekly{};
  StartAndWait(config);
  const auto seen = [&](const char* name) {
    const SnapshotPtr snapshot = Now();
    const PublishedMeasures* shown = EntryIn(*snapshot, name).measures;
    return shown == nullptr || shown->measures().empty()
               ? 0
               : shown->measures().front().value;
  };
  folder_.Replace("r.csv", RegisterOf(23));
  ASSERT_TRUE(Eventually([&] { return Reads("cmog", "ok") > 1; }));
  refresh_.reset();
  for (const char* file : {"p.csv", "r.csv", "m.csv"})
    std::filesystem::remove(folder_ / file);
  clock_.Set(At(2015, 5, 27));  // a release is due
  StartAndWait(config);
  for (const char* name : {"cse", "cmog", "money", "activity"})
    EXPECT_FALSE(HealthNow(name).up) << name;
  EXPECT_EQ(ActionsOf("cse"), 10u);
  EXPECT_EQ(ReceivedOf("cmog"), 20u);
  const SnapshotPtr snapshot = Now();
  EXPECT_EQ(RegisterIn(*snapshot, "cmog")->released(), *MakeDate(2015, 5, 18));
  EXPECT_EQ(HealthNow("cmog").rows, 20u);
  EXPECT_NE(seen("money"), 0);
  EXPECT_EQ(seen("activity"), 43);
  EXPECT_EQ(HealthNow("activity").rows, 3u);
}

TEST_F(PublisherTest, AfterARestartAFailedReadOfAnotherFileLeavesTheFigures) {
  folder_.Write("a.csv", PlanOf(10));
  folder_.Write("b.csv", "nothing of a plan\n");
  const auto link = folder_ / "p.csv";
  std::filesystem::create_symlink(folder_ / "a.csv", link);
  const auto config = WithHistory({PlanEntry("cse", link)});
  StartAndWait(config);
  refresh_.reset();
  std::filesystem::remove(link);
  std::filesystem::create_symlink(folder_ / "b.csv", link);
  StartAndWait(config);
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_EQ(ActionsOf("cse"), 10u);
}

// Rows are told at a release, over a restart too.
TEST_F(PublisherTest, AfterARestartMeasuresOfPersonsHaveTheRowsOfTheirRelease) {
  const auto config = WithHistory({Activity(true)});
  config->release = Weekly{};
  StartAndWait(config);
  refresh_.reset();
  folder_.Replace("m.csv",
                  "Measure,Partner,Period,Value\nSeen,,2015-03-31,60\n"
                  "Seen,Police,2015-03-31,40\n");
  StartAndWait(config);
  EXPECT_EQ(HealthNow("activity").rows, 3u);
}

TEST_F(PublisherTest, ANewDayForgetsReleasesForGood) {
  const auto config = WithHistory(
      {RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)))});
  config->history->keep = std::chrono::days{2};
  config->release = Daily{};
  StartAndWait(config);
  for (unsigned day = 19; day <= 22; ++day) {
    clock_.Set(At(2015, 5, day));
    ASSERT_TRUE(Eventually([&] {
      const SnapshotPtr snapshot = Now();
      const PublishedRegister* reg = RegisterIn(*snapshot, "cmog");
      return reg && reg->released() == *MakeDate(2015, 5, day);
    }));
  }
  const auto days = Kept()->RegisterReleasesOf("cmog")->days;
  ASSERT_FALSE(days.empty());
  EXPECT_EQ(days.begin()->first, *MakeDate(2015, 5, 20));
}

TEST_F(PublisherTest, ANewDayKeepsThePlanAndForgetsWhatIsOver) {
  const auto config = WithHistory({Plan(4)});
  config->history->keep = std::chrono::days{2};
  StartAndWait(config);
  EXPECT_THAT(VersionsKept(), ElementsAre(*MakeDate(2015, 5, 18)));
  for (unsigned day = 19; day <= 22; ++day) {
    clock_.Set(At(2015, 5, day));
    ASSERT_TRUE(Eventually(
        [&] { return Now()->published->as_at() == *MakeDate(2015, 5, day); }));
  }
  EXPECT_THAT(VersionsKept(),
              ElementsAre(*MakeDate(2015, 5, 20), *MakeDate(2015, 5, 21),
                          *MakeDate(2015, 5, 22)));
}

TEST_F(PublisherTest, AHeldBackVersionIsNotKept) {
  const auto config = WithHistory({Plan(10)});
  StartAndWait(config);
  folder_.Replace("p.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_THAT(Kept()->PastOf("cse")->On(*MakeDate(2015, 5, 18))->actions,
              SizeIs(10));
}

TEST_F(PublisherTest, AnAcceptedVersionIsUsedAndKept) {
  const auto config = WithHistory({Plan(10)});
  poll_ = 20ms;
  StartAndWait(config);
  folder_.Replace("p.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  const auto digest = ReadPlanDocument(config->entries[0], *config->calendar,
                                       *MakeDate(2015, 5, 18))
                          ->sha256;
  auto opened = History::Open(folder_ / "history.db", History::Access::kWrite);
  ASSERT_TRUE(opened->history->AcceptVersion("cse", digest));
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 4; }));
  EXPECT_FALSE(HealthNow("cse").held_back);
  EXPECT_THAT(Kept()->PastOf("cse")->On(*MakeDate(2015, 5, 18))->actions,
              SizeIs(4));
}

TEST_F(PublisherTest, MeasuresThatCountNoPersonsAreShownAndKeptAsTheyAre) {
  StartAndWait(WithHistory({Activity(false)}));
  const SnapshotPtr snapshot = Now();
  const PublishedMeasures* shown = EntryIn(*snapshot, "activity").measures;
  ASSERT_NE(shown, nullptr);
  EXPECT_FALSE(shown->persons());
  EXPECT_THAT(shown->measures(), SizeIs(3));
  EXPECT_THAT((*Kept()->MeasuresOf("activity"))->series, SizeIs(3));
}

TEST_F(PublisherTest, MeasuresOfPersonsAreReleasedAndKeptSo) {
  StartAndWait(WithHistory({Activity(true)}));
  const SnapshotPtr snapshot = Now();
  const PublishedMeasures* shown = EntryIn(*snapshot, "activity").measures;
  ASSERT_NE(shown, nullptr);
  EXPECT_TRUE(shown->persons());
  for (const PublishedMeasure& measure : shown->measures())
    EXPECT_NE(measure.value, 3);
  EXPECT_THAT((*Kept()->MeasuresOf("activity"))->series, SizeIs(1));
  EXPECT_TRUE(Kept()->MeasuresReleasesOf("activity")->released);
}

TEST_F(PublisherTest, APlanIsPublishedWithItsEntrysOwn) {
  Entry entry = Plan(4);
  entry.title = "The plan";
  entry.labels = {{"area", "north"}};
  std::get<PlanOptions>(entry.options).leads_hidden = true;
  clock_.Set(At(2015, 3, 31));
  const auto config = WithHistory({entry});
  StartAndWait(config);
  clock_.Set(At(2015, 4, 1));
  ASSERT_TRUE(Eventually(
      [&] { return Now()->published->as_at() == *MakeDate(2015, 4, 1); }));
  const SnapshotPtr snapshot = Now();
  const PublishedPlan* plan = PlanIn(*snapshot, "cse");
  ASSERT_NE(plan, nullptr);
  EXPECT_EQ(plan->title, "The plan");
  EXPECT_EQ(plan->labels.at("area"), "north");
  EXPECT_TRUE(plan->leads_hidden);
  EXPECT_EQ(plan->quarter_ends.previous()->total(), 4u);
}

TEST_F(PublisherTest, OfARegistersRowsASnapshotTellsTheReleasedNumber) {
  StartAndWait(ConfigOf(
      {RegisterEntry(
           "cmog",
           folder_.Write("r.csv", RegisterOf(10) + "soon,,support,police\n"
                                                   "later,,support,police\n")),
       PlanEntry("cse", folder_.Write("p.csv",
                                      "Ref,Action,RAG\n1,,Amber\n"
                                      "2,Do it,Red\n"))}));
  EXPECT_EQ(HealthNow("cmog").rows_rejected(), 5u);
  EXPECT_EQ(HealthNow("cse").rows_rejected(), 1u);
  EXPECT_EQ(HealthNow("cse").rows, 2u);
}

// An area comes to have a number once it has ten of them.
TEST_F(PublisherTest, OfMeasuresOfPersonsFewRowsWithoutANumberAreTheMinimum) {
  const std::string rows =
      "Measure,Partner,Period,Value\nSeen,,2015-03-31,43\n"
      "Seen,Police,2015-03-31,<10\nSeen,Health,2015-03-31,40\n";
  for (const bool persons : {true, false}) {
    const Entry entry = Activity(persons);
    folder_.Replace("m.csv", rows);
    StartAndWait(ConfigOf({entry}));
    EXPECT_EQ(HealthNow("activity").rows_rejected(), persons ? 5u : 1u);
    refresh_.reset();
  }
}

TEST_F(PublisherTest, TheWebConfigurationAloneChangesTheSnapshot) {
  StartAndWait(ConfigOf({}));
  EXPECT_EQ(Now()->health.version, Version());
  EXPECT_EQ(Now()->health.revision, Revision());
  EXPECT_FALSE(Now()->as_at_given);
  const SnapshotPtr before = Now();
  refresh_->SetWebConfigError("");
  refresh_->SetWebConfigError("wrong");
  ASSERT_TRUE(test::Eventually(
      [&] { return !Now()->health.config_reload_successful; }));
  EXPECT_FALSE(Now()->health.config_refused);
  EXPECT_TRUE(before->health.config_reload_successful);
}

TEST_F(PublisherTest, AReloadMayChangeTheDay) {
  clock_.Set(At(2015, 5, 18, 23, 30));  // in London it is the 19th
  const auto config = std::make_shared<Config>(*ConfigOf({Plan(4)}));
  StartAndWait(config);
  EXPECT_EQ(Now()->published->as_at(), *MakeDate(2015, 5, 19));
  config->calendar = std::make_shared<const Calendar>(
      *Calendar::Make("America/New_York", 4, {}));
  config->calendar_key = "America/New_York";
  refresh_->Reload(std::make_shared<const Config>(*config));
  ASSERT_TRUE(Eventually([&] {
    return Now()->published &&
           Now()->published->as_at() == *MakeDate(2015, 5, 18);
  }));
}

TEST_F(PublisherTest, MeasuresOfPersonsWaitForTheirNextReleaseToo) {
  auto config = std::make_shared<Config>(*ConfigOf({Activity(true)}, Weekly{}));
  config->history = HistoryOptions{.file = folder_ / "history.db"};
  StartAndWait(config);
  const auto total = [&] {
    const SnapshotPtr snapshot = Now();
    const PublishedMeasures* shown = EntryIn(*snapshot, "activity").measures;
    return shown == nullptr || shown->measures().empty()
               ? 0
               : shown->measures().front().value;
  };
  EXPECT_EQ(total(), 43);
  EXPECT_EQ(HealthNow("activity").rows, 3u);
  const double reads = Reads("activity", "ok");
  const SnapshotPtr before = Now();
  folder_.Replace("m.csv",
                  "Measure,Partner,Period,Value\nSeen,,2015-03-31,60\n"
                  "Seen,Police,2015-03-31,40\n");
  ASSERT_TRUE(Eventually(
      [&] { return Reads("activity", "ok") > reads && Now() != before; }));
  EXPECT_EQ(total(), 43);
  EXPECT_EQ(HealthNow("activity").rows, 3u);
  clock_.Set(At(2015, 5, 25));
  EXPECT_TRUE(Eventually([&] { return total() == 60; }));
  EXPECT_EQ(HealthNow("activity").rows, 2u);
}

TEST_F(PublisherTest, TheReviewIsWrittenInItsTimeAndNotOfADateThatIsGiven) {
  const auto config = WithHistory({Plan(4)});
  config->report = ReportOptions{*Cron::Parse("@daily"), folder_ / "reviews"};
  const auto file = folder_ / "reviews/review-2014-15-Q4.html";
  clock_.Set(At(2015, 3, 31));
  StartAndWait(config, MakeDate(2015, 3, 31));
  clock_.Advance(48h);
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
  EXPECT_FALSE(std::filesystem::exists(file));
  refresh_.reset();
  StartAndWait(config);
  EXPECT_TRUE(Eventually([&] { return std::filesystem::exists(file); }));
}

}  // namespace
}  // namespace planwatch
