// What every database gives by its ODBC driver, and what goes wrong with it: no
// message has a secret or a record in it, and the next good read is right.
#include "tests/source/odbc.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>

#include <future>
#include <stop_token>

#include "collectors/source/query.h"
#include "collectors/table/limits.h"
#include "tests/base/child.h"
#include "tests/base/port.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Kind {
  const char* name;
  test::DatabaseServer* (*server)();
  SourceOptions (*ask)(std::string query, const std::string& more);
  const char* schema;  // before a table's name
  const char* million;
  const char* endless;
  const char* sleep;
  const char* running;  // how many of the reader's statements run
  const char* writer;   // makes a function that deletes from t
};

constexpr Kind kKinds[] = {
    {"Postgres", test::PostgresByOdbc,
     [](std::string query, const std::string& more) {
       return test::AskPostgres(std::move(query), more);
     },
     "",
     "SELECT DATE '2015-05-18' AS a, 'not wanted' AS b FROM "
     "generate_series(1, 1000000)",
     "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s) SELECT n "
     "FROM s",
     "SELECT pg_sleep(1000)",
     "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query "
     "LIKE '%pg_sleep%' AND pid <> pg_backend_pid()",
     "CREATE OR REPLACE FUNCTION writes() RETURNS int LANGUAGE sql AS 'DELETE "
     "FROM t; SELECT 1'"},
    {"MariaDb", test::MariaByOdbc, test::AskMaria, "cases.",
     "SELECT DATE '2015-05-18' AS a, 'not wanted' AS b FROM seq_1_to_1000000",
     "SELECT seq FROM seq_1_to_1000000000000", "SELECT SLEEP(1000)",
     "SELECT count(*) FROM information_schema.processlist WHERE info LIKE "
     "'%SLEEP%' AND id <> connection_id()",
     "DELIMITER //\nCREATE OR REPLACE FUNCTION cases.writes() RETURNS INT "
     "BEGIN DELETE FROM cases.t; RETURN 1; END//\n"}};

class Odbc : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (GetParam().server() == nullptr)
      GTEST_SKIP() << "the server or its ODBC driver is not installed";
  }

  static test::DatabaseServer& server() { return *GetParam().server(); }
  static std::string Sql(const std::string& sql) { return server().Sql(sql); }
  static SourceOptions Ask(std::string query) {
    return GetParam().ask(std::move(query),
                          GetParam().name == std::string("MariaDb")
                              ? "UID=root"
                              : "UID=postgres");
  }
  static SourceOptions AskAsReader(const std::string& more = {}) {
    return GetParam().ask("SELECT 1 AS a", "UID=reader;" + more);
  }
  static std::string Table() { return GetParam().schema + std::string("t"); }
  static void MakeTable() {
    Sql("DROP TABLE IF EXISTS " + Table() + "; CREATE TABLE " + Table() +
        " (a int, b varchar(20)); INSERT INTO " + Table() +
        " VALUES (1, 'x'), (NULL, NULL)");
  }
  static void ExpectGood() {
    EXPECT_THAT(RowsOf(Ask("SELECT 1 AS a")), ElementsAre(": a", "row 1: 1"));
  }

  const test::TempFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(By, Odbc, testing::ValuesIn(kKinds),
                         [](const auto& kind) { return kind.param.name; });

TEST_P(Odbc, GivesColumnNamesThenRowsAllAsText) {
  MakeTable();
  EXPECT_THAT(RowsOf(Ask("SELECT a, b, 'caf\u00E9 \U0001F600' AS c FROM " +
                         Table() + " ORDER BY b DESC; -- the end")),
              testing::UnorderedElementsAre(
                  ": a|b|c", HasSubstr(": 1|x|caf\u00E9 \U0001F600"),
                  HasSubstr(": ||caf\u00E9 \U0001F600")));
  class WantSecond : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 1; }
  } sink;
  ASSERT_TRUE(SourceOf(Ask("SELECT 1 AS a, 2 AS b"))->Read(sink, {}));
  EXPECT_THAT(sink.Lines(), ElementsAre(": a|b", "row 1: |2"));
}

