// A real Prometheus beside the daemon: what it stores, what its alert says, and
// what the board would draw.
#include "tests/e2e/prometheus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <tuple>

#include "tests/e2e/boards.h"
#include "tests/e2e/daemon.h"

namespace planwatch::e2e {
namespace {

using testing::Optional;
using testing::UnorderedElementsAre;

class Prometheus : public testing::Test {
 protected:
  void SetUp() override {
    if (!Installed("prometheus")) GTEST_SKIP() << "prometheus is not installed";
    installation_.emplace();
    installation_->RecordHistory();
    // The day of the first tables.
    Daemon(*installation_, "2015-05-18").Terminate(std::chrono::seconds{10});
    daemon_.emplace(*installation_, "2015-06-01");
    prometheus_.emplace(*installation_, *daemon_);
    ASSERT_TRUE(BecomesTrue("sum(planwatch_plan_actions) == 34"))
        << prometheus_->log();
  }

  // Waits until a query has a result.
  bool BecomesTrue(const std::string& expression) {
    return Eventually([&] { return !prometheus_->Query(expression).empty(); });
  }
  std::optional<double> Value(const std::string& expression) {
    return prometheus_->Value(expression);
  }

  std::optional<Installation> installation_;
  std::optional<Daemon> daemon_;
  std::optional<PrometheusServer> prometheus_;
};

TEST_F(Prometheus, StoresTheFigures) {
  const std::map<std::string, double> by_rag = {
      {"red", 1}, {"amber", 7}, {"green", 6}, {"unrated", 20}, {"blue", 0}};
  for (const auto& [rag, count] : by_rag)
    EXPECT_THAT(Value("planwatch_plan_actions{rag=\"" + rag + "\"}"),
                Optional(count))
        << rag;
  EXPECT_THAT(Value("sum(planwatch_plan_actions_overdue)"), Optional(3));
  EXPECT_THAT(Value("planwatch_referrals_triaged"), Optional(80));
  EXPECT_THAT(
      Value("planwatch_referrals_triaged_by_outcome{outcome=\"further\"}"),
      Optional(57));
  EXPECT_THAT(Value("min(planwatch_source_up)"), Optional(1));
}

TEST_F(Prometheus, ASeriesGoesWithItsRowAndTheNewOneComes) {
  const std::string title =
      "Sign an information sharing agreement between the partners";
  const std::string action =
      "planwatch_plan_action_info{title=\"" + title + "\"";
  ASSERT_TRUE(BecomesTrue(action + ", rag=\"red\"}"));

  std::string plan = ReadFile(installation_->plan());
  const std::size_t row = plan.find(title);
  ASSERT_NE(row, std::string::npos);
  const std::size_t red = plan.find(",Red,", row);
  ASSERT_EQ(red, row + title.size());
  WriteFile(installation_->plan(), plan.replace(red, 5, ",Green,"));

  ASSERT_TRUE(BecomesTrue(action + ", rag=\"green\"}"));
  EXPECT_TRUE(prometheus_->Query(action + ", rag=\"red\"}").empty());
  EXPECT_THAT(Value("planwatch_plan_actions{rag=\"red\"}"), Optional(0));
  EXPECT_THAT(Value("planwatch_plan_actions{rag=\"green\"}"), Optional(7));
  EXPECT_THAT(Value("sum(planwatch_plan_actions)"), Optional(34));
  EXPECT_THAT(Value("planwatch_plan_actions_contradictory"), Optional(1));
}

TEST_F(Prometheus, TellsEachLeadOfTheirOverdueActions) {
  const auto overdue = [&] {
    std::vector<nlohmann::json> alerts = prometheus_->FiringAlerts();
    std::erase_if(alerts, [](const nlohmann::json& alert) {
      return alert["labels"]["alertname"] != "PlanwatchActionOverdue";
    });
    return alerts;
  };
  ASSERT_TRUE(Eventually([&] { return overdue().size() >= 4; }));
  std::vector<std::tuple<std::string, std::string, std::string>> told;
  for (const nlohmann::json& alert : overdue()) {
    EXPECT_EQ(alert["labels"]["plan"], "cse");
    told.emplace_back(alert["annotations"]["title"], alert["labels"]["lead"],
                      alert["annotations"]["days"]);
  }
  EXPECT_THAT(
      told,
      UnorderedElementsAre(
          std::tuple("Keep the problem profile current and have every partner "
                     "use the screening tool",
                     "CSE Co-ordinator", "1"),
          std::tuple("Keep the problem profile current and have every partner "
                     "use the screening tool",
                     "Safeguarding Trainer", "1"),
          std::tuple(
              "Sign an information sharing agreement between the partners",
              "Information Governance Officer", "1"),
          std::tuple("Publish clear policies and procedures, and brief the "
                     "children's workforce on them",
                     "Safeguarding Trainer", "32")));
}

// Panels, or their queries, of which the sample rightly has no figure: on 1
// June 2015 nothing is due soon, nothing overdue is green and no quarter ends;
// it has no row that can't be used; and Prometheus has seen nothing of the last
// quarter. At a given date no review is written; nobody makes backups.
const std::set<std::string> kRightlyEmpty = {"Due soon A",
                                             "Green but overdue A",
                                             "Referrals a quarter A",
                                             "Overdue B",
                                             "Referrals a quarter B",
                                             "Dates moved B",
                                             "Dates removed B",
                                             "Rows not used, by reason A",
                                             "Due in 30 days B",
                                             "Last review A",
                                             "Review A",
                                             "History backed up A"};

TEST_F(Prometheus, AnswersEveryQueryOfTheBoards) {
  const std::vector<PanelQuery> queries = PanelQueries();
  EXPECT_GT(queries.size(), 100);
  for (const PanelQuery& query : queries) {
    if (kRightlyEmpty.contains(query.panel))
      EXPECT_TRUE(prometheus_->Query(query.expression).empty()) << query.panel;
    else
      EXPECT_TRUE(BecomesTrue(query.expression))
          << query.board << ": " << query.panel << ": " << query.expression;
  }
  for (const nlohmann::json& board : Boards()) {
    static const std::regex label_values(R"(label_values\((.+), (\w+)\))");
    for (const nlohmann::json& variable : board["templating"]["list"]) {
      if (variable["type"] != "query") continue;
      const std::string query = variable["query"]["query"];
      static const std::regex query_result(R"(query_result\(([^]+)\))");
      std::smatch parts;
      if (std::regex_match(query, parts, query_result)) {
        EXPECT_TRUE(BecomesTrue(WithVariables(parts[1]))) << query;
        continue;
      }
      ASSERT_TRUE(std::regex_match(query, parts, label_values)) << query;
      EXPECT_FALSE(prometheus_
                       ->Get("/api/v1/label/" + parts[2].str() + "/values",
                             {{"match[]", WithVariables(parts[1])}})
                       .empty())
          << query;
    }
  }
}

// The other alerts have nothing to tell of; promtool tests them.
TEST_F(Prometheus, AnswersEveryQueryOfTheRules) {
  const std::set<std::string> told = {"PlanwatchActionOverdue",
                                      "PlanwatchActionOverdueAMonth",
                                      "PlanwatchReferralsAwaiting"};
  std::size_t rules = 0;
  const nlohmann::json data = prometheus_->Get("/api/v1/rules");
  for (const nlohmann::json& group : data["groups"])
    for (const nlohmann::json& rule : group["rules"]) {
      const std::string query = rule["query"];
      if (rule["type"] == "recording" || told.count(rule["name"]) != 0) {
        EXPECT_TRUE(BecomesTrue(query)) << rule["name"];
      } else {
        EXPECT_TRUE(prometheus_->Query(query).empty()) << rule["name"];
      }
      ++rules;
    }
  EXPECT_EQ(rules, 22);
}

TEST_F(Prometheus, TheBoardsTableHasARowForEachOverdueActionAndLead) {
  const nlohmann::json board = nlohmann::json::parse(ReadFile(
      std::filesystem::path(PLANWATCH_DASHBOARDS) / "delivery-plan.json"));
  const auto table =
      std::find_if(board["panels"].begin(), board["panels"].end(),
                   [](const auto& panel) { return panel["type"] == "table"; });
  ASSERT_NE(table, board["panels"].end());
  std::set<std::tuple<std::string, std::string, std::string>> rows;
  for (const nlohmann::json& row :
       prometheus_->Query(WithVariables((*table)["targets"][0]["expr"])))
    rows.emplace(row["metric"]["due"], row["metric"]["lead"], row["value"][1]);
  EXPECT_THAT(rows, UnorderedElementsAre(
                        std::tuple("2015-04-30", "Safeguarding Trainer", "32"),
                        std::tuple("2015-05-31", "CSE Co-ordinator", "1"),
                        std::tuple("2015-05-31", "Safeguarding Trainer", "1"),
                        std::tuple("2015-05-31",
                                   "Information Governance Officer", "1")));
}

}  // namespace
}  // namespace planwatch::e2e
