// What a table's rows say to what its headings leave open.
#include "collectors/measure/table_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

using Texts = std::vector<std::vector<std::string>>;

TEST(RowKinds, OfForecastsAndTargetsAreLeftOut) {
  for (const char* heading : {"Type", "Status", "Basis"}) {
    const auto read = ReadTexts({{"Measure", "Quarter", "Value", heading},
                                 {"A", "Q3 2014/15", "5", "Actual"},
                                 {"A", "Q4 2014/15", "7", "Forecast"},
                                 {"A", "Q3 2014/15", "6", "Target"}});
    EXPECT_EQ(Latest(read), (Values{{"A//", 5}})) << heading;
    EXPECT_THAT(read->report.repairs.counts(),
                ElementsAre(Pair("not_actual", 2)));
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << heading;
  }
  // Where none is actual, all of them are taken, in doubt.
  const auto all = ReadTexts({{"Measure", "Quarter", "Value", "Type"},
                              {"A", "Q3 2014/15", "5", "Forecast"},
                              {"A", "Q4 2014/15", "7", "Forecast"}});
  EXPECT_EQ(Latest(all), (Values{{"A//", 7}}));
  EXPECT_THAT(DoubtsOf(all), ElementsAre("column 2"));
  // Another word makes it another column.
  EXPECT_EQ(Latest(ReadTexts({{"Measure", "Quarter", "Value", "Status"},
                              {"A", "Q3 2014/15", "5", "Actual"},
                              {"B", "Q3 2014/15", "7", "Target"},
                              {"C", "Q3 2014/15", "8", "Closed"}}))
                .size(),
            3);
}

TEST(Ratings, AreAnyColumnWhoseCellsAreNearlyAllRatings) {
  const auto polarity = [](const char* heading, const char* cell,
                           const char* value = "31") {
    return ReadTexts({{"Measure", "Quarter", "Value", "Target", heading},
                      {"A", "Q4 2014/15", value, "20", cell}})
        ->series[0]
        .points[0]
        .polarity;
  };
  for (const auto& [heading, cell] : {std::pair{"Status", "Red"},
                                      {"Q2 RAG", "R"},
                                      {"BRAG", "Red"},
                                      {"Traffic light", "🔴"},
                                      {"Target met?", "No"},
                                      {"Achieved", "Not met"},
                                      {"Status", "Below target"},
                                      {"Outcome", "Missed"},
                                      {"Status", "Off target"},
                                      {"Performance against target", "Worse"}})
    EXPECT_EQ(polarity(heading, cell), Polarity::kLess) << heading << cell;
  EXPECT_EQ(polarity("Status", "Above target", "12"), Polarity::kLess);
  for (const auto& [heading, cell] : {std::pair{"Previous RAG", "Red"},
                                      {"Risk rating", "Red"},
                                      {"Published", "No"},
                                      {"Group", "R"},
                                      {"Status", "Above target"},
                                      {"Status", "Closed"},
                                      {"Status", "Green"},
                                      {"Team", "Red"},
                                      {"Status", "Off"}})
    EXPECT_EQ(polarity(heading, cell), Polarity::kMore) << heading << cell;
}

TEST(Ratings, MayBeFills) {
  const auto read = [](const char* heading) {
    std::vector<Row> rows = {
        MakeRow(1, {"Measure", "Quarter", "Value", "Target", heading}),
        MakeRow(2, {"A", "Q4 2014/15", "149", "120", ""})};
    rows[1].cells[4].fill = Colour{255, 0, 0};
    return ReadRows(rows)->series[0].points[0].polarity;
  };
  EXPECT_EQ(read("RAG rating"), Polarity::kLess);
  EXPECT_EQ(read("Status"), Polarity::kLess);
  EXPECT_EQ(read("Comment"), Polarity::kMore);
}

TEST(Polarity, IsAskedByAHeadingWhateverStandsBelow) {
  const auto read = [](const char* heading, const char* cell) {
    return DoubtsOf(
        ReadTexts({{"Measure", "Quarter", "Value", "Target", heading},
                   {"A", "Q4 2014/15", "31", "20", cell}}));
  };
  EXPECT_THAT(read("Reverse trend", "TRUE"), ElementsAre("column 1"));
  EXPECT_THAT(read("Metric direction", "Lw"), ElementsAre("column 1"));
  EXPECT_THAT(read("Required change", "-5"), IsEmpty());
  EXPECT_THAT(read("Trend", "TRUE"), IsEmpty());
}

