// The Grafana boards that planwatch ships, and what they ask Prometheus.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace planwatch::e2e {

// The files in grafana/dashboards/, parsed.
std::vector<nlohmann::json> Boards();

// As Grafana fills it in with everything chosen.
std::string WithVariables(const std::string& expression);

struct PanelQuery {
  std::string board;       // its title
  std::string panel;       // "Overdue B": its title, and the query's letter
  std::string expression;  // filled in
  bool range = false;      // drawn over time
};
// Of all boards.
std::vector<PanelQuery> PanelQueries();

}  // namespace planwatch::e2e
