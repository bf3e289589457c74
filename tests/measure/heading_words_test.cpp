// What headings say of numbers beside their field.
#include "collectors/measure/heading_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const char* const kQ4 = "Q4 2014/15";

std::optional<double> TargetOf(const Result<Measures>& read) {
  return read->series.at(0).points.back().target;
}

TEST(ValueHeadings, OfAPeriodCountForItAlone) {
  const auto read = [](const char* value, const char* other, const char* date) {
    return ReadTexts({{"Indicator", "Data as at", value, other, "Target"},
                      {"B", "2014-03-31", "1", "2", "3"},
                      {"A", date, "50", "60", "40"}});
  };
  // The value of the row's own year, or none.
  EXPECT_EQ(Latest(read("2013/14 outturn", "2014/15 YTD", "31/03/2015")),
            (Values{{"A//", 60}, {"B//", 1}}));
  EXPECT_EQ(Latest(read("Q3 result", "Q4 result", kQ4)),
            (Values{{"A//", 60}, {"B//", 2}}));
  const auto none = read("2013/14 outturn", "Comments", "31/03/2015");
  EXPECT_EQ(Latest(none), (Values{{"B//", 1}}));
  EXPECT_THAT(DoubtsOf(none), ElementsAre("column 3"));
  EXPECT_THAT(none->report.rejected.counts(),
              ElementsAre(testing::Pair("other_period", 1)));
  EXPECT_EQ(Latest(read("Outturn (2014/15)", "x", "31/03/2015")),
            (Values{{"A//", 50}}));
}

TEST(ValueHeadings, OfAnotherKindAreDoubtsBesideNumbers) {
  for (const char* heading :
       {"England rate", "Estimated outturn", "Year end estimate value",
        "Regional average value", "Plan value", "Cumulative performance",
        "Risk score"}) {
    const auto read = [&](const char* other, const char* number) {
      return DoubtsOf(ReadTexts(
          {{"Indicator", "Period", heading, other}, {"A", kQ4, "50", number}}));
    };
    EXPECT_THAT(read("Coventry", "60"), ElementsAre("column 1")) << heading;
    EXPECT_THAT(read("Coventry", "text"), IsEmpty()) << heading;
    EXPECT_THAT(read("Ref", "60"), IsEmpty()) << heading;
  }
  EXPECT_THAT(DoubtsOf(ReadTexts({{"Indicator", "Period", "Value", "Coventry"},
                                  {"A", kQ4, "50", "60"}})),
              IsEmpty());
}

TEST(TargetHeadings, MayHaveAUnitBehind) {
  for (const char* heading : {"Target %", "Target (%)", "Target No.",
                              "Target or threshold", "Target range"}) {
    const auto read = ReadTexts(
        {{"KPI", "Period", "Actual %", heading}, {"A", kQ4, "50", "40"}});
    EXPECT_EQ(TargetOf(read), 40) << heading;
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << heading;
  }
}

TEST(TargetHeadings, OfAPeriodCountForItAlone) {
  const auto read = [](const char* heading, const char* date) {
    return ReadTexts(
        {{"KPI", "Period", "Actual", heading}, {"A", date, "50", "40"}});
  };
  for (const auto& [heading, date] : {std::pair{"Target Q4", kQ4},
                                      {"Q4 Target", kQ4},
                                      {"Target 31/03/2015", kQ4},
                                      {"Target March 2015", kQ4},
                                      {"Target 2014/15", kQ4}})
    EXPECT_EQ(TargetOf(read(heading, date)), 40) << heading;
  for (const char* heading :
       {"Target Q3", "Q3 Target", "Target March 2016", "2018 target",
        "Target by March 2016", "Target 31/03/2016"}) {
    const auto none = read(heading, kQ4);
    EXPECT_EQ(TargetOf(none), std::nullopt) << heading;
    EXPECT_THAT(DoubtsOf(none), ElementsAre("column 1")) << heading;
  }
}

TEST(TargetHeadings, ThatAreNotReadAreDoubts) {
  const auto read = [](const char* heading) {
    return ReadTexts(
        {{"KPI", "Period", "Actual", heading}, {"A", kQ4, "50", "40"}});
  };
  for (const char* heading : {"Target for this service", "Our own local target",
                              "Target trajectory", "Target to date"}) {
    const auto unread = read(heading);
    EXPECT_TRUE(TargetOf(unread) ||
                DoubtsOf(unread) == std::vector<std::string>{"column 1"})
        << heading;
  }
  EXPECT_THAT(read("Target trajectory")->report.doubts[0].text,
              HasSubstr("column 4"));
  EXPECT_THAT(read("Target trajectory")->report.doubts[0].text,
              Not(HasSubstr("trajectory")));
  for (const char* heading :
       {"Target met?", "Performance against target", "Target date", "Owner"})
    EXPECT_THAT(DoubtsOf(read(heading)), IsEmpty()) << heading;
}