TEST(Dates, OfTheReportAreNoneBesideAPeriod) {
  for (const char* heading : {"Refresh date", "Date of report", "Extract date"})
    EXPECT_EQ(ReadTexts({{"Month_Year", "Measure", "Value", heading},
                         {"2015-08-01", "A", "31", "2015-09-02"}})
                  ->series[0]
                  .points[0]
                  .date,
              Day(2015, 8, 31))
        << heading;
  EXPECT_EQ(ReadTexts({{"Financial year", "Month_Year", "Measure", "Value",
                        "Refresh date"},
                       {"fy15-16", "2015-08-01", "A", "31", "2015-09-02"}})
                ->series[0]
                .points[0]
                .date,
            Day(2015, 8, 31));
  EXPECT_EQ(ReadTexts({{"Measure", "Value", "Report date"},
                       {"A", "31", "2015-09-02"}})
                ->series[0]
                .points[0]
                .date,
            Day(2015, 9, 2));
}

TEST(Dates, OfAMonthOrAYearAreADoubtBesideMonths) {
  const auto read = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value"},
                               {first, "A", "31"},
                               {second, "A", "32"}}));
  };
  EXPECT_THAT(read("2010-12", "2010-11"), ElementsAre("date 3"));
  EXPECT_THAT(read("2011-12", "2010-11"), IsEmpty());
  EXPECT_THAT(read("2015-04", "2015-05"), IsEmpty());
}

TEST(Units, ArePlaceholdersNowhere) {
  for (const char* unit : {"-", "N/A"})
    EXPECT_EQ(ReadTexts({{"Measure", "Quarter", "Value", "Unit"},
                         {"A", "Q4 2014/15", "3.05", unit}})
                  ->series[0]
                  .points[0]
                  .unit,
              "")
        << unit;
}

TEST(Names, ThatDivideNoMeasureAreDoubts) {
  const auto read = [](const Texts& rows) {
    Texts all = {{"Measure", "Performance area", "Period", "Value"}};
    all.insert(all.end(), rows.begin(), rows.end());
    all[0][1] = "Area";
    return DoubtsOf(ReadTexts(all));
  };
  EXPECT_THAT(read({{"A", "Early help", "Q3 2014/15", "5"},
                    {"A", "Early help", "Q4 2014/15", "6"},
                    {"B", "Safety", "Q4 2014/15", "7"}}),
              ElementsAre("column 2"));
  EXPECT_THAT(read({{"A", "East", "Q4 2014/15", "5"},
                    {"A", "West", "Q4 2014/15", "6"},
                    {"B", "West", "Q4 2014/15", "7"}}),
              IsEmpty());
  EXPECT_THAT(read({{"A", "East", "Q4 2014/15", "5"},
                    {"A", "All", "Q4 2014/15", "6"},
                    {"B", "All", "Q4 2014/15", "7"}}),
              IsEmpty());
  EXPECT_THAT(read({{"A", "East", "Q4 2014/15", "5"}}), IsEmpty());
  EXPECT_THAT(read({{"A", "East", "Q4 2014/15", "5"},
                    {"B", "East", "Q4 2014/15", "5"}}),
              IsEmpty());
}

TEST(RatingColumns, TellWhichWayIsBetter) {
  const auto read = [](const Texts& rows) {
    Texts all = {{"KPI", "Period", "Actual", "Target", "RAG"}};
    all.insert(all.end(), rows.begin(), rows.end());
    return ReadTexts(all);
  };
  const auto less =
      read({{"Re-referral rate", "Q4 2014/15", "25%", "20%", "Red"}});
  EXPECT_EQ(less->series[0].points[0].polarity, Polarity::kLess);
  EXPECT_THAT(DoubtsOf(less), IsEmpty());
  EXPECT_THAT(less->report.choices,
              Contains(HasSubstr("the ratings say that less is better of 1")));
  EXPECT_EQ(read({{"A", "Q4 2014/15", "25%", "20%", "Green"}})
                ->series[0]
                .points[0]
                .polarity,
            Polarity::kMore);
  const auto both = read({{"A", "Q3 2014/15", "25%", "20%", "Red"},
                          {"A", "Q4 2014/15", "25%", "20%", "Green"}});
  EXPECT_EQ(both->series[0].points[0].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(both), ElementsAre("rating 2"));
  // The table's word goes before.
  EXPECT_EQ(read({{"A (higher is better)", "Q4 2014/15", "25%", "20%", "Red"}})
                ->series[0]
                .points[0]
                .polarity,
            Polarity::kMore);
}

