#include "daemon/refresh/watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "tests/refresh/fixture.h"

namespace planwatch {
namespace {

using test::Eventually;
using test::TempFolder;

// Counts what a watch says of each file.
class Notes {
 public:
  Watch::Changed Take() {
    return [this](const std::filesystem::path& file) {
      const std::lock_guard lock(mutex_);
      ++counts_[file];
    };
  }
  int of(const std::filesystem::path& file) const {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(file);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::filesystem::path, int> counts_;
};

TEST(Watch, NoticesAFileThatIsWritten) {
  const TempFolder folder;
  const auto file = folder.Write("plan.csv", "old");
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(file);
  folder.Write("plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(file) > 0; }));
}

TEST(Watch, NoticesAFileThatIsReplacedByRename) {
  const TempFolder folder;
  const auto file = folder.Write("plan.csv", "old");
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(file);
  folder.Replace("plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(file) > 0; }));
}

TEST(Watch, NoticesAFileThatWasNotThere) {
  const TempFolder folder;
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "plan.csv");
  folder.Write("plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(folder / "plan.csv") > 0; }));
}

// Events of a folder come in order, so what isn't said before the last one is
// not said at all.
TEST(Watch, PassesOverOtherFilesOfTheFolder) {
  const TempFolder folder;
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "plan.csv");
  folder.Write("~$plan.csv", "");
  folder.Write("plan.csv.bak", "");
  folder.Write("plan.csv", "new");
  ASSERT_TRUE(Eventually([&] { return notes.of(folder / "plan.csv") > 0; }));
  EXPECT_EQ(notes.of(folder / "plan.csv.bak"), 0);
  EXPECT_EQ(notes.of(folder / "~$plan.csv"), 0);
}

TEST(Watch, ForgetsWhatIsNoLongerAsked) {
  const TempFolder folder;
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "old.csv");
  watch.Add(folder / "plan.csv");
  watch.WatchOnly({folder / "plan.csv"});
  folder.Write("old.csv", "");
  folder.Write("plan.csv", "");
  ASSERT_TRUE(Eventually([&] { return notes.of(folder / "plan.csv") > 0; }));
  EXPECT_EQ(notes.of(folder / "old.csv"), 0);
}

TEST(Watch, TakesUpAFolderThatWasMadeAnew) {
  const TempFolder folder;
  const auto file = folder / "shared/plan.csv";
  std::filesystem::create_directory(file.parent_path());
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(file);
  std::filesystem::remove_all(file.parent_path());
  std::filesystem::create_directory(file.parent_path());
  watch.Add(file);
  folder.Write("shared/plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(file) > 0; }));
}

TEST(Watch, AFolderThatIsNotThereIsNoFault) {
  const TempFolder folder;
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "no such folder/plan.csv");
  watch.Stop();
  watch.Stop();
  EXPECT_EQ(notes.of(folder / "no such folder/plan.csv"), 0);
}

TEST(Watch, NoticesAFileOfTheFolderThatTheDaemonIsIn) {
  const TempFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  Notes notes;
  {
    Watch watch(notes.Take());
    watch.Add("plan.csv");
    folder.Write("plan.csv", "new");
    EXPECT_TRUE(Eventually([&] { return notes.of("plan.csv") > 0; }));
  }
  std::filesystem::current_path(before);
}

// Two folders, and two files of one; each by its own name.
TEST(Watch, TellsWhichOfItsFilesChanged) {
  const TempFolder folder;
  std::filesystem::create_directory(folder / "a");
  std::filesystem::create_directory(folder / "b");
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "a/plan.csv");
  watch.Add(folder / "a/other.csv");
  watch.Add(folder / "b/plan.csv");
  watch.WatchOnly(
      {folder / "a/plan.csv", folder / "a/other.csv", folder / "b/plan.csv"});
  folder.Write("b/plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(folder / "b/plan.csv") > 0; }));
  folder.Write("a/other.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(folder / "a/other.csv") > 0; }));
  EXPECT_EQ(notes.of(folder / "a/plan.csv"), 0);
  watch.WatchOnly({});
  watch.Add(folder / "a/plan.csv");
  folder.Write("b/plan.csv", "newer");
  folder.Write("a/plan.csv", "new");
  EXPECT_TRUE(Eventually([&] { return notes.of(folder / "a/plan.csv") > 0; }));
}

TEST(Watch, SaysNothingOnceItIsStopped) {
  const TempFolder folder;
  Notes notes;
  Watch watch(notes.Take());
  watch.Add(folder / "plan.csv");
  watch.Stop();
  folder.Write("plan.csv", "new");
  EXPECT_EQ(notes.of(folder / "plan.csv"), 0);
}

}  // namespace
}  // namespace planwatch
