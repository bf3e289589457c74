#include "collectors/source/file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <future>
#include <thread>

#include "tests/base/folder.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::unique_ptr<Source> FileAt(const std::filesystem::path& path) {
  SourceOptions options;
  options.file = path;
  Result<std::unique_ptr<Source>> source = MakeSource(options);
  EXPECT_TRUE(source);
  return *std::move(source);
}

std::string Fault(const std::filesystem::path& path) {
  KeepRows rows;
  const Result<ReadInfo> read = FileAt(path)->Read(rows, {});
  return read ? "no fault" : read.error().message();
}

// Does something to the file after the first row was taken.
class DoInBetween : public KeepRows {
 public:
  explicit DoInBetween(std::function<void()> what) : what_(std::move(what)) {}
  Status Take(const Row& row) override {
    if (rows.empty()) what_();
    return KeepRows::Take(row);
  }

 private:
  std::function<void()> what_;
};

TEST(File, GivesItsRowsAndWhenItWasChanged) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a,b\nc,d\n");
  const timespec times[] = {{1'400'000'000, 0}, {1'431'907'200, 0}};
  ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  const auto source = FileAt(path);
  KeepRows rows;
  const Result<ReadInfo> read = source->Read(rows, {});
  ASSERT_TRUE(read);
  EXPECT_THAT(rows.Lines(), ElementsAre("row 1: a|b", "row 2: c|d"));
  EXPECT_EQ(read->modified, Instant{std::chrono::seconds{1'431'907'200}});
  EXPECT_EQ(source->name(), "plan.csv");
  EXPECT_EQ(source->WatchedFile(), path);
}

TEST(File, ThatIsEmptyIsAnError) {
  const test::TempFolder folder;
  KeepRows rows;
  const auto read = FileAt(folder.Write("plan.csv", ""))->Read(rows, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(),
              HasSubstr("plan.csv: this is an empty file"));
  EXPECT_THAT(rows.rows, IsEmpty());
}

TEST(File, IsFollowedWhenSavedByRename) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "old\n");
  const auto source = FileAt(path);
  // The one that was opened is whole, and read to its end.
  DoInBetween first([&] {
    std::filesystem::rename(folder.Write("plan.tmp", "new\n"), path);
  });
  ASSERT_TRUE(source->Read(first, {}));
  EXPECT_THAT(first.Lines(), ElementsAre("row 1: old"));
  KeepRows second;
  ASSERT_TRUE(source->Read(second, {}));
  EXPECT_THAT(second.Lines(), ElementsAre("row 1: new"));
}

TEST(File, OfAPatternIsTheLastVersion) {
  const test::TempFolder folder;
  folder.Write("Plan v9.csv", "nine\n");
  const auto source = FileAt(folder / "Plan v*.csv");
  KeepRows nine;
  ASSERT_TRUE(source->Read(nine, {}));
  EXPECT_THAT(nine.Lines(), ElementsAre("row 1: nine"));
  const std::string version = source->Version();
  folder.Write("Plan v10.csv", "ten\n");
  EXPECT_NE(source->Version(), version);
  KeepRows ten;
  ASSERT_TRUE(source->Read(ten, {}));
  EXPECT_THAT(ten.Lines(), ElementsAre("row 1: ten"));
  // Another version is no other document.
  EXPECT_EQ(source->Location(), "");
  EXPECT_EQ(source->name(), "Plan v*.csv");
  EXPECT_THAT(Fault(folder / "None*.csv"),
              StartsWith("None*.csv: no file of its folder has such a name"));
}

TEST(File, HasAnotherVersionOnceItsContentMayHaveChanged) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a\n");
  const auto source = FileAt(path);
  const std::string first = source->Version();
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(source->Version(), first);
  folder.Write("plan.csv", "ab\n");
  const std::string longer = source->Version();
  EXPECT_NE(longer, first);
  // As long as before and as old: another file all the same.
  const auto other = folder.Write("plan.tmp", "cd\n");
  std::filesystem::last_write_time(other,
                                   std::filesystem::last_write_time(path));
  std::filesystem::rename(other, path);
  EXPECT_NE(source->Version(), longer);
  std::filesystem::remove(path);
  EXPECT_EQ(source->Version(), "");
}

