// Columns that rate the values, and which of them count.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

Polarity WayOf(const Result<Measures>& read) {
  return read->series.at(0).points.back().polarity;
}

// Of 31 against a target of 20, by two columns beside them.
Result<Measures> ReadRatedTwice(const std::pair<const char*, const char*>& one,
                                const std::pair<const char*, const char*>& two,
                                const char* value = "31") {
  return ReadTexts(
      {{"Measure", "Quarter", "Value", "Target", one.first, two.first},
       {"A", "Q4 2014/15", value, "20", one.second, two.second}});
}

TEST(RatingColumns, OfARowTheWorseCounts) {
  for (const auto& [one, two] :
       {std::pair{"Green", "No"}, {"Red", "Yes"}, {"Amber", "No"}})
    EXPECT_EQ(WayOf(ReadRatedTwice({"Status", one}, {"Target met?", two})),
              Polarity::kLess)
        << one << two;
  for (const auto& [one, two] : {std::pair{"Green", "Yes"}, {"Amber", "Yes"}})
    EXPECT_EQ(WayOf(ReadRatedTwice({"Status", one}, {"Target met?", two})),
              Polarity::kMore)
        << one << two;
  // One that is headed as the rating goes before both.
  EXPECT_EQ(WayOf(ReadRatedTwice({"RAG", "Green"}, {"Target met?", "No"})),
            Polarity::kMore);
  EXPECT_EQ(WayOf(ReadRatedTwice({"Target met?", "Yes"}, {"RAG", "Red"})),
            Polarity::kLess);
}

TEST(RatingColumns, OfPeriodsCountWhereNoneIsOfTheRow) {
  EXPECT_EQ(WayOf(ReadRatedTwice({"Status", "Green"}, {"Q3 status", "Red"})),
            Polarity::kMore);
  EXPECT_EQ(WayOf(ReadRatedTwice({"Q3 status", "Red"}, {"Status", "Green"})),
            Polarity::kMore);
  EXPECT_EQ(WayOf(ReadRatedTwice({"Comment", ""}, {"Q4 status", "Red"})),
            Polarity::kLess);
}

TEST(RatingColumns, HoldRatingsInFourOfFiveCells) {
  const auto read = [](std::size_t ratings, std::size_t others) {
    std::vector<std::vector<std::string>> rows = {
        {"Measure", "Quarter", "Value", "Target", "Outcome"},
        {"A", "Q4 2014/15", "31", "20", "Missed"}};
    for (std::size_t i = 1; i < ratings + others; ++i)
      rows.push_back({"B" + std::to_string(i), "Q4 2014/15", "31", "20",
                      i < ratings ? "Missed" : "Visits went on"});
    return ReadTexts(rows)->series.at(0).points.back().polarity;
  };
  EXPECT_EQ(read(4, 1), Polarity::kLess);
  EXPECT_EQ(read(3, 1), Polarity::kMore);
  EXPECT_EQ(read(16, 4), Polarity::kLess);
  EXPECT_EQ(read(15, 5), Polarity::kMore);
  // Blank cells are none of them.
  EXPECT_EQ(
      WayOf(ReadTexts({{"Measure", "Quarter", "Value", "Target", "Outcome"},
                       {"B", "Q3 2014/15", "31", "20", ""},
                       {"C", "Q3 2014/15", "31", "20", "n/a"},
                       {"A", "Q4 2014/15", "31", "20", "Missed"}})),
      Polarity::kMore);
}

TEST(RatingColumns, AreOfNoOtherTimeRankOrGroup) {
  for (const char* heading : {"Previous status",
                              "Prior status",
                              "Last status",
                              "Next status",
                              "Forecast status",
                              "Baseline status",
                              "Future status",
                              "Year end status",
                              "Outlook status",
                              "Projected status",
                              "Project status",
                              "Action status",
                              "Priority",
                              "Risk",
                              "Importance",
                              "Impact",
                              "Severity",
                              "Likelihood",
                              "Confidence",
                              "Quality",
                              "Trend",
                              "Level",
                              "Demand",
                              "Volume",
                              "Data",
                              "Team",
                              "House",
                              "Group",
                              "Zone",
                              "Route",
                              "Line",
                              "Squad",
                              "Bin",
                              "Expected status",
                              "England status"})
    EXPECT_EQ(
        WayOf(ReadTexts({{"Measure", "Quarter", "Value", "Target", heading},
                         {"A", "Q4 2014/15", "31", "20", "Red"}})),
        Polarity::kMore)
        << heading;
  for (const char* heading : {"Status", "Outcome", "Colour", "Traffic light"})
    EXPECT_EQ(
        WayOf(ReadTexts({{"Measure", "Quarter", "Value", "Target", heading},
                         {"A", "Q4 2014/15", "31", "20", "Red"}})),
        Polarity::kLess)
        << heading;
}

TEST(RatingColumns, AreNeededForLettersAndYes) {
  const auto way = [](const char* heading, const char* cell) {
    return WayOf(ReadTexts({{"Measure", "Quarter", "Value", "Target", heading},
                            {"A", "Q4 2014/15", "31", "20", cell}}));
  };
  for (const char* heading : {"BRAG", "RAGB", "Status", "Rating", "Rated",
                              "Colour", "Color", "Traffic light"})
    EXPECT_EQ(way(heading, "R"), Polarity::kLess) << heading;
  EXPECT_EQ(way("Outcome", "R"), Polarity::kMore);
  for (const char* heading :
       {"Met?", "On target?", "Achieved", "Hit?", "Reached?"})
    EXPECT_EQ(way(heading, "No"), Polarity::kLess) << heading;
  EXPECT_EQ(way("Outcome", "No"), Polarity::kMore);
}

}  // namespace
}  // namespace planwatch
