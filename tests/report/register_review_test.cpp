// The review of a register, from releases by hand: which of them are a
// quarter's, and when two tables differ by what can be told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/history/history.h"
#include "daemon/report/review.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

constexpr Quarter kQuarter{2015, 1};  // April to June 2015
using Counted = std::optional<std::size_t>;

class RegisterReviewTest : public testing::Test {
 protected:
  RegisterReviewTest() {
    config_ = std::make_shared<Config>(test::EmptyConfig());
    config_->history = HistoryOptions{folder_ / "history.db"};
    config_->entries = {test::RegisterEntry("cmog", "register.csv")};
    config_->entries[0].title = "Referrals";
  }

  // The quarter's count of received is `received`.
  void Release(const char* day, std::size_t received) {
    releases_.days[Day(day)].totals = {
        .received = 1000,
        .triaged = 900,
        .awaiting = received + 2,
        .awaiting_beyond_target = received + 3,
        .received_within = {1, 2, received, 3},
        .triaged_within = {4, 5, received + 1, 6}};
  }
  void Table(RegisterBy by, const char* day, std::size_t total,
             std::vector<LabelledCount> shown) {
    ReleasedTable table;
    table.as_at = Day(day);
    table.total = total;
    table.shown = std::move(shown);
    releases_.chains[by].tables.push_back(std::move(table));
  }
  RegisterReview Review(const char* today = "2015-07-10") const {
    auto opened =
        History::Open(config_->history->file, History::Access::kWrite);
    EXPECT_TRUE(opened->history->KeepReleases("cmog", releases_));
    const Result<Past> past = Past::Open(config_);
    const auto review =
        MakeReview(*past, {.quarter = kQuarter, .today = Day(today)});
    EXPECT_TRUE(review) << review.error().message();
    return review && !review->registers.empty() ? review->registers[0]
                                                : RegisterReview{};
  }
  // Of the quarter's end and the one before.
  void TwoEnds() {
    Release("2015-03-31", 10);
    Release("2015-06-30", 20);
  }

  const test::TempFolder folder_;
  std::shared_ptr<Config> config_;
  RegisterReleases releases_;
};

TEST_F(RegisterReviewTest, ComparesWhatWasReleasedAtTheQuartersEnds) {
  Release("2014-06-30", 5);
  TwoEnds();
  const RegisterReview review = Review();
  EXPECT_EQ(review.name, "cmog");
  EXPECT_EQ(review.title, "Referrals");
  double more = 0;
  for (const Compared* each : {&review.received, &review.triaged,
                               &review.awaiting, &review.beyond_target}) {
    EXPECT_EQ(each->now, 20 + more);
    EXPECT_EQ(each->before, 10 + more);
    EXPECT_EQ(each->year_before, 5 + more);
    ++more;
  }
  ASSERT_EQ(review.trend.size(), 8u);
  EXPECT_EQ(review.trend.back().quarter, kQuarter);
  EXPECT_EQ(review.trend.back().received, Counted(20));
  EXPECT_EQ(review.trend.back().triaged, Counted(21));
  EXPECT_EQ(review.trend[6].received, Counted(10));
  EXPECT_EQ(review.trend[5].received, std::nullopt);
  EXPECT_EQ(review.trend[3].received, Counted(5));
}

// What was released before its end is not the quarter's figure.
TEST_F(RegisterReviewTest, AnEndedQuarterHasTheReleaseOfItsLastDayAlone) {
  Release("2015-03-30", 10);
  Release("2015-06-29", 20);
  EXPECT_EQ(Review().received.now, std::nullopt);
  EXPECT_EQ(Review().received.before, std::nullopt);
  Release("2015-06-30", 21);
  EXPECT_EQ(Review().received.now, 21.0);
}

