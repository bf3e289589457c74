#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/report/report.h"
#include "tests/report/reviews.h"

namespace planwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ReportCsv, HasALineAFigure) {
  const std::string csv = ReportAsCsv(test::ReviewOfEverything());
  EXPECT_THAT(csv, testing::StartsWith(
                       "Quarter,2015/16 Q1,2015-04-01,2015-06-30,ended\r\n"
                       "Made on,2015-07-10\r\n"
                       "Marking,OFFICIAL\r\n"
                       "Area,coventry; rugby\r\n"
                       "\r\n"
                       "entry,section,summary\r\n"
                       "cse,summary,"));
  for (const char* line :
       {"entry,section,item,this quarter,last quarter,same quarter last year",
        "cse,actions,red,1,2,3",
        "cse,actions,amber,4,5,6",
        "cse,actions,green,7,8,9",
        "cse,actions,blue,10,11,12",
        "cse,actions,unrated,13,14,15",
        "cse,actions,overdue,16,17,",
        "cse,\"overdue, from start to end\",on 2015-03-31,17,,",
        "cse,\"overdue, from start to end\",newly overdue,1,,",
        "cse,\"overdue, from start to end\",date moved,-2,,",
        "cse,\"overdue, from start to end\",at the end,16,,",
        "cse,\"actions, from start to end\",gone,-1,,",
        "cse,plan,rows not used,4,,",
        "cmog,referrals,received,20,21,22",
        "cmog,referrals,triaged,23,24,25",
        "cmog,referrals,\"triaged in time, 0 to 1\",0.5,,0.25",
        "cmog,referrals,awaiting,26,27,28",
        "cmog,referrals,beyond target,29,30,31",
        "cmog,triaged by outcome,further,32,,33",
        "cmog,received by source,Police,,34,35",
        "activity,measure,\"Meetings held, North, Police, meetings\",12,11.5,",
        "activity,measure,\"Meetings held, North, Police, meetings\",10,green,"
        "no,last quarter,0.5,better",
        "cse,trend,2014/15 Q4,,,,,,",
        "cse,trend,2015/16 Q1,0,0,7,0,0,2",
        "cmog,trend,2014/15 Q4,,",
        "cmog,trend,2015/16 Q1,36,37"})
    EXPECT_THAT(csv, HasSubstr("\r\n" + std::string(line) + "\r\n"));
}

TEST(ReportCsv, HasEachListOfActions) {
  const std::string csv = ReportAsCsv(test::ReviewOfEverything());
  std::vector<std::string> names = {"newly overdue", "still overdue", "new",
                                    "gone", "rating changed"};
  for (const auto& [name, list] : test::ActionLists()) names.push_back(name);
  for (const std::string& name : names)
    EXPECT_THAT(csv, HasSubstr("\r\ncse," + name + ",1.1," + name +
                               ",Police; Health,2015-03-31; 2015-05-31; none,"
                               "30,amber,red\r\n"));
  EXPECT_THAT(csv, HasSubstr("\r\ncse,\"was overdue, date moved\",1.1,date "
                             "moved,"));
}

TEST(ReportCsv, WhatIsNotKnownIsEmpty) {
  QuarterReview review = test::ReviewOfEverything();
  review.complete = false;
  review.plans[0].rows_not_used = std::nullopt;
  ActionLine& action = review.plans[0].count_bridge.lines[0].actions[0];
  action.was = std::nullopt;
  action.days_overdue = 0;
  review.measures[0].lines[0].target = std::nullopt;
  review.measures[0].lines[0].area = "";
  const std::string csv = ReportAsCsv(review);
  for (const char* line :
       {"2015-06-30,so far", "cse,plan,rows not used,,,",
        "cse,new,1.1,new,Police; Health,2015-03-31; 2015-05-31; none,,,red",
        "Referrals and measures of earlier quarters,until the same part of "
        "them",
        "activity,measure,\"Meetings held, Police, meetings\",,green,no,last "
        "quarter,0.5,better"})
    EXPECT_THAT(csv, HasSubstr(std::string(line) + "\r\n"));
}

TEST(ReportCsv, SaysWhatAMeasureIsComparedWith) {
  QuarterReview review = test::ReviewOfEverything();
  MeasureLine& line = review.measures[0].lines[0];
  line.value = {900.5, 20, 1000};
  line.unit = "£";
  line.polarity = Polarity::kNone;
  for (const auto& [how, word] : {std::pair(Accumulates::kGuessed, "guessed"),
                                  {Accumulates::kConfigured, "configured"}}) {
    line.accumulates = how;
    EXPECT_THAT(ReportAsCsv(review),
                HasSubstr(",10,green," + std::string(word) +
                          ",same point of last year,-99.5,\r\n"));
  }
  line.value.now.reset();
  EXPECT_THAT(ReportAsCsv(review),
              HasSubstr(",10,,configured,same point of last year,,\r\n"));
}

// Whoever may edit the plan must not run a formula in the reader's spreadsheet.
TEST(ReportCsv, NoCellIsAFormula) {
  QuarterReview review = test::ReviewOfEverything();
  const auto cell = [&](const std::string& title) {
    review.plans[0].count_bridge.lines[0].actions[0].title = title;
    const std::string csv = ReportAsCsv(review);
    const std::size_t at = csv.find("cse,new,1.1,") + 12;
    return csv.substr(at, csv.find(",Police", at) - at);
  };
  for (const char* start : {"=", "+", "-", "@", "\t"})
    EXPECT_EQ(cell(start + std::string("a")), "'" + std::string(start) + "a");
  EXPECT_EQ(cell("\na"), "\"'\na\"");
  EXPECT_EQ(cell("\ra"), "\"'\ra\"");
  EXPECT_EQ(cell(" =a"), " '=a");
  EXPECT_EQ(cell("a =b"), "a =b");
  EXPECT_EQ(cell("a;b=c"), "a;b=c");
  // Behind whatever may begin another cell or line.
  for (const char* before : {";", "; ", "\t", "\t  "})
    EXPECT_EQ(cell("a" + std::string(before) + "=b"),
              "a" + std::string(before) + "'=b");
  EXPECT_EQ(cell("a\n=b"), "\"a\n'=b\"");
  EXPECT_EQ(cell("a\r=b"), "\"a\r'=b\"");
  EXPECT_EQ(cell("-"), "'-");
  EXPECT_EQ(cell("-.5"), "'-.5");
  EXPECT_EQ(cell("-5%"), "-5%");
  EXPECT_EQ(cell("-1.5"), "-1.5");
  EXPECT_EQ(cell("-1,000"), "\"-1,000\"");
  EXPECT_EQ(cell("a; =b;@c"), "a; '=b;'@c");
  EXPECT_EQ(cell("-12"), "-12");
  EXPECT_EQ(cell("-1+cmd"), "' -1+cmd");
  EXPECT_EQ(cell("+12"), "'+12");
  EXPECT_EQ(cell("a=b"), "a=b");
  EXPECT_EQ(cell(""), "");
  EXPECT_EQ(cell("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(cell("a\rb"), "\"a\rb\"");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("=a,b"), "\"'=a,b\"");
}

}  // namespace
}  // namespace planwatch
