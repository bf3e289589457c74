#include "collectors/measure/sections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Sections, NameAnotherKindAsAWhole) {
  for (const char* kind :
       {"Forecast", "Forecast 2015/16", "Q4 forecast", "Targets", "England",
        "National comparators", "Example", "Example data", "Template",
        "Targets for the year", "Planned"})
    EXPECT_TRUE(NamesAnotherKind(kind)) << kind;
  for (const char* other :
       {"", "2015/16", "Q4", "Targeted work", "Target group: young carers",
        "National indicators", "Delivery plan", "Performance", "Data", "Plans",
        "Performance targets"})
    EXPECT_FALSE(NamesAnotherKind(other)) << other;
}

TEST(Sections, NameAnotherKindInSixtyBytes) {
  for (const std::size_t size : {60u, 61u}) {
    std::string text = "Forecast";
    text.insert(0, size - text.size(), '1');
    text[size - 9] = ' ';
    EXPECT_EQ(NamesAnotherKind(text), size == 60) << size;
  }
}

const std::vector<std::string> kHeader = {"Period", "Measure", "Value"};

Result<Measures> ReadSheets(const char* first, const char* second) {
  return ReadRows({MakeRow(1, kHeader, first),
                   MakeRow(2, {"Q3 2014/15", "Seen", "5"}, first),
                   MakeRow(1, kHeader, second),
                   MakeRow(2, {"Q4 2014/15", "Seen", "9"}, second)});
}

TEST(Sections, OfAnotherKindAreLeftOutInDoubt) {
  const auto read = ReadSheets("sheet Data", "sheet Forecast");
  EXPECT_EQ(Latest(read), (Values{{"Seen//", 5}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("table 2"));
  EXPECT_EQ(read->report.repairs.counts().at("not_actual"), 1);
  EXPECT_EQ(Latest(ReadSheets("sheet Q3", "sheet Q4")),
            (Values{{"Seen//", 9}}));
  // Where there are no others, all are taken.
  const auto all = ReadSheets("sheet Targets", "sheet Forecast");
  EXPECT_EQ(Latest(all), (Values{{"Seen//", 9}}));
  EXPECT_THAT(DoubtsOf(all), ElementsAre("table 2"));
}

TEST(Sections, OfOneMeasureMayBeOfTwoPlaces) {
  const auto read = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({kHeader,
                               {first, "", ""},
                               {"Q3 2014/15", "Seen", "5"},
                               {second, "", ""},
                               {"Q4 2014/15", "Seen", "9"},
                               {"Q4 2014/15", "Weighed", "7"}}));
  };
  EXPECT_THAT(read("Northside", "Southside"), ElementsAre("rows 5"));
  for (const auto& [first, second] :
       {std::pair{"Quarter 3", "Quarter 4"},
        {"2014/15", "2015/16"},
        {"October to December", "January to March"},
        {"Oct to Dec", "Jan to Mar"},
        {"Northside", "Note: all"}})
    EXPECT_THAT(read(first, second), IsEmpty()) << first;
}

TEST(Sections, OfPartsHaveNamesThatAreNoPeriodsAndNoNotes) {
  const auto read = [](const std::string& first, const std::string& second) {
    return DoubtsOf(ReadTexts({kHeader,
                               {first, "", ""},
                               {"Q3 2014/15", "Seen", "5"},
                               {second, "", ""},
                               {"Q4 2014/15", "Seen", "9"}}));
  };
  for (const auto& [first, second] :
       {std::pair{"Ward 1", "Ward 2"}, {"Ward 101", "Ward 102"}})
    EXPECT_THAT(read(first, second), ElementsAre("rows 5")) << first;
  for (const char* second :
       {"2015", "Year 2", "FY15", "Q4", "H2", "Week 40", "Second half",
        "Annual figures", "Previous", "Current", "Last", "This year",
        "This month", "May", "Source: the return", "Key"})
    EXPECT_THAT(read("Northside", second), IsEmpty()) << second;
  // A long text is a note.
  EXPECT_THAT(read("Northside", std::string(60, 'x')), ElementsAre("rows 5"));
  EXPECT_THAT(read("Northside", std::string(61, 'x')), IsEmpty());
  // Nor is what stands above the headings.
  EXPECT_THAT(DoubtsOf(ReadTexts({{"Northside", "", ""},
                                  kHeader,
                                  {"Q3 2014/15", "Seen", "5"},
                                  {"Southside", "", ""},
                                  {"Q4 2014/15", "Seen", "9"}})),
              IsEmpty());
}

