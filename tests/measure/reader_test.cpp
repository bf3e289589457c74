#include "collectors/measure/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::vector<std::string> kHeadings = {"Date",   "Measure", "Value",
                                            "Target", "Unit",    "Polarity",
                                            "Area",   "Partner"};

// The points of the only series.
std::vector<MeasurePoint> Points(
    const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> all = {kHeadings};
  all.insert(all.end(), rows.begin(), rows.end());
  const auto read = ReadTexts(all);
  EXPECT_TRUE(read);
  if (!read || read->series.size() != 1) {
    ADD_FAILURE() << "not one series";
    return {};
  }
  return read->series[0].points;
}

TEST(MeasureReader, MakesSeriesOfDatedPoints) {
  const auto read = ReadTexts(
      {{"Measures of the year"},
       kHeadings,
       {"2015-03-31", "Staff trained", "1,234", "1,000", "staff", "more", "",
        ""},
       {"31/12/2014", "Staff trained", "988", "1,000", "staff", "more", "", ""},
       {"2015-03-31", "Spend", "£236,400", "£242,000", "", "less", "", ""},
       {"2015-03-31", "STAFF  trained", "300", "", "", "", "North", ""},
       {"2015-03-31", "Staff trained", "50", "", "", "", "north", "Police"},
       {"2015-03-31", "Cases", "7", "", "", "", "All", "Total"}});
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_TRUE(read->persons);
  EXPECT_EQ(read->report.rows, 6);
  EXPECT_EQ(read->report.rejected.total(), 0);
  EXPECT_EQ(read->points(), 6);
  ASSERT_EQ(read->series.size(), 5);
  const auto& series = read->series;
  EXPECT_EQ(series[0].measure, "Staff trained");
  EXPECT_TRUE(series[0].is_total());
  EXPECT_THAT(series[0].points,
              ElementsAre(MeasurePoint{Day(2014, 12, 31), 988, 1000, "staff",
                                       Polarity::kMore},
                          MeasurePoint{Day(2015, 3, 31), 1234, 1000, "staff",
                                       Polarity::kMore}));
  EXPECT_THAT(series[1].points,
              ElementsAre(MeasurePoint{Day(2015, 3, 31), 236400, 242000, "£",
                                       Polarity::kLess}));
  // One spelling throughout, the first.
  EXPECT_EQ(series[2].measure, "Staff trained");
  EXPECT_EQ(series[2].area, "North");
  EXPECT_EQ(series[3].area, "North");
  EXPECT_EQ(series[3].partner, "Police");
  EXPECT_TRUE(series[4].is_total());
}

TEST(MeasureReader, ReadsDatesAndPeriodsAtTheirLastDay) {
  struct Case {
    const char* text;
    Date date;
  };
  for (const Case& c : {Case{"2015-05-31", Day(2015, 5, 31)},
                        {"31/05/2015", Day(2015, 5, 31)},
                        {"2015-05-31T00:00:00Z", Day(2015, 5, 31)},
                        {"May 31 2015 12:00AM", Day(2015, 5, 31)},
                        {"June 2015", Day(2015, 6, 30)},
                        {"Jun-15", Day(2015, 6, 30)},
                        {"Q1 2015/16", Day(2015, 6, 30)},
                        {"2015/16 Q4", Day(2016, 3, 31)},
                        {"2014/15", Day(2015, 3, 31)},
                        {"April - June 2015", Day(2015, 6, 30)}}) {
    const auto points = Points({{c.text, "m", "1"}});
    ASSERT_EQ(points.size(), 1) << c.text;
    EXPECT_EQ(points[0].date, c.date) << c.text;
  }
  // As a workbook holds them.
  Row row = MakeRow(2, {"1 Jun 2015", "m", "1"});
  row.cells[0].date = Day(2015, 6, 1);
  EXPECT_EQ(ReadRows({MakeRow(1, kHeadings), row})->series[0].points[0].date,
            Day(2015, 6, 1));
  row.cells[0].month_only = true;
  EXPECT_EQ(ReadRows({MakeRow(1, kHeadings), row})->series[0].points[0].date,
            Day(2015, 6, 30));
}

TEST(MeasureReader, TakesFromThePointBeforeWhatARowLeavesEmpty) {
  const auto points = Points({
      {"2015-03-31", "m", "80", "", "", ""},  // not in the order of dates
      {"2014-03-31", "m", "50", "90", "people", "lower is better"},
      {"2014-06-30", "m", "60", "", "", ""},
      {"2014-09-30", "m", "70", "\xE2\x80\x93", "", ""},
      {"2014-12-31", "m", "75%", "85", "", "higher"},
  });
  ASSERT_EQ(points.size(), 5);
  EXPECT_EQ(points[1], (MeasurePoint{Day(2014, 6, 30), 60, 90, "people",
                                     Polarity::kLess}));
  EXPECT_EQ(points[2].target, std::nullopt);
  EXPECT_EQ(points[3],
            (MeasurePoint{Day(2014, 12, 31), 75, 85, "%", Polarity::kMore}));
  EXPECT_EQ(points[4],
            (MeasurePoint{Day(2015, 3, 31), 80, 85, "%", Polarity::kMore}));
}

