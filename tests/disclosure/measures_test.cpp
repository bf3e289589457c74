#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <type_traits>

#include "collectors/disclosure/disclosure.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

static_assert(!std::is_default_constructible_v<PublishedMeasures>);
static_assert(!std::is_aggregate_v<PublishedMeasures>);
static_assert(!std::is_constructible_v<PublishedMeasures, MeasureFigures>);

const Date kDay = *MakeDate(2015, 5, 18);

struct Written {
  const char *area, *partner;
  double value;
  const char* unit = "";
  std::optional<double> target = std::nullopt;
};

MeasureFigures Of(const std::vector<Written>& written,
                  const char* measure = "Children seen", bool persons = true) {
  MeasureFigures figures;
  figures.persons = persons;
  for (const Written& one : written)
    figures.figures.push_back(
        {measure,
         one.area,
         one.partner,
         {kDay, one.value, one.target, one.unit, Polarity::kMore}});
  return figures;
}

PublishedMeasures Release(const MeasureFigures& figures,
                          const PublishedMeasures* last = nullptr,
                          DisclosurePolicy policy = {}) {
  return Disclosure(policy).Release("activity", {{"area", "coventry"}}, figures,
                                    kDay, last);
}

// By area and partner: "north/", "/police".
std::map<std::string, double> Shown(const PublishedMeasures& published) {
  std::map<std::string, double> shown;
  for (const PublishedMeasure& one : published.measures())
    shown[one.area + "/" + one.partner] = one.value;
  return shown;
}

TEST(MeasureDisclosure, HoldsBackSmallCellsAndShowsTotals) {
  const PublishedMeasures published = Release(Of({{"", "", 3},
                                                  {"north", "", 20},
                                                  {"south", "", 7},
                                                  {"east", "", 3},
                                                  {"west", "", 0},
                                                  {"", "police", 40},
                                                  {"", "health", 12}}));
  EXPECT_EQ(published.name(), "activity");
  EXPECT_EQ(published.labels().at("area"), "coventry");
  EXPECT_EQ(published.released(), kDay);
  // The breakdowns stand each alone.
  EXPECT_THAT(
      Shown(published),
      UnorderedElementsAre(Pair("/", 3), Pair("north/", 20), Pair("west/", 0),
                           Pair("/police", 40), Pair("/health", 12)));
  EXPECT_EQ(published.suppressed(), 2);
}

TEST(MeasureDisclosure, LeavesOutABreakdownOfWhatIsNoCount) {
  struct Case {
    const char *measure, *unit;
    double value;
    bool shown;
  };
  for (const Case& c : {Case{"Children seen", "", 50, true},
                        {"Interviews within 72 hours", "interviews", 50, true},
                        {"Interviews within 72 hours", "%", 50, false},
                        {"Interviews in time", "per cent", 50, false},
                        {"Percentage seen in time", "", 50, false},
                        {"Rate per 10,000", "", 50, false},
                        {"Average age", "", 50, false},
                        {"Time missing", "days", 50, false},
                        {"Spend on each", "£", 50, false},
                        {"Children seen", "", 50.5, false},
                        {"Children seen", "", -50, false},
                        {"Children seen", "", 1e300, false}}) {
    const PublishedMeasures published =
        Release(Of({{"", "", c.value, c.unit}, {"north", "", c.value, c.unit}},
                   c.measure));
    EXPECT_EQ(published.measures().size(), c.shown ? 2 : 1)
        << c.measure << " " << c.unit << " " << c.value;
    EXPECT_EQ(published.suppressed(), c.shown ? 0 : 1) << c.measure;
    EXPECT_EQ(published.measures()[0].value, c.value);
  }
}

TEST(MeasureDisclosure, ShowsBothWaysOnlyWhereNothingIsHeldBack) {
  const std::vector<Written> both = {{"north", "police", 10},
                                     {"south", "police", 12}};
  EXPECT_EQ(Release(Of(both)).measures().size(), 2);
  const auto with = [&](std::vector<Written> more) {
    more.insert(more.end(), both.begin(), both.end());
    return Release(Of(more));
  };
  EXPECT_THAT(Shown(with({{"north", "", 30}})),
              UnorderedElementsAre(Pair("north/", 30), Pair("north/police", 10),
                                   Pair("south/police", 12)));
  // A row of its own that is small would be told by its partners' sum.
  const PublishedMeasures row =
      with({{"north", "", 30}, {"south", "", 12}, {"east", "", 2}});
  EXPECT_THAT(Shown(row), ElementsAre(Pair("north/", 30)));
  EXPECT_EQ(row.suppressed(), 4);
  // And one small cell is told by a row and a column.
  const PublishedMeasures cell = with({{"", "", 99}, {"east", "police", 2}});
  EXPECT_THAT(Shown(cell), ElementsAre(Pair("/", 99)));
  EXPECT_EQ(cell.suppressed(), 3);
}