TEST_P(Odbc, ACellIsOfAMebibyteAtTheMost) {
  KeepRows rows;
  const auto read =
      SourceOf(Ask("SELECT repeat('x', 1048576) AS a, repeat('x', 1048577) AS "
                   "b, repeat('\u00E9', 524289) AS c, repeat('\u00E9', 5000) "
                   "AS d, 1 AS e"))
          ->Read(rows, {});
  ASSERT_TRUE(read) << read.error().message();
  const std::vector<Cell>& cells = rows.rows.at(1).cells;
  EXPECT_EQ(cells.at(0).text.size(), kMaxCellBytes);
  EXPECT_EQ(cells.at(1).text, "");
  EXPECT_EQ(cells.at(2).text, "");
  EXPECT_EQ(cells.at(3).text.size(), 10'000u);
  EXPECT_EQ(cells.at(4).text, "1");
}

TEST_P(Odbc, QueriesThatDoMoreAreRefusedAndNothingIsWritten) {
  MakeTable();
  const std::string t = Table();
  for (const std::string& query :
       {"DELETE FROM " + t, "SELECT a FROM " + t + "; DELETE FROM " + t,
        "SELECT a FROM " + t + " FOR UPDATE", std::string("CALL p()"),
        std::string("COMMIT"), "DROP TABLE " + t})
    EXPECT_THAT(FaultOf(Ask(query)), HasSubstr("does more than read")) << query;
  // What only the server can tell.
  Sql(GetParam().writer);
  EXPECT_THAT(FaultOf(Ask("SELECT writes() AS a")),
              HasSubstr("does more than read"));
  EXPECT_EQ(Sql("SELECT count(*) FROM " + t), "2\n");
  EXPECT_THAT(FaultOf(Ask(" -- nothing")), HasSubstr("the query is empty"));
  ExpectGood();
}

TEST_P(Odbc, FaultsOfTheQueryHaveNoRecordInThem) {
  MakeTable();
  EXPECT_THAT(FaultOf(Ask("SELECT a FROM nowhere")),
              HasSubstr(": there is no such table in the database; put the "
                        "query right"));
  EXPECT_THAT(FaultOf(Ask("SELECT recieved FROM " + Table())),
              HasSubstr(": there is no such column in the database; put the "
                        "query right"));
  EXPECT_THAT(FaultOf(Ask("SELECT a FRM x WHERE b = 'Jo Bloggs'")),
              AllOf(HasSubstr("not understood"), Not(HasSubstr("Bloggs"))));
  class Refuse : public RowSink {
    Status Take(const Row& row) override {
      return row.place.row == 1 ? Status(Error("not this one")) : Status();
    }
  } refuse;
  const auto read = SourceOf(Ask("SELECT 1 AS a"))->Read(refuse, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr(": row 1: not this one"));
}

TEST_P(Odbc, TableThatIsDroppedIsReadAgainOnceItIsBack) {
  MakeTable();
  const auto source = SourceOf(Ask("SELECT count(*) AS n FROM " + Table()));
  KeepRows before, without, after;
  ASSERT_TRUE(source->Read(before, {}));
  Sql("DROP TABLE " + Table());
  const Result<ReadInfo> read = source->Read(without, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr("there is no such table"));
  MakeTable();
  ASSERT_TRUE(source->Read(after, {}));
  EXPECT_EQ(after.Lines(), before.Lines());
}

TEST_P(Odbc, PasswordsComeFromAFileAndAreNeverShown) {
  SourceOptions options = AskAsReader();
  options.password_file = folder_.Write("password", "wrong secret\n");
  const std::string refused = FaultOf(options);
  EXPECT_THAT(refused,
              AllOf(HasSubstr(" on 127.0.0.1: "), HasSubstr("password"),
                    Not(HasSubstr("secret")), Not(HasSubstr("reader"))));
  options.password_file =
      folder_.Write("password", std::string(test::kPassword) + "\n");
  EXPECT_THAT(RowsOf(options), ElementsAre(": a", "row 1: 1"));
  options.password_file = folder_ / "nowhere";
  EXPECT_THAT(FaultOf(options),
              HasSubstr("the file of `password_file` can't be read"));
  EXPECT_THAT(FaultOf(AskAsReader("PWD=secret")), Not(HasSubstr("secret")));
}

TEST_P(Odbc, ServerThatIsNotThereIsAFault) {
  SourceOptions options = Ask("SELECT 1");
  const std::string port = std::to_string(server().port());
  options.database.replace(options.database.find(port), port.size(),
                           std::to_string(test::FreePort()));
  EXPECT_THAT(
      FaultOf(options),
      HasSubstr(": no connection to the database server can be made; see that "
                "it runs, that its name and port, the user and the password "
                "are right, and that the driver trusts its certificate"));
}

TEST_P(Odbc, QueryWithoutEndIsStoppedAtTheServerToo) {
  std::stop_source stop;
  KeepRows rows;
  SourceOptions options = Ask(GetParam().sleep);
  options.timeout = 1h;
  auto read = std::async(std::launch::async, [&] {
    return SourceOf(options)->Read(rows, stop.get_token());
  });
  EXPECT_TRUE(e2e::Eventually([] { return Sql(GetParam().running) == "1\n"; }));
  stop.request_stop();
  ASSERT_EQ(read.wait_for(20s), std::future_status::ready);
  const Result<ReadInfo> ended = read.get();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().kind(), Error::Kind::kStopped);
  EXPECT_TRUE(e2e::Eventually([] { return Sql(GetParam().running) == "0\n"; }));
  ExpectGood();
}

