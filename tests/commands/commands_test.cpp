// The commands as they are called: what they print, and their exit statuses.
#include "daemon/commands/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "daemon/commands/command_line.h"
#include "tests/base/folder.h"
#include "tests/snapshot/documents.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

using Command = int (*)(const Options&);

constexpr const char* kPlan =
    "plans: [{ name: cse, source: { file: plan.csv } }]\n";
constexpr const char* kHistory =
    "history: { database: sqlite3://history.db }\n";

TEST(CommandLine, TheLogsLevelIsByItsName) {
  const std::pair<const char*, log::Level> levels[] = {
      {"debug", log::Level::kDebug},
      {"info", log::Level::kInfo},
      {"warn", log::Level::kWarn},
      {"error", log::Level::kError}};
  for (const auto& [name, level] : levels) {
    Options options;
    options.log_level = name;
    EXPECT_EQ(LevelOf(options), level) << name;
  }
}

TEST(CommandLine, TheLogsFormatIsByItsName) {
  for (const auto& [name, line] :
       {std::pair<const char*, const char*>{"json", "\"msg\":\"hello\""},
        {"logfmt", "msg=hello"}}) {
    Options options;
    options.log_format = name;
    SetUpLog(options, log::Level::kWarn);
    testing::internal::CaptureStderr();
    log::Warn("hello");
    log::Info("no");
    EXPECT_THAT(testing::internal::GetCapturedStderr(),
                AllOf(HasSubstr(line), Not(HasSubstr("no\""))));
  }
}

class CommandsTest : public testing::Test {
 protected:
  struct Outcome {
    int status;
    std::string out, err;
  };

  CommandsTest() {
    options_.config_file = folder_ / "planwatch.yml";
    options_.plan = "cse";
    options_.as_at = MakeDate(2015, 5, 18);
    options_.document = folder_ / "plan.csv";
    options_.from = *MakeDate(2015, 5, 17);
    options_.to = *MakeDate(2015, 5, 19);
    folder_.Write("plan.csv", test::PlanOf(3));
  }
  void Configure(const std::string& yaml) const {
    folder_.Write("planwatch.yml", yaml);
  }
  Outcome Call(Command command) const {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = command(options_);
    std::string out = testing::internal::GetCapturedStdout();
    return {status, std::move(out), testing::internal::GetCapturedStderr()};
  }
  std::string Contents(const std::filesystem::path& file) const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const test::TempFolder folder_;
  Options options_;
};

TEST_F(CommandsTest, AWrongConfigurationEndsEachWithTwo) {
  for (const Command command :
       {Check, Metrics, Report, Record, Accept, Backfill, Receivers,
        VerifyHistory, ExportHistory}) {
    const Outcome outcome = Call(command);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err,
                AllOf(StartsWith("planwatch: " + options_.config_file.string()),
                      HasSubstr("there is no such file")));
  }
}

TEST_F(CommandsTest, WithoutAHistoryThoseThatNeedItEndWithTwo) {
  Configure(kPlan);
  for (const Command command :
       {Report, Record, Backfill, VerifyHistory, ExportHistory}) {
    const Outcome outcome = Call(command);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err,
              "planwatch: " + options_.config_file.string() +
                  ": there is no `history:`, so nothing is remembered; name "
                  "its database there\n");
  }
}

TEST_F(CommandsTest, AHistoryThatIsNotThereYetEndsItsReadersWithOne) {
  Configure(std::string(kPlan) + kHistory);
  for (const Command command :
       {Report, Backfill, VerifyHistory, ExportHistory}) {
    const Outcome outcome = Call(command);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, HasSubstr("there is none yet"));
  }
}

TEST_F(CommandsTest, AHistoryThatCannotBeWrittenEndsItsWritersWithOne) {
  Configure(std::string(kPlan) + kHistory);
  std::filesystem::create_directory(folder_ / "history.db");
  for (const Command command : {Record, Accept}) {
    const Outcome outcome = Call(command);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, StartsWith("planwatch: the history "));
  }
}

TEST_F(CommandsTest, CheckPrintsTextOrJsonAndWhetherAllIsWell) {
  Configure(kPlan);
  Outcome outcome = Call(Check);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("plan.csv"), HasSubstr("3 actions"),
                                 Not(StartsWith("{"))));
  EXPECT_THAT(outcome.err, IsEmpty());
  options_.check_format = "json";
  EXPECT_THAT(Call(Check).out, StartsWith("{"));
  options_.log_level = "debug";
  EXPECT_THAT(Call(Check).err, HasSubstr("msg=\"source read\""));
  folder_.Write("plan.csv", "Name,Telephone\nA,1\n");
  options_.log_level = "info";
  outcome = Call(Check);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, IsEmpty());  // the text tells it
}

