#include "tests/e2e/boards.h"

#include <filesystem>
#include <regex>

#include "tests/e2e/process.h"

namespace planwatch::e2e {

std::vector<nlohmann::json> Boards() {
  std::vector<nlohmann::json> boards;
  for (const auto& entry :
       std::filesystem::directory_iterator(PLANWATCH_DASHBOARDS))
    boards.push_back(nlohmann::json::parse(ReadFile(entry.path())));
  return boards;
}

std::string WithVariables(const std::string& expression) {
  static const std::regex area(R"(\$area\b)");
  static const std::regex interval(R"(\$__rate_interval\b)");
  static const std::regex one(
      R"(="\$(job|instance|plan|register|action|measure)\b)");
  static const std::regex others(
      R"(\$(job|instance|plan|register|action|measure)\b)");
  const std::string any = std::regex_replace(expression, one, "=~\".+");
  return std::regex_replace(
      std::regex_replace(std::regex_replace(any, area, ".*"), interval, "1m"),
      others, ".+");
}

std::vector<PanelQuery> PanelQueries() {
  std::vector<PanelQuery> queries;
  for (const nlohmann::json& board : Boards())
    for (const nlohmann::json& panel : board["panels"]) {
      if (!panel.contains("targets")) continue;
      for (const nlohmann::json& target : panel["targets"])
        queries.push_back({.board = board["title"],
                           .panel = panel["title"].get<std::string>() + " " +
                                    target["refId"].get<std::string>(),
                           .expression = WithVariables(target["expr"]),
                           .range = target["range"]});
    }
  return queries;
}

}  // namespace planwatch::e2e