TEST(MeasureDisclosure, AShownCellChangesByTheMinimumOrNotAtAll) {
  const PublishedMeasures first =
      Release(Of({{"north", "", 20}, {"south", "", 30}}));
  const PublishedMeasures second =
      Release(Of({{"north", "", 23}, {"south", "", 40}}), &first);
  EXPECT_THAT(Shown(second),
              UnorderedElementsAre(Pair("north/", 20), Pair("south/", 40)));
  // Over a release in which the measure isn't there.
  const PublishedMeasures none = Release(Of({}), &second);
  EXPECT_THAT(none.measures(), IsEmpty());
  const PublishedMeasures third =
      Release(Of({{"north", "", 24}, {"south", "", 60}}), &none);
  EXPECT_THAT(Shown(third),
              UnorderedElementsAre(Pair("north/", 20), Pair("south/", 60)));
  EXPECT_EQ(third, Release(Of({{"north", "", 24}, {"south", "", 60}}), &none));
}

TEST(MeasureDisclosure, RatesWhatIsShown) {
  const PublishedMeasures first =
      Release(Of({{"north", "", 20, "", 22.0}, {"south", "", 30, "", 30.0}}));
  EXPECT_EQ(first.measures()[0].rag, Rag::kAmber);
  EXPECT_EQ(first.measures()[1].rag, Rag::kGreen);
  // 22 would be green, and tell that it is no longer 20.
  const PublishedMeasures second = Release(
      Of({{"north", "", 22, "", 22.0}, {"south", "", 40, "", 30.0}}), &first);
  EXPECT_EQ(second.measures()[0].value, 20);
  EXPECT_EQ(second.measures()[0].rag, Rag::kAmber);
  const PublishedMeasures rounded =
      Release(Of({{"", "", 23}, {"north", "", 23}}), nullptr,
              {.minimum = 8, .round_to = 5});
  EXPECT_THAT(Shown(rounded),
              UnorderedElementsAre(Pair("/", 23), Pair("north/", 25)));
}

TEST(MeasureDisclosure, WhatCountsNoPersonsPassesAsItIs) {
  const MeasureFigures figures =
      Of({{"", "", 1}, {"north", "", 1}, {"", "police", 0.5, "%"}}, "Orders",
         false);
  const PublishedMeasures first = Release(figures);
  EXPECT_THAT(Shown(first),
              UnorderedElementsAre(Pair("/", 1), Pair("north/", 1),
                                   Pair("/police", 0.5)));
  EXPECT_FALSE(first.persons());
  EXPECT_EQ(first.suppressed(), 0);
  EXPECT_THAT(Shown(Release(Of({{"north", "", 2}}, "Orders", false), &first)),
              ElementsAre(Pair("north/", 2)));
  // Nor is anything hidden by a minimum of one.
  EXPECT_EQ(Release(Of({{"north", "", 1}, {"south", "", 0.5}}), nullptr,
                    {.minimum = 1})
                .measures()
                .size(),
            2);
}

// Whatever the figures, no small cell of a measure of persons is ever shown,
// nor is just one held back.
TEST(MeasureDisclosure, NeverShowsASmallCell) {
  std::mt19937 random(20150518);
  const auto below = [&random](unsigned bound) { return random() % bound; };
  const char* const names[] = {"", "a", "b", "c"};
  std::size_t held = 0;
  for (int round = 0; round < 2000; ++round) {
    std::optional<PublishedMeasures> last;
    for (int release = 0; release < 3; ++release) {
      std::vector<Written> written;
      for (const char* area : names)
        for (const char* partner : names)
          if (below(3) > 0)
            written.push_back(
                {area, partner,
                 static_cast<double>(below(2) ? below(60) : below(8))});
      const PublishedMeasures now =
          Release(Of(written), last ? &*last : nullptr);
      for (const PublishedMeasure& one : now.measures())
        EXPECT_TRUE((one.area.empty() && one.partner.empty()) ||
                    one.value == 0 || one.value >= 5)
            << one.value;
      EXPECT_EQ(now.measures().size() + now.suppressed(), written.size());
      held += now.suppressed();
      last = now;
    }
  }
  EXPECT_GT(held, 1000);
}

}  // namespace
}  // namespace planwatch
