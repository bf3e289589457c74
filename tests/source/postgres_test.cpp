// What a real PostgreSQL gives.
#include "tests/source/postgres.h"

#include <gmock/gmock.h>

#include "collectors/source/query.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Postgres : public test::PostgresTest {};

TEST_F(Postgres, GivesColumnNamesThenRowsAllAsText) {
  EXPECT_THAT(
      RowsOf(
          Ask("SELECT '2015-05-18'::date AS received, 7 AS days, 2.50 AS "
              "cost, NULL AS triaged, 'caf\u00E9 \U0001F600' AS \"N\u00F6te\" "
              "UNION ALL SELECT 'infinity', -1, 0, 'x', '' ORDER BY 2 DESC")),
      ElementsAre(": received|days|cost|triaged|N\u00F6te",
                  "row 1: 2015-05-18|7|2.50||caf\u00E9 \U0001F600",
                  "row 2: infinity|-1|0|x|"));
}

TEST_F(Postgres, EveryTypeComesAsText) {
  const auto text = [](const std::string& value) {
    return RowsOf(Ask("SELECT " + value + " AS v")).back().substr(7);
  };
  EXPECT_EQ(text("true"), "t");
  EXPECT_EQ(text("(-32768)::smallint"), "-32768");
  EXPECT_EQ(text("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(text("0.1::real"), "0.1");
  EXPECT_EQ(text("1e300::double precision"), "1e+300");
  EXPECT_EQ(text("'NaN'::numeric"), "NaN");
  EXPECT_EQ(text("12345678901234567890.123456789::numeric"),
            "12345678901234567890.123456789");
  EXPECT_EQ(text("1234.5::money"), "$1,234.50");
  EXPECT_EQ(text("'ab'::char(4)"), "ab");
  EXPECT_EQ(text("'ab'::varchar(4)"), "ab");
  EXPECT_EQ(text("'ab'::name"), "ab");
  EXPECT_EQ(text("'0044-01-01 BC'::date"), "0044-01-01 BC");
  EXPECT_EQ(text("'14:05:06.5'::time"), "14:05:06.5");
  EXPECT_EQ(text("'2015-05-18 14:05:06.123456'::timestamp"),
            "2015-05-18 14:05:06.123456");
  EXPECT_EQ(text("'2015-05-18 14:05+02'::timestamptz AT TIME ZONE 'UTC'"),
            "2015-05-18 12:05:00");
  EXPECT_THAT(text("'2015-05-18 12:05+00'::timestamptz"),
              StartsWith("2015-05-1"));
  EXPECT_EQ(text("'1 day 2 hours'::interval"), "1 day 02:00:00");
  EXPECT_EQ(text("'{\"a\": 1}'::jsonb"), "{\"a\": 1}");
  EXPECT_EQ(text("'{a,b}'::text[]"), "{a,b}");
  EXPECT_EQ(text("'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid"),
            "6f9619ff-8b86-d011-b42d-00cf4fc964ff");
  EXPECT_EQ(text("'\\x00ff'::bytea"), "");
  EXPECT_EQ(text("NULL::date"), "");
  Sql("CREATE TYPE outcome AS ENUM ('further', 'none');"
      "CREATE DOMAIN day AS date");
  EXPECT_EQ(text("'none'::outcome"), "none");
  EXPECT_EQ(text("'2015-05-18'::day"), "2015-05-18");
}

TEST_F(Postgres, IsMadeByBothSchemesAndNamedWithoutItsUser) {
  SourceOptions options = Ask("SELECT 1 AS a");
  options.database.erase(8, 2);  // postgres://
  ASSERT_THAT(options.database, StartsWith("postgres://"));
  EXPECT_THAT(RowsOf(options), ElementsAre(": a", "row 1: 1"));
  options.database = "postgresql://reader:secret@db.test:5433/cases?x=y";
  const auto unknown = MakeSource(options);
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message(),
              AllOf(StartsWith("the address is not understood; write it as in "
                               "postgresql://user@host/database, with %40 for "
                               "@ and so on in names"),
                    Not(HasSubstr("secret"))));
  options.database = "postgresql://reader:secret@db.test:5433/cases";
  EXPECT_EQ(SourceOf(options)->name(), "cases on db.test");
  options.database = "postgresql://reader@/cases";
  EXPECT_EQ(SourceOf(options)->name(), "cases");
  EXPECT_TRUE(SourceOf(options)->WatchedFile().empty());
  EXPECT_TRUE(SourceOf(options)->Version().empty());
}

TEST_F(Postgres, OnlyTheColumnsThatAreWantedLeaveTheServer) {
  class WantSecond : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 1; }
  } sink;
  // Asked for, the first and the third are faults.
  ASSERT_TRUE(SourceOf(Ask("SELECT 1 / (n - 1) AS a, n AS b, ('x' || n)::int "
                           "AS a FROM generate_series(1, 2) n"))
                  ->Read(sink, {}));
  EXPECT_THAT(sink.Lines(), ElementsAre(": a|b|a", "row 1: |1|", "row 2: |2|"));
  class WantNone : public KeepRows {
    bool NeedsColumn(std::size_t) const override { return false; }
  } none;
  ASSERT_TRUE(SourceOf(Ask("SELECT 1 AS a, 2 AS b"))->Read(none, {}));
  EXPECT_THAT(none.Lines(), ElementsAre(": a|b", "row 1: |"));
}

