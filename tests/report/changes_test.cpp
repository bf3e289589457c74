#include "daemon/report/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/config/entries.h"
#include "tests/report/changed_plans.h"

namespace planwatch {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Date kToday = Day("2015-05-18");

class ChangesTest : public testing::Test {
 protected:
  ChangesTest() : config_(test::EmptyConfig()) {
    config_.entries = {test::PlanEntry("cse", "plan.csv")};
    config_.entries[0].title = "CSE plan";
  }

  ChangesSheet Sheet(const ChangesAsked& asked) const {
    return MakeChangesSheet(
        config_, [&](const std::string&) { return &past_; }, kToday, asked);
  }
  ChangesSheet Since(const char* day) const {
    return Sheet({.since = Day(day), .plans = {}, .leads = {}, .kinds = {}});
  }
  std::vector<std::string> References(const ChangesAsked& asked) const {
    std::vector<std::string> references;
    for (const PlanSheet& plan : Sheet(asked).plans)
      for (const ActionPair* action : plan.actions)
        references.push_back(action->either().action.reference);
    return references;
  }

  Config config_;
  const PlanPast past_ = test::ChangedPlan();
};

TEST_F(ChangesTest, AreSummedUpInALine) {
  const ChangesSheet sheet = Since("2015-04-13");
  ASSERT_EQ(sheet.plans.size(), 1u);
  EXPECT_EQ(SummaryOf(sheet.plans[0], kToday),
            "since 13 April: 1 better, 1 worse, 1 moved to a later date, "
            "1 new, 1 no longer in the plan, 1 reworded, 1 given another lead, "
            "1 with new text");
  EXPECT_EQ(SummaryOf(Since("2015-05-11").plans[0], kToday),
            "since 11 May: no change");
  // Another year is named.
  EXPECT_THAT(SummaryOf(sheet.plans[0], Day("2016-01-01")),
              testing::StartsWith("since 13 April 2015: "));
}

TEST_F(ChangesTest, BeginWithTheHistory) {
  const ChangesSheet early = Since("2014-12-31");
  EXPECT_TRUE(early.BeginsLate(early.plans[0]));
  EXPECT_EQ(early.plans[0].changes->from(), Day("2015-04-01"));
  EXPECT_EQ(early.plans[0].actions.size(), 4u);
  const ChangesSheet later = Since("2015-04-01");
  EXPECT_FALSE(later.BeginsLate(later.plans[0]));

  const ChangesSheet none = MakeChangesSheet(
      config_, [](const std::string&) { return nullptr; }, kToday, {});
  EXPECT_FALSE(none.plans[0].changes);
  EXPECT_THAT(none.plans[0].actions, IsEmpty());
  EXPECT_EQ(SummaryOf(none.plans[0], kToday), "nothing is known of the past");
  EXPECT_EQ(ChangesAsText(none), "CSE plan: nothing is known of the past\n");
  // What is early is told beneath the plan’s line.
  const std::string late =
      "\n  (the history of this plan begins on that day)\n";
  EXPECT_THAT(ChangesAsText(early), HasSubstr("1 with new text" + late));
  EXPECT_THAT(ChangesAsText(later), Not(HasSubstr(late)));
}

TEST_F(ChangesTest, CanBeChosenByKindLeadAndPlan) {
  const Date since = Day("2015-04-13");
  ChangesAsked asked{.since = since, .plans = {}, .leads = {}, .kinds = {}};
  EXPECT_THAT(References(asked), ElementsAre("1.1", "1.2", "1.5", "1.3"));
  asked.kinds = {Change::kWorse, Change::kGone};
  EXPECT_THAT(References(asked), ElementsAre("1.1", "1.3"));
  // The lead before or now.
  asked.leads = {"head of schools"};
  EXPECT_THAT(References(asked), IsEmpty());
  asked.kinds = {};
  EXPECT_THAT(References(asked), ElementsAre("1.2"));
  asked.leads.push_back("Head of Service");
  EXPECT_THAT(References(asked), ElementsAre("1.1", "1.2", "1.5", "1.3"));
  asked.plans = {"other"};
  EXPECT_THAT(References(asked), IsEmpty());
}

TEST_F(ChangesTest, OfAPlanWithHiddenLeadsNameNone) {
  PlanOptions options;
  options.leads_hidden = true;
  config_.entries[0].options = options;
  const ChangesSheet sheet = Since("2015-04-13");
  EXPECT_EQ(sheet.plans[0].changes->Count(Change::kNewLead), 0u);
  for (const std::string& text :
       {ChangesAsText(sheet), ChangesAsCsv(sheet), ChangesAsJson(sheet)})
    EXPECT_THAT(text, Not(HasSubstr("Head of")));
}

TEST_F(ChangesTest, AsText) {
  EXPECT_EQ(
      ChangesAsText(Since("2015-04-13")),
      "CSE plan: since 13 April: 1 better, 1 worse, 1 moved to a later date, "
      "1 new, 1 no longer in the plan, 1 reworded, 1 given another lead, 1 "
      "with new text\n"
      "  1.1 Train taxi drivers\n"
      "    worse: amber → red\n"
      "    moved to a later date: due April 2015, then June 2015\n"
      "    progress: \"Begun in March. Ten <trained>.\" → \"Begun in March. "
      "Twelve <trained>.\"\n"
      "  1.2 Brief all schools & colleges\n"
      "    better: red → amber\n"
      "    given another lead: Head of Service → Head of Schools\n"
      "    reworded: \"Brief all schools\" → \"Brief all schools & "
      "colleges\"\n"
      "  1.5 Publish a strategy\n"
      "    new: unrated\n"
      "  1.3 Write a protocol for the night shift\n"
      "    no longer in the plan: green, due March 2015\n"
      "    it was overdue: 13 days\n");
}

TEST_F(ChangesTest, AsCsv) {
  const std::string csv = ChangesAsCsv(Since("2015-04-13"));
  EXPECT_THAT(csv,
              testing::StartsWith(
                  "plan,since,id,reference,title,changes,rag before,rag,due "
                  "dates,days overdue before,days overdue,leads before,leads,"
                  "title before,progress before,progress,"));
  EXPECT_THAT(csv, HasSubstr(",1.1,Train taxi drivers,worse; date_moved; "
                             "progress,amber,red,2015-04-30; 2015-06-30,,,"
                             "Head of Service,Head of Service,"
                             "Train taxi drivers,\"Begun in March.\n"));
  EXPECT_THAT(csv, HasSubstr(",1.3,Write a protocol for the night shift,gone,"
                             "green,,2015-03-31,13,,Head of Service,,"));
  EXPECT_THAT(csv, HasSubstr(",1.5,Publish a strategy,new,,unrated,,,,,"));
}

TEST_F(ChangesTest, AsJson) {
  const json all = json::parse(ChangesAsJson(Since("2015-03-31")));
  EXPECT_EQ(all["since"], "2015-03-31");
  EXPECT_EQ(all["as_at"], "2015-05-18");
  const json& plan = all["plans"][0];
  EXPECT_EQ(plan["plan"], "cse");
  EXPECT_EQ(plan["since"], "2015-04-01");
  EXPECT_EQ(plan["counts"].size(), kAllChanges.size());
  EXPECT_EQ(plan["counts"]["date_moved"], 1);
  EXPECT_EQ(plan["counts"]["completed"], 0);
  const json& first = plan["actions"][0];
  EXPECT_EQ(first["id"].get<std::string>().size(), 16u);
  EXPECT_EQ(first["changes"], json({"worse", "date_moved", "progress"}));
  EXPECT_EQ(first["due_dates"][1],
            json({{"date", "2015-06-30"}, {"since", "2015-05-11"}}));
  EXPECT_EQ(first["before"]["rag"], "amber");
  EXPECT_EQ(first["now"]["rag"], "red");
  EXPECT_EQ(first["now"]["leads"], json({"Head of Service"}));
  EXPECT_EQ(plan["actions"][2]["before"], nullptr);
  EXPECT_EQ(plan["actions"][3]["now"], nullptr);
}

}  // namespace
}  // namespace planwatch
