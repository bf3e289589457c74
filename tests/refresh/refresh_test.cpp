#include "daemon/refresh/refresh.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace test;

TEST_F(RefreshTest, ReadsEverySourceOnceAtTheStart) {
  {
    SQLite::Database cases((folder_ / "cases.db").string(),
                           SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    cases.exec("CREATE TABLE referral (received, triaged, outcome, source)");
    for (int i = 0; i < 12; ++i)
      cases.exec(
          "INSERT INTO referral VALUES "
          "('2015-05-11', '2015-05-12', 'support', 'police')");
  }
  Entry reg = RegisterEntry("cmog", "");
  reg.source.database = "sqlite3://" + (folder_ / "cases.db").string();
  reg.source.query = "SELECT received, triaged, outcome, source FROM referral";
  StartAndWait(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(9))), reg}));

  const SnapshotPtr snapshot = Now();
  ASSERT_NE(PlanIn(*snapshot, "cse"), nullptr);
  EXPECT_EQ(PlanIn(*snapshot, "cse")->figures.actions[Rag::kAmber], 9U);
  ASSERT_NE(RegisterIn(*snapshot, "cmog"), nullptr);
  EXPECT_EQ(RegisterIn(*snapshot, "cmog")->totals().triaged, 12U);
  for (const char* name : {"cse", "cmog"}) {
    const SourceHealth& health = HealthOf(*snapshot, name);
    EXPECT_TRUE(health.up) << name;
    EXPECT_FALSE(health.held_back) << name;
    EXPECT_EQ(health.last_success, clock_.now()) << name;
    EXPECT_FALSE(EntryIn(*snapshot, name).error) << name;
  }
  EXPECT_EQ(HealthOf(*snapshot, "cse").rows, 9U);
  EXPECT_THAT(*snapshot->scrapes->Text(TextFormat::kText),
              HasSubstr("planwatch_plan_actions"));
  EXPECT_TRUE(snapshot->health.config_reload_successful);
}

TEST_F(RefreshTest, IsReadyAtOnceWithoutSources) {
  StartAndWait(ConfigOf({}));
  EXPECT_EQ(Now()->published, nullptr);
}

TEST_F(RefreshTest, ASourceThatFailsHarmsNoOther) {
  StartAndWait(ConfigOf({PlanEntry("gone", folder_ / "gone.csv"),
                         PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  EXPECT_EQ(ActionsOf("cse"), 4U);
  EXPECT_TRUE(HealthNow("cse").up);
  const SourceHealth gone = HealthNow("gone");
  EXPECT_TRUE(gone.tried);
  EXPECT_FALSE(gone.up);
  EXPECT_FALSE(gone.held_back);
  EXPECT_FALSE(gone.last_success);
  EXPECT_THAT(EntryIn(*Now(), "gone").error.value_or(""),
              HasSubstr("gone.csv"));
}

TEST_F(RefreshTest, KeepsTheLastGoodReadingOfASourceThatFails) {
  StartAndWait(ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  const Instant read = clock_.now();
  clock_.Advance(60s);
  folder_.Replace("p.csv", "Action,RAG\n\"never closed,Red\n");
  ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").up; }));
  EXPECT_EQ(ActionsOf("cse"), 4U);
  EXPECT_EQ(HealthNow("cse").last_success, read);
  EXPECT_TRUE(EntryIn(*Now(), "cse").error);

  folder_.Replace("p.csv", PlanOf(5));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").up; }));
  EXPECT_EQ(ActionsOf("cse"), 5U);
  EXPECT_FALSE(EntryIn(*Now(), "cse").error);
}

TEST_F(RefreshTest, NoticesAChangeAtOnce) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.read = std::chrono::seconds{24h};
  StartAndWait(ConfigOf({entry}));
  folder_.Replace("p.csv", PlanOf(6));
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 6; }));
  folder_.Write("p.csv", PlanOf(7));
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 7; }));
}

