#include "daemon/history/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <vector>

#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using Index = std::optional<std::size_t>;

std::vector<ActionRecord> Records(const std::vector<PlanLine>& rows) {
  std::vector<ActionRecord> records;
  for (const Action& action : PlanOf(rows).actions)
    records.push_back({.action = action, .objective = {"1", "Prevent"}});
  return records;
}

std::vector<Index> Match(const std::vector<PlanLine>& before,
                         const std::vector<PlanLine>& after,
                         MatchRule rule = MatchRule::kNextVersion) {
  const std::vector<ActionRecord> old = Records(before), now = Records(after);
  std::vector<const ActionRecord*> old_pointers, now_pointers;
  for (const ActionRecord& record : old) old_pointers.push_back(&record);
  for (const ActionRecord& record : now) now_pointers.push_back(&record);
  return MatchActions(old_pointers, now_pointers, now_pointers, rule);
}

const PlanLine kTrain{"",
                      "Train all school staff in the signs of exploitation"};
const PlanLine kTool{"", "Bring in a screening tool for every referral"};
const PlanLine kHotels{"",
                       "Visit hotels and taxi firms with the licensing team"};

TEST(Match, ASwappedOrderIsTheSameActions) {
  EXPECT_THAT(Match({kTrain, kTool, kHotels}, {kHotels, kTrain, kTool}),
              ElementsAre(Index{2}, Index{0}, Index{1}));
}

TEST(Match, ASmallEditOfTheWordingIsTheSameAction) {
  EXPECT_THAT(
      Match(
          {kTrain, kTool},
          {{"", "Train all school and college staff in signs of exploitation"},
           kTool}),
      ElementsAre(Index{0}, Index{1}));
}

TEST(Match, AnotherWordingIsANewAction) {
  EXPECT_THAT(Match({kTrain, kTool}, {kHotels, kTool}),
              ElementsAre(Index{}, Index{1}));
}

TEST(Match, ANewNumberingMakesNoActionNew) {
  EXPECT_THAT(
      Match({{"A1", kTrain.title}, {"A2", kTool.title}, {"A3", kHotels.title}},
            {{"A1", "Publish the pathway for young people"},
             {"A2", kTrain.title},
             {"A3", kTool.title},
             {"A4", kHotels.title}}),
      ElementsAre(Index{}, Index{0}, Index{1}, Index{2}));
}

TEST(Match, AReferenceStandsForAWordingThatChangedALot) {
  EXPECT_THAT(Match({{"A1", kTrain.title}, {"A2", kTool.title}},
                    {{"A1", kTrain.title},
                     {"A2",
                      "Use one screening tool with agreed thresholds at the "
                      "front door"}}),
              ElementsAre(Index{0}, Index{1}));
}

TEST(Match, AReferenceGivenToSomethingElseIsANewAction) {
  EXPECT_THAT(Match({{"A1", kTrain.title}, {"A2", kTool.title}},
                    {{"A1", kTrain.title}, {"A2", kHotels.title}}),
              ElementsAre(Index{0}, Index{}));
}

TEST(Match, EqualWordingsAreTakenInTheirOrder) {
  const PlanLine review{"", "Review progress"};
  EXPECT_THAT(Match({review, kTool, review}, {review, review}),
              ElementsAre(Index{0}, Index{2}));
}

TEST(Match, WordsThatEveryActionHasTellLittle) {
  const auto row = [](const std::string& what) {
    return PlanLine{"", "With all partners of the strategic board, agree the " +
                            what + " protocol"};
  };
  EXPECT_THAT(
      Match({row("missing"), row("hotel"), row("taxi"), row("school")},
            {row("missing"), row("hotel"), row("taxi"), row("sexual health")}),
      ElementsAre(Index{0}, Index{1}, Index{2}, Index{}));
}

TEST(Match, WhatWasGoneComesBackByItsWordingAlone) {
  EXPECT_THAT(Match({kTrain}, {kTool, kTrain}, MatchRule::kComesBack),
              ElementsAre(Index{}, Index{0}));
  EXPECT_THAT(
      Match({kTrain}, {{"", "Train all school staff in the signs of neglect"}},
            MatchRule::kComesBack),
      ElementsAre(Index{}));
}

// A plan that is reworded as a whole kept the daemon busy for hours.
TEST(Match, TenThousandActionsInOtherWordsAreSoonMatched) {
  std::vector<PlanLine> before, after;
  for (int i = 0; i < 10'000; ++i) {
    const std::string number = std::to_string(i);
    before.push_back({number, "Train the staff of school " + number});
    after.push_back({std::to_string(i + 1), "Visit the head of school " +
                                                number + " and its governors"});
  }
  const std::clock_t begun = std::clock();
  EXPECT_EQ(Match(before, after).size(), 10'000u);
  EXPECT_EQ(Match(before, before)[9'999], Index{9'999});
  for (PlanLine& line : before) line.title = "The same";
  EXPECT_EQ(Match(before, before)[9'999], Index{9'999});
  EXPECT_LE((std::clock() - begun) / CLOCKS_PER_SEC, 5);
}

}  // namespace
}  // namespace planwatch
