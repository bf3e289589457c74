// What the commands say, from the first word of each line to its last.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "daemon/commands/commands.h"
#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/snapshot/documents.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

constexpr char kOnePlan[] =
    "plans: [{ name: cse, source: { file: plan.csv } }]\n";
constexpr char kKept[] = "history: { database: sqlite3://history.db }\n";
constexpr char kHash[] =
    "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";

class MessagesTest : public testing::Test {
 protected:
  MessagesTest() {
    options_.config_file = folder_ / "planwatch.yml";
    options_.plan = "cse";
    options_.as_at = MakeDate(2015, 5, 18);
    options_.document = folder_.Write("plan.csv", test::PlanOf(3));
  }
  void Configure(const std::string& yaml) const {
    folder_.Write("planwatch.yml", yaml);
  }
  struct Said {
    int status;
    std::string out, err;
  };
  template <typename Run>
  Said Say(Run command) const {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = command(options_);
    std::string out = testing::internal::GetCapturedStdout();
    return {status, std::move(out), testing::internal::GetCapturedStderr()};
  }
  std::string Path(const char* name) const { return (folder_ / name).string(); }
  // A history of which all pages but the first are overwritten.
  void Damage() const {
    { ASSERT_TRUE(History::Open(history_, History::Access::kWrite)); }
    const auto size = fs::file_size(history_);
    std::ofstream(history_, std::ios::in | std::ios::binary).seekp(4096)
        << std::string(size - 4096, 'Z');
  }
  // Where that one is now.
  std::string SetAside() const {
    for (const auto& file : fs::directory_iterator(folder_.path()))
      if (file.path().string().starts_with(history_.string() + ".damaged-"))
        return file.path().string();
    return "none";
  }

  const test::TempFolder folder_;
  const fs::path history_ = folder_ / "history.db";
  Options options_;
};

TEST_F(MessagesTest, OfAcceptWithoutAHistory) {
  Configure(std::string(kOnePlan) +
            "referrals: [{ name: cmog, source: { file: r.csv } }]\n");
  const std::string start = "planwatch: " + Path("planwatch.yml") +
                            ": there is no `history:` to keep in it what was "
                            "accepted; name its database there, or ";
  EXPECT_EQ(Say(Accept).err,
            start +
                "settle the reading in the plan's entry: `columns:` names a "
                "column by its heading, `sheets:` or `tables:` the part that "
                "is the plan\n");
  options_.plan = "cmog";
  EXPECT_EQ(Say(Accept).err,
            start +
                "restart the daemon: without a history it takes cmog as "
                "it is then\n");
}

TEST_F(MessagesTest, OfAcceptWhereAPipeIsThePlan) {
  Configure(std::string(kOnePlan) + kKept);
  const fs::path pipe = folder_ / "plan.csv";
  fs::remove(pipe);
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::jthread writer([&] {
    const int end = open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
    const std::string plan = test::PlanOf(3);
    EXPECT_EQ(write(end, plan.data(), plan.size()),
              static_cast<ssize_t>(plan.size()));
    close(end);
  });
  const Said refused = Say(Accept);
  close(open(pipe.c_str(), O_RDONLY | O_NONBLOCK));  // lets go a writer unread
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(refused.err,
            "planwatch: the plan cse: it was saved just now, or is a pipe; try "
            "again, or settle the reading with `columns:`\n");
}

