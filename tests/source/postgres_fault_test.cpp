// What goes wrong with a real PostgreSQL: no message has a secret or a record
// in it, and the next good read is right.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdlib>
#include <future>
#include <stop_token>

#include "collectors/base/descriptor.h"
#include "tests/base/port.h"
#include "tests/source/postgres.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class PostgresFault : public test::PostgresTest {
 protected:
  static void ExpectGood() {
    EXPECT_THAT(RowsOf(Ask("SELECT 1 AS a")), ElementsAre(": a", "row 1: 1"));
  }

  // A read that is stopped once `when` holds.
  static Result<ReadInfo> Stop(const SourceOptions& options,
                               const std::function<bool()>& when) {
    std::stop_source stop;
    KeepRows rows;
    auto read = std::async(std::launch::async, [&] {
      return SourceOf(options)->Read(rows, stop.get_token());
    });
    EXPECT_TRUE(e2e::Eventually(when));
    stop.request_stop();
    EXPECT_EQ(read.wait_for(20s), std::future_status::ready);
    return read.get();
  }

  const test::TempFolder folder_;
};

TEST_F(PostgresFault, QueriesThatDoMoreAreRefusedAndNothingIsWritten) {
  Sql("DROP TABLE IF EXISTS t; CREATE TABLE t (a int); INSERT INTO t VALUES "
      "(1); CREATE SEQUENCE IF NOT EXISTS s;"
      "CREATE OR REPLACE FUNCTION writes() RETURNS int LANGUAGE sql AS "
      "'DELETE FROM t RETURNING a'");
  for (const char* query :
       {"DELETE FROM t", "INSERT INTO t VALUES (2) RETURNING a", "DROP TABLE t",
        "SELECT a INTO u FROM t", "SELECT a FROM t; DELETE FROM t",
        "SELECT a FROM t; SELECT a FROM t", "SELECT a FROM t FOR UPDATE",
        "WITH d AS (DELETE FROM t RETURNING a) SELECT a FROM d",
        "COPY t TO PROGRAM 'cat'", "CALL p()", "BEGIN", "COMMIT", "VACUUM",
        "SELECT writes()", "SELECT nextval('s')",
        "SELECT 1) AS x; DELETE FROM t; SELECT (1",
        "EXPLAIN ANALYZE DELETE FROM t", "SELECT a FROM t FOR SHARE"})
    EXPECT_THAT(FaultOf(Ask(query)), AllOf(HasSubstr("does more than read"),
                                           HasSubstr("write one SELECT")))
        << query;
  EXPECT_THAT(FaultOf(Ask("SELECT 1) AS x UNION SELECT (2")), Not("no fault"));
  EXPECT_THAT(FaultOf(Ask("SELECT set_config('transaction_read_only', 'off', "
                          "true), writes()")),
              Not("no fault"));
  EXPECT_EQ(Sql("SELECT count(*) FROM t"), "1\n");
  EXPECT_THAT(RowsOf(Ask("SELECT a FROM t")), ElementsAre(": a", "row 1: 1"));
  for (const char* query : {"", " ;", "-- nothing"})
    EXPECT_THAT(FaultOf(Ask(query)), HasSubstr("the query is empty")) << query;
}

TEST_F(PostgresFault, FaultsOfTheQueryNameWhatIsMissingAndNoMore) {
  Sql("DROP TABLE IF EXISTS t; CREATE TABLE t (a int)");
  EXPECT_EQ(FaultOf(Ask("SELECT a FROM referral WHERE a = 1")),
            "postgres: there is no table \"referral\" in the database; put the "
            "query right");
  EXPECT_EQ(FaultOf(Ask("SELECT '\u00E9\U0001F600', a FROM cases.\"Old "
                        "referral\"")),
            "postgres: there is no table \"cases.Old referral\" in the "
            "database; put the query right");
  EXPECT_EQ(FaultOf(Ask("SELECT t.recieved, a FROM t")),
            "postgres: there is no column \"t.recieved\" in the database; put "
            "the query right");
  EXPECT_EQ(FaultOf(Ask("SELECT a FRM t WHERE x = 'Jo Bloggs'")),
            "postgres: the query is not understood by the database; put it "
            "right");
  for (const char* query : {"SELECT 'Jo Bloggs'::date",
                            "SELECT 'Jo Bloggs'::int", "SELECT 1 / 0 AS bloggs",
                            "SELECT ('Jo Bloggs ' || n)::date FROM "
                            "generate_series(1, 3) n"})
    EXPECT_THAT(FaultOf(Ask(query)),
                AllOf(HasSubstr("a value that it can't convert"),
                      Not(HasSubstr("Bloggs"))))
        << query;
  ExpectGood();
}