TEST(PolarityWords, InAColumnThatIsNotReadAreADoubt) {
  const auto read = [](const char* heading, const char* first,
                       const char* target) {
    return DoubtsOf(ReadTexts({{"KPI", "Period", "Actual", target, heading},
                               {"A", "Q4 2014/15", "50", "40", first},
                               {"B", "Q4 2014/15", "50", "40", "High"}}));
  };
  for (const char* heading : {"Better if", "High/Low", "Ideal"})
    EXPECT_THAT(read(heading, "Low", "Target"), ElementsAre("column 1"));
  EXPECT_THAT(read("Ideal", "Medium", "Target"), IsEmpty());
  EXPECT_THAT(read("Priority", "Low", "Target"), IsEmpty());
  EXPECT_THAT(read("Since last time", "Up", "Target"), IsEmpty());
  EXPECT_THAT(read("Performance", "Below target", "Target"), IsEmpty());
  EXPECT_THAT(read("Direction of travel", "Up", "Target"), IsEmpty());
  EXPECT_THAT(read("Ideal", "Low", "Notes"), IsEmpty());
}

TEST(PolarityWords, OfWhatIsWantedMayBeDirections) {
  const auto read = [](const char* heading) {
    return DoubtsOf(ReadTexts({{"KPI", "Period", "Actual", "Target", heading},
                               {"A", "Q4 2014/15", "50", "40", "Down"}}));
  };
  for (const char* heading : {"Ideal movement", "Expected direction"})
    EXPECT_THAT(read(heading), ElementsAre("column 1")) << heading;
  EXPECT_THAT(read("Movement"), IsEmpty());
}

TEST(PolarityWords, MayBePlusAndMinus) {
  const auto read = [](const char* first, const char* second) {
    return ReadTexts({{"KPI", "Period", "Actual", "Target", "Polarity"},
                      {"A", "Q4 2014/15", "50", "40", first},
                      {"B", "Q4 2014/15", "50", "40", second}});
  };
  const auto signs = read("-", "+");
  EXPECT_EQ(signs->series[0].points[0].polarity, Polarity::kLess);
  EXPECT_EQ(signs->series[1].points[0].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(signs), IsEmpty());
  // Beside a word a dash is a blank; alone, nobody knows.
  EXPECT_EQ(read("-", "Low")->series[0].points[0].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(read("-", "Low")), IsEmpty());
  EXPECT_THAT(DoubtsOf(read("-", "-")), ElementsAre("column 2"));
}

TEST(Names, ThatAreCodesBesideATextAreADoubt) {
  const auto read = [](const char* heading, const char* first,
                       const char* second) {
    return DoubtsOf(ReadTexts({{"KPI", heading, "Period", "Value"},
                               {"CSE01", first, "Q4 2014/15", "50"},
                               {"CSE02", second, "Q4 2014/15", "40"}}));
  };
  EXPECT_THAT(read("Description", "Children seen", "Visits"),
              ElementsAre("column 1"));
  EXPECT_THAT(read("Frequency", "Quarterly", "Monthly"), IsEmpty());
  EXPECT_THAT(read("Description", "Children seen", ""), IsEmpty());
  EXPECT_THAT(DoubtsOf(ReadTexts({{"KPI", "Description", "Period", "Value"},
                                  {"Seen", "All seen", "Q4 2014/15", "50"}})),
              IsEmpty());
}