TEST(File, ListsItsFolderForCopiesOnlyOnceThatHasChanged) {
  const test::TempFolder folder;
  const auto source = FileAt(folder.Write("Plan.csv", "a\n"));
  const auto then =
      std::filesystem::file_time_type::clock::now() - std::chrono::hours{1};
  std::filesystem::last_write_time(folder.path(), then);
  EXPECT_THAT(source->ConflictCopies(), IsEmpty());
  folder.Write("Plan (1).csv", "a\n");
  std::filesystem::last_write_time(folder.path(), then);
  EXPECT_THAT(source->ConflictCopies(), IsEmpty());
  std::filesystem::last_write_time(folder.path(),
                                   then + std::chrono::seconds{1});
  EXPECT_THAT(source->ConflictCopies(), ElementsAre("Plan (1).csv"));
  // A change in the same moment would not be seen by the time.
  folder.Write("Plan (2).csv", "a\n");
  const auto now = std::filesystem::file_time_type::clock::now();
  std::filesystem::last_write_time(folder.path(), now);
  EXPECT_THAT(source->ConflictCopies(),
              ElementsAre("Plan (1).csv", "Plan (2).csv"));
  std::filesystem::remove(folder / "Plan (2).csv");
  std::filesystem::last_write_time(folder.path(), now);
  EXPECT_THAT(source->ConflictCopies(), ElementsAre("Plan (1).csv"));
}

TEST(FileFaults, SayWhatToDo) {
  const test::TempFolder folder;
  EXPECT_EQ(Fault(folder / "plan.csv"),
            "plan.csv: there is no such file; put it there, or name the right "
            "one in the configuration");
  EXPECT_THAT(Fault(folder.Write("file", "") / "plan.csv"),
              StartsWith("plan.csv: there is no such file; "));
  // The temporary folder of a service may not be everybody's.
  setenv("INVOCATION_ID", "a", 1);
  EXPECT_EQ(Fault("/tmp/none/plan.csv"),
            "plan.csv: there is no such file in the service's own /tmp "
            "(PrivateTmp=yes in its unit), which is not the one that you see; "
            "put it elsewhere");
  EXPECT_THAT(Fault("/var/tmp/none/plan.csv"), HasSubstr("PrivateTmp=yes"));
  EXPECT_THAT(Fault("/srv/tmp/none/plan.csv"), Not(HasSubstr("PrivateTmp")));
  unsetenv("INVOCATION_ID");
  EXPECT_THAT(Fault("/tmp/none/plan.csv"), Not(HasSubstr("PrivateTmp")));
  std::filesystem::create_directory(folder / "plans");
  EXPECT_EQ(
      Fault(folder / "plans"),
      "plans: this is a folder; name the file in it in the configuration");
  EXPECT_THAT(Fault(folder / "plans/"), StartsWith("plans: this is a folder"));
  EXPECT_EQ(
      Fault("/dev/null"),
      "null: this is a device or socket; name a file in the configuration");
  std::filesystem::create_symlink("circle.csv", folder / "circle.csv");
  EXPECT_EQ(Fault(folder / "circle.csv"),
            "circle.csv: the link leads in a circle; name the file itself");
  EXPECT_THAT(Fault(folder.Write("plan.csv", "a\n\"b\"c\n")),
              StartsWith("plan.csv: row 2: "));
}

TEST(FileFaults, OfASocketSayThatItIsNone) {
  const test::TempFolder folder;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = (folder / "s").string();
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_EQ(
      bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address),
      0);
  EXPECT_THAT(Fault(path), StartsWith("s: this is a device or socket"));
  close(server);
}

