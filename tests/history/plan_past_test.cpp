#include "daemon/history/plan_past.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

ActionRecord Saying(const std::string& title, Rag rag = Rag::kAmber,
                    Objective objective = {"1", "Prevent"}) {
  ActionRecord record;
  record.action.title = title;
  record.action.rag = rag;
  record.objective = std::move(objective);
  return record;
}

const std::map<std::int64_t, ActionRecord> kStates = {
    {1, Saying("Train the staff of every school")},
    {2, Saying("Train the staff of every school", Rag::kGreen)},
    {3, Saying("Visit hotels", Rag::kRed, {"2", "Protect"})},
    {4, Saying("Buy a screening tool", Rag::kRed, {"1", "Pursue"})}};
const Date kMay1 = Day("2015-05-01"), kMay5 = Day("2015-05-05"),
           kMay9 = Day("2015-05-09");

PlanPast PastOf(
    std::vector<PlanSpan> spans,
    std::vector<std::pair<Date, std::vector<Outcome>>> outcomes = {},
    std::vector<PlanVersion> versions = {{kMay1, 1}, {kMay5, 2}, {kMay9, 3}}) {
  return PlanPast(std::move(versions), kStates, std::move(spans),
                  std::move(outcomes));
}

// A trace as the days of its steps and what it said from each on.
std::vector<std::pair<std::string, std::string>> Steps(
    const ActionTrace& trace) {
  std::vector<std::pair<std::string, std::string>> steps;
  for (const ActionTrace::Step& step : trace.steps)
    steps.emplace_back(FormatDate(step.from),
                       step.state == nullptr
                           ? "gone"
                           : step.state->action.title.substr(0, 5) + " " +
                                 std::string(RagName(step.state->action.rag)));
  return steps;
}

TEST(PlanPast, KnowsTheVersionOfEachDay) {
  const PlanPast past = PastOf({});
  EXPECT_EQ(past.VersionOn(Day("2015-04-30")), nullptr);
  EXPECT_EQ(past.VersionOn(kMay1)->not_used, 1u);
  EXPECT_EQ(past.VersionOn(Day("2015-05-04"))->not_used, 1u);
  EXPECT_EQ(past.VersionOn(kMay5)->not_used, 2u);
  EXPECT_EQ(past.VersionOn(Day("2026-01-01"))->not_used, 3u);
  EXPECT_THAT(past.versions(), SizeIs(3));
  EXPECT_EQ(past.On(Day("2015-04-30")), std::nullopt);
  EXPECT_THAT(past.On(kMay1)->actions, IsEmpty());
}

TEST(PlanPast, SaysAPlanInItsOrderUnderItsObjectives) {
  // Given in no order.
  const PlanPast past = PastOf({{3, kMay1, kMay9, 4},
                                {2, kMay5, kOpenEnd, 3},
                                {1, kMay1, kMay5, 1},
                                {1, kMay5, kOpenEnd, 2},
                                {2, kMay1, kMay5, 2},
                                {3, kMay9, kOpenEnd, 3}});
  const Plan plan = *past.On(Day("2015-05-08"));
  ASSERT_THAT(plan.actions, SizeIs(3));
  EXPECT_EQ(plan.actions[0].rag, Rag::kGreen);
  EXPECT_EQ(plan.actions[1].title, "Visit hotels");
  EXPECT_EQ(plan.actions[2].title, "Buy a screening tool");
  ASSERT_THAT(plan.objectives, SizeIs(3));
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(plan.actions[i].objective, i);
  EXPECT_EQ(plan.objectives[1].text, "Protect");
  EXPECT_EQ(plan.objectives[2].text, "Pursue");
  // Those of one objective share it.
  const Plan before = *past.On(kMay1);
  EXPECT_EQ(before.actions[0].objective, before.actions[1].objective);
  EXPECT_THAT(before.objectives, SizeIs(2));
}

TEST(PlanPast, SaysTheOutcomesOfTheDay) {
  const auto rated = [](Rag rag) {
    return std::vector<Outcome>{{.rag = rag, .place = {}}};
  };
  const PlanPast past =
      PastOf({}, {{kMay1, rated(Rag::kRed)}, {kMay5, rated(Rag::kBlue)}});
  EXPECT_EQ(past.On(Day("2015-05-04"))->outcomes[0].rag, Rag::kRed);
  EXPECT_EQ(past.On(kMay5)->outcomes[0].rag, Rag::kBlue);
  EXPECT_EQ(past.On(kMay9)->outcomes[0].rag, Rag::kBlue);
}

TEST(PlanPast, TracesEachActionFromDayToDay) {
  const PlanPast past = PastOf({{1, kMay1, kMay5, 1},
                                {1, kMay5, kMay9, 3},
                                {2, kMay1, kOpenEnd, 4},
                                {3, kMay5, kMay9, 2}});
  ASSERT_THAT(past.traces(), SizeIs(3));
  EXPECT_THAT(Steps(past.traces()[0]),
              ElementsAre(Pair("2015-05-01", "Train amber"),
                          Pair("2015-05-05", "Train green"),
                          Pair("2015-05-09", "gone")));
  EXPECT_THAT(Steps(past.traces()[1]),
              ElementsAre(Pair("2015-05-01", "Buy a red")));
  EXPECT_THAT(
      Steps(past.traces()[2]),
      ElementsAre(Pair("2015-05-05", "Visit red"), Pair("2015-05-09", "gone")));
  const ActionTrace& train = past.traces()[0];
  EXPECT_EQ(train.On(Day("2015-04-30")), nullptr);
  EXPECT_EQ(train.On(kMay1)->action.rag, Rag::kAmber);
  EXPECT_EQ(train.On(kMay5)->action.rag, Rag::kGreen);
  EXPECT_EQ(train.On(Day("2015-05-08"))->action.rag, Rag::kGreen);
  EXPECT_EQ(train.On(kMay9), nullptr);
}

TEST(PlanPast, TakesUpATraceWhereARowComesBack) {
  const PlanPast past = PastOf(
      {{1, kMay1, kMay5, 1}, {1, kMay9, kOpenEnd, 1}, {2, kMay1, kOpenEnd, 3}});
  ASSERT_THAT(past.traces(), SizeIs(2));
  EXPECT_THAT(
      Steps(past.traces()[0]),
      ElementsAre(Pair("2015-05-01", "Train amber"), Pair("2015-05-05", "gone"),
                  Pair("2015-05-09", "Train amber")));
}

TEST(PlanPast, KeepsEqualRowsApart) {
  const PlanPast past = PastOf(
      {{1, kMay1, kMay9, 1}, {2, kMay1, kOpenEnd, 1}, {3, kMay1, kMay5, 1}});
  ASSERT_THAT(past.traces(), SizeIs(3));
  std::vector<std::size_t> ends;
  for (const ActionTrace& trace : past.traces())
    ends.push_back(trace.steps.size());
  EXPECT_THAT(ends, testing::UnorderedElementsAre(1u, 2u, 2u));
}

}  // namespace
}  // namespace planwatch
