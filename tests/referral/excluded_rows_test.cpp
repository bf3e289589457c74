// Rows that are said to be no referrals, sheets that are hidden, and rows that
// were pasted twice.
#include "collectors/referral/excluded_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ExcludedRows, AreBelowATextThatSaysNothingElse) {
  for (const char* text :
       {"Withdrawn", "WITHDRAWN REFERRALS", "Entered in error", "Example data",
        "Test records", "Cancelled 2015", "Duplicates",
        "Withdrawn / entered in error - do not count"})
    EXPECT_TRUE(SaysNoReferrals(text)) << text;
  for (const char* text :
       {"", "Referrals", "2015", "Examples of harm", "Not withdrawn by parent",
        "Drug test positive", "Panel", "Error and omissions team"})
    EXPECT_FALSE(SaysNoReferrals(text)) << text;
}

std::vector<std::string> Doubted(const std::string& caption, bool is_chosen) {
  ReferralOptions options;
  options.tables_are_chosen = is_chosen;
  ReferralReader reader(options, TestCalendar());
  std::size_t number = 0;
  for (const auto& texts : std::vector<std::vector<std::string>>{
           {"Received", "Triaged"}, {"2015-05-05", ""}, {"2015-05-06", ""}}) {
    Row row = MakeRow(++number, texts);
    row.place.table = "sheet 2";
    if (number == 1) row.caption = caption;
    EXPECT_TRUE(reader.Take(row));
  }
  const auto reg = std::move(reader).Finish();
  EXPECT_TRUE(reg);
  EXPECT_EQ(Received(*reg), 2u);
  EXPECT_THAT(AllText(*reg), Not(HasSubstr("Withdrawn")));
  return DoubtedIn(reg);
}

TEST(ExcludedRows, AreCountedInDoubtByTheNameOfTheirSheet) {
  EXPECT_THAT(Doubted("Withdrawn", false), ElementsAre("table, row 2"));
  EXPECT_THAT(Doubted("Register 2015\nWithdrawn", false),
              ElementsAre("table, row 2"));
  EXPECT_THAT(Doubted("Withdrawn\nRegister 2015", false), IsEmpty());
  EXPECT_THAT(Doubted("Register", false), IsEmpty());
  // The configuration names those that are the register.
  EXPECT_THAT(Doubted("Withdrawn", true), IsEmpty());
}

TEST(ExcludedRows, AreCountedInDoubtBelowAHeading) {
  using Rows = std::vector<std::vector<std::string>>;
  const auto doubted = [](const Rows& rows) {
    return DoubtedIn(ReadRows(Broken(), rows));
  };
  const std::vector<std::string> headings = {"Received", "Triaged", "Outcome",
                                             "Source"};
  const std::vector<std::string> row = {"2015-05-05", "", "", "WMP"};
  const std::vector<std::string> title = {"Withdrawn referrals", "", "", ""};
  const std::vector<std::string> team = {"North team", "", "", ""};
  EXPECT_THAT(doubted({headings, row, title, row, row}),
              ElementsAre("table, row 4"));
  EXPECT_THAT(doubted({title, headings, row}), ElementsAre("table, row 3"));
  EXPECT_THAT(doubted({headings, title, team, row}), IsEmpty());
  EXPECT_THAT(doubted({headings, row, title}), IsEmpty());
  EXPECT_THAT(doubted({headings, row, team, row}), IsEmpty());
}

TEST(HiddenSheets, AreADoubtWhereTheyHaveRowsOfTheRegister) {
  const auto doubted = [](const std::vector<Row>& hidden) {
    ReferralReader reader({}, TestCalendar());
    EXPECT_TRUE(reader.Take(MakeRow(1, {"Ref", "Received", "Triaged"})));
    EXPECT_TRUE(reader.Take(MakeRow(2, {"1", "2015-05-05", ""})));
    for (Row row : hidden) {
      row.place.table = "sheet 2";
      EXPECT_TRUE(reader.HiddenSheets()->Take(row));
    }
    const auto reg = std::move(reader).Finish();
    EXPECT_EQ(Received(*reg), 1u);
    return DoubtedIn(reg);
  };
  EXPECT_THAT(doubted({MakeRow(1, {"Old referrals"}),
                       MakeRow(3, {"Received", "Triaged"}),
                       MakeRow(4, {"2014-05-05", "2014-05-06"})}),
              ElementsAre("table, "));
  EXPECT_THAT(doubted({MakeRow(1, {"Received", "Triaged"})}), IsEmpty());
  EXPECT_THAT(doubted({MakeRow(1, {"Bank holidays", "2014-05-05"}),
                       MakeRow(2, {"Agency", "Code"})}),
              IsEmpty());
  EXPECT_THAT(doubted({}), IsEmpty());
}

TEST(RepeatedRuns, AreADoubt) {
  std::vector<std::vector<std::string>> rows = {{"Received", "Triaged"}};
  for (int day = 10; day < 30; ++day)
    rows.push_back({"2015-05-" + std::to_string(day), ""});
  EXPECT_THAT(DoubtedIn(ReadRows({}, rows)), IsEmpty());
  for (std::size_t row = 5; row < 15; ++row) rows.push_back(rows[row]);
  const auto reg = ReadRows({}, rows);
  EXPECT_EQ(Received(*reg), 30u);
  EXPECT_THAT(DoubtedIn(reg), ElementsAre("rows, row 1"));
  // Nobody pastes rows into a query.
  ReferralReader query({}, TestCalendar());
  for (std::size_t row = 0; row < rows.size(); ++row)
    ASSERT_TRUE(query.Take(MakeRow(row, rows[row])));
  EXPECT_THAT(DoubtedIn(std::move(query).Finish()), IsEmpty());
}

TEST(ExcludedRows, AreNamedAmongWordsThatSayNoMore) {
  for (const char* text : {"Withdrawn",
                           "Cancelled",
                           "Canceled",
                           "Void",
                           "Voided",
                           "Deleted",
                           "Errors",
                           "Duplicates",
                           "Duplicated",
                           "Examples",
                           "Samples",
                           "Test",
                           "Testing",
                           "Dummy",
                           "Demo",
                           "Fictitious",
                           "Template",
                           "Voided referrals",
                           "Dummy contacts",
                           "Deleted cases",
                           "Demo records",
                           "Duplicated entries",
                           "Test rows",
                           "Sample data",
                           "Fictitious data sheet",
                           "Test register",
                           "Error log",
                           "Example list",
                           "Test only",
                           "Logged in error",
                           "Recorded by mistake: void",
                           "Voided for these cases",
                           "Void since 2015 or other",
                           "Withdrawn by request",
                           "Cancelled - do not include below",
                           "Duplicates of all entered",
                           "Deleted and not counted",
                           "Void, not included",
                           "Void, do not count"})
    EXPECT_TRUE(SaysNoReferrals(text)) << text;
  for (const char* text : {"Avoided", "Demography", "Void property", "Mistakes",
                           "Tested children", "Records", "Dummy run by team"})
    EXPECT_FALSE(SaysNoReferrals(text)) << text;
}

}  // namespace
}  // namespace planwatch
