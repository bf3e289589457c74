#include "daemon/history/forget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::Key;
using testing::SizeIs;

TableChain ChainOf(std::vector<const char*> days) {
  TableChain chain;
  for (const char* day : days) chain.tables.emplace_back().as_at = Day(day);
  return chain;
}

std::vector<Date> DaysOf(const TableChain& chain) {
  std::vector<Date> days;
  for (const ReleasedTable& table : chain.tables) days.push_back(table.as_at);
  return days;
}

class ForgetTest : public testing::Test {
 protected:
  ForgetTest() {
    for (const char* day : {"2015-03-31", "2015-05-18", "2015-06-30"})
      register_.days[Day(day)].rows = 10;
    const std::vector<const char*> tables = {"2014-12-31", "2015-03-31",
                                             "2015-05-31", "2015-06-30"};
    register_.chains[RegisterBy::kOutcome] = ChainOf(tables);
    measures_.since = Day("2015-03-01");
    measures_.released = Day("2015-06-30");
    measures_.totals = {{.measure = "Seen",
                         .area = "",
                         .partner = "",
                         .points = {{.date = Day("2015-03-31"), .value = 4},
                                    {.date = Day("2015-06-01"), .value = 5}}},
                        {.measure = "Helped",
                         .area = "",
                         .partner = "",
                         .points = {{.date = Day("2015-05-31"), .value = 4}}}};
    MeasureChain& chain =
        measures_.chains[{.measure = "Seen", .cumulative = true}];
    chain.tables = ChainOf(tables);
    for (const ReleasedTable& table : chain.tables.tables)
      chain.notes[table.as_at];
  }

  RegisterReleases register_;
  MeasuresReleases measures_;
};

// The first table counts for what the next may tell.
TEST_F(ForgetTest, WhatStillStoodOnTheDayStays) {
  const Date day = Day("2015-06-01");
  EXPECT_TRUE(ForgetBefore(register_, day));
  EXPECT_THAT(register_.days,
              ElementsAre(Key(Day("2015-05-18")), Key(Day("2015-06-30"))));
  const auto left =
      ElementsAre(Day("2014-12-31"), Day("2015-05-31"), Day("2015-06-30"));
  EXPECT_THAT(DaysOf(register_.chains[RegisterBy::kOutcome]), left);
  EXPECT_FALSE(ForgetBefore(register_, day));

  EXPECT_TRUE(ForgetBefore(measures_, day));
  ASSERT_THAT(measures_.totals, SizeIs(1));
  EXPECT_THAT(measures_.totals[0].points, SizeIs(1));
  const MeasureChain& chain = measures_.chains.begin()->second;
  EXPECT_THAT(DaysOf(chain.tables), left);
  EXPECT_THAT(chain.notes,
              ElementsAre(Key(Day("2014-12-31")), Key(Day("2015-05-31")),
                          Key(Day("2015-06-30"))));
  EXPECT_FALSE(ForgetBefore(measures_, day));
}

// Of the day itself is not before it.
TEST_F(ForgetTest, TheDayItselfIsTheFirstThatStays) {
  RegisterReleases reg = register_;
  EXPECT_FALSE(ForgetBefore(reg, Day("2015-05-17")));
  EXPECT_TRUE(ForgetBefore(reg, Day("2015-05-18")));
  EXPECT_THAT(reg.days,
              ElementsAre(Key(Day("2015-05-18")), Key(Day("2015-06-30"))));
  TableChain& chain = reg.chains[RegisterBy::kOutcome];
  EXPECT_THAT(chain.tables, SizeIs(4));
  EXPECT_FALSE(ForgetBefore(reg, Day("2015-05-30")));
  EXPECT_TRUE(ForgetBefore(reg, Day("2015-05-31")));
  EXPECT_THAT(DaysOf(chain), ElementsAre(Day("2014-12-31"), Day("2015-05-31"),
                                         Day("2015-06-30")));

  EXPECT_FALSE(ForgetBefore(measures_, Day("2015-03-31")));
  EXPECT_TRUE(ForgetBefore(measures_, Day("2015-04-01")));
  ASSERT_THAT(measures_.totals, SizeIs(2));
  EXPECT_THAT(measures_.totals[0].points, SizeIs(1));
  EXPECT_TRUE(ForgetBefore(measures_, Day("2015-05-31")));  // of tables
  EXPECT_THAT(measures_.totals, SizeIs(2));
  EXPECT_TRUE(ForgetBefore(measures_, Day("2015-06-01")));
  EXPECT_THAT(measures_.totals, SizeIs(1));
}

TEST_F(ForgetTest, NothingIsForgottenBeforeTheFirst) {
  const RegisterReleases before = register_;
  EXPECT_FALSE(ForgetBefore(register_, Day("2014-12-30")));
  EXPECT_EQ(register_, before);
}

// Else the next release would give the file again what it has forgotten.
TEST_F(ForgetTest, TheFileForgetsTheSame) {
  const test::TempFolder folder;
  const auto opened =
      History::Open(folder / "history.db", History::Access::kWrite);
  ASSERT_TRUE(opened);
  History& history = *opened->history;
  const Date day = Day("2015-06-01");
  ASSERT_TRUE(history.KeepReleases("cmog", register_));
  ASSERT_TRUE(history.KeepReleases("activity", measures_));
  ASSERT_TRUE(history.Forget(day));
  ForgetBefore(register_, day);
  ForgetBefore(measures_, day);
  EXPECT_EQ(*history.RegisterReleasesOf("cmog"), register_);
  EXPECT_EQ(*history.MeasuresReleasesOf("activity"), measures_);
  EXPECT_TRUE(history.Verify());
}

}  // namespace
}  // namespace planwatch
