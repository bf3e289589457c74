#include "collectors/measure/series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/measure/measure_rows.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Texts = std::vector<std::vector<std::string>>;

Result<Measures> ReadRated(const Texts& rows, MeasureOptions options = {}) {
  Texts all = {{"KPI", "Period", "Actual", "Target", "RAG"}};
  all.insert(all.end(), rows.begin(), rows.end());
  return ReadTexts(all, options);
}

TEST(Ratings, WithinTheToleranceSayNothingOfTheDirection) {
  // 88 of 90 is green by the document's tolerance, 5% over it amber.
  for (const auto& [value, rag] : {std::pair{"88", "Green"}, {"94", "Amber"}}) {
    const auto read = ReadRated({{"A", "Q3 2014/15", value, "90", rag},
                                 {"A", "Q4 2014/15", "60", "90", ""}});
    EXPECT_EQ(read->series[0].points[1].polarity, Polarity::kMore) << value;
    EXPECT_THAT(DoubtsOf(read), IsEmpty()) << value;
  }
  // Beyond it they do, and amber never does.
  EXPECT_EQ(ReadRated({{"A", "Q4 2014/15", "60", "90", "Green"}})
                ->series[0]
                .points[0]
                .polarity,
            Polarity::kLess);
  EXPECT_EQ(ReadRated({{"A", "Q4 2014/15", "120", "90", "Amber"}})
                ->series[0]
                .points[0]
                .polarity,
            Polarity::kMore);
  MeasureOptions options;
  options.bands.amber = 1;
  EXPECT_EQ(ReadRated({{"A", "Q4 2014/15", "88", "90", "Green"}}, options)
                ->series[0]
                .points[0]
                .polarity,
            Polarity::kLess);
}

TEST(Ratings, GreenBelowTheTargetMayBeACountThatGoesOn) {
  // Every count is where it should be by then.
  const Texts counts = {{"Carers", "Q1 2014/15", "6", "20", "Green"},
                        {"Carers", "Q2 2014/15", "11", "20", "Green"},
                        {"Carers", "Q4 2014/15", "22", "20", "Green"}};
  const auto read = ReadRated(counts);
  EXPECT_EQ(read->series[0].points[2].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rating 2"));
  MeasureOptions options;
  options.cumulative.all = true;
  EXPECT_THAT(DoubtsOf(ReadRated(counts, options)), IsEmpty());
  // A share goes on to nothing, nor does a count that falls.
  for (const Texts& less : {Texts{{"A", "Q1 2014/15", "4%", "6%", "Green"}},
                            Texts{{"A", "Q1 2014/15", "11", "20", "Green"},
                                  {"A", "Q2 2014/15", "6", "20", "Green"}}}) {
    const auto rated = ReadRated(less);
    EXPECT_EQ(rated->series[0].points[0].polarity, Polarity::kLess);
    EXPECT_THAT(DoubtsOf(rated), IsEmpty());
  }
}

TEST(Ratings, ThatDisagreeWithTheWayThatIsWrittenAreDoubts) {
  const auto read = [](const char* value, const char* way, const char* rag) {
    return DoubtsOf(
        ReadTexts({{"KPI", "Period", "Actual", "Target", "Polarity", "RAG"},
                   {"A", "Q4 2014/15", value, "90", way, rag}}));
  };
  EXPECT_THAT(read("120", "more", "Red"), ElementsAre("rating 2"));
  EXPECT_THAT(read("120", "less", "Green"), ElementsAre("rating 2"));
  EXPECT_THAT(read("120", "less", "Red"), IsEmpty());
  EXPECT_THAT(read("85", "more", "Green"), IsEmpty());
}

TEST(Ratings, OfRedAboveTheTargetAreADoubtWithinTheTolerance) {
  const auto read = ReadRated({{"A", "Q4 2014/15", "92", "90", "Red"}});
  EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rating 2"));
}

TEST(Names, ThatMayNameADirectionAreNotRated) {
  const auto read = ReadTexts({{"KPI", "Period", "Actual", "Target"},
                               {"Repeats (low)", "Q4 2014/15", "57", "50"},
                               {"Reduce repeats", "Q4 2014/15", "57", "50"}});
  EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kNone);
  EXPECT_EQ(read->series[1].points[0].polarity, Polarity::kLess);
  EXPECT_EQ(read->report.repairs.counts().at("unknown_polarity"), 1);
}

TEST(Names, ThatMayNameADirectionAreSettledByRedAboveTheTarget) {
  const auto read = [](const char* rag) {
    return ReadRated({{"Decrease in repeats", "Q4 2014/15", "57", "50", rag}})
        ->series[0]
        .points[0]
        .polarity;
  };
  EXPECT_EQ(read("Red"), Polarity::kLess);
  EXPECT_EQ(read("Amber"), Polarity::kNone);
  EXPECT_EQ(read(""), Polarity::kNone);
}

TEST(Fractions, MayBeSomeAboveTheWhole) {
  const auto read = [](const Texts& rows) {
    Texts all = {{"KPI", "Period", "Actual %", "Target"}};
    all.insert(all.end(), rows.begin(), rows.end());
    return ReadTexts(all);
  };
  const auto scaled = read(
      {{"A", "Q2 2014/15", "1.02", "0.9"}, {"A", "Q3 2014/15", "0.97", "0.9"}});
  EXPECT_EQ(scaled->series[0].points[0].value, 102);
  EXPECT_EQ(scaled->series[0].points[1].target, 90);
  EXPECT_THAT(DoubtsOf(scaled), ElementsAre("column 2"));
  // Sooner a small percentage than many above the whole.
  EXPECT_EQ(Latest(read({{"A", "Q2 2014/15", "1.8", "1.5"},
                         {"A", "Q3 2014/15", "0.9", "1.5"}})),
            (Values{{"A//", 0.9}}));
}

}  // namespace
}  // namespace planwatch
