#include "tests/history/kill.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <random>
#include <thread>

#include "daemon/history/backup.h"
#include "daemon/history/history.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

// Records day after day from `first` on, and says each on `acknowledge` once it
// is kept; until it is killed.
[[noreturn]] void RecordForEver(const fs::path& file, int first,
                                int acknowledge) {
  auto opened = History::Open(file, History::Access::kWrite);
  if (!opened) _exit(1);
  for (int n = first;; ++n) {
    if (!opened->history->RecordPlan("cse", DayAt(n), PlanOfDay(n))) _exit(1);
    if (write(acknowledge, &n, sizeof n) != sizeof n) _exit(1);
  }
}

// The versions in a history that must be whole. Opened to write, as the daemon
// does, SQLite first undoes what a kill has left half done.
std::size_t VersionsIn(const fs::path& file) {
  const auto opened = History::Open(file, History::Access::kWrite);
  EXPECT_TRUE(opened) << opened.error().message();
  if (!opened) return 0;
  EXPECT_FALSE(opened->set_aside);
  EXPECT_TRUE(opened->history->Verify());
  return opened->history->PastOf("cse")->versions().size();
}

// Does it again and again, until it is killed after so long.
void KillAfter(std::chrono::microseconds time,
               const std::function<void()>& does) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0)
    for (;;) does();
  const auto until = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
  ASSERT_EQ(kill(child, SIGKILL), 0);
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
}

}  // namespace

void KillCopies(int kills) {
  constexpr int kDays = 5;
  const test::TempFolder folder;
  const fs::path file = folder / "history.db", copy = folder / "copy.db";
  {
    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened);
    for (int n = 0; n < kDays; ++n)
      ASSERT_TRUE(opened->history->RecordPlan("cse", DayAt(n), PlanOfDay(n)));
  }
  ASSERT_TRUE(BackUpHistory(file, copy, Instant{}));
  std::mt19937 random(20150518);
  for (int n = 0; n < kills; ++n) {
    const std::function<void()> each[] = {
        [&] { (void)BackUpHistory(file, copy, Instant{}); },
        [&] { (void)RestoreHistory(file, copy, Instant{}); },
        [&] { (void)CompactHistory(file); }};
    KillAfter(std::chrono::microseconds(
                  std::uniform_int_distribution<int>(500, 60000)(random)),
              each[n % 3]);
    ASSERT_EQ(VersionsIn(file), std::size_t{kDays}) << n;
    ASSERT_EQ(VersionsIn(copy), std::size_t{kDays}) << n;
    // What a restore has put aside.
    for (const auto& found : fs::directory_iterator(folder.path()))
      if (found.path().string().find(".before-") != std::string::npos)
        fs::remove(found);
  }
}

void KillAtRandom(int kills) {
  const test::TempFolder folder;
  const fs::path file = folder.path() / "history.db";
  std::mt19937 random(20150518);
  int kept = -1;
  for (int kill_number = 0; kill_number < kills; ++kill_number) {
    int pipe_ends[2];
    ASSERT_EQ(pipe2(pipe_ends, O_CLOEXEC), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) RecordForEver(file, kept + 1, pipe_ends[1]);
    close(pipe_ends[1]);
    // After the first days have come, so that it is killed while it writes.
    int n = 0;
    ASSERT_EQ(read(pipe_ends[0], &n, sizeof n), ssize_t{sizeof n});
    kept = n;
    const auto until =
        std::chrono::steady_clock::now() +
        std::chrono::microseconds(
            std::uniform_int_distribution<int>(0, 40000)(random));
    while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
    ASSERT_EQ(kill(child, SIGKILL), 0);
    while (read(pipe_ends[0], &n, sizeof n) == ssize_t{sizeof n}) kept = n;
    close(pipe_ends[0]);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));

    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened) << opened.error().message();
    ASSERT_FALSE(opened->set_aside);
    ASSERT_TRUE(opened->history->Verify());
    const Result<PlanPast> past = opened->history->PastOf("cse");
    ASSERT_TRUE(past);
    // The one that was under way when it was killed may be kept, or not.
    ASSERT_THAT(past->versions().size(),
                testing::AnyOf(static_cast<std::size_t>(kept) + 1,
                               static_cast<std::size_t>(kept) + 2));
    kept = static_cast<int>(past->versions().size()) - 1;
    for (int day = 0; day <= kept; ++day) {
      ASSERT_EQ(past->versions()[static_cast<std::size_t>(day)].day,
                DayAt(day));
      const Plan plan = *past->On(DayAt(day));
      const Plan said = PlanOfDay(day);
      ASSERT_EQ(plan.actions.size(), said.actions.size());
      for (std::size_t i = 0; i < plan.actions.size(); ++i) {
        ASSERT_EQ(plan.actions[i].rag, said.actions[i].rag);
        ASSERT_EQ(plan.actions[i].due.date, said.actions[i].due.date);
      }
    }
  }
  std::cout << kills << " kills, " << kept + 1 << " days kept\n";
}

}  // namespace planwatch