TEST_P(Odbc, QueryThatTakesTooLongIsEndedByTheServer) {
  SourceOptions options = Ask(GetParam().sleep);
  options.timeout = 1s;
  EXPECT_THAT(FaultOf(options), HasSubstr("takes longer than `timeout`"));
  EXPECT_EQ(Sql(GetParam().running), "0\n");
}

TEST_P(Odbc, RowsWithoutEndAreStopped) {
  std::stop_source stop;
  AtRow sink(3, [&] { stop.request_stop(); });
  SourceOptions options = Ask(GetParam().endless);
  options.timeout = 2s;  // where the driver keeps all rows it ends them
  const auto read = SourceOf(options)->Read(sink, stop.get_token());
  ASSERT_FALSE(read);
  EXPECT_LE(sink.last, 3u);
}

TEST_P(Odbc, ServerThatGoesAwayIsAFaultAndTheNextReadIsRight) {
  const auto source = SourceOf(Ask(GetParam().million));
  AtRow restart(10, [] { server().Stop(); });
  const Result<ReadInfo> read = source->Read(restart, {});
  // A driver that keeps all rows has them.
  if (!read) {
    EXPECT_EQ(read.error().kind(), Error::Kind::kFailed);
    EXPECT_THAT(read.error().message(),
                HasSubstr("the connection to the database was lost"));
  }
  KeepRows none;
  const Result<ReadInfo> gone = source->Read(none, {});
  ASSERT_FALSE(gone);
  EXPECT_THAT(gone.error().message(),
              HasSubstr("no connection to the database server"));
  server().Start();
  CountRows rows;
  const Result<ReadInfo> good = source->Read(rows, {});
  EXPECT_TRUE(good) << good.error().message();
  EXPECT_EQ(rows.count, 1'000'001u);
}

TEST_P(Odbc, AMillionRowsAreReadInFlatMemory) {
  // MariaDB's driver of Debian 12 and 13 keeps them all: some 50 bytes a row.
  const long most =
      GetParam().name == std::string("MariaDb") ? 128 * 1024 : 4096;
  CountRows sink;
  const auto read = SourceOf(Ask(GetParam().million))->Read(sink, {});
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(sink.count, 1'000'001u);
  // What is freed stays with a sanitizer for a while.
  if (!kSanitized) {
    EXPECT_LT(sink.grown(), most);
  }
}

}  // namespace
}  // namespace planwatch
