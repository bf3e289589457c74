#include "collectors/source/sqlite.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <future>
#include <optional>

#include "tests/base/folder.h"
#include "tests/table/rows.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const int kWritable = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;

class Sqlite : public testing::Test {
 protected:
  std::filesystem::path Make(const std::string& sql,
                             std::string_view name = "cases.db") const {
    SQLite::Database((folder_ / name).string(), kWritable).exec(sql);
    return folder_ / name;
  }

  static std::unique_ptr<Source> At(const std::filesystem::path& file,
                                    std::string query,
                                    std::chrono::milliseconds longest = 5s) {
    SourceOptions options;
    options.database = "sqlite3://" + file.string();
    options.query = std::move(query);
    return MakeSqliteSource(options, longest);
  }

  std::vector<std::string> Rows(std::string query) const {
    KeepRows rows;
    const Result<ReadInfo> read =
        At(folder_ / "cases.db", std::move(query))->Read(rows, {});
    EXPECT_TRUE(read) << read.error().message();
    return rows.Lines();
  }

  static std::string Fault(const std::filesystem::path& file,
                           std::string query) {
    KeepRows rows;
    const Result<ReadInfo> read = At(file, std::move(query))->Read(rows, {});
    return read ? "no fault" : read.error().message();
  }

  std::string Fault(std::string query) const {
    return Fault(folder_ / "cases.db", std::move(query));
  }

  const test::TempFolder folder_;
};

TEST_F(Sqlite, GivesColumnNamesThenRowsAllAsText) {
  Make(
      "CREATE TABLE referral (received TEXT, days INTEGER, cost REAL, note);"
      "INSERT INTO referral VALUES ('2015-05-18', 7, 2.5, NULL),"
      " ('', -1, 0, x'00ff');");
  EXPECT_THAT(Rows("SELECT received, days, cost, note AS \"Nöte\", 1 + 1 "
                   "FROM referral ORDER BY rowid"),
              ElementsAre(": received|days|cost|Nöte|1 + 1",
                          "row 1: 2015-05-18|7|2.5||2", "row 2: |-1|0.0||2"));
}

TEST_F(Sqlite, SourceIsMadeFromTheConfiguration) {
  SourceOptions options;
  options.database =
      "sqlite3://" +
      Make("CREATE TABLE t (a); INSERT INTO t VALUES (1)").string();
  options.query = "SELECT a FROM t";
  const auto source = MakeSource(options);
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->name(), "cases.db");
  EXPECT_TRUE((*source)->WatchedFile().empty());
  KeepRows rows;
  ASSERT_TRUE((*source)->Read(rows, {}));
  EXPECT_THAT(rows.Lines(), ElementsAre(": a", "row 1: 1"));
}

TEST_F(Sqlite, FetchesOnlyTheColumnsThatAreWanted) {
  class WantSecond : public KeepRows {
    bool NeedsColumn(std::size_t column) const override { return column == 1; }
  } sink;
  const auto file =
      Make("CREATE TABLE t (name, date); INSERT INTO t VALUES ('x', 'y')");
  ASSERT_TRUE(At(file, "SELECT * FROM t")->Read(sink, {}));
  EXPECT_THAT(sink.Lines(), ElementsAre(": name|date", "row 1: |y"));
}

TEST_F(Sqlite, TextOfOldProgramsIsReadAsWindows1252) {
  Make(
      "CREATE TABLE t (a);"
      "INSERT INTO t VALUES (CAST(x'636166e9' AS TEXT)), ('caf\u00E9')");
  EXPECT_THAT(Rows("SELECT a FROM t"),
              ElementsAre(": a", "row 1: caf\u00E9", "row 2: caf\u00E9"));
  EXPECT_THAT(Fault("SELECT CAST(x'63e981' AS TEXT)"),
              StartsWith("cases.db: row 1: a text is neither UTF-8 nor"));
}

