#include "daemon/history/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "daemon/history/database.h"
#include "tests/base/folder.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

TEST(HistoryFiles, AreTheHistoryAndWhatStandsBesideIt) {
  const test::TempFolder folder;
  const fs::path history = folder.Write("history.db", "x");
  for (const char* name :
       {"history.db", "history.db-wal", "history.db-shm", "history.db-journal"})
    EXPECT_TRUE(IsOfHistory(folder / name, history)) << name;
  for (const char* name : {"history.db2", "history", "history.db-wal2"})
    EXPECT_FALSE(IsOfHistory(folder / name, history)) << name;
  EXPECT_TRUE(IsOfHistory(folder.path() / "." / "history.db-wal", history));
  fs::create_symlink(history, folder / "link.html");
  EXPECT_TRUE(IsOfHistory(folder / "link.html", history));
  fs::create_hard_link(history, folder / "other.html");
  EXPECT_TRUE(IsOfHistory(folder / "other.html", history));
}

// A journal that stayed would be taken for the new history's.
TEST(HistoryFiles, AreSetAsideTogether) {
  const test::TempFolder folder;
  const fs::path history = folder / "history.db";
  for (const std::string_view added : kHistoryFiles)
    folder.Write("history.db" + std::string(added), "x");
  const auto aside = HistoryDatabase::SetAside(history);
  ASSERT_TRUE(aside) << aside.error().message();
  for (const std::string_view added : kHistoryFiles) {
    EXPECT_FALSE(fs::exists(history.string() + std::string(added))) << added;
    EXPECT_TRUE(fs::exists(aside->string() + std::string(added))) << added;
  }
}

}  // namespace
}  // namespace planwatch
