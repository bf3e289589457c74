#include "daemon/history/backup.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/history/kill.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

constexpr Instant kNow{std::chrono::seconds{1431939600}};  // 2015-05-18 09:00

class BackupTest : public testing::Test {
 protected:
  static std::unique_ptr<History> Open(const fs::path& file) {
    auto opened = History::Open(file, History::Access::kWrite);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened->history);
  }
  static void Record(History& history, int day) {
    ASSERT_TRUE(history.RecordPlan("cse", DayAt(day), PlanOfDay(day)));
  }
  static std::size_t Versions(const fs::path& file) {
    const auto opened = History::Open(file, History::Access::kRead);
    if (!opened) return 0;
    return opened->history->PastOf("cse")->versions().size();
  }
  std::size_t Files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_.path()), {}));
  }
  static std::string Read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const test::TempFolder folder_;
  const fs::path file_ = folder_ / "history.db";
};

TEST_F(BackupTest, IsOnePrivateFileOfWhatAnOpenHistoryHas) {
  const auto open = Open(file_);
  Record(*open, 0);
  Record(*open, 1);
  const fs::path copy = folder_ / "copy.db";
  const auto made = BackUpHistory(file_, copy, kNow);
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(*made, copy);
  struct stat found {};
  ASSERT_EQ(stat(copy.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_FALSE(fs::exists(folder_ / "copy.db-wal"));
  Record(*open, 2);
  EXPECT_EQ(Versions(copy), 2u);
  EXPECT_EQ(*open->LastBackup(), kNow);
  // A second one takes its place.
  ASSERT_TRUE(BackUpHistory(file_, copy, kNow + std::chrono::hours{1}));
  EXPECT_EQ(Versions(copy), 3u);
  EXPECT_EQ(*open->LastBackup(), kNow + std::chrono::hours{1});
}

TEST_F(BackupTest, InAFolderItIsNamedAfterTheDayAndTheLatestStay) {
  Record(*Open(file_), 0);
  const fs::path backups = folder_ / "backup";
  fs::create_directory(backups);
  for (int day = 0; day < 4; ++day)
    ASSERT_TRUE(BackUpHistory(file_, backups, kNow + std::chrono::days{day}));
  std::ofstream(backups / "history-of-ours.db") << "x";
  ASSERT_TRUE(RemoveOldBackups(backups, 2));
  EXPECT_FALSE(fs::exists(backups / "history-2015-05-19.db"));
  EXPECT_TRUE(fs::exists(backups / "history-2015-05-20.db"));
  EXPECT_TRUE(fs::exists(backups / "history-2015-05-21.db"));
  EXPECT_TRUE(fs::exists(backups / "history-of-ours.db"));
}

TEST_F(BackupTest, ADamagedHistoryLeavesTheLastBackupAlone) {
  Record(*Open(file_), 0);
  const fs::path copy = folder_ / "copy.db";
  ASSERT_TRUE(BackUpHistory(file_, copy, kNow));
  const std::string before = Read(copy);
  fs::resize_file(file_, fs::file_size(file_) / 2);
  EXPECT_FALSE(BackUpHistory(file_, copy, kNow));
  EXPECT_EQ(Read(copy), before);
  EXPECT_FALSE(fs::exists(folder_ / ".copy.db.unfinished"));
}

TEST_F(BackupTest, SaysWhatIsWrong) {
  EXPECT_THAT(BackUpHistory(file_, folder_ / "copy.db", kNow).error().message(),
              HasSubstr("there is none yet"));
  Record(*Open(file_), 0);
  EXPECT_THAT(BackUpHistory(file_, file_, kNow).error().message(),
              HasSubstr("is the history itself"));
  EXPECT_THAT(
      BackUpHistory(file_, folder_ / "history.db-wal", kNow).error().message(),
      HasSubstr("is the history itself"));
  EXPECT_THAT(BackUpHistory(file_, folder_ / "none" / "copy.db", kNow)
                  .error()
                  .message(),
              HasSubstr("see that its folder is there"));
  EXPECT_THAT(RestoreHistory(file_, file_, kNow).error().message(),
              HasSubstr("is the history itself"));
  EXPECT_THAT(
      RestoreHistory(file_, folder_.Write("plan.csv", "Action,RAG\n"), kNow)
          .error()
          .message(),
      HasSubstr("is not a history"));
  EXPECT_EQ(Versions(file_), 1u);
}

TEST_F(BackupTest, IsPutBackAndWhatItReplacesIsKept) {
  Record(*Open(file_), 0);
  const fs::path copy = folder_ / "copy.db";
  ASSERT_TRUE(BackUpHistory(file_, copy, kNow));
  Record(*Open(file_), 1);
  const auto aside = RestoreHistory(file_, copy, kNow);
  ASSERT_TRUE(aside) << aside.error().message();
  EXPECT_EQ(Versions(file_), 1u);
  EXPECT_EQ(Versions(*aside), 2u);
  EXPECT_TRUE(fs::exists(copy));
  fs::remove(file_);
  const auto fresh = RestoreHistory(file_, copy, kNow);
  ASSERT_TRUE(fresh) << fresh.error().message();
  EXPECT_TRUE(fresh->empty());
  EXPECT_EQ(Versions(file_), 1u);
}

// What SQLite keeps beside the damaged file must not be taken for the new
// one's.
TEST_F(BackupTest, ReplacesADamagedHistoryToo) {
  Record(*Open(file_), 0);
  ASSERT_TRUE(BackUpHistory(file_, folder_ / "copy.db", kNow));
  for (const char* const name : {"history.db", "history.db-wal"})
    folder_.Write(name, std::string(8192, 'x'));
  const auto aside = RestoreHistory(file_, folder_ / "copy.db", kNow);
  ASSERT_TRUE(aside) << aside.error().message();
  EXPECT_EQ(Versions(file_), 1u);
  EXPECT_EQ(fs::file_size(*aside), 8192u);
  EXPECT_TRUE(Open(file_)->Verify());
}

// As a kill leaves them: SQLite would write them into whatever has the name.
TEST_F(BackupTest, WhatIsLeftOfAnotherFileIsNotTakenForItsOwn) {
  {
    const auto open = Open(file_);
    Record(*open, 0);
    ASSERT_TRUE(BackUpHistory(file_, folder_ / "copy.db", kNow));
    Record(*open, 1);
    Record(*open, 2);
    fs::copy_file(file_.string() + "-wal", folder_ / "left-wal");
  }
  fs::copy_file(folder_ / "left-wal", folder_ / "other.db-wal");
  ASSERT_TRUE(BackUpHistory(folder_ / "copy.db", folder_ / "other.db", kNow));
  EXPECT_EQ(Versions(folder_ / "other.db"), 1u);
  fs::remove(file_);
  fs::copy_file(folder_ / "left-wal", file_.string() + "-wal");
  ASSERT_TRUE(RestoreHistory(file_, folder_ / "copy.db", kNow));
  EXPECT_EQ(Versions(file_), 1u);
  EXPECT_TRUE(Open(file_)->Verify());
}

// As two calls at once do: the second must not take the first one's file away.
TEST_F(BackupTest, AnotherCallThatWritesTheFileIsLeftToIt) {
  Record(*Open(file_), 0);
  const fs::path unfinished = folder_ / ".copy.db.unfinished";
  const int other = open(unfinished.c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(flock(other, LOCK_EX | LOCK_NB), 0);
  const auto refused = BackUpHistory(file_, folder_ / "copy.db", kNow);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(),
              HasSubstr("is being written by another planwatch"));
  EXPECT_TRUE(fs::exists(unfinished));
  close(other);
  // What one that was killed has left is taken over, with others' rights taken.
  fs::permissions(unfinished, fs::perms::all);
  std::ofstream(unfinished) << "half";
  ASSERT_TRUE(BackUpHistory(file_, folder_ / "copy.db", kNow));
  struct stat found {};
  ASSERT_EQ(stat((folder_ / "copy.db").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_EQ(Versions(folder_ / "copy.db"), 1u);
  EXPECT_FALSE(fs::exists(unfinished));
}

TEST_F(BackupTest, IsNotPutBackUnderARunningDaemon) {
  Record(*Open(file_), 0);
  ASSERT_TRUE(BackUpHistory(file_, folder_ / "copy.db", kNow));
  std::array<int, 2> opened{}, end{};
  ASSERT_EQ(pipe(opened.data()), 0);
  ASSERT_EQ(pipe(end.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto open = Open(file_);
    Record(*open, 1);
    char byte = 0;
    if (write(opened[1], &byte, 1) != 1) _exit(1);
    close(end[1]);
    [[maybe_unused]] const ssize_t ended = read(end[0], &byte, 1);
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(opened[0], &byte, 1), 1);
  const auto refused = RestoreHistory(file_, folder_ / "copy.db", kNow);
  close(end[1]);
  waitpid(child, nullptr, 0);
  for (const int fd : {opened[0], opened[1], end[0]}) close(fd);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(),
              AllOf(HasSubstr("is in use"), HasSubstr("stop the daemon")));
  EXPECT_EQ(Versions(file_), 2u);
}

TEST_F(BackupTest, CompactingGivesRoomBackAndLosesNothing) {
  const auto open = Open(file_);
  for (int day = 0; day < 40; ++day) Record(*open, day);
  ASSERT_TRUE(open->Forget(DayAt(39)));
  const auto sizes = CompactHistory(file_);
  ASSERT_TRUE(sizes) << sizes.error().message();
  EXPECT_LT(sizes->after, sizes->before);
  EXPECT_EQ(sizes->after, fs::file_size(file_));
  EXPECT_EQ(Versions(file_), 1u);
  EXPECT_TRUE(open->Verify());
  EXPECT_FALSE(CompactHistory(folder_ / "none.db"));
  EXPECT_FALSE(fs::exists(folder_ / "none.db"));
}

// As a copy of the disk, or of a careless person, has it.
TEST_F(BackupTest, TheFileAloneIsWholeWhileItIsOpen) {
  const auto open = Open(file_);
  for (int day = 0; day < 5; ++day) Record(*open, day);
  const fs::path alone = folder_ / "alone.db";
  fs::copy_file(file_, alone);
  EXPECT_EQ(Versions(alone), 5u);
  EXPECT_TRUE(Open(alone)->Verify());
}

// Ten of each; two hundred are in the long run.
TEST_F(BackupTest, AKillLosesNothing) { KillCopies(10); }

}  // namespace
}  // namespace planwatch
