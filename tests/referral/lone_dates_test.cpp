// Rows of a register with a date received alone: referrals, or headings.
#include "collectors/referral/lone_dates.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

// A row a character, all of them of one day up to the next "/": 'B' has the
// date alone, 'o' is another row, 'd' one that is described and 'w' one that is
// described and waits. After "|" comes another month.
LoneDates Rows(const std::string& rows) {
  LoneDates dates;
  Date day = Day(2015, 5, 5);
  std::size_t number = 0;
  for (const char c : rows) {
    if (c == '/') {
      day += std::chrono::days{1};
    } else if (c == '|') {
      day += std::chrono::days{31};
    } else if (c == 'B') {
      dates.AddBare(day, {"", ++number});
    } else {
      dates.AddOther(day, c != 'o', c == 'w');
      ++number;
    }
  }
  return dates;
}

std::string VerdictOf(const std::string& rows, bool has_source = false) {
  const LoneDates::Verdict verdict = Rows(rows).Judge(has_source);
  return std::string(verdict.are_referrals ? "referrals" : "headings") +
         (verdict.is_doubtful ? ", in doubt" : "");
}

TEST(LoneDates, AreCountedByTheirDays) {
  const LoneDates dates = Rows("oB/BB/o/B");
  EXPECT_EQ(dates.bare_rows(), 4u);
  EXPECT_EQ(dates.first().row, 2u);
  EXPECT_EQ(dates.bare().at(Day(2015, 5, 5)), 1u);
  EXPECT_EQ(dates.bare().at(Day(2015, 5, 6)), 2u);
  EXPECT_FALSE(dates.bare().contains(Day(2015, 5, 7)));
}

TEST(LoneDates, AreHeadingsOfTheRowsOfTheirDayOrMonth) {
  struct Case {
    const char *rows, *verdict;
  };
  for (const Case& c : {Case{"Bdd/Bd/Bdd", "headings"},
                        {"Bdd|Bd|Bdd", "headings"},
                        // A month of several days.
                        {"Bd/d|Bd/dd", "headings"},
                        // One that nothing follows, or that is there twice.
                        {"Bdd/Bd/B", "headings, in doubt"},
                        {"Bdd/Bd/d", "headings, in doubt"},
                        {"Bdd/BBd/Bd", "headings, in doubt"},
                        {"Bdd/dB/Bd", "headings, in doubt"},
                        // Two runs without one.
                        {"dB|dB|Bd", "referrals"},
                        {"d|d|Bd", "referrals"}})
    EXPECT_EQ(VerdictOf(c.rows), c.verdict) << c.rows;
}

// What waits would be described as well.
TEST(LoneDates, AreNoReferralsWhereAsManyThatAreDescribedWait) {
  for (const auto& [rows, verdict] : {std::pair{"dB/dB", "referrals"},
                                      {"dB/wB", "referrals, in doubt"},
                                      {"wB/wB", "headings, in doubt"},
                                      {"wwB", "headings, in doubt"},
                                      // Where nine of ten are described.
                                      {"wwwwwwwwwoB", "headings, in doubt"},
                                      {"wwwwwwwwooB", "referrals"}})
    EXPECT_EQ(VerdictOf(rows), verdict) << rows;
}

TEST(LoneDates, AreInDoubtWhereEachOfThreeDaysOrMonthsBeginsSo) {
  for (const auto& [rows, verdict] :
       {std::pair{"Bo/Bo/Bo", "referrals, in doubt"},
        {"Bo/Bo", "referrals"},
        {"o/Bo/Bo", "referrals"},
        {"o/Bo/Bo/Bo", "referrals"},
        {"Bo/o|Bo/o|Bo/o", "referrals, in doubt"},
        {"Bo/o|Bo/o|o/o", "referrals"},
        {"Bo/o|Bo/o", "referrals"},
        // Headings are no more than the rows below them.
        {"Bo/Bo/BBoo", "referrals, in doubt"},
        {"Bo/Bo/BBo", "referrals"}})
    EXPECT_EQ(VerdictOf(rows), verdict) << rows;
}

TEST(LoneDates, BesideAColumnForTheSourceAreFewAndNotFollowedByTheirDay) {
  for (const auto& [rows, verdict] : {std::pair{"Bo", "referrals, in doubt"},
                                      {"Bo/Bo", "referrals, in doubt"},
                                      {"Bo/B", "referrals"},
                                      {"BBo", "referrals"},
                                      {"B/o", "referrals, in doubt"},
                                      {"B/oB", "referrals"},
                                      {"oB", "referrals"},
                                      // Fewer than one of ten.
                                      {"oooooooooB", "referrals"},
                                      {"ooooooooooB", "referrals, in doubt"}})
    EXPECT_EQ(VerdictOf(rows, true), verdict) << rows;
}

TEST(LoneDates, ThatAreNoneAreInNoDoubt) {
  for (const bool has_source : {false, true})
    EXPECT_EQ(VerdictOf("ww/oo", has_source), "referrals");
}

}  // namespace
}  // namespace planwatch
