// Releases of registers, by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "collectors/disclosure/disclosure.h"
#include "tests/referral/register_rows.h"

namespace planwatch {

inline void PrintTo(const LabelledCount& cell, std::ostream* out) {
  *out << cell.label << " " << cell.count;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using Count = LabelledCount;

const Date kMarch20 = Day(2015, 3, 20), kMarch31 = Day(2015, 3, 31);
const Date kMay18 = Day(2015, 5, 18), kMay25 = Day(2015, 5, 25);
const Date kJuly1 = Day(2015, 7, 1), kJune30 = Day(2015, 6, 30);

// Adds referrals of a day, triaged on it: of outcomes a, b and c, and of the
// one source.
void Add(Register& reg, Date day, const std::vector<std::size_t>& by_outcome,
         std::size_t late = 0) {
  reg.outcomes = {"a", "b", "c"};
  reg.sources = {"p", "q"};
  RegisterDay& of = reg.days[day];
  of.triaged_by_outcome.resize(3);
  of.received_by_source.resize(2);
  for (std::size_t i = 0; i < by_outcome.size(); ++i) {
    of.triaged_by_outcome[i] += by_outcome[i];
    of.received_by_source[i % 2] += by_outcome[i];
    of.received += by_outcome[i];
    of.triaged += by_outcome[i];
    of.triaged_in_time += by_outcome[i];
    reg.report.rows += by_outcome[i];
  }
  of.waits = {{1, of.triaged}};
  of.triaged_in_time -= late;
}

ReleaseDays On(Date today, bool totals = true,
               std::optional<Date> from = kMay18) {
  return {.today = today,
          .totals = totals,
          .breakdown =
              TestCalendar().EndOf(TestCalendar().QuarterOf(today).Previous()),
          .from = from};
}

class Registers : public testing::Test {
 protected:
  void Release(const ReleaseDays& days) {
    releases_ = Disclosure(policy_).Release(std::move(releases_), reg_, days,
                                            TestCalendar());
  }
  std::optional<PublishedRegister> Shown(Date day) const {
    return Disclosure(policy_).Show({.name = "cmog",
                                     .labels = {{"area", "coventry"}},
                                     .outcomes = reg_.outcomes,
                                     .sources = reg_.sources},
                                    releases_, day);
  }
  PublishedCells ByOutcome(Date day) const {
    return Shown(day)->cells(RegisterBy::kOutcome);
  }

  DisclosurePolicy policy_;
  Register reg_;
  RegisterReleases releases_;
};

TEST_F(Registers, WholeCountsAreShownAsTheyAreAtEachRelease) {
  Add(reg_, kMarch20, {10, 12, 30});
  Release(On(kMay18));
  const auto shown = Shown(kMay18);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->name(), "cmog");
  EXPECT_EQ(shown->labels().at("area"), "coventry");
  EXPECT_EQ(shown->released(), kMay18);
  EXPECT_EQ(shown->totals(),
            MakeRegisterFigures(reg_, kMay18, TestCalendar()).totals);
  EXPECT_EQ(shown->rows(), 52);
  EXPECT_FALSE(Shown(kMarch20 - std::chrono::days{1}));

  // The row: one arrival in the week.
  Add(reg_, kMay18 + std::chrono::days{1}, {1});
  const RegisterReleases before = releases_;
  Release(On(kMay18 + std::chrono::days{2}, false));
  EXPECT_EQ(releases_, before);
  Release(On(kMay25));
  EXPECT_EQ(Shown(kMay25)->totals().received, 53);
  EXPECT_EQ(Shown(kMay25)->rows(), 53);
}

TEST_F(Registers, InTimeIsToldOfThoseSinceTheTableBefore) {
  Add(reg_, kMarch20, {20, 20, 20}, 15);
  Release(On(kMay18));
  EXPECT_FALSE(Shown(kMay18)->in_time_since());

  Add(reg_, Day(2015, 6, 10), {10, 10, 10}, 12);
  const Date july = Day(2015, 7, 6);
  Release(On(july));
  EXPECT_EQ(Shown(july)->in_time_since(), (TriagedSince{kMay18, 30, 18}));
  EXPECT_FALSE(Shown(kMay18)->in_time_since());
  // Either table has a cell that is small by now.
  policy_.minimum = 20;
  EXPECT_FALSE(Shown(july)->in_time_since());
  policy_.minimum = 28;
  EXPECT_FALSE(Shown(july)->in_time_since());
}

TEST_F(Registers, InTimeMayBeAllOrNoneOfThoseSince) {
  for (const std::size_t late : {0, 30}) {
    releases_ = {};
    reg_ = {};
    Add(reg_, kMarch20, {20, 20, 20}, 15);
    Release(On(kMay18));
    Add(reg_, Day(2015, 6, 10), {10, 10, 10}, late);
    const Date july = Day(2015, 7, 6);
    Release(On(july));
    EXPECT_EQ(Shown(july)->in_time_since(),
              (TriagedSince{kMay18, 30, 30 - late}));
  }
}

TEST(RegisterBy, IsNamedAsTheMetricsHaveIt) {
  for (const auto& [by, name] :
       std::map<RegisterBy, const char*>{{RegisterBy::kOutcome, "outcome"},
                                         {RegisterBy::kSource, "source"},
                                         {RegisterBy::kInTime, "in_time"}}) {
    EXPECT_EQ(RegisterByName(by), name);
    EXPECT_THAT(RegisterByFromName(name), Optional(by));
  }
  EXPECT_EQ(RegisterByFromName("area"), std::nullopt);
}

TEST_F(Registers, BeginWithTheQuarterOfTheirFirstDay) {
  for (const Date first : {kMarch31, Day(2015, 4, 1)}) {
    releases_ = {};
    reg_ = {};
    Add(reg_, first, {10, 12, 30});
    Release(On(kMay18));
    EXPECT_EQ(releases_.days.contains(kMarch31), first == kMarch31);
  }
}

TEST_F(Registers, QuartersEndsAreReleasedWithTheNextRelease) {
  Add(reg_, Day(2014, 11, 3), {10, 12, 30});
  Add(reg_, kMarch20, {7});
  Release(On(kMay18));
  EXPECT_EQ(releases_.days.at(Day(2014, 12, 31)).totals.received, 52);
  EXPECT_EQ(releases_.days.at(kMarch31).totals.received, 59);
  // Once: a record that comes later changes no quarter that was told.
  Add(reg_, kMarch20, {2});
  Release(On(kJuly1, false));
  EXPECT_EQ(releases_.days.at(kMarch31).totals.received, 59);
  EXPECT_EQ(releases_.days.at(kJune30).totals.received, 61);
  EXPECT_FALSE(releases_.days.contains(kJuly1));
}

TEST_F(Registers, ATableHasItsOwnDayAndTotal) {
  Add(reg_, kMarch20, {10, 12, 30});
  Release(On(kMay18));
  PublishedCells cells = ByOutcome(kMay18);
  EXPECT_TRUE(cells.configured);
  EXPECT_THAT(cells.as_at, Optional(kMay18));
  EXPECT_EQ(cells.total, 52);
  EXPECT_THAT(cells.shown,
              ElementsAre(Count{"a", 10}, Count{"b", 12}, Count{"c", 30}));
  EXPECT_EQ(cells.suppressed, 0);
  Add(reg_, Day(2015, 6, 1), {6, 1});
  Release(On(kJuly1));
  cells = ByOutcome(kJuly1);
  EXPECT_THAT(cells.as_at, Optional(kMay18));
  EXPECT_EQ(cells.total, 52);
  ASSERT_TRUE(cells.refused);
  EXPECT_THAT(cells.refused->cells, ElementsAre("b"));
  EXPECT_TRUE(ByOutcome(kJune30).refused);
  EXPECT_FALSE(ByOutcome(kJune30 - std::chrono::days{1}).refused);
  EXPECT_THAT(ByOutcome(kMarch31).as_at, Optional(kMarch31));
}

TEST_F(Registers, TablesOfEarlierQuartersComeWithTheFirst) {
  Add(reg_, Day(2014, 9, 1), {2, 12, 3});
  Add(reg_, Day(2014, 12, 1), {5, 7, 6});
  Add(reg_, kMarch20, {1, 1, 1});
  Release(On(kMay18));
  EXPECT_THAT(ByOutcome(kMay18).as_at, Optional(Day(2014, 12, 31)));
  EXPECT_THAT(ByOutcome(kMay18).shown, ElementsAre(Count{"b", 19}));
  EXPECT_THAT(ByOutcome(Day(2014, 10, 1)).shown, ElementsAre(Count{"b", 12}));
}

// The row: a first release made anew, by a history that was lost, an
// entry renamed, `planwatch metrics` by a timer.
TEST_F(Registers, WhatIsMetAnewShowsNoTableBeforeABreakdownsDay) {
  Add(reg_, kMarch20, {10, 12, 30});
  Release(On(kMay18));
  const RegisterReleases lost = std::exchange(releases_, {});
  Add(reg_, kMay18, {0, 1});
  Release(On(kMay25));
  EXPECT_EQ(ByOutcome(kMay25).as_at, std::nullopt);
  EXPECT_THAT(ByOutcome(kMay25).shown, IsEmpty());
  EXPECT_EQ(ByOutcome(kMay25).suppressed, 3);
  EXPECT_EQ(Shown(kMay25)->in_time_ratio(), std::nullopt);
  Release(On(kJuly1));
  EXPECT_THAT(ByOutcome(kJuly1).as_at, Optional(kMarch31));
}

TEST_F(Registers, WithoutAHistoryThereAreTotalsAndNoTables) {
  Add(reg_, kMarch20, {10, 12, 30});
  Release({.today = kMay18, .from = kMay18});
  EXPECT_EQ(Shown(kMay18)->totals().triaged, 52);
  EXPECT_EQ(ByOutcome(kMay18).as_at, std::nullopt);
}

// By `round_to` 0 to 1, or another minimum.
TEST_F(Registers, AChangedPolicyTellsNothingAnew) {
  Add(reg_, kMarch20, {4, 7, 30});
  Release(On(kMay18));
  EXPECT_THAT(ByOutcome(kMay18).shown, ElementsAre(Count{"c", 30}));
  Add(reg_, kMay18, {1});
  policy_.round_to = 1;
  Release(On(kMay25));
  EXPECT_THAT(ByOutcome(kMay25).shown, ElementsAre(Count{"c", 30}));
  Release(On(kJuly1));
  EXPECT_THAT(ByOutcome(kJuly1).as_at, Optional(kMay18));
  // What the new rule hides is not shown, though it was told.
  policy_.minimum = 31;
  EXPECT_EQ(ByOutcome(kJuly1).as_at, std::nullopt);
}

TEST_F(Registers, ALaterBreakdownHasAChainOfItsOwn) {
  Add(reg_, kMarch20, {10, 12, 30});
  const std::vector<std::string> outcomes = std::exchange(reg_.outcomes, {});
  Release(On(kMay18));
  EXPECT_FALSE(Shown(kMay18)->cells(RegisterBy::kOutcome).configured);
  EXPECT_TRUE(Shown(kMay18)->cells(RegisterBy::kSource).as_at);
  reg_.outcomes = outcomes;
  Release(On(kMay25));
  EXPECT_TRUE(ByOutcome(kMay25).configured);
  EXPECT_EQ(ByOutcome(kMay25).as_at, std::nullopt);
  Release(On(kJuly1));
  EXPECT_THAT(ByOutcome(kJuly1).as_at, Optional(kJune30));
}

TEST_F(Registers, RatioAndPercentilesBelongToTheirTable) {
  Add(reg_, kMarch20, {10, 12, 30}, 13);
  Release(On(kMay18));
  EXPECT_THAT(Shown(kMay18)->in_time_ratio(), Optional(0.75));
  const PublishedCells cells = Shown(kMay18)->cells(RegisterBy::kInTime);
  EXPECT_EQ(cells.total, 52);
  EXPECT_THAT(cells.wait_days,
              ElementsAre(testing::Pair(50, 1), testing::Pair(90, 1)));
  // The row: ratio × triaged between two releases.
  Add(reg_, Day(2015, 6, 1), {1});
  Release(On(kJuly1));
  EXPECT_THAT(Shown(kJuly1)->in_time_ratio(), Optional(0.75));
  EXPECT_EQ(Shown(kJuly1)->totals().triaged, 53);
}

TEST_F(Registers, WithoutATriageThereIsNoRatio) {
  policy_.minimum = 1;
  Add(reg_, kMarch20, {0});
  reg_.days[kMarch20].received = 7;
  Release(On(kMay18));
  EXPECT_TRUE(Shown(kMay18)->cells(RegisterBy::kInTime).as_at);
  EXPECT_EQ(Shown(kMay18)->in_time_ratio(), std::nullopt);
}

TEST_F(Registers, RoundsCellsAndNothingElse) {
  policy_ = {.minimum = 8, .round_to = 5};
  Add(reg_, kMarch20, {13, 12, 32}, 14);
  Release(On(kMay18));
  EXPECT_THAT(ByOutcome(kMay18).shown,
              ElementsAre(Count{"a", 15}, Count{"b", 10}, Count{"c", 30}));
  EXPECT_EQ(ByOutcome(kMay18).total, 57);
  EXPECT_THAT(Shown(kMay18)->in_time_ratio(), Optional(43. / 57));
}

TEST_F(Registers, APartOfAnotherRegisterShowsWholeCountsAlone) {
  Add(reg_, kMarch20, {10, 12, 30});
  Release(On(kMay18));
  const auto shown = Disclosure(policy_).Show({.name = "girls",
                                               .labels = {},
                                               .outcomes = reg_.outcomes,
                                               .sources = reg_.sources,
                                               .whole_counts_alone = true},
                                              releases_, kMay18);
  EXPECT_EQ(shown->totals().triaged, 52);
  for (const RegisterBy by : kRegisterBys) {
    EXPECT_FALSE(shown->cells(by).configured);
    EXPECT_THAT(shown->cells(by).shown, IsEmpty());
  }
  EXPECT_EQ(shown->in_time_ratio(), std::nullopt);
}

}  // namespace
}  // namespace planwatch