TEST_F(PostgresFault, TableThatIsDroppedIsNamedAndReadAgainOnceItIsBack) {
  Sql("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT 1 AS a");
  const auto source = SourceOf(Ask("SELECT a FROM t"));
  KeepRows before, without, after;
  ASSERT_TRUE(source->Read(before, {}));
  Sql("DROP TABLE t");
  const Result<ReadInfo> read = source->Read(without, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr("there is no table \"t\""));
  Sql("CREATE TABLE t AS SELECT 2 AS a");
  ASSERT_TRUE(source->Read(after, {}));
  EXPECT_THAT(after.Lines(), ElementsAre(": a", "row 1: 2"));
}

TEST_F(PostgresFault, FaultsOfTheSinkComeWithTheRow) {
  class Refuse : public RowSink {
    Status Take(const Row& row) override {
      return row.place.row == 1 ? Status(Error("not this one")) : Status();
    }
  } refuse;
  const auto read = SourceOf(Ask("SELECT * FROM generate_series(1, 1000000)"))
                        ->Read(refuse, {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message(), "postgres: row 1: not this one");
  EXPECT_TRUE(e2e::Eventually([] { return Running() == "0\n"; }));
}

TEST_F(PostgresFault, UsersWhoAreRefusedAreToldWhatToDo) {
  SourceOptions options = By("reader", "127.0.0.1");
  EXPECT_THAT(
      FaultOf(options),
      "postgres on 127.0.0.1: the server asks for a password; write it into a "
      "file, and name the file as `password_file` in the configuration");
  options.password_file = folder_.Write("password", "wrong secret\n");
  const std::string refused =
      "postgres on 127.0.0.1: the server refuses this user or the password; "
      "put them right in the configuration";
  EXPECT_EQ(FaultOf(options), refused);
  EXPECT_EQ(FaultOf(By("reader:secret", "127.0.0.1")), refused);
  options.password_file = folder_ / "nowhere";
  EXPECT_THAT(FaultOf(options), StartsWith("postgres on 127.0.0.1: the file of "
                                           "`password_file` can't be read"));
  options.password_file = folder_.Write("empty", "\n");
  EXPECT_THAT(FaultOf(options), HasSubstr("there is nothing in the file"));
  options = By("reader", "127.0.0.1");
  options.password_file =
      folder_.Write("password", std::string(test::kPassword) + "\r\n");
  EXPECT_THAT(RowsOf(options), ElementsAre(": a", "row 1: 1"));
  EXPECT_EQ(FaultOf(Ask("SELECT 1", "nowhere")),
            "nowhere: there is no such database on the server, or this user "
            "may not enter it; name the right one in the configuration");
  Sql("DROP TABLE IF EXISTS t; CREATE TABLE t (a int)");
  options.query = "SELECT a FROM t";
  EXPECT_THAT(FaultOf(options),
              HasSubstr("this user may not read what the query names; let the "
                        "user SELECT from it"));
}

TEST_F(PostgresFault, CertificateMustBeTrustedAndOfTheHost) {
  const std::string ca = (server().folder() / "ca.pem").string();
  const auto fault = [](const std::string& host, const std::string& more) {
    SourceOptions options = By("postgres", host, "?hostaddr=127.0.0.1" + more);
    KeepRows rows;
    const Result<ReadInfo> read = SourceOf(options)->Read(rows, {});
    return read ? std::string() : read.error().message();
  };
  EXPECT_THAT(fault("db.test", ""),
              "postgres on db.test: the server's certificate is not trusted; "
              "name the file of its authority's certificate in the address, as "
              "in ?sslrootcert=/etc/ssl/council-ca.pem");
  EXPECT_THAT(fault("db.test", "&sslrootcert=/nowhere.pem"),
              HasSubstr("certificate"));
  EXPECT_EQ(fault("db.test", "&sslrootcert=" + ca), "");
  EXPECT_THAT(fault("other.test", "&sslrootcert=" + ca),
              "postgres on other.test: the server's certificate is for another "
              "name; use that name in the address");
  EXPECT_EQ(fault("other.test", "&sslmode=require"), "");
  // This machine needs no certificate; what only looks like it does.
  EXPECT_EQ(fault("localhost", ""), "");
  EXPECT_THAT(fault("127.0.0.test", ""), HasSubstr("is not trusted"));
  SourceOptions options = By("postgres", "");
  EXPECT_THAT(FaultOf(options), HasSubstr("there is no answer"));  // a socket
  setenv("PGHOST", "127.0.0.1", 1);
  EXPECT_THAT(FaultOf(options), HasSubstr("is not trusted"));
  unsetenv("PGHOST");

  Sql("ALTER SYSTEM SET ssl = off");
  Sql("SELECT pg_reload_conf()");
  EXPECT_TRUE(e2e::Eventually([] { return Sql("SHOW ssl") == "off\n"; }));
  EXPECT_THAT(
      fault("db.test", "&sslrootcert=" + ca),
      "postgres on db.test: the server has no TLS; switch it on there, or add "
      "?sslmode=disable to the address where the network itself is safe");
  Sql("ALTER SYSTEM RESET ssl");
  Sql("SELECT pg_reload_conf()");
  EXPECT_TRUE(e2e::Eventually([] { return Sql("SHOW ssl") == "on\n"; }));
  EXPECT_EQ(fault("db.test", "&sslrootcert=" + ca), "");
}

TEST_F(PostgresFault, ServerThatIsNotThereIsAFault) {
  SourceOptions options;
  options.query = "SELECT 1";
  for (const std::string& host :
       {"127.0.0.1:" + std::to_string(test::FreePort()),
        std::string("nowhere.invalid")}) {
    options.database = "postgresql://reader:secret@" + host + "/cases";
    EXPECT_THAT(FaultOf(options),
                AllOf(HasSubstr("there is no answer from the database server"),
                      Not(HasSubstr("secret"))))
        << host;
  }
  options.database = "postgresql:///cases?host=" + folder_.path().string();
  EXPECT_THAT(FaultOf(options), HasSubstr("there is no answer"));
}

TEST_F(PostgresFault, ConnectingCanBeStopped) {
  // Takes connections and says nothing.
  const Descriptor silent(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  ASSERT_EQ(bind(silent.get(), any, size), 0);
  ASSERT_EQ(listen(silent.get(), 1), 0);
  ASSERT_EQ(getsockname(silent.get(), any, &size), 0);
  SourceOptions options;
  options.database = "postgresql://reader@127.0.0.1:" +
                     std::to_string(ntohs(address.sin_port)) + "/cases";
  options.query = "SELECT 1";
  Descriptor taken;
  const Result<ReadInfo> read = Stop(options, [&] {
    taken = Descriptor(accept4(silent.get(), nullptr, nullptr, SOCK_CLOEXEC));
    return true;
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
}

TEST_F(PostgresFault, QueryWithoutEndIsStoppedAtTheServerToo) {
  for (const char* query :
       {"SELECT count(*) FROM generate_series(1, 100000000000)",
        "SELECT pg_sleep(1000)"}) {
    const Result<ReadInfo> read =
        Stop(Ask(query), [] { return Running() == "1\n"; });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
    EXPECT_TRUE(e2e::Eventually([] { return Running() == "0\n"; })) << query;
  }
  ExpectGood();
}

TEST_F(PostgresFault, RowsWithoutEndAreStopped) {
  std::stop_source stop;
  AtRow sink(3, [&] { stop.request_stop(); });
  const auto read = SourceOf(Ask("WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL "
                                 "SELECT n + 1 FROM s) SELECT n FROM s"))
                        ->Read(sink, stop.get_token());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
  EXPECT_EQ(sink.last, 3u);
  EXPECT_TRUE(e2e::Eventually([] { return Running() == "0\n"; }));
}

TEST_F(PostgresFault, QueryThatTakesTooLongIsEndedByTheServer) {
  SourceOptions options = Ask("SELECT pg_sleep(1000)");
  options.timeout = 1s;
  EXPECT_THAT(FaultOf(options), HasSubstr("takes longer than `timeout`"));
  Sql("DROP TABLE IF EXISTS t; CREATE TABLE t (a int)");
  // So is the wait for a lock.
  options.query = "SELECT a FROM t";
  Sql("CREATE OR REPLACE FUNCTION lock_and_wait() RETURNS int LANGUAGE plpgsql "
      "AS 'BEGIN LOCK TABLE t; PERFORM pg_sleep(2); RETURN 1; END'");
  auto held = std::async(std::launch::async,
                         [] { return Sql("SELECT lock_and_wait()"); });
  EXPECT_TRUE(e2e::Eventually([] {
    return Sql("SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass "
               "AND mode = 'AccessExclusiveLock' AND granted") == "1\n";
  }));
  EXPECT_THAT(FaultOf(options), HasSubstr("`timeout`"));
  held.get();
  EXPECT_THAT(RowsOf(options), ElementsAre(": a"));
}

TEST_F(PostgresFault, ServerThatGoesAwayDuringAReadIsAFaultAndTheNextIsRight) {
  const auto source =
      SourceOf(Ask("SELECT n, repeat('x', 1000) AS x FROM "
                   "generate_series(1, 100000) n"));
  AtRow stop(10, [] { server().Stop(); });
  const Result<ReadInfo> read = source->Read(stop, {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kFailed);
  EXPECT_EQ(read.error().message(),
            "postgres: the connection to the database was lost; it is tried "
            "again");
  KeepRows none;
  const Result<ReadInfo> gone = source->Read(none, {});
  ASSERT_FALSE(gone);
  EXPECT_THAT(gone.error().message(), HasSubstr("there is no answer"));
  server().Start();
  CountRows rows;
  const Result<ReadInfo> good = source->Read(rows, {});
  EXPECT_TRUE(good) << good.error().message();
  EXPECT_EQ(rows.count, 100'001u);
}

}  // namespace
}  // namespace planwatch