// In a child without root's rights, who may read everything.
TEST(FileFaults, OfAFileThatMayNotBeReadSayWhoNeedsLeave) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const auto source = FileAt(path);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) _exit(2);
    KeepRows rows;
    const Result<ReadInfo> read = source->Read(rows, {});
    _exit(!read && read.error().message() ==
                       "plan.csv: the file may not be read; give the daemon's "
                       "user leave to read it, and to enter its folders"
              ? 0
              : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(FileThatIsBeingSaved, IsAFaultThatTellsSo) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a,b\nc,d\n");
  DoInBetween sink([&] { std::ofstream(path, std::ios::app) << "e,f\n"; });
  const Result<ReadInfo> read = FileAt(path)->Read(sink, {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message(),
            "plan.csv: the file is being saved; it is tried again");
}

// As on file systems that keep whole seconds.
TEST(FileThatIsBeingSaved, MayKeepItsTimeOrItsSize) {
  using std::filesystem::last_write_time;
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a,b\nc,d\n");
  const auto read = [&](const char* text, std::chrono::seconds later) {
    const auto at = std::chrono::floor<std::chrono::seconds>(
        last_write_time(folder.Write("plan.csv", "a,b\nc,d\n")));
    last_write_time(path, at);
    DoInBetween sink([&] {
      std::ofstream(path, std::ios::trunc) << text;
      last_write_time(path, at + later);
    });
    return FileAt(path)->Read(sink, {}).has_value();
  };
  EXPECT_TRUE(read("a,b\nc,d\n", std::chrono::seconds{0}));
  EXPECT_FALSE(read("a,b\nc,d\n", std::chrono::seconds{1}));
  EXPECT_FALSE(read("a,b\n", std::chrono::seconds{0}));
}

TEST(FileThatIsBeingSaved, IsNoFaultOfWhatIsWrittenInIt) {
  const test::TempFolder folder;
  const auto path = folder.Write("plan.csv", "a,b\n\"c");
  DoInBetween sink([&] {
    std::ofstream(path, std::ios::app) << "\",d\n";
    std::filesystem::resize_file(path, 2);
  });
  const Result<ReadInfo> read = FileAt(path)->Read(sink, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr("is being saved"));
}

// A pipe and a read of it in a thread of its own.
class Pipe : public testing::Test {
 protected:
  Pipe() {
    EXPECT_EQ(mkfifo(path_.c_str(), 0600), 0);
    source_ = FileAt(path_);
  }

  void StartReading(RowSink& sink) {
    read_ = std::async(std::launch::async, [this, &sink] {
      return source_->Read(sink, stop_.get_token());
    });
  }

  // Gives up after so long that it can only be a fault.
  Result<ReadInfo> Ended() {
    const bool ended =
        read_.wait_for(std::chrono::seconds(60)) == std::future_status::ready;
    EXPECT_TRUE(ended);
    if (!ended) std::abort();
    return read_.get();
  }

  const test::TempFolder folder_;
  const std::filesystem::path path_ = folder_ / "plan.csv";
  std::unique_ptr<Source> source_;
  std::stop_source stop_;
  std::future<Result<ReadInfo>> read_;
};

TEST_F(Pipe, IsReadUntilItsEndHoweverSlowlyItComes) {
  KeepRows rows;
  StartReading(rows);
  // Opens once the reader has.
  const int writer = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  ASSERT_GE(writer, 0);
  for (const char c : std::string_view("a,b\nc,d\n"))
    ASSERT_EQ(write(writer, &c, 1), 1);
  close(writer);
  const Result<ReadInfo> read = Ended();
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->modified, std::nullopt);
  EXPECT_THAT(rows.Lines(), ElementsAre("row 1: a|b", "row 2: c|d"));
  EXPECT_EQ(source_->Version(), "");
}

TEST_F(Pipe, WhoseWriterWritesNothingCanBeStopped) {
  KeepRows rows;
  StartReading(rows);
  // Non-blocking, this open succeeds only once the reader waits.
  int writer = -1;
  while ((writer = open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) < 0)
    std::this_thread::yield();
  stop_.request_stop();
  const Result<ReadInfo> read = Ended();
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
  EXPECT_THAT(read.error().message(),
              AllOf(StartsWith("plan.csv: "), EndsWith("stopped")));
  close(writer);
}

TEST_F(Pipe, WithoutAWriterCanBeStopped) {
  KeepRows rows;
  StartReading(rows);
  stop_.request_stop();
  const Result<ReadInfo> read = Ended();
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
}

TEST_F(Pipe, IsNotReadWhereTheStopCameFirst) {
  stop_.request_stop();
  KeepRows rows;
  StartReading(rows);
  const Result<ReadInfo> read = Ended();
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
}

TEST(File, SaysWhereItsLinksLed) {
  const test::TempFolder folder;
  folder.Write("a.csv", "a,b\n");
  std::filesystem::create_symlink(folder / "a.csv", folder / "link");
  const auto source = FileAt(folder / "link");
  KeepRows rows;
  ASSERT_TRUE(source->Read(rows, {}));
  EXPECT_EQ(source->Location(), folder / "a.csv");
  std::filesystem::remove(folder / "link");
  EXPECT_FALSE(source->Read(rows, {}));
  EXPECT_TRUE(source->Location().empty());
}

TEST(FileFaults, OfOtherKindsHaveTheSystemsWords) {
  const test::TempFolder folder;
  const std::string name(300, 'x');
  EXPECT_EQ(Fault(folder / name),
            name +
                ": the file can't be read (File name too long); see that the "
                "disk or network share is there");
  // In a child, which may open nothing more.
  const auto path = folder.Write("plan.csv", "a\n");
  const auto source = FileAt(path);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const rlimit none{};
    if (setrlimit(RLIMIT_NOFILE, &none) != 0) _exit(2);
    KeepRows rows;
    const Result<ReadInfo> read = source->Read(rows, {});
    _exit(!read && read.error().message() ==
                       "plan.csv: too many files are open on this system"
              ? 0
              : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace planwatch
