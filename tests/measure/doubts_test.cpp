// What makes a table's reading doubtful, what settles it, and what is no doubt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> kFour = {"Period", "Measure", "Value", "Target"};

Result<Measures> ReadWithSecondSheet(
    const std::vector<std::vector<std::string>>& second) {
  std::vector<Row> rows = {
      MakeRow(1, kFour, "sheet One"),
      MakeRow(2, {"Q3 2014/15", "Seen", "5", "4"}, "sheet One")};
  for (std::size_t i = 0; i < second.size(); ++i)
    rows.push_back(MakeRow(i + 1, second[i], "sheet Two"));
  return ReadRows(rows);
}

TEST(MeasureDoubts, ASheetThatHoldsMeasuresAndWasNotRead) {
  for (const auto& second : std::vector<std::vector<std::vector<std::string>>>{
           {{"When", "What", "How many"}, {"Q4 2014/15", "Seen", "6"}},
           {{"Q4 2014/15", "Seen", "6", "4"}},
           {{"Measure", "Value", "Target"}, {"seen", "6", "4"}},
           // Of other measures.
           {{"x"}, {"Measure", "Value"}, {"Others", "6"}},
           {{"When", "What", "How many"}, {"Q4 2014/15", "Others", "6"}}}) {
    const auto read = ReadWithSecondSheet(second);
    ASSERT_EQ(read->report.doubts.size(), 1) << second[0][0];
    const Doubt& doubt = read->report.doubts[0];
    EXPECT_EQ(doubt.about, "table");
    EXPECT_EQ(doubt.place.table, "sheet Two");
    EXPECT_EQ(doubt.place.row, second.size());
    EXPECT_THAT(doubt.settle, HasSubstr("columns:"));
  }
}

TEST(MeasureDoubts, NotASheetOfNotes) {
  for (const auto& second : std::vector<std::vector<std::vector<std::string>>>{
           {{"Notes"}, {"1", "Seen means within 24 hours"}},
           {{"Measures of the strategy"}, {"As at 18 May 2015"}},
           {{"Name", "Telephone"}, {"A. Person", "01234 567890"}},
           {{"Measure", "Definition"}, {"Seen", "within 24 hours"}},
           {{"Version", "Date"}, {"First", "18/05/2015"}}})
    EXPECT_THAT(DoubtsOf(ReadWithSecondSheet(second)), IsEmpty())
        << second[0][0];
}

TEST(MeasureDoubts, RowsAboveTheHeadingsOnlyWhereTheyNameAMeasure) {
  const auto read = [](const std::vector<std::string>& above) {
    return DoubtsOf(
        ReadTexts({above, kFour, {"Q4 2014/15", "Seen", "5", "4"}}));
  };
  EXPECT_THAT(read({"Report of", "18 May 2015", "4"}), IsEmpty());
  EXPECT_THAT(read({"Seen", "18 May 2015", "4"}), ElementsAre("table 1"));
}

