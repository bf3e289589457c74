// Registers as reports and workbooks lay them out: titles above, notes between,
// several sheets, two exports one below the other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;
using Rows = std::vector<std::vector<std::string>>;

TEST(RegisterLayout, MayHaveTitlesOfSeveralCellsAboveItsHeadings) {
  const auto reg = ReadRows({}, {{"Printed on:", "18/05/2015"},
                                 {"From", "01/04/2014", "To", "31/03/2015"},
                                 {"Received", "Triaged"},
                                 {"2015-05-05", "2015-05-06"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(Received(*reg), 1u);
  EXPECT_THAT(DoubtedIn(reg), IsEmpty());
}

TEST(RegisterLayout, IsInDoubtOfRowsWithoutHeadings) {
  const Rows good = {{"Received", "Triaged"}, {"2015-05-05", "2015-05-06"}};
  const Rows bad = {{"Date rec'd in office", "Triaged"},
                    {"2014-05-05", "2014-05-06"},
                    {"2014-05-07", "2014-05-08"}};
  for (const bool first : {true, false}) {
    const auto reg =
        ReadSheets({{"sheet A", first ? bad : good},
                    {"sheet B", first ? good : bad},
                    {"sheet Wards", {{"Ward", "Code"}, {"North", "N"}}}});
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(Received(*reg), 1u);
    EXPECT_THAT(DoubtedIn(reg), ElementsAre("table, row 2"));
  }
  // And of such rows above them.
  Rows both = bad;
  both.insert(both.end(), good.begin(), good.end());
  const auto reg = ReadRows({}, both);
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("table, row 2"));
}

TEST(RegisterLayout, IsInDoubtOfRowsThatStandOnTwoSheets) {
  Rows rows = {{"Received", "Triaged"}};
  for (const char* day : {"01", "02", "05", "06", "07", "08"})
    rows.push_back({std::string("2015-05-") + day, ""});
  Rows copy = rows;
  copy.back()[1] = "2015-05-11";  // entered since
  Rows others = {{"Received", "Triaged"}};
  for (const char* day : {"01", "02", "05", "06", "07", "08"})
    others.push_back({std::string("2014-05-") + day, ""});

  EXPECT_THAT(DoubtedIn(ReadSheets({{"sheet A", rows}, {"sheet B", others}})),
              IsEmpty());
  EXPECT_THAT(DoubtedIn(ReadSheets(
                  {{"sheet A", rows}, {"sheet B", others}, {"sheet C", copy}})),
              ElementsAre("table, row 1"));
  ReferralOptions chosen;
  chosen.tables_are_chosen = true;
  EXPECT_THAT(
      DoubtedIn(ReadSheets({{"sheet A", rows}, {"sheet C", copy}}, chosen)),
      IsEmpty());
}

TEST(RegisterLayout, HasOneOrderOfColumns) {
  for (const Rows& again :
       std::vector<Rows>{{{"Received", "Triaged", "Outcome"}},
                         {{"received", "TRIAGED ", "outcome"}}}) {
    Rows rows = {{"Received", "Triaged", "Outcome"},
                 {"2015-05-05", "2015-05-06", "NFA"},
                 again[0],
                 {"2015-05-07", "2015-05-08", "NFA"}};
    const auto reg = ReadRows({}, rows);
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(Received(*reg), 2u);
  }
  ReferralOptions options;
  options.outcomes = {{"none", {"NFA"}}};
  for (const Rows& other :
       std::vector<Rows>{{{"Received", "Outcome", "Triaged"}},
                         {{"Received", "Urgent", "Triaged"}},
                         {{"Ref", "Triaged", "Outcome"}}}) {
    const auto reg = ReadRows(options, {{"Received", "Triaged", "Outcome"},
                                        {"2015-05-05", "2015-05-06", "NFA"},
                                        other[0]});
    ASSERT_FALSE(reg);
    EXPECT_THAT(reg.error().message(),
                StartsWith("these headings differ in order or wording"));
  }
}

TEST(RegisterLayout, PassesOverTheLinesOfReports) {
  const auto reg =
      ReadRows(Broken(), {{"Received", "Triaged", "Outcome", "Source"},
                          {"North team", "", "", ""},
                          {"2015-05-05", "", "", "WMP"},
                          {"Total", "", "", ""},
                          {"Printed on 18/05/2015", "", "", ""}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(reg->report.rows, 1u);
  EXPECT_EQ(reg->report.rejected.total(), 0u);
  ASSERT_EQ(reg->report.passed_over.size(), 1u);
  EXPECT_EQ(reg->report.passed_over[0].rows, 3u);
  EXPECT_EQ(reg->report.passed_over[0].place.row, 2u);
}

TEST(RegisterLayout, IsInDoubtOfADateAlone) {
  Rows rows = {{"Received", "Triaged", "Outcome", "Source"}};
  for (int i = 0; i < 11; ++i) rows.push_back({"2015-05-05", "", "", "WMP"});
  rows.push_back({"18/05/2015", "", "", ""});
  EXPECT_THAT(DoubtedIn(ReadRows(Broken(), rows)), testing::Contains("rows, "));
  // A register that seldom has a source says nothing by it.
  for (std::size_t i = 1; i < 6; ++i) rows[i][3].clear();
  EXPECT_THAT(DoubtedIn(ReadRows(Broken(), rows)),
              testing::Not(testing::Contains("rows, ")));
}

TEST(RegisterLayout, FillsMergedCellsIn) {
  ReferralReader reader({}, TestCalendar());
  Row header = MakeRow(1, {"Received", "Triaged"});
  Row first = MakeRow(2, {"2015-05-05", "2015-05-06"});
  Row second = MakeRow(3, {"", "2015-05-07"});
  second.cells[0].merge = Merge::kAbove;
  for (Row* row : {&header, &first, &second}) {
    row->place.table = "sheet A";
    ASSERT_TRUE(reader.Take(*row));
  }
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(reg->days.at(Day(2015, 5, 5)).received, 2u);
}

TEST(RegisterRows, WaitWhereTheirTriageIsStillToCome) {
  const auto reg = ReadRows({}, {{"Received", "Triaged"},
                                 {"2015-05-05", "Pending"},
                                 {"2015-05-05", "31/12/9999"},
                                 {"2015-05-05", "Not yet triaged"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(Received(*reg), 3u);
  EXPECT_EQ(reg->report.rejected.total(), 0u);
  EXPECT_EQ(reg->days.at(Day(2015, 5, 7)).target_missed, 3u);
}

TEST(RegisterRows, AreInDoubtWithAnOutcomeAndNoDateOfTriage) {
  const auto doubts = [](const char* outcome) {
    return DoubtedIn(
        ReadRows(Broken(), {{"Received", "Triaged", "Outcome", "Source"},
                            {"2015-05-05", "", outcome, "WMP"}}));
  };
  EXPECT_THAT(doubts("No further action"), ElementsAre("rows, "));
  EXPECT_THAT(doubts("Pending"), IsEmpty());
  EXPECT_THAT(doubts(""), IsEmpty());
}

TEST(RegisterRows, AreInDoubtUntilTheLastOfThemWasReceived) {
  const auto reg = ReadRows({}, {{"Received", "Triaged"},
                                 {"2015-05-05", ""},
                                 {"2051-05-06", ""},
                                 {"2015-05-07", ""}});
  ASSERT_TRUE(reg) << reg.error().message();
  ASSERT_EQ(reg->report.doubts.size(), 1u);
  const Doubt& doubt = reg->report.doubts[0];
  EXPECT_TRUE(doubt.IsOn(Day(2051, 5, 5)));
  EXPECT_FALSE(doubt.IsOn(Day(2051, 5, 6)));
}

TEST(RegisterRows, AreInDoubtWhereMostWereTriagedTooEarly) {
  const auto reg = ReadRows({}, {{"Received", "Triaged"},
                                 {"2015-05-06", "2015-05-05"},
                                 {"2015-05-07", "2015-05-05"},
                                 {"2015-05-05", "2015-05-05"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_THAT(DoubtedIn(reg), testing::Contains("column, "));
}

TEST(RegisterRows, AreOtherAndToldWithTheWordsOfTwoLabels) {
  const auto reg = ReadRows(
      Broken(),
      {{"Received", "Triaged", "Outcome", "Source"},
       {"2015-05-05", "2015-05-06", "Further help, no further action", "WMP"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_THAT(reg->days.at(Day(2015, 5, 6)).triaged_by_outcome,
              ElementsAre(0, 0, 1));
  EXPECT_THAT(
      reg->report.repairs.listed(),
      ElementsAre(Remark{
          {"", 2},
          "two_labels",
          "the column for outcome has the words of two labels, and the row "
          "counts as `other`; list all of its words under one of them"}));
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("rows, "));
}

TEST(RegisterRows, AreInDoubtWhereManyHaveTheWordsOfTwoLabels) {
  Rows rows = {{"Received", "Triaged", "Outcome", "Source"}};
  for (int i = 0; i < 19; ++i)
    rows.push_back({"2015-05-05", "2015-05-06", "further", "WMP"});
  rows.push_back({"2015-05-05", "2015-05-06", "further", "WMP, health"});
  EXPECT_THAT(DoubtedIn(ReadRows(Broken(), rows)), IsEmpty());
  for (std::size_t i = 1; i < 3; ++i) rows[i][3] = "WMP, health";
  EXPECT_THAT(DoubtedIn(ReadRows(Broken(), rows)), ElementsAre("rows, "));
}

TEST(Layout, RowsThatWereNumberedBeforehandAreNoReferrals) {
  const auto read = ReadSheets(
      {{"sheet One",
        {{"Ref", "Date received", "Date triaged", "Outcome", "Source"},
         {"R1", "01/04/2015", "02/04/2015", "", ""},
         {"R2", "03/04/2015", "04/04/2015", "", ""},
         {"R3", "", "", "", ""},
         {"R4", "", "", "", ""}}}});
  EXPECT_EQ(Received(*read), 2U);
  EXPECT_EQ(read->report.rejected.total(), 0U);
}

}  // namespace
}  // namespace planwatch
