#include "collectors/measure/polarity.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

constexpr auto kMore = Polarity::kMore, kLess = Polarity::kLess,
               kNone = Polarity::kNone;

TEST(PolarityColumn, IsReadByItsHeading) {
  struct Case {
    const char *heading, *cell;
    std::optional<Polarity> polarity = std::nullopt;
    bool unknown = false, movement = false;
  };
  for (const Case& c : {
           Case{"Polarity", "L", kLess},
           {"Polarity", "H", kMore},
           {"Polarity", "\u2193", kLess},
           {"Polarity", "\u2191", kMore},
           {"Polarity", "Low=Good", kLess},
           {"Polarity", "Down is good", kLess},
           {"Polarity", "Not higher", kNone, true},
           {"Polarity", "High is poor", kNone, true},
           {"Polarity", "Higher is a concern", kNone, true},
           {"Polarity", "Low = negative", kNone, true},
           {"Polarity", "", std::nullopt},
           {"High or low is good", "Low", kLess},
           {"Bigger or smaller is better", "Smaller is better", kLess},
           {"Higher is better?", "No", kLess},
           {"Higher is better?", "Yes", kMore},
           {"Lower is better", "Y", kLess},
           {"Lower is better", "n", kMore},
           {"Higher is better?", "Lower", kLess},
           {"Higher is better?", "perhaps", kNone, true},
           {"Better when", "Lower", kLess},
           {"Good performance", "Lower", kLess},
           {"What does good look like?", "Low", kLess},
           {"What does good look like?", "All children are seen in 24 hours"},
           {"What does good look like?", "A visit", kNone, true},
           // A sentence of more than five words is prose.
           {"What does good look like?", "Lower numbers of repeat visits",
            kLess},
           {"What does good look like?",
            "Lower numbers of repeat visits again"},
           {"What does good look like?", "95%"},
           {"Good performance is", "Decreasing", kLess},
           {"Good performance", "Below target", kLess},
           {"Aim", "Reducing", kLess},
           {"Aim", "Increasing", kMore},
           {"Aim", "Safer children"},
           {"Goal", "Safer children"},
           {"Polarity", "LIB", kLess},
           {"Polarity", "+", kMore},
           {"Polarity", "Negative", kLess},
           {"Good is", "Small", kLess},
           {"Aim", "Minimise", kLess},
           {"Aim", "To reduce harm and to increase trust in us", kNone, true},
           {"Aim", "To increase trust in us and others"},
           {"Aim", "Min", kLess},
           {"Desired change", "D", kLess},
           {"Desired change", "U", kMore},
           {"Improvement direction", "Dn", kLess},
           {"Direction", "D", kNone, false, true},
           {"Direction", "Negative", kNone, false, true},
           {"Direction", "Worse", kNone, false, true},
           // Which way is better, or which way it went?
           {"Direction", "Lower is better", kLess},
           {"Direction", "Low", kLess},
           {"Direction", "Down", kNone, false, true},
           {"Direction", "\u2191", kNone, false, true},
           {"Direction", "Stable"},
           {"Direction", "Falling", kNone, false, true},
           {"Direction", "Improving"},
           {"Desired direction", "Down", kLess},
           {"Desired direction of travel", "Down", kLess},
           {"Good direction", "Decreasing", kLess},
       }) {
    const PolarityReading read = PolarityColumn(c.heading, false).Read(c.cell);
    EXPECT_EQ(read, (PolarityReading{c.polarity, c.unknown, c.movement}))
        << c.heading << ": " << c.cell;
  }
  // `columns:` says what it is.
  EXPECT_EQ(PolarityColumn("Direction", true).Read("Down").polarity, kLess);
}

TEST(PolarityColumn, TellsOfADash) {
  EXPECT_TRUE(PolarityColumn("Polarity", false).Read("-").dash);
  EXPECT_FALSE(PolarityColumn("Polarity", false).Read("-").polarity);
  EXPECT_FALSE(PolarityColumn("Direction", false).Read("-").dash);
}