TEST_F(MessagesTest, OfAnAcceptedPlanToWhichALinkLeads) {
  Configure(std::string(kOnePlan) + kKept);
  folder_.Write("plan.csv", test::PlanOf(10));
  ASSERT_EQ(Say(Record).status, 0);
  {
    const auto opened = History::Open(history_, History::Access::kWrite);
    ASSERT_TRUE(opened->history->KeepLastReading(
        "cse", {folder_ / "plan.csv", folder_ / "plan.csv", std::nullopt}));
  }
  fs::remove(folder_ / "plan.csv");
  fs::create_symlink(folder_.Write("other.csv", test::PlanOf(3)),
                     folder_ / "plan.csv");
  EXPECT_EQ(Say(Accept).out,
            "plan.csv: what changes in the plan cse\n"
            "  Actions: 10 → 3\n"
            "  By RAG: 0 red, 10 amber, 0 green, 0 blue, 0 unrated → 0 red, 3 "
            "amber, 0 green, 0 blue, 0 unrated\n"
            "  File: " +
                Path("other.csv") +
                ", to which the path leads\n"
                "Accepted: the daemon takes this version when it next looks "
                "at the document.\n");
}

TEST_F(MessagesTest, OfAnAcceptedDatabase) {
  Configure(std::string(kKept) +
            "referrals:\n- name: cmog\n  source: { database: "
            "'sqlite3://cases.db', query: 'SELECT * FROM r' }\n");
  SQLite::Database(Path("cases.db"),
                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(
          "CREATE TABLE r (received, triaged); "
          "INSERT INTO r VALUES ('2015-05-11', '2015-05-12')");
  {
    const auto opened = History::Open(history_, History::Access::kWrite);
    ASSERT_TRUE(opened->history->KeepLastReading("cmog", {{}, {}, 20}));
  }
  options_.plan = "cmog";
  EXPECT_EQ(Say(Accept).out,
            "the source of cmog: what changes in cmog\n"
            "  Referrals: less than half of those last released\n"
            "Accepted: the daemon takes this version when it next looks at the "
            "source.\n");
  EXPECT_EQ(Say(Accept).out,
            "the source of cmog: nothing of cmog is held back\n");
}

TEST_F(MessagesTest, OfADamagedHistoryThatWasSetAside) {
  Configure(std::string(kOnePlan) + kKept);
  const std::string damaged = "planwatch: the history " + history_.string() +
                              ": is damaged; it was set aside as ";
  Damage();
  const Said accepted = Say(Accept);
  EXPECT_EQ(accepted.status, 1);
  EXPECT_EQ(accepted.err,
            damaged + SetAside() + ", and the daemon begins a new one\n");
  fs::remove(SetAside());
  fs::remove(history_);
  Damage();
  const Said recorded = Say(Record);
  EXPECT_EQ(recorded.status, 0);
  EXPECT_EQ(recorded.err, damaged + SetAside() + ", and a new one is begun\n");
}

TEST_F(MessagesTest, OfRowsThatRecordCouldNotUse) {
  Configure(std::string(kOnePlan) + kKept);
  folder_.Write("plan.csv",
                "Ref,Action,RAG,Due\n1,,Amber,31/05/2015\n"
                "2,Do it,Red,31/05/2015\n");
  EXPECT_EQ(Say(Record).err,
            "planwatch: " + Path("plan.csv") +
                ": 1 rows could not be used; `planwatch check` with this file "
                "as the plan's source lists them\n");
}

TEST_F(MessagesTest, OfBackups) {
  Configure(std::string(kOnePlan) + kKept);
  ASSERT_EQ(Say(Record).status, 0);
  EXPECT_EQ(Say(Check).err,
            "planwatch: note: the history was never backed up; `planwatch "
            "history backup FILE` does it, and so does planwatch-backup.timer "
            "each night\n");
  const auto back_up = [](const Options& o) { return BackUpHistory(o); };
  options_.backup = folder_ / "copy.db";
  options_.keep = 7;
  EXPECT_EQ(Say(back_up).err,
            "planwatch: --keep: " + Path("copy.db") +
                " is not a folder; name one, or leave --keep out\n");
  options_.keep = 0;
  ASSERT_EQ(Say(back_up).status, 0);
  EXPECT_THAT(Say(VerifyHistory).out,
              testing::MatchesRegex(
                  history_.string() +
                  ": the history is intact\nThe last backup was made on "
                  "20..-..-.., 0 days ago\n"));
  const std::string restored =
      history_.string() + ": restored from " + Path("copy.db");
  const auto restore = [](const Options& o) { return RestoreHistory(o); };
  const std::string out = Say(restore).out;
  EXPECT_THAT(out,
              testing::MatchesRegex(restored + "; what was there before is " +
                                    history_.string() + ".before-.*\n"));
  fs::remove(history_);
  EXPECT_EQ(Say(restore).out, restored + "\n");
}

TEST_F(MessagesTest, OfChangesAfterToday) {
  Configure(std::string(kOnePlan) + kKept);
  options_.since = MakeDate(2015, 5, 19);
  const Said refused = Say(Changes);
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.err,
            "planwatch: changes: --since takes a day until today, 2015-05-18, "
            "not 2015-05-19\n");
}

