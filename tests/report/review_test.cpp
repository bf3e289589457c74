// The review of a quarter, from histories of a few versions: what each list
// holds, and where its boundaries lie.
#include "daemon/report/review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Quarter kQuarter{2015, 1};  // April to June 2015

class ReviewTest : public testing::Test {
 protected:
  ReviewTest() {
    Config config = test::EmptyConfig();
    config.history = HistoryOptions{folder_ / "history.db"};
    config.entries = {test::PlanEntry("cse", "plan.docx")};
    config.entries[0].title = "CSE plan";
    config_ = std::make_shared<Config>(std::move(config));
  }

  void Record(const char* day, const Plan& plan) {
    auto opened =
        History::Open(config_->history->file, History::Access::kWrite);
    ASSERT_TRUE(opened);
    ASSERT_TRUE(opened->history->RecordPlan("cse", Day(day), plan));
  }
  Result<QuarterReview> Try(Quarter quarter, const char* today,
                            bool for_the_public = false) const {
    const Result<Past> past = Past::Open(config_);
    EXPECT_TRUE(past);
    return MakeReview(*past, {.quarter = quarter,
                              .today = Day(today),
                              .for_the_public = for_the_public});
  }
  PlanReview Review(const char* today = "2015-07-01") const {
    const Result<QuarterReview> review = Try(kQuarter, today);
    EXPECT_TRUE(review) << review.error().message();
    return review && !review->plans.empty() ? review->plans[0] : PlanReview{};
  }
  static std::vector<std::string> Of(const std::vector<ActionLine>& lines) {
    std::vector<std::string> references;
    for (const ActionLine& line : lines) references.push_back(line.reference);
    return references;
  }

  // Of the bridge's line of that name.
  static const std::vector<ActionLine>& LineOf(const Bridge& bridge,
                                               std::string_view name) {
    return std::find_if(
               bridge.lines.begin(), bridge.lines.end(),
               [&](const BridgeLine& line) { return line.name == name; })
        ->actions;
  }
  static std::vector<std::string> DatesOf(const ActionLine& line) {
    std::vector<std::string> dates;
    for (const DueDate& each : line.due)
      dates.push_back(each.date ? FormatDate(*each.date) : "none");
    return dates;
  }
  static const std::vector<ActionLine>& Newly(const PlanReview& review) {
    return LineOf(review.overdue_bridge, "newly");
  }
  static std::vector<ActionLine> ChangedRag(const PlanReview& review) {
    std::vector<ActionLine> lines;
    for (const RatingFlow& flow : review.flows)
      if (flow.from && flow.to && flow.from != flow.to)
        lines.insert(lines.end(), flow.actions.begin(), flow.actions.end());
    return lines;
  }

  const test::TempFolder folder_;
  std::shared_ptr<Config> config_;
};

// A page of it is expensive, and ends when nobody waits for it.
TEST_F(ReviewTest, StopsBetweenTwoEntriesWhereItIsAbandoned) {
  Record("2015-03-31", PlanOf({{"A", "Agree the protocol", Rag::kAmber}}));
  config_->entries.push_back(test::PlanEntry("other", "other.docx"));
  int asked = 0;
  const auto after = [&](int times) {
    return [&asked, times] { return ++asked > times; };
  };
  EXPECT_FALSE(Past::Open(config_, after(1)));
  EXPECT_EQ(asked, 2);
  const Result<Past> past = Past::Open(config_, after(9));
  ASSERT_TRUE(past);
  asked = 0;
  EXPECT_FALSE(MakeReview(*past, {.quarter = kQuarter,
                                  .today = Day("2015-07-01"),
                                  .abandoned = after(1)}));
  EXPECT_EQ(asked, 2);
}

