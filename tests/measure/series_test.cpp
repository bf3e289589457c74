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

TEST(Ratings, OfRedReachTheTargetOrSayNothing) {
  for (const auto& [value, in_doubt] :
       {std::pair{"90", true}, {"89", false}, {"99", true}}) {
    const auto read = ReadRated({{"A", "Q4 2014/15", value, "90", "Red"}});
    EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kMore) << value;
    EXPECT_EQ(DoubtsOf(read).size(), in_doubt ? 1 : 0) << value;
  }
  // Of two rows the first is told.
  EXPECT_THAT(DoubtsOf(ReadRated({{"A", "Q3 2014/15", "91", "90", "Red"},
                                  {"A", "Q4 2014/15", "92", "90", "Red"}})),
              ElementsAre("rating 2"));
}

TEST(Ratings, ThatContradictEachOtherAreToldAtTheFirstThatSaysLess) {
  const auto read = ReadRated({{"A", "Q1 2014/15", "120", "90", "Green"},
                               {"A", "Q2 2014/15", "120", "90", "Red"},
                               {"A", "Q3 2014/15", "130", "90", "Red"}});
  EXPECT_EQ(read->series[0].points[0].polarity, Polarity::kMore);
  EXPECT_THAT(DoubtsOf(read), ElementsAre("rating 3"));
  // Also of a count that falls below its target while it is green.
  EXPECT_THAT(DoubtsOf(ReadRated({{"A", "Q1 2014/15", "30", "20", "Green"},
                                  {"A", "Q2 2014/15", "11", "20", "Green"},
                                  {"A", "Q3 2014/15", "6", "20", "Green"}})),
              ElementsAre("rating 3"));
}

TEST(Ratings, GreenBelowTheTargetGoOnWithinAYearAlone) {
  struct Case {
    Texts rows;  // of period and value
    bool grows;
  };
  for (const Case& c :
       std::vector<Case>{{{{"Q1 2014/15", "6"}, {"Q2 2014/15", "6"}}, true},
                         {{{"Q1 2014/15", "6"}, {"Q2 2014/15", "5"}}, false},
                         // A count begins again with a year.
                         {{{"Q3 2014/15", "6"}, {"Q1 2015/16", "5"}}, true},
                         // Up to its end it is the whole.
                         {{{"Q4 2014/15", "6"}}, false},
                         {{{"Feb-15", "6"}}, true},
                         {{{"2014", "6"}}, false},
                         {{{"31/12/2014", "6"}}, true}}) {
    Texts rows;
    for (const auto& row : c.rows)
      rows.push_back({"A", row[0], row[1], "20", "Green"});
    const auto read = ReadRated(rows);
    EXPECT_EQ(read->series[0].points[0].polarity,
              c.grows ? Polarity::kMore : Polarity::kLess)
        << c.rows[0][0] << c.rows.back()[1];
    EXPECT_EQ(DoubtsOf(read).size(), c.grows ? 1 : 0)
        << c.rows[0][0] << c.rows.back()[1];
  }
}

TEST(Ratings, DisagreeWithNoCountThatAddsUpBelowItsTarget) {
  const auto read = [](const char* value, const char* rag, bool adds_up) {
    MeasureOptions options;
    options.cumulative.all = adds_up;
    return DoubtsOf(
        ReadTexts({{"KPI", "Period", "Actual", "Target", "Polarity", "RAG"},
                   {"A", "Q2 2014/15", value, "90", "more", rag}},
                  options));
  };
  EXPECT_THAT(read("60", "Green", false), ElementsAre("rating 2"));
  EXPECT_THAT(read("60", "Green", true), IsEmpty());
  for (const bool adds_up : {false, true})
    for (const char* value : {"90", "120"})
      EXPECT_THAT(read(value, "Red", adds_up), ElementsAre("rating 2"))
          << value;
  EXPECT_THAT(read("90", "Green", false), IsEmpty());
  EXPECT_THAT(read("60", "Red", false), IsEmpty());
  EXPECT_THAT(read("60", "Amber", false), IsEmpty());
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
