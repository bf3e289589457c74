// Types, encodings and TLS by each driver, connection strings, and drivers that
// have no server here.
#include <gmock/gmock.h>

#include <functional>
#include <string>

#include "tests/base/port.h"
#include "tests/source/odbc.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string LastRow(const SourceOptions& options) {
  const std::vector<std::string> rows = RowsOf(options);
  return rows.empty() ? "no row" : rows.back().substr(7);
}

TEST(OdbcTypes, OfMariaDb) {
  if (test::MariaByOdbc() == nullptr) GTEST_SKIP() << "MariaDB is missing";
  test::MariaByOdbc()->Sql(
      "DROP TABLE IF EXISTS cases.types; CREATE TABLE cases.types (i "
      "TINYINT, big BIGINT UNSIGNED, n DECIMAL(20,5), d DOUBLE, day DATE, at "
      "TIME, t DATETIME, us DATETIME(6), stamp TIMESTAMP NULL, y YEAR, c "
      "CHAR(4), latin VARCHAR(9) CHARACTER SET latin1, utf16 VARCHAR(9) "
      "CHARACTER SET utf16, long_text LONGTEXT, e ENUM('none', 'further'), b "
      "BLOB);"
      "INSERT INTO cases.types VALUES (-7, 18446744073709551615, "
      "123456789012345.5, 0.1, '2015-05-18', '14:05:06', '2015-05-18 14:05:06',"
      "'2015-05-18 14:05:06.123456', '2015-05-18 14:05:06', 2015, 'ab', "
      "'caf\u00E9', 'caf\u00E9 \U0001F600', REPEAT('\u00E9', 10), 'further', "
      "x'00ff');");
  EXPECT_EQ(LastRow(test::AskMaria("SELECT * FROM types")),
            "-7|18446744073709551615|123456789012345.50000|0.1|2015-05-18|"
            "14:05:06|2015-05-18 14:05:06|2015-05-18 14:05:06.123456|"
            "2015-05-18 14:05:06|2015|ab|caf\u00E9|caf\u00E9 \U0001F600|"
            "\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9|"
            "further|");
}

TEST(OdbcTypes, OfPostgres) {
  if (test::PostgresByOdbc() == nullptr)
    GTEST_SKIP() << "PostgreSQL or its ODBC driver is missing";
  const std::string query =
      "SELECT (-7)::smallint, 9223372036854775807, 2.50::numeric, "
      "0.1::double precision, date '2015-05-18', time '14:05:06', "
      "timestamp '2015-05-18 14:05:06', timestamp '2015-05-18 "
      "14:05:06.123456', 'ab'::char(4), 'caf\u00E9'::text, "
      "'caf\u00E9'::varchar(9), NULL::date, '\\x00ff'::bytea, "
      "repeat('\u00E9', 10)";
  const std::string row =
      "-7|9223372036854775807|2.50|0.1|2015-05-18|14:05:06|2015-05-18 "
      "14:05:06|2015-05-18 14:05:06.123456|ab  |caf\u00E9|caf\u00E9||"
      "|\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9";
  EXPECT_EQ(LastRow(test::AskPostgres(query)), row);
  EXPECT_THAT(
      FaultOf(test::AskPostgres(query, "UID=postgres", "psqlodbca.so")),
      HasSubstr("the ODBC driver has no Unicode; name its Unicode driver"));
}

// Drivers give what has room at once, and the rest in pieces.
void ExpectTextsOfAnyLength(
    const std::function<SourceOptions(std::string)>& ask) {
  for (const std::size_t length : {1, 1021, 1022, 1023, 1024, 4095, 9000}) {
    std::string e;
    for (std::size_t i = 0; i < length; ++i) e += "\u00E9";
    const std::string size = std::to_string(length);
    EXPECT_EQ(LastRow(ask("SELECT 7 AS a, REPEAT('\u00E9', " + size +
                          ") AS b, REPEAT('x', " + size + ") AS c, 8 AS d")),
              "7|" + e + "|" + std::string(length, 'x') + "|8")
        << length;
  }
}

TEST(OdbcTypes, TextsOfMariaDbMayBeLong) {
  if (test::MariaByOdbc() == nullptr) GTEST_SKIP() << "MariaDB is missing";
  ExpectTextsOfAnyLength(
      [](const std::string& query) { return test::AskMaria(query); });
}

TEST(OdbcTypes, TextsOfPostgresMayBeLong) {
  if (test::PostgresByOdbc() == nullptr)
    GTEST_SKIP() << "PostgreSQL or its ODBC driver is missing";
  ExpectTextsOfAnyLength(
      [](const std::string& query) { return test::AskPostgres(query); });
}

