// CSV and JSON of the pages, the API, the search and the form.
#include "daemon/pages/data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/check_page.h"
#include "daemon/pages/exceptions_page.h"
#include "daemon/pages/export.h"
#include "daemon/pages/report_page.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using namespace test;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

using Query = std::multimap<std::string, std::string>;

class DataTest : public SnapshotTest {
 protected:
  DataTest() {
    SnapshotTest::Read(ConfigOf({PlanEntry(
        "cse",
        folder_.Write("p.csv",
                      "Objective,Ref,Action,RAG,Lead,Due,Progress,"
                      "Reason for delay,Partners\n"
                      "Schools,A1,Train <staff> of schools,Red,Health,"
                      "01/05/2015,\"Two of five\nare trained\",=No rooms,NHS\n"
                      "Schools,A2,Write to hotels,Green,Police,01/07/2015,"
                      "Letters are drafted,,\n"))}));
  }
  PageRequest Request(Query query) const {
    return {.query = std::move(query), .base = "", .now = At(2015, 5, 18)};
  }
  PageAnswer Actions(Query query) const {
    return ActionsPage(snapshot_, Request(std::move(query)));
  }
  std::vector<std::string> Found(const std::string& words) const {
    std::vector<std::string> found;
    const json answer =
        json::parse(ActionsApi(snapshot_, Request({{"q", words}})).body);
    for (const json& action : answer["actions"])
      found.push_back(action["action"]);
    return found;
  }
};

TEST_F(DataTest, AnActionTellsItsProgressLineByLine) {
  const std::string page = Actions({{"action", "A1"}}).body;
  EXPECT_THAT(page, HasSubstr("<summary>Progress, Reason for delay, "
                              "Partners</summary>"));
  EXPECT_THAT(page, HasSubstr("<p>Progress: Two of five<br>are trained</p>"));
  EXPECT_THAT(page, HasSubstr("<p>Reason for delay: =No rooms</p>"));
}

TEST_F(DataTest, EachWordIsSearchedForInAnyOrder) {
  EXPECT_THAT(Found("SCHOOLS train"), ElementsAre("A1"));
  EXPECT_THAT(Found("trained five"), ElementsAre("A1"));
  EXPECT_THAT(Found("police"), ElementsAre("A2"));
  EXPECT_THAT(Found("a2"), ElementsAre("A2"));
  EXPECT_THAT(Found("to"), ElementsAre("A2"));
  EXPECT_THAT(Found("  "), ElementsAre("A1", "A2"));
  EXPECT_THAT(Found("police schools"), IsEmpty());
}

TEST_F(DataTest, EveryFilterIsAFieldOfTheForm) {
  const std::string page = Actions({}).body;
  std::vector<std::string> unseen;
  for (const Criterion& criterion : Criteria())
    if (page.find("name=\"" + std::string(criterion.name) + '"') ==
            std::string::npos &&
        criterion.name != "priority")  // the plan has none
      unseen.emplace_back(criterion.name);
  EXPECT_THAT(unseen, IsEmpty());
  for (const Criterion& criterion : Criteria())
    EXPECT_FALSE(criterion.label.empty()) << criterion.name;
}

TEST_F(DataTest, TheFormKeepsWhatIsAskedFor) {
  const std::string page = Actions({{"rag", "red"},
                                    {"rag", "amber"},
                                    {"priority", "<none>"},
                                    {"lead", "POLICE"},
                                    {"q", "\"a\""}})
                               .body;
  EXPECT_THAT(page, HasSubstr("<select name=\"rag\" multiple size=\"3\">"));
  EXPECT_THAT(page, HasSubstr("<option value=\"red\" selected>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"amber\" selected>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"&lt;none&gt;\" selected>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"Police\" selected>"));
  EXPECT_THAT(page, HasSubstr("name=\"q\" value=\"&quot;a&quot;\""));
  EXPECT_THAT(page, Not(HasSubstr("type=\"hidden\"")));
}

TEST_F(DataTest, TheActionsAreCsvAndJson) {
  const PageAnswer csv = Actions({{"rag", "red"}, {"format", "csv"}});
  EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
  EXPECT_EQ(csv.file_name, "actions.csv");
  EXPECT_THAT(csv.body,
              StartsWith("plan,id,action,title,objective,priority,rag,"));
  EXPECT_THAT(csv.body, HasSubstr(",A1,Train <staff> of schools,1 Schools,,"
                                  "red,0,,2015-05-01,2015-05-01,1468800,,"
                                  "Health,,NHS,\"Two of five\nare trained\","
                                  "'=No rooms,,,row 2\r\n"));
  EXPECT_THAT(csv.body, Not(HasSubstr("A2")));
  const PageAnswer answer = Actions({{"rag", "red"}, {"format", "json"}});
  EXPECT_EQ(answer.content_type, "application/json");
  EXPECT_EQ(answer.body, ActionsApi(snapshot_, Request({{"rag", "red"}})).body);
  EXPECT_THAT(Actions({{"rag", "red"}}).body,
              HasSubstr("<a href=\"actions?rag=red&amp;format=csv\">"));
  EXPECT_EQ(Actions({{"format", "xml"}}).status, 400);
}

