#include "collectors/measure/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

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

TEST(MeasureReader, TakesNoTargetFromBeforeWhereTheRowsOwnCannotBeRead) {
  const auto points = Points({{"2015-03-31", "m", "80", "90"},
                              {"2015-06-30", "m", "85", "lots"},
                              {"2015-09-30", "m", "86"}});
  ASSERT_EQ(points.size(), 3);
  EXPECT_EQ(points[0].target, 90);
  EXPECT_EQ(points[1].target, std::nullopt);
  EXPECT_EQ(points[2].target, std::nullopt);
}

TEST(MeasureReader, KnowsWhichWayIsBetter) {
  struct Case {
    const char* text;
    Polarity polarity;
  };
  const auto more = Polarity::kMore, less = Polarity::kLess;
  for (const Case& c : {Case{"", more},     {"-", more},
                        {"More", more},     {"higher is better", more},
                        {"high", more},     {"Up", more},
                        {"increase", more}, {"maximise", more},
                        {"bigger", more},   {"greater", more},
                        {"less", less},     {"Lower is better", less},
                        {"low", less},      {"Fewer", less},
                        {"down", less},     {"decrease", less},
                        {"reduce", less},   {"reduction", less},
                        {"minimise", less}, {"smaller", less}}) {
    const auto read =
        ReadTexts({kHeadings, {"2015-03-31", "m", "1", "1", "", c.text}});
    EXPECT_EQ(read->series[0].points[0].polarity, c.polarity) << c.text;
    EXPECT_EQ(read->report.repairs.total(), 0) << c.text;
  }
  // Which are known to say neither.
  for (const auto& [text, known] :
       std::map<const char*, bool>{{"neither", true},
                                   {"context", true},
                                   {"monitor", true},
                                   {"Monitoring", true},
                                   {"not rated", true},
                                   {"n/a", true},
                                   {"lower is worse", false},
                                   {"more or less", false},
                                   {"blue", false}}) {
    const auto read =
        ReadTexts({kHeadings, {"2015-03-31", "m", "1", "1", "", text}});
    EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kNone) << text;
    EXPECT_EQ(read->report.repairs.total(), known ? 0 : 1) << text;
  }
}

TEST(MeasureReader, TakesWordsForAllAreasAndPartnersForATotal) {
  for (const char* all :
       {"", "-", "\xE2\x80\x93", "All", "all areas", "All Partners", "total",
        "N/A", "all agencies", "Grand Total", "TOTAL:", "Overall",
        "All areas total", "All (total)", "Citywide", "City-wide",
        "Whole county"}) {
    const auto read =
        ReadTexts({kHeadings, {"2015-03-31", "m", "1", "", "", "", all, all}});
    EXPECT_TRUE(read->series[0].is_total()) << all;
  }
  const auto read = ReadTexts(
      {kHeadings, {"2015-03-31", "all", "1", "", "", "", "unknown", "none"}});
  EXPECT_EQ(read->series[0].measure, "all");
  EXPECT_EQ(read->series[0].area, "unknown");
  EXPECT_EQ(read->series[0].partner, "none");
  for (const char* one : {"England", "North", "the area", "All Saints"})
    EXPECT_EQ(ReadTexts({kHeadings, {"2015-03-31", "m", "1", "", "", "", one}})
                  ->series[0]
                  .area,
              one);
}

TEST(MeasureReader, TellsMeasuresApartByMoreThanTheirPunctuation) {
  const auto series = [](const char* one, const char* other) {
    return ReadTexts({kHeadings,
                      {"2014-12-31", one, "1"},
                      {"2015-03-31", other, "2"}})
        ->series.size();
  };
  EXPECT_EQ(series("1. Children seen", "1 Children seen"), 1);
  EXPECT_EQ(series("Spend - net", "Spend (net)"), 1);
  EXPECT_EQ(series("1. Children seen", "2. Children seen"), 2);
  EXPECT_EQ(series("Seen in <5 days", "Seen in >5 days"), 2);
  EXPECT_EQ(series("1.5 days", "15 days"), 2);
}

