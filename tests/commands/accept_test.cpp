#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.h"
#include "daemon/history/history.h"
#include "daemon/log.h"
#include "daemon/refresh/acceptance.h"
#include "tests/refresh/refresh_fixture.h"
#include "tests/snapshot/plans.h"

namespace planwatch {
namespace {

using namespace test;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;

const Date kToday = *MakeDate(2015, 5, 18);

TEST(Accept, ShowsWhatWouldChange) {
  Plan version =
      PlanWith(4, {ColumnOf("action", "Action"), ColumnOf("rag", "RAG"),
                   ColumnOf("due", "Comments", true)});
  version.actions[0].rag = Rag::kRed;
  EXPECT_EQ(
      FormatAccept(PlanWith(10), RolesOf(PlanWith(10).report), version, kToday),
      "  Actions: 10 → 4\n"
      "  By RAG: 0 red, 10 amber, 0 green, 0 blue, 0 unrated → 1 red, 3 "
      "amber, 0 green, 0 blue, 0 unrated\n"
      "  Column: `due` was read from \"Timescale\", and is now guessed to "
      "be \"Comments\"\n"
      "  Column: `responsible` was read from \"Lead\", and no column is "
      "read as it now\n");
}

TEST(Accept, HasNothingToShowOfAVersionThatIsTakenAnyway) {
  EXPECT_EQ(FormatAccept(PlanWith(10), RolesOf(PlanWith(10).report),
                         PlanWith(5), kToday),
            "");
}

// The command and the daemon, by one history.
class AcceptCommandTest : public RefreshTest {
 protected:
  AcceptCommandTest() { poll_ = 20ms; }

  std::shared_ptr<const Config> Write(
      bool history = true,
      const std::string& entries =
          "plans: [{ name: cse, source: { file: plan.csv } }]\n") {
    folder_.Write("planwatch.yml",
                  entries + std::string(history ? "history: { database: "
                                                  "sqlite3://history.db }\n"
                                                : ""));
    ParsedConfig parsed =
        LoadConfig(folder_ / "planwatch.yml",
                   [](const std::string&) { return std::nullopt; });
    EXPECT_TRUE(parsed.faults.empty());
    return std::make_shared<const Config>(std::move(parsed.config));
  }
  struct Outcome {
    int status;
    std::string out, err;
  };
  Outcome Call(int (*command)(const Options&),
               const std::string& name = "cse") const {
    Options options;
    options.config_file = folder_ / "planwatch.yml";
    options.plan = name;
    options.as_at = kToday;
    options.document = folder_ / "plan.csv";
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = command(options);
    std::string out = testing::internal::GetCapturedStdout();
    return {status, std::move(out), testing::internal::GetCapturedStderr()};
  }
};

TEST_F(AcceptCommandTest, TakesTheVersionThatIsHeldBackAndNoOther) {
  folder_.Write("plan.csv", PlanOf(10));
  const auto config = Write();
  StartAndWait(config);
  folder_.Replace("plan.csv", PlanOf(3));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  // Neither a reload nor a restart accepts it.
  refresh_->Reload(std::make_shared<const Config>(*config));
  EXPECT_TRUE(HealthNow("cse").held_back);
  refresh_.reset();
  StartAndWait(config);
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_EQ(ActionsOf("cse"), 10u);

  const Outcome accepted = Call(Accept);
  EXPECT_EQ(accepted.status, 0) << accepted.err;
  EXPECT_THAT(accepted.out,
              AllOf(HasSubstr("plan.csv: what changes in the "
                              "plan cse"),
                    HasSubstr("Actions: 10 → 3"), HasSubstr("Accepted")));
  // With no read at all: the daemon looks at the file from time to time.
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 3; }));
  EXPECT_FALSE(HealthNow("cse").held_back);
  EXPECT_THAT(Call(Accept).out, HasSubstr("nothing of the plan cse is held"));

  folder_.Replace("plan.csv", PlanOf(1));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_EQ(ActionsOf("cse"), 3u);
}