// One change of each action between the two quarters' ends.
TEST_F(ReviewTest, ListsWhatChangedInTheQuarter) {
  Record("2015-03-31", PlanOf({{"A", "Agree the protocol", Rag::kAmber},
                               {"B", "Brief the schools", Rag::kRed},
                               {"C", "Commission a helpline", Rag::kGreen},
                               {"D", "Drop this one", Rag::kRed}}));
  Record("2015-06-30", PlanOf({{"A", "Agree the protocol", Rag::kBlue},
                               {"B", "Brief the schools", Rag::kGreen},
                               {"C", "Commission a helpline", Rag::kGreen},
                               {"E", "Establish a panel", Rag::kRed}}));
  const PlanReview review = Review();
  EXPECT_EQ(review.name, "cse");
  EXPECT_EQ(review.title, "CSE plan");
  EXPECT_THAT(Of(review.completed), ElementsAre("A"));
  // The worst before first.
  EXPECT_THAT(Of(ChangedRag(review)), ElementsAre("B", "A"));
  EXPECT_EQ(ChangedRag(review)[0].was, Rag::kRed);
  EXPECT_EQ(ChangedRag(review)[0].rag, Rag::kGreen);
  EXPECT_THAT(Of(LineOf(review.count_bridge, "new")), ElementsAre("E"));
  EXPECT_EQ(LineOf(review.count_bridge, "new")[0].was, std::nullopt);
  EXPECT_THAT(Of(LineOf(review.count_bridge, "gone")), ElementsAre("D"));
  EXPECT_EQ(review.since, Day("2015-03-31"));
  EXPECT_EQ(review.rows_not_used, 0u);
}

TEST_F(ReviewTest, NothingIsNewBeforeTheHistoryBegins) {
  Record("2015-04-01", PlanOf({{"A", "Agree the protocol", Rag::kBlue}}));
  const PlanReview review = Review();
  EXPECT_EQ(review.since, Day("2015-04-01"));
  EXPECT_THAT(LineOf(review.count_bridge, "new"), IsEmpty());
  EXPECT_THAT(review.completed, IsEmpty());
  EXPECT_THAT(ChangedRag(review), IsEmpty());
  EXPECT_EQ(review.by_rag[3].now, 1.0);
  EXPECT_EQ(review.by_rag[3].before, std::nullopt);
}

TEST_F(ReviewTest, WhatWasGoneBeforeTheQuarterIsNotGoneInIt) {
  Record("2015-01-31",
         PlanOf({{"A", "Agree the protocol"}, {"B", "Brief the schools"}}));
  Record("2015-03-31", PlanOf({{"A", "Agree the protocol"}}));
  EXPECT_THAT(LineOf(Review().count_bridge, "gone"), IsEmpty());
}

// Overdue at the end: already at the end of the quarter before, or newly.
TEST_F(ReviewTest, OverdueIsAfterTheDueDayInThePlansOrder) {
  Record("2015-03-31",
         PlanOf({{"still", "One", Rag::kRed, "2015-03-30"},
                 {"longer", "Two", Rag::kRed, "2015-01-31"},
                 {"on the day before", "Three", Rag::kRed, "2015-03-31"},
                 {"first late day", "Four", Rag::kGreen, "2015-06-29"},
                 {"not yet", "Five", Rag::kGreen, "2015-06-30"},
                 {"done", "Six", Rag::kBlue, "2015-01-31"}}));
  Record("2015-06-30",
         PlanOf({{"still", "One", Rag::kRed, "2015-03-30"},
                 {"longer", "Two", Rag::kRed, "2015-01-31"},
                 {"on the day before", "Three", Rag::kRed, "2015-03-31"},
                 {"first late day", "Four", Rag::kGreen, "2015-06-29"},
                 {"not yet", "Five", Rag::kGreen, "2015-06-30"},
                 {"done", "Six", Rag::kBlue, "2015-01-31"},
                 {"new and late", "Seven", Rag::kRed, "2015-06-01"}}));
  const PlanReview review = Review();
  EXPECT_THAT(Of(LineOf(review.overdue_bridge, "still")),
              ElementsAre("still", "longer"));
  EXPECT_THAT(Of(Newly(review)), ElementsAre("on the day before",
                                             "first late day", "new and late"));
  EXPECT_EQ(Newly(review)[0].days_overdue, 91);
  EXPECT_EQ(Newly(review)[1].days_overdue, 1);
  EXPECT_THAT(Of(review.green_overdue), ElementsAre("first late day"));
  EXPECT_EQ(review.overdue, 5u);
  EXPECT_EQ(review.overdue_compared.now, 5.0);
  EXPECT_EQ(review.overdue_compared.before, 2.0);
  EXPECT_EQ(review.overdue_compared.year_before, std::nullopt);
}

