#include "collectors/referral/cells.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

Cell Of(const std::string& text) {
  Cell cell;
  cell.text = text;
  return cell;
}

TEST(ReferralDay, IsReadHoweverADayIsWritten) {
  for (const char* text :
       {"2015-05-18", "18/05/2015", "18 May 2015", "18th May 2015",
        "Monday 18 May 2015", "Mon 18/05/2015", "18/05/2015 09:30",
        "18/05/2015 9:30 AM", "2015-05-18T09:30:00Z", "2015-05-17T23:30:00Z"}) {
    const auto day = ReadReferralDay(Of(text), TestCalendar());
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(*day, Day(2015, 5, 18)) << text;
  }
}

TEST(ReferralDay, IsNothingLessThanOneDay) {
  for (const char* text :
       {"", "May 2015", "2015", "soon", "18/05/2015 or 19/05/2015",
        "31/02/2015", "18/05/2015 -> 19/05/2015", "Pending", "31/12/2099"})
    EXPECT_FALSE(ReadReferralDay(Of(text), TestCalendar())) << text;
}

// As the heading of a group has it; a whole date that is shown so is a day.
TEST(ReferralDay, IsNoMonth) {
  Cell cell = Of("May 2015");
  cell.date = Day(2015, 5, 1);
  cell.month_only = true;
  EXPECT_FALSE(ReadReferralDay(cell, TestCalendar()));
  cell.date = Day(2015, 5, 12);
  EXPECT_EQ(ReadReferralDay(cell, TestCalendar()), Day(2015, 5, 12));
}

TEST(EmptyDay, IsWhatProgramsWriteForNone) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "N/A",
                           "NULL",
                           "(null)",
                           "NaT",
                           "nan",
                           "\\N",
                           "#N/A",
                           "0",
                           "0000-00-00",
                           "01/01/1900",
                           "1900-01-01 00:00:00",
                           "30/12/1899",
                           "1899-12-31",
                           "31/12/9999",
                           "9999-12-31T23:59:59Z",
                           "0001-01-01",
                           "01/01/1970",
                           "1970-01-01T00:00:00Z",
                           "01/01/1753",
                           "31-Dec-9999",
                           "01 Jan 1900",
                           "Jan  1 1900 12:00AM",
                           "00-Jan-00",
                           "00/01/1900",
                           "12/30/1899",
                           "2999-12-31",
                           "31/12/2099",
                           "#EMPTY",
                           "dd/mm/yyyy"})
    EXPECT_TRUE(IsEmptyDay(Of(text))) << text;
  for (const char* text :
       {"2015-05-18", "01/01/2015", "soon", "18/05/1015", "13/13/2015",
        "02/01/1970", "30 May 9999", "Triaged 01/01/1900"})
    EXPECT_FALSE(IsEmptyDay(Of(text))) << text;
  Cell zero;
  zero.date = Day(1899, 12, 31);
  EXPECT_TRUE(IsEmptyDay(zero));
}

TEST(NotYet, IsSaidInWords) {
  for (const char* text :
       {"Pending", "Not yet triaged", "Awaiting triage", "OUTSTANDING",
        "In progress", "No", "pending: chased", "No - not yet", "No date",
        "No, pending", "o/s", "Due 05/05/2015",
        "Awaiting report from team 4 (chased 05/05/2015)",
        "Not triaged as at 5 May 2015", "Pending (2 children)"})
    EXPECT_TRUE(IsPending(Of(text), TestCalendar())) << text;
  for (const char* text :
       {"", "Yes", "Triaged", "Done", "Nobody", "later", "2015-05-18",
        "No further action", "No further action 05/05/2015",
        "No triage needed - to strategy 05/05/2015", "No - consultation only",
        "Pending info; triaged 05/05/2015", "Ongoing 05/05/2015",
        "Awaiting info, triaged 05/05/2015", "Due 05/05/2015, done 06/05/2015"})
    EXPECT_FALSE(IsPending(Of(text), TestCalendar())) << text;
}

TEST(ReportLine, IsWhatReportsPutAmongTheirRows) {
  for (const char* text : {"Total", "Total: 400", "Printed on 18/05/2015",
                           "Page 2 of 7", "End of report"})
    EXPECT_TRUE(IsReportLine(Of(text))) << text;
  for (const char* text : {"", "Totally", "18/05/2015", "North team", "2015"})
    EXPECT_FALSE(IsReportLine(Of(text))) << text;
}

TEST(WordsAlone, HaveNoFigure) {
  EXPECT_TRUE(HasWordsAlone(Of("North team")));
  for (const char* text : {"", " ", "18/05/20155", "Team 2"})
    EXPECT_FALSE(HasWordsAlone(Of(text))) << text;
}