TEST(ColumnChoices, DoubtANumberBesideItsShare) {
  const auto read = [](const char* first, const char* second,
                       const char* target, const char* value,
                       const char* share) {
    return ReadTexts({{"Measure", "Period", first, second, target},
                      {"A", "Q3 2014/15", value, share, "60"},
                      {"A", "Q4 2014/15", value, share, "60"}});
  };
  for (const auto& [first, second] : {std::pair{"Number", "Percentage"},
                                      {"Number", "%"},
                                      {"Number", "Rate per 10,000"},
                                      {"Actual", "Rate"}})
    EXPECT_THAT(DoubtsOf(read(first, second, "Target", "45", "7.1")),
                ElementsAre("column 1"))
        << first << second;
  // The target tells.
  EXPECT_EQ(Latest(read("Number", "%", "Target", "45", "71%")),
            (Values{{"A//", 45}}));
  EXPECT_EQ(Latest(read("Number", "%", "Target %", "45", "71")),
            (Values{{"A//", 71}}));
  EXPECT_EQ(Latest(read("Number", "Rate", "Target rate", "45", "7.1")),
            (Values{{"A//", 7.1}}));
  EXPECT_EQ(Latest(read("Number", "Rate", "Target number", "45", "7.1")),
            (Values{{"A//", 45}}));
  // A column without numbers, and the numbers of rows.
  EXPECT_THAT(DoubtsOf(read("Number", "%", "Target", "", "71")), IsEmpty());
  EXPECT_THAT(DoubtsOf(ReadTexts({{"No.", "Measure", "Period", "%", "Target"},
                                  {"7", "A", "Q4 2014/15", "45", "60"}})),
              IsEmpty());
  EXPECT_THAT(DoubtsOf(ReadTexts({{"Measure", "No.", "Period", "%", "Target"},
                                  {"A", "1", "Q4 2014/15", "45", "60"},
                                  {"B", "2", "Q4 2014/15", "45", "60"}})),
              IsEmpty());
}

TEST(ColumnChoices, OfAnEstimateAreADoubtWhereItIsTaken) {
  const auto read = [](const char* target) {
    return ReadTexts(
        {{"Measure", "Quarter", "Estimate/actual value", "Rate", target},
         {"A", "Q4 2014/15", "50", "7.1", "60"}});
  };
  EXPECT_EQ(Latest(read("Target number")), (Values{{"A//", 50}}));
  EXPECT_THAT(DoubtsOf(read("Target number")), ElementsAre("column 1"));
  // What is no estimate was taken.
  EXPECT_EQ(Latest(read("Target rate")), (Values{{"A//", 7.1}}));
  EXPECT_THAT(DoubtsOf(read("Target rate")), IsEmpty());
}

TEST(MeasureReader, JoinsTwoRowsOfHeadings) {
  const auto read = [](const char* above, const char* left, const char* right) {
    return ReadTexts({{"KPI", "Period", above, "", "Target"},
                      {"", "", left, right, ""},
                      {"A", "Q4 2014/15", "5", "7", "6"}});
  };
  EXPECT_EQ(Latest(read("Performance", "Previous", "Current")),
            (Values{{"A//", 7}}));
  EXPECT_THAT(DoubtsOf(read("Performance", "Previous", "Current")), IsEmpty());
  EXPECT_THAT(DoubtsOf(read("Actual", "YTD", "Quarter")),
              ElementsAre("column 1"));
  EXPECT_EQ(Latest(read("Actual", "Q3", "Q4")), (Values{{"A//", 7}}));
  const auto unknown = ReadTexts({{"KPI", "Period", "Value", ""},
                                  {"", "", "Previous", "Last"},
                                  {"A", "Q4 2014/15", "5", "7"}});
  EXPECT_EQ(Latest(unknown), (Values{{"A//", 5}}));
  EXPECT_THAT(DoubtsOf(unknown), ElementsAre("header 2"));
  // On a further page, too.
  const std::vector<std::string> above = {"KPI", "Period", "Value", ""},
                                 below = {"", "", "Previous", "Current"};
  EXPECT_EQ(Latest(ReadTexts({above,
                              below,
                              {"A", "Q3 2014/15", "5", "6"},
                              above,
                              below,
                              {"A", "Q4 2014/15", "7", "8"}})),
            (Values{{"A//", 8}}));
  // A row of data is none.
  EXPECT_EQ(ReadTexts({{"KPI", "Period", "Value", ""},
                       {"A", "Q4 2014/15", "soon", "x"},
                       {"A", "Q4 2014/15", "5", ""}})
                ->report.rejected.total(),
            1);
}