TEST(Polarity, MayBeAWordOrAMarkInTheMeasuresName) {
  for (const char* less :
       {"Repeats (minimise)", "Repeats [LIB]", "Repeats \u2193",
        "\u25BC Repeats", "Reduce repeats", "2. Reduce repeats",
        "To reduce repeats", "Minimise the % of repeats"})
    EXPECT_EQ(PolarityInName(less), kLess) << less;
  for (const char* more :
       {"Visits (maximise)", "Visits \u2191", "Increase visits"})
    EXPECT_EQ(PolarityInName(more), kMore) << more;
  // A group as well, or what is done about it.
  for (const char* unclear :
       {"Repeats (L)", "Repeats (low)", "Reduce harm: children seen",
        "Reduce harm - children seen", "Reduce harm by visits",
        "Reduction in harm", "Decrease in harm", "Reducing repeats",
        "Reduced repeats", "Fewer repeats", "To lower the rate of repeats",
        "Lower the rate of repeats", "Cut repeats",
        "Keep repeats below a tenth", "No more than a tenth of repeats"})
    EXPECT_EQ(PolarityInName(unclear), kNone) << unclear;
  for (const char* none :
       {"Visits (H)", "Repeats (girls)", "Repeats (2)", "Increase in visits",
        "Keep in touch visits", "Response time (min)"})
    EXPECT_EQ(PolarityInName(none), std::nullopt) << none;
}

TEST(Polarity, MayStandInTheMeasuresName) {
  EXPECT_EQ(PolarityInName("Children missing (lower is better)"), kLess);
  EXPECT_EQ(PolarityInName("Children missing (minimise) this year"), kLess);
  EXPECT_EQ(PolarityInName("Visits in time - HIGH IS GOOD"), kMore);
  EXPECT_EQ(PolarityInName("Waiting (the fewer the better)"), kLess);
  EXPECT_EQ(PolarityInName("Missing children [low = good]"), kLess);
  EXPECT_EQ(PolarityInName("Days (good = low)"), kLess);
  for (const char* less :
       {"Repeats (good performance is low)", "Repeats (fewer the better)",
        "Repeats (aim to minimise)", "Repeats (polarity: low)",
        "Repeats (lower is preferable)", "Repeats (low good)"})
    EXPECT_EQ(PolarityInName(less), kLess) << less;
  // Which way is better, these do not say for sure.
  for (const char* neither :
       {"Repeats (higher is worse)", "Repeats (not higher is better)"})
    EXPECT_EQ(PolarityInName(neither), kNone) << neither;
  for (const char* none :
       {"Higher rate claims", "Lower tier cases",
        "Better outcomes for children", "Children missing (high risk)",
        "Families (low income)"})
    EXPECT_EQ(PolarityInName(none), std::nullopt) << none;
}

TEST(Polarity, MayStandInPlaceOfATarget) {
  EXPECT_EQ(PolarityAlone("Reduce"), kLess);
  EXPECT_EQ(PolarityAlone("Higher is better"), kMore);
  for (const char* none : {"", "n/a", "lots", "Reduce by more than last year",
                           "to reduce the number of children missing"})
    EXPECT_EQ(PolarityAlone(none), std::nullopt) << none;
}