TEST(ValueHeadings, OfACountAndItsPercentageAreRivals) {
  struct Case {
    const char *count, *percent, *target, *number;
    double value;
    bool in_doubt;
  };
  for (const Case& c :
       {Case{"Actual (number)", "Percentage", "Target (%)", "90", 71, false},
        {"Number of interviews held", "Percentage held", "Target", "90%", 71,
         false},
        {"Actual", "%", "Target (number)", "60", 50, false},
        {"Number of interviews held", "Percentage held", "Target", "90", 50,
         true},
        {"Actual", "% change", "Target", "90", 50, false},
        {"Actual", "% of England", "Target", "90", 50, false}}) {
    const auto read =
        ReadTexts({{"KPI", "Period", c.count, c.percent, c.target},
                   {"A", kQ4, "50", "71", c.number}});
    EXPECT_EQ(Latest(read), (Values{{"A//", c.value}})) << c.count << c.percent;
    EXPECT_EQ(DoubtsOf(read).size(), c.in_doubt ? 1 : 0) << c.percent;
  }
  // A column without numbers is no rival.
  EXPECT_THAT(DoubtsOf(ReadTexts(
                  {{"KPI", "Period", "Actual", "%"}, {"A", kQ4, "50", ""}})),
              IsEmpty());
}

TEST(MeasureNames, MaySayPercent) {
  const auto read =
      ReadTexts({{"KPI", "Period", "Actual", "Target"},
                 {"% in time", kQ4, "0.95", "90"},
                 {"Percentage of assessments", "Q3 2014/15", "88", ""},
                 {"Percentage of assessments", kQ4, "0.91", ""},
                 {"Assessments", kQ4, "0.5", "90"}});
  EXPECT_EQ(Latest(read), (Values{{"% in time//", 95},
                                  {"Percentage of assessments//", 91},
                                  {"Assessments//", 0.5}}));
  EXPECT_THAT(DoubtsOf(read), ElementsAre("column 2"));
}

TEST(HeadingWords, AreReadWithoutMarksOfNotes) {
  for (const char* heading : {"Target\u00B9", "Target [note 2]", "Target*"}) {
    const auto read = ReadTexts({{"Period", "Measure", "Value", heading},
                                 {"Q4 2014/15", "A", "80", "90"}});
    ASSERT_TRUE(read) << heading;
    EXPECT_EQ(read->series.at(0).points.at(0).target, 90) << heading;
  }
}

TEST(HeadingWordsOfMeasures, MayBeASum) {
  EXPECT_EQ(FieldBehindSum("Sum of Value"), MeasureField::kValue);
  EXPECT_EQ(FieldBehindSum("Average of Target"), MeasureField::kTarget);
  for (const char* none : {"Value", "Count of Value", "Sum of Area", "Sum of"})
    EXPECT_EQ(FieldBehindSum(none), std::nullopt) << none;
  EXPECT_EQ(WithoutSum("Sum of Value"), "Value");
  const auto read =
      ReadTexts({{"Measure", "Period", "Sum of Value", "Average of Target"},
                 {"A", "Q4 2014/15", "45", "60"}});
  EXPECT_EQ(read->series[0].points[0].value, 45);
  EXPECT_EQ(read->series[0].points[0].target, 60);
}

TEST(PeriodColumns, HaveHeadingsOfAHundredBytesAtMost) {
  for (const std::size_t size : {100u, 101u}) {
    std::string heading = "Target 2014/15";
    heading.insert(6, size - heading.size(), ' ');
    EXPECT_EQ(
        ReadPeriodColumn(0, heading, MeasureField::kTarget, TestCalendar())
            .has_value(),
        size == 100)
        << size;
  }
}

// What a heading says, and what others like it don't.
void ExpectSaid(bool (*says)(std::string_view),
                const std::vector<const char*>& yes,
                const std::vector<const char*>& no) {
  for (const char* heading : yes) EXPECT_TRUE(says(heading)) << heading;
  for (const char* heading : no) EXPECT_FALSE(says(heading)) << heading;
}

TEST(HeadingWords, SayHowANumberIsMeant) {
  ExpectSaid(SaysPercent, {"Percent", "Percentage", "Per cent", "Actual %"},
             {"Rate", "Number (%)", "Percentile", "Centre"});
  ExpectSaid(SaysShare, {"Rate", "Ratio", "Proportion", "Per 1,000", "%"},
             {"Rating", "Personal", "Count"});
  ExpectSaid(
      SaysActual,
      {"Actual", "Performance %", "Value", "Result rate", "Outturn to date"},
      {"Actually", "Rate", "Valued"});
  ExpectSaid(SaysNumber, {"No.", "Number", "#", "Count"},
             {"Number per 1,000", "Account", "None"});
  ExpectSaid(SaysTarget, {"Target", "Q4 target", "Target for the year"},
             {"Local target here", "Target date", "Targeted", ""});
}