TEST_F(DataTest, TheApiNamesAnActionsFiguresAsTheMetricsDo) {
  const json answer =
      json::parse(ActionsApi(snapshot_, Request({{"action", "A1"}})).body);
  EXPECT_EQ(answer["as_at"], "2015-05-18");
  json action = answer["actions"].at(0);
  EXPECT_EQ(action["id"].get<std::string>().size(), 16);
  action.erase("id");
  EXPECT_EQ(action, json::parse(R"({
    "plan": "cse", "action": "A1", "title": "Train <staff> of schools",
    "objective": "1 Schools", "priority": "", "rag": "red", "complete": false,
    "completed": null, "due": "2015-05-01",
    "dates": [{"date": "2015-05-01", "since": "2015-05-18"}],
    "overdue_seconds": 1468800, "slipped_seconds": 0,
    "leads": [{"lead": "Health", "role": "responsible"}],
    "partners": ["NHS"], "progress": "Two of five\nare trained",
    "delay": "=No rooms", "evidence": "", "outcome": "", "place": "row 2"})"));
  const PageAnswer wrong = ActionsApi(snapshot_, Request({{"rag", "purple"}}));
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(json::parse(wrong.body)["error"].get<std::string>(),
              HasSubstr("red, amber, green"));
}

TEST_F(DataTest, TheApiHasEachPlansFigures) {
  const json plan =
      json::parse(PlansApi(snapshot_, Request({})).body)["plans"].at(0);
  EXPECT_EQ(plan["plan"], "cse");
  EXPECT_EQ(plan["state"], "ok");
  EXPECT_EQ(plan["actions"]["red"], 1);
  EXPECT_EQ(plan["actions_overdue"]["red"], 1);
  EXPECT_EQ(plan["actions_due"]["90d"], 1);
  EXPECT_EQ(plan["actions_incomplete"]["lead"], 0);
  EXPECT_EQ(plan["actions_revised"], 0);
  const PageAnswer csv = BoardPage(snapshot_, Request({{"format", "csv"}}));
  EXPECT_THAT(csv.body, StartsWith("plan,title,state,actions_red,"));
  EXPECT_THAT(csv.body, HasSubstr("\r\ncse,"));
}

TEST_F(DataTest, HiddenLeadsAreInNoFormat) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  PlanOptions options;
  options.leads_hidden = true;
  entry.options = options;
  SnapshotTest::Read(ConfigOf({entry}), {}, *MakeDate(2015, 7, 1));
  EXPECT_THAT(Found("Head of Safety"), IsEmpty());
  for (const char* format : {"csv", "json"}) {
    EXPECT_THAT(Actions({{"format", format}}).body,
                Not(HasSubstr("Head of Safety")));
    EXPECT_THAT(ExceptionsPage(snapshot_, Request({{"format", format}})).body,
                Not(HasSubstr("Head of Safety")));
  }
  EXPECT_THAT(ExceptionsPage(snapshot_, Request({})).body,
              Not(HasSubstr("Head of Safety")));
}

TEST_F(DataTest, WhatToRepairIsCsvAndJson) {
  SnapshotTest::Read(ConfigOf({PlanEntry(
      "cse", folder_.Write("p.csv",
                           "Action,RAG,Due\nOne,Red,01/05/2015\n"
                           "Two,Green,32/13/2015\nThree,Red,01/06/2015\n"))}));
  const PageAnswer csv = CheckPage(snapshot_, Request({{"format", "csv"}}));
  EXPECT_THAT(csv.body, StartsWith("name,kind,source,state,finding,place,"));
  EXPECT_THAT(csv.body, HasSubstr(",repair,row 3,"));
  const json answer =
      json::parse(CheckPage(snapshot_, Request({{"format", "json"}})).body);
  EXPECT_EQ(answer["sources"][0]["name"], "cse");
}

TEST_F(DataTest, TheExceptionReportIsAFormOfTheReport) {
  const PageAnswer page =
      ReportPage(snapshot_, Request({{"form", "exceptions"}}));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>Exception report</h1>"));
  EXPECT_THAT(page.body, HasSubstr("red; 17 days overdue"));
  EXPECT_THAT(page.body, HasSubstr("Two of five<br>are trained"));
  EXPECT_THAT(page.body, Not(HasSubstr("Write to hotels")));
  EXPECT_THAT(page.body,
              HasSubstr("The history has no earlier version of this plan"));
  for (const Query& wrong :
       {Query{{"form", "paper"}}, Query{{"since", "2015-05-01"}},
        Query{{"form", "exceptions"}, {"since", "yesterday"}},
        Query{{"form", "exceptions"}, {"quarter", "5"}},
        Query{{"form", "exceptions"}, {"format", "xml"}}})
    EXPECT_EQ(ReportPage(snapshot_, Request(wrong)).status, 400);
  EXPECT_EQ(json::parse(ReportPage(snapshot_, Request({{"form", "exceptions"},
                                                       {"since", "2015-05-01"},
                                                       {"format", "json"}}))
                            .body)["since"],
            "2015-05-01");
}

TEST_F(DataTest, TheExceptionsOfAQuarterThatIsOverAreNotThoseOfToday) {
  const auto plans = [&](const char* quarter) {
    return json::parse(ReportPage(snapshot_, Request({{"form", "exceptions"},
                                                      {"quarter", quarter},
                                                      {"format", "json"}}))
                           .body)["plans"];
  };
  EXPECT_EQ(plans("2015/16-Q1").size(), 1u);
  EXPECT_TRUE(plans("2014/15-Q4").empty());  // no history
}

TEST(Export, AnUnknownParameterIsNamedWithThoseThatAreKnown) {
  EXPECT_FALSE(UnknownParameter({{"plan", "a"}}, {"plan", "rag"}));
  EXPECT_EQ(UnknownParameter({{"colour", "red"}}, {"plan", "rag"})->message(),
            "unknown filter “colour”; known: plan, rag");
  EXPECT_EQ(UnknownParameter({{"a", ""}}, {})->message(),
            "unknown filter “a”; there are none here");
}

}  // namespace
}  // namespace planwatch::web
