// A real VictoriaMetrics, for what Prometheus' storage is too short for.
#pragma once

#include <memory>
#include <string>

#include "tests/e2e/process.h"

namespace planwatch::e2e {

class VictoriaMetricsServer {
 public:
  // Waits until it answers; fails the current test where it does not get there.
  VictoriaMetricsServer();

  // Text with timestamps, as `planwatch backfill` writes it.
  void Import(const std::string& text) const;
  // The value of a query with one result, at an RFC 3339 time, now where it is
  // empty; else all that it answers.
  std::string Value(const std::string& query,
                    const std::string& time = {}) const;
  int port() const { return port_; }

 private:
  test::TempFolder folder_;
  int port_ = 0;
  std::unique_ptr<Process> process_;
};

}  // namespace planwatch::e2e
