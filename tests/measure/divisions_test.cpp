// Rows that are parts of a measure: by area or partner, by a column that is not
// read, without a name.
#include "collectors/measure/divisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/measure/labels.h"
#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

const char* const kQ4 = "Q4 2014/15";

// Rows of area and value.
Result<Measures> ReadAreas(
    const std::vector<std::pair<const char*, const char*>>& rows) {
  std::vector<std::vector<std::string>> texts = {
      {"Measure", "Area", "Period", "Value"}};
  for (const auto& [area, value] : rows)
    texts.push_back({"A", area, kQ4, value});
  return ReadTexts(texts);
}

TEST(UnnamedParts, AreNotTheWhole) {
  for (const char* none : {"N/A", "-", "\xE2\x80\x93", "", "NULL"}) {
    for (const bool in_front : {false, true}) {
      std::vector<std::pair<const char*, const char*>> rows = {{"East", "15"},
                                                               {"West", "17"}};
      rows.insert(in_front ? rows.begin() : rows.end(), {none, "2"});
      const auto read = ReadAreas(rows);
      EXPECT_EQ(Latest(read), (Values{{"A/East/", 15}, {"A/West/", 17}}))
          << none;
      EXPECT_THAT(DoubtsOf(read), ElementsAre(in_front ? "rows 2" : "rows 4"));
      EXPECT_THAT(read->report.rejected.counts(),
                  ElementsAre(Pair("unnamed_part", 1)));
    }
    // Nor where more have no name than each area has.
    EXPECT_THAT(
        DoubtsOf(ReadAreas({{"East", "2"}, {"West", "2"}, {none, "3"}})),
        ElementsAre("rows 4"));
  }
}

TEST(UnnamedParts, MayBeTheWhole) {
  for (const char* none : {"N/A", "-", "", "NULL"}) {
    const auto read = ReadAreas({{"East", "15"}, {"West", "17"}, {none, "32"}});
    EXPECT_EQ(Latest(read),
              (Values{{"A/East/", 15}, {"A/West/", 17}, {"A//", 32}}))
        << none;
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << none;
    // What is averaged lies between its parts.
    EXPECT_THAT(
        DoubtsOf(ReadAreas({{"East", "50%"}, {"West", "60%"}, {none, "55%"}})),
        IsEmpty());
    EXPECT_THAT(
        DoubtsOf(ReadAreas({{"East", "50%"}, {"West", "60%"}, {none, "70%"}})),
        ElementsAre("rows 4"));
  }
}

TEST(UnnamedParts, StandBesidePartsThatAreHeldBack) {
  const auto read = ReadAreas({{"East", "<5"}, {"West", "-"}, {"N/A", "2"}});
  EXPECT_THAT(Latest(read), IsEmpty());
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rows 4"));
  EXPECT_EQ(Latest(ReadAreas({{"East", "<5"}, {"West", "7"}, {"", "9"}})),
            (Values{{"A/West/", 7}, {"A//", 9}}));
}

TEST(UnnamedParts, StandBesideAWholeThatSaysSo) {
  const auto read =
      ReadAreas({{"East", "15"}, {"West", "17"}, {"All", "34"}, {"N/A", "2"}});
  EXPECT_EQ(Latest(read),
            (Values{{"A/East/", 15}, {"A/West/", 17}, {"A//", 34}}));
  EXPECT_THAT(DoubtsOf(read), IsEmpty());
  // The blank is the whole, and the other text a part.
  EXPECT_EQ(Latest(ReadAreas({{"", "34"}, {"East", "32"}, {"N/A", "2"}})),
            (Values{{"A/East/", 32}, {"A//", 34}}));
}

TEST(UnnamedParts, AreSoOnEveryDay) {
  const auto read = ReadTexts({{"Measure", "Area", "Period", "Value"},
                               {"A", "East", "Q3 2014/15", "15"},
                               {"A", "N/A", "Q3 2014/15", "2"},
                               {"A", "N/A", kQ4, "1"}});
  EXPECT_EQ(Latest(read), (Values{{"A/East/", 15}}));
}

