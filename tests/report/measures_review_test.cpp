// The measures of a review: what each value is compared with.
#include "daemon/report/measures_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "daemon/history/history.h"
#include "daemon/report/report.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Values = std::vector<std::optional<double>>;
constexpr std::nullopt_t kNone = std::nullopt;

TEST(SamePart, IsTheSameDayOfTheSameMonthAndAMonthsEndItsEnd) {
  const Calendar calendar = *Calendar::Make("Europe/London", 4, {});
  const auto part = [&](const char* day, Quarter other) {
    const Date date = Day(day);
    return FormatDate(
        SamePart(date, calendar.QuarterOf(date), other, calendar));
  };
  EXPECT_EQ(part("2015-08-20", {2015, 1}), "2015-05-20");
  EXPECT_EQ(part("2015-08-20", {2014, 2}), "2014-08-20");
  EXPECT_EQ(part("2015-07-31", {2015, 1}), "2015-04-30");
  EXPECT_EQ(part("2015-06-30", {2014, 4}), "2015-03-31");
  EXPECT_EQ(part("2015-04-01", {2014, 4}), "2015-01-01");
  EXPECT_EQ(part("2015-05-30", {2014, 4}), "2015-02-28");
  EXPECT_EQ(part("2016-02-29", {2014, 4}), "2015-02-28");
  EXPECT_EQ(part("2016-03-31", {2015, 3}), "2015-12-31");
}

TEST(StartsAnewEachYear, IsGuessedOfSumsAlone) {
  constexpr Quarter kQ1{2015, 1}, kQ4{2014, 4};
  const struct {
    Values values;
    Quarter last;
    std::optional<bool> anew;
  } cases[] = {
      {{20, 30, 45, 10, 22, 31, 40, 12}, kQ1, true},
      {{10, 20, 30, 40, 12}, kQ1, true},
      // Too few values: no year's beginning, or no rise.
      {{10, 20, 30, 40}, kQ4, kNone},
      {{30, 40, 12}, kQ1, kNone},
      {{10, 10, 10, 20, 5}, kQ1, kNone},
      {{}, kQ1, kNone},
      {{kNone, kNone, kNone, kNone, kNone}, kQ1, kNone},
      // It falls within a year, or goes on in April.
      {{10, 20, 15, 40, 12}, kQ1, false},
      {{10, 20, 30, 40, 50}, kQ1, false},
      {{30, 32, 35, 38, 33}, kQ1, false},
      // A gap hides neither; a year that ended unknown tells nothing.
      {{10, kNone, 30, 40, 12, 20, 30}, {2015, 3}, true},
      {{10, 20, 30, kNone, 12, 20, 30}, {2015, 3}, kNone},
      {{0, 0, 0, 0, 0, 1, 2, 3}, kQ4, kNone},
  };
  for (const auto& c : cases)
    EXPECT_EQ(StartsAnewEachYear(c.values, c.last), c.anew)
        << testing::PrintToString(c.values);
}

class MeasuresReviewTest : public testing::Test {
 protected:
  MeasuresReviewTest() {
    Config config = test::EmptyConfig();
    config.history = HistoryOptions{folder_ / "history.db"};
    Entry entry;
    entry.name = entry.title = "service";
    MeasureOptions options;
    options.persons = false;
    entry.options = options;
    config.entries = {entry};
    config_ = std::make_shared<Config>(std::move(config));
  }

  void Add(const char* measure,
           const std::vector<std::pair<const char*, double>>& values,
           const MeasurePoint& like = {}) {
    MeasureSeries series{
        .measure = measure, .area = {}, .partner = {}, .points = {}};
    for (const auto& [day, value] : values) {
      series.points.push_back(like);
      series.points.back().date = Day(day);
      series.points.back().value = value;
    }
    measures_.series.push_back(series);
  }
  QuarterReview Review(Quarter quarter, const char* today) {
    {
      auto opened =
          History::Open(config_->history->file, History::Access::kWrite);
      EXPECT_TRUE(opened);
      measures_.persons = false;
      EXPECT_TRUE(opened->history->RecordMeasures("service", measures_));
    }
    return *MakeReview(*Past::Open(config_),
                       {.quarter = quarter, .today = Day(today)});
  }
  MeasuresReview Of(Quarter quarter, const char* today) {
    return Review(quarter, today).measures.at(0);
  }

  const test::TempFolder folder_;
  std::shared_ptr<Config> config_;
  Measures measures_;
};

constexpr Quarter kSpring{2015, 1};  // April to June 2015