TEST(PolarityWords, AreWordsForMoreAndForLess) {
  const PolarityColumn column("Polarity", false);
  for (const char* more :
       {"More",       "Higher", "High",  "Bigger",  "Greater",    "Maximise",
        "Maximize",   "Up",     "H",     "Hi",      "\u2191",     "\u25B2",
        "\u2B06",     "Rise",   "Raise", "Improve", "Larger",     "Increase",
        "Increasing", "Rising", "Above", "Raising", "Maximising", "Maximizing",
        "Upward",     "HIB",    "BIB",   "Upwards", "+",          "Positive",
        "Big",        "Large",  "U",     "Max"})
    EXPECT_EQ(column.Read(more), PolarityReading{kMore}) << more;
  for (const char* less :
       {"Less",      "Lower",      "Low",        "Fewer",    "Smaller",
        "Minimise",  "Minimize",   "Decrease",   "Reduce",   "Down",
        "L",         "Lo",         "\u2193",     "\u25BC",   "\u2B07",
        "Fall",      "Reduction",  "Decreasing", "Reducing", "Lowering",
        "Falling",   "Minimising", "Minimizing", "Below",    "Downward",
        "Downwards", "LIB",        "SIB",        "Negative", "Small",
        "D",         "Dn",         "Min"})
    EXPECT_EQ(column.Read(less), PolarityReading{kLess}) << less;
  for (const char* other :
       {"Highly", "Uptake", "Lowland", "Smallish", "Steady", "Bi"})
    EXPECT_EQ(column.Read(other), (PolarityReading{kNone, true})) << other;
}

TEST(PolarityWords, MayBeMovementsBelowADirection) {
  const PolarityColumn column("Direction", false);
  for (const char* movement :
       {"Up",     "Down",     "Increase", "Decrease", "Improve",
        "Rise",   "Fall",     "\u2191",   "\u2193",   "\u25B2",
        "\u25BC", "\u2B06",   "\u2B07",   "Reducing", "Increasing",
        "Rising", "Raising",  "Falling",  "Lowering", "Decreasing",
        "Upward", "Upwards",  "Downward", "Above",    "Downwards",
        "Below",  "Positive", "Negative", "U",        "D",
        "Dn",     "Worse"})
    EXPECT_EQ(column.Read(movement), (PolarityReading{kNone, false, true}))
        << movement;
  EXPECT_EQ(column.Read("Higher"), PolarityReading{kMore});
  EXPECT_EQ(column.Read("Fewer"), PolarityReading{kLess});
  EXPECT_EQ(column.Read("Steady"), PolarityReading{});
}

TEST(PolarityWords, AreUnknownBesideADenial) {
  const PolarityColumn column("Polarity", false);
  for (const char* denied : {"Not higher",
                             "No higher",
                             "Higher is worse",
                             "Worst where higher",
                             "High is bad",
                             "High is poor",
                             "Higher is poorer",
                             "High = negative",
                             "Higher is adverse",
                             "High is a concern",
                             "Concerns if high",
                             "High is a risk",
                             "High is undesirable",
                             "High is a problem",
                             "High is concerning",
                             "Fail if high",
                             "Failing if high",
                             "Higher is unfavourable",
                             "Higher is unfavorable",
                             "Higher is a deterioration"})
    EXPECT_EQ(column.Read(denied), (PolarityReading{kNone, true})) << denied;
  EXPECT_EQ(column.Read("High is fine"), PolarityReading{kMore});
}

TEST(PolarityWords, MaySayThatNoWayIsBetter) {
  const PolarityColumn column("Polarity", false);
  for (const char* neither :
       {"Neither", "Context", "Monitor", "Monitoring", "Not rated", "n/a"})
    EXPECT_EQ(column.Read(neither), PolarityReading{kNone}) << neither;
  EXPECT_EQ(column.Read("Contextual"), (PolarityReading{kNone, true}));
}

TEST(PolarityWords, OfAHeadingAreAffirmedOrDenied) {
  for (const char* heading :
       {"Lower is better", "Low is good", "Lower is best", "Low is desirable",
        "Lower is an improvement", "Lower is preferable"}) {
    const PolarityColumn column(heading, false);
    for (const char* yes : {"Yes", "Y", "TRUE"})
      EXPECT_EQ(column.Read(yes), PolarityReading{kLess}) << heading << yes;
    for (const char* no : {"No", "N", "FALSE"})
      EXPECT_EQ(column.Read(no), PolarityReading{kMore}) << heading << no;
  }
  EXPECT_EQ(PolarityColumn("Lower limit", false).Read("Yes"),
            (PolarityReading{kNone, true}));
}