// Neither does inotify tell of what happens behind a link, nor on a share.
// Word's and LibreOffice's owner files come and go beside it.
TEST_F(RefreshTest, ADocumentThatIsBeingSavedIsReadOnceItIsWhole) {
  const auto bytes = [](const std::string& name) {
    std::ifstream in(PLANWATCH_TESTDATA "/layouts/" + name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string before = bytes("trust.docx"), after = bytes("city.docx");
  Entry entry = PlanEntry("cse", folder_.Write("plan.docx", before));
  PlanOptions options;
  options.columns = {{"action", "Our commitment"}};
  entry.options = options;
  StartAndWait(ConfigOf({entry}));
  ASSERT_EQ(ActionsOf("cse"), 5u);

  folder_.Write("~$plan.docx", "owner");
  folder_.Write(".~lock.plan.docx#", "owner");
  const auto start = clock_.steady_now();
  folder_.Write("plan.docx", after.substr(0, after.size() / 2));
  // For as long as it may be half saved it counts as neither new nor failed.
  ASSERT_TRUE(Eventually([&] {
    EXPECT_EQ(ActionsOf("cse"), 5u);
    return !HealthNow("cse").up;
  }));
  EXPECT_GT(clock_.steady_now() - start, 1s);
  EXPECT_EQ(ActionsOf("cse"), 5u);
  EXPECT_THAT(*EntryIn(*Now(), "cse").error,
              HasSubstr("plan.docx: the document is cut short or damaged"));

  folder_.Write("plan.docx", after);
  std::filesystem::remove(folder_ / "~$plan.docx");
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 6; }));
  EXPECT_TRUE(HealthNow("cse").up);
}

TEST_F(RefreshTest, NoticesAChangeThatInotifyDoesNotTell) {
  std::filesystem::create_directory(folder_ / "share");
  folder_.Write("share/p.csv", PlanOf(4));
  std::filesystem::create_symlink(folder_ / "share/p.csv", folder_ / "p.csv");
  Entry entry = PlanEntry("cse", folder_ / "p.csv");
  entry.read = std::chrono::seconds{24h};
  poll_ = 20ms;
  StartAndWait(ConfigOf({entry}));
  folder_.Write("share/p.csv", PlanOf(6));
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 6; }));
}

// The document itself does not change.
TEST_F(RefreshTest, NoticesCopiesOfASynchronisation) {
  poll_ = 20ms;
  folder_.Write("plan.csv", PlanOf(3));
  StartAndWait(ConfigOf({PlanEntry("cse", folder_ / "plan.csv")}));
  EXPECT_THAT(EntryIn(*Now(), "cse").conflict_copies, testing::IsEmpty());
  testing::internal::CaptureStderr();
  folder_.Write("plan (1).csv", PlanOf(4));
  ASSERT_TRUE(Eventually(
      [&] { return !EntryIn(*Now(), "cse").conflict_copies.empty(); }));
  EXPECT_THAT(EntryIn(*Now(), "cse").conflict_copies,
              testing::ElementsAre("plan (1).csv"));
  EXPECT_EQ(ActionsOf("cse"), 3u);
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              AllOf(HasSubstr("copies that are not read"),
                    HasSubstr("copies=\"plan (1).csv\"")));
  std::filesystem::remove(folder_ / "plan (1).csv");
  EXPECT_TRUE(Eventually(
      [&] { return EntryIn(*Now(), "cse").conflict_copies.empty(); }));
}

// The old series goes: the figures are those of the new document alone.
TEST_F(RefreshTest, LeavesNothingOfAnOldReading) {
  StartAndWait(ConfigOf({PlanEntry(
      "cse", folder_.Write("p.csv", PlanOf(4) + ",One more,,,\n"))}));
  EXPECT_THAT(*Now()->scrapes->Text(TextFormat::kText), HasSubstr("One more"));
  folder_.Replace("p.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 4; }));
  EXPECT_THAT(*Now()->scrapes->Text(TextFormat::kText),
              Not(HasSubstr("One more")));
}

TEST_F(RefreshTest, HoldsBackAPlanThatShrank) {
  StartAndWait(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(10)))}));
  folder_.Replace("p.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_TRUE(HealthNow("cse").up);
  EXPECT_EQ(ActionsOf("cse"), 10U);
  EXPECT_EQ(HealthNow("cse").rows, 10U);
  EXPECT_THAT(EntryIn(*Now(), "cse").error.value_or(""),
              HasSubstr("p.csv: 4 actions"));

  folder_.Replace("p.csv", PlanOf(9));
  ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").held_back; }));
  EXPECT_EQ(ActionsOf("cse"), 9U);
}

