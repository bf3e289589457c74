// Headings in two rows, as `columns:` may name them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/referral/register_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Result<Register> ReadNamed(const ConfiguredColumns& columns) {
  ReferralOptions options = Broken();
  options.sources.clear();
  options.columns = columns;
  return ReadRows(
      options,
      {{"Contact", "", "Screening", "", "", "Review", ""},
       {"Date", "Agency", "Date", "Outcome", "By", "Date", "Outcome"},
       {"2015-05-05", "WMP", "2015-05-06", "further", "Lead", "2015-06-01",
        "no further action"},
       {"2015-05-07", "WMP", "2015-05-08", "further", "Lead", "", ""}});
}

TEST(JoinedHeadings, AreNamedTogetherOrByTheUpperOne) {
  for (const char* outcome : {"Screening Outcome", "screening"}) {
    const auto reg = ReadNamed({{"received", "Contact Date"},
                                {"triaged", "Screening Date"},
                                {"outcome", outcome}});
    ASSERT_TRUE(reg) << reg.error().message();
    EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged_by_outcome[0], 1u);
    EXPECT_THAT(DoubtedIn(reg), IsEmpty()) << outcome;
  }
  const auto review = ReadNamed({{"received", "Contact Date"},
                                 {"triaged", "Screening Date"},
                                 {"outcome", "Review Outcome"}});
  ASSERT_TRUE(review) << review.error().message();
  EXPECT_EQ(review->days.at(Day(2015, 5, 6)).triaged_by_outcome[1], 1u);
}

TEST(JoinedHeadings, TellWhichOutcomeIsThatOfTheTriage) {
  ConfiguredColumns columns = {{"received", "Contact Date"},
                               {"triaged", "Screening Date"}};
  const auto reg = ReadNamed(columns);
  ASSERT_TRUE(reg) << reg.error().message();
  EXPECT_EQ(reg->days.at(Day(2015, 5, 6)).triaged_by_outcome[0], 1u);
  EXPECT_THAT(DoubtedIn(reg), IsEmpty());
  // Of neither group.
  columns["triaged"] = "Contact Date";
  EXPECT_THAT(DoubtedIn(ReadNamed(columns)), Contains("column, row 2"));
}

TEST(JoinedHeadings, AreWhatTheFaultIsAbout) {
  const auto reg = ReadNamed({{"received", "Contact Date"},
                              {"triaged", "Screening Date"},
                              {"outcome", "Panel Outcome"}});
  ASSERT_FALSE(reg);
  EXPECT_THAT(reg.error().message(), HasSubstr("\"Panel Outcome\""));
}

}  // namespace
}  // namespace planwatch
