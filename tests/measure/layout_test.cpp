// Where a table's headings and rows stand, and how the reading tells of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(MeasureReader, LooksForItsHeadingsInFiftyRows) {
  for (const std::size_t above : {49, 50}) {
    std::vector<std::vector<std::string>> rows(above, {"A title"});
    rows.push_back(kHeadings);
    rows.push_back({"2015-03-31", "m", "1"});
    EXPECT_EQ(bool(ReadTexts(rows)), above == 49) << above;
  }
}

TEST(MeasureReader, LooksForHeadingsInEachSheet) {
  std::vector<Row> rows;
  for (const char* sheet : {"sheet One", "sheet Two"})
    for (std::size_t row = 1; row <= 49; ++row)
      rows.push_back(MakeRow(row, {"A title"}, sheet));
  rows.push_back(MakeRow(50, kHeadings, "sheet Two"));
  EXPECT_TRUE(ReadRows(rows));
}

TEST(MeasureReader, TakesHeadingsAgainWithTheirOwnOrder) {
  const auto read = ReadTexts({{"Period", "KPI", "Actual"},
                               {"2015-03-31", "Staff", "1"},
                               {"KPI", "Period", "Actual"},
                               {"Staff", "2015-06-30", "2"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->report.rejected.total(), 0);
  EXPECT_EQ(read->points(), 2);
}

TEST(MeasureReader, ReadsEachTableOfASheetByItsOwnHeadings) {
  // Which of two columns is the value is a doubt of the second table alone.
  MeasureOptions options;
  options.persons = false;
  const auto read = ReadTexts({{"Date", "Measure", "Value", "Notes"},
                               {"2015-03-31", "Children seen", "10", ""},
                               {},
                               {"Date", "Measure", "Actual", "Outturn"},
                               {"2015-06-30", "Children seen", "5", "500"}},
                              options);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->report.tables.size(), 2u);
  EXPECT_EQ(read->report.tables[1].header, 4u);
  EXPECT_EQ(read->report.tables[1].columns.at(2).heading, "Actual");
  EXPECT_THAT(DoubtsOf(read), ElementsAre("column 4"));
  // The months above "Month" are no dates of the other table.
  const auto months = ReadTexts({{"Date", "Measure", "Value"},
                                 {"2015-03-31", "Children seen", "10"},
                                 {"Month", "Measure", "Value"},
                                 {"2015-05-01", "Children seen", "5"},
                                 {"2015-06-01", "Children seen", "6"}});
  EXPECT_EQ(months->series.at(0).points.back().date, Day(2015, 6, 30));
  EXPECT_THAT(DoubtsOf(months), IsEmpty());
}

TEST(MeasureReader, TakesHeadingsAgainAtTheTopOfAPageForNoTable) {
  const auto read = ReadTexts({{"Date", "Measure", "Value"},
                               {"2015-03-31", "Staff", "1"},
                               {"DATE", "Measure ", "Value"},
                               {"2015-06-30", "Staff", "2"}});
  EXPECT_EQ(read->report.tables.size(), 1u);
  EXPECT_EQ(read->points(), 2);
}

TEST(MeasureReader, ReadsAHeadingOfAnyLengthSoon) {
  std::string heading = "Value";
  for (int i = 0; i < 4000; ++i) heading += " Q4 2014/15";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(ReadTexts({{"Date", "Measure", "Value", heading},
                         {"2015-03-31", "Staff", "1", "2"}}));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(MeasureReader, TakesAMergedCellsRestFromTheRowAboveAndNoHeading) {
  Row merged = MakeRow(3, {"", "Staff", "2"});
  merged.cells[0].merge = Merge::kAbove;
  EXPECT_EQ(ReadRows({MakeRow(1, kHeadings),
                      MakeRow(2, {"2015-03-31", "Cases", "1"}), merged})
                ->points(),
            2);
  // Below the headings of a sheet there is no row above.
  merged.cells[0].text = "2015-06-30";
  const auto first = ReadRows({MakeRow(1, kHeadings), merged});
  EXPECT_EQ(first->series.at(0).points.at(0).date, Day(2015, 6, 30));
  merged.cells[0].text = "";
  merged.place.table = "sheet Two";
  const auto second =
      ReadRows({MakeRow(1, kHeadings), MakeRow(2, {"2015-03-31", "Cases", "1"}),
                MakeRow(1, kHeadings, "sheet Two"), merged});
  EXPECT_THAT(second->report.rejected.counts(),
              ElementsAre(testing::Pair("no_date", 1)));
}

// The first of those that have the most of what is needed.
TEST(MeasureReader, NamesWhatTheNearestRowLacks) {
  struct Case {
    std::vector<std::vector<std::string>> rows;
    const char* message;
  };
  for (const Case& c : std::vector<Case>{
           {{{"A title"}}, "row 1: no column for date"},
           {{{"A title"}, {"Date", "Measure"}}, "row 2: no column for value"},
           {{{"Date", "Measure"}, {"Date"}}, "row 1: no column for value"},
           {{{"Date", "Measure"}, {"Date", "Value"}},
            "row 1: no column for value"}})
    EXPECT_THAT(ReadTexts(c.rows).error().message(), StartsWith(c.message));
}

TEST(MeasureReader, ListsAThousandDoubts) {
  std::vector<Row> rows;
  for (std::size_t sheet = 0; sheet <= Remarks::kMostListed; ++sheet)
    rows.push_back(MakeRow(1, {"Date", "Measure", "Actual", "Outturn"},
                           "sheet " + std::to_string(sheet)));
  EXPECT_EQ(ReadRows(rows)->report.doubts.size(), Remarks::kMostListed);
}

TEST(MeasureReader, KeepsToTheLayoutOfTheDocument) {
  Row merged = MakeRow(4, {"2015-06-30", "", "2"}, "sheet One");
  merged.cells[1].merge = Merge::kAbove;
  const auto read =
      ReadRows({MakeRow(1, {"A title"}, "sheet One"),
                MakeRow(2, {"Period", "KPI", "Actual"}, "sheet One"),
                MakeRow(3, {"2015-03-31", "Staff", "1"}, "sheet One"), merged,
                MakeRow(5, {"Period", "KPI", "Actual"}, "sheet One"),
                MakeRow(6, {"2015-09-30", "Staff", "3"}, "sheet One"),
                // A sheet that is none of measures, and one in another order.
                MakeRow(1, {"Name", "Telephone"}, "sheet Two"),
                MakeRow(2, {"A. Person", "01234"}, "sheet Two"),
                MakeRow(1, {"Result", "Measure", "Date"}, "sheet Three"),
                MakeRow(2, {"4", "staff", "2015-12-31"}, "sheet Three")});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->report.rows, 4);
  EXPECT_EQ(read->report.rejected.total(), 0);
  ASSERT_EQ(read->series.size(), 1);
  std::vector<double> values;
  for (const MeasurePoint& point : read->series[0].points)
    values.push_back(point.value);
  EXPECT_THAT(values, ElementsAre(1, 2, 3, 4));
}

TEST(MeasureReader, SaysWhichHeadingIsMissingAndHowToNameIt) {
  EXPECT_THAT(
      ReadTexts({{"Title"}, {"Date", "Measure", "How many"}}).error().message(),
      HasSubstr("row 2: no column for value was found; name its "
                "heading in the configuration, as in `columns: { "
                "value: the heading }`"));
  MeasureOptions options;
  options.columns = {{"value", "Total seen"}};
  EXPECT_THAT(
      ReadTexts({{"Date", "Measure", "Value"}}, options).error().message(),
      HasSubstr("no column is headed \"Total seen\", which `columns:` "
                "names for value"));
  const auto read = ReadTexts(
      {{"Date", "Measure", "Total seen"}, {"2015-03-31", "m", "4"}}, options);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->points(), 1);
  EXPECT_THAT(read->report.choices,
              Contains("value: column 3, headed \"Total seen\" as `columns:` "
                       "says"));
  EXPECT_EQ(ReadTexts({}).error().message(),
            "there is no row of headings; the table needs one, with a column "
            "for date, one for measure and one for value");
  // Headings alone are no fault.
  EXPECT_THAT(ReadTexts({kHeadings})->series, IsEmpty());
}

