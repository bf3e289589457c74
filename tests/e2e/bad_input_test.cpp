// Sources that go bad under a running daemon: it says where and what to do,
// serves the last good figures, gives away nothing of what it read, and is well
// again once the source is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/damage.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using std::filesystem::path;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;

// Two sources, of which one goes bad.
class Office {
 public:
  explicit Office(Kind kind) : kind_(kind) {
    WriteFile(folder_.path() / "other.csv", GoodPlan());
    Mend();
    const char* const categories = R"(
    outcomes: { further: [support] }
    sources: { Police: [police] })";
    const std::string plans =
        "plans:\n  - name: other\n    source: { file: other.csv }\n";
    std::string text;
    switch (kind) {
      case Kind::kPlan:
        text = plans + R"(
  - name: watched
    source: { file: watched.csv }
    read: { every: 1s })";
        break;
      case Kind::kRegister:
        text = plans + R"(
referrals:
  - name: watched
    source: { file: watched.csv }
    read: { every: 1s })" +
               categories;
        break;
      case Kind::kDatabase:
        text = plans + R"(
referrals:
  - name: watched
    source:
      database: sqlite3://watched.db
      query: SELECT received, triaged, outcome, source FROM referral
    read: { every: 1s })" +
               categories;
    }
    WriteFile(config(), text + "\n");
  }

  const path& folder() const { return folder_.path(); }
  path config() const { return folder_.path() / "planwatch.yml"; }
  path source() const {
    return folder_.path() /
           (kind_ == Kind::kDatabase ? "watched.db" : "watched.csv");
  }
  std::vector<std::string> Call(const std::string& command) const {
    return CallOf(command, config(),
                  {"--as-at", "2015-06-01", "--log.level", "debug"});
  }

  void Mend() const {
    // Only a folder stands in the way of the file.
    if (std::filesystem::is_directory(source()))
      std::filesystem::remove_all(source());
    switch (kind_) {
      case Kind::kPlan:
        WriteFile(source(), GoodPlan());
        break;
      case Kind::kRegister:
        WriteFile(source(), GoodRegister());
        break;
      case Kind::kDatabase:
        HoldsTable(GoodDatabase())(source());
    }
  }

  // The good source's figure.
  void ExpectFigures(const Metrics& metrics) const {
    if (kind_ == Kind::kPlan)
      EXPECT_THAT(metrics.Sum("plan_actions", {{"plan", "watched"}}),
                  Optional(kActions));
    else
      EXPECT_THAT(metrics.Sum("referrals_received"), Optional(kReferrals));
  }

 private:
  const Kind kind_;
  test::TempFolder folder_;
};

Metrics MetricsOf(const Daemon& daemon) {
  return Metrics(daemon.Get("/metrics").body);
}

bool IsUp(const Daemon& daemon, bool up) {
  return MetricsOf(daemon).Sum("source_up", {{"source", "watched"}}) ==
         (up ? 1 : 0);
}

std::string ErrorOf(const Daemon& daemon) {
  const nlohmann::json status =
      nlohmann::json::parse(daemon.Get("/api/v1/status").body);
  for (const nlohmann::json& source : status["sources"])
    if (source["name"] == "watched" && source["error"].is_string())
      return source["error"];
  return {};
}

// What a program says to those who call it once.
Outcome Once(const Office& office, const std::string& command,
             const std::vector<std::string>& as) {
  std::vector<std::string> call = as;
  for (std::string& argument : office.Call(command))
    call.push_back(std::move(argument));
  return RunToEnd(call);
}

void ExpectFailsAndRecovers(const Fault& fault, const Office& office,
                            const std::vector<std::string>& as = {}) {
  std::vector<std::string> call = as;
  for (std::string& argument : office.Call("serve"))
    call.push_back(std::move(argument));
  const Daemon daemon(call);
  ASSERT_TRUE(IsUp(daemon, true)) << daemon.log();
  office.ExpectFigures(MetricsOf(daemon));

  std::shared_ptr<void> holds = fault.damage(office.source());
  ASSERT_TRUE(Eventually([&] { return IsUp(daemon, false); }));
  const Metrics metrics = MetricsOf(daemon);
  office.ExpectFigures(metrics);
  EXPECT_THAT(metrics.Sum("source_held_back", {{"source", "watched"}}),
              Optional(fault.held_back));
  EXPECT_FALSE(metrics
                   .Find("source_last_success_timestamp_seconds",
                         {{"source", "watched"}})
                   .empty());
  EXPECT_THAT(metrics.Sum("source_up", {{"source", "other"}}), Optional(1));

  const std::string error = ErrorOf(daemon);
  EXPECT_THAT(error, HasSubstr(office.source().filename().string()));
  for (const std::string& says : fault.says)
    EXPECT_THAT(error, HasSubstr(says));
  EXPECT_THAT(
      daemon.log(),
      AllOf(HasSubstr(fault.held_back ? "level=warn msg=\"source held back\""
                                      : "level=warn msg=\"source failed\""),
            HasSubstr("source=watched")));

  const Outcome check = Once(office, "check", as);
  EXPECT_EQ(check.status, 1) << check.err;
  EXPECT_THAT(check.out, HasSubstr(fault.says.front()));
  const Outcome printed = Once(office, "metrics", as);
  EXPECT_EQ(printed.status, 1);

  std::string said =
      daemon.log() + check.out + check.err + printed.out + printed.err +
      daemon.Get("/metrics", "application/openmetrics-text").body;
  for (const char* page : {"/", "/metrics", "/api/v1/status"})
    said += daemon.Get(page).body;
  EXPECT_THAT(said, Not(HasSubstr(kName)));

  holds.reset();
  office.Mend();
  EXPECT_TRUE(Eventually([&] { return IsUp(daemon, true); })) << daemon.log();
  EXPECT_EQ(ErrorOf(daemon), "");
  office.ExpectFigures(MetricsOf(daemon));
  EXPECT_THAT(MetricsOf(daemon).Sum("source_held_back"), Optional(0));
  EXPECT_THAT(daemon.log(), HasSubstr("source recovered"));
}

