#include "collectors/measure/target_period.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Table {
  const char *date = "Quarter", *value = "Value", *target = "Annual target",
             *measure = "Staff trained", *period = "Q1 2015/16", *number = "45",
             *aim = "240";
};

Result<Measures> ReadTable(const Table& table, MeasureOptions options = {}) {
  return ReadTexts({{table.date, "Measure", table.value, table.target},
                    {table.period, table.measure, table.number, table.aim}},
                   options);
}

TEST(TargetPeriod, OfAnotherLengthRatesNoCount) {
  for (const Table& table :
       {Table{}, Table{.target = "Year end target"},
        Table{.target = "Target (annual)"}, Table{.target = "Full year target"},
        Table{
            .date = "Month", .target = "Quarterly target", .period = "May-15"},
        Table{.target = "Target 2015/16"}, Table{.target = "2015/16 target"},
        Table{.date = "Half year",
        .target = "Target Q2 2015/16",
        .period = "H1 2015/16"},
        Table{.date = "Quarter ending", .period = "30/06/2015"},
        Table{.value = "Cumulative value", .target = "Quarterly target"}}) {
    const auto read = ReadTable(table);
    EXPECT_THAT(DoubtsOf(read), ElementsAre("column 2")) << table.target;
    EXPECT_EQ(read->series[0].points[0].target, 240) << table.target;
    EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kNone)
        << table.target;
  }
}

TEST(TargetPeriod, RatesWhatIsOfItsLengthOrNoCount) {
  for (const Table& table :
       {Table{.target = "Target"}, Table{.target = "Quarterly target"},
        Table{.number = "57%", .aim = "90%"},
        Table{.measure = "Average days to triage"},
        Table{.value = "Rate per 1,000"},
        Table{.date = "Year", .period = "2014/15"},
        Table{.date = "Year", .target = "Target 2014/15", .period = "2014/15"},
        Table{.target = "Target Q1 2015/16"},
        Table{.date = "As at", .period = "30/06/2015"},
        Table{.value = "Cumulative value"}}) {
    const auto read = ReadTable(table);
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << table.target << table.number;
    EXPECT_NE(read->series[0].points[0].polarity, Polarity::kNone)
        << table.target << table.number;
  }
  // Where people say so.
  MeasureOptions options;
  options.columns = {{"target", "Annual target"}};
  EXPECT_THAT(DoubtsOf(ReadTable({}, options)), IsEmpty());
  options = {};
  options.cumulative.names = {"staff trained"};
  EXPECT_THAT(DoubtsOf(ReadTable({}, options)), IsEmpty());
}

TEST(TargetPeriod, IsNamedByAnyWordForIt) {
  for (const char* target :
       {"YTD target", "Cumulative target", "Cumul. target", "Yearly target",
        "Target (year)", "Target (pa)", "Monthly target", "Target (month)",
        "Weekly target", "Target (week)"}) {
    const auto read = ReadTable({.target = target});
    EXPECT_THAT(DoubtsOf(read), ElementsAre("column 2")) << target;
  }
  for (const char* target : {"Target (quarter)", "Target (qtr)"})
    EXPECT_THAT(DoubtsOf(ReadTable({.target = target})), IsEmpty()) << target;
  // Two lengths are none.
  EXPECT_THAT(DoubtsOf(ReadTable({.target = "Annual target (month)"})),
              IsEmpty());
  // That of a month may be the day by which it is due.
  EXPECT_THAT(DoubtsOf(ReadTable({.target = "Target June 2015"})), IsEmpty());
}

TEST(TargetPeriod, IsOfOneLengthWhereSeveralTargetsAre) {
  const auto read = [](const char* first, const char* second) {
    return DoubtsOf(ReadTexts({{"Quarter", "Measure", "Value", first, second},
                               {"Q1 2015/16", "Trained", "45", "240", "250"}}));
  };
  EXPECT_THAT(read("Target 2015/16", "Target 2016/17"),
              ElementsAre("column 2"));
  EXPECT_THAT(read("Target Q1 2015/16", "Target 2016/17"), IsEmpty());
}

TEST(TargetPeriod, IsOfNoRateAverageOrTime) {
  for (const char* name :
       {"% trained", "Percentage trained", "Rate of training", "Ratio of staff",
        "Average staff", "Mean staff", "Median staff", "Staff per team",
        "Score of staff", "Proportion trained", "Index of training",
        "Time to train", "Days to train", "Weeks to train", "Months to train",
        "Hours of training"}) {
    const auto of_name = ReadTable({.measure = name});
    EXPECT_THAT(DoubtsOf(of_name), IsEmpty()) << name;
    EXPECT_EQ(of_name->series[0].points[0].polarity, Polarity::kMore) << name;
  }
  const auto of_unit = [](const char* unit) {
    return DoubtsOf(
        ReadTexts({{"Quarter", "Measure", "Value", "Annual target", "Unit"},
                   {"Q1 2015/16", "Trained", "45", "240", unit}}));
  };
  EXPECT_THAT(of_unit("Staff"), ElementsAre("column 2"));
  EXPECT_THAT(of_unit("Days"), IsEmpty());
  EXPECT_THAT(of_unit("per 1,000"), IsEmpty());
}

TEST(TargetPeriod, IsThatOfATargetThatGoesOn) {
  const auto read = ReadTexts({{"Quarter", "Measure", "Value", "Annual target"},
                               {"Q1 2015/16", "Trained", "45", "240"},
                               {"Q2 2015/16", "Trained", "50", ""}});
  EXPECT_EQ(read->series[0].points[1].polarity, Polarity::kNone);
}

}  // namespace
}  // namespace planwatch
