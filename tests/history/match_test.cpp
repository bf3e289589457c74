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

// So many words, of which the first are those of every such text.
std::string Wording(int common, int all) {
  static int others = 0;
  std::string text;
  for (int i = 0; i < common; ++i) text += "same" + std::to_string(i) + ' ';
  for (int i = common; i < all; ++i)
    text += "other" + std::to_string(others++) + ' ';
  return text;
}

// In a plan of one action all words weigh alike: the nearness is the share of
// the words that both have.
TEST(Match, TakesAWordingOfWhichThreeInFiveWordsStayed) {
  EXPECT_THAT(Match({{"", Wording(3, 5)}}, {{"", Wording(3, 5)}}),
              ElementsAre(Index{0}));
  EXPECT_THAT(Match({{"", Wording(3, 5)}}, {{"", Wording(3, 6)}}),
              ElementsAre(Index{}));
  // By more than half a hundredth it is less.
  EXPECT_THAT(Match({{"", Wording(30, 50)}}, {{"", Wording(30, 51)}}),
              ElementsAre(Index{}));
}

TEST(Match, TakesAReferenceOfWhichHardlyAWordStayed) {
  EXPECT_THAT(Match({{"A", Wording(8, 53)}}, {{"A", Wording(8, 53)}}),
              ElementsAre(Index{0}));
  EXPECT_THAT(Match({{"A", Wording(8, 53)}}, {{"A", Wording(8, 54)}}),
              ElementsAre(Index{}));
  EXPECT_THAT(Match({{"A", ""}}, {{"A", ""}}), ElementsAre(Index{0}));
  EXPECT_THAT(Match({{"A", "-"}}, {{"A", "/"}}), ElementsAre(Index{}));
}

TEST(Match, AReferenceBringsBackWhatIsNearAlone) {
  const auto back = [](int common) {
    return Match({{"A", Wording(common, 5)}}, {{"A", Wording(common, 5)}},
                 MatchRule::kComesBack);
  };
  EXPECT_THAT(back(3), ElementsAre(Index{0}));
  EXPECT_THAT(back(2), ElementsAre(Index{}));
}

TEST(Match, OfEqualWordingsThatOfTheSameReferenceComesFirst) {
  const std::string same = "Review progress";
  EXPECT_THAT(Match({{"A", same}, {"B", same}, {"C", same}},
                    {{"C", same}, {"A", same}, {"B", same}}),
              ElementsAre(Index{2}, Index{0}, Index{1}));
  EXPECT_THAT(Match({{"A", same}, {"B", same}}, {{"X", same}, {"A", same}}),
              ElementsAre(Index{1}, Index{0}));
}

TEST(Match, TheNearestOfTheNearIsTaken) {
  const std::string base = "agree the local pathway for every young person";
  EXPECT_THAT(Match({{"", base + " and family now"}, {"", base + " and carer"}},
                    {{"", base + " and"}, {"", base + " and family"}}),
              ElementsAre(Index{1}, Index{0}));
}

TEST(Match, APlanThatWasNotRenumberedIsReadByItsReferences) {
  // One wording has moved to another number: then a number proves nothing.
  const std::string old_tool = Wording(3, 10), new_tool = Wording(3, 10);
  EXPECT_THAT(Match({{"A", kTrain.title}, {"B", old_tool}},
                    {{"A", kTrain.title}, {"B", new_tool}}),
              ElementsAre(Index{0}, Index{1}));
  EXPECT_THAT(Match({{"A", kTrain.title}, {"B", old_tool}},
                    {{"C", kTrain.title}, {"B", new_tool}}),
              ElementsAre(Index{0}, Index{}));
  // Rows without numbers of their own are numbered by their places.
  EXPECT_THAT(Match({{"", kHotels.title}, {"", kTrain.title}, {"B", old_tool}},
                    {{"", kTrain.title}, {"B", new_tool}}),
              ElementsAre(Index{1}, Index{2}));
}

TEST(Match, AReferenceThatIsNotItsOwnIsNone) {
  EXPECT_THAT(Match({{"", Wording(3, 10)}}, {{"", Wording(3, 10)}}),
              ElementsAre(Index{}));
  EXPECT_THAT(Match({{"1.1", Wording(3, 10)}}, {{"", Wording(3, 10)}}),
              ElementsAre(Index{}));
  EXPECT_THAT(Match({{"", Wording(3, 10)}}, {{"1.1", Wording(3, 10)}}),
              ElementsAre(Index{}));
}

TEST(Match, ThereMayBeNothingToMatch) {
  EXPECT_THAT(Match({}, {kTrain}), ElementsAre(Index{}));
  EXPECT_THAT(Match({kTrain}, {}), ElementsAre());
}

}  // namespace
}  // namespace planwatch
