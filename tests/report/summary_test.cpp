// The sentences that a review begins with.
#include "daemon/report/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "daemon/past/changes.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<ActionLine> Actions(std::size_t count) {
  return std::vector<ActionLine>(count);
}

class Summary : public testing::Test {
 protected:
  Summary() {
    review_.quarter = {2015, 1};
    review_.start = *MakeDate(2015, 4, 1);
    review_.end = *MakeDate(2015, 6, 30);
  }

  // Known at the end of the quarter before.
  PlanReview& Plan() {
    review_.plans.resize(1);
    PlanReview& plan = review_.plans.front();
    plan.name = "cse";
    plan.title = "CSE plan";
    plan.since = *MakeDate(2015, 3, 31);
    plan.overdue_compared.before = 0;
    return plan;
  }
  // Rated so at the start and at the end.
  void Rate(PlanReview& plan, std::optional<Rag> from, std::optional<Rag> to,
            std::size_t count) {
    plan.flows.push_back({from, to, Actions(count)});
    if (to) plan.actions[*to] += count;
  }
  void Bridge(PlanReview& plan,
              const std::vector<std::pair<OverdueLine, std::size_t>>& lines) {
    plan.overdue_bridge = {};
    for (const auto& [line, count] : lines) {
      plan.overdue_bridge.lines.push_back({std::string(OverdueLineName(line)),
                                           std::string(OverdueLineWords(line)),
                                           SignOf(line), Actions(count)});
      if (SignOf(line) <= 0) plan.overdue_bridge.start += count;
      if (SignOf(line) >= 0) plan.overdue_bridge.end += count;
    }
    plan.overdue = plan.overdue_bridge.end;
  }
  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const SummaryLine& line : SummaryOf(review_))
      texts.push_back(line.text);
    return texts;
  }

  QuarterReview review_;
};

TEST_F(Summary, WhatIsWorseComesFirst) {
  PlanReview& plan = Plan();
  Rate(plan, Rag::kRed, Rag::kRed, 2);
  Rate(plan, Rag::kAmber, Rag::kRed, 2);
  Rate(plan, Rag::kAmber, Rag::kGreen, 1);
  Rate(plan, std::nullopt, Rag::kRed, 1);
  Bridge(plan, {{OverdueLine::kStill, 1},
                {OverdueLine::kNewly, 2},
                {OverdueLine::kCompleted, 1},
                {OverdueLine::kDateRemoved, 1}});
  plan.completed = Actions(1);
  plan.green_overdue = Actions(1);
  plan.count_bridge.lines = {{"new", "new", 1, Actions(1)}};
  EXPECT_THAT(
      Texts(),
      ElementsAre(
          "3 more actions are red than at the end of 2014/15 Q4 (5 now).",
          "2 actions became overdue; 1 that was overdue was completed, 1 lost "
          "its date.",
          "2 actions have a worse rating than at the end of 2014/15 Q4, 1 has "
          "a better one.",
          "1 action is green but overdue.",
          "3 actions are overdue, as many as at the end of 2014/15 Q4.",
          "1 action is new.", "1 action was completed."));
}

TEST_F(Summary, OneIsNotSeveral) {
  PlanReview& plan = Plan();
  Rate(plan, Rag::kRed, Rag::kAmber, 1);
  Rate(plan, Rag::kAmber, Rag::kUnrated, 1);
  Bridge(plan, {{OverdueLine::kDateMoved, 1}});
  EXPECT_THAT(
      Texts(),
      ElementsAre(
          "1 action has no rating any more.",
          // That a date was moved is no progress.
          "1 fewer action is overdue than at the end of 2014/15 Q4 (0 now).",
          "1 action that was overdue was moved to a later date.",
          "No action is red or overdue.",
          "1 fewer action is red than at the end of 2014/15 Q4 (0 now).",
          "1 action has a better rating than at the end of 2014/15 Q4."));
}

