// What an operator is told of a history, from the first word to the last.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "daemon/history/backup.h"
#include "daemon/history/database.h"
#include "daemon/history/history.h"
#include "daemon/log.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

constexpr Instant kMorning{std::chrono::seconds{1431939600}};

class HistoryMessages : public testing::Test {
 protected:
  void SetUp() override {
    const auto history = Opened();
    ASSERT_TRUE(history->RecordPlan("cse", Day("2015-05-01"),
                                    PlanOf({{"A", "One"}, {"B", "Two"}})));
    RegisterReleases releases;
    releases.days[Day("2015-05-01")] = {};
    releases.chains[RegisterBy::kOutcome] = {};
    ASSERT_TRUE(history->KeepReleases("cmog", releases));
    MeasuresReleases of_measures;
    of_measures.released = Day("2015-05-01");
    of_measures.chains[{.measure = "Seen"}] = {};
    ASSERT_TRUE(history->KeepReleases("seen", of_measures));
  }
  std::unique_ptr<History> Opened() const {
    auto opened = History::Open(file_, History::Access::kWrite);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened->history);
  }
  void Execute(const std::string& sql) const {
    SQLite::Database(file_.string(), SQLite::OPEN_READWRITE).exec(sql);
  }
  // Of a history that can't be opened; "" of one that can.
  static std::string WhyNot(const fs::path& file, History::Access access) {
    const auto opened = History::Open(file, access);
    return opened ? "" : opened.error().message();
  }
  template <typename Failed>
  static std::string MessageOf(const Failed& failed) {
    return failed ? "" : failed.error().message();
  }

  const test::TempFolder folder_;
  const fs::path file_ = folder_ / "history.db";
  const std::string start_ = "the history " + file_.string() + ": ";
};

TEST_F(HistoryMessages, OfVersionsOfPlanwatch) {
  Execute("PRAGMA user_version = 99");
  for (const auto access : {History::Access::kRead, History::Access::kWrite})
    EXPECT_EQ(WhyNot(file_, access),
              start_ +
                  "was written by a newer planwatch; run that one, or name "
                  "another file under `history:`");
  Execute("PRAGMA user_version = 1");
  EXPECT_EQ(WhyNot(file_, History::Access::kRead),
            start_ +
                "is of an older planwatch; start the daemon once to bring it "
                "up to date");
}

TEST_F(HistoryMessages, OfFilesThatAreNone) {
  const auto why = [&](const fs::path& file, History::Access access) {
    const std::string start = "the history " + file.string() + ": ";
    const std::string message = WhyNot(file, access);
    EXPECT_THAT(message, testing::StartsWith(start));
    return message.substr(std::min(start.size(), message.size()));
  };
  EXPECT_EQ(why(folder_ / "none.db", History::Access::kRead),
            "there is none yet; the daemon makes it, or `planwatch record`");
  EXPECT_EQ(why(folder_ / "none" / "history.db", History::Access::kWrite),
            "can't be made (No such file or directory); see that its folder is "
            "there and that the daemon's user may write in it");
  fs::create_directory(folder_ / "folder.db");
  EXPECT_EQ(why(folder_ / "folder.db", History::Access::kWrite),
            "can't be opened; see that its folder is there and that the "
            "daemon's user may write in it");
  folder_.Write("plan.csv", "Action,RAG\nThis is the plan itself,Red\n");
  EXPECT_EQ(why(folder_ / "plan.csv", History::Access::kWrite),
            "is not a history of planwatch; move it away, or name another file "
            "under `history:`");
}

