// Rows whose area or partner has no name.
#include "collectors/measure/unnamed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

TEST(MeasureDoubts, ABlankAreaBelowAFilledOne) {
  struct Case {
    std::vector<std::vector<std::string>> rows;
    Values values;
    std::vector<std::string> doubts;
  };
  const std::vector<std::string> area_first = {"Area", "Measure", "Period",
                                               "Value"};
  const std::vector<std::string> area_last = {"Period", "Measure", "Value",
                                              "Area"};
  const std::string q = "Q4 2014/15";
  for (const Case& c : std::vector<Case>{
           // For the whole two rows would be the same.
           {{area_first,
             {"North", "A", q, "5"},
             {"", "B", q, "6"},
             {"South", "A", q, "7"},
             {"", "B", q, "8"}},
            {{"A/North/", 5},
             {"B/North/", 6},
             {"A/South/", 7},
             {"B/South/", 8}},
            {}},
           // For the area above two rows would be the same.
           {{area_first,
             {"North", "A", q, "5"},
             {"South", "A", q, "7"},
             {"", "A", q, "12"}},
            {{"A/North/", 5}, {"A/South/", 7}, {"A//", 12}},
            {}},
           // The first blank has nothing above it.
           {{area_first,
             {"", "A", q, "12"},
             {"North", "A", q, "5"},
             {"", "B", q, "6"}},
            {{"A//", 12}, {"A/North/", 5}, {"B//", 6}},
            {}},
           // What is repeated is written out.
           {{area_first,
             {"North", "A", q, "5"},
             {"North", "B", q, "6"},
             {"", "C", q, "7"}},
            {{"A/North/", 5}, {"B/North/", 6}, {"C//", 7}},
            {}},
           // As many as all areas together: the whole.
           {{area_last,
             {q, "A", "5", "North"},
             {q, "A", "7", "South"},
             {q, "A", "12", "n/a"}},
            {{"A/North/", 5}, {"A/South/", 7}, {"A//", 12}},
            {}},
           // An area behind its measure goes on to no other one.
           {{area_last, {q, "A", "5", "North"}, {q, "B", "6", ""}},
            {{"A/North/", 5}, {"B//", 6}},
            {}},
           {{area_first,
             {"North", "A", q, "5"},
             {"", "B", q, "6"},
             {"South", "A", q, "7"},
             {"", "C", q, "8"}},
            {{"A/North/", 5},
             {"B/North/", 6},
             {"A/South/", 7},
             {"C/South/", 8}},
            {"rows 3"}},
           {{area_first,
             {"North", "A", q, "5"},
             {"Total", "B", q, "6"},
             {"", "C", q, "7"}},
            {{"A/North/", 5}, {"B//", 6}, {"C//", 7}},
            {}}}) {
    const auto read = ReadTexts(c.rows);
    EXPECT_EQ(Latest(read), c.values) << c.rows[1][0] << c.rows[2][0];
    EXPECT_EQ(DoubtsOf(read), c.doubts);
    EXPECT_EQ(read->report.rejected.total(), 0);
  }
}

TEST(MeasureReader, TakesADittoForTheCellAbove) {
  const auto read = ReadTexts({{"Area", "Measure", "Period", "Value"},
                               {"North", "A", "Q4 2014/15", "5"},
                               {"\"", "B", "ditto", "6"}});
  EXPECT_EQ(Latest(read), (Values{{"A/North/", 5}, {"B/North/", 6}}));
}

}  // namespace
}  // namespace planwatch
