#include "daemon/snapshot/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "daemon/snapshot/findings.h"
#include "tests/golden/golden.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/plans.h"
#include "tests/snapshot/read.h"
#include "tests/snapshot/sample.h"

namespace planwatch {
namespace {

using namespace test;
using ::testing::HasSubstr;
using ::testing::Not;

using CheckTest = SnapshotTest;

TEST_F(CheckTest, ShowsTheSample) {
  SnapshotTest::Read(SampleConfig(folder_), MakeDate(2015, 5, 18));
  ExpectGolden("check-sample.txt", FormatCheck(snapshot_));
  EXPECT_EQ(ExitStatus(snapshot_), 0);
}

// A Word document that is untidy in every way: where each action stands, what
// was read, guessed, could not be used, and what to repair.
TEST_F(CheckTest, ShowsAWordDocument) {
  SnapshotTest::Read(
      ConfigOf({PlanEntry("cse", std::filesystem::path(PLANWATCH_TESTDATA) /
                                     "layouts/untidy.docx")}),
      MakeDate(2015, 5, 18));
  ExpectGolden("check-untidy.txt", FormatCheck(snapshot_));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

TEST_F(CheckTest, NamesEveryRowNotUsedWithItsPlaceUpToABound) {
  std::string csv = RegisterOf(3);
  for (int i = 0; i < 30; ++i) csv += "no date,2015-05-12,support,police\n";
  SnapshotTest::Read(
      ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", csv))}));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("row 5: "));
  EXPECT_THAT(text, HasSubstr("and 10 more"));
  EXPECT_THAT(text, HasSubstr("30 rows not used"));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

// One row may be one child's.
TEST_F(CheckTest, TellsAFewRowsOfARegisterToTheOperatorAlone) {
  const auto read = [&](int without_date, int late) {
    std::string csv = RegisterOf(30);
    for (int i = 0; i < without_date; ++i) csv += "soon,,,police\n";
    for (int i = 0; i < late; ++i)
      csv += "2015-05-12,2015-05-01,support,police\n";
    SnapshotTest::Read(
        ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", csv))}),
        MakeDate(2015, 5, 18));
    return MakeFindings(snapshot_, Audience::kEveryone);
  };
  const Findings few = read(1, 0);
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("row 32"));
  const FindingList& masked = few.sources[0].rejected;
  EXPECT_EQ(masked.total, 5u);
  EXPECT_THAT(masked.heading, HasSubstr("(up to 5 "));
  ASSERT_EQ(masked.items.size(), 1u);
  EXPECT_THAT(masked.items[0].text, HasSubstr("`planwatch check`"));
  EXPECT_EQ(few.rows_not_used, 5u);
  // From one to four rows nothing changes.
  const Findings four = read(4, 0);
  EXPECT_EQ(four.sources[0].rejected.heading, masked.heading);
  EXPECT_EQ(four.Outcome(), few.Outcome());
  EXPECT_EQ(four.sources[0].rejected.items.size(), 1u);

  const Findings several = read(6, 1);
  std::size_t listed = 0;
  for (const Finding& item : several.sources[0].rejected.items)
    listed += !item.place.empty();
  EXPECT_EQ(listed, 6u);
}

TEST_F(CheckTest, SaysWhatFailedAndWhatWasHeldBack) {
  SnapshotTest::Read(ConfigOf(
      {PlanEntry("gone", folder_ / "gone.csv"),
       PlanEntry("none", folder_.Write("none.csv", "Name,Telephone\nA,1\n")),
       PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)))}));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("FAILED: gone.csv: "));
  EXPECT_THAT(text, HasSubstr("HELD BACK: none.csv: "));
  EXPECT_THAT(text, HasSubstr("3 sources: 1 failed, 1 held back."));
  EXPECT_THAT(text, HasSubstr("Found: 4 actions under 1 objective"));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

TEST_F(CheckTest, MissingDatesAndRagAreNoFaults) {
  SnapshotTest::Read(
      ConfigOf({PlanEntry("cse", folder_.Write("p.csv",
                                               "Action,RAG,Due,Lead\n"
                                               "Do this,,,Police\n"
                                               "Do that,Red,,Police\n"))}));
  EXPECT_THAT(FormatCheck(snapshot_),
              HasSubstr("Without: 1 a RAG, 2 a due date"));
  EXPECT_EQ(ExitStatus(snapshot_), 0);
}

TEST_F(CheckTest, ShowsNoLeadWhereTheyAreHidden) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  PlanOptions options;
  options.leads_hidden = true;
  entry.options = options;
  SnapshotTest::Read(ConfigOf({entry}), {}, *MakeDate(2015, 7, 1));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("Overdue (4 actions)"));
  EXPECT_THAT(text, Not(HasSubstr("Head of Safety")));
}

