#include "collectors/referral/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using Rows = std::vector<std::vector<std::string>>;

// As a list on the web has them: local midnight in UTC.
TEST(ReferralReader, TakesATimeWithAZoneForItsDayHere) {
  const auto reg = ReadRows(
      Broken(), {{"received", "triaged", "outcome", "source"},
                 {"2015-05-04T23:00:00Z", "2015-05-05T23:00:00Z", "", "WMP"},
                 {"2015-01-04T23:00:00Z", "", "", "WMP"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(reg->days.at(Day(2015, 5, 5)).received, 1u);
  EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged, 1u);
  EXPECT_EQ(reg->days.at(Day(2015, 1, 4)).received, 1u);
}

TEST(ReferralReader, AddsRowsToTheirDays) {
  const auto reg = ReadRows(
      Broken(), {{"received", "triaged", "outcome", "source"},
                 {"2015-05-05", "2015-05-06", "No further action", "WMP"},
                 {"05/05/2015", "2015-05-08", "Multi-agency intervention", ""},
                 {"2015-05-06", "", "", "The NHS Trust"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_THAT(reg->outcomes, ElementsAre("further", "none", "other"));
  EXPECT_THAT(reg->sources, ElementsAre("Police", "Health", "other"));
  EXPECT_EQ(reg->report.rows, 3);
  EXPECT_EQ(reg->report.rejected.total(), 0);

  const RegisterDay fifth{.received = 2, .received_by_source = {1, 0, 1}};
  const RegisterDay sixth{.received = 1,
                          .triaged = 1,
                          .triaged_in_time = 1,
                          .received_by_source = {0, 1, 0},
                          .triaged_by_outcome = {0, 1, 0},
                          .waits = {{1, 1}}};
  const RegisterDay seventh{.target_missed = 1};
  const RegisterDay eighth{.triaged = 1,
                           .target_missed = 1,
                           .triaged_by_outcome = {1, 0, 0},
                           .waits = {{3, 1}}};
  EXPECT_THAT(reg->days, ElementsAre(Pair(Day(2015, 5, 5), fifth),
                                     Pair(Day(2015, 5, 6), sixth),
                                     Pair(Day(2015, 5, 7), seventh),
                                     Pair(Day(2015, 5, 8), eighth)));
}

TEST(ReferralReader, MatchesWholeWordsAndTheLongestPhrase) {
  struct Case {
    const char* text;
    std::vector<std::size_t> counts;  // further, none, other
  };
  for (const Case& c :
       std::vector<Case>{{"Further work", {1, 0, 0}},
                         {"NO  FURTHER\nACTION", {0, 1, 0}},
                         {"no further action, but further help", {0, 0, 1}},
                         {"furthermore", {0, 0, 1}},
                         {"Multi\xE2\x80\x93"
                          "agency intervention (plan)",
                          {1, 0, 0}},
                         {"", {0, 0, 1}},
                         {"Zebra", {0, 0, 1}}}) {
    const auto reg =
        ReadRows(Broken(), {{"received", "triaged", "outcome", "source"},
                            {"2015-05-05", "2015-05-05", c.text, "x"}});
    ASSERT_TRUE(reg);
    EXPECT_EQ(reg->days.at(Day(2015, 5, 5)).triaged_by_outcome, c.counts)
        << c.text;
  }
}

TEST(ReferralReader, KeepsOneOtherWhereTheConfigurationNamesIt) {
  ReferralOptions options;
  options.outcomes = {{"other", {"advice"}}, {"none", {"none"}}};
  const auto reg = ReadRows(options, {{"received", "triaged", "outcome"},
                                      {"2015-05-05", "2015-05-05", "zebra"},
                                      {"2015-05-05", "2015-05-05", "advice"},
                                      {"2015-05-05", "2015-05-05", "none"}});
  ASSERT_TRUE(reg);
  EXPECT_THAT(reg->outcomes, ElementsAre("other", "none"));
  EXPECT_THAT(reg->days.at(Day(2015, 5, 5)).triaged_by_outcome,
              ElementsAre(2, 1));
}

TEST(ReferralReader, FindsColumnsByTheirOwnNamesAndPlainWords) {
  for (const Rows& header : std::vector<Rows>{
           {{"received", "triaged"}},
           {{"Date_Received", "TRIAGE DATE"}},
           {{"Child", "Received", "Notes", "Triaged"}},
           {{"1. Child", "2. Date received", "(3) Triage date"}},
           {{"Date & time received", "Date and time triaged"}},
           {{"Referrals of 2015"}, {"Date of referral", "Date triaged"}}}) {
    const auto reg = ReadRows({}, header);
    EXPECT_TRUE(reg) << reg.error().message();
  }
}

TEST(ReferralReader, TakesTheConfiguredHeadingAndNoOther) {
  ReferralOptions options;
  options.columns = {{"received", "Date  IN"}};
  const auto reg =
      ReadRows(options, {{"Received", "date in", "Triaged"},
                         {"2001-01-01", "2015-05-05", "2015-05-06"}});
  ASSERT_TRUE(reg);
  EXPECT_TRUE(reg->days.contains(Day(2015, 5, 5)));
  EXPECT_FALSE(reg->days.contains(Day(2001, 1, 1)));
  EXPECT_THAT(reg->report.choices,
              testing::Contains(HasSubstr("column 2, headed \"Date  IN\"")));

  const auto missing = ReadRows(options, {{"Received", "Triaged"}});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind(), Error::Kind::kFailed);
  EXPECT_EQ(missing.error().message(),
            "row 1: no column is headed \"Date  IN\", which `columns:` names "
            "for received; write there the heading as it stands in the "
            "table");
}

TEST(ReferralReader, IsInDoubtWhereTwoColumnsSayTheSame) {
  const Rows rows = {{"Date received", "Triaged", "Received on"},
                     {"2015-05-05", "", "2015-05-06"}};
  const auto reg = ReadRows({}, rows);
  ASSERT_TRUE(reg);
  ASSERT_EQ(DoubtsOf(*reg).size(), 1);
  const Doubt doubt = DoubtsOf(*reg)[0];
  EXPECT_EQ(doubt.about, "column");
  EXPECT_EQ(doubt.place.ToString(), "row 1");
  EXPECT_EQ(doubt.text,
            "two columns may be the date received (columns 1 and 3); column 1 "
            "was taken");
  EXPECT_TRUE(reg->days.contains(Day(2015, 5, 5)));

  ReferralOptions settled;
  settled.columns = {{"received", "received on"}};
  const auto sure = ReadRows(settled, rows);
  ASSERT_TRUE(sure);
  EXPECT_THAT(DoubtsOf(*sure), IsEmpty());
  EXPECT_TRUE(sure->days.contains(Day(2015, 5, 6)));
  // Of a breakdown that is not asked for there is no doubt.
  EXPECT_THAT(ReadRows({}, {{"received", "triaged", "source", "source"}})
                  ->report.doubts,
              IsEmpty());
}

TEST(ReferralReader, IsInDoubtWhereItsDatesMayHaveTheMonthFirst) {
  const auto reg = ReadRows({}, {{"received", "triaged"},
                                 {"05/06/2015", "2015-06-08"},
                                 {"05/13/2015", ""},
                                 {"05/07/2015", ""}});
  ASSERT_TRUE(reg);
  // Read as ever; what can't be is rejected.
  EXPECT_TRUE(reg->days.contains(Day(2015, 6, 5)));
  EXPECT_THAT(reg->report.rejected.counts(),
              ElementsAre(Pair("unreadable_received_date", 1)));
  ASSERT_EQ(DoubtsOf(*reg).size(), 1);
  EXPECT_EQ(DoubtsOf(*reg)[0].about, "date");
  EXPECT_EQ(DoubtsOf(*reg)[0].place.ToString(), "row 3");
  EXPECT_THAT(DoubtsOf(*reg)[0].text,
              testing::StartsWith("the column for received"));
  // One that can only be day first says how they are written.
  const auto slip = ReadRows({}, {{"received", "triaged"},
                                  {"05/06/2015", ""},
                                  {"05/13/2015", ""},
                                  {"13/05/2015", ""}});
  EXPECT_THAT(DoubtsOf(*slip), IsEmpty());
  EXPECT_EQ(slip->report.rejected.total(), 1);
}

TEST(ReferralReader, IsInDoubtOfEachColumnOfDates) {
  const auto reg = ReadRows({}, {{"received", "triaged"},
                                 {"2015-05-05", "05/06/2015"},
                                 {"2015-05-05", "05/13/2015"}});
  ASSERT_EQ(DoubtsOf(*reg).size(), 1);
  EXPECT_THAT(DoubtsOf(*reg)[0].text,
              testing::StartsWith("the column for triaged"));
}

TEST(ReferralReader, TellsHowItReadEachTable) {
  ReferralOptions options;
  options.columns = {{"triaged", "meeting"}};
  ReferralReader reader(options, TestCalendar());
  std::size_t number = 0;
  for (const char* sheet : {"sheet A. Child", "sheet B. Child"}) {
    for (const std::vector<std::string>& texts :
         Rows{{"Name", "Meeting of the team", "Outcome", "Received"},
              {"A", "", "x", "2015-05-05"},
              {"B", "", "y", "soon"}}) {
      Row row = MakeRow(++number, texts);
      row.place.table = sheet;
      ASSERT_TRUE(reader.Take(row));
    }
  }
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg);
  ASSERT_EQ(reg->report.tables.size(), 2);
  const TableReading& second = reg->report.tables[1];
  EXPECT_EQ(second.header, 4);
  EXPECT_EQ(second.rows, 2);
  EXPECT_EQ(second.records, 1);
  ASSERT_EQ(second.columns.size(), 2);
  EXPECT_EQ(second.columns[0].column, 1);
  EXPECT_EQ(second.columns[0].role, "triaged");
  EXPECT_EQ(second.columns[0].heading, "meeting");
  EXPECT_EQ(second.columns[1].column, 3);
  EXPECT_EQ(second.columns[1].role, "received");
  // Neither a heading of the register nor the name of a sheet.
  for (const char* secret : {"Child", "Name", "team", "Received"})
    EXPECT_THAT(AllText(*reg), Not(HasSubstr(secret)));
}

TEST(ReferralReader, TakesAHeaderAloneAsAnEmptyRegister) {
  const auto reg = ReadRows({}, {{"received", "triaged"}});
  ASSERT_TRUE(reg);
  EXPECT_THAT(reg->days, IsEmpty());
  EXPECT_EQ(reg->report.rows, 0);
}

TEST(ReferralReader, LeavesABreakdownOutAndSaysSo) {
  const auto reg =
      ReadRows({}, {{"received", "triaged", "outcome", "source"},
                    {"2015-05-05", "2015-05-05", "further", "police"}});
  ASSERT_TRUE(reg);
  EXPECT_THAT(reg->outcomes, IsEmpty());
  EXPECT_THAT(reg->sources, IsEmpty());
  EXPECT_THAT(reg->days.at(Day(2015, 5, 5)).triaged_by_outcome, IsEmpty());
  EXPECT_THAT(
      reg->report.choices,
      ElementsAre("received: column 1, by its heading",
                  "triaged: column 2, by its heading",
                  "no breakdown by outcome: the configuration has no "
                  "`outcomes:`; list there the words of the register that "
                  "stand for each label",
                  HasSubstr("no `sources:`")));
}

TEST(ReferralReader, AsksForTheMappedColumnsOnly) {
  ReferralOptions options;
  options.sources = {{"Police", {"police"}}};
  ReferralReader reader(options, TestCalendar());
  EXPECT_TRUE(reader.NeedsColumn(0));
  ASSERT_TRUE(reader.Take(
      MakeRow(1, {"Name", "received", "outcome", "source", "triaged"})));
  EXPECT_FALSE(reader.NeedsColumn(0));
  EXPECT_TRUE(reader.NeedsColumn(1));
  EXPECT_FALSE(reader.NeedsColumn(2));
  EXPECT_TRUE(reader.NeedsColumn(3));
  EXPECT_TRUE(reader.NeedsColumn(4));
  EXPECT_FALSE(reader.NeedsColumn(5));
}

// Of a query all rows are fetched by what is asked below its column names.
TEST(ReferralReader, AsksForNoOtherColumnOfAQuery) {
  for (const std::size_t number : {0, 1}) {
    ReferralReader reader({}, TestCalendar());
    ASSERT_TRUE(
        reader.Take(MakeRow(number, {"received", "referral_date", "triaged"})));
    EXPECT_EQ(reader.NeedsColumn(1), number > 0);
    ASSERT_TRUE(reader.Take(MakeRow(2, {"2015-05-05", "", ""})));
    EXPECT_FALSE(reader.NeedsColumn(1));
  }
}

TEST(ReferralReader, CountsRowsItCannotUseByReason) {
  const auto reg = ReadRows({}, {{"received", "triaged"},
                                 {"", "2015-05-05"},
                                 {"NULL", ""},
                                 {"soon", "2015-05-05"},
                                 {"31/02/2015", ""},
                                 {"1900-01-01", ""},
                                 {"2015-05-05", "later"},
                                 {"2015-05-05", "2015-05-04"},
                                 {"2015-05-05", "NULL"},
                                 {"2015-05-05"}});
  ASSERT_TRUE(reg);
  EXPECT_EQ(reg->report.rows, 9);
  EXPECT_THAT(reg->report.rejected.counts(),
              ElementsAre(Pair("no_received_date", 3),
                          Pair("triaged_before_received", 1),
                          Pair("unreadable_received_date", 2),
                          Pair("unreadable_triaged_date", 1)));
  EXPECT_EQ(reg->days.at(Day(2015, 5, 5)).received, 2);
}

TEST(ReferralReader, PassesOverAHeaderThatIsRepeated) {
  const auto reg = ReadRows({}, {{"Received", "Triaged"},
                                 {"2015-05-05", ""},
                                 {"received", "triaged"},
                                 {"2015-05-05", ""}});
  ASSERT_TRUE(reg);
  EXPECT_EQ(reg->report.rows, 2);
  EXPECT_EQ(reg->report.rejected.total(), 0);
}

TEST(ReferralReader, LooksForAHeaderInEachSheet) {
  ReferralReader reader({}, TestCalendar());
  const auto take = [&reader](const char* sheet, std::size_t number,
                              const std::vector<std::string>& texts) {
    Row row = MakeRow(number, texts);
    row.place.table = sheet;
    ASSERT_TRUE(reader.Take(row));
  };
  take("sheet Lists", 1, {"Agency", "Code"});
  take("sheet Lists", 2, {"2015-05-01", "2015-05-01"});
  take("sheet 2014", 1, {"Received", "Triaged"});
  take("sheet 2014", 2, {"2014-05-01", ""});
  take("sheet 2015", 1, {"A title"});
  take("sheet 2015", 2, {"Triaged", "Received"});
  take("sheet 2015", 3, {"", "2015-06-01"});
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg);
  EXPECT_EQ(reg->report.rows, 2);
  EXPECT_TRUE(reg->days.contains(Day(2014, 5, 1)));
  EXPECT_TRUE(reg->days.contains(Day(2015, 6, 1)));
  EXPECT_FALSE(reg->days.contains(Day(2015, 5, 1)));
}

TEST(ReferralReader, CountsTheTargetInWorkingOrCalendarDays) {
  struct Case {
    TriageTarget target;
    const char* received;
    Date last_day_in_time;
  };
  for (const Case& c : std::vector<Case>{
           {{1, true}, "2015-05-05", Day(2015, 5, 6)},
           {{1, true}, "2015-05-08", Day(2015, 5, 11)},  // over a weekend
           {{1, true}, "2015-05-09", Day(2015, 5, 11)},  // on a Saturday
           {{1, true}, "2015-04-02", Day(2015, 4, 7)},   // over Easter
           {{5, true}, "2014-12-24", Day(2015, 1, 5)},
           {{1, false}, "2015-05-08", Day(2015, 5, 9)},
           {{45, false}, "2015-05-01", Day(2015, 6, 15)},
           {{0, true}, "2015-05-09", Day(2015, 5, 9)}}) {
    ReferralOptions options;
    options.triage_within = c.target;
    const auto reg =
        ReadRows(options, {{"received", "triaged"}, {c.received, ""}});
    ASSERT_TRUE(reg);
    const Date missed = c.last_day_in_time + std::chrono::days{1};
    ASSERT_TRUE(reg->days.contains(missed)) << c.received;
    EXPECT_EQ(reg->days.at(missed).target_missed, 1) << c.received;
  }
}

TEST(ReferralReader, StreamsAMillionRowsIntoTheDaysTheySpan) {
  ReferralReader reader(Broken(), TestCalendar());
  ASSERT_TRUE(
      reader.Take(MakeRow(1, {"received", "triaged", "outcome", "source"})));
  Row row = MakeRow(2, {"", "", "", ""});
  const char* const outcomes[] = {"multi-agency intervention",
                                  "no further action", "single agency support"};
  const char* const sources[] = {"West Midlands Police", "NHS trust", "School"};
  constexpr std::size_t kRows = 1'000'000, kDays = 3652, kWaits = 20;
  std::size_t unused = 0;
  for (std::size_t i = 0; i < kRows; ++i) {
    const Date received = Day(2005, 1, 1) + std::chrono::days{i % kDays};
    row.place.row = i + 2;
    row.cells[0].text = i % 1000 == 7 ? "no date" : FormatDate(received);
    unused += i % 1000 == 7 ? 1 : 0;
    row.cells[1].text =
        i % 5 == 0 ? ""
                   : FormatDate(received + std::chrono::days{i * 7 % kWaits});
    row.cells[2].text = outcomes[i % 3];
    row.cells[3].text = sources[i / 3 % 3];
    ASSERT_TRUE(reader.Take(row));
  }
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg);
  EXPECT_EQ(reg->report.rows, kRows);
  EXPECT_EQ(reg->report.rejected.total(), unused);
  EXPECT_LE(reg->report.rejected.listed().size(), Remarks::kMostListed);
  EXPECT_LE(reg->days.size(), kDays + kWaits);
  std::size_t received = 0, waits = 0;
  for (const auto& [date, day] : reg->days) {
    received += day.received;
    waits += day.waits.size();
    EXPECT_LE(day.triaged_by_outcome.size(), 3);
  }
  EXPECT_EQ(received, kRows - unused);
  EXPECT_LE(waits, reg->days.size() * kWaits);
}

}  // namespace
}  // namespace planwatch