TEST_F(Postgres, ACellIsOfAMebibyteAtTheMost) {
  KeepRows rows;
  ASSERT_TRUE(SourceOf(Ask("SELECT repeat('x', 1048576) AS a, repeat('x', "
                           "1048577) AS b, repeat('\u00E9', 524289) AS c, 1"))
                  ->Read(rows, {}));
  const std::vector<Cell>& cells = rows.rows.at(1).cells;
  EXPECT_EQ(cells.at(0).text.size(), kMaxCellBytes);
  EXPECT_EQ(cells.at(1).text, "");
  EXPECT_EQ(cells.at(2).text, "");
  EXPECT_EQ(cells.at(3).text, "1");
}

TEST_F(Postgres, ThereAreAThousandColumnsAtTheMost) {
  std::string query = "SELECT 1";
  for (std::size_t i = 1; i < kMaxColumns; ++i) query += ",1";
  KeepRows rows;
  ASSERT_TRUE(SourceOf(Ask(query))->Read(rows, {}));
  EXPECT_EQ(rows.rows.at(1).cells.size(), kMaxColumns);
  EXPECT_THAT(FaultOf(Ask(query + ",1")), HasSubstr("more than 1,000 columns"));
  EXPECT_EQ(
      FaultOf(Ask("SELECT")),
      "postgres: the query gives no column; name the ones that are needed");
}

TEST_F(Postgres, QueriesMayHaveAllThatReads) {
  for (const char* query :
       {"SELECT 3 AS n;", "-- the start\nSELECT 3 AS n -- the end",
        "SELECT 3 AS n /* the end */ ; ; ",
        "WITH x AS (SELECT 1 AS a UNION SELECT 2) SELECT sum(a) AS n FROM x",
        "(SELECT 3 AS n) UNION (SELECT 3)",
        "SELECT count(*) + 2 AS n FROM (VALUES ('; DELETE')) AS v(\"update\") "
        "WHERE v.update <> 'into'",
        "SELECT 3 AS n ORDER BY 1 LIMIT 1"})
    EXPECT_THAT(RowsOf(Ask(query)), ElementsAre(": n", "row 1: 3")) << query;
}

TEST_F(Postgres, OrderOfTheQueryIsKept) {
  const std::vector<std::string> rows = RowsOf(
      Ask("SELECT n, 100 - n AS m FROM generate_series(1, 100) n ORDER BY m"));
  ASSERT_EQ(rows.size(), 101u);
  EXPECT_EQ(rows[1], "row 1: 100|0");
  EXPECT_EQ(rows[100], "row 100: 1|99");
}

TEST_F(Postgres, TextsOfOtherEncodingsComeAsUtf8) {
  Sql("CREATE DATABASE latin1 ENCODING 'LATIN1' TEMPLATE template0;");
  Sql("CREATE DATABASE old ENCODING 'SQL_ASCII' TEMPLATE template0");
  // Two characters of Latin-1, as UTF-8 came to be stored.
  EXPECT_THAT(RowsOf(Ask("SELECT chr(233) AS a", "latin1")),
              ElementsAre(": a", "row 1: \u00E9"));
  EXPECT_THAT(RowsOf(Ask("SELECT 'caf' || chr(233) || chr(147) AS a", "old")),
              ElementsAre(": a", "row 1: caf\u00E9\u201C"));
  EXPECT_THAT(FaultOf(Ask("SELECT 'Bloggs' || chr(129) AS a", "old")),
              AllOf(StartsWith("old: row 1: a text is neither UTF-8"),
                    Not(HasSubstr("Bloggs"))));
}

TEST_F(Postgres, AMillionRowsAreReadInFlatMemory) {
  CountRows sink;
  ASSERT_TRUE(SourceOf(Ask("SELECT date '2015-05-18' - n % 1000 AS received, "
                           "'what nobody asks for' AS note "
                           "FROM generate_series(1, 1000000) n"))
                  ->Read(sink, {}));
  EXPECT_EQ(sink.count, 1'000'001u);
  EXPECT_LT(sink.grown(), 4096);
}

}  // namespace
}  // namespace planwatch
