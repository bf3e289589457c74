// Which rows of a register are referrals, and which stand among them.
#include "collectors/referral/row_kind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Headings and three referrals, then the rows, each with so many cells that are
// not read.
struct Line {
  std::vector<std::string> texts;
  std::size_t unread = 1;
  Flaw flaw = Flaw::kNone;  // of its last cell
  std::size_t calculated = 0;
};
Result<Register> ReadWith(const std::vector<Line>& lines) {
  ReferralReader reader(Broken(), TestCalendar());
  std::size_t number = 0;
  std::vector<Line> rows = {{{"Received", "Triaged", "Outcome", "Source"}, 2}};
  for (int i = 0; i < 3; ++i)
    rows.push_back({{"2015-05-05", "2015-05-06", "further", "WMP"}, 2});
  rows.insert(rows.end(), lines.begin(), lines.end());
  for (const Line& line : rows) {
    Row row = MakeRow(++number, line.texts);
    row.unread_cells = line.unread;
    row.calculated_cells = line.calculated;
    row.cells.back().flaw = line.flaw;
    EXPECT_TRUE(reader.Take(row));
  }
  return std::move(reader).Finish();
}

std::size_t PassedOverRows(const Register& reg) {
  std::size_t rows = 0;
  for (const PassedOver& part : reg.report.passed_over) rows += part.rows;
  return rows;
}

TEST(RowKind, IsALineWhereHardlyMoreStandsInTheRow) {
  for (const Line& line : std::vector<Line>{{{"Not known", "", "", ""}},
                                            {{"Report of June", "", "", ""}},
                                            {{"", "", "", ""}},
                                            {{"Total: 3", "Total: 3", "", ""}},
                                            {{"Total", "", "", ""}, 4}}) {
    const auto reg = ReadWith({line});
    EXPECT_EQ(PassedOverRows(*reg), 1u) << line.texts[0];
    EXPECT_EQ(reg->report.rejected.total(), 0u) << line.texts[0];
  }
  // A referral whose date is not known yet.
  for (const Line& line : std::vector<Line>{{{"Not known", "", "", ""}, 2},
                                            {{"Report of June", "", "", ""}, 2},
                                            {{"", "", "", ""}, 2}}) {
    const auto reg = ReadWith({line});
    EXPECT_EQ(PassedOverRows(*reg), 0u) << line.texts[0];
    EXPECT_EQ(reg->report.rejected.total(), 1u) << line.texts[0];
  }
}

TEST(RowKind, IsALineWhereNobodyHasFilledItInYet) {
  for (const Line& line :
       std::vector<Line>{{{"", "", "", ""}, 3, Flaw::kNone, 2},
                         {{"", "", "", ""}, 3, Flaw::kNone, 3},
                         {{"", "", "Please select", "Choose an item."}, 1}}) {
    const auto reg = ReadWith({line, line});
    EXPECT_EQ(PassedOverRows(*reg), 2u);
    EXPECT_EQ(reg->report.rejected.total(), 0u);
    EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  }
  for (const Line& line :
       std::vector<Line>{{{"", "", "", ""}, 3, Flaw::kNone, 1},
                         {{"", "", "Please select", "WMP"}, 1}})
    EXPECT_EQ(ReadWith({line})->report.rejected.total(), 1u);
}

// Nor is a query's row numbered beforehand.
TEST(RowKind, IsAReferralInAQueryThatLacksBothDates) {
  for (const std::size_t headings : {0u, 1u}) {
    ReferralReader reader({}, TestCalendar());
    ASSERT_TRUE(reader.Take(MakeRow(headings, {"Received", "Triaged"})));
    ASSERT_TRUE(reader.Take(MakeRow(headings + 1, {"2015-05-05", ""})));
    ASSERT_TRUE(reader.Take(MakeRow(headings + 2, {"", ""})));
    const auto reg = std::move(reader).Finish();
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(reg->report.rejected.total(), headings == 0 ? 1u : 0u);
  }
}

// "Total" and its counts, in the columns of a reference and of the dates.
TEST(RowKind, IsALineOfCountsThatTheRowsAboveMayHave) {
  EXPECT_EQ(PassedOverRows(*ReadWith({{{"3", "", "", ""}}})), 1u);
  EXPECT_EQ(PassedOverRows(*ReadWith({{{"3", "3", "", ""}}})), 1u);
  for (const Line& line : std::vector<Line>{{{"4", "3", "", ""}},
                                            {{"3", "4", "", ""}},
                                            {{"3", "3", "", ""}, 2},
                                            {{"3", "", "", "WMP"}}}) {
    const auto reg = ReadWith({line});
    EXPECT_EQ(PassedOverRows(*reg), 0u) << line.texts[1];
    EXPECT_EQ(reg->report.rejected.total(), 1u);
  }
}

TEST(RowKind, IsAReferralWhereADateIsAFormulaThatShowsNone) {
  for (const Flaw flaw : {Flaw::kError, Flaw::kNotCalculated}) {
    const auto reg = ReadWith({{{"2015-05-05", ""}, 2, flaw}, {{""}, 2, flaw}});
    EXPECT_EQ(Received(*reg), 3u);
    ASSERT_EQ(reg->report.rejected.listed().size(), 2u);
    for (const Remark& remark : reg->report.rejected.listed())
      EXPECT_EQ(remark.kind, "formula");
  }
  // A lookup that found nothing: none yet. In rows that were numbered
  // beforehand any formula may stand.
  const auto waits = ReadWith({{{"2015-05-05", ""}, 2, Flaw::kNotFound},
                               {{"", ""}, 1, Flaw::kNotFound},
                               {{"", "", "", ""}, 1, Flaw::kError}});
  EXPECT_EQ(Received(*waits), 4u);
  EXPECT_EQ(waits->report.rejected.total(), 0u);
}

