// A million rows from each kind of database: what a source takes beside the
// bare driver, each in a process of its own. By processor time, which other
// programs on the machine don't change. Run by hand.
#include <libpq-fe.h>
#include <sql.h>
#include <sqlext.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include "tests/source/odbc.h"

namespace planwatch {
namespace {

constexpr char kQuery[] = "SELECT received, triaged, outcome, source FROM big";

class Count : public RowSink {
 public:
  Status Take(const Row& row) override {
    for (const Cell& cell : row.cells) bytes += cell.text.size();
    ++rows;
    return {};
  }
  std::size_t rows = 0, bytes = 0;
};

long PeakKib() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss;
}

double ProcessorSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// The best of three.
template <typename Read>
double Measure(const char* name, Read read) {
  int ends[2];
  if (pipe(ends) != 0) return 0;
  const pid_t child = fork();
  if (child == 0) {
    const long before = PeakKib();
    double best = 1e9, wall = 1e9;
    std::size_t bytes = 0;
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      const double used = ProcessorSeconds();
      bytes = read();
      best = std::min(best, ProcessorSeconds() - used);
      const std::chrono::duration<double> took =
          std::chrono::steady_clock::now() - start;
      wall = std::min(wall, took.count());
    }
    std::printf("%-24s %5.2f s (%5.2f s in all) %5.1f MB of text +%ld KiB\n",
                name, best, wall, static_cast<double>(bytes) / 1e6,
                PeakKib() - before);
    std::fflush(stdout);
    const bool written = write(ends[1], &best, sizeof best) == sizeof best;
    _exit(written ? 0 : 1);
  }
  double best = 0;
  close(ends[1]);
  if (::read(ends[0], &best, sizeof best) != sizeof best) best = 0;
  waitpid(child, nullptr, 0);
  close(ends[0]);
  return best;
}

std::size_t BySource(const SourceOptions& options) {
  Count count;
  const Result<ReadInfo> read = SourceOf(options)->Read(count, {});
  if (!read) std::puts(read.error().message().c_str());
  return count.bytes;
}

std::size_t BySqlite(const std::string& file) {
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_prepare_v2(database, kQuery, -1, &statement, nullptr);
  std::size_t bytes = 0;
  std::array<std::string, 4> row;
  while (sqlite3_step(statement) == SQLITE_ROW)
    for (int i = 0; i < 4; ++i) {
      const auto* text = sqlite3_column_text(statement, i);
      std::string& cell = row[static_cast<std::size_t>(i)];
      cell.assign(text == nullptr ? "" : reinterpret_cast<const char*>(text));
      bytes += cell.size();
    }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return bytes;
}

std::size_t ByLibpq(const std::string& url) {
  PGconn* const connection = PQconnectdb(url.c_str());
  PQsendQuery(connection, kQuery);
  PQsetSingleRowMode(connection);
  std::size_t bytes = 0;
  std::array<std::string, 4> row;
  while (PGresult* const result = PQgetResult(connection)) {
    if (PQresultStatus(result) == PGRES_SINGLE_TUPLE)
      for (int i = 0; i < 4; ++i) {
        std::string& cell = row[static_cast<std::size_t>(i)];
        cell.assign(PQgetvalue(result, 0, i));
        bytes += cell.size();
      }
    PQclear(result);
  }
  PQfinish(connection);
  return bytes;
}

