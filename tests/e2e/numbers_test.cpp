// One state, told by the board, the metrics, Grafana's board, the review and
// the mail to a lead: the same numbers in all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <string>
#include <utility>

#include "tests/e2e/boards.h"
#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/e2e/prometheus.h"

namespace planwatch::e2e {
namespace {

using nlohmann::json;

// By what they count: {"red", 1}, {"overdue", 1}.
std::map<std::string, double> TilesOf(const std::string& page) {
  static const std::regex tile(
      "<span class=\"figure\">([0-9]+)</span> ([a-z0-9 ]+)");
  std::map<std::string, double> tiles;
  for (std::sregex_iterator i(page.begin(), page.end(), tile), end; i != end;
       ++i)
    tiles.emplace((*i)[2], std::stod((*i)[1]));
  return tiles;
}

class Numbers : public testing::Test {
 protected:
  void SetUp() override {
    installation_.RecordHistory();
    daemon_.emplace(installation_, "2015-05-18");
    board_ = TilesOf(daemon_->Get("/board?plan=cse").body);
  }

  // By the words below it; -1 where the board does not have it.
  double OnTheBoard(const std::string& words) const {
    const auto found = board_.find(words);
    return found == board_.end() ? -1 : found->second;
  }

  Installation installation_;
  std::optional<Daemon> daemon_;
  std::map<std::string, double> board_;
};

TEST_F(Numbers, AgreeOnTheBoardInTheMetricsAndInTheReview) {
  const Metrics metrics(daemon_->Get("/metrics").body);
  const json review = json::parse(
      daemon_->Get("/report?quarter=2015/16-Q1&format=json").body)["plans"][0];

  const auto sum = [&](const char* family, LabelSet labels) {
    labels.emplace("plan", "cse");
    return metrics.Sum(family, labels).value_or(-1);
  };
  const auto reviewed = [&](const char* name) {
    return review["actions"][name]["this_quarter"].get<double>();
  };
  for (const char* const rag : {"red", "amber", "unrated"}) {
    EXPECT_EQ(OnTheBoard(rag), sum("plan_actions", {{"rag", rag}})) << rag;
    EXPECT_EQ(OnTheBoard(rag), reviewed(rag)) << rag;
  }
  EXPECT_EQ(OnTheBoard("green or complete"),
            sum("plan_actions", {{"rag", "green"}}) +
                sum("plan_actions", {{"rag", "blue"}}));
  EXPECT_EQ(OnTheBoard("green or complete"),
            reviewed("green") + reviewed("blue"));
  EXPECT_EQ(OnTheBoard("actions in all"), sum("plan_actions", {}));
  EXPECT_EQ(OnTheBoard("dates moved later"), sum("plan_actions_revised", {}));
  EXPECT_EQ(OnTheBoard("dates removed"), sum("plan_actions_date_removed", {}));
  EXPECT_EQ(OnTheBoard("due in 30 days"),
            sum("plan_actions_due", {{"within", "30d"}}));
  EXPECT_EQ(OnTheBoard("overdue"), sum("plan_actions_overdue", {}));
  EXPECT_EQ(OnTheBoard("overdue"), reviewed("overdue"));
  EXPECT_EQ(OnTheBoard("overdue"), review["overdue_bridge"]["end"]);
  EXPECT_GT(OnTheBoard("overdue"), 0);
}

TEST_F(Numbers, AreThoseOfGrafanasBoard) {
  if (!Installed("prometheus")) GTEST_SKIP() << "prometheus is not installed";
  const PrometheusServer prometheus(installation_, *daemon_);
  std::map<std::string, std::string> queries;
  for (const PanelQuery& query : PanelQueries())
    if (query.board == "Delivery plan")
      queries.emplace(query.panel, query.expression);
  const auto in_grafana = [&](const std::string& panel) {
    std::optional<double> value;
    EXPECT_TRUE(Eventually([&] {
      value = prometheus.Value(queries.at(panel));
      return value.has_value();
    })) << panel;
    return value.value_or(-2);
  };
  const std::map<std::string, std::string> panels = {
      {"Red A", "red"},
      {"Overdue A", "overdue"},
      {"Amber A", "amber"},
      {"Dates moved A", "dates moved later"},
      {"Dates removed A", "dates removed"},
      {"Due in 30 days A", "due in 30 days"}};
  for (const auto& [panel, words] : panels)
    EXPECT_EQ(in_grafana(panel), OnTheBoard(words)) << panel;
  EXPECT_DOUBLE_EQ(
      in_grafana("Green or complete A"),
      OnTheBoard("green or complete") / OnTheBoard("actions in all"));
}

// The mail counts the alerts, one for each series of a lead's action.
TEST_F(Numbers, AreThoseOfTheMail) {
  if (!Installed("amtool"))
    GTEST_SKIP() << "prometheus-alertmanager is not installed";
  const Metrics metrics(daemon_->Get("/metrics").body);
  json alerts = json::array();
  for (const Series& late : metrics.Find("plan_action_overdue_seconds"))
    alerts.push_back(
        {{"status", "firing"},
         {"labels", {{"alertname", "PlanwatchActionOverdue"}}},
         {"annotations",
          {{"summary", "overdue"}, {"reference", late.labels.at("action")}}}});
  const auto data = installation_.path() / "data.json";
  WriteFile(data, json{{"alerts", alerts},
                       {"commonLabels",
                        {{"lead", "Safeguarding Trainer"}, {"plan", "cse"}}},
                       {"commonAnnotations", json::object()}}
                      .dump());
  EXPECT_EQ(
      RunToEnd({"amtool", "template", "render",
                "--template.glob=" +
                    (installation_.path() / "alertmanager-mail.tmpl").string(),
                "--template.data=" + data.string(),
                "--template.text={{ template \"planwatch.subject\" . }}"})
          .out,
      "cse: " + std::to_string(static_cast<int>(OnTheBoard("overdue"))) +
          " overdue");
}

}  // namespace
}  // namespace planwatch::e2e