TEST_F(Sqlite, QueriesMayHaveAllThatReads) {
  Make("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
  for (const char* query :
       {"WITH x AS (SELECT a FROM t) SELECT sum(a) AS n FROM x",
        "SELECT count(*) + 1 AS n FROM t;", "SELECT 3 AS n ; ; -- the end",
        "-- the start\nSELECT 3 AS n /* the end */\n",
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT "
        "3) SELECT max(i) AS n FROM c",
        "SELECT count(*) AS n FROM json_each('[1,2,3]')",
        "SELECT 2 + count(*) AS n FROM sqlite_master"})
    EXPECT_THAT(Rows(query), ElementsAre(": n", "row 1: 3")) << query;
}

TEST_F(Sqlite, QueriesThatDoMoreAreRefused) {
  const auto file = Make("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  const std::string other = (folder_ / "other.db").string();
  for (const std::string& query :
       {std::string("DELETE FROM t"), std::string("DROP TABLE t"),
        std::string("INSERT INTO t VALUES (2) RETURNING a"),
        std::string("CREATE TEMP TABLE x AS SELECT 1"),
        std::string("SELECT a FROM t; DELETE FROM t"),
        std::string("SELECT a FROM t; SELECT a FROM t"),
        std::string("SELECT a FROM t; and so on"),
        "ATTACH '" + other + "' AS o", "VACUUM INTO '" + other + "'",
        std::string("PRAGMA table_info(t)"), std::string("BEGIN"),
        std::string("EXPLAIN SELECT a FROM t")})
    EXPECT_EQ(Fault(query),
              "cases.db: the query does more than read; write one SELECT")
        << query;
  EXPECT_THAT(Fault("SELECT load_extension('x')"), StartsWith("cases.db: "));
  EXPECT_FALSE(std::filesystem::exists(other));
  EXPECT_THAT(Rows("SELECT a FROM t"), ElementsAre(": a", "row 1: 1"));
}

TEST_F(Sqlite, FaultsOfTheQueryNameWhatIsMissingAndNoMore) {
  Make("CREATE TABLE t (a)");
  EXPECT_EQ(Fault("SELECT a FROM referral"),
            "cases.db: there is no table \"referral\" in the database; put "
            "the query right");
  EXPECT_EQ(Fault("SELECT recieved FROM t"),
            "cases.db: there is no column \"recieved\" in the database; put "
            "the query right");
  EXPECT_THAT(Fault("SELECT a FROM t WHERE 'Jo Bloggs' 'x'"),
              "cases.db: the query is not understood by SQLite; put it right "
              "(try it with the sqlite3 program)");
  EXPECT_THAT(Fault("SELECT json('Jo Bloggs')"), Not(HasSubstr("Bloggs")));
  for (const char* query : {"", " ;", "-- nothing"})
    EXPECT_THAT(Fault(query), HasSubstr("the query is empty")) << query;
}

TEST_F(Sqlite, FaultsOfTheSinkComeWithTheRow) {
  class Refuse : public RowSink {
    Status Take(const Row& row) override {
      return row.place.row == 1 ? Status(Error("not this one")) : Status();
    }
  } refuse;
  const auto read =
      At(Make("CREATE TABLE t (a)"), "SELECT 1")->Read(refuse, {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message(), "cases.db: row 1: not this one");
}

TEST_F(Sqlite, MissingDatabaseIsAFaultAndNoNewFile) {
  EXPECT_THAT(Fault("SELECT 1"),
              "cases.db: there is no such database; put it there, or name the "
              "right one in the configuration");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "cases.db"));
  EXPECT_THAT(Fault("", "SELECT 1"), HasSubstr("there is no such database"));
}

TEST_F(Sqlite, FaultsOfTheFileSayWhatItIs) {
  std::filesystem::create_directory(folder_ / "cases");
  EXPECT_THAT(Fault(folder_ / "cases", "SELECT 1"),
              "cases: this is a folder; name the database file in it in the "
              "configuration");
  EXPECT_THAT(Fault("/dev/null", "SELECT 1"),
              "null: the file is not a SQLite database, or it is encrypted; "
              "name the right one in the configuration");
  EXPECT_THAT(Fault(folder_.Write("cases.csv", std::string(4096, 'x')),
                    "SELECT * FROM t"),
              StartsWith("cases.csv: the file is not a SQLite database"));
  EXPECT_THAT(Fault(folder_.Write("empty.db", ""), "SELECT a FROM t"),
              StartsWith("empty.db: there is no table \"t\""));
}

TEST_F(Sqlite, DamagedDatabaseIsAFaultThatSaysSo) {
  const auto file = Make(
      "CREATE TABLE t (a);"
      "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
      "LIMIT 5000) INSERT INTO t SELECT 'Jo Bloggs ' || i FROM c");
  const auto size = std::filesystem::file_size(file);
  ASSERT_GT(size, 20'000u);
  {
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(4096);
    bytes << std::string(size - 4096, '\xA5');
  }
  const std::string fault = Fault("SELECT a FROM t");
  EXPECT_EQ(fault, "cases.db: the database is damaged; restore it from a copy");
}

TEST_F(Sqlite, LockedDatabaseIsWaitedFor) {
  const auto file = Make("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  std::optional<SQLite::Database> writer(std::in_place, file.string(),
                                         kWritable);
  writer->exec("BEGIN EXCLUSIVE; UPDATE t SET a = 2");
  KeepRows rows;
  auto read = std::async(std::launch::async, [&] {
    return At(file, "SELECT a FROM t", 60s)->Read(rows, {});
  });
  EXPECT_EQ(read.wait_for(50ms), std::future_status::timeout);
  writer->exec("COMMIT");
  const Result<ReadInfo> ended = read.get();
  ASSERT_TRUE(ended) << ended.error().message();
  EXPECT_THAT(rows.Lines(), ElementsAre(": a", "row 1: 2"));
}

TEST_F(Sqlite, LockedDatabaseIsNotWaitedForTooLong) {
  const auto file = Make("CREATE TABLE t (a)");
  SQLite::Database writer(file.string(), kWritable);
  writer.exec("BEGIN EXCLUSIVE");
  KeepRows rows;
  const auto began = std::chrono::steady_clock::now();
  const auto read = At(file, "SELECT a FROM t", 100ms)->Read(rows, {});
  EXPECT_GE(std::chrono::steady_clock::now() - began, 100ms);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kFailed);
  EXPECT_EQ(read.error().message(),
            "cases.db: the database is being written to by another program; "
            "it is tried again");
}

TEST_F(Sqlite, WaitForALockCanBeStopped) {
  const auto file = Make("CREATE TABLE t (a)");
  SQLite::Database writer(file.string(), kWritable);
  writer.exec("BEGIN EXCLUSIVE");
  std::stop_source stop;
  KeepRows rows;
  auto read = std::async(std::launch::async, [&] {
    return At(file, "SELECT a FROM t", 1h)->Read(rows, stop.get_token());
  });
  stop.request_stop();
  ASSERT_EQ(read.wait_for(60s), std::future_status::ready);
  const Result<ReadInfo> ended = read.get();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().kind(), Error::Kind::kStopped);
}

