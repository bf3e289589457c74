#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "daemon/report/report.h"
#include "tests/report/reviews.h"

namespace planwatch {
namespace {

using nlohmann::json;

json Parsed(const QuarterReview& review) {
  return json::parse(ReportAsJson(review));
}

json Compared3(const json& now, const json& before, const json& year) {
  return {{"this_quarter", now},
          {"last_quarter", before},
          {"same_quarter_last_year", year}};
}

TEST(ReportJson, SaysWhichQuarter) {
  QuarterReview review = test::ReviewOfEverything();
  json parsed = Parsed(review);
  EXPECT_EQ(parsed["quarter"], "2015/16 Q1");
  EXPECT_EQ(parsed["from"], "2015-04-01");
  EXPECT_EQ(parsed["to"], "2015-06-30");
  EXPECT_EQ(parsed["complete"], true);
  EXPECT_EQ(parsed["made_on"], "2015-07-10");
  EXPECT_EQ(parsed["marking"], "OFFICIAL");
  EXPECT_EQ(parsed["labels"], (json{{"area", {"coventry", "rugby"}}}));
  EXPECT_EQ(parsed["earlier_quarters_of_referrals_and_measures"], "whole");
  EXPECT_EQ(parsed["summary"].at(0)["name"], "cse");
  review.complete = false;
  review.marking.clear();
  parsed = Parsed(review);
  EXPECT_EQ(parsed["complete"], false);
  EXPECT_EQ(parsed["marking"], nullptr);
  EXPECT_EQ(parsed["earlier_quarters_of_referrals_and_measures"], "same_part");
}

TEST(ReportJson, HasAPlansFigures) {
  const json plan = Parsed(test::ReviewOfEverything())["plans"].at(0);
  EXPECT_EQ(plan["name"], "cse");
  EXPECT_EQ(plan["title"], "CSE plan");
  int n = 0;
  for (const char* rag : {"red", "amber", "green", "blue", "unrated"}) {
    EXPECT_EQ(plan["actions"][rag], Compared3(n + 1, n + 2, n + 3)) << rag;
    n += 3;
  }
  EXPECT_EQ(plan["actions"]["overdue"], Compared3(16, 17, nullptr));
  EXPECT_EQ(plan["rows_not_used"], 4);
  EXPECT_EQ(plan["trend"], (json{{{"quarter", "2014/15 Q4"},
                                  {"actions", nullptr},
                                  {"overdue", nullptr}},
                                 {{"quarter", "2015/16 Q1"},
                                  {"actions",
                                   {{"red", 0},
                                    {"amber", 0},
                                    {"green", 7},
                                    {"blue", 0},
                                    {"unrated", 0}}},
                                  {"overdue", 2}}}));
}

json ActionNamed(const std::string& title) {
  return {{"id", "0123456789abcdef"},
          {"reference", "1.1"},
          {"title", title},
          {"leads", {"Police", "Health"}},
          {"due", {"2015-03-31", "2015-05-31", nullptr}},
          {"days_overdue", 30},
          {"rag", "red"},
          {"rag_before", "amber"}};
}

TEST(ReportJson, HasEachListOfActions) {
  const json plan = Parsed(test::ReviewOfEverything())["plans"].at(0);
  const std::map<std::string, std::string> keys = {
      {"completed", "completed"},
      {"green but overdue", "green_but_overdue"},
      {"without date", "without_date"},
      {"without lead", "without_lead"},
      {"without rating", "without_rag"},
      {"without evidence", "without_evidence"}};
  for (const auto& [name, list] : test::ActionLists())
    EXPECT_EQ(plan[keys.at(name)], json::array({ActionNamed(name)})) << name;
}

TEST(ReportJson, HasTheBridges) {
  const json plan = Parsed(test::ReviewOfEverything())["plans"].at(0);
  EXPECT_EQ(plan["since"], "2015-03-31");
  EXPECT_EQ(plan["overdue_bridge"],
            (json{{"start", 17},
                  {"newly", json::array({ActionNamed("newly overdue")})},
                  {"still", json::array({ActionNamed("still overdue")})},
                  {"date_moved",
                   {ActionNamed("date moved"), ActionNamed("date moved too")}},
                  {"end", 16}}));
  EXPECT_EQ(plan["count_bridge"]["gone"], json::array({ActionNamed("gone")}));
  EXPECT_EQ(plan["ratings"],
            (json{{{"from", "amber"},
                   {"to", "red"},
                   {"actions", {ActionNamed("rating changed")}}},
                  {{"from", nullptr},
                   {"to", "red"},
                   {"actions", {ActionNamed("new")}}}}));
}

TEST(ReportJson, HasARegistersFigures) {
  QuarterReview review = test::ReviewOfEverything();
  const json reg = Parsed(review)["referrals"].at(0);
  EXPECT_EQ(reg["received"], Compared3(20, 21, 22));
  EXPECT_EQ(reg["triaged"], Compared3(23, 24, 25));
  EXPECT_EQ(reg["awaiting"], Compared3(26, 27, 28));
  EXPECT_EQ(reg["beyond_target"], Compared3(29, 30, 31));
  EXPECT_EQ(reg["triaged_in_time_ratio"], Compared3(0.5, nullptr, 0.25));
  json further = Compared3(32, nullptr, 33);
  further["label"] = "further";
  EXPECT_EQ(reg["triaged_by_outcome"], json::array({further}));
  EXPECT_EQ(reg["triaged_by_outcome_as_at"], "2015-06-30");
  json police = Compared3(nullptr, 34, 35);
  police["label"] = "Police";
  EXPECT_EQ(reg["received_by_source"], json::array({police}));
  EXPECT_EQ(reg["trend"].at(0), (json{{"quarter", "2014/15 Q4"},
                                      {"received", nullptr},
                                      {"triaged", nullptr}}));
  EXPECT_EQ(
      reg["trend"].at(1),
      (json{{"quarter", "2015/16 Q1"}, {"received", 36}, {"triaged", 37}}));
  review.registers[0].by_outcome.configured = false;
  EXPECT_FALSE(
      Parsed(review)["referrals"].at(0).contains("triaged_by_outcome"));
  EXPECT_TRUE(Parsed(review)["referrals"].at(0).contains("received_by_source"));
  review.registers[0].by_source.configured = false;
  EXPECT_FALSE(
      Parsed(review)["referrals"].at(0).contains("received_by_source"));
}

TEST(ReportJson, HasMeasures) {
  QuarterReview review = test::ReviewOfEverything();
  const json line = Parsed(review)["measures"].at(0)["measures"].at(0);
  EXPECT_EQ(line, (json{{"measure", "Meetings held"},
                        {"unit", "meetings"},
                        {"area", "North"},
                        {"partner", "Police"},
                        {"value", Compared3(12.0, 11.5, nullptr)},
                        {"target", 10.0},
                        {"rag", "green"},
                        {"adds_up_in_the_year", "no"},
                        {"compared_with", "last_quarter"},
                        {"change", 0.5},
                        {"direction", "better"},
                        {"trend", {nullptr, 12.0}}}));
  review.measures[0].lines[0].target = std::nullopt;
  EXPECT_EQ(Parsed(review)["measures"].at(0)["measures"].at(0)["target"],
            nullptr);
}

TEST(ReportJson, SaysWhatAMeasureIsComparedWith) {
  QuarterReview review = test::ReviewOfEverything();
  MeasureLine& line = review.measures[0].lines[0];
  line.accumulates = Accumulates::kGuessed;
  json parsed = Parsed(review)["measures"].at(0)["measures"].at(0);
  EXPECT_EQ(parsed["adds_up_in_the_year"], "guessed");
  EXPECT_EQ(parsed["compared_with"], "same_quarter_last_year");
  EXPECT_EQ(parsed["change"], nullptr);
  EXPECT_EQ(parsed["direction"], nullptr);
  line.value.year_before = 20;
  line.polarity = Polarity::kNone;
  parsed = Parsed(review)["measures"].at(0)["measures"].at(0);
  EXPECT_EQ(parsed["change"], -8.0);
  EXPECT_EQ(parsed["direction"], nullptr);
}

TEST(ReportJson, BytesThatAreNotUtf8AreReplaced) {
  QuarterReview review = test::ReviewOfEverything();
  review.plans[0].title = "caf\xe9";
  EXPECT_EQ(Parsed(review)["plans"].at(0)["title"], "caf\xEF\xBF\xBD");
}

}  // namespace
}  // namespace planwatch
