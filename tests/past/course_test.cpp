#include "daemon/past/course.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/history/pasts.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

constexpr const char* kOther = "Agree a protocol with the taxi firms";

// An action's versions, beside one that never changes; nullopt: it isn't there.
using Versions = std::vector<std::pair<Date, std::optional<Action>>>;

PlanPast PastWith(const Versions& versions) {
  std::vector<std::pair<Date, Plan>> plans;
  for (const auto& [day, action] : versions) {
    plans.emplace_back(day, PlanOf({{"9.9", kOther}}));
    if (action) plans.back().second.actions.push_back(*action);
  }
  return PastOf(plans);
}

Action ActionOf(Rag rag, std::string progress = {}) {
  Action action =
      PlanOf({{"1.1", "Train every school's lead", rag}}).actions.front();
  action.progress = std::move(progress);
  return action;
}

std::string Progress(const Action& action) { return action.progress; }

using Ratings = std::vector<RatingSpan>;
using Texts = std::vector<TextSpan>;

TEST(CourseTest, RatingsThatStayAreOneSpan) {
  const PlanPast past =
      PastWith({{Day("2015-01-01"), ActionOf(Rag::kAmber)},
                {Day("2015-02-01"), ActionOf(Rag::kAmber, "Begun")},
                {Day("2015-03-01"), ActionOf(Rag::kRed)}});
  const ActionTrace& trace = past.traces().back();
  EXPECT_EQ(RatingsUntil(trace, Day("2015-03-31")),
            (Ratings{{Rag::kAmber, Day("2015-01-01"), Day("2015-03-01")},
                     {Rag::kRed, Day("2015-03-01"), Day("2015-04-01")}}));
  // What is later than the day is not known on it.
  EXPECT_EQ(RatingsUntil(trace, Day("2015-02-15")),
            (Ratings{{Rag::kAmber, Day("2015-01-01"), Day("2015-02-16")}}));
  EXPECT_EQ(RatingsUntil(trace, Day("2014-12-31")), Ratings{});
}

TEST(CourseTest, ADateOfCompletionCountsFromItsDay) {
  Action action = ActionOf(Rag::kGreen);
  action.completed = Day("2015-02-10");
  const PlanPast past = PastWith({{Day("2015-01-01"), action}});
  const ActionTrace& trace = past.traces().back();
  EXPECT_EQ(RatingsUntil(trace, Day("2015-02-28")),
            (Ratings{{Rag::kGreen, Day("2015-01-01"), Day("2015-02-10")},
                     {Rag::kBlue, Day("2015-02-10"), Day("2015-03-01")}}));
  EXPECT_EQ(RatingsUntil(trace, Day("2015-02-09")),
            (Ratings{{Rag::kGreen, Day("2015-01-01"), Day("2015-02-10")}}));
}

TEST(CourseTest, AnActionThatComesBackHasAGap) {
  const PlanPast past =
      PastWith({{Day("2015-01-01"), ActionOf(Rag::kAmber, "Begun")},
                {Day("2015-02-01"), std::nullopt},
                {Day("2015-03-01"), ActionOf(Rag::kAmber, "Begun")}});
  const ActionTrace& trace = past.traces().back();
  EXPECT_EQ(RatingsUntil(trace, Day("2015-03-09")),
            (Ratings{{Rag::kAmber, Day("2015-01-01"), Day("2015-02-01")},
                     {std::nullopt, Day("2015-02-01"), Day("2015-03-01")},
                     {Rag::kAmber, Day("2015-03-01"), Day("2015-03-10")}}));
  EXPECT_EQ(TextsUntil(trace, Day("2015-03-09"), Progress),
            (Texts{{"Begun", Day("2015-01-01"), Day("2015-03-10")}}));
  EXPECT_EQ(LeftBy(trace, Day("2015-01-31")), std::nullopt);
  EXPECT_EQ(LeftBy(trace, Day("2015-02-20")), Day("2015-02-01"));
  EXPECT_EQ(LeftBy(trace, Day("2015-03-01")), std::nullopt);
}

TEST(CourseTest, RatingsEndWhereTheActionLeaves) {
  const PlanPast past = PastWith({{Day("2015-01-01"), ActionOf(Rag::kRed)},
                                  {Day("2015-02-01"), std::nullopt}});
  const ActionTrace& trace = past.traces().back();
  EXPECT_EQ(RatingsUntil(trace, Day("2015-06-30")),
            (Ratings{{Rag::kRed, Day("2015-01-01"), Day("2015-02-01")}}));
  EXPECT_EQ(LeftBy(trace, Day("2015-06-30")), Day("2015-02-01"));
  EXPECT_EQ(LeftBy(trace, Day("2014-06-30")), std::nullopt);
}

TEST(CourseTest, EachVersionOfATextHasItsDays) {
  const PlanPast past =
      PastWith({{Day("2015-01-01"), ActionOf(Rag::kAmber)},
                {Day("2015-02-01"), ActionOf(Rag::kAmber, "Begun")},
                {Day("2015-03-01"), ActionOf(Rag::kRed, "Begun")},
                {Day("2015-04-01"), ActionOf(Rag::kRed, "Held up")}});
  const ActionTrace& trace = past.traces().back();
  EXPECT_EQ(TextsUntil(trace, Day("2015-04-01"), Progress),
            (Texts{{"", Day("2015-01-01"), Day("2015-02-01")},
                   {"Begun", Day("2015-02-01"), Day("2015-04-01")},
                   {"Held up", Day("2015-04-01"), Day("2015-04-02")}}));
  EXPECT_EQ(TextsUntil(trace, Day("2014-04-01"), Progress), Texts{});
}

}  // namespace
}  // namespace planwatch
