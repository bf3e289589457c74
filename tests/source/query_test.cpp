#include "collectors/source/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/source/sql_state.h"
#include "tests/base/folder.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string Select(std::string_view query) {
  const Result<std::string> select = OneSelect(query);
  return select ? *select : select.error().message();
}

TEST(OneSelect, IsTheStatementWithoutWhatStandsAfterIt) {
  EXPECT_EQ(Select("SELECT a FROM t"), "SELECT a FROM t");
  EXPECT_EQ(Select(" select a ; ; -- end\n /* ; x */ "), " select a");
  EXPECT_EQ(Select("/* DELETE; */ SELECT a -- b"), "/* DELETE; */ SELECT a");
  EXPECT_EQ(Select("\n(SELECT a) UNION (SELECT b)"),
            "\n(SELECT a) UNION (SELECT b)");
  EXPECT_EQ(Select("WITH x AS (SELECT 1) SELECT * FROM x"),
            "WITH x AS (SELECT 1) SELECT * FROM x");
  for (const char* query :
       {"SELECT ';' AS a", "SELECT 'it''s; delete' AS a",
        "SELECT \"update;\" FROM t", "SELECT `into` FROM t",
        "SELECT [delete; me] FROM t", "SELECT t.update FROM t",
        "SELECT updated, deleted_at, inserting FROM t", "SELECT 'open"})
    EXPECT_EQ(Select(query), query);
}

TEST(OneSelect, IsNoneWhereThereIsNothing) {
  for (const char* query : {"", "  \n", ";", "-- x", "/* x", "; /* x */ ;"})
    EXPECT_EQ(Select(query), "the query is empty; write one SELECT") << query;
}

TEST(OneSelect, DoesNotWriteLockOrDoASecondThing) {
  for (const char* query :
       {"DELETE FROM t", "update t set a = 1", "CALL p()", "EXEC p",
        "SELECT 1; SELECT 2", "; SELECT 1; x", "SELECT a INTO b FROM t",
        "SELECT a FROM t FOR UPDATE", "SELECT 1 DROP TABLE t",
        "SELECT 1 Exec p", "SELECT 1 /*! INTO OUTFILE 'x' */",
        "WITH d AS (DELETE FROM t RETURNING a) SELECT a FROM d", "SHOW TABLES",
        "'SELECT'", "( DELETE FROM t )", "SELECT '' INTO x"})
    EXPECT_THAT(Select(query),
                AllOf(HasSubstr("more than read"), HasSubstr("one SELECT")))
        << query;
}

TEST(Password, IsTheSecretOfItsFile) {
  const test::TempFolder folder;
  const auto password = ReadPassword(folder.Write("password", "se cret\r\n"));
  ASSERT_TRUE(password);
  EXPECT_EQ(*password, "se cret");
  const auto missing = ReadPassword(folder.path() / "missing");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message(), HasSubstr("`password_file`"));
  const auto none = ReadPassword({});
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, "");
}

TEST(SqlState, MeansWhatItsClassDoesUnlessItIsKnown) {
  const auto words = [](std::string_view code, std::string_view name = {}) {
    return SqlStateError(code, name).message();
  };
  EXPECT_EQ(words("42P01", "t"),
            "there is no table \"t\" in the database; put the query right");
  EXPECT_EQ(words("42S02"),
            "there is no such table in the database; put the query right");
  EXPECT_EQ(words("42S22", "a"),
            "there is no column \"a\" in the database; put the query right");
  EXPECT_THAT(words("42601", "a"), HasSubstr("not understood"));
  EXPECT_THAT(words("42000"), HasSubstr("or names what this user may not"));
  EXPECT_THAT(words("07006"), HasSubstr("has no Unicode"));
  EXPECT_THAT(words("28000"), HasSubstr("refuses this user"));
  EXPECT_THAT(words("57P03"), HasSubstr("starting up"));
  EXPECT_THAT(words("57P01"), HasSubstr("was lost"));
  EXPECT_THAT(words("08S01"), HasSubstr("was lost"));
  EXPECT_THAT(words("08001"), HasSubstr("no answer"));
  EXPECT_THAT(words("25006"), HasSubstr("does more than read"));
  EXPECT_EQ(words("XX000"),
            "the query failed (SQLSTATE XX000); the server's log says why");
}

}  // namespace
}  // namespace planwatch
