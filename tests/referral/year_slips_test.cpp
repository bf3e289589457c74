#include "collectors/referral/year_slips.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;

// A referral every four days from November to March.
std::vector<Date> Winter() {
  std::vector<Date> days;
  for (Date day = Day(2014, 11, 3); day < Day(2015, 3, 31);
       day += std::chrono::days{4})
    days.push_back(day);
  return days;
}

bool AreDoubtful(const std::vector<Date>& days) {
  YearSlips slips;
  for (const Date day : days) slips.Add(day);
  return slips.AreDoubtful();
}

TEST(YearSlips, AreADoubtInRowsThatRunByTheirDate) {
  const std::vector<Date> days = Winter();
  EXPECT_FALSE(AreDoubtful(days));
  EXPECT_FALSE(AreDoubtful({days.rbegin(), days.rend()}));
  // Of the old year or the next one, alone or several below each other.
  for (const int off : {-365, 365})
    for (std::size_t rows = 1; rows < 5; ++rows)
      for (std::size_t first = 0; first + rows < days.size(); ++first) {
        std::vector<Date> slipped = days;
        for (std::size_t i = first; i < first + rows; ++i)
          slipped[i] += std::chrono::days{off};
        // As a rise alone, where the rows begin or end with it.
        const bool is_rise =
            (first == 0 && off < 0) || (first + rows == days.size() && off > 0);
        EXPECT_EQ(AreDoubtful(slipped), !is_rise) << off << " " << first;
        std::reverse(slipped.begin(), slipped.end());
        EXPECT_EQ(AreDoubtful(slipped), !is_rise) << off << " " << first;
      }
}

// Those of several years lead back again, or end the rows.
TEST(YearSlips, AreADoubtOfWholeYearsThatLeadBack) {
  const std::vector<Date> days = Winter();
  const auto slipped = [&](std::size_t first, std::size_t rows, int off) {
    std::vector<Date> all = days;
    for (std::size_t i = first; i < first + rows; ++i)
      all[i] += std::chrono::days{off};
    return all;
  };
  for (const int off : {-731, 730, -3652, 3653, 8766})
    for (const std::size_t rows : {1, 4}) {
      std::vector<Date> all = slipped(15, rows, off);
      EXPECT_TRUE(AreDoubtful(all)) << off;
      std::reverse(all.begin(), all.end());
      EXPECT_TRUE(AreDoubtful(all)) << off;
    }
  EXPECT_TRUE(AreDoubtful(slipped(days.size() - 1, 1, -731)));
  // By no whole years, and a block of older rows.
  EXPECT_FALSE(AreDoubtful(slipped(15, 1, -550)));
  EXPECT_FALSE(AreDoubtful(slipped(15, days.size() - 15, -731)));
  EXPECT_FALSE(AreDoubtful(slipped(10, 15, -731)));
  // A gap of two years.
  EXPECT_FALSE(AreDoubtful(slipped(15, days.size() - 15, 731)));
}

TEST(YearSlips, AreNotToldWhereRowsAreInNoOrderOrLateByLess) {
  std::vector<Date> days = Winter();
  days[20] -= std::chrono::days{40};
  EXPECT_FALSE(AreDoubtful(days));
  // A year without a referral.
  for (std::size_t i = 15; i < days.size(); ++i)
    days[i] += std::chrono::days{365};
  EXPECT_FALSE(AreDoubtful(days));
  for (std::size_t i = 0; i < days.size(); i += 3)
    days[i] -= std::chrono::days{365};
  EXPECT_FALSE(AreDoubtful(days));
  EXPECT_FALSE(AreDoubtful({}));
}

TEST(YearSlips, AreADoubtWhereOneWaitIsAYearAndTheOthersAreDays) {
  const auto are_doubtful = [](int waits, Date::rep longest) {
    YearSlips slips;
    for (int i = 0; i < waits; ++i) slips.AddWait(i % 5);
    slips.AddWait(longest);
    return slips.AreDoubtful();
  };
  EXPECT_TRUE(are_doubtful(19, 366));
  EXPECT_FALSE(are_doubtful(18, 366));
  EXPECT_TRUE(are_doubtful(19, 3652));
  EXPECT_FALSE(are_doubtful(19, 200));
  EXPECT_FALSE(are_doubtful(19, 550));
}

TEST(YearSlips, AreTheRegistersDoubt) {
  std::vector<std::vector<std::string>> rows = {{"Received", "Triaged"}};
  const auto add = [&](const std::string& day) { rows.push_back({day, day}); };
  for (int day = 10; day < 32; ++day) add("2014-12-" + std::to_string(day));
  add("2014-01-02");
  add("2015-01-03");
  const auto reg = ReadRows({}, rows);
  ASSERT_TRUE(reg);
  EXPECT_THAT(
      reg->report.doubts,
      Contains(AllOf(Field(&Doubt::about, "date"),
                     Field(&Doubt::text, HasSubstr("a year or several")))));
}

}  // namespace
}  // namespace planwatch
