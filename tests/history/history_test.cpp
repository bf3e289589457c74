#include "daemon/history/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>

#include "daemon/history/record.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class HistoryTest : public testing::Test {
 protected:
  std::unique_ptr<History> Open(
      History::Access access = History::Access::kWrite) {
    Result<History::Opened> opened = History::Open(file_, access);
    EXPECT_TRUE(opened) << opened.error().message();
    EXPECT_FALSE(opened->set_aside);
    return std::move(opened->history);
  }

  const test::TempFolder folder_;
  const fs::path file_ = folder_ / "history.db";
};

// What a plan says, but for the places of its rows.
std::vector<std::string> Said(const Plan& plan) {
  std::vector<std::string> said = {ToJson(plan.outcomes)};
  for (const Action& action : plan.actions)
    said.push_back(ToJson(ActionRecord{
        .action = action, .objective = plan.objectives[action.objective]}));
  return said;
}

std::vector<std::string> SaidOn(const History& history, Date day) {
  const Result<PlanPast> past = history.PastOf("cse");
  EXPECT_TRUE(past);
  const std::optional<Plan> plan = past->On(day);
  return plan ? Said(*plan) : std::vector<std::string>{};
}

std::optional<PlanCounts> CountsOn(const History& history, Date day) {
  return history.PastOf("cse")->CountsOn(day, OverdueBy::kOriginal);
}

// A key that older records do not have; nor do those without a reason.
TEST(Record, KeepsTheReasonForDelay) {
  ActionRecord record;
  record.action.title = "Train staff";
  EXPECT_THAT(ToJson(record), testing::Not(HasSubstr("delay")));
  EXPECT_EQ(ActionFromJson(ToJson(record))->action.delay, "");
  record.action.delay = "No rooms\nNo staff";
  EXPECT_EQ(ActionFromJson(ToJson(record))->action.delay, "No rooms\nNo staff");
}

const Plan kMarch = PlanOf({{"", "Train staff", Rag::kAmber, "2015-03-31"},
                            {"", "Buy a tool", Rag::kRed, "2015-06-30"}});
const Plan kMay = PlanOf({{"", "Train staff", Rag::kGreen, "2015-03-31"},
                          {"", "Buy a tool", Rag::kRed, "2015-06-30"},
                          {"", "Visit hotels", Rag::kUnrated, ""}});
const Plan kJuly = PlanOf({{"", "Visit hotels", Rag::kAmber, "2015-12-31"},
                           {"", "Train staff", Rag::kBlue, "2015-03-31"}});

TEST_F(HistoryTest, SaysWhatThePlanSaidOnAnyDay) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  ASSERT_TRUE(history->RecordPlan("other", Day("2015-04-01"), kJuly));
  EXPECT_THAT(SaidOn(*history, Day("2015-03-09")), IsEmpty());
  EXPECT_EQ(SaidOn(*history, Day("2015-03-10")), Said(kMarch));
  EXPECT_EQ(SaidOn(*history, Day("2015-05-01")), Said(kMarch));
  EXPECT_EQ(SaidOn(*history, Day("2015-05-02")), Said(kMay));
  EXPECT_EQ(SaidOn(*history, Day("2026-01-01")), Said(kMay));
}

TEST_F(HistoryTest, VersionsMayBeRecordedInAnyOrder) {
  std::vector<std::pair<const char*, const Plan*>> versions = {
      {"2015-03-10", &kMarch},
      {"2015-04-10", &kMarch},
      {"2015-05-02", &kMay},
      {"2015-07-20", &kJuly},
      {"2015-08-01", &kMay}};
  std::sort(versions.begin(), versions.end());
  int order = 0;
  do {
    const std::string name = "plan" + std::to_string(order++);
    const auto history = Open();
    for (const auto& [day, plan] : versions)
      ASSERT_TRUE(history->RecordPlan(name, Day(day), *plan));
    const Result<PlanPast> past = history->PastOf(name);
    ASSERT_TRUE(past);
    for (const auto& [day, plan] : versions)
      ASSERT_EQ(Said(*past->On(Day(day))), Said(*plan)) << day;
    ASSERT_EQ(Said(*past->On(Day("2015-07-19"))), Said(kMay));
    ASSERT_THAT(past->traces(), SizeIs(3));
  } while (std::next_permutation(versions.begin(), versions.end()));
  EXPECT_EQ(order, 120);
  EXPECT_TRUE(Open()->Verify());
}