TEST(ColumnChoices, TakeAColumnOfUnitsForTheUnit) {
  const auto read = [](const char* first, const char* second) {
    return ReadTexts({{"KPI", "Measure", "Period", "Actual"},
                      {"Held in time", first, "Q4 2014/15", "71"},
                      {"Days to triage", second, "Q4 2014/15", "2"}});
  };
  const auto units = read("%", "Days");
  EXPECT_EQ(Latest(units),
            (Values{{"Held in time//", 71}, {"Days to triage//", 2}}));
  EXPECT_EQ(units->series[0].points[0].unit, "%");
  const std::vector<std::string> header = {"KPI", "Measure", "Period",
                                           "Actual"};
  EXPECT_EQ(Latest(ReadTexts({header,
                              {"A", "%", "Q3 2014/15", "71"},
                              header,
                              {"A", "%", "Q4 2014/15", "72"}})),
            (Values{{"A//", 72}}));
  EXPECT_THAT(DoubtsOf(units), IsEmpty());
  EXPECT_EQ(Latest(read("%", "Triage")),
            (Values{{"%//", 71}, {"Triage//", 2}}));
}

TEST(MeasureReader, FailsWhereNoRowCanBeUsed) {
  const auto read = ReadTexts({{"Year", "Month", "Measure", "Value"},
                               {"2014/15", "12", "A", "5"},
                               {"2014/15", "13", "A", "5"}});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(),
              HasSubstr("row 2: no row can be used; of the first, the column "
                        "for date holds no one date"));
}

TEST(MeasureReader, ReadsNumberedPeriodsBesideAYear) {
  const auto date = [](const char* heading, const char* cell) {
    const auto read = ReadTexts(
        {{"Year", heading, "Measure", "Value"}, {"2014/15", cell, "A", "5"}});
    return read ? FormatDate(read->series.at(0).points[0].date) : "none";
  };
  EXPECT_EQ(date("Quarter", "4"), "2015-03-31");
  EXPECT_EQ(date("Quarter", "1"), "2014-06-30");
  EXPECT_EQ(date("Period", "P12"), "2015-03-31");
  EXPECT_EQ(date("Month", "P1"), "2014-04-30");
  for (const auto& [heading, cell] :
       {std::pair{"Quarter", "5"}, {"Month", "12"}, {"Period", "P13"}})
    EXPECT_EQ(date(heading, cell), "none") << cell;
}

TEST(MeasureReader, EndsATableAtOtherHeadingsBelowAGap) {
  const Texts rows = {{"Period", "Measure", "Value"},
                      {"Q4 2014/15", "A", "5"},
                      {"", "", ""},
                      {"Month", "Referrals", "NFAs"},
                      {"Apr-15", "40", "3"},
                      {"May-15", "45", "4"}};
  const auto read = ReadTexts(rows);
  EXPECT_EQ(Latest(read), (Values{{"A//", 5}}));
  EXPECT_EQ(read->report.rejected.total(), 0);
  // A gap may stand for blank rows as well.
  EXPECT_EQ(Latest(ReadRows({MakeRow(1, rows[0]), MakeRow(2, rows[1]),
                             MakeRow(5, rows[3]), MakeRow(6, rows[4])})),
            (Values{{"A//", 5}}));
  // Rows go on below a gap, and below a heading between them.
  EXPECT_EQ(Latest(ReadTexts({rows[0],
                              rows[1],
                              rows[2],
                              {"", "Priority 2", "Neglect"},
                              {"Q4 2014/15", "B", "6"}})),
            (Values{{"A//", 5}, {"B//", 6}}));
  EXPECT_EQ(
      Latest(ReadTexts({rows[0], rows[1], rows[2], {"Q4 2014/15", "B", "6"}})),
      (Values{{"A//", 5}, {"B//", 6}}));
}

TEST(MeasureDoubts, NotASheetOfVersions) {
  const auto read = ReadRows(
      {MakeRow(1, {"Period", "Measure", "Value"}, "sheet One"),
       MakeRow(2, {"Q4 2014/15", "Seen", "5"}, "sheet One"),
       MakeRow(1, {"Version", "Date", "Author", "Change"}, "sheet Two"),
       MakeRow(2, {"1.0", "12/05/2015", "A. Author", "First"}, "sheet Two")});
  EXPECT_THAT(DoubtsOf(read), IsEmpty());
}

}  // namespace
}  // namespace planwatch
