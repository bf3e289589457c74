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

}  // namespace
}  // namespace planwatch