// Else the total came and went as one child more shows the first of the areas.
TEST(UnnamedParts, BlanksStayTheWholeWhereAllAreasAreHeldBack) {
  const auto read_with = [](const char* none, const char* east) {
    return ReadTexts({{"Measure", "Area", "Period", "Value"},
                      {"A", none, "Q3 2014/15", "32"},
                      {"A", "East", "Q3 2014/15", "15"},
                      {"A", "West", "Q3 2014/15", "17"},
                      {"A", none, kQ4, "9"},
                      {"A", "East", kQ4, east},
                      {"A", "West", kQ4, "<5"}});
  };
  EXPECT_EQ(Latest(read_with("", "<5"))["A//"], 9);
  EXPECT_EQ(Latest(read_with("", "5"))["A//"], 9);
  EXPECT_FALSE(Latest(read_with("N/A", "<5")).contains("A//"));
}

std::vector<std::vector<std::string>> Divided(const char* heading) {
  return {{"Measure", "Quarter", heading, "Value"}};
}

TEST(DivisionColumns, OfYearGroupsTellRowsApartAndThoseOfYearsDont) {
  const auto read = [](const char* heading, const char* first,
                       const char* second) {
    auto rows = Divided(heading);
    rows.push_back({"A", kQ4, first, "5"});
    rows.push_back({"A", kQ4, second, "7"});
    return ReadTexts(rows);
  };
  for (const char* heading : {"School year", "Year"}) {
    for (const auto& [first, second] : {std::pair{"7", "8"},
                                        {"Year 10", "Year 11"},
                                        {"Reception", "1"},
                                        {"10-11", "12-13"}}) {
      const auto parted = read(heading, first, second);
      EXPECT_THAT(Latest(parted), IsEmpty()) << heading << first;
      EXPECT_THAT(DoubtsOf(parted), testing::Contains("rows 2")) << heading;
    }
    for (const char* year : {"2014/15", "2015", "FY2015", "14/15", "2014-2015"})
      EXPECT_THAT(DoubtsOf(read(heading, year, year)), IsEmpty())
          << heading << year;
  }
}

TEST(DivisionColumns, OfNumbersTellRowsApart) {
  for (const char* heading : {"Age", "Year group", "Team", "Band"}) {
    auto rows = Divided(heading);
    for (const auto& [label, value] :
         {std::pair{"14", "5"}, {"15", "7"}, {"16", "3"}})
      rows.push_back({"A", kQ4, label, value});
    const auto read = ReadTexts(rows);
    EXPECT_THAT(Latest(read), IsEmpty()) << heading;
    EXPECT_THAT(DoubtsOf(read), testing::Contains("rows 2")) << heading;
  }
  // A figure beside the value tells nothing apart.
  for (const char* heading : {"Numerator", "No.", "2013/14 value", "England"}) {
    auto rows = Divided(heading);
    rows.push_back({"A", kQ4, "14", "5"});
    rows.push_back({"A", kQ4, "15", "7"});
    EXPECT_EQ(Latest(ReadTexts(rows)), (Values{{"A//", 7}})) << heading;
  }
}

TEST(DivisionColumns, OutrankEqualValues) {
  auto rows = Divided("Category");
  rows.push_back({"A", kQ4, "Girls", "7"});
  rows.push_back({"A", kQ4, "Boys", "7"});
  const auto read = ReadTexts(rows);
  EXPECT_THAT(Latest(read), IsEmpty());
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rows 2"));
}