TEST_F(RefreshTest, TakesAPlanOfHalfAsManyActions) {
  StartAndWait(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(10)))}));
  folder_.Replace("p.csv", PlanOf(5));
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 5; }));
}

TEST_F(RefreshTest, AReloadDoesNotAcceptASmallerPlan) {
  const auto config =
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(10)))});
  StartAndWait(config);
  folder_.Replace("p.csv", PlanOf(2));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  refresh_->Reload(std::make_shared<const Config>(*config));
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_EQ(ActionsOf("cse"), 10U);
  EXPECT_THAT(EntryIn(*Now(), "cse").error.value_or(""),
              HasSubstr("`planwatch accept cse`"));
}

TEST_F(RefreshTest, HoldsBackADocumentWithoutAPlan) {
  StartAndWait(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(10)))}));
  folder_.Replace("p.csv", "Name,Telephone\nA,1\n");
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_FALSE(HealthNow("cse").up);
  EXPECT_EQ(ActionsOf("cse"), 10U);
}

TEST_F(RefreshTest, HoldsBackAFirstDocumentWithoutAPlanAndShowsNothing) {
  StartAndWait(ConfigOf(
      {PlanEntry("cse", folder_.Write("p.csv", "Name,Telephone\nA,1\n"))}));
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_FALSE(HealthNow("cse").up);
  EXPECT_EQ(Now()->published, nullptr);
  EXPECT_EQ(EntryIn(*Now(), "cse").report, nullptr);
}

TEST_F(RefreshTest, AReloadKeepsTheReadingsOfUnchangedSources) {
  const Entry kept = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  StartAndWait(
      ConfigOf({PlanEntry("old", folder_.Write("old.csv", PlanOf(3))), kept}));
  const auto report = EntryIn(*Now(), "cse").report;
  ASSERT_NE(report, nullptr);

  Entry titled = kept;
  titled.title = "A new title";
  titled.labels = {{"area", "coventry"}};
  refresh_->Reload(ConfigOf(
      {titled, PlanEntry("new", folder_.Write("new.csv", PlanOf(6)))}));
  const SnapshotPtr at_once = Now();
  EXPECT_EQ(EntryIn(*at_once, "cse").report, report);
  ASSERT_NE(PlanIn(*at_once, "cse"), nullptr);
  EXPECT_EQ(PlanIn(*at_once, "cse")->title, "A new title");
  EXPECT_EQ(PlanIn(*at_once, "cse")->labels.at("area"), "coventry");
  EXPECT_EQ(PlanIn(*at_once, "old"), nullptr);
  EXPECT_TRUE(Eventually([&] { return ActionsOf("new") == 6; }));
  EXPECT_EQ(Now()->entries.size(), 2U);
}

TEST_F(RefreshTest, AReloadReadsAnewWhatIsReadOtherwise) {
  const Entry entry = PlanEntry(
      "cse", folder_.Write("p.csv", "Action,RAG,Colour\nDo it,Red,Green\n"));
  StartAndWait(ConfigOf({entry}));
  Entry other = entry;
  PlanOptions options;
  options.columns["rag"] = "Colour";
  other.options = options;
  refresh_->Reload(ConfigOf({other}));
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 1; }));
  EXPECT_EQ(PlanIn(*Now(), "cse")->figures.actions[Rag::kGreen], 1U);
}

