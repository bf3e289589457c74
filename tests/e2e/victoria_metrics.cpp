#include "tests/e2e/victoria_metrics.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace planwatch::e2e {
namespace {

// VictoriaMetrics doesn't say which port it was given, so it is told one.
int FreePort() {
  const int socket_number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(bind(socket_number, reinterpret_cast<sockaddr*>(&address), size),
            0);
  EXPECT_EQ(
      getsockname(socket_number, reinterpret_cast<sockaddr*>(&address), &size),
      0);
  close(socket_number);
  return ntohs(address.sin_port);
}

}  // namespace

VictoriaMetricsServer::VictoriaMetricsServer() : port_(FreePort()) {
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