TEST(HeadingWords, NameAnotherKind) {
  ExpectSaid(IsOfAnotherKind,
             {"Estimate", "Estimated value", "Plan", "England", "National rate",
              "Region", "Regional rate", "Comparator", "Benchmark", "Peers",
              "Similar councils", "Statistical neighbours", "Cumulative value",
              "Risk score", "Predicted value", "YTD", "Expected value",
              "Trajectory", "Provisional value"},
             {"Value", "Planet", "Nationality", "Similarly", "Neighbourhood"});
  ExpectSaid(
      MaySayTarget, {"Target", "Our target here", "Targets"},
      {"Stretch target", "Aspirational target", "Minimum target",
       "England target", "National target", "Regional target",
       "Comparator target", "Benchmark target", "Peer target",
       "Similar councils' target", "Neighbour target", "Target date", "Value"});
}

TEST(HeadingWords, SayThatAColumnRates) {
  ExpectSaid(
      RatesValues,
      {"RAG", "RAG status", "RAG rating", "Current RAG", "RAG rated",
       "Performance RAG", "RAG against target", "RAG vs target", "RAG colour"},
      {"Previous RAG", "RAG comment", "Status", "vs target", ""});
  ExpectSaid(NamesRating,
             {"RAG", "BRAG", "RAGB", "Status", "Rating", "Rated", "Colour",
              "Color", "Traffic light"},
             {"Outcome", "Drag", "Rate"});
  ExpectSaid(AsksWhetherMet,
             {"Met?", "On target", "Achieved?", "Hit?", "Reached?"},
             {"Method", "Done?", "Outreach"});
  ExpectSaid(MayRateValues, {"Status", "Outcome", "Targeted", "Liner"},
             {"Previous",     "Prior RAG",   "Last RAG",      "Next RAG",
              "Forecast RAG", "Baseline",    "Future RAG",    "Year end RAG",
              "Outlook",      "Projected",   "Project RAG",   "Action RAG",
              "Team",         "House",       "Group",         "Zone",
              "Route",        "Line",        "Squad",         "Bin",
              "Priority",     "Risk rating", "Predicted RAG", "Trend"});
}

TEST(HeadingWords, SayWhichWayIsWantedOrRankSomething) {
  const std::vector<const char*> rankings = {"Priority",
                                             "Risk",
                                             "Importance",
                                             "Impact",
                                             "Severity",
                                             "Likelihood",
                                             "Confidence",
                                             "Quality",
                                             "Trend",
                                             "Movement",
                                             "Change",
                                             "Direction",
                                             "Travel since April",
                                             "Level",
                                             "Demand",
                                             "Volume",
                                             "Data"};
  ExpectSaid(MaySayPolarity, {"Ideal", "Better if", "Wanted level", "Database"},
             rankings);
  ExpectSaid(SaysWhatIsWanted,
             {"Desired trend", "Preferred trend", "Good trend", "Better trend",
              "Best trend", "Wanted trend", "Required trend", "Intended trend",
              "Ideal trend", "Aim", "Optimal trend", "Expected trend",
              "Target trend", "Favourable trend"},
             rankings);
  ExpectSaid(
      AsksWhichWay,
      {"Desired trend", "Preferred trend", "Wanted trend", "Required trend",
       "Intended trend", "Ideal trend", "Optimal trend", "Reverse trend",
       "Favourable trend", "Metric trend", "Improvement trend",
       "Preferred change", "Optimal direction"},
      {"Trend", "Change", "Direction", "Preferred provider", "Improvement plan",
       "Expected trend"});
}

TEST(HeadingWords, NameTheDayOfAReportOrARow) {
  ExpectSaid(IsDayOfReport,
             {"Refresh date", "Date refreshed", "Extract date",
              "Date extracted", "Run date", "Load date", "Date loaded",
              "Report date", "Meeting date", "Snapshot date", "Date generated"},
             {"Date", "Reporting date", "Period end", "Freshness"});
  ExpectSaid(NumbersRows,
             {"No.", "Number", "ID", "Ref", "Reference", "Row", "Line", "Code"},
             {"Value", "Idea", "Refresh", "Decoded"});
}

TEST(PeriodColumns, MayHaveAPrepositionBeforeThePeriod) {
  const auto last = [](const char* heading) {
    const auto column =
        ReadPeriodColumn(0, heading, MeasureField::kTarget, TestCalendar());
    return column ? FormatDate(column->last) : "none";
  };
  for (const char* heading :
       {"Target March 2016", "Target by March 2016", "Target for March 2016",
        "Target in March 2016", "Target at March 2016", "Target to March 2016"})
    EXPECT_EQ(last(heading), "2016-03-31") << heading;
  EXPECT_EQ(last("Target near March 2016"), "none");
}

TEST(HeadingWordsOfMeasures, OfAReportsDayLeaveTheDateToAnother) {
  const auto date = [](const char* heading) {
    return FormatDate(ReadTexts({{"As at", heading, "Measure", "Value"},
                                 {"2015-03-31", "2015-05-12", "A", "31"}})
                          ->series[0]
                          .points[0]
                          .date);
  };
  for (const char* heading : {"Date refreshed", "Date extracted", "Load date"})
    EXPECT_EQ(date(heading), "2015-03-31") << heading;
}

}  // namespace
}  // namespace planwatch