TEST(RegisterRows, AreInDoubtWhereALabelIsAFormulasError) {
  const auto reg = ReadWith(
      {{{"2015-05-05", "2015-05-06", "further", ""}, 2, Flaw::kError}});
  EXPECT_EQ(Received(*reg), 4u);
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("formula, "));
}

TEST(RegisterRows, AreInDoubtWhereALoneCellStandsBetweenThem) {
  const Line alone = {{"", "", "", ""}};
  const Line referral = {{"2015-05-07", "", "", "WMP"}, 2};
  EXPECT_THAT(DoubtedIn(ReadWith({alone, referral})), ElementsAre("rows, "));
  EXPECT_THAT(DoubtedIn(ReadWith({alone, alone, referral})),
              ElementsAre("rows, "));
  // Numbered beforehand, and headings of groups, of which one stands first.
  EXPECT_THAT(DoubtedIn(ReadWith({referral, alone, alone})), IsEmpty());
  // A query, whose headings are in no row.
  ReferralReader query({}, TestCalendar());
  ASSERT_TRUE(query.Take(MakeRow(0, {"Received", "Triaged"})));
  ASSERT_TRUE(query.Take(MakeRow(1, {"2015-05-05", "2015-05-06"})));
  EXPECT_THAT(DoubtedIn(std::move(query).Finish()), IsEmpty());
  ReferralReader reader(Broken(), TestCalendar());
  std::size_t number = 0;
  for (const Line& line : {Line{{"Received", "Triaged", "Outcome", "Source"}},
                           alone, referral, alone, referral}) {
    Row row = MakeRow(++number, line.texts);
    row.unread_cells = line.unread;
    ASSERT_TRUE(reader.Take(row));
  }
  EXPECT_THAT(DoubtedIn(std::move(reader).Finish()), IsEmpty());
}

// "Withdrawn", of which no more is known than that it stands alone.
TEST(RegisterRows, AreInDoubtBelowALoneCellWhereTheDatesBeginAnew) {
  const auto doubted = [](const std::vector<const char*>& days, bool gap) {
    ReferralReader reader({}, TestCalendar());
    EXPECT_TRUE(reader.Take(MakeRow(1, {"Received", "Triaged"})));
    std::size_t number = 1;
    for (const char* day : days) {
      Row row = MakeRow(++number, {day, ""});
      row.unread_cells = 1;
      if (*day == 0) row.place.row = number += gap ? 1 : 0;
      EXPECT_TRUE(reader.Take(row));
    }
    return DoubtedIn(std::move(reader).Finish());
  };
  EXPECT_THAT(doubted({"2015-04-01", "2015-05-05", "", "2015-04-02"}, true),
              IsEmpty());  // in no order
  std::vector<const char*> days = {"2015-05-01", "2015-05-02", "2015-05-03",
                                   "2015-05-04", "2015-05-05", "2015-05-06",
                                   "2015-05-07", "2015-05-08", "2015-05-09",
                                   "2015-05-10", "2015-05-11", ""};
  days.push_back("2015-05-12");  // a group's
  EXPECT_THAT(doubted(days, true), IsEmpty());
  EXPECT_THAT(doubted(days, false), ElementsAre("rows, "));
  days.back() = "2015-05-02";
  EXPECT_THAT(doubted(days, true), ElementsAre("rows, "));
  days.insert(days.begin(), "");  // groups have such headings
  EXPECT_THAT(doubted(days, true), IsEmpty());
}

TEST(RegisterRows, AreInDoubtWhereAllThatIsReadIsMerged) {
  ReferralReader reader({}, TestCalendar());
  Row rest = MakeRow(3, {"", ""});
  for (Cell& cell : rest.cells) cell.merge = Merge::kAbove;
  rest.unread_cells = 2;
  for (const Row& row : {MakeRow(1, {"Received", "Triaged"}),
                         MakeRow(2, {"2015-05-05", "2015-05-06"}), rest}) {
    Row sheet = row;
    sheet.place.table = "sheet A";
    ASSERT_TRUE(reader.Take(sheet));
  }
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged, 2u);
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("rows, "));
}

TEST(RegisterRows, WithMoreCellsThanHeadingsAreNotUsed) {
  ReferralReader reader({}, TestCalendar());
  std::size_t number = 0;
  for (const std::size_t filled : {3, 3, 4}) {
    Row row = number == 0
                  ? MakeRow(1, {"Name", "Received", "Triaged"})
                  : MakeRow(number + 1, {"", "2015-05-05", "2015-05-06", ""});
    ++number;
    row.filled_cells = filled;
    ASSERT_TRUE(reader.Take(row));
  }
  const auto reg = std::move(reader).Finish();
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(Received(*reg), 1u);
  EXPECT_EQ(reg->report.rejected.counts().at("too_many_cells"), 1u);
}

TEST(RegisterColumns, AreInDoubtWhereNoRowHasTheWordsOfALabel) {
  const auto doubted = [](std::size_t rows, const char* last) {
    std::vector<std::vector<std::string>> texts = {
        {"Received", "Triaged", "Outcome", "Source"}};
    for (std::size_t row = 1; row <= rows; ++row)
      texts.push_back({"2015-05-05", "2015-05-06", "further",
                       row == rows ? last : "J. Smith"});
    return DoubtedIn(ReadRows(Broken(), texts));
  };
  EXPECT_THAT(doubted(10, "A. Jones"), ElementsAre("column, "));
  EXPECT_THAT(doubted(10, "WMP"), IsEmpty());
  EXPECT_THAT(doubted(9, "A. Jones"), IsEmpty());
}

}  // namespace
}  // namespace planwatch