// The plan and the register as they were read, with what a reader has to say of
// that put in by hand.
class DoubtsTest : public CheckTest {
 protected:
  void SetUp() override {
    plan_ = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
    SnapshotTest::Read(ConfigOf(
        {plan_, RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(9)))}));
  }
  void Doubt(std::size_t source, std::vector<planwatch::Doubt> doubts) {
    for (const planwatch::Doubt& doubt : doubts)
      ++snapshot_.entries[source].health.doubts[doubt.about];
    snapshot_.entries[source].doubts = std::move(doubts);
  }
  void Read(std::size_t source, std::vector<ColumnReading> columns) {
    ReadReport report = *snapshot_.entries[source].report;
    report.tables = PlanWith(4, std::move(columns)).report.tables;
    report.tables[0].columns[0].samples = {"Do what is to be done"};
    report.passed_over = {{{"table 1", 0}, 2, "a key of the colours"}};
    snapshot_.entries[source].report =
        std::make_shared<const ReadReport>(std::move(report));
  }
  nlohmann::json Json() const {
    return nlohmann::json::parse(FormatCheckJson(snapshot_));
  }

  Entry plan_;
};

TEST_F(DoubtsTest, StandBeforeTheFiguresWithWhatSettlesThem) {
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("2 sources: all well."));
  Doubt(0, {DoubtAbout("date", "day or month first"),
            DoubtAbout("column", "two columns of dates")});
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(
      text,
      HasSubstr("  In doubt (1 column, 1 date):\n"
                "    table 2, row 1: day or month first; to settle it, name it "
                "under `columns:`\n"
                "    table 2, row 1: two columns of dates; to settle it, name "
                "it under `columns:`\n"
                "  Rows: 4"));
  EXPECT_THAT(text, HasSubstr("2 sources: 1 in doubt."));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

TEST_F(DoubtsTest, OfARegisterCountToo) {
  Doubt(1, {DoubtAbout("date", "day or month first")});
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("2 sources: 1 in doubt."));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

TEST_F(DoubtsTest, TheDocumentIsListedAsItWasRead) {
  Read(0, {ColumnOf("action", "Action"), ColumnOf("due", "", true),
           ColumnOf("", "Notes")});
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("  The document as it was read:\n"
                              "    table 2: 4 rows, 4 actions; columns: action "
                              "\"Action\", due column 2 (guessed), not used "
                              "\"Notes\"\n"));
  EXPECT_THAT(text, HasSubstr("  Passed over:\n"
                              "    table 1: 2 rows: a key of the colours\n"));
}

// Not what a register holds, nor the names of its sheets.
TEST_F(DoubtsTest, ARegisterIsNotListed) {
  Read(1, {ColumnOf("received", "Secret heading")});
  for (const std::string& text :
       {FormatCheck(snapshot_), FormatCheckJson(snapshot_)}) {
    EXPECT_THAT(text, Not(HasSubstr("Secret heading")));
    EXPECT_THAT(text, Not(HasSubstr("table 1")));
  }
}

TEST_F(DoubtsTest, RowsOfARegisterThatArePassedOverAreCounted) {
  ReadReport report = *snapshot_.entries[1].report;
  report.passed_over = {{{"sheet A", 3}, 2, "lines of a report"},
                        {{"sheet B", 4}, 9, "lines of a report"}};
  snapshot_.entries[1].report =
      std::make_shared<const ReadReport>(std::move(report));
  EXPECT_THAT(FormatCheck(snapshot_),
              HasSubstr("  Passed over:\n"
                        "    row 3: 2 rows: lines of a report\n"
                        "    row 4: 9 rows: lines of a report\n"));
  EXPECT_EQ(ExitStatus(snapshot_), 0);
  // To everyone not how few, nor which.
  EXPECT_EQ(nlohmann::json::parse(FormatCheckJson(
                snapshot_, Audience::kEveryone))["sources"][1]["passed_over"],
            nlohmann::json::parse(
                R"([{"place": "", "rows": 0,
                     "why": "up to 5 rows: lines of a report"},
                    {"place": "row 4", "rows": 9,
                     "why": "lines of a report"}])"));
}