TEST_F(Summary, HasWordsForEachWayInAndOut) {
  struct Way {
    OverdueLine line;
    const char *one, *two;
  };
  for (const auto& [line, one, two] :
       {Way{OverdueLine::kNewly, "1 action became overdue.",
            "2 actions became overdue."},
        Way{OverdueLine::kReopened, "1 action was reopened.",
            "2 actions were reopened."},
        Way{OverdueLine::kConfigured,
            "1 action counts as overdue by the changed configuration.",
            "2 actions count as overdue by the changed configuration."},
        Way{OverdueLine::kCompleted, "1 action that was overdue was completed.",
            "2 actions that were overdue were completed."},
        Way{OverdueLine::kLeftThePlan,
            "1 action that was overdue left the plan.",
            "2 actions that were overdue left the plan."},
        Way{OverdueLine::kDateRemoved,
            "1 action that was overdue lost its date.",
            "2 actions that were overdue lost their dates."},
        Way{OverdueLine::kDateMoved,
            "1 action that was overdue was moved to a later date.",
            "2 actions that were overdue were moved to later dates."},
        Way{OverdueLine::kUnconfigured,
            "1 action that was overdue no longer counts by the changed "
            "configuration.",
            "2 actions that were overdue no longer count by the changed "
            "configuration."}}) {
    Bridge(Plan(), {{line, 1}});
    EXPECT_THAT(Texts(), testing::Contains(one));
    Bridge(Plan(), {{line, 2}});
    EXPECT_THAT(Texts(), testing::Contains(two));
  }
}

// That fewer are overdue is good where all of the others were completed.
TEST_F(Summary, FewerAreBetterByCompletionAlone) {
  const auto tones = [&](const auto& lines) {
    Bridge(Plan(), lines);
    std::vector<Tone> found;
    for (const SummaryLine& line : SummaryOf(review_))
      if (line.text.find("overdue") != std::string::npos &&
          line.text != "No action is red or overdue.")
        found.push_back(line.tone);
    return found;
  };
  using Lines = std::vector<std::pair<OverdueLine, std::size_t>>;
  using enum OverdueLine;
  EXPECT_THAT(tones(Lines{{kStill, 1}}), ElementsAre(Tone::kNeutral));
  EXPECT_THAT(tones(Lines{{kCompleted, 1}}),
              ElementsAre(Tone::kBetter, Tone::kBetter));
  EXPECT_THAT(tones(Lines{{kCompleted, 1}, {kDateMoved, 1}}),
              ElementsAre(Tone::kNeutral, Tone::kNeutral));
  EXPECT_THAT(tones(Lines{{kNewly, 1}, {kCompleted, 1}}),
              ElementsAre(Tone::kWorse, Tone::kNeutral));
  EXPECT_THAT(tones(Lines{{kNewly, 1}, {kCompleted, 2}}),
              ElementsAre(Tone::kWorse, Tone::kBetter));
  EXPECT_THAT(tones(Lines{{kNewly, 2}, {kCompleted, 1}}),
              ElementsAre(Tone::kWorse, Tone::kWorse));
}

TEST_F(Summary, OfOneReferralAndOfAsManyAsBefore) {
  RegisterReview reg;
  reg.received = {1, 1, {}};
  reg.beyond_target = {2, 2, {}};
  reg.in_time_ratio = {0.5, 0.5, {}};
  review_.registers = {reg};
  EXPECT_THAT(Texts(),
              ElementsAre("1 referral was received, as many as in 2014/15 Q4.",
                          "2 referrals are waiting beyond the target, as many "
                          "as at the end of 2014/15 Q4.",
                          "50% were triaged within the target, as in 2014/15 "
                          "Q4."));
  review_.complete = false;
  EXPECT_THAT(
      Texts(),
      ElementsAre("1 referral was received so far, as many as in the same part "
                  "of 2014/15 Q4.",
                  "2 referrals are waiting beyond the target, as many as at "
                  "the same point of 2014/15 Q4.",
                  "50% were triaged within the target, as in the same part of "
                  "2014/15 Q4."));
  // Without figures of before.
  review_.registers[0].received = {1, {}, {}};
  review_.registers[0].beyond_target = {2, {}, {}};
  review_.registers[0].in_time_ratio = {0.5, {}, {}};
  EXPECT_THAT(Texts(), ElementsAre("1 referral was received so far.",
                                   "50% were triaged within the target."));
}

// Every way into the list and out of it.
TEST_F(Summary, SaysWhereEachOverdueActionWent) {
  for (const OverdueLine line : kOverdueLines) {
    if (SignOf(line) == 0) continue;
    for (const std::size_t count : {1u, 2u}) {
      Bridge(Plan(), {{line, count}});
      const auto texts = Texts();
      const std::string start =
          (count == 1 ? "1 action " : "2 actions ") +
          std::string(SignOf(line) > 0 ? ""
                      : count == 1     ? "that was overdue "
                                       : "that were overdue ");
      EXPECT_THAT(texts, testing::Contains(testing::StartsWith(start)));
    }
  }
}

