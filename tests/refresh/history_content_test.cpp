// What of plans and registers stands in the history, and what never does.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "daemon/refresh/refresh.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace test;

std::string EverythingIn(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().filename().string().starts_with("history.db")) {
      std::ifstream in(file.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
  return all;
}

TEST_F(RefreshTest, HiddenLeadsStandNowhereInTheHistory) {
  Entry plan = PlanEntry(
      "cse", folder_.Write("p.csv",
                           "Action,RAG,Lead,Accountable,Due date\n"
                           "Do it,Red,Ann Hill & Bob Wood,Cleo Day,31/05/2015\n"
                           "Do that,Red,,,31/05/2015\n"));
  for (const bool hidden : {false, true}) {
    std::get<PlanOptions>(plan.options).leads_hidden = hidden;
    Config config = *ConfigOf({plan});
    config.history = HistoryOptions{.file = folder_ / "history.db"};
    StartAndWait(std::make_shared<const Config>(config));
    EXPECT_EQ(PlanIn(*Now(), "cse")->figures.incomplete_lead, 1u);
    refresh_.reset();
    const std::string kept = EverythingIn(folder_.path());
    EXPECT_THAT(kept, HasSubstr("Do that"));
    for (const char* name : {"Ann Hill", "Bob Wood", "Cleo Day"})
      EXPECT_EQ(kept.find(name) == kept.npos, hidden) << name;
    std::filesystem::remove(folder_ / "history.db");
  }
}

// A day with one child stood in it.
TEST_F(RefreshTest, OfARegisterTheHistoryKeepsReleasesAlone) {
  std::string text = "received,triaged,outcome,source\n";
  for (int i = 0; i < 40; ++i) text += "2015-05-11,2015-05-12,support,police\n";
  Config config = *ConfigOf(
      {RegisterEntry("cmog", folder_.Write("r.csv", text))}, Weekly{});
  config.history = HistoryOptions{.file = folder_ / "history.db"};
  StartAndWait(std::make_shared<const Config>(config));
  EXPECT_EQ(ReceivedOf("cmog"), 40U);
  for (int day = 19; day <= 21; ++day) {  // one child a day
    clock_.Set(At(2015, 5, static_cast<unsigned>(day)));
    text += "2015-05-" + std::to_string(day) + ",,KANARI,KANARI\n";
    const double reads = Reads("cmog", "ok");
    folder_.Replace("r.csv", text);
    ASSERT_TRUE(Eventually([&] { return Reads("cmog", "ok") > reads; }));
  }
  refresh_.reset();
  EXPECT_THAT(EverythingIn(folder_.path()), Not(HasSubstr("KANARI")));
  SQLite::Database kept((folder_ / "history.db").string());
  std::size_t rows = 0;
  SQLite::Statement tables(kept,
                           "SELECT name FROM sqlite_schema WHERE type = "
                           "'table' ORDER BY name");
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    const int count = kept.execAndGet("SELECT count(*) FROM " + table).getInt();
    if (table == "register_release") {
      EXPECT_EQ(count, 1);
      SQLite::Statement release(kept, "SELECT day, content FROM " + table);
      ASSERT_TRUE(release.executeStep());
      EXPECT_EQ(release.getColumn(0).getString(), "2015-05-18");
      EXPECT_THAT(release.getColumn(1).getString(), HasSubstr("40"));
    } else if (table == "last_reading") {
      EXPECT_EQ(
          kept.execAndGet("SELECT count(*) FROM last_reading WHERE size IS NOT "
                          "NULL")
              .getInt(),
          0);
    } else if (table != "register_chain") {
      EXPECT_EQ(count, 0) << table;
    }
    ++rows;
  }
  EXPECT_GT(rows, 3u);
}

}  // namespace
}  // namespace planwatch