TEST(OdbcTls, CertificateOfMariaDbMustBeTrusted) {
  if (test::MariaByOdbc() == nullptr) GTEST_SKIP() << "MariaDB is missing";
  const std::string ca = (test::MariaByOdbc()->folder() / "ca.pem").string();
  EXPECT_EQ(LastRow(test::AskMaria("SELECT 1 AS a",
                                   "UID=root;SSLVERIFY=1;SSLCA=" + ca)),
            "1");
  EXPECT_THAT(
      FaultOf(test::AskMaria(
          "SELECT 1 AS a",
          "UID=root;SSLVERIFY=1;SSLCA=/etc/ssl/certs/ca-certificates.crt")),
      HasSubstr("cases on 127.0.0.1: no connection to the database server "));
}

TEST(OdbcStrings, NameWhatIsAskedWithoutUserOrPassword) {
  const auto name = [](const char* database) {
    SourceOptions options;
    options.database = database;
    const auto source = MakeSource(options);
    return source ? (*source)->name() : source.error().message();
  };
  EXPECT_EQ(name("odbc:cases"), "cases");
  EXPECT_EQ(name("odbc://cases"), "cases");
  EXPECT_EQ(name("odbc:DSN=cases;UID=reader;PWD=secret"), "cases");
  EXPECT_EQ(name("odbc:Driver={FreeTDS};SERVER={db};Uid=x;PWD={a}};b=c}"),
            "db");
  EXPECT_EQ(name("odbc:PWD={x;Server=y};Server=db ;Database=cases"),
            "cases on db ");
  EXPECT_EQ(name("odbc:Driver=Oracle;DBQ=//db/cases;UID=x"), "ODBC");
  for (const char* nothing : {"odbc:", "odbc://"})
    EXPECT_EQ(name(nothing),
              "the address names no database; write it as in odbc:cases, with "
              "the data source's name, or as a connection string, as in "
              "odbc:Driver=FreeTDS;Server=db.example.org;Database=cases");
}

TEST(OdbcDrivers, ThatAreMissingAreToldBySuchNames) {
  SourceOptions options;
  options.query = "SELECT 1";
  for (const char* database :
       {"odbc:no such source", "odbc:Driver=No such;Server=db",
        "odbc:Driver=/nowhere.so;Server=db"}) {
    options.database = database;
    EXPECT_THAT(FaultOf(options),
                HasSubstr("there is no such data source or driver"))
        << database;
  }
}

// Nothing of Debian speaks SQL Server's protocol, so that its driver is tried
// as far as that goes.
TEST(OdbcDrivers, OfSqlServerConnectsAndSaysThatNothingAnswers) {
  if (test::Driver("libtdsodbc.so").empty())
    GTEST_SKIP() << "tdsodbc is missing";
  SourceOptions options;
  options.query = "SELECT 1";
  options.timeout = std::chrono::seconds{5};
  options.database = "odbc:Driver=" + test::Driver("libtdsodbc.so").string() +
                     ";Server=127.0.0.1;Database=cases;UID=x;PWD=secret;Port=" +
                     std::to_string(test::FreePort());
  EXPECT_THAT(FaultOf(options),
              AllOf(HasSubstr("cases on 127.0.0.1: no connection to the "
                              "database server"),
                    Not(HasSubstr("secret"))));
}

// Each database is told in its own words how long a statement may take, and
// that nothing is written.
TEST(OdbcSessions, OfMariaDbAreBoundAndReadOnly) {
  if (test::MariaByOdbc() == nullptr) GTEST_SKIP() << "MariaDB is missing";
  SourceOptions options =
      test::AskMaria("SELECT @@max_statement_time AS a, @@tx_read_only AS b");
  options.timeout = std::chrono::seconds{77};
  EXPECT_EQ(LastRow(options), "77.000000|1");
}

TEST(OdbcSessions, OfPostgresAreBoundAndReadOnly) {
  if (test::PostgresByOdbc() == nullptr)
    GTEST_SKIP() << "PostgreSQL or its ODBC driver is missing";
  SourceOptions options = test::AskPostgres(
      "SELECT current_setting('statement_timeout') AS a, "
      "current_setting('default_transaction_read_only') AS b");
  options.timeout = std::chrono::seconds{77};
  EXPECT_EQ(LastRow(options), "77s|on");
}

}  // namespace
}  // namespace planwatch
