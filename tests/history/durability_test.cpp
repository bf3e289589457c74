// A history that is killed, has no room, or may not be written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "daemon/history/history.h"
#include "tests/history/kill.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(Durability, TenKillsLoseNothingThatWasAcknowledged) { KillAtRandom(10); }

// Runs `body` in a process of its own; its exit status.
int InAnotherProcess(const std::function<int()>& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

TEST(Durability, AFullDiskIsSaidAndHarmsNothingThatIsKept) {
  const test::TempFolder folder;
  if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=600k") != 0)
    GTEST_SKIP() << "needs leave to mount a small file system";
  const fs::path file = folder.path() / "history.db";
  int kept = 0;
  {
    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened) << opened.error().message();
    Status status;
    while (kept < 10000) {
      status = opened->history->RecordPlan("cse", DayAt(kept), PlanOfDay(kept));
      if (!status) break;
      ++kept;
    }
    EXPECT_GT(kept, 0);
    EXPECT_LT(kept, 10000);
    EXPECT_THAT(status.error().message(),
                testing::AllOf(HasSubstr("history.db: the disk is full"),
                               HasSubstr("make room")));
  }
  {
    auto opened = History::Open(file, History::Access::kRead);
    EXPECT_TRUE(opened) << opened.error().message();
    if (opened) {
      EXPECT_TRUE(opened->history->Verify());
      EXPECT_EQ(opened->history->PastOf("cse")->versions().size(),
                static_cast<std::size_t>(kept));
    }
  }
  umount2(folder.path().c_str(), MNT_DETACH);
}

TEST(Durability, AFileThatMayNotBeWrittenIsSaid) {
  const test::TempFolder folder;
  const fs::path file = folder.path() / "history.db";
  {
    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened->history->RecordPlan("cse", DayAt(0), PlanOfDay(0)));
  }
  fs::permissions(folder.path(), fs::perms{0555});
  fs::permissions(file, fs::perms{0444});
  const int status = InAnotherProcess([&] {
    // Root may write whatever the mode says.
    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) return 2;
    if (access(file.c_str(), R_OK) != 0) return 4;
    const auto opened = History::Open(file, History::Access::kWrite);
    if (opened) return 1;
    const std::string& message = opened.error().message();
    return message.find("history.db") != std::string::npos &&
                   message.find("see that the daemon's user may write") !=
                       std::string::npos
               ? 0
               : 3;
  });
  fs::permissions(folder.path(), fs::perms{0755});
  if (status == 4) GTEST_SKIP() << "another user can't reach the folder here";
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace planwatch