constexpr char kEndless[] =
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) ";

TEST_F(Sqlite, QueryThatNeverGivesARowCanBeStopped) {
  // The header comes before the first step, so the query runs or is about to.
  class TellHeader : public RowSink {
   public:
    Status Take(const Row&) override {
      told.set_value();
      return {};
    }
    std::promise<void> told;
  } sink;
  const auto file = Make("CREATE TABLE t (a)");
  std::stop_source stop;
  auto read = std::async(std::launch::async, [&] {
    return At(file, std::string(kEndless) + "SELECT sum(i) FROM c")
        ->Read(sink, stop.get_token());
  });
  sink.told.get_future().wait();
  stop.request_stop();
  const Result<ReadInfo> ended = read.get();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().kind(), Error::Kind::kStopped);
}

TEST_F(Sqlite, QueryThatGivesRowsWithoutEndCanBeStopped) {
  class StopAtThird : public RowSink {
   public:
    Status Take(const Row& row) override {
      if (row.place.row == 3) stop.request_stop();
      last = row.place.row;
      return {};
    }
    std::stop_source stop;
    std::size_t last = 0;
  } sink;
  const auto read =
      At(Make("CREATE TABLE t (a)"), std::string(kEndless) + "SELECT i FROM c")
          ->Read(sink, sink.stop.get_token());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind(), Error::Kind::kStopped);
  EXPECT_EQ(sink.last, 3u);
}

