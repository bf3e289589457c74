#include "collectors/source/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

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

// Each of the words that no statement has which only reads; as a name's part,
// behind a dot or in quotes it is none.
TEST(OneSelect, KnowsTheWordsThatWrite) {
  for (const std::string word :
       {"insert", "update", "delete", "merge", "into", "alter", "create",
        "drop", "exec", "execute", "grant", "revoke", "truncate"}) {
    EXPECT_EQ(Select("SELECT 1 " + word + " x"),
              "the query has the word " + word +
                  ", so that it does more than read; write one SELECT, with a "
                  "column of that name in quotes")
        << word;
    for (const std::string& name :
         {word + "_at", "is_" + word, word + "2", word + "\u00E9",
          "\u00E9" + word, "t." + word, '"' + word + '"', '[' + word + ']'})
      EXPECT_EQ(Select("SELECT " + name + " FROM t"),
                "SELECT " + name + " FROM t");
    for (const char* number : {"1", "0x1", "1e5"})
      EXPECT_THAT(Select("SELECT " + (number + word) + " x"),
                  HasSubstr("has the word " + (number + word) + ","));
    // The dot was another's.
    EXPECT_THAT(Select("SELECT t.a " + word + " x"), HasSubstr(word));
  }
}

TEST(OneSelect, BlanksAndCommentsPartWordsAsSpacesDo) {
  for (const char* blank :
       {"\t", "\r\n", "\f", "\v", "/**/", "--\n", "-- x\n"}) {
    const std::string query = std::string(blank) + "SELECT" + blank + "a";
    EXPECT_EQ(Select(query + blank), query);
    EXPECT_THAT(Select(query + blank + "INTO" + blank + "b"),
                HasSubstr("the word INTO"));
  }
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

// A state, or the front of one, and what it is said to be. Those of a class
// that has another meaning stand beside their neighbours.
TEST(SqlState, MeansWhatItsClassDoesUnlessItIsKnown) {
  const std::pair<const char*, const char*> meanings[] = {
      {"07006",
       "the ODBC driver has no Unicode; name its Unicode driver, such as "
       "PostgreSQL Unicode"},
      {"07001", "the query failed (SQLSTATE 07001); the server's log says why"},
      {"08001",
       "there is no answer from the database server; see that it runs, and "
       "that its name and port are right and may be reached from here"},
      {"08004", "the server has no connection left; it is tried again"},
      {"08S01", "the connection to the database was lost; it is tried again"},
      {"08006", "the connection to the database was lost; it is tried again"},
      {"22021", "a text can't be had as UTF-8; put it right in the database"},
      {"22P05", "a text can't be had as UTF-8; put it right in the database"},
      {"22P02",
       "the query meets a value that it can't convert or calculate with; put "
       "the query right"},
      {"22012",
       "the query meets a value that it can't convert or calculate with; put "
       "the query right"},
      {"25006", "the query does more than read; write one SELECT"},
      {"25001", "the query failed (SQLSTATE 25001); the server's log says why"},
      {"28000",
       "the server refuses this user or the password; put them right in the "
       "configuration"},
      {"28P01",
       "the server refuses this user or the password; put them right in the "
       "configuration"},
      {"3D000",
       "there is no such database on the server, or this user may not enter "
       "it; name the right one in the configuration"},
      {"40001",
       "the server broke the query off in favour of other users; it is tried "
       "again"},
      {"40P01",
       "the server broke the query off in favour of other users; it is tried "
       "again"},
      {"42000",
       "the query is not understood by the database, or names what this user "
       "may not read; put it right"},
      {"42501",
       "this user may not read what the query names; let the user SELECT from "
       "it"},
      {"42P01", "there is no such table in the database; put the query right"},
      {"42S02", "there is no such table in the database; put the query right"},
      {"42703", "there is no such column in the database; put the query right"},
      {"42S22", "there is no such column in the database; put the query right"},
      {"42601", "the query is not understood by the database; put it right"},
      {"53300", "the server has no connection left; it is tried again"},
      {"53200", "the query failed (SQLSTATE 53200); the server's log says why"},
      {"55P03",
       "the server broke the query off in favour of other users; it is tried "
       "again"},
      {"57014",
       "the query takes longer than `timeout` allows; make it faster, or give "
       "it more time in the configuration"},
      {"57P03",
       "the server is starting up or shutting down; it is tried again"},
      {"57P01", "the connection to the database was lost; it is tried again"},
      {"57P02", "the connection to the database was lost; it is tried again"},
      {"70100",
       "the query takes longer than `timeout` allows; make it faster, or give "
       "it more time in the configuration"},
      {"HYT00",
       "the query takes longer than `timeout` allows; make it faster, or give "
       "it more time in the configuration"},
      {"HYT01",
       "the query takes longer than `timeout` allows; make it faster, or give "
       "it more time in the configuration"},
      {"HY000", "the query failed (SQLSTATE HY000); the server's log says why"},
      {"IM002",
       "there is no such data source or driver on this system; name one that "
       "`odbcinst -q -s` or `odbcinst -q -d` lists, or install the driver's "
       "package, such as odbc-mariadb, odbc-postgresql or tdsodbc"},
      {"IM003",
       "there is no such data source or driver on this system; name one that "
       "`odbcinst -q -s` or `odbcinst -q -d` lists, or install the driver's "
       "package, such as odbc-mariadb, odbc-postgresql or tdsodbc"},
      {"XX000",
       "the query failed (SQLSTATE XX000); the server's log says why"}};
  for (const auto& [state, meaning] : meanings)
    EXPECT_EQ(SqlStateError(state, {}).message(), meaning) << state;
}

TEST(SqlState, NamesTheTableOrTheColumnThatIsMissing) {
  const auto words = [](std::string_view code) {
    return SqlStateError(code, "t").message();
  };
  for (const char* table : {"42P01", "42S02"})
    EXPECT_EQ(words(table),
              "there is no table \"t\" in the database; put the query right");
  for (const char* column : {"42703", "42S22"})
    EXPECT_EQ(words(column),
              "there is no column \"t\" in the database; put the query right");
  EXPECT_EQ(words("42601"),
            "the query is not understood by the database; put it right");
}

}  // namespace
}  // namespace planwatch
