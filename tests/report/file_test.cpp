#include "daemon/report/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/base/folder.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
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
        folder / "h.db-journal", folder / "link", folder / "other",
        folder.path() / "here" / "h.db"}) {
    const Status written = WriteReportFile(file, "report", history);
    ASSERT_FALSE(written) << file;
    EXPECT_EQ(written.error().message(),
              file.string() +
                  ": is the history, and no report is written over "
                  "it; name another file");
  }
  EXPECT_EQ(Read(folder / "h.db"), "history");
  EXPECT_FALSE(fs::exists(folder / "h.db-wal"));
}

// As both may be named at the command line.
TEST(ReportFile, IsNeverTheHistoryByARelativeName) {
  const test::TempFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  for (const fs::path& history : {fs::path("h.db"), folder / "h.db"})
    for (const fs::path& file :
         {fs::path("h.db-wal"), fs::path("./h.db-wal"), folder / "h.db-wal"})
      EXPECT_FALSE(WriteReportFile(file, "x", HistoryOptions{history})) << file;
  EXPECT_EQ(FilesIn(folder.path()), 0u);
  EXPECT_TRUE(WriteReportFile("r.html", "x", HistoryOptions{"h.db"}));
  fs::current_path(before);
  EXPECT_EQ(Read(folder / "r.html"), "x");
}

TEST(ReportFile, LeavesNothingBehindWhereThereIsNoRoom) {
  const test::TempFolder folder;
  folder.Write("r.html", "before");
  rlimit limit{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &limit), 0);
  const rlimit five{.rlim_cur = 5, .rlim_max = limit.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &five), 0);
  const Status written = WriteReportFile(folder / "r.html", "longer", {});
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_FALSE(written);
  EXPECT_EQ(Read(folder / "r.html"), "before");
  EXPECT_EQ(FilesIn(folder.path()), 1u);
}

// By the umask alone, as any file that a person writes.
TEST(ReportFile, MayBeReadByWhomTheSystemLets) {
  const test::TempFolder folder;
  const mode_t before = umask(027);
  ASSERT_TRUE(WriteReportFile(folder / "r.html", "one", {}));
  umask(before);
  EXPECT_EQ(fs::status(folder / "r.html").permissions(), fs::perms{0640});
}

TEST(ReportFile, LeavesNothingBehindWhereItCantBeWritten) {
  const test::TempFolder folder;
  fs::create_directory(folder / "r.html");
  const Status written = WriteReportFile(folder / "r.html", "report", {});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message(),
            (folder / "r.html").string() +
                ": can't be written; see that its folder is there, that "
                "planwatch may write in it, and that there is room");
  EXPECT_EQ(FilesIn(folder.path()), 1u);
  EXPECT_FALSE(WriteReportFile(folder.path() / "none" / "r", "report", {}));
}

}  // namespace
}  // namespace planwatch