TEST(Sections, BelowAHeadingAreOfItsKind) {
  const auto read = [](const char* heading) {
    return ReadTexts({kHeader,
                      {"Q3 2014/15", "Seen", "5"},
                      {heading, "", ""},
                      {"Q4 2014/15", "Seen", "9"},
                      {"Health", "", ""},
                      {"Q4 2014/15", "Weighed", "7"}});
  };
  EXPECT_EQ(Latest(read("England")), (Values{{"Seen//", 5}, {"Weighed//", 7}}));
  EXPECT_THAT(DoubtsOf(read("England")), ElementsAre("table 4"));
  EXPECT_EQ(Latest(read("Targeted work")),
            (Values{{"Seen//", 9}, {"Weighed//", 7}}));
  EXPECT_THAT(DoubtsOf(read("Targeted work")), IsEmpty());
  // Also in a column that is not read.
  EXPECT_EQ(Latest(ReadTexts({{"Ref", "Period", "Measure", "Value"},
                              {"1", "Q3 2014/15", "Seen", "5"},
                              {"Forecast", "", "", ""},
                              {"1", "Q4 2014/15", "Seen", "9"}})),
            (Values{{"Seen//", 5}}));
  // With headings of their own, and in a document around its tables.
  EXPECT_EQ(Latest(ReadTexts({kHeader,
                              {"Q3 2014/15", "Seen", "5"},
                              {"", "", ""},
                              {"Forecast", "", ""},
                              kHeader,
                              {"Q4 2014/15", "Seen", "9"}})),
            (Values{{"Seen//", 5}}));
  std::vector<Row> rows = {MakeRow(1, kHeader, "table 1"),
                           MakeRow(2, {"Q3 2014/15", "Seen", "5"}, "table 1"),
                           MakeRow(1, kHeader, "table 2"),
                           MakeRow(2, {"Q4 2014/15", "Seen", "9"}, "table 2")};
  rows[2].caption = "Annex\nExample";
  EXPECT_EQ(Latest(ReadRows(rows)), (Values{{"Seen//", 5}}));
}

TEST(Sections, NameTheirKindAmongWordsThatSayNoMore) {
  for (const char* kind : {"Forecast",
                           "Forecasted",
                           "Projections",
                           "Projected",
                           "Trajectory",
                           "Target",
                           "Planned",
                           "Baseline",
                           "Estimates",
                           "Estimated",
                           "England",
                           "National",
                           "Comparators",
                           "Example",
                           "Sample",
                           "Benchmark",
                           "Comparison",
                           "Illustration",
                           "Template",
                           "Guidance",
                           "Test",
                           "Dummy",
                           "Dummy data",
                           "Estimate for Q1",
                           "Estimate of Q2",
                           "Example only",
                           "Targets and forecasts",
                           "Projected figures",
                           "Planned values",
                           "Guidance sheet",
                           "Comparator table",
                           "Sample rows",
                           "National average",
                           "Full year target",
                           "Target month",
                           "Target quarter",
                           "Next Q3 target",
                           "Target period",
                           "Target Q4",
                           "Forecast H1",
                           "Forecast H2",
                           "Forecast to 2016",
                           "Annual target",
                           "Forecast FY 15",
                           "Quarterly target"})
    EXPECT_TRUE(NamesAnotherKind(kind)) << kind;
  for (const char* other :
       {"Data", "Full year", "Average", "Test centres", "Dummy run",
        "Comparable", "Illustrated", "Budget", "Project", "Q5 target"})
    EXPECT_FALSE(NamesAnotherKind(other)) << other;
}

}  // namespace
}  // namespace planwatch