TEST(MeasureReader, IsInDoubtWhereColumnsOrDatesCanBeReadTwoWays) {
  const auto read = ReadTexts({{"Date", "Measure", "Actual", "Outturn"},
                               {"05/06/2015", "m", "1", "2"},
                               {"05/13/2015", "m", "1", "2"}});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->report.doubts.size(), 2);
  EXPECT_EQ(read->report.doubts[0].about, "column");
  EXPECT_THAT(read->report.doubts[0].text, HasSubstr("columns 3 and 4"));
  EXPECT_EQ(read->report.doubts[1].about, "date");
  EXPECT_EQ(read->report.doubts[1].place.row, 3);
}

TEST(MeasureReader, TellsHowItReadEachTable) {
  const std::vector<Row> rows = {
      MakeRow(1, {"Title"}, "sheet One"),
      MakeRow(2, {"Note", "Period", "KPI", "Actual"}, "sheet One"),
      MakeRow(3, {"x", "2015-03-31", "Staff", "1"}, "sheet One"),
      MakeRow(4, {"Note", "Period", "KPI", "Actual"}, "sheet One"),
      MakeRow(5, {"x", "2015-06-30", "Staff", "lots"}, "sheet One"),
      MakeRow(1, {"Result", "Measure", "Date"}, "sheet Two")};
  for (const bool persons : {true, false}) {
    MeasureOptions options;
    options.persons = persons;
    const auto read = ReadRows(rows, options);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->report.tables.size(), 2);
    EXPECT_THAT(read->report.choices,
                ElementsAre(StartsWith("date: "), StartsWith("measure: "),
                            StartsWith("value: ")));
    const TableReading& table = read->report.tables[0];
    // Nor the name of a sheet.
    EXPECT_EQ(table.table, persons ? "" : "sheet One");
    EXPECT_EQ(table.header, 2);
    EXPECT_EQ(table.rows, 2);
    EXPECT_EQ(table.records, 1);
    ASSERT_EQ(table.columns.size(), 3);
    EXPECT_EQ(table.columns[1].column, 2);
    EXPECT_EQ(table.columns[1].role, "measure");
    // Of persons no heading that the configuration does not name.
    EXPECT_EQ(table.columns[1].heading, persons ? "" : "KPI");
    EXPECT_THAT(table.columns[1].samples, IsEmpty());
  }
}

}  // namespace
}  // namespace planwatch