TEST_F(Sqlite, ReadersDoNotKeepTheWriterWaitingAfterwards) {
  const auto file = Make("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  SQLite::Database writer(file.string(), kWritable);
  const auto source = At(file, "SELECT a FROM t");
  KeepRows rows;
  ASSERT_TRUE(source->Read(rows, {}));
  EXPECT_NO_THROW(writer.exec("BEGIN EXCLUSIVE; COMMIT"));
}

TEST_F(Sqlite, WriteAheadLogIsReadAlongWhileItsWriterHasItOpen) {
  const auto file = Make("PRAGMA journal_mode = wal; CREATE TABLE t (a)");
  SQLite::Database writer(file.string(), kWritable);
  writer.exec("INSERT INTO t VALUES (1)");
  EXPECT_THAT(Rows("SELECT a FROM t"), ElementsAre(": a", "row 1: 1"));
}

TEST_F(Sqlite, WriteAheadLogIsNotMadeAnewOnceItsWriterHasClosedIt) {
  const auto file = Make(
      "PRAGMA journal_mode = wal; CREATE TABLE t (a);"
      "INSERT INTO t VALUES (1)",
      "100% ca#es?.db");
  ASSERT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  // Nor where a reader could not make it: root alone may write to the folder.
  std::filesystem::permissions(file.parent_path(),
                               static_cast<std::filesystem::perms>(0755));
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) _exit(2);
    if (access(file.c_str(), R_OK) != 0) _exit(3);
    KeepRows rows;
    _exit(At(file, "SELECT a FROM t")->Read(rows, {}) &&
                  rows.Lines().back() == "row 1: 1"
              ? 0
              : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
    GTEST_SKIP() << "an ordinary user can't reach " << file.parent_path();
  EXPECT_EQ(status, 0);
  const std::filesystem::directory_iterator begin(file.parent_path());
  EXPECT_EQ(std::distance(begin, {}), 1);
}

TEST_F(Sqlite, RestingDatabaseThatIsWrittenToMeanwhileIsReadAgain) {
  const auto file = Make(
      "PRAGMA journal_mode = wal; CREATE TABLE t (a);"
      "INSERT INTO t VALUES (1)");
  class Write : public RowSink {
   public:
    explicit Write(std::filesystem::path file) : file_(std::move(file)) {}
    Status Take(const Row& row) override {
      if (row.place.row == 0)
        SQLite::Database(file_.string(), kWritable)
            .exec("INSERT INTO t SELECT zeroblob(100000)");
      return {};
    }

   private:
    std::filesystem::path file_;
  } sink(file);
  const auto read = At(file, "SELECT a FROM t")->Read(sink, {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(),
              "cases.db: the database is being written to by another program; "
              "it is tried again");
}

TEST_F(Sqlite, GiantValuesHarmOnlyWhoAsksForThem) {
  Make(
      "CREATE TABLE t (scan, date);"
      "INSERT INTO t VALUES (zeroblob(20000000), '2015-05-18')");
  EXPECT_THAT(Rows("SELECT date FROM t"),
              ElementsAre(": date", "row 1: 2015-05-18"));
  EXPECT_THAT(
      Fault("SELECT CAST(scan AS TEXT) FROM t"),
      "cases.db: a value of the query is too large; leave its column out");
}

TEST_F(Sqlite, AMillionRowsAreReadInFlatMemory) {
  class Count : public RowSink {
   public:
    Status Take(const Row&) override {
      if (++count == 1000) at_first = Peak();
      return {};
    }
    bool NeedsColumn(std::size_t column) const override { return column == 0; }
    static long Peak() {
      rusage used{};
      getrusage(RUSAGE_SELF, &used);
      return used.ru_maxrss;  // KiB
    }
    std::size_t count = 0;
    long at_first = 0;
  } sink;
  const auto file = Make(
      "PRAGMA journal_mode = off; PRAGMA synchronous = off;"
      "CREATE TABLE t (received, note);"
      "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT "
      "1000000) INSERT INTO t SELECT date('2015-05-18', -(i % 1000) || ' "
      "days'), 'what nobody asks for' FROM c");
  ASSERT_TRUE(At(file, "SELECT received, note FROM t")->Read(sink, {}));
  EXPECT_EQ(sink.count, 1'000'001u);
  EXPECT_LT(Count::Peak() - sink.at_first, 4096);
}

TEST(Sources, OfNoKnownKindAreErrors) {
  for (const char* database : {"", "mysql://x", "cases.db"}) {
    SourceOptions options;
    options.database = database;
    const auto source = MakeSource(options);
    ASSERT_FALSE(source) << database;
    EXPECT_THAT(source.error().message(), HasSubstr("sqlite3://"));
  }
}

TEST_F(Sqlite, PutsNothingOfAQueryOnADisk) {
  class LookForFiles : public RowSink {
   public:
    Status Take(const Row&) override {
      std::error_code ignored;
      for (const auto& open :
           std::filesystem::directory_iterator("/proc/self/fd", ignored))
        found += std::filesystem::read_symlink(open, ignored).string() + '\n';
      return ++rows < 3 ? Status() : Error("seen");
    }
    std::string found;
    int rows = 0;
  } sink;
  EXPECT_FALSE(At(Make("CREATE TABLE t (a)"),
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                  "FROM n WHERE i < 300000) SELECT i, hex(randomblob(60)) AS "
                  "text FROM n ORDER BY text")
                   ->Read(sink, {}));
  EXPECT_EQ(sink.rows, 3);
  EXPECT_THAT(sink.found, Not(HasSubstr("etilqs_")));
}

}  // namespace
}  // namespace planwatch
