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
    EXPECT_THAT(Select("SELECT 1 " + word + " x"),
                HasSubstr("has the word " + word + ","))
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
      {"07006", "the ODBC driver has no Unicode"},
      {"07001", "SQLSTATE 07001"},
      {"08001", "there is no answer from the database server"},
      {"08004", "the server has no connection left"},
      {"08S01", "the connection to the database was lost"},
      {"08006", "the connection to the database was lost"},
      {"22021", "can't be had as UTF-8"},
      {"22P05", "can't be had as UTF-8"},
      {"22P02", "a value that it can't convert or calculate with"},
      {"22012", "a value that it can't convert or calculate with"},
      {"25006", "does more than read"},
      {"25001", "SQLSTATE 25001"},
      {"28000", "refuses this user or the password"},
      {"28P01", "refuses this user or the password"},
      {"3D000", "no such database on the server"},
      {"40001", "broke the query off in favour of other users"},
      {"40P01", "broke the query off in favour of other users"},
      {"42000", "not understood by the database, or names what this user may"},
      {"42501", "this user may not read what the query names"},
      {"42P01", "there is no such table"},
      {"42S02", "there is no such table"},
      {"42703", "there is no such column"},
      {"42S22", "there is no such column"},
      {"42601", "the query is not understood by the database; put it right"},
      {"53300", "the server has no connection left"},
      {"53200", "SQLSTATE 53200"},
      {"55P03", "broke the query off in favour of other users"},
      {"57014", "longer than `timeout` allows"},
      {"57P03", "starting up or shutting down"},
      {"57P01", "the connection to the database was lost"},
      {"57P02", "the connection to the database was lost"},
      {"70100", "longer than `timeout` allows"},
      {"HYT00", "longer than `timeout` allows"},
      {"HYT01", "longer than `timeout` allows"},
      {"HY000", "SQLSTATE HY000"},
      {"IM002", "no such data source or driver on this system"},
      {"IM003", "no such data source or driver on this system"},
      {"XX000",
       "the query failed (SQLSTATE XX000); the server's log says why"}};
  for (const auto& [state, meaning] : meanings)
    EXPECT_THAT(SqlStateError(state, {}).message(), HasSubstr(meaning))
        << state;
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