TEST_F(RegisterReviewTest, AQuarterSoFarHasTheLastReleaseWithinIt) {
  Release("2015-03-31", 10);
  EXPECT_EQ(Review("2015-05-18").received.now, std::nullopt);
  Release("2015-04-01", 11);
  Release("2015-05-18", 12);
  Release("2015-05-19", 13);
  EXPECT_EQ(Review("2015-04-01").received.now, 11.0);
  EXPECT_EQ(Review("2015-05-17").received.now, 11.0);
  EXPECT_EQ(Review("2015-05-18").received.now, 12.0);
  // On the last day it counts as ended: only that day's release is its.
  EXPECT_EQ(Review("2015-06-29").received.now, 13.0);
  EXPECT_EQ(Review("2015-06-30").received.now, std::nullopt);
}

// Not with the whole of an earlier quarter.
TEST_F(RegisterReviewTest, AQuarterSoFarIsComparedWithTheSamePartOfOthers) {
  Release("2014-05-12", 5);
  Release("2014-05-19", 6);
  Release("2015-02-16", 7);
  Release("2015-02-23", 8);
  TwoEnds();
  Release("2015-05-18", 12);
  const RegisterReview review = Review("2015-05-18");
  EXPECT_EQ(review.received.now, 12.0);
  EXPECT_EQ(review.received.before, 7.0);
  EXPECT_EQ(review.received.year_before, 5.0);
  EXPECT_EQ(review.awaiting.before, 9.0);
  EXPECT_EQ(review.trend[6].received, Counted(10));
  // Nothing had been released of it by then.
  EXPECT_EQ(Review("2015-05-15").received.before, std::nullopt);
}

TEST_F(RegisterReviewTest, ACellIsWhatTwoTablesDifferBy) {
  TwoEnds();
  Table(RegisterBy::kOutcome, "2015-03-31", 50,
        {{"further", 30}, {"none", 20}, {"other", 9}});
  Table(RegisterBy::kOutcome, "2015-06-30", 70,
        {{"further", 42}, {"none", 20}, {"other", 8}});
  Table(RegisterBy::kSource, "2015-03-31", 50, {{"Police", 50}});
  Table(RegisterBy::kSource, "2015-06-30", 70, {{"Health", 70}});
  const RegisterReview review = Review();
  ASSERT_TRUE(review.by_outcome.configured);
  ASSERT_EQ(review.by_outcome.cells.size(), 3u);
  EXPECT_EQ(review.by_outcome.cells[0].label, "further");
  EXPECT_EQ(review.by_outcome.cells[0].now, Counted(12));
  EXPECT_EQ(review.by_outcome.cells[1].now, Counted(0));
  // Records were corrected.
  EXPECT_EQ(review.by_outcome.cells[2].now, std::nullopt);
  EXPECT_EQ(review.by_outcome.as_at, Day("2015-06-30"));
  // Held back in one of the two.
  EXPECT_EQ(review.by_source.cells[0].label, "Police");
  EXPECT_EQ(review.by_source.cells[0].now, std::nullopt);
  EXPECT_EQ(review.by_source.cells[1].now, std::nullopt);
}

TEST_F(RegisterReviewTest, EachQuarterHasTablesOfItsOwn) {
  for (const char* day :
       {"2014-03-31", "2014-06-30", "2014-12-31", "2015-03-31", "2015-06-30"})
    Release(day, 10);
  std::size_t count = 1;
  for (const char* day :
       {"2014-03-31", "2014-06-30", "2014-12-31", "2015-03-31", "2015-06-30"})
    Table(RegisterBy::kOutcome, day, 1000, {{"further", count *= 10}});
  const ReviewCell further = Review().by_outcome.cells[0];
  EXPECT_EQ(further.now, Counted(100000 - 10000));
  EXPECT_EQ(further.before, Counted(10000 - 1000));
  EXPECT_EQ(further.year_before, Counted(100 - 10));
}