// What ExecReload= of the unit runs: no source is read.
TEST_F(CommandsTest, CheckOfTheConfigurationAloneReadsNoSource) {
  Configure("plans: [{ name: cse, source: { file: gone.csv } }]\n");
  options_.config_only = true;
  EXPECT_EQ(Call(Check).status, 0);
  EXPECT_THAT(Call(Check).out, HasSubstr("the configuration is valid"));
  options_.web_config_file = folder_.Write("web.yml", "nonsense: 1\n");
  Outcome outcome = Call(Check);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              AllOf(StartsWith("planwatch: "), HasSubstr("web.yml: "),
                    HasSubstr("nonsense")));
  options_.web_config_file.clear();
  Configure("plan: 1\n");
  outcome = Call(Check);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("unknown key `plan`"));
  EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(CommandsTest, WhoMayAcceptCanSignIn) {
  const std::string accept = options_.config_file.string() + ": `web: accept` ";
  Configure(std::string(kPlan) + "web: { accept: [anne, bob] }\n");
  Outcome outcome = Call(Check);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr(accept + "needs a `history:`"));
  Configure(std::string(kPlan) + kHistory + "web: { accept: [anne, bob] }\n");
  outcome = Call(Check);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr(accept + "names users"),
                    HasSubstr("--web.config.file"), Not(HasSubstr("bob"))));
  const std::string hash =
      "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";
  options_.web_config_file =
      folder_.Write("web.yml", "basic_auth_users: { anne: " + hash + " }\n");
  options_.config_only = true;
  outcome = Call(Check);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr(accept + "names the user \"bob\""),
                    HasSubstr("web.yml"), HasSubstr("`basic_auth_users`")));
  folder_.Replace("web.yml", "basic_auth_users: { anne: " + hash +
                                 ", bob: " + hash + " }\n");
  outcome = Call(Check);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
}

TEST_F(CommandsTest, MetricsPrintsWhatIsScraped) {
  Configure(kPlan);
  Outcome outcome = Call(Metrics);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\nplanwatch_plan_actions{"),
                                 HasSubstr("rag=\"amber\"} 3\n"),
                                 Not(HasSubstr("\nprocess_"))));
  EXPECT_THAT(outcome.err, IsEmpty());
  options_.log_level = "debug";
  EXPECT_THAT(Call(Metrics).err, HasSubstr("msg=\"source read\""));
  std::filesystem::remove(folder_ / "plan.csv");
  options_.log_level = "info";
  outcome = Call(Metrics);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("level=warn"));
}

TEST_F(CommandsTest, RemarksOnTheConfigurationAreNotes) {
  Configure(std::string(kPlan) + "disclosure: { minimum: 1 }\n");
  const Outcome outcome = Call(Receivers);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "# No plan of planwatch.yml has addresses under `leads: mail`.\n");
  EXPECT_THAT(outcome.err, AllOf(StartsWith("planwatch: note: "),
                                 HasSubstr("hides nothing")));
}

TEST_F(CommandsTest, TheHistoryIsBackedUpRestoredAndCompacted) {
  Configure(std::string(kPlan) + kHistory);
  EXPECT_THAT(Call(Check).err, IsEmpty());  // there is nothing to lose yet
  EXPECT_EQ(Call(Record).status, 0);
  const auto backup = [](const Options& options) {
    return BackUpHistory(options);
  };
  const auto restore = [](const Options& options) {
    return RestoreHistory(options);
  };
  const auto compact = [](const Options& options) {
    return CompactHistory(options);
  };
  options_.backup = folder_ / "copy.db";
  EXPECT_THAT(Call(Check).err, HasSubstr("note: the history was never backed"));
  EXPECT_EQ(Call(backup).out,
            options_.backup.string() + ": a backup of the history, verified\n");
  EXPECT_THAT(Call(Check).err, Not(HasSubstr("note:")));
  EXPECT_THAT(Call(VerifyHistory).out,
              HasSubstr("The last backup was made on "));
  EXPECT_THAT(Call(restore).out, HasSubstr(": restored from "));
  EXPECT_THAT(Call(compact).out, HasSubstr(" bytes before, "));
  // As planwatch-backup.service calls it.
  options_.backup = folder_ / "backups";
  options_.keep = 7;
  EXPECT_EQ(Call(backup).status, 2);
  std::filesystem::create_directory(options_.backup);
  EXPECT_EQ(Call(backup).status, 0);
  options_.backup = folder_ / "none.db";
  const Outcome missing = Call(restore);
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.err, HasSubstr("none.db"));
}