TEST_F(RefreshTest, CountsItsReadsAndReloads) {
  const auto config =
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv", PlanOf(10))),
                PlanEntry("gone", folder_ / "gone.csv")});
  StartAndWait(config);
  EXPECT_EQ(Reads("cse", "ok"), 1);
  EXPECT_EQ(Reads("gone", "failed"), 1);
  EXPECT_EQ(Counted("config_reloads_total", {{"result", "ok"}}), 0);
  clock_.Advance(17min);
  ASSERT_TRUE(Eventually([&] { return Reads("cse", "unchanged") == 1; }));
  folder_.Replace("p.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return Reads("cse", "held_back") == 1; }));
  folder_.Replace("p.csv", "Name,Telephone\nA,1\n");
  ASSERT_TRUE(Eventually([&] { return Reads("cse", "held_back") == 2; }));
  EXPECT_EQ(Reads("cse", "ok"), 1);
  refresh_->ReloadFailed();
  refresh_->Reload(ConfigOf({config->entries[0]}));
  EXPECT_EQ(Counted("config_reloads_total", {{"result", "ok"}}), 1);
  EXPECT_EQ(Counted("config_reloads_total", {{"result", "failed"}}), 1);
  EXPECT_EQ(Reads("gone", "failed"), 0);
}

TEST_F(RefreshTest, SaysWhetherTheLastReloadSucceeded) {
  const auto config = ConfigOf({});
  StartAndWait(config);
  const Instant started = clock_.now();
  EXPECT_EQ(Now()->health.config_reload_success, started);
  clock_.Advance(60s);
  refresh_->ReloadFailed();
  EXPECT_FALSE(Now()->health.config_reload_successful);
  EXPECT_EQ(Now()->health.config_reload_success, started);
  refresh_->Reload(config);
  EXPECT_TRUE(Now()->health.config_reload_successful);
  EXPECT_EQ(Now()->health.config_reload_success, clock_.now());
}

// A good reload of the one doesn't hide that the other is wrong.
TEST_F(RefreshTest, CountsTheWebConfigurationAsPartOfTheConfiguration) {
  const auto config = ConfigOf({});
  StartAndWait(config);
  refresh_->SetWebConfigError("web.yml: line 1: wrong");
  refresh_->Reload(config);
  EXPECT_FALSE(Now()->health.config_reload_successful);
  refresh_->SetWebConfigError("");
  EXPECT_TRUE(
      Eventually([&] { return Now()->health.config_reload_successful; }));
}

TEST_F(RefreshTest, IsReadByManyThreadsWhileItReloadsAndReads) {
  const std::vector<Entry> entries = {
      PlanEntry("cse", folder_.Write("p.csv", PlanOf(8))),
      RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)))};
  StartAndWait(ConfigOf(entries));
  std::atomic<bool> enough = false;
  std::atomic<int> seen = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 16; ++i)
    readers.emplace_back([&] {
      while (!enough) {
        const SnapshotPtr snapshot = Now();
        if (snapshot->published &&
            !snapshot->scrapes->Text(TextFormat::kText)->empty())
          ++seen;
        std::this_thread::yield();
      }
    });
  for (int i = 0; i < 30; ++i) {
    folder_.Replace("p.csv", PlanOf(8 + i % 2));
    refresh_->Reload(ConfigOf(entries));
    clock_.Advance(20min);
  }
  EXPECT_TRUE(Eventually([&] { return seen > 1000; }));
  enough = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(ReceivedOf("cmog"), 20U);
}

TEST_F(RefreshTest, HoldsBackAPlanThatTurnedIntoALinkToAnotherFile) {
  const auto secret = folder_.Write(
      "cases.csv", "Child,Action,RAG,Due date\nJane,Meet her,Red,31/05/2015\n");
  const auto file = folder_.Write("p.csv", PlanOf(1));
  StartAndWait(ConfigOf({PlanEntry("cse", file)}));
  for (const auto& target :
       {secret, folder_.Write("names.csv", "Jane,Ann\n")}) {
    std::filesystem::create_symlink(target, folder_ / "~link");
    std::filesystem::rename(folder_ / "~link", file);
    ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
    const SnapshotPtr snapshot = Now();
    EXPECT_EQ(EntryIn(*snapshot, "cse").held_back, nullptr);
    EXPECT_THAT(EntryIn(*snapshot, "cse").error.value_or(""),
                AllOf(HasSubstr(target.string()), Not(HasSubstr("Jane"))));
    EXPECT_THAT(*snapshot->scrapes->Text(TextFormat::kText),
                Not(HasSubstr("Meet her")));
    folder_.Replace("p.csv", PlanOf(1));
    ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").held_back; }));
  }
}

}  // namespace
}  // namespace planwatch