TEST_F(HistoryTest, TheSameVersionTwiceChangesNothing) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  std::ostringstream before, after;
  ASSERT_TRUE(history->Export(before, {}));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  ASSERT_TRUE(history->Export(after, {}));
  EXPECT_EQ(after.str(), before.str());
  EXPECT_THAT(history->PastOf("cse")->versions(), SizeIs(2));
}

TEST_F(HistoryTest, ALaterReadOfADayReplacesTheEarlier) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kJuly));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  EXPECT_EQ(SaidOn(*history, Day("2015-05-02")), Said(kMay));
  EXPECT_EQ(SaidOn(*history, Day("2015-05-01")), Said(kMarch));
}

TEST_F(HistoryTest, TracesAnActionThroughItsVersions) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-07-20"), kJuly));
  const Result<PlanPast> past = history->PastOf("cse");
  ASSERT_THAT(past->traces(), SizeIs(3));
  const ActionTrace& train = past->traces()[0];
  ASSERT_THAT(train.steps, SizeIs(3));
  EXPECT_EQ(train.steps[0].state->action.rag, Rag::kAmber);
  EXPECT_EQ(train.steps[1].state->action.rag, Rag::kGreen);
  EXPECT_EQ(train.steps[2].state->action.rag, Rag::kBlue);
  const ActionTrace& tool = past->traces()[1];
  ASSERT_THAT(tool.steps, SizeIs(2));
  EXPECT_EQ(tool.steps[1].from, Day("2015-07-20"));
  EXPECT_EQ(tool.steps[1].state, nullptr);
  EXPECT_EQ(tool.On(Day("2015-07-19"))->action.title, "Buy a tool");
  EXPECT_EQ(tool.On(Day("2015-07-20")), nullptr);
}

TEST_F(HistoryTest, ARowThatWasPutBackIsTheSameAction) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-07-20"), kJuly));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-08-01"), kMay));
  EXPECT_THAT(history->PastOf("cse")->traces(), SizeIs(3));
}

TEST_F(HistoryTest, CountsByRagAndWhatIsOverdueOnADay) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  EXPECT_FALSE(CountsOn(*history, Day("2015-05-01")));
  const auto counts = CountsOn(*history, Day("2015-06-30"));
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->actions.total(), 3u);
  EXPECT_EQ(counts->actions[Rag::kGreen], 1u);
  EXPECT_EQ(counts->actions[Rag::kUnrated], 1u);
  // Due on the day is not overdue yet; complete is not overdue any more.
  EXPECT_EQ(counts->overdue, 1u);
  EXPECT_EQ(CountsOn(*history, Day("2015-07-01"))->overdue, 2u);
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-07-20"), kJuly));
  EXPECT_EQ(CountsOn(*history, Day("2015-07-20"))->overdue, 0u);
}

// On every day around each date.
TEST_F(HistoryTest, CountsAsTheFiguresDo) {
  Plan plan;
  plan.objectives.push_back({"1", "Prevent"});
  for (const Rag rag : kAllRags)
    for (const char* due : {"", "2015-05-18"})
      for (const char* completed : {"", "2015-05-17", "2015-05-20"})
        for (const bool complete : {false, true}) {
          Action action;
          action.title = action.reference =
              "A" + std::to_string(plan.actions.size());
          action.rag = rag;
          action.deadline = action.due.date = ParseIsoDate(due);
          action.completed = ParseIsoDate(completed);
          action.complete = complete;
          plan.actions.push_back(std::move(action));
        }
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-10"), plan));
  for (Date day = Day("2015-05-15"); day < Day("2015-05-23"); day += days{1}) {
    const auto counts = CountsOn(*history, day);
    const PlanFigures figures = MakePlanFigures(plan, day);
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->actions, figures.actions) << FormatDate(day);
    EXPECT_EQ(counts->overdue, figures.overdue.total()) << FormatDate(day);
  }
}

// Released on so many Mondays, with a table a quarter.
RegisterReleases SomeReleases() {
  RegisterReleases releases;
  for (int week = 0; week < 30; ++week)
    releases.days[Day("2015-01-05") + days{7 * week}] = {
        .totals = {.received = 50 + static_cast<std::size_t>(week),
                   .triaged = 40,
                   .awaiting = 10,
                   .awaiting_beyond_target = 2,
                   .received_within = {1, 2, 3, 4},
                   .triaged_within = {5, 6, 7, 8}},
        .rows = 51};
  TableChain& chain = releases.chains[RegisterBy::kOutcome];
  chain.since = Day("2015-01-05");
  std::size_t count = 20;
  for (const char* day : {"2015-03-31", "2015-06-30", "2015-07-20"}) {
    Breakdown counts;
    counts.as_at = Day(day);
    counts.cells = {{"further", count}, {"none", count}, {"other", 3}};
    counts.wait_days = {{50, 2}};
    chain.Offer(counts, {.minimum = 5, .round_to = 10});
    count += day == std::string("2015-06-30") ? 1 : 10;
  }
  EXPECT_EQ(chain.tables.size(), 2u);
  EXPECT_TRUE(chain.refused);
  return releases;
}