TEST_F(RegisterReviewTest, TablesOfOtherDaysAreNotCompared) {
  TwoEnds();
  const auto further = [&](const char* from, const char* to) {
    releases_.chains.clear();
    Table(RegisterBy::kOutcome, from, 50, {{"further", 30}});
    if (*to != 0) Table(RegisterBy::kOutcome, to, 70, {{"further", 42}});
    return Review().by_outcome;
  };
  EXPECT_EQ(further("2015-03-31", "2015-06-30").cells[0].now, Counted(12));
  EXPECT_EQ(further("2015-03-30", "2015-06-30").cells[0].now, std::nullopt);
  EXPECT_EQ(further("2015-03-31", "2015-06-29").cells[0].now, std::nullopt);
  EXPECT_EQ(further("2015-03-31", "2015-06-29").as_at, Day("2015-06-29"));
  EXPECT_EQ(further("2015-03-31", "").cells[0].now, std::nullopt);
  EXPECT_EQ(further("2015-03-31", "").as_at, Day("2015-03-31"));
  EXPECT_EQ(further("2015-07-01", "").as_at, std::nullopt);
}

TEST_F(RegisterReviewTest, WhatWasReleasedBeforeTheQuarterMustBeKnown) {
  Release("2015-06-30", 20);
  Table(RegisterBy::kOutcome, "2015-03-31", 50, {{"further", 30}});
  Table(RegisterBy::kOutcome, "2015-06-30", 70, {{"further", 42}});
  EXPECT_EQ(Review().by_outcome.cells[0].now, std::nullopt);
}

TEST_F(RegisterReviewTest, TheShareInTimeIsOfThoseTriagedInTheQuarter) {
  TwoEnds();
  const auto ratio = [&](std::size_t total, std::size_t in_time) {
    releases_.chains.clear();
    Table(RegisterBy::kInTime, "2015-03-31", 50,
          {{std::string(kInTimeLabel), 30}});
    Table(RegisterBy::kInTime, "2015-06-30", total,
          {{std::string(kInTimeLabel), in_time}});
    return Review().in_time_ratio.now;
  };
  EXPECT_EQ(ratio(70, 45), 0.75);
  EXPECT_EQ(ratio(70, 50), 1.0);
  EXPECT_EQ(ratio(70, 30), 0.0);
  EXPECT_EQ(ratio(70, 51), std::nullopt);  // more than there were
  EXPECT_EQ(ratio(70, 29), std::nullopt);  // fewer than before
  EXPECT_EQ(ratio(50, 30), std::nullopt);  // none was triaged
  EXPECT_EQ(ratio(49, 30), std::nullopt);
  EXPECT_EQ(ratio(51, 31), 1.0);
}

TEST_F(RegisterReviewTest, IsBrokenDownOnlyWhereItMayBe) {
  TwoEnds();
  auto& options = std::get<ReferralOptions>(config_->entries[0].options);
  options.sources.clear();
  EXPECT_TRUE(Review().by_outcome.configured);
  EXPECT_FALSE(Review().by_source.configured);
  EXPECT_TRUE(Review().by_source.cells.empty());
  // A part of another register.
  config_->entries[0].is_part = true;
  EXPECT_FALSE(Review().by_outcome.configured);
}

TEST_F(RegisterReviewTest, IsLeftOutBeforeItsFirstRelease) {
  Release("2015-07-01", 10);
  const Result<Past> nothing = [&] {
    auto opened =
        History::Open(config_->history->file, History::Access::kWrite);
    EXPECT_TRUE(opened->history->KeepReleases("cmog", releases_));
    EXPECT_TRUE(opened->history->RecordPlan("cse", Day("2015-05-01"),
                                            PlanOf({{"A", "One"}})));
    config_->entries.push_back(test::PlanEntry("cse", "plan.docx"));
    return Past::Open(config_);
  }();
  const auto review =
      MakeReview(*nothing, {.quarter = kQuarter, .today = Day("2015-07-10")});
  ASSERT_TRUE(review);
  EXPECT_TRUE(review->registers.empty());
  EXPECT_EQ(review->plans.size(), 1u);
}

}  // namespace
}  // namespace planwatch