TEST_F(MessagesTest, OfUsersWhoMayAcceptAndCanNotSignIn) {
  const std::string accept =
      "planwatch: " + Path("planwatch.yml") + ": `web: accept` ";
  const std::string web = "web: { accept: [anne] }\n";
  Configure(kOnePlan + web);
  EXPECT_EQ(Say(Check).err, accept +
                                "needs a `history:`, which keeps what was "
                                "accepted; name its database there\n");
  Configure(kOnePlan + (kKept + web));
  EXPECT_EQ(Say(Check).err,
            accept +
                "names users, and without --web.config.file nobody signs in; "
                "give `serve` and `check` a file with `basic_auth_users`\n");
  options_.web_config_file = folder_.Write(
      "web.yml", std::string("basic_auth_users: { bob: ") + kHash + " }\n");
  EXPECT_EQ(Say(Check).err, accept + "names the user \"anne\", whom " +
                                Path("web.yml") +
                                " does not have among its "
                                "`basic_auth_users`\n");
}

// Not in the test's own process, which would stay so.
TEST_F(MessagesTest, OfAFullDiskBehindStandardOutput) {
  Configure(kOnePlan);
  options_.command = Options::Command::kMetrics;
  const pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/full", "w", stdout) == nullptr ||
        std::freopen(Path("err").c_str(), "w", stderr) == nullptr)
      _exit(99);
    const int status = planwatch::Run(options_);
    std::fflush(stderr);
    _exit(status);
  }
  int ended = 0;
  ASSERT_EQ(waitpid(child, &ended, 0), child);
  EXPECT_EQ(WEXITSTATUS(ended), 1);
  std::ifstream in(folder_ / "err", std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}),
            "planwatch: standard output can't be written; see that there is "
            "room where it goes\n");
}

TEST_F(MessagesTest, OfReceiversThatAreMerged) {
  Configure(
      "plans: [{ name: cse, source: { file: plan.csv }, "
      "leads: { mail: { One: a@b } } }]\n");
  options_.output = folder_ / "alertmanager.yml";
  const std::string file = "planwatch: " + Path("alertmanager.yml");
  EXPECT_EQ(Say(Receivers).err, file + ": can't be read\n");
  folder_.Write("alertmanager.yml", "# leads: the routes\n");
  EXPECT_EQ(Say(Receivers).err,
            file +
                ": there is no comment that begins with \"# leads: the "
                "receivers\"; put it where they are to stand, as in "
                "planwatch's own alertmanager.yml\n");
  folder_.Write("alertmanager.yml",
                "# leads: the routes\n# leads: the receivers\n");
  EXPECT_EQ(Say(Receivers).out,
            Path("alertmanager.yml") +
                ": the leads' routes and receivers are written in; check it "
                "with `amtool check-config`, and reload Alertmanager\n");
  // What a merge that was killed has left is no file of this one.
  folder_.Write("alertmanager.yml.planwatch-new", "half");
  EXPECT_EQ(Say(Receivers).err, file + ": can't be written (File exists)\n");
}

}  // namespace
}  // namespace planwatch