// Of a plan that was named by mistake, and of another program's database.
TEST_F(HistoryMessages, LeaveTheRightsOfOtherFilesAsTheyAre) {
  const fs::path plan = folder_.Write("plan.csv", "Action,RAG\nOne,Red\n");
  const fs::path other = folder_ / "other.db";
  SQLite::Database(other.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE something (a)");
  for (const fs::path& file : {plan, other}) {
    fs::permissions(file, fs::perms{0644});
    for (const auto access : {History::Access::kRead, History::Access::kWrite})
      EXPECT_EQ(WhyNot(file, access),
                "the history " + file.string() +
                    ": is not a history of planwatch; move it away, or name "
                    "another file under `history:`");
    EXPECT_EQ(fs::status(file).permissions(), fs::perms{0644}) << file;
  }
}

// Nobody waits for what a pipe may bring.
TEST_F(HistoryMessages, OfAPipe) {
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0644), 0);
  for (const auto access : {History::Access::kRead, History::Access::kWrite})
    EXPECT_EQ(WhyNot(pipe, access),
              "the history " + pipe.string() +
                  ": can't be opened; see that its folder is there and that "
                  "the daemon's user may write in it");
  EXPECT_EQ(fs::status(pipe).permissions(), fs::perms{0644});
}

TEST_F(HistoryMessages, TakeAnEmptyFileFromOthers) {
  const fs::path file = folder_.Write("empty.db", "");
  fs::permissions(file, fs::perms{0644});
  EXPECT_EQ(WhyNot(file, History::Access::kWrite), "");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms{0600});
}

// As a daemon meets files that root has made.
TEST_F(HistoryMessages, OfRights) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root";
  const fs::path own = folder_ / "own.db";
  const auto as_nobody = [&](const fs::path& file) {
    EXPECT_EQ(seteuid(65534), 0);
    std::string why = WhyNot(file, History::Access::kWrite);
    EXPECT_EQ(seteuid(0), 0);
    return why;
  };
  fs::permissions(folder_.path(), fs::perms{0755});
  EXPECT_EQ(as_nobody(own), "the history " + own.string() +
                                ": can't be made (Permission denied); see that "
                                "its folder is there and that the daemon's "
                                "user may write in it");
  fs::permissions(file_, fs::perms{0444});
  EXPECT_EQ(as_nobody(file_),
            start_ +
                "others can read it or the files beside it, and that can't be "
                "changed (Operation not permitted); see that the daemon's user "
                "may write them and owns them");
  // Its own, to read alone.
  fs::permissions(folder_.path(), fs::perms{0777});
  fs::permissions(file_, fs::perms{0400});
  ASSERT_EQ(chown(file_.c_str(), 65534, 65534), 0);
  ASSERT_EQ(seteuid(65534), 0);
  const std::string written = MessageOf(Opened()->AcceptVersion("cse", "abc"));
  ASSERT_EQ(seteuid(0), 0);
  EXPECT_EQ(written, start_ +
                         "may not be written; see that the daemon's user may "
                         "write the file and its folder");
}

TEST_F(HistoryMessages, OfOneThatIsWrittenElsewhere) {
  const auto history = Opened();
  SQLite::Database other(file_.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(
      MessageOf(history->AcceptVersion("cse", "abc")),
      start_ + "another program is writing to it; the next read tries again");
}

TEST_F(HistoryMessages, OfATableThatIsGone) {
  const auto history = Opened();
  Execute("DROP TABLE last_backup");
  EXPECT_EQ(MessageOf(history->LastBackup()),
            start_ + "SQLite fails with code 1");
}

TEST_F(HistoryMessages, OfOneThatWasOpenToOthers) {
  ASSERT_EQ(chmod(file_.c_str(), 0644), 0);
  log::SetUp(log::Level::kWarn, log::Format::kLogfmt);
  testing::internal::CaptureStderr();
  Opened();
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              testing::EndsWith("level=warn msg=\"history was open to others: "
                                "it has mode 600 now\" file=" +
                                file_.string() + "\n"));
}

TEST_F(HistoryMessages, OfWhatVerifyFinds) {
  const std::string what_to_do =
      "; restore it from a copy, or move it away and let the daemon begin a "
      "new one";
  Execute("PRAGMA foreign_keys = OFF; DELETE FROM state");
  EXPECT_EQ(MessageOf(Opened()->Verify()),
            start_ + "a state of an action is missing" + what_to_do);
  Execute(
      "UPDATE plan_row SET valid_to = '2015-06-02'; INSERT INTO plan_row "
      "SELECT plan, position, '2015-06-01', '9999-12-31', state FROM plan_row");
  EXPECT_EQ(
      MessageOf(Opened()->Verify()),
      start_ + "two states of an action stand at the same time" + what_to_do);
}