// What a page shows.
TEST_F(AcceptCommandTest, TheDaemonAcceptsWhatIsHeldBackByItsTokenAlone) {
  folder_.Write("plan.csv", PlanOf(10));
  const auto config = Write();
  StartAndWait(config);
  const auto token = [&] {
    const auto acceptable = EntryIn(*Now(), "cse").acceptable;
    return acceptable ? acceptable->token : std::string();
  };
  const auto accept = [&](const std::string& name, const std::string& by) {
    const Status accepted = refresh_->Accept(name, by, "anne");
    return accepted ? "" : accepted.error().message();
  };
  const std::string other =
      "this version is no longer the one that is held back; see what is held "
      "back now";
  EXPECT_EQ(accept("cse", ""), other);
  folder_.Replace("plan.csv", PlanOf(4));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  const std::string seen = token();
  folder_.Replace("plan.csv", PlanOf(3));
  ASSERT_TRUE(Eventually([&] { return token() != seen; }));
  EXPECT_EQ(accept("cse", seen), other);
  EXPECT_EQ(accept("other", token()), other);
  EXPECT_TRUE(HealthNow("cse").held_back);

  log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  testing::internal::CaptureStderr();
  EXPECT_EQ(accept("cse", token()), "");
  EXPECT_THAT(
      testing::internal::GetCapturedStderr(),
      AllOf(HasSubstr("level=info msg=\"version accepted that was held back\" "
                      "source=cse actions=3\n"),
            HasSubstr("level=info msg=\"accepted on the page\" source=cse "
                      "user=anne\n")));
  // It is there when the call returns, and after a restart.
  EXPECT_EQ(ActionsOf("cse"), 3u);
  EXPECT_FALSE(HealthNow("cse").held_back);
  EXPECT_EQ(token(), "");
  refresh_.reset();
  StartAndWait(config);
  EXPECT_EQ(ActionsOf("cse"), 3u);
  refresh_->Stop();
  EXPECT_EQ(accept("cse", seen),
            "nothing was accepted, since planwatch is stopping");
}

TEST_F(AcceptCommandTest, NothingIsAcceptedThatTheHistoryDoesNotKeep) {
  folder_.Write("plan.csv", PlanOf(10));
  StartAndWait(Write(false));
  folder_.Replace("plan.csv", PlanOf(3));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  const Status accepted =
      refresh_->Accept("cse", EntryIn(*Now(), "cse").acceptable->token, "anne");
  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().message(),
            "nothing was accepted, since the history can't be written; the log "
            "says why");
  EXPECT_EQ(ActionsOf("cse"), 10u);
}

TEST_F(AcceptCommandTest, RecordOfThatVersionTakesItToo) {
  folder_.Write("plan.csv", PlanOf(10));
  StartAndWait(Write());
  folder_.Replace("plan.csv", PlanOf(3));
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_EQ(Call(Record).status, 0);
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 3; }));
}

TEST_F(AcceptCommandTest, IsRefusedWithoutAHistory) {
  folder_.Write("plan.csv", PlanOf(3));
  Write(false);
  const Outcome refused = Call(Accept);
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err,
              AllOf(HasSubstr("`history:`"), HasSubstr("`columns:`")));
}

TEST_F(AcceptCommandTest, SaysWhyADocumentCannotBeTaken) {
  folder_.Write("plan.csv", "Name,Telephone\nA,1\n");
  Write();
  const Outcome failed = Call(Accept);
  EXPECT_EQ(failed.status, 1);
  EXPECT_THAT(failed.err, HasSubstr("plan.csv: "));
}

TEST_F(AcceptCommandTest, TakesTheFileThatALinkLeadsToNow) {
  folder_.Write("plan.csv", PlanOf(10));
  folder_.Write("other.csv", PlanOf(9));
  StartAndWait(Write());
  std::filesystem::create_symlink(folder_ / "other.csv", folder_ / "~link");
  std::filesystem::rename(folder_ / "~link", folder_ / "plan.csv");
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_EQ(ActionsOf("cse"), 10u);
  EXPECT_THAT(Call(Accept).out,
              AllOf(HasSubstr("File: " + (folder_ / "other.csv").string()),
                    HasSubstr("Accepted")));
  ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == 9; }));
  EXPECT_FALSE(HealthNow("cse").held_back);
}

TEST_F(AcceptCommandTest, ARestartTakesNoFileThatALinkLeadsToNow) {
  folder_.Write("plan.csv", PlanOf(10));
  folder_.Write("other.csv", PlanOf(9));
  const auto config = Write();
  StartAndWait(config);
  refresh_.reset();
  std::filesystem::remove(folder_ / "plan.csv");
  std::filesystem::create_symlink(folder_ / "other.csv", folder_ / "plan.csv");
  StartAndWait(config);
  EXPECT_TRUE(HealthNow("cse").held_back);
  EXPECT_EQ(ActionsOf("cse"), 10u);
}