TEST(MeasureReader, KnowsWhichWayIsBetter) {
  struct Case {
    const char* text;
    Polarity polarity;
  };
  for (const Case& c : {Case{"", Polarity::kMore},
                        {"More", Polarity::kMore},
                        {"higher is better", Polarity::kMore},
                        {"Up", Polarity::kMore},
                        {"less", Polarity::kLess},
                        {"Lower is better", Polarity::kLess},
                        {"Fewer", Polarity::kLess},
                        {"decrease", Polarity::kLess},
                        {"neither", Polarity::kNone},
                        {"n/a", Polarity::kNone},
                        {"lower is worse", Polarity::kNone},
                        {"blue", Polarity::kNone}})
    EXPECT_EQ(Points({{"2015-03-31", "m", "1", "1", "", c.text}})[0].polarity,
              c.polarity)
        << c.text;
}

// Without a target and a word for it, nothing says that more is better.
TEST(MeasureReader, ATargetIsToBeReachedUnlessTheTableSaysOtherwise) {
  const auto points = Points({{"2015-03-31", "m", "1", "", "", ""},
                              {"2015-04-30", "m", "1", "2", "", ""},
                              {"2015-05-31", "m", "1", "-", "", ""},
                              {"2015-06-30", "m", "1", "", "", "more"},
                              {"2015-07-31", "m", "1", "", "", ""}});
  std::vector<Polarity> polarities;
  for (const MeasurePoint& point : points) polarities.push_back(point.polarity);
  EXPECT_THAT(polarities,
              ElementsAre(Polarity::kNone, Polarity::kMore, Polarity::kNone,
                          Polarity::kMore, Polarity::kMore));
}

TEST(MeasureReader, CountsAndListsTheRowsThatItCannotUse) {
  const auto read = ReadTexts({kHeadings,
                               {"2015-03-31", "", "1"},
                               {"", "m", "1"},
                               {"soon", "m", "1"},
                               {"31/02/2015", "m", "1"},
                               {"Q1", "m", "1"},
                               {"May 2015, now June 2015", "m", "1"},
                               {"2015-03-31", "m", "Zebedee"},
                               {"2015-03-31", "m", "<5"},
                               {"2015-03-31", "m", "1"},
                               {"2015-03-31", "m", "2"},
                               {"", "", ""}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->report.rows, 10);
  EXPECT_THAT(read->report.rejected.counts(),
              UnorderedElementsAre(Pair("no_measure", 1), Pair("no_date", 1),
                                   Pair("unreadable_date", 4),
                                   Pair("unreadable_value", 2),
                                   Pair("same_day_twice", 1)));
  const auto& listed = read->report.rejected.listed();
  ASSERT_EQ(listed.size(), 9);
  EXPECT_EQ(listed[0].place.row, 2);
  // The row above is the one that doesn't count.
  EXPECT_EQ(listed[8].place.row, 10);
  EXPECT_EQ(
      read->series.at(0).points,
      (std::vector{MeasurePoint{
          .date = Day(2015, 3, 31), .value = 2, .polarity = Polarity::kNone}}));
  for (const Remark& remark : listed) {
    EXPECT_THAT(remark.text, Not(HasSubstr("Zebedee")));
    EXPECT_THAT(remark.text, Not(HasSubstr("soon")));
  }
}

TEST(MeasureReader, TellsWhatIsToBeRepaired) {
  const auto read = ReadTexts({kHeadings,
                               {"2015-03-31", "a", "\xE2\x80\x93"},
                               {"2015-03-31", "b", "5", "lots"},
                               {"2015-03-31", "c", "5", "6", "", "sideways"},
                               {"Q1 2015", "d", "5"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->report.rejected.total(), 0);
  EXPECT_THAT(
      read->report.repairs.counts(),
      UnorderedElementsAre(Pair("no_value", 1), Pair("unreadable_target", 1),
                           Pair("unknown_polarity", 1)));
  EXPECT_THAT(read->report.guesses.counts(),
              ElementsAre(Pair("date_guessed", 1)));
  ASSERT_EQ(read->series.size(), 3);
  EXPECT_EQ(read->series[0].points[0].target, std::nullopt);
  EXPECT_EQ(read->series[1].points[0].polarity, Polarity::kNone);
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
  EXPECT_THAT(ReadTexts({}).error().message(),
              HasSubstr("there is no row of headings"));
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

TEST(MeasureReader, WantsNoOtherColumn) {
  MeasureReader reader({}, TestCalendar());
  EXPECT_TRUE(reader.NeedsColumn(0));
  ASSERT_TRUE(reader.Take(MakeRow(0, {"name", "date", "measure", "value"})));
  EXPECT_FALSE(reader.NeedsColumn(0));
  EXPECT_TRUE(reader.NeedsColumn(1));
  EXPECT_FALSE(reader.NeedsColumn(4));
}

TEST(MeasureReader, RefusesATableOfPersons) {
  MeasureReader reader({}, TestCalendar());
  ASSERT_TRUE(reader.Take(MakeRow(1, {"date", "measure", "value"})));
  for (int i = 0; i < 10'000; ++i)
    ASSERT_TRUE(
        reader.Take(MakeRow(2, {"2015-03-31", std::to_string(i), "1"})));
  // A known one is no fault.
  EXPECT_TRUE(reader.Take(MakeRow(2, {"2015-06-30", "7", "1"})));
  const Status refused =
      reader.Take(MakeRow(2, {"2015-03-31", "A. Name", "1"}));
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(),
              HasSubstr("none for each person or case"));
  EXPECT_THAT(refused.error().message(), Not(HasSubstr("A. Name")));
}

}  // namespace
}  // namespace planwatch
