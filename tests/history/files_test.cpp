#include "daemon/history/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

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

}  // namespace
}  // namespace planwatch
