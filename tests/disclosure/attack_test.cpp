#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collectors/disclosure/chain.h"
#include "tests/disclosure/attacker.h"

namespace planwatch {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

SeenTable Table(int day, std::vector<std::size_t> counts,
                const std::vector<bool>& shown) {
  return {Date{std::chrono::days{day}}, std::move(counts), shown};
}

// The attacker finds what is there to be found.
TEST(Attacker, TellsACellByATotal) {
  const Told told =
      Attack({Table(0, {20, 9, 3}, {true, true, false})}, 5, true);
  EXPECT_EQ(told.checked, 1);
  EXPECT_THAT(told.finds, Contains(HasSubstr("cell 2 has 3")));
}

TEST(Attacker, TellsCellsOfWhichNoneMayBeAnother) {
  EXPECT_THAT(
      Attack({Table(0, {20, 1, 1}, {true, false, false})}, 5, true).finds,
      testing::SizeIs(3));  // and their sum
  EXPECT_THAT(
      Attack({Table(0, {20, 4, 6}, {true, false, false})}, 5, true).finds,
      IsEmpty());
}

TEST(Attacker, TellsAMoveByTwoTables) {
  const Told told = Attack(
      {Table(0, {20, 9}, {true, true}), Table(90, {27, 10}, {true, true})}, 5,
      true);
  EXPECT_THAT(told.finds, Contains(HasSubstr("cell 1 moved by 1")));
}

TEST(Attacker, TellsACellByWhatIsShownLater) {
  // 4 of 7, then 4 and 3: neither ever falls.
  const Told told = Attack({Table(0, {20, 4, 3}, {true, false, false}),
                            Table(90, {30, 4, 3}, {true, true, true})},
                           5, false);
  EXPECT_THAT(told.finds, Contains(HasSubstr("cell 1 has 4 as at 1970-01-01")));
}

TEST(Attacker, KnowsThatOneOfTheFirstGroupWasSmall) {
  // 17 together, none more than 13; later the one of them is 10: so it was 4.
  const Told told = Attack({Table(0, {4, 13, 13}, {false, false, true}),
                            Table(90, {10, 60, 85}, {true, true, true})},
                           5, true);
  EXPECT_THAT(told.finds, Contains(HasSubstr("cell 0 has 4 as at 1970-01-01")));
  EXPECT_THAT(Attack({Table(0, {4, 13, 13}, {false, false, true}),
                      Table(90, {14, 60, 85}, {true, true, true})},
                     5, true)
                  .finds,
              IsEmpty());
}

// Tables that are each made for themselves are found out.
TEST(Attacker, FindsTablesWithoutAChain) {
  std::size_t finds = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::vector<SeenTable> seen;
    int day = 0;
    for (const std::vector<std::size_t>& counts : DrawCounts(seed)) {
      Breakdown breakdown;
      for (const std::size_t count : counts)
        breakdown.cells.push_back(
            {std::to_string(breakdown.cells.size()), count});
      const auto next = NextTable({}, breakdown, {});
      day += 90;
      const auto* const table = std::get_if<ReleasedTable>(&next);
      if (table == nullptr) continue;
      seen.push_back(Table(day, counts, {}));
      for (const LabelledCount& cell : breakdown.cells)
        seen.back().shown.push_back(table->Find(cell.label) != nullptr);
    }
    finds += Attack(seen, 5, false).finds.size();
  }
  EXPECT_GT(finds, 200);
}

TEST(Attack, OfRegistersFindsNothing) { AttackRegisters(1, 200, true); }

}  // namespace
}  // namespace planwatch