TEST_F(Summary, WithoutAnEarlierQuarterNothingIsCompared) {
  PlanReview& plan = Plan();
  plan.overdue_compared.before = std::nullopt;
  plan.since = *MakeDate(2015, 5, 4);
  Rate(plan, Rag::kAmber, Rag::kRed, 1);
  EXPECT_THAT(Texts(),
              ElementsAre("1 more action is red than on 4 May 2015 (1 now).",
                          "1 action has a worse rating than on 4 May 2015.",
                          HasSubstr("history of the plan begins on 4 May "
                                    "2015, so there is no earlier quarter")));
  // The first version is the last day's.
  plan.since = review_.end;
  EXPECT_THAT(Texts(), ElementsAre("1 action is red.",
                                   HasSubstr("begins on 30 June 2015")));
}

TEST_F(Summary, OfReferrals) {
  RegisterReview reg;
  reg.received = {1250, 1200, {}};
  reg.beyond_target = {4, 3, {}};
  reg.in_time_ratio = {0.853, 0.574, {}};
  review_.registers = {reg};
  EXPECT_THAT(
      Texts(),
      ElementsAre("1 more referral is waiting beyond the target than at the "
                  "end of 2014/15 Q4 (4 now).",
                  "1,250 referrals were received, 50 more than in 2014/15 Q4.",
                  "85% were triaged within the target, 28 percentage points "
                  "more than in 2014/15 Q4."));
  review_.complete = false;
  EXPECT_THAT(Texts(),
              testing::Contains("1,250 referrals were received so far, 50 more "
                                "than in the same part of 2014/15 Q4."));
  review_.registers[0] = {};
  EXPECT_THAT(Texts(), IsEmpty());
}

TEST_F(Summary, OfMeasures) {
  const auto line = [](const char* name, Compared value, Polarity polarity,
                       Rag rag = Rag::kUnrated) {
    return MeasureLine{.measure = name,
                       .unit = "£",
                       .area = {},
                       .partner = {},
                       .value = value,
                       .target = {},
                       .rag = rag,
                       .polarity = polarity,
                       .trend = {}};
  };
  MeasuresReview measures;
  measures.lines = {line("Up", {2000, 1000, {}}, Polarity::kMore),
                    line("Down", {5, 7, {}}, Polarity::kMore, Rag::kRed),
                    line("Neither", {5, 7, {}}, Polarity::kNone),
                    line("None yet", {{}, 7, {}}, Polarity::kMore),
                    line("Sum", {5, 100, 4}, Polarity::kMore)};
  measures.lines.back().accumulates = Accumulates::kConfigured;
  review_.measures = {measures};
  EXPECT_THAT(
      Texts(),
      ElementsAre("1 measure is red: Down.",
                  "1 measure got worse: Down (£2 less).",
                  "1 measure has no value in the quarter: None yet.",
                  "2 measures got better: Up (£1,000 more); Sum (£1 more than "
                  "last year)."));
  review_.measures[0].lines.assign(
      7, line("Up", {2000, 1000, {}}, Polarity::kMore));
  EXPECT_THAT(Texts(), ElementsAre(testing::EndsWith("; and 2 more.")));
  review_.measures[0].lines.resize(6);
  EXPECT_THAT(Texts(), ElementsAre(testing::EndsWith("; and 1 more.")));
  review_.measures[0].lines.resize(5);
  EXPECT_THAT(Texts(), ElementsAre(testing::EndsWith("; Up (£1,000 more).")));
  review_.measures[0].lines.assign(
      2, line("M", {{}, 7, {}}, Polarity::kMore, Rag::kRed));
  // What has no value is not red.
  EXPECT_THAT(Texts(),
              ElementsAre("2 measures have no value in the quarter: M; M."));
  review_.measures[0].lines.assign(
      2, line("M", {7, 7, {}}, Polarity::kMore, Rag::kRed));
  EXPECT_THAT(Texts(), ElementsAre("2 measures are red: M; M."));
}

}  // namespace
}  // namespace planwatch
