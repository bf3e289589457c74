#include "collectors/disclosure/chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace planwatch {

inline void PrintTo(const LabelledCount& cell, std::ostream* out) {
  *out << cell.label << " " << cell.count;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using Count = LabelledCount;
using Why = Refusal::Why;

const Date kDay = *MakeDate(2015, 3, 31);

// Cells a, b, c, …
Breakdown Of(const std::vector<std::size_t>& counts, std::size_t missing = 0) {
  Breakdown breakdown;
  breakdown.as_at = kDay;
  breakdown.missing = missing;
  for (const std::size_t count : counts)
    breakdown.cells.push_back(
        {std::string(1, static_cast<char>('a' + breakdown.cells.size())),
         count});
  return breakdown;
}

Breakdown InTime(std::size_t in_time, std::size_t late) {
  Breakdown breakdown;
  breakdown.as_at = kDay;
  breakdown.cells = {{"in_time", in_time}, {"late", late}};
  breakdown.of_service = true;
  return breakdown;
}

// The held-back labels in one: "ab"; "-" where there is no table.
std::string Held(const std::variant<ReleasedTable, Refusal>& next) {
  const auto* const table = std::get_if<ReleasedTable>(&next);
  if (table == nullptr) return "-";
  std::string held;
  for (const std::string& label : table->held)
    held += label == kMissing ? "?" : label;
  return held;
}

std::string HeldFirst(const Breakdown& counts, DisclosurePolicy policy = {}) {
  return Held(NextTable({}, counts, policy));
}

// After a table of `first`.
std::variant<ReleasedTable, Refusal> Next(const Breakdown& first,
                                          const Breakdown& second,
                                          DisclosurePolicy policy = {},
                                          DisclosurePolicy later = {}) {
  const auto table = NextTable({}, first, policy);
  EXPECT_TRUE(std::holds_alternative<ReleasedTable>(table));
  return NextTable({&std::get<ReleasedTable>(table), 1}, second, later);
}

Refusal RefusalOf(const std::variant<ReleasedTable, Refusal>& next) {
  const auto* const refusal = std::get_if<Refusal>(&next);
  EXPECT_NE(refusal, nullptr) << "it was renewed; held back: " << Held(next);
  return refusal ? *refusal : Refusal();
}

// What the tables hold back, one after the other; "-" where the last one stays.
std::vector<std::string> HeldBy(
    const std::vector<std::vector<std::size_t>>& counts,
    DisclosurePolicy policy = {}) {
  std::vector<ReleasedTable> tables;
  std::vector<std::string> held;
  for (const std::vector<std::size_t>& each : counts) {
    auto next = NextTable(tables, Of(each), policy);
    held.push_back(Held(next));
    if (auto* const table = std::get_if<ReleasedTable>(&next))
      tables.push_back(std::move(*table));
  }
  return held;
}

// Of cells that are named.
Breakdown Named(std::vector<Count> cells) {
  Breakdown breakdown = Of({});
  breakdown.cells = std::move(cells);
  return breakdown;
}

TEST(Chain, TheFirstTableHoldsBackSmallCellsAndTheNextSmallest) {
  struct Case {
    std::vector<std::size_t> counts;
    const char* held;
  };
  for (const Case& c : std::vector<Case>{
           {{57, 15, 8}, ""},
           {{57, 0, 5}, ""},
           {{57, 4, 19, 30}, "bc"},
           {{57, 4, 1, 19}, "bc"},
           {{57, 2, 2, 19}, "bcd"},
           // all of them are told by their sum: the greatest, or the least
           {{57, 4, 4, 9}, "bcd"},
           {{57, 1, 1, 1, 1, 1, 9}, "bcdefg"},
           {{57, 3, 3, 9}, "bc"},
           // two cells are shown that are not 0, the group counted as one
           {{57, 4, 19}, "bc"},
           {{57, 0, 0}, "-"},
           {{0, 0}, "-"},
           {{57, 4, 0}, "-"},
           {{3, 2, 1}, "-"}})
    EXPECT_EQ(HeldFirst(Of(c.counts)), c.held)
        << testing::PrintToString(c.counts);
  EXPECT_EQ(HeldFirst(Of({57, 12, 8}), {.minimum = 10}), "bc");
}

// The row: "total less the rows shown".
TEST(Chain, WhatIsMissingFromATotalIsACellOfTheGroup) {
  EXPECT_EQ(HeldFirst(Of({30, 12}, 3)), "?b");
  EXPECT_EQ(HeldFirst(Of({30, 12, 9}, 20)), "?c");
  EXPECT_EQ(HeldFirst(Of({30}, 3)), "-");
  EXPECT_EQ(std::get<ReleasedTable>(NextTable({}, Of({30, 12}, 3), {})).total,
            45);
  const auto next = Next(Of({30, 12}, 3), Of({40, 20}, 3));
  EXPECT_EQ(Held(next), "?b");
  // It can't be shown, however large.
  EXPECT_EQ(Held(Next(Of({30, 12}, 3), Of({40, 20}, 30))), "?b");
  EXPECT_EQ(RefusalOf(Next(Of({30, 12}), Of({40, 20}, 7))).why, Why::kFell);
}

TEST(Chain, NothingIsHiddenBelowAMinimumOfTwo) {
  for (const std::size_t minimum : {0, 1}) {
    const DisclosurePolicy policy{.minimum = minimum};
    EXPECT_EQ(HeldFirst(Of({1, 2, 0}), policy), "");
    EXPECT_EQ(HeldFirst(Of({7}), policy), "");
    // There is no cell to show what is missing by.
    EXPECT_EQ(HeldFirst(Of({1, 2}, 1), policy), "?");
    EXPECT_EQ(Held(Next(Of({1, 2}), Of({2, 2}), policy, policy)), "");
  }
}

TEST(Chain, AMinimumOfTwoHidesWhatIsOne) {
  EXPECT_EQ(HeldFirst(Of({57, 1, 9}), {.minimum = 2}), "bc");
  EXPECT_EQ(HeldFirst(Of({57, 2}), {.minimum = 2}), "");
  EXPECT_EQ(HeldFirst(Of({57}), {.minimum = 2}), "-");
}

TEST(Chain, RoundsToTheNearestButNothingToNone) {
  const DisclosurePolicy nhs{.minimum = 8, .round_to = 5};
  EXPECT_EQ(nhs.Rounded(0), 0);
  EXPECT_EQ(nhs.Rounded(8), 10);
  EXPECT_EQ(nhs.Rounded(57), 55);
  EXPECT_EQ((DisclosurePolicy{5, 20}.Rounded(5)), 20);
  EXPECT_EQ((DisclosurePolicy{5, 2}.Rounded(7)), 8);
  for (const std::size_t none : {0, 1})
    EXPECT_EQ((DisclosurePolicy{5, none}.Rounded(7)), 7);
}

// The row: "an exact small change".
TEST(Chain, ATableIsRenewedAsAWholeOrNotAtAll) {
  EXPECT_EQ(Held(Next(Of({20, 10}), Of({25, 15}))), "");
  EXPECT_EQ(Held(Next(Of({20, 10, 9}), Of({20, 15, 14}))), "");
  // Nothing moved: the table is of a later day.
  EXPECT_EQ(Held(Next(Of({20, 10}), Of({20, 10}))), "");
  EXPECT_EQ(Held(Next(Of({20, 10, 0}), Of({25, 15, 0}))), "");
  const Refusal refusal = RefusalOf(Next(Of({20, 10, 9}), Of({25, 15, 10})));
  EXPECT_EQ(refusal.why, Why::kSmallMove);
  EXPECT_THAT(refusal.cells, ElementsAre("c"));
  // Down as well.
  EXPECT_THAT(RefusalOf(Next(Of({20, 10}), Of({25, 9}))).cells,
              ElementsAre("b"));
}

TEST(Chain, WhoeverCameMustNotHaveComeToOneCell) {
  const Refusal refusal = RefusalOf(Next(Of({20, 10}), Of({27, 10})));
  EXPECT_EQ(refusal.why, Why::kMovedAlone);
  EXPECT_THAT(refusal.cells, ElementsAre("a"));
  const Refusal group = RefusalOf(Next(Of({20, 4, 6}), Of({20, 8, 9})));
  EXPECT_EQ(group.why, Why::kMovedAlone);
  EXPECT_THAT(group.cells, ElementsAre("b", "c"));
  // A label that is new and has none is not where they came to.
  EXPECT_EQ(RefusalOf(Next(Named({{"a", 20}, {"b", 10}}),
                           Named({{"a", 27}, {"b", 10}, {"c", 0}})))
                .why,
            Why::kMovedAlone);
  // What moves is more than one where the labels of the group changed.
  const Breakdown before = Named({{"a", 20}, {"b", 4}, {"c", 6}});
  EXPECT_EQ(
      Held(Next(before, Named({{"a", 20}, {"b", 5}, {"c", 6}, {"d", 7}}))),
      "bcd");
  EXPECT_EQ(Held(Next(Named({{"a", 20}, {"b", 4}, {"c", 2}, {"d", 3}}),
                      Named({{"a", 20}, {"b", 7}, {"c", 9}}))),
            "bc");
}

// The row: "cells shown later".
TEST(Chain, TheGroupIsForGoodUntilItIsLarge) {
  EXPECT_EQ(Held(Next(Of({20, 4, 6}), Of({25, 5, 11}))), "bc");
  EXPECT_EQ(Held(Next(Of({20, 4, 6}), Of({25, 9, 9}))), "bc");
  EXPECT_EQ(Held(Next(Of({20, 4, 6}), Of({25, 10, 12}))), "");
  // The rest must meet the rule.
  EXPECT_EQ(Held(Next(Of({20, 4, 3, 2}), Of({25, 10, 3, 4}))), "cd");
  EXPECT_EQ(Held(Next(Of({20, 4, 3, 1}), Of({25, 12, 11, 1}))), "cd");
  EXPECT_EQ(RefusalOf(Next(Of({20, 4, 6}), Of({25, 4, 8}))).why,
            Why::kSmallMove);
  // A count that falls by a correction.
  EXPECT_EQ(RefusalOf(Next(Of({20, 4, 9}), Of({25, 4, 4}))).why, Why::kGroup);
  EXPECT_EQ(RefusalOf(Next(Of({20, 4, 6}), Of({25, 0, 20}))).why, Why::kGroup);
}

// What a cell comes to is the most that it can have been.
TEST(Chain, TheGroupStaysWhereLeavingItWouldTell) {
  // 17 together, neither more than 13, one of them less than 5: so 4 and 13,
  // and it is not b that is 4, which would make a 13 and more than 10 now.
  EXPECT_EQ(Held(Next(Of({4, 13, 13}), Of({10, 60, 85}))), "ab");
  EXPECT_EQ(Held(Next(Of({4, 13, 13}), Of({14, 60, 85}))), "");
  EXPECT_EQ(Held(Next(Of({3, 13, 13}), Of({10, 60, 85}))), "");
  // b is as it was, so a was 4.
  EXPECT_EQ(Held(Next(Of({4, 12, 30}), Of({10, 12, 40}))), "ab");
  EXPECT_EQ(Held(Next(Of({4, 12, 30}), Of({10, 13, 40}))), "");
  // A cell that is shown to be none is no bound.
  EXPECT_EQ(Held(Next(Of({4, 13, 13, 0}), Of({10, 60, 85, 0}))), "ab");
  // Both are large enough, but while another joins, none leaves.
  EXPECT_EQ(Held(Next(Of({20, 4, 6, 0}), Of({25, 14, 16, 3}))), "bcd");
  EXPECT_EQ(Held(Next(Of({0, 20, 4, 6, 9}), Of({3, 25, 14, 8, 15}))), "acd");
}

TEST(Chain, TheGroupStaysWhereLeavingItWouldTellOfOneThatJoined) {
  // d joined with 4 at most, and 26 less the 10 and 12 of the others is 4.
  EXPECT_THAT(HeldBy({{30, 4, 6, 0}, {40, 10, 12, 4}, {50, 10, 12, 14}}),
              ElementsAre("bc", "bcd", "bcd"));
  // 3 or 4.
  EXPECT_THAT(HeldBy({{30, 4, 6, 0}, {40, 10, 12, 3}, {50, 10, 12, 14}}),
              ElementsAre("bc", "bcd", ""));
  // One that joins is 1 where less than 2 is small, whatever the others were.
  for (const std::size_t b : {5, 9})
    EXPECT_THAT(
        HeldBy({{30, 1, 2, 0}, {40, 5, 6, 1}, {50, b, 7, 11}}, {.minimum = 2}),
        ElementsAre("bc", "bcd", "bcd"));
  // c left first, and had 12 then.
  EXPECT_THAT(HeldBy({{30, 4, 6, 0, 0, 20},
                      {40, 10, 12, 4, 4, 30},
                      {50, 10, 12, 4, 4, 40},
                      {60, 10, 20, 12, 12, 50}}),
              ElementsAre("bc", "bcde", "bde", "bde"));
}

// d is 0, joins, and would be shown again: b and c together were 6, and are
// then 9.
TEST(Chain, TheGroupStaysWhereItsMoveSinceAnEarlierTableIsSmall) {
  EXPECT_THAT(HeldBy({{30, 1, 5, 0}, {40, 1, 8, 4}, {50, 1, 8, 10}}),
              ElementsAre("bc", "bcd", "bcd"));
  // c and e would be shown: b, c and d were 11, and are then 15.
  EXPECT_THAT(HeldBy({{40, 1, 9, 1, 0}, {50, 1, 10, 1, 4}, {60, 1, 10, 4, 10}}),
              ElementsAre("bcd", "bcde", "bcde"));
  EXPECT_THAT(HeldBy({{30, 1, 5, 0}, {40, 1, 8, 4}, {50, 1, 10, 10}}),
              ElementsAre("bc", "bcd", "bc"));
  // Down and up again: 6, 12, 7.
  EXPECT_THAT(HeldBy({{30, 1, 5}, {40, 1, 11}, {50, 1, 6}}),
              ElementsAre("bc", "bc", "-"));
}

// 14 together at first, c no more than 10, b no more than what is left of the
// group's sum at last, less 1 for d.
TEST(Chain, TheGroupStaysWhereWhatIsLeftOfItWouldTell) {
  // b had 4 to 9, so c had not less than 5, and it was b that was small.
  EXPECT_THAT(
      HeldBy({{30, 4, 10, 0, 30}, {40, 6, 10, 4, 30}, {50, 6, 10, 4, 40}}),
      ElementsAre("bc", "bcd", "bcd"));
  // b had 4 to 10, or c had 4.
  EXPECT_THAT(
      HeldBy({{30, 4, 10, 0, 30}, {40, 7, 10, 4, 30}, {50, 7, 10, 4, 40}}),
      ElementsAre("bc", "bcd", "bd"));
}

// b had 4 to 10 in the second table: that one of them was small is known of the
// first alone.
TEST(Chain, TheGroupOfALaterTableMayHaveNoSmallCell) {
  EXPECT_THAT(HeldBy({{30, 3, 6}, {40, 4, 20}, {50, 10, 20}}),
              ElementsAre("bc", "bc", ""));
}

TEST(Chain, AShownCellJoinsTheGroupFromNoneAlone) {
  for (const std::size_t d : {1, 4})
    EXPECT_EQ(Held(Next(Of({20, 4, 6, 0}), Of({25, 6, 8, d}))), "bcd");
  EXPECT_EQ(Held(Next(Of({20, 4, 6, 0}), Of({25, 8, 8, 7}))), "bc");
  const Refusal refusal = RefusalOf(Next(Of({20, 9, 0}), Of({25, 14, 3})));
  EXPECT_EQ(refusal.why, Why::kFell);
  EXPECT_THAT(refusal.cells, ElementsAre("c"));
  EXPECT_EQ(RefusalOf(Next(Of({20, 9, 0}), Of({25, 14, 1}))).why, Why::kFell);
  EXPECT_EQ(RefusalOf(Next(Of({20, 9, 4, 6}), Of({30, 4, 8, 8}))).why,
            Why::kFell);
  EXPECT_EQ(RefusalOf(Next(Of({20, 9}), Of({30, 0}))).why, Why::kFell);
}

// The row: "a first release made anew".
TEST(Chain, ChangedLabelsAreTestedToo) {
  const Breakdown before = Named({{"a", 4}, {"b", 7}, {"c", 30}});
  // "c" is called "d", and one more is known by the sum.
  EXPECT_EQ(RefusalOf(Next(before, Named({{"a", 5}, {"b", 7}, {"d", 30}}))).why,
            Why::kSmallMove);
  EXPECT_EQ(RefusalOf(Next(before, Named({{"a", 5}, {"b", 7}, {"d", 36}}))).why,
            Why::kSmallMove);
  EXPECT_EQ(Held(Next(before, Named({{"a", 5}, {"b", 13}, {"d", 36}}))), "ab");
  // One is new: it may have been counted in the group.
  EXPECT_EQ(
      Held(Next(before, Named({{"a", 5}, {"b", 9}, {"c", 35}, {"d", 7}}))),
      "abd");
  for (const std::size_t d : {0, 10, 12})
    EXPECT_EQ(
        Held(Next(before, Named({{"a", 5}, {"b", 11}, {"c", 35}, {"d", d}}))),
        "ab");
  EXPECT_EQ(Held(Next(Named({{"a", 20}, {"b", 10}}),
                      Named({{"a", 20}, {"b", 15}, {"c", 5}}))),
            "");
  EXPECT_EQ(RefusalOf(Next(Named({{"a", 20}, {"b", 10}}),
                           Named({{"a", 20}, {"b", 15}, {"c", 2}})))
                .why,
            Why::kFell);
}

TEST(Chain, AChangedPolicyIsNoNewBeginning) {
  const DisclosurePolicy five{5}, ten{10}, none{1};
  // 11 of 41, then 12 of 42.
  EXPECT_EQ(RefusalOf(Next(Of({4, 7, 30}), Of({5, 7, 30}), five, {5, 1})).why,
            Why::kSmallMove);
  EXPECT_EQ(RefusalOf(Next(Of({20, 30}), Of({26, 36}), five, ten)).why,
            Why::kSmallMove);
  EXPECT_EQ(RefusalOf(Next(Of({7, 30}), Of({9, 40}), five, ten)).why,
            Why::kFell);
  EXPECT_EQ(Held(Next(Of({7, 30}), Of({17, 40}), five, ten)), "");
  EXPECT_EQ(Held(Next(Of({12, 9, 30}), Of({18, 9, 40}), ten, five)), "ab");
  for (const std::size_t a : {0, 3})
    EXPECT_EQ(RefusalOf(Next(Of({1, 30}), Of({a, 40}), none, five)).why,
              Why::kFell);
}

// A table that hid nothing keeps no cell from leaving the group.
TEST(Chain, ATableThatHidNothingTellsNothingMore) {
  for (const std::size_t none : {0, 1}) {
    std::vector<ReleasedTable> tables;
    const auto offer = [&](const Breakdown& counts, DisclosurePolicy policy) {
      const auto next = NextTable(tables, counts, policy);
      if (const auto* const table = std::get_if<ReleasedTable>(&next))
        tables.push_back(*table);
      return Held(next);
    };
    EXPECT_EQ(offer(Of({0, 20, 0}, 10), {.minimum = none}), "?");
    EXPECT_EQ(offer(Of({3, 30, 4}, 15), {}), "?ac");
    EXPECT_EQ(offer(Of({12, 40, 7}, 22), {}), "?c");
  }
}

// The row: "exactly 1 or 4 children were late".
TEST(Chain, InTimeAndLateAreToldTogetherOrNotAtAll) {
  EXPECT_EQ(HeldFirst(InTime(20, 0)), "");
  EXPECT_EQ(HeldFirst(InTime(0, 8)), "");
  EXPECT_EQ(HeldFirst(InTime(20, 5)), "");
  for (const std::size_t late : {1, 4}) {
    EXPECT_EQ(HeldFirst(InTime(20, late)), "-");
    EXPECT_EQ(HeldFirst(InTime(late, 20)), "-");
  }
  EXPECT_EQ(HeldFirst(InTime(0, 0)), "-");
  EXPECT_EQ(HeldFirst(InTime(4, 0)), "-");
}

// The row: "one child's in-time status".
TEST(Chain, InTimeMovesByTheMinimum) {
  EXPECT_EQ(RefusalOf(Next(InTime(20, 5), InTime(21, 5))).why, Why::kSmallMove);
  EXPECT_EQ(RefusalOf(Next(InTime(20, 5), InTime(30, 6))).why, Why::kSmallMove);
  // It tells of the service, not of a person: one side may move alone.
  EXPECT_EQ(Held(Next(InTime(20, 5), InTime(25, 5))), "");
  EXPECT_EQ(RefusalOf(Next(InTime(20, 0), InTime(30, 2))).why, Why::kFell);
}

// The issue's row: "p90 against the target; below ten triaged p90 is the
// slowest child".
TEST(Chain, APercentileIsOfAsManyAsTheMinimum) {
  const auto percentiles = [](std::size_t in_time) {
    Breakdown counts = InTime(in_time, 0);
    counts.wait_days = {{50, 1}, {90, 6}};
    const auto next = NextTable({}, counts, {});
    return std::get<ReleasedTable>(next).wait_days;
  };
  // The fifth of nine is the middle, and as many lie at or above it.
  EXPECT_THAT(percentiles(7), IsEmpty());
  EXPECT_THAT(percentiles(9), ElementsAre(Pair(50, 1)));
  EXPECT_THAT(percentiles(40), ElementsAre(Pair(50, 1), Pair(90, 6)));
  EXPECT_THAT(percentiles(39), ElementsAre(Pair(50, 1)));
  // Of 99 the last is the 99th, and alone.
  Breakdown counts = InTime(99, 0);
  counts.wait_days = {{98, 1}, {99, 6}};
  EXPECT_THAT(
      std::get<ReleasedTable>(NextTable({}, counts, {.minimum = 2})).wait_days,
      ElementsAre(Pair(98, 1)));
}

TEST(Chain, KeepsTheLastTableWithItsDateAndTellsWhy) {
  TableChain chain{.since = kDay};
  EXPECT_EQ(chain.On(kDay), nullptr);
  const auto offer = [&](int days, const std::vector<std::size_t>& counts) {
    Breakdown breakdown = Of(counts);
    breakdown.as_at = kDay + std::chrono::days{days};
    chain.Offer(breakdown, {});
    EXPECT_EQ(chain.offered, breakdown.as_at);
  };
  offer(0, {20, 9, 8});
  offer(91, {27, 10, 18});
  ASSERT_TRUE(chain.refused);
  EXPECT_EQ(chain.refused->as_at, kDay + std::chrono::days{91});
  EXPECT_THAT(chain.refused->cells, ElementsAre("b"));
  ASSERT_NE(chain.On(kDay + std::chrono::days{91}), nullptr);
  EXPECT_EQ(chain.On(kDay + std::chrono::days{91})->as_at, kDay);
  offer(183, {27, 16, 18});
  EXPECT_FALSE(chain.refused);
  ASSERT_EQ(chain.tables.size(), 2);
  EXPECT_THAT(chain.tables[1].shown,
              ElementsAre(Count{"a", 27}, Count{"b", 16}, Count{"c", 18}));
  EXPECT_EQ(chain.tables[1].total, 61);
  EXPECT_EQ(chain.On(kDay - std::chrono::days{1}), nullptr);
  // Of the same day again.
  offer(183, {37, 26, 28});
  EXPECT_EQ(chain.tables.size(), 2);
  EXPECT_EQ(chain.tables[1].total, 91);
}

}  // namespace
}  // namespace planwatch