TEST(PolarityInName, MayBeABracketOfOneWord) {
  for (const char* more :
       {"Visits (maximise)", "Visits (maximize)", "Visits (increase)",
        "Visits (increasing)", "Visits (maximising)", "Visits (HIB)",
        "Visits [BIB]", "Visits (\u2191)", "Visits \u25B2", "\u2B06 Visits"})
    EXPECT_EQ(PolarityInName(more), kMore) << more;
  for (const char* less :
       {"Visits (minimise)", "Visits (minimize)", "Visits (reduce)",
        "Visits (reducing)", "Visits (decrease)", "Visits (decreasing)",
        "Visits (minimising)", "Visits (minimizing)", "Visits (LIB)",
        "Visits [SIB]", "Visits (\u2193)", "Visits \u25BC", "\u2B07 Visits"})
    EXPECT_EQ(PolarityInName(less), kLess) << less;
  // These may name a group as well.
  for (const char* unclear :
       {"Visits (lower)", "Visits (fewer)", "Visits (smaller)", "Visits (lo)",
        "Visits (below)", "Visits (falling)"})
    EXPECT_EQ(PolarityInName(unclear), kNone) << unclear;
  EXPECT_EQ(PolarityInName("Visits (siblings)"), std::nullopt);
}

TEST(PolarityInName, MayBeASentence) {
  for (const char* more :
       {"Visits, good is high", "Visits, higher is better",
        "Visits, rising is good", "Visits, more is best",
        "Visits, the bigger the better", "Visits, maximising is best"})
    EXPECT_EQ(PolarityInName(more), kMore) << more;
  for (const char* less :
       {"Visits, good is low", "Visits, lower is better",
        "Visits, falling is good", "Visits, less is best",
        "Visits, the fewer the better", "Visits, lowering is best"})
    EXPECT_EQ(PolarityInName(less), kLess) << less;
  EXPECT_EQ(PolarityInName("Visits, high is usual"), std::nullopt);
}

TEST(PolarityInName, MayBeAnImperativeInFront) {
  for (const char* more : {"Increase visits", "Improve visits", "Raise visits",
                           "Maximise visits", "Maximize visits"})
    EXPECT_EQ(PolarityInName(more), kMore) << more;
  for (const char* less : {"Reduce repeats", "Minimise repeats",
                           "Minimize repeats", "Decrease repeats"})
    EXPECT_EQ(PolarityInName(less), kLess) << less;
  for (const char* unclear : {"Reduction in repeats",
                              "Reductions in repeats",
                              "Reducing repeats",
                              "Reduced repeats",
                              "Decreasing repeats",
                              "Decreased repeats",
                              "Fewer repeats",
                              "Less harm",
                              "Lowering repeats",
                              "Lowered repeats",
                              "Minimising repeats",
                              "Minimizing repeats",
                              "Minimised repeats",
                              "Cut repeats",
                              "Cutting repeats",
                              "Limit repeats",
                              "Limiting repeats",
                              "Keep repeats below a tenth",
                              "Keeping repeats under a tenth",
                              "Maintain low repeats",
                              "Hold repeats down",
                              "Keep to no more than a tenth",
                              "No more than a tenth repeated",
                              "Not more than a tenth repeated",
                              "At most a tenth repeated",
                              "Lower the rate of repeats",
                              "To lower repeats",
                              "Fall in repeats",
                              "Drop in repeats",
                              "Reduce harm by visits",
                              "Reduce harm through visits",
                              "Reduce harm via visits"})
    EXPECT_EQ(PolarityInName(unclear), kNone) << unclear;
  for (const char* none :
       {"Reducible repeats", "Cuttings of repeats", "Limited company visits",
        "Keep safe visits", "Kept below a tenth", "Falls in homes",
        "Most children seen"})
    EXPECT_EQ(PolarityInName(none), std::nullopt) << none;
  EXPECT_EQ(PolarityInName("Reduce harm to children"), kLess);
}

}  // namespace
}  // namespace planwatch