TEST(DivisionColumns, DivideByTheirHeadings) {
  const auto doubts = [](const char* heading, const char* cell) {
    return DoubtsOf(ReadTexts(
        {{"Measure", "Quarter", heading, "Value"}, {"A", kQ4, cell, "5"}}));
  };
  EXPECT_THAT(doubts("Gender", "Girls"), ElementsAre("column 2"));
  EXPECT_THAT(doubts("Age group", "0-4"), ElementsAre("column 2"));
  EXPECT_THAT(doubts("Age", "14"), ElementsAre("column 2"));
  EXPECT_THAT(doubts("Age", "2015-09-05"), ElementsAre("column 2"));
  for (const char* all : {"All", "", "Persons", "All ages", "Both sexes"})
    EXPECT_THAT(doubts("Gender", all), IsEmpty()) << all;
  EXPECT_THAT(doubts("Theme", "Safety"), IsEmpty());

  auto rows = Divided("Team");
  rows.push_back({"A", kQ4, "East", "3"});
  rows.push_back({"B", kQ4, "West", "2"});
  const auto read = ReadTexts(rows);
  EXPECT_THAT(DoubtsOf(read), ElementsAre("column 2"));
  EXPECT_THAT(read->report.doubts[0].text, Not(HasSubstr("Team")));
}

TEST(DivisionColumns, DivideNothingWhereAllRowsAreAlike) {
  auto rows = Divided("Age");
  rows.push_back({"A", kQ4, "<18 yrs", "3"});
  rows.push_back({"B", kQ4, "<18 yrs", "2"});
  EXPECT_THAT(DoubtsOf(ReadTexts(rows)), IsEmpty());
}

TEST(DivisionColumns, AreKnownByWhatTheirHeadingsSay) {
  const auto doubts = [](const char* heading) {
    return DoubtsOf(ReadTexts(
        {{"Measure", "Quarter", heading, "Value"}, {"A", kQ4, "Part", "5"}}));
  };
  for (const char* heading : {"Gender",     "Sex",           "Age",
                              "Age group",  "Age band",      "Age range",
                              "Year group", "Ethnicity",     "Ethnic group",
                              "Team",       "Cohort",        "Disability",
                              "Breakdown",  "Dimension",     "Disaggregation",
                              "School",     "Pupil group",   "Region",
                              "Site",       "Hub",           "Office",
                              "Language",   "Religion",      "Child group",
                              "Subgroup",   "Sub group",     "Sub-group",
                              "Cluster",    "Postcode",      "Client group",
                              "Key stage",  "Placement type"})
    EXPECT_THAT(doubts(heading), ElementsAre("column 2")) << heading;
  for (const char* heading :
       {"Sex education", "Group", "Stage", "Placement", "Remarks"})
    EXPECT_THAT(doubts(heading), IsEmpty()) << heading;
}

TEST(DivisionColumns, OfFiguresLabelNoRows) {
  const auto tells = [](const char* heading) {
    Cell cell;
    cell.text = "14";
    return DigestOf(cell, MakeOtherColumn(1, heading)) != 0;
  };
  for (const char* heading : {"Numerator",
                              "Denominator",
                              "Baseline",
                              "Forecast",
                              "Variance",
                              "Difference",
                              "Change",
                              "Percent",
                              "YTD",
                              "Cumulative",
                              "Population 0-17",
                              "Benchmark",
                              "Average",
                              "Mean",
                              "Median",
                              "Total",
                              "Sum",
                              "Cost",
                              "England",
                              "National",
                              "Regional",
                              "Neighbours",
                              "Comparator",
                              "No.",
                              "Ref",
                              "Reference",
                              "Row",
                              "Line",
                              "Order",
                              "Sort",
                              "ID",
                              "Weight",
                              "Tolerance",
                              "Lower",
                              "Upper",
                              "Confidence",
                              "Limit",
                              "Interval",
                              "Estimate",
                              "Projected",
                              "Projection",
                              "Expected",
                              "Trajectory",
                              "Plan",
                              "Version",
                              "Threshold",
                              "Rank",
                              "Year",
                              "Quarter",
                              "Month",
                              "Week",
                              "Base",
                              "Sample",
                              "Rolling",
                              "% good",
                              "Good YTD"})
    EXPECT_FALSE(tells(heading)) << heading;
  for (const char* heading : {"Band", "House", "Planet", "Limitless", "Age"})
    EXPECT_TRUE(tells(heading)) << heading;
}

}  // namespace
}  // namespace planwatch
