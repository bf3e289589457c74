#include "daemon/report/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/base/folder.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string Read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t FilesIn(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), {}));
}

TEST(ReportFile, TakesThePlaceOfTheOneBefore) {
  const test::TempFolder folder;
  ASSERT_TRUE(WriteReportFile(folder / "r.html", "one", {}));
  ASSERT_TRUE(WriteReportFile(folder / "r.html", "two", {}));
  EXPECT_EQ(Read(folder / "r.html"), "two");
  EXPECT_EQ(FilesIn(folder.path()), 1u);
}

// The daemon was made to write HTML over its own history.
TEST(ReportFile, FollowsNoLink) {
  const test::TempFolder folder;
  folder.Write("precious", "precious");
  for (const char* link : {"r.html", "r.html.new"})
    fs::create_symlink(folder / "precious", folder / link);
  ASSERT_TRUE(WriteReportFile(folder / "r.html", "report", {}));
  EXPECT_EQ(Read(folder / "precious"), "precious");
  EXPECT_EQ(Read(folder / "r.html"), "report");
  EXPECT_FALSE(fs::is_symlink(folder / "r.html"));
}

TEST(ReportFile, IsNeverTheHistory) {
  const test::TempFolder folder;
  const HistoryOptions history{.file = folder.Write("h.db", "history")};
  fs::create_symlink(folder / "h.db", folder / "link");
  fs::create_hard_link(folder / "h.db", folder / "other");
  fs::create_directory_symlink(folder.path(), folder / "here");
  for (const fs::path& file :
       {folder / "h.db", folder / "h.db-wal", folder / "h.db-shm",
        folder / "link", folder / "other", folder.path() / "here" / "h.db"}) {
    const Status written = WriteReportFile(file, "report", history);
    ASSERT_FALSE(written) << file;
    EXPECT_THAT(written.error().message(), HasSubstr("is the history"));
  }
  EXPECT_EQ(Read(folder / "h.db"), "history");
  EXPECT_FALSE(fs::exists(folder / "h.db-wal"));
}

TEST(ReportFile, LeavesNothingBehindWhereItCantBeWritten) {
  const test::TempFolder folder;
  fs::create_directory(folder / "r.html");
  const Status written = WriteReportFile(folder / "r.html", "report", {});
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().message(), HasSubstr("can't be written"));
  EXPECT_EQ(FilesIn(folder.path()), 1u);
  EXPECT_FALSE(WriteReportFile(folder.path() / "none" / "r", "report", {}));
}

}  // namespace
}  // namespace planwatch