TEST(MeasureDoubts, OtherHeadingsEndATable) {
  const auto read = ReadTexts({kFour,
                               {"Q3 2014/15", "A", "5", "4"},
                               {"Period", "Indicator", "Baseline", "Forecast"},
                               {"Q4 2014/15", "A", "44", "6"}});
  EXPECT_EQ(Latest(read), (Values{{"A//", 5}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("table 4"));
  EXPECT_EQ(read->report.rejected.total(), 0);
}

TEST(MeasureDoubts, FractionsAmongPercentages) {
  struct Case {
    std::vector<std::vector<std::string>> rows;  // of value, target, unit
    double value;
    std::optional<double> target;
    bool in_doubt;
  };
  for (const Case& c : std::vector<Case>{
           {{{"0.95", "90%", ""}}, 95, 90, true},
           {{{"0.95", "90", "%"}}, 95, 90, true},
           {{{"57%", "90%", ""}, {"0.95", "", ""}}, 95, 90, true},
           {{{"57", "", "%"}, {"0.6", "", ""}}, 60, std::nullopt, true},
           {{{"1", "90%", ""}}, 100, 90, true},
           {{{"95%", "0.9", ""}}, 95, 90, true},
           // Plain as they are.
           {{{"0.95%", "90%", ""}}, 0.95, 90, false},
           {{{"0.8", "1.5%", ""}}, 0.8, 1.5, false},
           {{{"0.95", "0.9", ""}}, 0.95, 0.9, false},
           {{{"0.5", "90", "days"}}, 0.5, 90, false},
           {{{"0", "90%", ""}}, 0, 90, false},
           {{{"57", "90%", ""}}, 57, 90, false},
           // All of them are.
           {{{"0.5", "", "%"}}, 50, std::nullopt, true},
           {{{"0.57", "0.9", "%"}, {"0.61", "", "%"}}, 61, 90, true},
           {{{"1", "", "%"}, {"0", "", "%"}}, 0, std::nullopt, false},
           {{{"0.5%", "", ""}}, 0.5, std::nullopt, false}}) {
    std::vector<std::vector<std::string>> rows = {kHeadings};
    for (const auto& row : c.rows)
      rows.push_back({"2015-0" + std::to_string(rows.size()) + "-01", "m",
                      row[0], row[1], row[2]});
    const auto read = ReadTexts(rows);
    const MeasurePoint& last = read->series.at(0).points.back();
    EXPECT_DOUBLE_EQ(last.value, c.value) << c.rows.back()[0];
    EXPECT_EQ(last.target, c.target) << c.rows.back()[0];
    EXPECT_EQ(read->report.doubts.size(), c.in_doubt ? 1 : 0)
        << c.rows.back()[0];
    for (const Doubt& doubt : read->report.doubts) {
      EXPECT_EQ(doubt.about, "column");
      EXPECT_THAT(doubt.text, testing::Not(HasSubstr("95")));
    }
  }
}

TEST(MeasureDoubts, TwoColumnsThatMayBeTheValue) {
  struct Case {
    std::vector<std::vector<std::string>> rows;
    double value;
    bool in_doubt;
  };
  for (const Case& c :
       std::vector<Case>{{{{"Indicator", "Quarter", "Count", "Rate", "Target"},
                           {"A", "Q4 2014/15", "5", "50", "40"}},
                          5,
                          true},
                         // The unit of the target tells.
                         {{{"Indicator", "Quarter", "Count", "Rate", "Target"},
                           {"A", "Q3 2014/15", "4", "40%", ""},
                           {"A", "Q4 2014/15", "5", "50%", "40%"}},
                          50,
                          false},
                         {{{"Indicator", "Quarter", "Rate", "Count", "Target"},
                           {"A", "Q4 2014/15", "50%", "5", "4"}},
                          5,
                          false},
                         {{{"Indicator", "Quarter", "Number of cases",
                            "Performance %", "Target"},
                           {"A", "Q4 2014/15", "5", "50", "40"}},
                          50,
                          false}}) {
    const auto read = ReadTexts(c.rows);
    ASSERT_TRUE(read);
    EXPECT_EQ(Latest(read), (Values{{"A//", c.value}}));
    EXPECT_EQ(read->points(), c.rows.size() - 1);
    EXPECT_EQ(!read->report.doubts.empty(), c.in_doubt);
  }
}

TEST(MeasureReader, TakesTheTargetOfTheDatesYear) {
  const auto read = ReadTexts(
      {{"Indicator", "Quarter", "Actual", "Target 2014/15", "2015/16 target"},
       {"A", "Q4 2014/15", "5%", "6%", "60%"},
       {"A", "Q1 2015/16", "7%", "6%", "60%"},
       {"A", "Q1 2016/17", "8%", "6%", "60%"}});
  ASSERT_TRUE(read);
  const auto& points = read->series.at(0).points;
  ASSERT_EQ(points.size(), 3);
  EXPECT_EQ(points[0].target, 6);
  EXPECT_EQ(points[1].target, 60);
  EXPECT_THAT(DoubtsOf(read), IsEmpty());
}

TEST(MeasureDoubts, RowsThatAColumnTellsApartWhichIsNotRead) {
  const auto read = ReadTexts({{"Measure", "Quarter", "Category", "Value"},
                               {"A", "Q3 2014/15", "Girls", "4"},
                               {"A", "Q4 2014/15", "Girls", "5"},
                               {"A", "Q4 2014/15", "Boys", "7"},
                               {"B", "Q4 2014/15", "Girls", "1"},
                               {"B", "Q4 2014/15", "Boys", "2"}});
  EXPECT_EQ(Latest(read), (Values{{"A//", 4}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rows 3"));
  EXPECT_THAT(read->report.doubts[0].text, HasSubstr("column 3"));
  EXPECT_THAT(read->report.doubts[0].text, testing::Not(HasSubstr("Girls")));
  EXPECT_THAT(read->report.rejected.counts(),
              ElementsAre(testing::Pair("same_day_twice", 4)));
  // What is said of a figure tells nothing apart: the second row corrects.
  const auto corrected =
      ReadTexts({{"Measure", "Quarter", "Comment", "RAG", "Value"},
                 {"A", "Q4 2014/15", "first return", "Red", "5"},
                 {"A", "Q4 2014/15", "corrected", "Green", "7"}});
  EXPECT_EQ(Latest(corrected), (Values{{"A//", 7}}));
  EXPECT_THAT(DoubtsOf(corrected), IsEmpty());
  EXPECT_EQ(corrected->report.rejected.total(), 1);
}

TEST(MeasureDoubts, RowsOfTwoSheetsOrBelowTwoHeadings) {
  const std::vector<std::string> row = {"Q4 2014/15", "A", "5", "4"},
                                 other = {"Q4 2014/15", "A", "6", "4"};
  const auto sheets = ReadRows(
      {MakeRow(1, kFour, "sheet North"), MakeRow(2, row, "sheet North"),
       MakeRow(1, kFour, "sheet South"), MakeRow(2, other, "sheet South")});
  EXPECT_THAT(Latest(sheets), IsEmpty());
  EXPECT_THAT(DoubtsOf(sheets), ElementsAre("rows 2"));
  const auto sections =
      ReadTexts({kFour, {"North"}, row, {"", "South", "", ""}, other});
  EXPECT_THAT(Latest(sections), IsEmpty());
  EXPECT_THAT(DoubtsOf(sections), ElementsAre("rows 3"));
  // Girls and boys may be as many; a sheet that repeats another is the same.
  EXPECT_THAT(Latest(ReadTexts({kFour, {"Girls"}, row, {"Boys"}, row})),
              IsEmpty());
  EXPECT_EQ(
      Latest(ReadRows(
          {MakeRow(1, kFour, "sheet Summary"), MakeRow(2, row, "sheet Summary"),
           MakeRow(1, kFour, "sheet Data"), MakeRow(2, row, "sheet Data")})),
      (Values{{"A//", 5}}));
}

TEST(MeasureDoubts, SheetsWhoseDaysTakeTurns) {
  using Days = std::vector<std::pair<std::string, std::string>>;
  const auto doubts = [](const Days& first, const Days& second) {
    std::vector<Row> rows;
    for (const auto& [sheet, days] :
         {std::pair("sheet 1", first), std::pair("sheet 2", second)}) {
      std::size_t number = 1;
      rows.push_back(MakeRow(number, kFour, sheet));
      for (const auto& [day, value] : days)
        rows.push_back(MakeRow(++number, {day, "A", value, "4"}, sheet));
    }
    return DoubtsOf(ReadRows(rows));
  };
  const Days early = {{"2014-06-30", "3"}, {"2014-09-30", "4"}};
  // Of two places.
  EXPECT_THAT(doubts(early, {{"2014-07-31", "9"}, {"2014-10-31", "8"}}),
              ElementsAre("table 3"));
  EXPECT_THAT(doubts(early, {{"2014-07-31", "9"}}), ElementsAre("table 3"));
  // Of two years, whichever comes first.
  const Days late = {{"2014-12-31", "5"}, {"2015-03-31", "6"}};
  EXPECT_THAT(doubts(early, late), IsEmpty());
  EXPECT_THAT(doubts(late, early), IsEmpty());
  // A summary that repeats some of the others.
  EXPECT_THAT(doubts({{"2014-03-31", "2"},
                      {"2014-06-30", "3"},
                      {"2014-09-30", "4"},
                      {"2014-12-31", "5"}},
                     {{"2014-06-30", "3"}, {"2014-12-31", "5"}}),
              IsEmpty());
}

TEST(MeasureReader, PassesOverHeadingsAndNotesBetweenRows) {
  const auto read = ReadTexts({kFour,
                               {"Children", "", "", ""},
                               {"Q4 2014/15", "A", "5", "4"},
                               {"", "Adults"},
                               {"Q4 2014/15", "B", "6", "4"},
                               {"Printed on 18/05/2015", "", "", ""},
                               {"Source: the return"}});
  EXPECT_EQ(read->report.rejected.total(), 0);
  EXPECT_EQ(read->report.rows, 2);
  EXPECT_EQ(Latest(read), (Values{{"A//", 5}, {"B//", 6}}));
}

TEST(MeasureDoubts, ADateOutsideThePeriodBesideIt) {
  const auto read = ReadTexts({{"Date", "Quarter", "Indicator", "Actual"},
                               {"18/05/2015", "Q4 2014/15", "A", "5"},
                               {"18/05/2015", "Q3 2014/15", "A", "9"}});
  EXPECT_EQ(Latest(read), (Values{{"A//", 5}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("column 2"));
  EXPECT_THAT(DoubtsOf(ReadTexts({{"Date", "Quarter", "Indicator", "Actual"},
                                  {"31/03/2015", "Q4 2014/15", "A", "5"}})),
              IsEmpty());
  // `columns:` settles it.
  MeasureOptions options;
  options.columns = {{"date", "Quarter"}};
  EXPECT_THAT(DoubtsOf(ReadTexts({{"Date", "Quarter", "Indicator", "Actual"},
                                  {"18/05/2015", "Q4 2014/15", "A", "5"}},
                                 options)),
              IsEmpty());
}

TEST(MeasureDoubts, ADirectionThatMayBeTheTrend) {
  const auto read = [](const char* cell) {
    return ReadTexts({{"KPI", "Period", "Actual", "Target", "Direction"},
                      {"A", "Q4 2014/15", "50", "40", cell}});
  };
  EXPECT_THAT(DoubtsOf(read("Down")), ElementsAre("column 2"));
  EXPECT_EQ(read("Down")->series[0].points[0].polarity, Polarity::kNone);
  EXPECT_THAT(DoubtsOf(read("Lower is better")), IsEmpty());
  EXPECT_EQ(read("Lower is better")->series[0].points[0].polarity,
            Polarity::kLess);
}

TEST(MeasureReader, SaysWhereMoreWasTakenForBetter) {
  const std::string told =
      "polarity: nothing says which way is better of 1 measure with a target; "
      "more was taken for better";
  const auto choices = [](const char* target, const char* polarity) {
    return ReadTexts(
               {kHeadings, {"2015-03-31", "m", "1", target, "", polarity}})
        ->report.choices;
  };
  EXPECT_THAT(choices("2", ""), testing::Contains(told));
  EXPECT_THAT(choices("2", "more"), testing::Not(testing::Contains(told)));
  EXPECT_THAT(choices("", ""), testing::Not(testing::Contains(told)));
}

TEST(MeasureReader, TakesThePolarityFromTheNameAndTheTarget) {
  const auto read =
      ReadTexts({{"KPI", "Period", "Actual", "Target"},
                 {"Missing (lower is better)", "Q4 2014/15", "50", "40"},
                 {"Seen", "Q4 2014/15", "50", "Reduce"}});
  EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kLess);
  EXPECT_EQ(read->series[1].points[0].polarity, Polarity::kLess);
  EXPECT_EQ(read->report.repairs.total(), 0);
}

TEST(MeasureDoubts, ASecondTarget) {
  const auto doubts = [](const char* first, const char* second,
                         const char* cell = "90") {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value", first, second},
                               {"Q4 2014/15", "A", "80", "400", cell}}));
  };
  EXPECT_THAT(doubts("Annual target", "Target to date"),
              ElementsAre("column 1"));
  for (const char* other : {"Profiled target", "YTD target"})
    EXPECT_THAT(doubts("Target", other), ElementsAre("column 1")) << other;
  EXPECT_THAT(doubts("Year end target", "Profiled target"),
              ElementsAre("column 1"));
  for (const char* other :
       {"National target", "Stretch target", "Previous target", "Target met"})
    EXPECT_THAT(doubts("Target", other), IsEmpty()) << other;
  EXPECT_THAT(doubts("Target", "On target?", "Yes"), IsEmpty());
}

TEST(MeasureDoubts, APercentageOfManyTimesItsTarget) {
  const auto doubts = [](const char* value) {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value", "Target"},
                               {"Q4 2014/15", "A", value, "90%"}}));
  };
  EXPECT_THAT(doubts("8000%"), ElementsAre("rows 2"));
  EXPECT_THAT(doubts("120%"), IsEmpty());
}