MeasuresReleases SomeMeasures() {
  MeasuresReleases releases;
  releases.since = Day("2015-04-01");
  releases.offered = releases.released = Day("2015-04-01");
  releases.rows = 7;
  releases.totals = {{.measure = "Children seen",
                      .area = "",
                      .partner = "",
                      .points = {{.date = Day("2015-03-31"), .value = 40}}}};
  MeasureChain& chain = releases.chains[{.measure = "Children \"seen\"",
                                         .by = MeasureBy::kPartner,
                                         .cumulative = true,
                                         .period = Day("2014-04-01")}];
  chain.cells = 2;
  Breakdown counts;
  counts.as_at = Day("2015-03-31");
  counts.cells = {{MeasureCell("", "Police"), 20},
                  {MeasureCell("", "Health"), 20}};
  chain.tables.Offer(counts, {});
  chain.notes[counts.as_at][MeasureCell("", "Police")] = {
      .target = 25.5, .unit = "children", .polarity = Polarity::kLess};
  return releases;
}

TEST_F(HistoryTest, KeepsWhatWasReleased) {
  const auto history = Open();
  EXPECT_EQ(*history->RegisterReleasesOf("cmog"), RegisterReleases());
  EXPECT_EQ(*history->MeasuresReleasesOf("activity"), MeasuresReleases());
  ASSERT_TRUE(history->KeepReleases("cmog", SomeReleases()));
  ASSERT_TRUE(history->KeepReleases("activity", SomeMeasures()));
  EXPECT_EQ(*history->RegisterReleasesOf("cmog"), SomeReleases());
  EXPECT_EQ(*history->MeasuresReleasesOf("activity"), SomeMeasures());
  EXPECT_TRUE(history->Verify());
}

TEST_F(HistoryTest, KeepsOfMeasuresOfPersonsNoCell) {
  const auto history = Open();
  Measures said;
  said.series = {{"Children seen", "", "", {{Day("2014-12-31"), 33}}},
                 {"Children seen", "", "Police", {{Day("2014-12-31"), 3}}}};
  ASSERT_TRUE(history->RecordMeasures("activity", said));
  ASSERT_TRUE(history->KeepReleases("activity", SomeMeasures()));
  const auto kept = *history->MeasuresOf("activity");
  ASSERT_TRUE(kept);
  ASSERT_THAT(kept->series, SizeIs(1));
  EXPECT_THAT(kept->series[0].points, SizeIs(2));
}

TEST_F(HistoryTest, ForgetsWhatIsOverButNotWhatStillStood) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-07-20"), kJuly));
  ASSERT_TRUE(history->KeepReleases("cmog", SomeReleases()));
  ASSERT_TRUE(history->Forget(Day("2015-06-01")));
  EXPECT_THAT(SaidOn(*history, Day("2015-04-01")), IsEmpty());
  EXPECT_EQ(SaidOn(*history, Day("2015-06-01")), Said(kMay));
  EXPECT_EQ(SaidOn(*history, Day("2015-07-20")), Said(kJuly));
  EXPECT_EQ(history->RegisterReleasesOf("cmog")->days.begin()->first,
            Day("2015-06-01"));
  const auto tables = [&] {
    return history->RegisterReleasesOf("cmog")
        ->chains.at(RegisterBy::kOutcome)
        .tables;
  };
  EXPECT_THAT(tables(), SizeIs(2));
  // The first one counts for what the next may tell.
  ASSERT_TRUE(history->Forget(Day("2015-08-01")));
  ASSERT_THAT(tables(), SizeIs(2));
  EXPECT_EQ(tables().front().as_at, Day("2015-03-31"));
  EXPECT_TRUE(history->Verify());
}

TEST_F(HistoryTest, SaysHowManyRowsOfAVersionCouldNotBeUsed) {
  const auto history = Open();
  Plan untidy = kMarch;
  untidy.report.rejected.Add({}, "no_action", "no action");
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), untidy));
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  const PlanPast past = *history->PastOf("cse");
  EXPECT_EQ(past.VersionOn(Day("2015-03-09")), nullptr);
  EXPECT_EQ(past.VersionOn(Day("2015-05-01"))->not_used, 1u);
  EXPECT_EQ(past.VersionOn(Day("2015-05-02"))->not_used, 0u);
}

