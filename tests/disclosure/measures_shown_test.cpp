// What is shown of released measures, by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/disclosure/measure_releases.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

const Date kMarch30 = Day(2015, 3, 30);

TEST_F(MeasureReleases, AreShownWithTheirNotes) {
  First({{"", "", 60, "children", 50, Polarity::kMore},
         {"north", "", 20, "children", 19, Polarity::kLess},
         {"south", "police", 33, "people"},
         {"north", "health", 27, "people", 30, Polarity::kMore},
         {"south", "", 40, "children"}});
  EXPECT_THAT(
      Shown(kApril1)->measures(),
      UnorderedElementsAre(
          PublishedMeasure{"Children seen", "children", "", "", kMarch31, 60,
                           50, Polarity::kMore, Rag::kGreen},
          PublishedMeasure{"Children seen", "people", "south", "police",
                           kMarch31, 33, std::nullopt, Polarity::kMore,
                           Rag::kUnrated},
          PublishedMeasure{"Children seen", "people", "north", "health",
                           kMarch31, 27, 30, Polarity::kMore, Rag::kAmber},
          PublishedMeasure{"Children seen", "children", "north", "", kMarch31,
                           20, 19, Polarity::kLess, Rag::kAmber},
          PublishedMeasure{"Children seen", "children", "south", "", kMarch31,
                           40, std::nullopt, Polarity::kMore, Rag::kUnrated}));
}

// The history keeps them.
TEST_F(MeasureReleases, HaveNoNotesOfCellsThatAreHeldBack) {
  First({{"north", "", 20, "children", 25, Polarity::kLess},
         {"south", "", 7},
         {"east", "", 3}});
  ASSERT_EQ(releases_.chains.size(), 1);
  EXPECT_THAT(
      releases_.chains.begin()->second.notes,
      ElementsAre(Pair(
          kMarch31,
          ElementsAre(Pair(MeasureCell("north", ""),
                           MeasureNote{25, "children", Polarity::kLess})))));
}

TEST_F(MeasureReleases, AreOfTheDaysThatAreAskedFor) {
  First({{"", "", 50}, {"north", "", 20}, {"south", "", 30}});
  EXPECT_FALSE(Shown(kMarch30));
  EXPECT_FALSE(Shown(kJuly1, kApril1));
  EXPECT_EQ(Cells(Shown(kMarch31, kMarch31)).size(), 3);
  // As at a day before the release, and after it.
  EXPECT_EQ(Shown(kMarch31)->released(), kMarch31);
  EXPECT_EQ(Shown(kJuly1)->released(), kApril1);
  // Without a total that says the date.
  First({{"north", "", 20}, {"south", "", 30}});
  EXPECT_FALSE(Shown(kMarch30));
  EXPECT_EQ(Cells(Shown(kMarch31)).size(), 2);
}

TEST_F(MeasureReleases, CumulativeTablesAreOfTheDaysThatAreAskedFor) {
  measures_.cumulative.all = true;
  Write(measures_, kMarch31, {{"north", "", 20}, {"south", "", 30}});
  Release(On(kApril1));
  EXPECT_EQ(Cells(Shown(kMarch31, kMarch31)).size(), 2);
  EXPECT_FALSE(Shown(kJuly1, kApril1));
  // Of a year without a table yet there is the last one's.
  Write(measures_, kJune30, {{"north", "", 3}, {"south", "", 1}});
  EXPECT_THAT(Release(On(kJuly1)),
              ElementsAre(Pair("north/", 20), Pair("south/", 30)));
}

TEST_F(MeasureReleases, EachMeasureHasItsOwnDateAndCells) {
  First({{"north", "", 20}, {"south", "", 30}});
  Write(measures_, kJune30, {{"east", "", 8}, {"", "", 17}, {"west", "", 9}},
        "Pupils seen");
  Write(measures_, kMarch31, {{"", "police", 8}, {"", "health", 9}},
        "Adults seen");
  Write(measures_, kMarch31, {{"west", "", 10}, {"east", "", 11}}, "Boys seen");
  Release(On(kJuly1));
  const PublishedMeasures shown = *Shown(kJuly1);
  std::vector<std::string> cells;
  for (const PublishedMeasure& one : shown.measures())
    cells.push_back(one.measure + "/" + one.area + "/" + one.partner);
  EXPECT_THAT(cells, ElementsAre("Pupils seen//", "Pupils seen/east/",
                                 "Pupils seen/west/", "Adults seen//police",
                                 "Adults seen//health", "Boys seen/west/",
                                 "Boys seen/east/", "Children seen/north/",
                                 "Children seen/south/"));
}

TEST_F(MeasureReleases, NoneAtAllAreNoneInTotal) {
  policy_.minimum = 1;
  EXPECT_EQ(First({{"north", "", 0}, {"south", "", 0}}).size(), 2);
  EXPECT_EQ(releases_.chains.begin()->second.tables.tables.at(0).total, 0);
}

TEST_F(MeasureReleases, WhatIsAllHeldBackIsCounted) {
  EXPECT_THAT(First({{"north", "", 3}}), IsEmpty());
  ASSERT_TRUE(Shown(kApril1));
  EXPECT_EQ(Shown(kApril1)->suppressed(), 1);
  // From the day of the table that was refused.
  ASSERT_EQ(Shown(kMarch31)->refused().size(), 1);
  EXPECT_EQ(Shown(kMarch31)->refused()[0].refusal.as_at, kMarch31);
}

// Shown before, one of its cells is too small now.
TEST_F(MeasureReleases, ATableThatTheNewPolicyHidesIsAllHeldBack) {
  First({{"north", "", 20}, {"south", "", 30}});
  policy_.minimum = 25;
  EXPECT_THAT(Shown(kApril1)->measures(), IsEmpty());
  EXPECT_EQ(Shown(kApril1)->suppressed(), 2);
}

TEST(MeasureCell, IsOfAnAreaAndAPartner) {
  EXPECT_THAT(OfMeasureCell(MeasureCell("north", "police")),
              Pair("north", "police"));
  EXPECT_THAT(OfMeasureCell("north"), Pair("north", ""));
}

TEST_F(MeasureReleases, WhatCountsNoPersonsPasses) {
  MeasureFigures figures;
  figures.persons = false;
  figures.figures = {{"Orders", "north", "police", {kMarch31, 1, 2, "orders"}}};
  const PublishedMeasures passed = Disclosure(policy_).Pass(
      {"orders", {{"area", "coventry"}}, {}, {}}, figures, kApril1);
  EXPECT_EQ(passed.name(), "orders");
  EXPECT_EQ(passed.labels().at("area"), "coventry");
  EXPECT_EQ(passed.released(), kApril1);
  EXPECT_THAT(passed.measures(),
              ElementsAre(PublishedMeasure{"Orders", "orders", "north",
                                           "police", kMarch31, 1, 2,
                                           Polarity::kMore, Rag::kRed}));
  EXPECT_FALSE(passed.persons());
  EXPECT_EQ(passed.suppressed(), 0);
  EXPECT_FALSE(Disclosure({.minimum = 1}).Hides());
  EXPECT_TRUE(Disclosure({.minimum = 2}).Hides());
  EXPECT_FALSE(Disclosure({.minimum = 1, .round_to = 1}).Hides());
  EXPECT_TRUE(Disclosure({.minimum = 1, .round_to = 5}).Hides());
}

}  // namespace
}  // namespace planwatch