class BadInput : public testing::TestWithParam<Fault> {};

TEST_P(BadInput, IsToldAndTheLastGoodFiguresStay) {
  const Office office(GetParam().kind);
  ExpectFailsAndRecovers(GetParam(), office);
}

// More than a format is told by.
const std::string kManyLines = [] {
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "2015-05-11,x,,\n";
  return lines;
}();

INSTANTIATE_TEST_SUITE_P(
    Plan, BadInput,
    testing::Values(
        Fault{"Missing",
              Kind::kPlan,
              Remove,
              {"there is no such file", "put it there"}},
        Fault{"Folder",
              Kind::kPlan,
              BecomeAFolder,
              {"this is a folder", "name the file in it"}},
        Fault{"BrokenQuote",
              Kind::kPlan,
              Holds(GoodPlan() + "A7,\"" + kName + ",Red\n"),
              {"row 8", "never closed", "save the file anew"}},
        Fault{"NulBytes",
              Kind::kPlan,
              Holds(GoodPlan() + kName + std::string(8, '\0')),
              {"in no format that can be read", "save it anew"}},
        Fault{"NulBytesFarDown",
              Kind::kPlan,
              Holds(GoodPlan() + kManyLines + kName + std::string(8, '\0')),
              {"row 1008", "NUL byte", "save it anew"}},
        Fault{
            "InvalidUtf8",
            Kind::kPlan,
            Holds(GoodPlan() + "A7,Café,Red\nA8," + kName + " \xff\xfe,Red\n"),
            {"row 9", "no UTF-8", "save it anew"}},
        Fault{"LongLine",
              Kind::kPlan,
              HoldsALongLine(GoodPlan()),
              {"row 8", "longer than 4 MiB"}},
        Fault{"NoActionColumn",
              Kind::kPlan,
              Holds("Name,Telephone\n" + kName + ",1\n"),
              {"no heading names the actions", "name the right one"},
              true},
        Fault{"Empty", Kind::kPlan, Holds(""), {"this is an empty file"}}),
    [](const auto& fault) { return std::string(fault.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Register, BadInput,
    testing::Values(
        Fault{"Missing",
              Kind::kRegister,
              Remove,
              {"there is no such file", "put it there"}},
        Fault{"Folder",
              Kind::kRegister,
              BecomeAFolder,
              {"this is a folder", "name the file in it"}},
        Fault{"BrokenQuote",
              Kind::kRegister,
              Holds(GoodRegister() + "2015-05-11,\"" + kName + "\" x,a,b\n"),
              {"row 14", "text after a closing quote", "save the file anew"}},
        Fault{"NulBytes",
              Kind::kRegister,
              Holds(GoodRegister() + kName + std::string(8, '\0')),
              {"in no format that can be read", "save it anew"}},
        Fault{"NulBytesFarDown",
              Kind::kRegister,
              Holds(GoodRegister() + kManyLines + kName + std::string(8, '\0')),
              {"row 1014", "NUL byte", "save it anew"}},
        Fault{"InvalidUtf8",
              Kind::kRegister,
              Holds(GoodRegister() + "2015-05-11,,,é\n" + kName + "\xff\xfe\n"),
              {"row 15", "no UTF-8", "save it anew"}},
        Fault{"LongLine",
              Kind::kRegister,
              HoldsALongLine(GoodRegister()),
              {"row 14", "longer than 4 MiB"}},
        Fault{"NoReceivedColumn",
              Kind::kRegister,
              Holds("Triaged,Child\n2015-05-12," + kName + "\n"),
              {"received", "configuration"}},
        Fault{"NoHeadings",
              Kind::kRegister,
              Holds("2015-05-11,2015-05-12," + kName + ",police\n"),
              {"received", "configuration"}},
        Fault{"Empty", Kind::kRegister, Holds(""), {"this is an empty file"}}),
    [](const auto& fault) { return std::string(fault.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Database, BadInput,
    testing::Values(
        Fault{"Missing",
              Kind::kDatabase,
              Remove,
              {"there is no such database", "put it there"}},
        Fault{"Folder",
              Kind::kDatabase,
              BecomeAFolder,
              {"this is a folder", "name the database file in it"}},
        Fault{"NoDatabase",
              Kind::kDatabase,
              Holds(kName + " is not a database, however long it may be"),
              {"not a SQLite database", "name the right one"}},
        Fault{"Empty",
              Kind::kDatabase,
              Holds(""),
              {"there is no table \"referral\"", "put the query right"}},
        Fault{"MissingColumn",
              Kind::kDatabase,
              HoldsTable(Table("received, triaged, source, child",
                               "'2015-05-11', '2015-05-12', 'police', '" +
                                   kName + "'")),
              {"there is no column \"outcome\"", "put the query right"}},
        // Its message quotes the value.
        Fault{"SqlError",
              Kind::kDatabase,
              HoldsTable(
                  "CREATE TABLE cases (child);"
                  "INSERT INTO cases VALUES ('" +
                  kName +
                  "');"
                  "CREATE VIEW referral AS SELECT json_extract('[]', child) "
                  "AS received, '' AS triaged, '' AS outcome, '' AS source "
                  "FROM cases;"),
              {"query", "put it right"}},
        Fault{"Locked",
              Kind::kDatabase,
              Lock,
              {"being written to by another program", "tried again"}}),
    [](const auto& fault) { return std::string(fault.param.name); });

// No fault of the source: a row that can't be used, or an action without a
// date.
TEST(DayThatDoesNotExist, IsCountedAndToldWithItsPlace) {
  const Office office(Kind::kRegister);
  WriteFile(office.source(),
            GoodRegister() + "31/02/2015,,support,police," + kName + "\n");
  WriteFile(office.folder() / "other.csv",
            "Action,RAG,Due\nDo it,Red,30/04/2015\nAnd it,Red,31/02/2015\n");
  const Daemon daemon(office.Call("serve"));
  const Metrics metrics = MetricsOf(daemon);
  EXPECT_THAT(metrics.Sum("source_up"), Optional(2));
  office.ExpectFigures(metrics);
  // One row of a register, told as the smallest count that may be.
  EXPECT_THAT(metrics.Sum("source_rows_rejected", {{"source", "watched"}}),
              Optional(5));
  EXPECT_THAT(metrics.Sum("plan_actions"), Optional(2));
  EXPECT_THAT(metrics.Sum("plan_actions_overdue"), Optional(1));
  EXPECT_THAT(metrics.Sum("plan_actions_incomplete", {{"field", "due"}}),
              Optional(1));

  const Outcome check = RunToEnd(office.Call("check"));
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.out, AllOf(HasSubstr("row 14"), HasSubstr("row 3")));
  EXPECT_THAT(check.out + daemon.log(), Not(HasSubstr(kName)));
}

// Who may get in is decided by this file: a change that can't be read must not
// go unnoticed.
TEST(WebConfiguration, ThatIsWrongIsToldAndTheOldOneStays) {
  const Office office(Kind::kPlan);
  const path file = office.folder() / "web.yml";
  const std::string good = "http_server_config: { http2: false }\n";
  WriteFile(file, good);
  std::vector<std::string> call = office.Call("serve");
  call.insert(call.end(), {"--web.config.file", file.string()});
  const Daemon daemon(call);
  const auto successful = [&] {
    return Metrics(daemon.Get("/metrics").body)
        .Sum("config_last_reload_successful");
  };
  EXPECT_THAT(successful(), Optional(1));
  WriteFile(file, "basic_auth_users: { anne: hunter2 }\n");
  EXPECT_TRUE(Eventually([&] { return successful() == 0; }));
  EXPECT_THAT(daemon.log(),
              AllOf(HasSubstr("web configuration not reloaded"),
                    HasSubstr("bcrypt"), Not(HasSubstr("hunter2"))));
  WriteFile(file, good + "# as before\n");
  EXPECT_TRUE(Eventually([&] { return successful() == 1; }));
}

// Root may read anything: then another user runs the daemon.
TEST(UnreadableFile, IsToldAndTheLastGoodFiguresStay) {
  const Office office(Kind::kPlan);
  std::vector<std::string> as;
  if (geteuid() == 0) {
    as = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    std::filesystem::permissions(office.folder(), std::filesystem::perms(0755));
    std::vector<std::string> attempt = as;
    attempt.insert(attempt.end(), {PLANWATCH_BINARY, "--version"});
    if (RunToEnd(attempt).status != 0)
      GTEST_SKIP() << "no other user can run " PLANWATCH_BINARY;
  }
  const Fault fault{
      .name = "Unreadable",
      .kind = Kind::kPlan,
      .damage =
          [](const path& source) {
            std::filesystem::permissions(source, std::filesystem::perms::none);
            return nullptr;
          },
      .says = {"the file may not be read", "give the daemon's user leave"}};
  ExpectFailsAndRecovers(fault, office, as);
}

}  // namespace
}  // namespace planwatch::e2e