TEST_F(CommandsTest, WhatIsRecordedIsVerifiedExportedAndReported) {
  Configure(std::string(kPlan) + kHistory);
  EXPECT_EQ(Call(Record).out,
            options_.document.string() +
                ": 3 actions recorded in the plan cse as at 2015-05-18\n");
  const Outcome verified = Call(VerifyHistory);
  EXPECT_EQ(verified.status, 0);
  EXPECT_EQ(verified.out,
            (folder_ / "history.db").string() +
                ": the history is intact\nNo backup was ever made of it: "
                "`planwatch history backup FILE` makes one\n");
  const Outcome exported = Call(ExportHistory);
  EXPECT_EQ(exported.status, 0);
  EXPECT_EQ(std::count(exported.out.begin(), exported.out.end(), '\n'), 3);
  EXPECT_THAT(exported.out, AllOf(HasSubstr("\"from\":\"2015-05-18\""),
                                  HasSubstr("Head of Safety")));
  options_.as_at = MakeDate(2015, 7, 1);
  Outcome report = Call(Report);
  EXPECT_EQ(report.status, 0) << report.err;
  EXPECT_THAT(report.out, AllOf(StartsWith("<!"), HasSubstr("2015/16 Q1"),
                                HasSubstr("Head of Safety")));
  options_.for_the_public = true;
  EXPECT_THAT(Call(Report).out, Not(HasSubstr("Head of Safety")));
  options_.format = "json";
  EXPECT_THAT(Call(Report).out, StartsWith("{"));

  // The leads of a plan that hides them stay in the history alone.
  Configure(
      "plans: [{ name: cse, source: { file: plan.csv }, "
      "leads: { hidden: true } }]\n" +
      std::string(kHistory));
  EXPECT_THAT(Call(ExportHistory).out, Not(HasSubstr("Head of Safety")));
}

TEST_F(CommandsTest, AReportIsOfTheQuarterAskedForAndGoesToItsFile) {
  Configure(std::string(kPlan) + kHistory);
  ASSERT_EQ(Call(Record).status, 0);
  options_.as_at = MakeDate(2015, 10, 1);
  options_.quarter = Quarter{2015, 1};
  options_.output = folder_ / "review.html";
  Outcome outcome = Call(Report);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(Contents(folder_ / "review.html"), HasSubstr("2015/16 Q1"));
  // A device is written, not replaced.
  options_.output = "/dev/null";
  EXPECT_EQ(Call(Report).status, 0);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  options_.output = folder_ / "full";
  std::filesystem::create_symlink("/dev/full", options_.output);
  outcome = Call(Report);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, EndsWith("full: can't be written\n"));
  EXPECT_TRUE(std::filesystem::is_symlink(options_.output));
  options_.output = folder_ / "no such folder/review.html";
  outcome = Call(Report);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("no such folder"));
  options_.output.clear();
  options_.quarter = Quarter{2015, 4};  // not over
  outcome = Call(Report);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("planwatch: "));
}

// Not in the test's own process, which would stay so.
TEST_F(CommandsTest, EachIsRunWithoutCoreFilesAndMindsAFullDisk) {
  Configure(kPlan);
  options_.command = Options::Command::kMetrics;
  for (const bool full : {false, true}) {
    const pid_t child = fork();
    if (child == 0) {
      if (std::freopen(full ? "/dev/full" : "/dev/null", "w", stdout) ==
          nullptr)
        _exit(99);
      const int status = planwatch::Run(options_);
      _exit(prctl(PR_GET_DUMPABLE) == 0 ? status : 98);
    }
    int ended = 0;
    ASSERT_EQ(waitpid(child, &ended, 0), child);
    ASSERT_TRUE(WIFEXITED(ended));
    EXPECT_EQ(WEXITSTATUS(ended), full ? kExitFailed : 0);
  }
}

TEST_F(CommandsTest, RecordSaysWhatOfTheDocumentCouldNotBeUsed) {
  Configure(std::string(kPlan) + kHistory);
  folder_.Write("plan.csv",
                "Ref,Action,RAG,Due\n1,,Amber,31/05/2015\n"
                "2,Do it,Red,31/05/2015\n");
  Outcome outcome = Call(Record);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("1 actions recorded"));
  EXPECT_THAT(outcome.err, HasSubstr("1 rows could not be used"));
  options_.document = folder_ / "gone.csv";
  outcome = Call(Record);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("gone.csv: there is no such file"));
}

TEST_F(CommandsTest, BackfillSaysWhereThereIsNothingYet) {
  Configure(std::string(kPlan) + kHistory);
  ASSERT_EQ(Call(Record).status, 0);
  Outcome outcome = Call(Backfill);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("planwatch_plan_actions"));
  EXPECT_THAT(outcome.err, IsEmpty());
  options_.to = *MakeDate(2015, 5, 18);
  EXPECT_THAT(Call(Backfill).err, IsEmpty());
  options_.to = options_.from;
  outcome = Call(Backfill);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "planwatch: note: the history " +
                             (folder_ / "history.db").string() +
                             " has nothing until 2015-05-17\n");
}

TEST_F(CommandsTest, InitReadsEachDocumentAndSaysWhichItCannot) {
  options_.documents = {folder_ / "plan.csv"};
  Outcome outcome = Call(Init);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("3 actions in 3 rows"));
  options_.documents = {folder_ / "gone.csv", folder_ / "plan.csv"};
  outcome = Call(Init);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("# Not read: gone.csv"),
                                 HasSubstr("3 actions in 3 rows")));
}

}  // namespace
}  // namespace planwatch
