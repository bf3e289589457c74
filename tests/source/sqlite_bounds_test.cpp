// What a query may ask for, up to its bounds.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "collectors/source/sqlite.h"
#include "collectors/table/limits.h"
#include "tests/base/folder.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

class SqliteBounds : public testing::Test {
 protected:
  SqliteBounds() {
    SQLite::Database(file_.string(),
                     SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t (a)");
  }
  // What is wrong with it; the rows that it gave are in `rows_`.
  std::string Ask(const std::string& query) {
    SourceOptions options;
    options.database = "sqlite3://" + file_.string();
    options.query = query;
    rows_ = {};
    const auto read =
        MakeSqliteSource(options, std::chrono::seconds{5})->Read(rows_, {});
    return read ? "" : read.error().message();
  }

  const test::TempFolder folder_;
  const std::filesystem::path file_ = folder_ / "cases.db";
  KeepRows rows_;
};

TEST_F(SqliteBounds, ACellIsOfAMebibyteAtTheMost) {
  const std::string mebibyte = "hex(zeroblob(524288))";
  ASSERT_EQ(Ask("SELECT " + mebibyte + " AS a, 1 AS b"), "");
  EXPECT_EQ(rows_.rows.at(1).cells.at(0).text.size(), std::size_t{1} << 20);
  // A longer one is left out, and nothing else.
  ASSERT_EQ(Ask("SELECT " + mebibyte + " || 'x' AS a, 1 AS b"), "");
  EXPECT_EQ(rows_.rows.at(1).cells.at(0).text, "");
  EXPECT_EQ(rows_.rows.at(1).cells.at(1).text, "1");
}

TEST_F(SqliteBounds, ThereAreAThousandColumnsAtTheMost) {
  std::string query = "SELECT 1";
  for (std::size_t i = 1; i < kMaxColumns; ++i) query += ",1";
  EXPECT_EQ(Ask(query), "");
  EXPECT_EQ(rows_.rows.at(1).cells.size(), kMaxColumns);
  EXPECT_EQ(Ask(query + ",1"),
            "cases.db: the query gives more than 1,000 columns; name the ones "
            "that are needed");
}

TEST_F(SqliteBounds, NothingIsAskedForButData) {
  for (const char* query :
       {"SELECT load_extension('x')", "SELECT load_extension('x', 'y')",
        "SAVEPOINT s", "RELEASE s", "COMMIT", "ROLLBACK", "DETACH main",
        "PRAGMA user_version", "SELECT * FROM pragma_table_info('t')"})
    EXPECT_NE(Ask(query), "") << query;
  EXPECT_EQ(Ask("SELECT abs(-1)"), "");
}

TEST_F(SqliteBounds, WhatIsMissingIsNamed) {
  EXPECT_EQ(Ask("SELECT x FROM t"),
            "cases.db: there is no column \"x\" in the database; put the query "
            "right");
  EXPECT_EQ(Ask("SELECT a FROM u"),
            "cases.db: there is no table \"u\" in the database; put the query "
            "right");
  EXPECT_EQ(Ask("SELECT nosuch(a) FROM t"),
            "cases.db: the query is not understood by SQLite; put it right "
            "(try it with the sqlite3 program)");
}

// SQLite's own text might quote a record.
TEST_F(SqliteBounds, AFaultWithoutWordsOfItsOwnHasItsNumber) {
  EXPECT_EQ(Ask("SELECT a FROM t LIMIT 'Jo Bloggs'"),
            "cases.db: the query failed (SQLite result 20)");
}

// Where a folder lies in the way of SQLite's own file.
TEST_F(SqliteBounds, TheFilesBesideTheDatabaseAreNeededToo) {
  std::filesystem::create_directory(folder_ / "cases.db-journal");
  EXPECT_EQ(Ask("SELECT a FROM t"),
            "cases.db: the database can't be read from the disk or network "
            "share; see that it is there");
  std::filesystem::remove(folder_ / "cases.db-journal");
  SQLite::Database(file_.string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA journal_mode = wal; INSERT INTO t VALUES (1)");
  std::filesystem::create_directory(folder_ / "cases.db-wal");
  EXPECT_EQ(
      Ask("SELECT a FROM t"),
      "cases.db: the database can't be opened; see that the daemon's user may "
      "read it and the files beside it that begin with its name");
}

// In a child without root's rights, who may read everything.
TEST_F(SqliteBounds, ADatabaseThatMayNotBeReadSaysWhoNeedsLeave) {
  std::filesystem::permissions(file_, std::filesystem::perms::none);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) _exit(2);
    _exit(Ask("SELECT a FROM t") ==
                  "cases.db: the database may not be read; give the daemon's "
                  "user leave to read it, and to enter its folders"
              ? 0
              : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace planwatch
