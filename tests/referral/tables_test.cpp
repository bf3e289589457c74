// What stands beside a register's rows: headings of groups, summaries, copies,
// other tables, headings in two rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Rows = std::vector<std::vector<std::string>>;

std::string MayDay(int day) {
  return (day < 10 ? "2015-05-0" : "2015-05-") + std::to_string(day);
}

Rows Joined(Rows rows, const Rows& more) {
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

TEST(GroupHeadings, AreNoReferralsWhereTheyAreMonths) {
  ReferralReader reader({}, TestCalendar());
  Row month = MakeRow(2, {"May 2015", ""});
  month.cells[0].date = Day(2015, 5, 1);
  month.cells[0].month_only = true;
  for (const Row& row :
       {MakeRow(1, {"Received", "Triaged"}), month,
        MakeRow(3, {"2015-05-05", ""}), MakeRow(4, {"2015-05-05", ""})})
    ASSERT_TRUE(reader.Take(row));
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg);
  EXPECT_EQ(Received(*reg), 2u);
  EXPECT_EQ(reg->report.rejected.total(), 0u);
  ASSERT_EQ(reg->report.passed_over.size(), 1u);
  EXPECT_EQ(reg->report.passed_over[0].place.row, 2u);
}

TEST(GroupHeadings, AreADoubtWhereTheyAreDays) {
  const Rows header = {{"Received", "Triaged", "Outcome", "Source"}};
  Rows with_source = header, bare = header;
  for (int day : {5, 6, 7})
    for (Rows* rows : {&with_source, &bare}) {
      const char* source = rows == &bare ? "" : "WMP";
      rows->push_back({MayDay(day), "", "", ""});
      rows->push_back({MayDay(day), MayDay(day), "", source});
      if (rows == &with_source) rows->push_back({MayDay(day), "", "", ""});
      rows->push_back({MayDay(day), MayDay(day), "", source});
    }
  EXPECT_THAT(DoubtedIn(ReadRows(Broken(), with_source)),
              ElementsAre("rows, "));
  EXPECT_THAT(DoubtedIn(ReadRows({}, bare)), ElementsAre("rows, "));
  // Here one waits, and there one was entered out of order.
  Rows waiting = header;
  for (int day : {5, 6, 7}) {
    waiting.push_back({MayDay(day), MayDay(day), "", ""});
    waiting.push_back({MayDay(day), "", "", ""});
    waiting.push_back({MayDay(day), MayDay(day), "", ""});
  }
  EXPECT_THAT(DoubtedIn(ReadRows({}, waiting)), IsEmpty());
}

// A row as a document hands it on of which only some columns are read.
Row Described(std::size_t number, const std::vector<std::string>& texts,
              std::size_t unread_cells) {
  Row row = MakeRow(number, texts);
  row.unread_cells = unread_cells;
  return row;
}

TEST(GroupHeadings, HaveNothingElseWhereTheOthersHaveMore) {
  struct Case {
    std::vector<Row> rows;
    std::size_t received;
    std::vector<std::string> doubts;
  };
  const auto heading = [](int day) { return Described(2, {MayDay(day)}, 0); };
  const auto triaged = [](int day) {
    return Described(3, {MayDay(day), MayDay(day + 1)}, 1);
  };
  const auto waits = [](int day) { return Described(4, {MayDay(day)}, 1); };
  for (const Case& c : std::vector<Case>{
           {{heading(1), triaged(1), waits(1)}, 2, {}},
           {{heading(1), triaged(1), heading(2), triaged(2)}, 2, {}},
           // Of December and January, each of which heads its month.
           {{Described(2, {"2014-12-01"}, 0),
             Described(3, {"2014-12-05", "2014-12-08"}, 1),
             Described(4, {"2015-01-01"}, 0),
             Described(5, {"2015-01-05", "2015-01-06"}, 1)},
            2,
            {}},
           // The date of the report, or a referral that is being entered.
           {{triaged(1), waits(1), triaged(3), waits(5), heading(18)},
            4,
            {"rows, "}},
           // All that wait have no reference yet.
           {{triaged(1), triaged(2), heading(5), triaged(6), heading(18)},
            5,
            {}}}) {
    ReferralReader reader({}, TestCalendar());
    ASSERT_TRUE(reader.Take(MakeRow(1, {"Received", "Triaged", "Ref"})));
    for (const Row& row : c.rows) ASSERT_TRUE(reader.Take(row));
    const auto reg = std::move(reader).Finish();
    ASSERT_TRUE(reg);
    EXPECT_EQ(Received(*reg), c.received);
    EXPECT_EQ(reg->report.rows, c.received);
    EXPECT_EQ(DoubtedIn(reg), c.doubts);
  }
}