TEST_F(HistoryTest, AnOlderFileIsBroughtUpToDate) {
  ASSERT_TRUE(Open()->RecordPlan("cse", Day("2015-03-10"), kMarch));
  sqlite3* older = nullptr;
  ASSERT_EQ(sqlite3_open(file_.c_str(), &older), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(older,
                         "DROP TABLE accepted_heading; DROP TABLE "
                         "accepted_version; DROP TABLE register_release; DROP "
                         "TABLE register_chain; DROP TABLE measure_chain; "
                         "DROP TABLE last_reading; DROP TABLE last_backup; "
                         "CREATE TABLE register_day (a); CREATE TABLE release "
                         "(a); INSERT INTO register_day VALUES ('one child "
                         "came'); ALTER TABLE plan_version DROP COLUMN "
                         "not_used; PRAGMA user_version = 1",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(older);
  const auto to_read = History::Open(file_, History::Access::kRead);
  ASSERT_FALSE(to_read);
  EXPECT_THAT(to_read.error().message(), HasSubstr("start the daemon once"));
  const auto history = Open();
  EXPECT_EQ(SaidOn(*history, Day("2015-03-10")), Said(kMarch));
  EXPECT_EQ(history->PastOf("cse")->versions().front().not_used, std::nullopt);
  EXPECT_TRUE(history->RecordPlan("cse", Day("2015-05-02"), kMay));
  EXPECT_TRUE(history->AcceptVersion("cse", "abc"));
  EXPECT_TRUE(history->KeepReleases("cmog", SomeReleases()));
  EXPECT_TRUE(history->Verify());
}

TEST_F(HistoryTest, IsItsOwnersAlone) {
  Open();
  struct stat status {};
  ASSERT_EQ(stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(HistoryTest, ADamagedFileIsSetAside) {
  {
    const auto history = Open();
    for (int i = 0; i < 200; ++i)
      ASSERT_TRUE(history->RecordPlan("plan" + std::to_string(i),
                                      Day("2015-03-10"), kMarch));
  }
  const auto size = fs::file_size(file_);
  ASSERT_GT(size, 16u * 4096);
  {
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uint64_t page = 1; page < size / 4096; ++page) {
      file.seekp(static_cast<std::streamoff>(page * 4096));
      file.write(std::string(200, '\x5a').data(), 200);
    }
  }
  std::ifstream damaged(file_, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(damaged)), {});
  Result<History::Opened> opened =
      History::Open(file_, History::Access::kWrite);
  ASSERT_TRUE(opened) << opened.error().message();
  ASSERT_TRUE(opened->set_aside);
  EXPECT_THAT(opened->why, HasSubstr("history.db: is damaged"));
  std::ifstream aside(*opened->set_aside, std::ios::binary);
  EXPECT_TRUE(bytes ==
              std::string((std::istreambuf_iterator<char>(aside)), {}));
  EXPECT_TRUE(opened->history->RecordPlan("cse", Day("2015-03-10"), kMarch));
}

TEST_F(HistoryTest, AFileOfAnotherKindIsLeftAlone) {
  std::ofstream(file_) << "This is the plan itself, named by mistake.\n";
  const auto opened = History::Open(file_, History::Access::kWrite);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message(),
              HasSubstr("is not a history of planwatch"));
  EXPECT_EQ(fs::file_size(file_), 43u);

  fs::remove(file_);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE referral (id)", nullptr, nullptr,
                         nullptr),
            SQLITE_OK);
  sqlite3_close(other);
  const auto again = History::Open(file_, History::Access::kWrite);
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().message(),
              HasSubstr("is not a history of planwatch"));
}

TEST_F(HistoryTest, ReadsOnlyWhatIsThere) {
  const auto opened = History::Open(file_, History::Access::kRead);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message(), HasSubstr("there is none yet"));
  EXPECT_FALSE(fs::exists(file_));
}

TEST_F(HistoryTest, HiddenLeadsAreNotExported) {
  const auto history = Open();
  ASSERT_TRUE(history->RecordPlan("cse", Day("2015-03-10"), kMarch));
  std::ostringstream shown, hidden;
  ASSERT_TRUE(history->Export(shown, {}));
  ASSERT_TRUE(history->Export(hidden, {"cse"}));
  EXPECT_THAT(shown.str(), HasSubstr("Head of Service"));
  EXPECT_THAT(hidden.str(), testing::Not(HasSubstr("Head of Service")));
}

}  // namespace
}  // namespace planwatch
