// A real Prometheus, that scrapes a planwatch with the configuration and rules
// of config/, only faster.
#pragma once

#include <httplib.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/daemon.h"

namespace planwatch::e2e {

class PrometheusServer {
 public:
  // Waits until it answers; fails the current test where it does not get there.
  PrometheusServer(const Installation& installation, const Daemon& daemon)
      : PrometheusServer(installation, daemon.port()) {}
  PrometheusServer(const Installation& installation, int scraped_port);
  // One that scrapes nothing and answers from the blocks in a folder, however
  // old.
  explicit PrometheusServer(const std::filesystem::path& blocks);

  // The API's `data`; null where it answers with an error, which fails the
  // current test.
  nlohmann::json Get(const std::string& path,
                     const httplib::Params& parameters = {}) const;
  // The result of an instant query: a list of {metric, value}.
  nlohmann::json Query(const std::string& expression) const;
  // The value of a query with one result.
  std::optional<double> Value(const std::string& expression) const;
  // Those that fire.
  std::vector<nlohmann::json> FiringAlerts() const;
  std::string log() const { return process_->err(); }

 private:
  void Start(const std::filesystem::path& config,
             const std::filesystem::path& data);

  test::TempFolder folder_;
  std::unique_ptr<Process> process_;
  int port_ = 0;
};

}  // namespace planwatch::e2e