// So many a day that any day has rows as any other has.
Rows Busy(int first_day, int rows_a_day) {
  Rows rows = {{"Received", "Triaged", "Outcome", "Source"}};
  for (int day = first_day; day < first_day + 20; ++day)
    for (int i = 0; i < rows_a_day; ++i)
      rows.push_back({MayDay(day), i % 2 ? "" : MayDay(day), "", "x"});
  return rows;
}

TEST(CopiedRows, AreADoubtHoweverTheyAreWritten) {
  const Rows header = {{"Received", "Triaged", "Outcome", "Source"}};
  Rows rows = header, tidied = header, waiting = header;
  for (int day = 1; day < 25; day += 2) {
    const bool waits = day > 18;
    rows.push_back({MayDay(day), waits ? "" : MayDay(day + 1), "NFA", "WMP"});
    tidied.push_back({MayDay(day).substr(8) + "/05/2015",
                      waits ? "" : MayDay(day + 1), "No further action",
                      "West Midlands Police"});
    if (waits) waiting.push_back(rows.back());
  }
  ReferralOptions options = Broken();
  options.outcomes[1].words.push_back("NFA");
  for (const Rows& copy : {tidied, waiting})
    EXPECT_THAT(
        DoubtedIn(ReadSheets({{"sheet A", rows}, {"sheet B", copy}}, options)),
        Contains("table, row 1"));
  // Below the register, under a title.
  EXPECT_THAT(
      DoubtedIn(ReadSheets(
          {{"sheet A", Joined(Joined(rows, {{}, {"Over target"}}), waiting)}},
          options)),
      Contains("table, row 16"));
}

TEST(CopiedRows, AreNotThoseThatAreAlikeByChance) {
  const Rows large = Busy(1, 12), small = Busy(5, 4);
  EXPECT_THAT(DoubtedIn(ReadSheets({{"sheet A", large}, {"sheet B", small}})),
              IsEmpty());
  // Nor a single row.
  EXPECT_THAT(DoubtedIn(ReadSheets({{"sheet A", {large[0], large[5]}},
                                    {"sheet B", {large[0], large[5]}}})),
              IsEmpty());
  // Headings at the top of each page begin no part.
  const Rows page = {large[0], large[1], large[2]};
  EXPECT_THAT(DoubtedIn(ReadSheets({{"sheet A", Joined(page, page)}})),
              IsEmpty());
}

TEST(OtherTables, EndTheRegisterAboveThem) {
  const Rows rows = {{"Ref", "Received", "Triaged"},
                     {"1", "2015-05-05", "2015-05-06"},
                     {},
                     {"Return interviews"},
                     {"Ref", "Date of interview", "Report sent"},
                     {"1", "2015-05-07", "2015-05-08"}};
  const auto reg = ReadSheets({{"sheet A", rows}});
  ASSERT_TRUE(reg);
  EXPECT_EQ(Received(*reg), 1u);
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("table, row 6"));
  // Words in place of two dates, amid the rows, are a fault of their row.
  const auto fault = ReadSheets({{"sheet A",
                                  {rows[0],
                                   rows[1],
                                   {"2", "cancelled", "cancelled"},
                                   {"3", "cancelled", "cancelled"},
                                   rows[1]}}});
  EXPECT_EQ(Received(*fault), 2u);
  EXPECT_EQ(fault->report.rejected.total(), 2u);
}

TEST(OtherTables, OfVersionsAreNoDoubt) {
  EXPECT_THAT(DoubtedIn(ReadSheets(
                  {{"sheet A",
                    {{"Version", "Date", "Author", "Change"},
                     {"1.0", "2014-04-01", "JS", "Created"},
                     {"1.1", "2015-04-01", "JS", "New year"}}},
                   {"sheet B",
                    {{"Received", "Triaged"}, {"2015-05-05", "2015-05-06"}}}})),
              IsEmpty());
}