TEST_F(DoubtsTest, JsonHasAllOfIt) {
  Doubt(0, {DoubtAbout("column", "two columns of dates")});
  Read(0, {ColumnOf("action", "Action"), ColumnOf("due", "Comments", true)});
  snapshot_.entries[1].error = "r.csv: there is no such file";
  snapshot_.entries[1].health.up = false;
  const nlohmann::json json = Json();
  EXPECT_EQ(json["outcome"], "2 sources: 1 failed, 1 in doubt.");
  const nlohmann::json& cse = json["sources"][0];
  EXPECT_EQ(cse["name"], "cse");
  EXPECT_EQ(cse["kind"], "plan");
  EXPECT_EQ(cse["source"], "p.csv");
  EXPECT_EQ(cse["state"], "doubtful");
  EXPECT_EQ(cse["error"], nullptr);
  EXPECT_EQ(cse["doubts"],
            nlohmann::json::parse(
                R"([{"about": "column", "place": "table 2, row 1",
                     "text": "two columns of dates",
                     "settle": "name it under `columns:`"}])"));
  EXPECT_EQ(cse["figures"]["Found"], "4 actions under 1 objective");
  EXPECT_EQ(cse["tables"],
            nlohmann::json::parse(R"([{"table": "table 2", "header": 1,
                "rows": 4, "records": 4, "columns": [
                {"column": 1, "heading": "Action", "role": "action",
                 "guessed": false, "hidden": false,
                 "samples": ["Do what is to be done"]},
                {"column": 2, "heading": "Comments", "role": "due",
                 "guessed": true, "hidden": false, "samples": []}]}])"));
  EXPECT_EQ(cse["passed_over"], nlohmann::json::parse(R"([{"place": "table 1",
                "rows": 2, "why": "a key of the colours"}])"));
  EXPECT_EQ(cse["rejected"]["total"], 0);
  EXPECT_EQ(json["sources"][1]["state"], "failed");
  EXPECT_EQ(json["sources"][1]["error"], "r.csv: there is no such file");
}

// A version that is held back is the one to look at.
TEST_F(DoubtsTest, TheVersionThatIsHeldBackIsListed) {
  Read(0, {ColumnOf("action", "Action")});
  snapshot_.entries[0].held_back = std::make_shared<const ReadReport>(
      PlanWith(1, {ColumnOf("action", "Held back")}).report);
  EXPECT_THAT(FormatCheck(snapshot_), HasSubstr("\"Held back\""));
}

TEST_F(DoubtsTest, CellsOfLeadsAreNotShownWhereThePlanHidesOrRenamesThem) {
  const auto samples = [&](const PlanOptions& options) {
    Read(0, {ColumnOf("responsible", "Lead")});
    Entry entry = plan_;
    entry.options = options;
    snapshot_.entries[0].entry = &entry;
    return Json()["sources"][0]["tables"][0]["columns"][0]["samples"].size();
  };
  EXPECT_EQ(samples({}), 1u);
  EXPECT_EQ(samples({.leads_hidden = true}), 0u);
  EXPECT_EQ(samples({.leads = {.rename = {{"A. Name", "Safety"}}}}), 0u);
  // Nor those of other columns that may name one.
  for (const auto& [role, shown] : {std::pair{"responsible", 0u},
                                    {"accountable", 0u},
                                    {"partners", 0u},
                                    {"", 0u},
                                    {"action", 1u},
                                    {"due", 1u},
                                    {"evidence", 1u}}) {
    Entry entry = plan_;
    PlanOptions options;
    options.leads_hidden = true;
    entry.options = options;
    Read(0, {ColumnOf(role, "Heading")});
    snapshot_.entries[0].entry = &entry;
    EXPECT_EQ(Json()["sources"][0]["tables"][0]["columns"][0]["samples"].size(),
              shown)
        << role;
  }
}

TEST_F(CheckTest, IsNotAllWellAboveSomethingToRepair) {
  SnapshotTest::Read(ConfigOf({PlanEntry(
      "cse", folder_.Write("p.csv", "Action,RAG\nDo this,Purple\n"))}));
  EXPECT_THAT(FormatCheck(snapshot_),
              HasSubstr("1 source: all read, 1 thing to repair."));
  EXPECT_EQ(ExitStatus(snapshot_), 0);
}

