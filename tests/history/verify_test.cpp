// A history that someone has edited, or that another program has.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    const auto history = Open();
    Plan plan = PlanOf({{"A", "One"}, {"B", "Two"}});
    EXPECT_TRUE(history->RecordPlan("cse", Day("2015-05-01"), plan));
    RegisterReleases releases;
    releases.days[Day("2015-05-01")] = {};
    releases.chains[RegisterBy::kOutcome] = {};
    EXPECT_TRUE(history->KeepReleases("cmog", releases));
    Measures measures;
    measures.series = {{"Spend", "", "", {{Day("2015-05-01"), 40}}}};
    EXPECT_TRUE(history->RecordMeasures("spend", measures));
    MeasuresReleases of_measures;
    of_measures.released = Day("2015-05-01");
    of_measures.chains[{.measure = "Seen"}] = {};
    EXPECT_TRUE(history->KeepReleases("seen", of_measures));
  }
  std::unique_ptr<History> Open() const {
    auto opened = History::Open(file_, History::Access::kWrite);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened->history);
  }
  // What Verify has to say once this was done to the file.
  std::string After(const std::string& sql) const {
    SQLite::Database(file_.string(), SQLite::OPEN_READWRITE).exec(sql);
    const Status status = Open()->Verify();
    return status ? "" : status.error().message();
  }

  const test::TempFolder folder_;
  const std::filesystem::path file_ = folder_ / "history.db";
};

TEST_F(VerifyTest, FindsNothingInASoundHistory) { EXPECT_EQ(After(""), ""); }

TEST_F(VerifyTest, FindsTwoStatesAtOnce) {
  // One after the other is as it should be.
  EXPECT_EQ(After("UPDATE plan_row SET valid_to = '2015-06-01'; INSERT INTO "
                  "plan_row SELECT plan, position, '2015-06-01', '9999-12-31', "
                  "state FROM plan_row"),
            "");
  EXPECT_THAT(After("UPDATE plan_row SET valid_to = '2015-06-02' WHERE "
                    "valid_to = '2015-06-01'"),
              AllOf(HasSubstr("history.db: two states of an action stand at "
                              "the same time"),
                    HasSubstr("restore it from a copy")));
}

TEST_F(VerifyTest, FindsAMissingState) {
  EXPECT_THAT(After("PRAGMA foreign_keys = OFF; DELETE FROM state"),
              HasSubstr("a state of an action is missing"));
}

// Of each table by itself, and quoting nothing.
TEST_F(VerifyTest, FindsARecordThatIsNotAsItWasWritten) {
  for (const char* const sql :
       {"UPDATE state SET content = 'Jane' WHERE content LIKE '%One%'",
        "UPDATE state SET content = 'Jane' WHERE content LIKE '%outcomes%'",
        "UPDATE register_release SET content = 'Jane'",
        "UPDATE register_release SET day = 'Jane'",
        "UPDATE register_chain SET content = 'Jane'",
        "UPDATE register_chain SET breakdown = 'Jane'",
        "UPDATE measure_point SET content = 'Jane'",
        "UPDATE measure_point SET series = 'Jane'",
        "UPDATE measure_chain SET content = 'Jane' WHERE chain = ''",
        "UPDATE measure_chain SET content = 'Jane' WHERE chain <> ''",
        "UPDATE measure_chain SET chain = 'Jane' WHERE chain <> ''"}) {
    const std::string kept = folder_ / "kept.db";
    std::filesystem::remove(kept);
    SQLite::Database(file_.string(), SQLite::OPEN_READWRITE)
        .exec("VACUUM INTO '" + kept + "'");
    EXPECT_THAT(After(sql),
                AllOf(HasSubstr("history.db: "),
                      HasSubstr("not as planwatch wrote it; `planwatch history "
                                "verify` looks through the whole of it"),
                      testing::Not(HasSubstr("Jane"))))
        << sql;
    for (const char* beside : {"-wal", "-shm"})
      std::filesystem::remove(file_.string() + beside);
    std::filesystem::rename(kept, file_);
  }
}

TEST_F(VerifyTest, AHistoryOfALaterVersionIsLeftAlone) {
  SQLite::Database(file_.string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA user_version = 99");
  for (const auto access : {History::Access::kRead, History::Access::kWrite}) {
    const auto opened = History::Open(file_, access);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().message(),
                HasSubstr("was written by a newer planwatch"));
  }
}

TEST_F(VerifyTest, AHistoryThatAnotherWritesToIsSaidToBeBusy) {
  const auto history = Open();
  SQLite::Database other(file_.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  const Status status =
      history->RecordPlan("cse", Day("2015-05-02"), PlanOf({{"A", "One"}}));
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message(),
              HasSubstr("another program is writing to it"));
}

TEST_F(VerifyTest, MeasuresBeforeTheirFirstDayStay) {
  const auto history = Open();
  Measures said;
  said.series = {{"Spend", "", "", {{Day("2015-06-01"), 1}}},
                 {"Spend", "North", "", {{Day("2015-07-01"), 2}}}};
  ASSERT_TRUE(history->RecordMeasures("spend", said));
  said.series = {{"Spend", "", "", {{Day("2015-06-01"), 3}}}};
  ASSERT_TRUE(history->RecordMeasures("spend", said));
  ASSERT_TRUE(history->RecordMeasures("spend", Measures()));
  const auto kept = *history->MeasuresOf("spend");
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->series.size(), 1u);
  ASSERT_EQ(kept->series[0].points.size(), 2u);
  EXPECT_EQ(kept->series[0].points[0].value, 40);
  EXPECT_EQ(kept->series[0].points[1].value, 3);
  EXPECT_EQ(*history->MeasuresOf("other"), std::nullopt);
}

TEST_F(VerifyTest, MeasuresOfMoreSeriesAreKeptApart) {
  const auto history = Open();
  Measures said;
  said.series = {
      {"Spend", "", "", {{Day("2015-05-01"), 1}, {Day("2015-06-01"), 2}}},
      {"Spend", "North", "", {{Day("2015-05-01"), 3}}},
      {"Spend", "North", "Police", {{Day("2015-05-01"), 4}}}};
  ASSERT_TRUE(history->RecordMeasures("spend", said));
  EXPECT_THAT((*history->MeasuresOf("spend"))->series,
              testing::UnorderedElementsAreArray(said.series));
}

}  // namespace
}  // namespace planwatch