TEST(Summaries, AreNoHeadingsOfWhatStandsBelow) {
  const Rows summary = {{"Received", "Triaged", "Awaiting"}, {"2", "1", "1"}};
  const Rows list = {{"Date referred", "Date received", "Date triaged", "Ref"},
                     {"2015-05-01", "2015-05-05", "2015-05-06", "1"},
                     {"2015-05-01", "2015-05-07", "", "2"}};
  for (const Rows& between : std::vector<Rows>{{}, {{}, {"The list"}}}) {
    const auto reg =
        ReadSheets({{"sheet A", Joined(Joined(summary, between), list)}});
    ASSERT_TRUE(reg);
    EXPECT_EQ(reg->days.at(Day(2015, 5, 5)).received, 1u);
    EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged, 1u);
    EXPECT_EQ(reg->report.rejected.total(), 0u);
    EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  }
  // Counts below the register's own headings are a row that can't be used.
  const auto reg = ReadRows(
      {}, {{"Received", "Triaged"}, {"2", "1"}, {"2015-05-05", "2015-05-06"}});
  ASSERT_TRUE(reg);
  EXPECT_EQ(Received(*reg), 1u);
  EXPECT_EQ(reg->report.rejected.total(), 1u);
  EXPECT_FALSE(ReadRows({}, {{"Received", "Triaged"}, {"2", "1"}}));
}

TEST(TwoRowsOfHeadings, AreJoined) {
  for (const Rows& headings : std::vector<Rows>{
           {{"", "Received", "", "Triaged", ""},
            {"Ref", "Date", "Time", "Date", "Time"}},
           {{"", "Received", "Sent", "Triaged"},
            {"Ref", "Date", "Date", "Date"}},
           {{"Referral", "", "", "Triage", ""},
            {"Ref", "Date received", "Source", "Date", "By whom"}}}) {
    const auto reg = ReadRows(
        {}, Joined(headings, {{"1", "2015-05-05", "09:30", "2015-05-06", ""}}));
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(Received(*reg), 1u);
    EXPECT_THAT(DoubtedIn(reg), IsEmpty()) << headings[0][1];
    EXPECT_EQ(reg->report.tables[0].header, 2u);
  }
}

TEST(TwoRowsOfHeadings, AreADoubtWhereTheyDontTellTheColumn) {
  const Rows rows = {{"", "Received", "", "Triaged", ""},
                     {"Ref", "Date sent", "Date logged", "Time", "Date"},
                     {"1", "2015-05-01", "2015-05-05", "9:30", "2015-05-06"}};
  // Of the triage they do tell it.
  const auto reg = ReadRows({}, rows);
  ASSERT_TRUE(reg);
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("column, row 2"));
  EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged, 1u);
  EXPECT_EQ(DoubtsOf(*reg)[0].text,
            "the heading of the column for received stands above several "
            "columns; column 2 was taken");
  ReferralOptions settled;
  settled.columns = {{"received", "Date logged"}};
  const auto sure = ReadRows(settled, rows);
  ASSERT_TRUE(sure) << sure.error().message();
  EXPECT_EQ(sure->days.at(Day(2015, 5, 5)).received, 1u);
  EXPECT_THAT(DoubtedIn(sure), IsEmpty());
}

TEST(TwoRowsOfHeadings, AreHeadingsAgainOnFurtherPages) {
  for (const Rows& headings :
       std::vector<Rows>{{{"", "Received", "", "Triaged", ""},
                          {"Ref", "Date", "Time", "Date", "Time"}},
                         {{"Ref", "Received", "", "Triage", ""},
                          {"", "", "", "Date", "Time"}}}) {
    Rows rows = headings;
    rows.push_back({"1", "2015-05-05", "9:30", "2015-05-06", "10:00"});
    rows.push_back({"2", "2015-05-06", "9:30", "2015-05-07", "10:00"});
    rows = Joined(rows, headings);
    rows.push_back({"3", "2015-05-07", "9:30", "2015-05-08", "10:00"});
    const auto reg = ReadRows({}, rows);
    ASSERT_TRUE(reg) << headings[0][1] << reg.error().message();
    EXPECT_EQ(Received(*reg), 3u) << headings[0][1];
    EXPECT_EQ(reg->report.rows, 3u) << headings[0][1];
  }
}