TEST_F(ReviewTest, ListsWhatThePlanDoesNotSay) {
  Plan plan = PlanOf({{"date", "One", Rag::kAmber},
                      {"lead", "Two", Rag::kAmber, "2015-12-31"},
                      {"rag", "Three", Rag::kUnrated, "2015-12-31"},
                      {"green", "Four", Rag::kGreen, "2015-12-31"},
                      {"blue", "Five", Rag::kBlue, "2015-12-31"},
                      {"completed", "Six", Rag::kUnrated, "2015-12-31"}});
  plan.actions[1].responsible.clear();
  plan.actions[3].evidence = "Minutes";
  // As the figures have it: blue since.
  plan.actions[5].completed = Day("2015-06-30");
  Record("2015-06-01", plan);
  const PlanReview review = Review();
  EXPECT_THAT(Of(review.without_date), ElementsAre("date"));
  EXPECT_THAT(Of(review.without_lead), ElementsAre("lead"));
  EXPECT_THAT(Of(review.without_rag), ElementsAre("rag"));
  EXPECT_THAT(Of(review.without_evidence), ElementsAre("blue", "completed"));
  EXPECT_EQ(review.actions[Rag::kUnrated], 1u);
  EXPECT_EQ(review.actions[Rag::kBlue], 2u);
}

TEST_F(ReviewTest, EachDueDateThatAnActionHadIsThereOnce) {
  const auto due = [](const char* date, const char* revised) {
    Plan plan = PlanOf({{"A", "Agree the protocol", Rag::kRed, date}});
    plan.actions[0].due.revised = ParseIsoDate(revised);
    return plan;
  };
  Record("2015-01-01", due("2015-03-31", ""));
  Record("2015-02-01", due("2015-03-31", ""));
  Record("2015-04-01", due("2015-03-31", "2015-06-30"));
  Record("2015-05-01", due("2015-03-31", "2015-09-30"));
  Record("2015-07-01", due("2015-12-31", ""));  // after the quarter
  const PlanReview review = Review("2015-07-10");
  EXPECT_THAT(DatesOf(Newly(review).at(0)),
              ElementsAre("2015-03-31", "2015-06-30", "2015-09-30"));
}

TEST_F(ReviewTest, ADateOfTheLastDayIsTheQuarters) {
  Record("2015-03-31", PlanOf({{"A", "One", Rag::kRed, "2015-04-30"}}));
  Record("2015-06-30", PlanOf({{"A", "One", Rag::kRed, "2015-05-31"}}));
  EXPECT_THAT(DatesOf(Newly(Review()).at(0)),
              ElementsAre("2015-04-30", "2015-05-31"));
}

TEST_F(ReviewTest, LeadsAreShownUnlessHiddenOrForThePublic) {
  Record("2015-06-01", PlanOf({{"A", "Agree the protocol"}}));
  EXPECT_TRUE(Review().leads_shown);
  EXPECT_THAT(Review().without_date.at(0).leads,
              ElementsAre("Head of Service"));
  const auto for_the_public = Try(kQuarter, "2015-07-01", true);
  EXPECT_TRUE(for_the_public->for_the_public);
  EXPECT_FALSE(for_the_public->plans[0].leads_shown);
  EXPECT_THAT(for_the_public->plans[0].without_date.at(0).leads, IsEmpty());
  std::get<PlanOptions>(config_->entries[0].options).leads_hidden = true;
  EXPECT_FALSE(Review().leads_shown);
  EXPECT_THAT(Review().without_date.at(0).leads, IsEmpty());
}

TEST_F(ReviewTest, ComparesWithTheQuarterBeforeAndTheYearBefore) {
  Record("2014-06-30", PlanOf({{"A", "One", Rag::kRed}}));
  Record("2015-03-31",
         PlanOf({{"A", "One", Rag::kRed}, {"B", "Two", Rag::kRed}}));
  Record("2015-06-30", PlanOf({{"A", "One", Rag::kRed},
                               {"B", "Two", Rag::kRed},
                               {"C", "Three", Rag::kRed}}));
  const PlanReview review = Review();
  ASSERT_EQ(review.by_rag.size(), kAllRags.size());
  EXPECT_EQ(review.by_rag[0].now, 3.0);
  EXPECT_EQ(review.by_rag[0].before, 2.0);
  EXPECT_EQ(review.by_rag[0].year_before, 1.0);
  EXPECT_EQ(review.by_rag[1].now, 0.0);
  ASSERT_EQ(review.trend.size(), 8u);
  EXPECT_EQ(review.trend.front().quarter, (Quarter{2013, 2}));
  EXPECT_EQ(review.trend.front().actions, std::nullopt);
  EXPECT_EQ(review.trend.back().quarter, kQuarter);
  EXPECT_EQ(review.trend.back().actions->total(), 3u);
  EXPECT_EQ(review.trend[6].actions->total(), 2u);
  EXPECT_EQ(review.trend[3].actions->total(), 1u);
  EXPECT_EQ(review.trend[2].actions, std::nullopt);
}