TEST_F(HistoryMessages, OfADamagedFile) {
  const auto history = Opened();
  Execute(
      "PRAGMA ignore_check_constraints = ON; "
      "INSERT INTO last_backup VALUES (2, 0, 'x')");
  EXPECT_EQ(MessageOf(history->Verify()),
            start_ +
                "the file is damaged; restore it from a copy, or move it away "
                "and let the daemon begin a new one");
  const fs::path gone = folder_ / "gone.db";
  EXPECT_EQ(MessageOf(HistoryDatabase::SetAside(gone)),
            "the history " + gone.string() +
                ": is damaged and can't be set aside (No such file or "
                "directory); move it away by hand");
}

TEST_F(HistoryMessages, OfARecordThatWasEdited) {
  const std::string end =
      " is not as planwatch wrote it; `planwatch history verify` looks through "
      "the whole of it";
  const struct {
    const char *sql, *back, *what;
  } cases[] = {
      {"UPDATE register_release SET content = 'x' || content",
       "UPDATE register_release SET content = substr(content, 2)", "a release"},
      {"UPDATE register_release SET day = 'x' || day",
       "UPDATE register_release SET day = substr(day, 2)", "a release"},
      {"UPDATE register_chain SET content = 'x' || content",
       "UPDATE register_chain SET content = substr(content, 2)", "a table"},
      {"UPDATE measure_chain SET content = 'x' || content WHERE chain <> ''",
       "UPDATE measure_chain SET content = substr(content, 2) WHERE chain <> "
       "''",
       "a table"},
      {"UPDATE measure_chain SET content = 'x' || content WHERE chain = ''",
       "UPDATE measure_chain SET content = substr(content, 2) WHERE chain = "
       "''",
       "a record"},
  };
  for (const auto& [sql, back, what] : cases) {
    Execute(sql);
    EXPECT_EQ(MessageOf(Opened()->Verify()), start_ + what + end) << sql;
    Execute(back);
    EXPECT_EQ(MessageOf(Opened()->Verify()), "") << back;
  }
}

TEST_F(HistoryMessages, OfBackupsThatCanNotBeMade) {
  const auto back_up = [&](const fs::path& to) {
    return MessageOf(BackUpHistory(file_, to, kMorning));
  };
  EXPECT_EQ(back_up(file_),
            file_.string() + ": is the history itself; name another file");
  const fs::path nowhere = folder_ / "none" / "copy.db";
  EXPECT_EQ(back_up(nowhere),
            nowhere.string() +
                ": can't be made (No such file or directory); see that its "
                "folder is there and may be written to");
  const fs::path copy = folder_ / "copy.db";
  const int other =
      open((folder_ / ".copy.db.unfinished").c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(flock(other, LOCK_EX | LOCK_NB), 0);
  EXPECT_EQ(back_up(copy), copy.string() +
                               ": is being written by another planwatch; try "
                               "again once that has ended");
  close(other);
  EXPECT_EQ(back_up(copy), "");
  const fs::path taken = folder_ / "taken";
  fs::create_directories(taken / "history-2015-05-18.db");
  EXPECT_EQ(back_up(taken), (taken / "history-2015-05-18.db").string() +
                                ": can't be written (Is a directory); see that "
                                "there is room on its disk");
  EXPECT_EQ(MessageOf(RemoveOldBackups(folder_ / "none", 1)),
            (folder_ / "none").string() +
                ": old backups can't be removed (No such file or directory); "
                "remove them by hand");
}

TEST_F(HistoryMessages, OfBackupsThatCanNotBePutBack) {
  EXPECT_EQ(MessageOf(RestoreHistory(file_, file_, kMorning)),
            file_.string() + ": is the history itself; name a backup");
  const fs::path copy = folder_ / "copy.db";
  ASSERT_TRUE(BackUpHistory(file_, copy, kMorning));
  // Its own process' locks fcntl doesn't tell of; SQLite does.
  SQLite::Database other(file_.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(MessageOf(RestoreHistory(file_, copy, kMorning)),
            start_ +
                "is in use; stop the daemon first (`systemctl stop "
                "planwatch`)");
}

}  // namespace
}  // namespace planwatch
