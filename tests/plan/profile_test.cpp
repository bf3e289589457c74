#include "collectors/plan/profile.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/plan/plan_rows.h"
#include "tests/plan/profiles.h"

namespace planwatch {
namespace {

TEST(Profile, TheSampleIsAsLargeAsItMayBe) {
  EXPECT_EQ(SampleStep(0, 200), 1u);
  EXPECT_EQ(SampleStep(200, 200), 1u);
  EXPECT_EQ(SampleStep(201, 200), 2u);
  EXPECT_EQ(SampleStep(400, 200), 2u);
  EXPECT_EQ(SampleStep(401, 200), 3u);
  EXPECT_EQ(SampleStep(5, 0), 5u);
}

TEST(Profile, UpToAsManyRowsAllAreLookedAt) {
  const auto rows_seen = [](std::size_t count) {
    std::vector<Row> table(count);
    std::vector<const Row*> rows;
    for (Row& row : table) {
      row.cells.push_back(Text("Train drivers"));
      rows.push_back(&row);
    }
    return ProfileColumns(rows, 0, 1, {}, London())[0].rows;
  };
  EXPECT_EQ(rows_seen(kRowsProfiled), kRowsProfiled);
  EXPECT_EQ(rows_seen(kRowsProfiled + 1), kRowsProfiled / 2 + 1);
}

TEST(Profile, ACellIsOfTheKindThatItsTextIs) {
  using K = CellKind;
  constexpr struct {
    const char* text;
    CellKind kind;
  } kCases[] = {
      {"", K::kBlank},
      {"TBC", K::kNone},
      {"30/06/2015", K::kDate},
      {"12/31/2015", K::kDate},
      {"Q2", K::kPeriod},
      {"12 June", K::kPeriod},
      {"Q2 2015", K::kPeriod},
      {"monthly until March", K::kPeriod},
      {"Red", K::kColour},
      {"In progress", K::kState},
      {"Work in progress", K::kState},
      {"Work is in progress", K::kText},
      {"80%", K::kPercentage},
      {"Yes", K::kYesNo},
      {"✓", K::kYesNo},
      // Figures; with a full stop they number a list.
      {"7", K::kNumber},
      {"£1,200", K::kNumber},
      {"(12)", K::kNumber},
      {"1.1", K::kCode},
      {"1/2", K::kCode},
      {"1234567890123456", K::kNumber},
      {"12345678901234567", K::kWords},
      // References: with a figure, or up to four letters and a mark.
      {"a)", K::kCode},
      {"viii.", K::kCode},
      {"abcd)", K::kCode},
      {"abcde)", K::kName},
      {"HS1", K::kCode},
      {"DM-NCSA-28", K::kCode},
      {"R_001", K::kCode},
      {"ITEMS4", K::kCode},
      {"ITEMSX4", K::kWords},
      {"HS:1", K::kWords},
      {"ABC1234567890123", K::kCode},
      {"ABC12345678901234", K::kWords},
      {"Ann Lee", K::kName},
      {"Train more drivers", K::kWords},
      {"Train many more drivers", K::kText},
  };
  for (const auto& [text, kind] : kCases)
    EXPECT_EQ(KindOf(Text(text), {}, London()), kind) << text;
  EXPECT_EQ(KindOf(Filled(kRedFill), {}, London()), K::kColour);
  EXPECT_EQ(KindOf(Filled({0xFF, 0xFF, 0xFF}), {}, London()), K::kBlank);
  EXPECT_EQ(KindOf(Merged(Merge::kAbove), {}, London()), K::kBlank);
}

TEST(Profile, ATimeIsADayOrAWordForNone) {
  for (const char* const text :
       {"30/06/2015", "June 2015", "Q2", "Ongoing", "Yes", "42155",
        // A day in words, one without its year, one that does not exist, and
        // words for no day.
        "Ready for the panel on 12 June 2015", "Ready for the panel on 12 June",
        "Ready for the panel on 31 February 2015",
        "Ongoing work with all of the schools"})
    EXPECT_TRUE(ProfileOf({"Soon", text}).has_time) << text;
  for (const char* const text :
       {"Soon", "45 of the 53 hotels were seen", "7", "80%", "Red", "TBC", ""})
    EXPECT_FALSE(ProfileOf({"Soon", text}).has_time) << text;
}

TEST(Profile, ALongCellTellsATimeOnlyByItsFigures) {
  const auto of_length = [](std::string text, std::size_t length) {
    return std::move(text) + std::string(length - text.size(), 'x');
  };
  EXPECT_TRUE(ProfileOf({of_length("Ongoing work ", 80)}).has_time);
  EXPECT_FALSE(ProfileOf({of_length("Ongoing work ", 81)}).has_time);
  const Profile day = ProfileOf({of_length("Ready by 30 June 2015 ", 80)});
  EXPECT_TRUE(day.has_time);
  EXPECT_EQ(day.dated, 1u);
  const Profile far = ProfileOf({of_length("Ready by 30 June 2015 ", 81)});
  EXPECT_TRUE(far.has_time);
  EXPECT_EQ(far.dated, 0u);
}

TEST(Profile, DatedCellsHaveADayOrMonth) {
  for (const char* const text : {"30/06/2015", "June", "12 June 2015", "2015",
                                 "By the end of June 2015 at last"})
    EXPECT_EQ(ProfileOf({text}).dated, 1u) << text;
  for (const char* const text :
       {"Monthly", "Soon", "45 of 53", "By the end of June at the latest"})
    EXPECT_EQ(ProfileOf({text}).dated, 0u) << text;
}

TEST(Profile, SerialsAreDaysFrom1990To2100) {
  for (const char* const text : {"32874", "42155", "73415"})
    EXPECT_EQ(ProfileOf({text}).serials, 1u) << text;
  for (const char* const text : {"32873", "73416", "4215", "421550", "42,15"})
    EXPECT_EQ(ProfileOf({text}).serials, 0u) << text;
}

TEST(Profile, YearsAmongDatesArePeriods) {
  const Profile alone = ProfileOf({"2015", "2016"});
  EXPECT_EQ(alone.Count(CellKind::kNumber), 2u);
  EXPECT_FALSE(alone.latest_end);
  const Profile months = ProfileOf({"2015", "2016", "June 2015"});
  EXPECT_EQ(months.Count(CellKind::kPeriod), 3u);
  EXPECT_EQ(months.latest_end, Day("2016-12-31"));
  const Profile days = ProfileOf({"2014", "31/12/2013", "30/06/2015", "7"});
  EXPECT_EQ(days.Count(CellKind::kPeriod), 1u);
  EXPECT_EQ(days.Count(CellKind::kNumber), 1u);
  EXPECT_EQ(days.latest, Day("2015-06-30"));
  EXPECT_EQ(days.latest_end, Day("2015-06-30"));
}

TEST(Profile, LettersWithRemarksAreRatingsWhereNearlyAllCellsAre) {
  const auto colours = [](const std::vector<std::string>& cells) {
    return ProfileOf(cells).Count(CellKind::kColour);
  };
  EXPECT_EQ(colours({"R - stuck", "A - late"}), 2u);
  EXPECT_EQ(colours({"A - late", "G - good"}), 2u);
  EXPECT_EQ(colours({"R - stuck", "A - late", "Red", "Green", "Ask"}), 4u);
  EXPECT_EQ(colours({"R - stuck", "A - late", "Red", "Green", "Ask", "Go"}),
            2u);
  // One letter may number a list, and so may A and B.
  EXPECT_EQ(colours({"A - late", "A - later"}), 0u);
  EXPECT_EQ(colours({"A - first", "B - second"}), 0u);
}

}  // namespace
}  // namespace planwatch