TEST(TwoRowsOfHeadings, AreNotAGroupsNameBelowThem) {
  const auto reg = ReadRows({}, {{"Received", "", "Triaged"},
                                 {"North team", "", ""},
                                 {"2015-05-05", "", "2015-05-06"}});
  ASSERT_TRUE(reg);
  EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  EXPECT_EQ(Received(*reg), 1u);
}

TEST(RegisterColumns, AreThoseWithDates) {
  const auto reg = ReadRows({}, {{"Referral date", "Received", "Date triaged"},
                                 {"2015-05-05", "Email", "2015-05-06"},
                                 {"2015-05-05", "Phone", ""}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(Received(*reg), 2u);
  EXPECT_EQ(reg->report.tables[0].columns[0].column, 0u);
  EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  // Times stand beside them.
  const auto times = ReadRows(
      {}, {{"Time received", "Date received", "Date triaged", "Time triaged"},
           {"09:30", "2015-05-05", "2015-05-06", ""}});
  ASSERT_TRUE(times) << times.error().message();
  EXPECT_EQ(Received(*times), 1u);
  EXPECT_THAT(DoubtedIn(times), IsEmpty());
}

TEST(Totals, AreNoHeadings) {
  const auto reg = ReadRows({}, {{"Received", "Triaged", "Girls", "Total"},
                                 {"2015-05-05", "2015-05-06", "1", "1"},
                                 {"Total", "", "1", "1"}});
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(Received(*reg), 1u);
}

TEST(RegisterRows, AreInDoubtWhereTheirTriageIsToCome) {
  const auto doubts = [](const char* outcome) {
    const auto reg =
        ReadRows(Broken(), {{"Received", "Triaged", "Outcome", "Source"},
                            {"2015-05-05", "2051-05-06", outcome, "WMP"}});
    std::vector<std::string> texts;
    for (const Doubt& doubt : reg->report.doubts)
      if (doubt.IsOn(Day(2016, 1, 1))) texts.push_back(doubt.text);
    return texts;
  };
  EXPECT_THAT(doubts("No further action"),
              ElementsAre(HasSubstr("were triaged on a day that is still")));
  // It is planned.
  EXPECT_THAT(doubts(""), IsEmpty());
}

TEST(OtherSheets, WithSomeOfTheHeadingsAreADoubt) {
  const SheetRows read = {"Triaged",
                          {{"Received", "Triaged", "Outcome", "Source"},
                           {MayDay(5), MayDay(5), "", "WMP"},
                           {MayDay(6), MayDay(7), "", "WMP"}}};
  struct Case {
    Rows rows;
    bool in_doubt;
  };
  for (const Case& c : std::vector<Case>{
           // What waits stands apart, and has no date of triage.
           {{{"Ref", "Date received", "Source"}, {"8", MayDay(8), "WMP"}},
            true},
           // One heading is spelt wrong.
           {{{"Ref", "Date recieved", "Date triaged", "Source"},
             {"8", MayDay(8), "", "WMP"}},
            true},
           {{{"Ref", "Date received", "Source"}}, false},
           {{{"Name", "Source", "Telephone"}, {"A team", "WMP", "0123"}},
            false},
           {{{"Version", "Date", "Author"}, {"2", MayDay(8), "IT"}}, false}})
    EXPECT_THAT(DoubtedIn(ReadSheets({read, {"Other", c.rows}}, Broken())),
                c.in_doubt
                    ? ElementsAre("table, row 2")
                    : testing::Matcher<std::vector<std::string>>(IsEmpty()))
        << c.rows[0][1];
}

// "Last updated: 30/06/2015", in the columns of a reference and the date.
TEST(SparseRows, AreADoubtBelowAGapOrAtTheEnd) {
  const auto doubted = [](const std::vector<std::string>& last, bool gap) {
    ReferralReader reader(Broken(), TestCalendar());
    std::size_t number = 0;
    const auto take = [&](const std::vector<std::string>& texts,
                          std::size_t unread) {
      Row row = MakeRow(++number, texts);
      row.unread_cells = unread;
      EXPECT_TRUE(reader.Take(row));
    };
    take({"Received", "Triaged", "Outcome", "Source"}, 1);
    for (int day = 5; day < 15; ++day)
      take({MayDay(day), MayDay(day), "further", "WMP"}, 1);
    if (gap) ++number;
    take(last, 1);
    return DoubtedIn(std::move(reader).Finish());
  };
  EXPECT_THAT(doubted({"2015-05-20", "", "", ""}, true), ElementsAre("rows, "));
  EXPECT_THAT(doubted({"2015-05-20", "2015-05-20", "", ""}, false),
              ElementsAre("rows, "));
  // A referral that was begun.
  EXPECT_THAT(doubted({"2015-05-20", "", "", ""}, false), IsEmpty());
  EXPECT_THAT(doubted({"2015-05-20", "", "", "WMP"}, true), IsEmpty());
}

// "Period: 1 May to 20 May", right below the headings or amid the rows.
TEST(SparseRows, AreADoubtWithTwoDatesWhereverTheyStand) {
  const auto doubted = [](const std::vector<std::string>& line) {
    ReferralReader reader(Broken(), TestCalendar());
    std::size_t number = 0;
    const auto take = [&](const std::vector<std::string>& texts) {
      Row row = MakeRow(++number, texts);
      row.unread_cells = 1;
      EXPECT_TRUE(reader.Take(row));
    };
    take({"Received", "Triaged", "Outcome", "Source"});
    take(line);
    for (int day = 5; day < 15; ++day)
      take({MayDay(day), MayDay(day), "further", "WMP"});
    return DoubtedIn(std::move(reader).Finish());
  };
  EXPECT_THAT(doubted({MayDay(1), MayDay(20), "", ""}), ElementsAre("rows, "));
  EXPECT_THAT(doubted({MayDay(1), MayDay(20), "", "to"}),
              ElementsAre("rows, "));
  EXPECT_THAT(doubted({MayDay(1), MayDay(2), "", "WMP"}), IsEmpty());
  EXPECT_THAT(doubted({MayDay(1), "", "", "to"}), IsEmpty());
}

// "Last updated: 30/05/2015 (JS)", right below the last row.
TEST(SparseRows, AreADoubtAtTheEndWhereItAloneHasNoSource) {
  const auto doubted = [](const char* first_source, int rows) {
    ReferralReader reader(Broken(), TestCalendar());
    std::size_t number = 0;
    const auto take = [&](const std::vector<std::string>& texts) {
      Row row = MakeRow(++number, texts);
      row.unread_cells = 2;
      EXPECT_TRUE(reader.Take(row));
    };
    take({"Received", "Triaged", "Outcome", "Source"});
    take({MayDay(1), MayDay(1), "further", first_source});
    for (int day = 2; day <= rows; ++day)
      take({MayDay(day), MayDay(day), "further", "WMP"});
    take({MayDay(30), "", "", ""});
    return DoubtedIn(std::move(reader).Finish());
  };
  EXPECT_THAT(doubted("WMP", 20), ElementsAre("rows, "));
  EXPECT_THAT(doubted("WMP", 19), IsEmpty());
  EXPECT_THAT(doubted("", 20), IsEmpty());
}

TEST(DateTriaged, ThatIsSaidToBeNeedlessIsADoubt) {
  const auto doubted = [](const std::vector<std::string>& triaged) {
    Rows rows = {{"Received", "Triaged"}, {MayDay(4), MayDay(5)}};
    for (const std::string& cell : triaged) rows.push_back({MayDay(6), cell});
    return !DoubtedIn(ReadRows({}, rows)).empty();
  };
  EXPECT_TRUE(doubted({"Not required"}));
  EXPECT_TRUE(doubted({"N/A", ""}));
  // What a program writes for nothing.
  EXPECT_FALSE(doubted({"N/A", "N/A"}));
  EXPECT_FALSE(doubted({"NULL", ""}));
}

TEST(FirstRow, MayHaveItsDatesInFiguresAlone) {
  const auto reg = ReadRows(
      {},
      {{"Received", "Triaged"}, {"20150505", "20150506"}, {"20150507", ""}});
  ASSERT_TRUE(reg);
  EXPECT_EQ(Received(*reg), 2u);
  EXPECT_EQ(reg->report.rejected.total(), 0u);
}

}  // namespace
}  // namespace planwatch