TEST(NoTriage, IsSaidInWords) {
  for (const char* text :
       {"Not required", "Not required.", "Does not apply", "Open to CIN team",
        "Open case", "Pending closure", "Not triaged (out of area)",
        "Untriaged - transferred to Rugby"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kNeedless) << text;
  for (const char* text : {"N/A", "n/a*", "N/A.", "n\\a"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kMayBe) << text;
  for (const char* text : {"", "Pending", "Open", "Not triaged", "tbc"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kUnstated) << text;
}

TEST(ReferralCells, MayBeCountsThatShowAsDays) {
  Cell cell;
  cell.text = "60";
  EXPECT_EQ(ReadCount(cell), 60u);
  for (const char* text : {"", "60 rows", "-1", "42095"}) {
    cell.text = text;
    EXPECT_EQ(ReadCount(cell), std::nullopt) << text;
  }
  cell.date = Day(1900, 2, 28);
  EXPECT_EQ(ReadCount(cell), 60u);
  cell.date = Day(2015, 4, 1);
  EXPECT_EQ(ReadCount(cell), std::nullopt);
}

TEST(ReferralCells, AreNotBlankWithAFormulaThatShowsNothing) {
  Cell cell;
  for (const Flaw flaw : {Flaw::kError, Flaw::kNotCalculated}) {
    cell.flaw = flaw;
    EXPECT_FALSE(IsBlank(cell));
    EXPECT_FALSE(IsEmptyDay(cell));
  }
  cell.flaw = Flaw::kNotFound;
  EXPECT_TRUE(IsEmptyDay(cell));
}

TEST(EmptyDay, IsSaidByWordsOfPrograms) {
  for (const char* text :
       {"(null)", "NaN", "NaT", "\\N", "#N/A", "#EMPTY", "0", " 0", "N/K",
        "FALSE", "(no value)", "(none)", "dd/mm/yyyy", "YYYY-MM-DD"})
    EXPECT_TRUE(IsEmptyDay(Of(text))) << text;
  for (const char* text : {"K/N", "(null", "TRUE", "(value)", "yyyy", "Nata"})
    EXPECT_FALSE(IsEmptyDay(Of(text))) << text;
}

TEST(NotYet, IsSaidByAnyOfItsWords) {
  for (const char* text : {"Not yet",
                           "Not triaged",
                           "Not done",
                           "Not started",
                           "Untriaged",
                           "Pending",
                           "Awaiting triage",
                           "Awaited",
                           "Waiting",
                           "O/S",
                           "Outstanding",
                           "In progress",
                           "Ongoing",
                           "Open",
                           "To do",
                           "Due",
                           "Not complete",
                           "Incomplete",
                           "In hand",
                           "No date",
                           "Under review",
                           "To be triaged",
                           "No - to be triaged"})
    EXPECT_TRUE(IsPending(Of(text), TestCalendar())) << text;
  for (const char* text :
       {"Not agreed", "Opened by school", "Duty team", "Duet", "Handed on",
        "Reviewed", "To be moved", "Waits", "No - to be moved"})
    EXPECT_FALSE(IsPending(Of(text), TestCalendar())) << text;
}

TEST(NotYet, HasDatesOfWhatIsStillToComeAlone) {
  for (const char* text :
       {"Pending, due 05/05/2015", "Pending; awaiting report 05/05/2015",
        "Pending, report awaited 05/05/2015", "Pending, chased 05/05/2015",
        "Pending as at 05/05/2015"})
    EXPECT_TRUE(IsPending(Of(text), TestCalendar())) << text;
  EXPECT_FALSE(IsPending(Of("Pending, seen 05/05/2015"), TestCalendar()));
  for (const char* text :
       {"Awaiting report, triaged 05/05/2015",
        "Awaiting report, triage 05/05/2015",
        "Awaiting report, completed 05/05/2015",
        "Awaiting report, complete 05/05/2015",
        "Awaiting report, closed 05/05/2015",
        "Awaiting report, done 05/05/2015", "Awaiting report, held 05/05/2015",
        "Awaiting report, decided 05/05/2015",
        "Awaiting report, NFA 05/05/2015",
        "Awaiting report, transferred 05/05/2015"})
    EXPECT_FALSE(IsPending(Of(text), TestCalendar())) << text;
  EXPECT_TRUE(
      IsPending(Of("Awaiting report, rang 05/05/2015"), TestCalendar()));
}

TEST(NoTriage, IsSaidByAnyOfItsWords) {
  for (const char* text : {"Not applicable",
                           "Not required",
                           "Not needed",
                           "None required",
                           "None needed",
                           "Does not apply",
                           "Pending - closed",
                           "Pending closure",
                           "Pending - withdrawn",
                           "Open - transferred",
                           "Pending, NFA",
                           "Not triaged - moved",
                           "Not triaged (duplicate)",
                           "Not triaged, out of area",
                           "Open case",
                           "Open to North team",
                           "Open on another system",
                           "Open with North team",
                           "Ongoing case",
                           "Ongoing with North team"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kNeedless) << text;
  for (const char* text : {"N/A", "NA", "N.A.", "N\\A"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kMayBe) << text;
  for (const char* text :
       {"None", "Needed", "Opening case", "Open once", "Ongoing", "Closed",
        "Pending - closer look", "Open without a team", "Ongoing cases"})
    EXPECT_EQ(TriageNeed(Of(text)), NoTriage::kUnstated) << text;
}

TEST(ReportLine, BeginsWithAnyOfItsWords) {
  for (const char* text : {"Total", "Totals: 3", "Subtotal", "Sub total 3",
                           "Count: 3", "Average", "Grand total"}) {
    EXPECT_TRUE(IsTotal(Of(text))) << text;
    EXPECT_TRUE(IsReportLine(Of(text))) << text;
  }
  for (const char* text :
       {"Printed 18/05/2015", "Page 2", "End of register", "Run date: today",
        "Run on 18/05/2015", "Report: referrals", "Generated 18/05/2015"}) {
    EXPECT_FALSE(IsTotal(Of(text))) << text;
    EXPECT_TRUE(IsReportLine(Of(text))) << text;
  }
  for (const char* text : {"Totalled", "County", "Pages", "Reported", "Run",
                           "Running", "Ending", "Averages"})
    EXPECT_FALSE(IsReportLine(Of(text))) << text;
}

}  // namespace
}  // namespace planwatch
