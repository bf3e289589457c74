// The sample's register in real databases: the same figures, and the whole way
// to /metrics.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/source/odbc.h"

namespace planwatch::e2e {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Optional;

void Replace(std::string& text, const std::string& from,
             const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// The sample, with its register from elsewhere.
class Elsewhere : public Installation {
 public:
  explicit Elsewhere(const std::string& source) {
    std::string config = ReadFile(Installation::config());
    Replace(config, "database: sqlite3://sample/register.db", source);
    if (source.starts_with("file:"))
      Replace(config,
              "query: SELECT received, triaged, outcome, source FROM referral",
              "format: csv");
    WriteFile(Installation::config(), config);
  }
};

// The register's table with dates that are dates.
std::string Register(const Installation& installation) {
  std::string sql = ReadFile(installation.path() / "sample/register.sql");
  Replace(sql, "received TEXT", "received DATE");
  Replace(sql, "triaged TEXT", "triaged DATE");
  return "DROP TABLE IF EXISTS referral;\n" + sql;
}

std::string Csv(const Installation& installation) {
  const Outcome outcome =
      RunToEnd({"sqlite3", "-csv", "-header",
                (installation.path() / "sample/register.db").string(),
                "SELECT * FROM referral"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return outcome.out;
}

// Every figure of the register that `serve` shows: its breakdowns too.
std::vector<Series> Figures(const Installation& installation) {
  const Daemon daemon(installation, "2015-05-18");
  std::vector<Series> figures;
  for (Series& series : Metrics(daemon.Get("/metrics").body).Own())
    if (series.name.starts_with("planwatch_referral") ||
        series.name.starts_with("planwatch_suppressed"))
      figures.push_back(std::move(series));
  return figures;
}

TEST(Databases, GiveTheFiguresOfTheSamplesRegister) {
  const Installation sample;
  const std::vector<Series> figures = Figures(sample);
  EXPECT_GT(figures.size(), 20u);
  const std::filesystem::path csv = sample.path() / "register.csv";
  WriteFile(csv, Csv(sample));
  EXPECT_EQ(Figures(Elsewhere("file: " + csv.string())), figures);

  std::string missing;
  if (auto* const server = test::PostgresServer::Shared()) {
    server->Sql(Register(sample));
    EXPECT_EQ(Figures(Elsewhere("database: postgresql://postgres@127.0.0.1:" +
                                std::to_string(server->port()) + "/postgres")),
              figures);
  } else {
    missing += " PostgreSQL";
  }
  if (test::PostgresByOdbc() != nullptr) {
    // As a data source of the system.
    const test::TempFolder folder;
    folder.Write(
        "odbcinst.ini",
        "[Any]\nDriver=" + test::Driver("psqlodbcw.so").string() + '\n');
    folder.Write(
        "odbc.ini",
        "[cases]\nDriver=Any\nServername=127.0.0.1\nDatabase=postgres\n"
        "Username=postgres\nPort=" +
            std::to_string(test::PostgresByOdbc()->port()) + '\n');
    setenv("ODBCSYSINI", folder.path().c_str(), 1);
    EXPECT_EQ(Figures(Elsewhere("database: odbc:cases")), figures);
    unsetenv("ODBCSYSINI");
  } else {
    missing += " odbc-postgresql";
  }
  if (auto* const server = test::MariaByOdbc()) {
    server->Sql("USE cases;\n" + Register(sample));
    EXPECT_EQ(
        Figures(Elsewhere("database: \"" + test::AskMaria("").database + '"')),
        figures);
  } else {
    missing += " MariaDB";
  }
  if (!missing.empty()) GTEST_SKIP() << "not installed:" << missing;
}

TEST(Databases, PasswordIsTakenFromItsFileAtEachReadAndNeverShown) {
  auto* const server = test::PostgresServer::Shared();
  if (server == nullptr) GTEST_SKIP() << "PostgreSQL is not installed";
  const test::TempFolder folder;
  const auto password = folder.Write("password", "wrong secret\n");
  const Elsewhere installation(
      "database: postgresql://reader@127.0.0.1:" +
      std::to_string(server->port()) +
      "/postgres\n      password_file: " + password.string());
  server->Sql(Register(installation) + "GRANT SELECT ON referral TO reader");
  const Daemon daemon(installation, "2015-05-18");
  const auto up = [&] {
    return Metrics(daemon.Get("/metrics").body)
        .Sum("source_up", {{"source", "cmog"}});
  };
  EXPECT_THAT(up(), Optional(0));
  EXPECT_THAT(daemon.log(), HasSubstr("the server refuses this user"));
  folder.Write("password", std::string(test::kPassword) + "\n");
  EXPECT_TRUE(Eventually([&] { return up() == 1; }));
  const std::string metrics = daemon.Get("/metrics").body;
  EXPECT_THAT(Metrics(metrics).Sum("referrals_received"), Optional(88));
  for (const std::string& text :
       {daemon.log(), metrics, daemon.Get("/check").body,
        daemon.Get("/api/v1/status").body}) {
    EXPECT_THAT(text, Not(HasSubstr("secret")));
    EXPECT_THAT(text, Not(HasSubstr("p;w}d{")));
  }
}

}  // namespace
}  // namespace planwatch::e2e
