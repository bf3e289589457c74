// What a query may ask for, up to its bounds.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "collectors/source/sqlite.h"
#include "collectors/table/limits.h"
#include "tests/base/folder.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using testing::HasSubstr;

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
  EXPECT_THAT(Ask(query + ",1"), HasSubstr("more than 1,000 columns"));
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

}  // namespace
}  // namespace planwatch