TEST_F(ReviewTest, AQuarterThatHasNotEndedIsReviewedUpToToday) {
  Record("2015-04-10", PlanOf({{"A", "One", Rag::kRed, "2015-05-17"}}));
  Record("2015-05-19", PlanOf({{"A", "One", Rag::kBlue, "2015-05-17"}}));
  const auto review = Try(kQuarter, "2015-05-18");
  ASSERT_TRUE(review);
  EXPECT_FALSE(review->complete);
  EXPECT_EQ(review->start, Day("2015-04-01"));
  EXPECT_EQ(review->end, Day("2015-05-18"));
  EXPECT_EQ(review->plans[0].actions[Rag::kRed], 1u);
  EXPECT_EQ(review->plans[0].overdue, 1u);
  // Its last day has not ended either.
  EXPECT_FALSE(Try(kQuarter, "2015-06-30")->complete);
  EXPECT_EQ(Try(kQuarter, "2015-06-30")->end, Day("2015-06-30"));
  EXPECT_TRUE(Try(kQuarter, "2015-07-01")->complete);
  EXPECT_EQ(Try(kQuarter, "2015-07-01")->end, Day("2015-06-30"));
}

TEST_F(ReviewTest, SaysWhoseItIsWhenItWasMadeAndItsMarking) {
  Record("2015-06-01", PlanOf({{"A", "Agree the protocol"}}));
  config_->marking = "OFFICIAL-SENSITIVE";
  config_->entries[0].labels = {{"area", "coventry"}, {"board", "north"}};
  config_->entries.push_back(test::PlanEntry("other", "other.docx"));
  config_->entries[1].labels = {{"area", "rugby"}, {"board", "north"}};
  const auto review = Try(kQuarter, "2015-07-10");
  EXPECT_EQ(review->made, Day("2015-07-10"));
  EXPECT_EQ(review->marking, "OFFICIAL-SENSITIVE");
  EXPECT_THAT(review->labels.at("area"), ElementsAre("coventry", "rugby"));
  EXPECT_THAT(review->labels.at("board"), ElementsAre("north"));
}

TEST_F(ReviewTest, AQuarterThatHasNotBegunIsAnError) {
  Record("2015-03-01", PlanOf({{"A", "One"}}));
  const auto review = Try(kQuarter, "2015-03-31");
  ASSERT_FALSE(review);
  EXPECT_EQ(review.error().message(),
            "the quarter 2015/16 Q1 begins on 2015-04-01; choose one that has "
            "begun");
  EXPECT_TRUE(Try(kQuarter, "2015-04-01"));
}

TEST_F(ReviewTest, AnEmptyHistorySaysWhatFillsIt) {
  ASSERT_TRUE(History::Open(config_->history->file, History::Access::kWrite));
  const auto review = Try(kQuarter, "2015-07-02");
  ASSERT_FALSE(review);
  EXPECT_EQ(review.error().message(),
            "the history has nothing of the quarter 2015/16 Q1; it is empty: "
            "let the daemon run, or record earlier versions of the plan");
}

TEST_F(ReviewTest, AQuarterBeforeTheHistoryIsAnError) {
  Record("2015-07-01", PlanOf({{"A", "One"}}));
  const auto review = Try(kQuarter, "2015-07-02");
  ASSERT_FALSE(review);
  EXPECT_EQ(review.error().message(),
            "the history has nothing of the quarter 2015/16 Q1; it begins on "
            "2015-07-01");
  Record("2015-06-30", PlanOf({{"A", "One"}}));
  EXPECT_TRUE(Try(kQuarter, "2015-07-02"));
}

}  // namespace
}  // namespace planwatch