TEST_F(MeasuresReviewTest, WhatHasNoValueYetKeepsItsRow) {
  Add("A", {{"2015-03-31", 1}, {"2015-06-30", 2}});
  Add("B", {{"2014-12-31", 7}}, {.target = 5, .unit = "days"});
  Add("C", {{"2015-06-30", 3}});
  Add("Long ago", {{"2013-01-31", 3}});
  const QuarterReview review = Review(kSpring, "2015-07-10");
  const auto& lines = review.measures.at(0).lines;
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].measure, "A");
  EXPECT_EQ(lines[1].measure, "B");
  EXPECT_EQ(lines[2].measure, "C");
  EXPECT_EQ(lines[1].value.now, std::nullopt);
  EXPECT_EQ(lines[1].target, std::nullopt);
  EXPECT_EQ(lines[1].rag, Rag::kUnrated);
  EXPECT_EQ(lines[1].unit, "days");
  EXPECT_THAT(lines[1].trend, ElementsAre(kNone, kNone, kNone, kNone, kNone,
                                          7.0, kNone, kNone));
  EXPECT_THAT(ReportBody(review).str(),
              HasSubstr(">B</th><td role=\"cell\" data-label=\"This quarter\" "
                        "class=\"number blank\">–</td>"));
}

TEST_F(MeasuresReviewTest, APartIsComparedWithTheSamePart) {
  Add("Calls", {{"2014-08-18", 5},
                {"2014-08-31", 50},
                {"2015-05-20", 6},
                {"2015-06-30", 60},
                {"2015-08-19", 7}});
  const QuarterReview review = Review({2015, 2}, "2015-08-20");
  const MeasureLine& line = review.measures.at(0).lines.at(0);
  EXPECT_EQ(line.value.now, 7);
  EXPECT_EQ(line.value.before, 6);
  EXPECT_EQ(line.value.year_before, 5);
  // The trend has whole quarters.
  EXPECT_EQ(line.trend[6], 60);
  EXPECT_THAT(ReportBody(review).str(),
              testing::AllOf(HasSubstr(">Same part of last quarter</th>"),
                             HasSubstr(">Same part of this quarter last year<"),
                             HasSubstr("compared with the same part")));
  const QuarterReview whole = Review({2015, 1}, "2015-08-20");
  EXPECT_THAT(ReportBody(whole).str(), Not(HasSubstr("ame part")));
}

TEST_F(MeasuresReviewTest, OneThatAddsUpIsComparedWithLastYear) {
  std::get<MeasureOptions>(config_->entries[0].options).cumulative.names = {
      "spend"};
  const std::vector<std::pair<const char*, double>> values = {
      {"2014-04-30", 10},
      {"2014-05-31", 20},
      {"2014-06-30", 30},
      {"2015-03-31", 90},
      {"2015-05-29", 25}};
  Add("Spend", values, {.unit = "£"});
  Add("Level", values);
  const QuarterReview review = Review(kSpring, "2015-07-10");
  // The history has them by name.
  const MeasureLine &level = review.measures.at(0).lines.at(0),
                    &spend = review.measures.at(0).lines.at(1);
  EXPECT_EQ(spend.accumulates, Accumulates::kConfigured);
  // The last value is May's: so is the one it is compared with.
  EXPECT_EQ(spend.value.year_before, 20);
  EXPECT_EQ(spend.then(), 20);
  EXPECT_EQ(level.accumulates, Accumulates::kNo);
  EXPECT_EQ(level.value.year_before, 30);
  EXPECT_EQ(level.then(), 90);
  EXPECT_THAT(
      ReportBody(review).str(),
      testing::AllOf(HasSubstr("£5 more than last year"),
                     HasSubstr("\n<p>Spend: by the configuration, values "
                               "add up within the financial year, so "
                               "each is compared with the same point of "
                               "last year and not with last "
                               "quarter.</p>\n")));
}

TEST_F(MeasuresReviewTest, AnotherMonthOfLastYearIsAnotherPoint) {
  std::get<MeasureOptions>(config_->entries[0].options).cumulative.all = true;
  Add("Spend", {{"2014-04-30", 10}, {"2014-06-30", 30}, {"2015-05-31", 25}});
  EXPECT_EQ(Of(kSpring, "2015-07-10").lines.at(0).then(), std::nullopt);
}

TEST_F(MeasuresReviewTest, TheGuessThatOneAddsUpIsStated) {
  Add("Seen", {{"2014-06-30", 10},
               {"2014-09-30", 20},
               {"2014-12-31", 30},
               {"2015-03-31", 40},
               {"2015-06-30", 12}});
  const QuarterReview review = Review(kSpring, "2015-07-10");
  const MeasureLine& line = review.measures.at(0).lines.at(0);
  EXPECT_EQ(line.accumulates, Accumulates::kGuessed);
  EXPECT_EQ(line.then(), 10);
  EXPECT_THAT(
      ReportBody(review).str(),
      HasSubstr("\n<p>Seen: a guess: values never fall within a financial "
                "year and begin each one anew, so they seem to add up; "
                "each is compared with the same point of last year and "
                "not with last quarter. To say so for sure, list it "
                "under <code>cumulative:</code> in the "
                "configuration.</p>\n"));
}

}  // namespace
}  // namespace planwatch
