// Who may read the history, and what of persons stands in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

unsigned ModeOf(const fs::path& file) {
  struct stat found {};
  return stat(file.c_str(), &found) == 0 ? found.st_mode & 0777 : 0;
}

TEST(PrivateHistory, OneThatOthersCanReadIsTakenFromThem) {
  const test::TempFolder folder;
  const fs::path file = folder / "history.db";
  {
    const auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened) << opened.error().message();
    ASSERT_TRUE(opened->history->RecordPlan("cse", Day("2015-05-01"),
                                            PlanOf({{"A", "One"}})));
    for (const char* beside : {"", "-wal", "-shm"})
      ASSERT_EQ(chmod((file.string() + beside).c_str(), 0666), 0) << beside;
    const auto other = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(other) << other.error().message();
    for (const char* beside : {"", "-wal", "-shm"})
      EXPECT_EQ(ModeOf(file.string() + beside), 0600u) << beside;
  }
  ASSERT_EQ(chmod(file.c_str(), 0644), 0);
  ASSERT_TRUE(History::Open(file, History::Access::kRead));
  EXPECT_EQ(ModeOf(file), 0600u);
}

TEST(PrivateHistory, OneThatWasMadeEmptyBeforehandIsTakenToo) {
  const test::TempFolder folder;
  const fs::path file = folder.Write("history.db", "");
  ASSERT_EQ(chmod(file.c_str(), 0666), 0);
  const auto opened = History::Open(file, History::Access::kWrite);
  ASSERT_TRUE(opened);
  ASSERT_TRUE(opened->history->RecordPlan("cse", Day("2015-05-01"),
                                          PlanOf({{"A", "One"}})));
  for (const char* beside : {"", "-wal", "-shm"})
    EXPECT_EQ(ModeOf(file.string() + beside), 0600u) << beside;
}

// As `planwatch record` does before the daemon's first start.
TEST(PrivateHistory, WhatRootMakesIsTheOwnersOfItsFolder) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root";
  const test::TempFolder folder;
  ASSERT_EQ(chown(folder.path().c_str(), 12345, 12346), 0);
  const fs::path file = folder / "history.db";
  const auto owner = [&](const char* beside) {
    struct stat found {};
    stat((file.string() + beside).c_str(), &found);
    return std::pair(found.st_uid, found.st_gid);
  };
  const auto make = [&] {
    const auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened) << opened.error().message();
    ASSERT_TRUE(opened->history->RecordPlan("cse", Day("2015-05-01"),
                                            PlanOf({{"A", "One"}})));
    for (const char* beside : {"", "-wal", "-shm"})
      EXPECT_EQ(owner(beside), std::pair(uid_t{12345}, gid_t{12346})) << beside;
  };
  make();
  // One that an earlier planwatch left to root is put right.
  ASSERT_EQ(chown(file.c_str(), 0, 0), 0);
  make();
  // Not what a link leads to, nor a file of somebody else.
  const fs::path other = folder.Write("other.db", "");
  ASSERT_EQ(chown(other.c_str(), 54321, 54321), 0);
  ASSERT_TRUE(History::Open(other, History::Access::kWrite));
  struct stat found {};
  stat(other.c_str(), &found);
  EXPECT_EQ(found.st_uid, 54321u);
}

// A folder named by mistake would be shut to all, its owner included.
TEST(PrivateHistory, AFolderIsLeftAsItIs) {
  const test::TempFolder folder;
  const fs::path file = folder / "history.db";
  fs::create_directory(file);
  ASSERT_EQ(chmod(file.c_str(), 0755), 0);
  const auto opened = History::Open(file, History::Access::kWrite);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message(), testing::HasSubstr("can't be opened"));
  EXPECT_EQ(ModeOf(file), 0755u);
}

}  // namespace
}  // namespace planwatch