std::size_t ByOdbc(std::string string) {
  SQLHANDLE environment = nullptr, connection = nullptr, statement = nullptr;
  SQLAllocHandle(SQL_HANDLE_ENV, nullptr, &environment);
  SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION,
                reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
  SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection);
  SQLDriverConnect(connection, nullptr,
                   reinterpret_cast<SQLCHAR*>(string.data()), SQL_NTS, nullptr,
                   0, nullptr, SQL_DRIVER_NOPROMPT);
  SQLSetConnectAttr(connection, SQL_ATTR_AUTOCOMMIT,
                    reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_OFF), 0);
  SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement);
  std::string query = kQuery;
  SQLExecDirect(statement, reinterpret_cast<SQLCHAR*>(query.data()), SQL_NTS);
  // Texts as UTF-16, which alone does not hang on the locale.
  std::array<std::array<char, 512>, 4> buffers{};
  std::array<SQLLEN, 4> lengths{};
  for (std::size_t i = 0; i < 4; ++i)
    SQLBindCol(statement, static_cast<SQLUSMALLINT>(i + 1),
               i < 2 ? SQL_C_CHAR : SQL_C_WCHAR, buffers[i].data(),
               buffers[i].size(), &lengths[i]);
  std::size_t bytes = 0;
  std::array<std::string, 4> row;
  while (SQL_SUCCEEDED(SQLFetch(statement)))
    for (std::size_t i = 0; i < 4; ++i) {
      row[i].assign(buffers[i].data(),
                    static_cast<std::size_t>(std::max(lengths[i], SQLLEN{0})));
      bytes += row[i].size();
    }
  SQLFreeHandle(SQL_HANDLE_STMT, statement);
  SQLEndTran(SQL_HANDLE_DBC, connection, SQL_ROLLBACK);
  SQLDisconnect(connection);
  SQLFreeHandle(SQL_HANDLE_DBC, connection);
  SQLFreeHandle(SQL_HANDLE_ENV, environment);
  return bytes;
}

void Compare(const char* name, double bare, double source) {
  std::printf("%-24s %6.2f times the bare driver\n", name, source / bare);
}

// The same rows in each dialect, from a series n.
std::string Rows(const std::string& date, const std::string& series) {
  return "SELECT " + date +
         " AS triaged, 'multi-agency intervention' AS outcome, 'Children''s "
         "social care' AS source FROM " +
         series;
}

void Sqlite() {
  const test::TempFolder folder;
  const std::string file = (folder / "big.db").string();
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_exec(database,
               ("CREATE TABLE big AS WITH RECURSIVE s(n) AS (SELECT 1 UNION "
                "ALL SELECT n + 1 FROM s LIMIT 1000000) " +
                Rows("date('2015-05-18', -(n % 1000) || ' days') AS received, "
                     "date('2015-05-18')",
                     "s"))
                   .c_str(),
               nullptr, nullptr, nullptr);
  sqlite3_close(database);
  SourceOptions options;
  options.database = "sqlite3://" + file;
  options.query = kQuery;
  const double bare = Measure("sqlite3_step", [&] { return BySqlite(file); });
  Compare("SQLite", bare, Measure("SQLite", [&] { return BySource(options); }));
}

void Postgres() {
  test::PostgresServer* const server = test::PostgresServer::Shared();
  if (server == nullptr) return;
  server->Sql("CREATE TABLE big AS " +
              Rows("date '2015-05-18' - n % 1000 AS received, date "
                   "'2015-05-18'",
                   "generate_series(1, 1000000) n") +
              "; ANALYZE big");
  SourceOptions options;
  options.database =
      "postgresql://postgres@127.0.0.1:" + std::to_string(server->port()) +
      "/postgres?sslmode=disable";
  options.query = kQuery;
  double bare = Measure("libpq, single-row mode",
                        [&] { return ByLibpq(options.database); });
  Compare("PostgreSQL", bare,
          Measure("PostgreSQL", [&] { return BySource(options); }));
  if (test::PostgresByOdbc() == nullptr) return;
  options = test::AskPostgres(kQuery);
  bare = Measure("psqlodbc, bound", [&] {
    return ByOdbc(options.database.substr(5) + ";UseDeclareFetch=1;Fetch=1000");
  });
  Compare("PostgreSQL by ODBC", bare,
          Measure("PostgreSQL by ODBC", [&] { return BySource(options); }));
}

void Maria() {
  if (test::MariaByOdbc() == nullptr) return;
  test::MariaByOdbc()->Sql(
      "USE cases; CREATE TABLE big AS " +
      Rows("DATE '2015-05-18' - INTERVAL seq % 1000 DAY AS received, DATE "
           "'2015-05-18'",
           "seq_1_to_1000000"));
  const SourceOptions options = test::AskMaria(kQuery);
  const double bare = Measure("MariaDB's driver, bound", [&] {
    return ByOdbc(options.database.substr(5));
  });
  Compare("MariaDB by ODBC", bare,
          Measure("MariaDB by ODBC", [&] { return BySource(options); }));
}

}  // namespace
}  // namespace planwatch

int main() {
  planwatch::Sqlite();
  planwatch::Postgres();
  planwatch::Maria();
}
