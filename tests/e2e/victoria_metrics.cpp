#include "tests/e2e/victoria_metrics.h"

#include <gtest/gtest.h>
#include <httplib.h>

#include <nlohmann/json.hpp>

#include "tests/base/port.h"

namespace planwatch::e2e {
VictoriaMetricsServer::VictoriaMetricsServer() : port_(test::FreePort()) {
  process_ = std::make_unique<Process>(
      std::vector<std::string>{
          "victoria-metrics",
          "-httpListenAddr=127.0.0.1:" + std::to_string(port_),
          "-storageDataPath=" + (folder_.path() / "data").string(),
          "-retentionPeriod=100y", "-search.latencyOffset=0s",
          "-memory.allowedBytes=64MB"},
      folder_.path());
  const bool ready = Eventually([this] {
    httplib::Client client("127.0.0.1", port_);
    const httplib::Result result = client.Get("/health");
    return result && result->status == 200;
  });
  EXPECT_TRUE(ready) << "VictoriaMetrics does not get ready:\n"
                     << process_->err();
}

void VictoriaMetricsServer::Import(const std::string& text) const {
  httplib::Client client("127.0.0.1", port_);
  const httplib::Result result =
      client.Post("/api/v1/import/prometheus", text, "text/plain");
  ASSERT_TRUE(result);
  ASSERT_EQ(result->status, 204) << result->body;
  // What was imported can be found from now on.
  ASSERT_TRUE(client.Get("/internal/force_flush"));
}

std::string VictoriaMetricsServer::Value(const std::string& query,
                                         const std::string& time) const {
  httplib::Client client("127.0.0.1", port_);
  httplib::Params parameters = {{"query", query}};
  if (!time.empty()) parameters.emplace("time", time);
  const httplib::Result result =
      client.Get("/api/v1/query", parameters, httplib::Headers{});
  if (!result) return "no answer";
  const auto answer = nlohmann::json::parse(result->body, nullptr, false);
  if (!answer.is_object() || !answer.contains("data") ||
      answer["data"]["result"].size() != 1)
    return result->body;
  return answer["data"]["result"][0]["value"][1].get<std::string>();
}

}  // namespace planwatch::e2e