std::string RegisterOf(int referrals) {
  std::string text = "received,triaged\n";
  for (int i = 0; i < referrals; ++i) text += "2015-05-11,2015-05-12\n";
  return text;
}

// A register, of a file and of a database (which has no version).
TEST_F(AcceptCommandTest, TakesARegisterThatIsHeldBack) {
  const auto write = [&](int referrals) {
    folder_.Replace("r.csv", RegisterOf(referrals));
    SQLite::Database cases((folder_ / "cases.db").string(),
                           SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Transaction transaction(cases);
    cases.exec("CREATE TABLE IF NOT EXISTS r (received, triaged)");
    cases.exec("DELETE FROM r");
    for (int i = 0; i < referrals; ++i)
      cases.exec("INSERT INTO r VALUES ('2015-05-11', '2015-05-12')");
    transaction.commit();
  };
  write(20);
  const auto config = Write(
      true,
      "referrals:\n"
      "  - { name: file, source: { file: r.csv } }\n"
      "  - name: base\n"
      "    source: { database: \"sqlite3://cases.db\", query: \"SELECT * FROM "
      "r\" }\n");
  StartAndWait(config);
  refresh_.reset();
  write(9);
  for (const char* name : {"file", "base"}) {
    SCOPED_TRACE(name);
    // What was released stays.
    StartAndWait(config);
    EXPECT_TRUE(HealthNow(name).held_back);
    EXPECT_EQ(ReceivedOf(name), 20u);
    EXPECT_THAT(EntryIn(*Now(), name).error.value_or(""),
                HasSubstr("`planwatch accept " + std::string(name) + '`'));
    const Outcome accepted = Call(Accept, name);
    EXPECT_EQ(accepted.status, 0) << accepted.err;
    EXPECT_THAT(accepted.out,
                AllOf(HasSubstr("what changes in " + std::string(name)),
                      HasSubstr("less than half"), HasSubstr("Accepted")));
    ASSERT_TRUE(Eventually([&] { return !HealthNow(name).held_back; }));
    // Whole counts change at a release.
    EXPECT_EQ(ReceivedOf(name), 20u);
    EXPECT_THAT(Call(Accept, name).out, HasSubstr("nothing of "));
    refresh_.reset();
  }
  // Before the next release, and after it.
  StartAndWait(config);
  EXPECT_FALSE(HealthNow("file").held_back);
  refresh_.reset();
  clock_.Set(At(2015, 5, 25));
  StartAndWait(config);
  EXPECT_EQ(ReceivedOf("file"), 9u);
  EXPECT_EQ(ReceivedOf("base"), 9u);
}

TEST_F(AcceptCommandTest, TakesMeasuresThatAreHeldBack) {
  const auto measures = [](int days, int of) {
    std::string text = "Date,Measure,Value\n";
    for (int day = 1; day <= days; ++day)
      text += "2015-04-" + std::string(day < 10 ? "0" : "") +
              std::to_string(day) + ",Children seen," + std::to_string(of) +
              "\n";
    return text;
  };
  for (const char* persons : {"true", "false"}) {
    SCOPED_TRACE(persons);
    std::filesystem::remove(folder_ / "history.db");
    const auto config =
        Write(true, "measures: [{ name: m, source: { file: m.csv }, persons: " +
                        std::string(persons) + " }]\n");
    folder_.Replace("m.csv", measures(20, 50));
    StartAndWait(config);
    refresh_.reset();
    folder_.Replace("m.csv", measures(9, 60));
    StartAndWait(config);
    EXPECT_TRUE(HealthNow("m").held_back);
    EXPECT_THAT(*Now()->scrapes->Text(TextFormat::kText), HasSubstr("} 50\n"));
    EXPECT_THAT(Call(Accept, "m").out, HasSubstr("Values: 20 → 9"));
    ASSERT_TRUE(Eventually([&] { return !HealthNow("m").held_back; }));
    refresh_.reset();
    StartAndWait(config);
    EXPECT_FALSE(HealthNow("m").held_back);
    refresh_.reset();
  }
}

TEST_F(AcceptCommandTest, WithoutAHistoryARestartTakesARegister) {
  folder_.Write("r.csv", RegisterOf(9));
  Write(false, "referrals: [{ name: cmog, source: { file: r.csv } }]\n");
  const Outcome refused = Call(Accept, "cmog");
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err,
              AllOf(HasSubstr("`history:`"), HasSubstr("restart")));
}

}  // namespace
}  // namespace planwatch
