// One state, told by the board, the metrics, the review and the mail to a lead:
// the same numbers in all four.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <utility>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

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

TEST(Numbers, AgreeOnTheBoardInTheMetricsInTheReviewAndInTheMail) {
  const Installation installation;
  installation.RecordHistory();
  const Daemon daemon(installation, "2015-05-18");
  const Metrics metrics(daemon.Get("/metrics").body);
  const auto board = TilesOf(daemon.Get("/board?plan=cse").body);
  const json review = json::parse(
      daemon.Get("/report?quarter=2015/16-Q1&format=json").body)["plans"][0];

  const auto sum = [&](const char* family, LabelSet labels) {
    labels.emplace("plan", "cse");
    return metrics.Sum(family, labels).value_or(-1);
  };
  const auto reviewed = [&](const char* name) {
    return review["actions"][name]["this_quarter"].get<double>();
  };
  const auto shown = [&](const std::string& words) {
    const auto found = board.find(words);
    return found == board.end() ? -1 : found->second;
  };
  for (const char* const rag : {"red", "amber", "unrated"}) {
    EXPECT_EQ(shown(rag), sum("plan_actions", {{"rag", rag}})) << rag;
    EXPECT_EQ(shown(rag), reviewed(rag)) << rag;
  }
  EXPECT_EQ(shown("green or complete"),
            sum("plan_actions", {{"rag", "green"}}) +
                sum("plan_actions", {{"rag", "blue"}}));
  EXPECT_EQ(shown("green or complete"), reviewed("green") + reviewed("blue"));
  EXPECT_EQ(shown("actions in all"), sum("plan_actions", {}));
  EXPECT_EQ(shown("dates moved later"), sum("plan_actions_revised", {}));
  EXPECT_EQ(shown("dates removed"), sum("plan_actions_date_removed", {}));
  EXPECT_EQ(shown("due in 30 days"),
            sum("plan_actions_due", {{"within", "30d"}}));
  EXPECT_EQ(shown("overdue"), sum("plan_actions_overdue", {}));
  EXPECT_EQ(shown("overdue"), reviewed("overdue"));
  EXPECT_EQ(shown("overdue"), review["overdue_bridge"]["end"]);
  EXPECT_GT(shown("overdue"), 0);

  // The mail counts the alerts, one for each series of a lead's action.
  if (!Installed("amtool"))
    GTEST_SKIP() << "prometheus-alertmanager is not installed";
  json alerts = json::array();
  for (const Series& late : metrics.Find("plan_action_overdue_seconds"))
    alerts.push_back(
        {{"status", "firing"},
         {"labels", {{"alertname", "PlanwatchActionOverdue"}}},
         {"annotations",
          {{"summary", "overdue"}, {"reference", late.labels.at("action")}}}});
  const auto data = installation.path() / "data.json";
  WriteFile(data, json{{"alerts", alerts},
                       {"commonLabels",
                        {{"lead", "Safeguarding Trainer"}, {"plan", "cse"}}},
                       {"commonAnnotations", json::object()}}
                      .dump());
  EXPECT_EQ(
      RunToEnd({"amtool", "template", "render",
                "--template.glob=" +
                    (installation.path() / "alertmanager-mail.tmpl").string(),
                "--template.data=" + data.string(),
                "--template.text={{ template \"planwatch.subject\" . }}"})
          .out,
      "cse: " + std::to_string(static_cast<int>(shown("overdue"))) +
          " overdue");
}

}  // namespace
}  // namespace planwatch::e2e