TEST(MeasureReader, TakesTheUnitFromItsColumnTheValueOrTheTarget) {
  struct Case {
    const char *value, *target, *column, *unit;
  };
  for (const Case& c : {Case{"71%", "\xC2\xA3 5", "people", "people"},
                        {"71%", "\xC2\xA3 5", "", "%"},
                        {"71", "75%", "", "%"},
                        {"71", "75", "", ""}})
    EXPECT_EQ(
        Points({{"2015-03-31", "m", c.value, c.target, c.column}})[0].unit,
        c.unit)
        << c.value;
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

// Each message as it is.
TEST(MeasureReader, SaysWhatToDoOfEachRow) {
  struct Case {
    std::vector<std::string> row;
    const char *kind, *text;
  };
  const char* const date =
      "the column for date holds no one date or period that can be read; write "
      "it as in 2015-05-31, June 2015 or Q1 2015/16";
  for (const Case& c : std::vector<Case>{
           {{"2015-03-31", "", "1"},
            "no_measure",
            "the column for measure is empty; write in each row what is "
            "measured"},
           {{"", "m", "1"},
            "no_date",
            "the column for date is empty; enter the date there"},
           {{"soon", "m", "1"}, "unreadable_date", date},
           {{"2015-03-31", "m", "some"},
            "unreadable_value",
            "the column for value holds no number that can be read; write it "
            "alone, as in 1,234, 71% or \xC2\xA3"
            "242,000"},
           {{"2015-03-31", "m", "-"},
            "no_value",
            "the column for value is empty; enter the value once there is one"},
           {{"2015-03-31", "m", "1", "lots"},
            "unreadable_target",
            "the column for target holds no number that can be read, so the "
            "value is not rated; write it alone, as in 90%"},
           {{"2015-03-31", "m", "1", "1", "", "blue"},
            "unknown_polarity",
            "the column for polarity doesn't say which way is better, so the "
            "value is not rated; write `more` or `less` there"},
           {{"Q1 2015", "m", "1"},
            "date_guessed",
            "read as 2015-06-30; write it as in 2015-05-31, June 2015 or Q1 "
            "2015/16 to be sure"}}) {
    const auto read =
        ReadTexts({kHeadings, c.row, {"2015-03-31", "other", "1"}});
    ASSERT_TRUE(read);
    std::vector<Remark> all;
    for (const Remarks* remarks :
         {&read->report.rejected, &read->report.repairs, &read->report.guesses})
      all.insert(all.end(), remarks->listed().begin(), remarks->listed().end());
    EXPECT_THAT(all, ElementsAre(Remark{{"", 2}, c.kind, c.text})) << c.kind;
  }
  EXPECT_EQ(
      ReadTexts({kHeadings, {"2015-03-31", "m", "1"}, {"2015-03-31", "m", "2"}})
          ->report.rejected.listed()[0]
          .text,
      "a row below has the same measure for the same day, and that one "
      "counts; keep one of the two");
}

TEST(MeasureReader, RefusesMoreThanAQuarterOfAMillionValues) {
  MeasureReader reader({}, TestCalendar());
  ASSERT_TRUE(reader.Take(MakeRow(1, {"date", "measure", "value"})));
  Row row = MakeRow(2, {"", "", "1"});
  const auto take = [&](int i) {
    row.cells[0].text =
        FormatDate(Day(2000, 1, 1) + std::chrono::days{i % 5000});
    row.cells[1].text = std::to_string(i / 5000);
    return reader.Take(row);
  };
  for (int i = 0; i < 250'000; ++i) ASSERT_TRUE(take(i));
  const Status refused = take(250'000);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(),
            "the table has more than 250000 rows; leave out the oldest, or "
            "divide it into several entries");
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
  EXPECT_EQ(refused.error().message(),
            "the table has more than 10000 measures; it takes a row for each "
            "measure and date, none for each person or case");
}

TEST(MeasureReader, CountsTheRowsThatItPassesOver) {
  const auto read =
      ReadTexts({kHeadings,
                 {"", "Children", "", "", "", "", "", ""},
                 {"2015-03-31", "Spend", "1", "", "", "", "", ""},
                 {"", "Figures are provisional", "", "", "", "", "", ""}});
  ASSERT_TRUE(read) << read.error().message();
  ASSERT_EQ(read->report.passed_over.size(), 1u);
  EXPECT_EQ(read->report.passed_over[0].rows, 2u);
  EXPECT_EQ(read->report.passed_over[0].place.row, 2u);
}

// "1,234", which is not in quotes.
TEST(MeasureReader, RejectsRowsWithMoreCellsThanHeadings) {
  Row shifted = MakeRow(3, {"2015-06-30", "Spend", "1", "234", "2000"});
  shifted.filled_cells = 5;
  const auto read =
      ReadRows({MakeRow(1, {"Date", "Measure", "Value", "Target"}),
                MakeRow(2, {"2015-03-31", "Spend", "5", "6"}), shifted});
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(Latest(read), (Values{{"Spend//", 5}}));
  EXPECT_EQ(read->report.rejected.counts().at("too_many_cells"), 1u);
}

}  // namespace
}  // namespace planwatch