TEST(FormatValue, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(FormatValue(71, "%"), "71%");
  EXPECT_EQ(FormatValue(242000, "£"), "£242,000");
  EXPECT_EQ(FormatValue(12, "meetings"), "12 meetings");
  EXPECT_EQ(FormatValue(999, ""), "999");
  EXPECT_EQ(FormatValue(1000, ""), "1,000");
  EXPECT_EQ(FormatValue(-1234567.5, ""), "-1,234,567.5");
  EXPECT_EQ(FormatValue(-100, ""), "-100");
  EXPECT_EQ(FormatValue(0.25, ""), "0.25");
}

TEST_F(CheckTest, ShowsMeasuresAndHoldsTheirSmallCellsBack) {
  Entry entry;
  entry.name = "activity";
  entry.title = "Activity";
  entry.source.file =
      folder_.Write("m.csv",
                    "Date,Measure,Value,Target,Area\n"
                    "2015-03-31,Children seen,43,,\n"
                    "2015-03-31,Children seen,33,,North\n"
                    "2015-03-31,Children seen,7,,South\n"
                    "2015-03-31,Children seen,3,,East\n"
                    "2015-03-31,Interviews in time,71%,90%,\n"
                    "2015-05-19,Interviews in time,99%,90%,\n"
                    "2015-03-31,Interviews in time,lots,90%,\n");
  entry.options = MeasureOptions{};
  SnapshotTest::Read(ConfigOf({entry}));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("Children seen: 43, unrated, 2015-03-31\n"));
  EXPECT_THAT(text, HasSubstr("Children seen (North): 33, unrated"));
  EXPECT_THAT(text, HasSubstr("Interviews in time: 71%, target 90%, red"));
  EXPECT_THAT(text, HasSubstr("Held back: 2 values"));
  EXPECT_THAT(text, Not(HasSubstr("South")));
  EXPECT_THAT(text, Not(HasSubstr("East")));
  EXPECT_THAT(text, HasSubstr("row 8: "));
  EXPECT_THAT(text, Not(HasSubstr("lots")));
  EXPECT_THAT(text, HasSubstr("1 source: 1 row not used."));
  EXPECT_EQ(ExitStatus(snapshot_), 1);
}

TEST_F(CheckTest, ACellTooSmallIsHeldBackHereToo) {
  SnapshotTest::Read(ConfigOf({RegisterEntry(
      "cmog",
      folder_.Write("r.csv", RegisterOf(20) +
                                 "2015-05-11,2015-05-12,no action,nhs\n"
                                 "2015-05-11,2015-05-12,none,nhs\n"))}));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("Received: 22"));
  // Two or more of both together are held back, and so there is no table.
  EXPECT_THAT(text, HasSubstr("Triaged by outcome: no table yet"));
  EXPECT_THAT(text, Not(HasSubstr("none 1")));
  EXPECT_THAT(text, Not(HasSubstr("Health 2")));
}

TEST_F(CheckTest, SaysWhichCellKeptATableFromBeingRenewed) {
  const auto rows = [](int support, int none) {
    std::string csv = "Received,Triaged,Outcome,Source\n";
    for (int i = 0; i < support + none; ++i)
      csv += std::string("2015-05-11,2015-05-12,") +
             (i < support ? "support" : "no action") + ",police\n";
    return csv;
  };
  SnapshotTest::Read(
      ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", rows(20, 10)))}));
  EXPECT_THAT(FormatCheck(snapshot_),
              HasSubstr("Triaged by outcome: as at 2015-05-18: further 20, "
                        "none 10, other 0\n"));
  SnapshotTest::Read(
      ConfigOf({RegisterEntry("cmog", folder_.Write("r.csv", rows(26, 11)))}));
  const std::string text = FormatCheck(snapshot_);
  EXPECT_THAT(text, HasSubstr("Received: 37"));
  EXPECT_THAT(text, HasSubstr("Triaged by outcome: as at 2015-05-18: further "
                              "20, none 10, other 0\n"));
  EXPECT_THAT(text, HasSubstr("Triaged by outcome, as at 2015-05-18: changed "
                              "by too few to be told: `none`"));
}

}  // namespace
}  // namespace planwatch