TEST(MeasureDoubts, AValueOfAPeriodThatIsStillToCome) {
  const auto doubts = [](const char* period) {
    return DoubtsOf(ReadTexts({{"Period", "Measure", "Value"},
                               {"Q4 2014/15", "A", "80"},
                               {period, "A", "81"}},
                              {}, Day(2015, 5, 18)));
  };
  EXPECT_THAT(doubts("Q2 2015/16"), ElementsAre("date 3"));
  // It has begun.
  EXPECT_THAT(doubts("Q1 2015/16"), IsEmpty());
}

TEST(MeasureDoubts, ATargetOfNoneThatEveryValueReaches) {
  const auto doubts = [](const char* measure, const char* value,
                         const char* target) {
    return DoubtsOf(ReadTexts({kFour, {"Q4 2014/15", measure, value, target}}));
  };
  EXPECT_THAT(doubts("Children missing", "5", "0"), ElementsAre("rating 2"));
  EXPECT_THAT(doubts("Children missing", "0", "0"), IsEmpty());
  EXPECT_THAT(doubts("Children missing", "-5", "0"), IsEmpty());
  EXPECT_THAT(doubts("Children missing (lower is better)", "5", "0"),
              IsEmpty());
  EXPECT_THAT(doubts("Children missing", "5", "4"), IsEmpty());
}

TEST(MeasureDoubts, NameSpellingsOfOneMeasure) {
  const auto read = ReadTexts({kFour,
                               {"Q3 2014/15", "Seen in time\u00B9", "70%", ""},
                               {"Q4 2014/15", "Seen in time*", "95%", ""}});
  EXPECT_EQ(read->series.size(), 1U);
  EXPECT_EQ(ReadTexts({kFour,
                       {"Q3 2014/15", "Health & care", "70%", ""},
                       {"Q4 2014/15", "Health and care", "95%", ""}})
                ->series.size(),
            1U);
}

}  // namespace
}  // namespace planwatch
