#include "tests/e2e/prometheus.h"

#include <gtest/gtest.h>

#include <regex>

namespace planwatch::e2e {
namespace {

// The shipped configuration, for this daemon and twenty times a minute's pace.
std::string Faster(std::string config, int port) {
  const auto replace = [&config](const std::string& from,
                                 const std::string& to) {
    const std::size_t at = config.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    config.replace(at, from.size(), to);
  };
  replace("scrape_interval: 1m", "scrape_interval: 250ms");
  replace("evaluation_interval: 1m", "evaluation_interval: 250ms");
  replace("127.0.0.1:10815", "127.0.0.1:" + std::to_string(port));
  return config;
}

}  // namespace

PrometheusServer::PrometheusServer(const Installation& installation,
                                   int scraped_port) {
  const std::filesystem::path config = installation.path() / "prometheus.yml";
  WriteFile(config, Faster(ReadFile(config), scraped_port));
  Start(config, folder_.path() / "data");
}

PrometheusServer::PrometheusServer(const std::filesystem::path& blocks) {
  const std::filesystem::path config = folder_.path() / "prometheus.yml";
  WriteFile(config, "global: {}\n");
  Start(config, blocks);
}

void PrometheusServer::Start(const std::filesystem::path& config,
                             const std::filesystem::path& data) {
  process_ = std::make_unique<Process>(
      std::vector<std::string>{"prometheus", "--config.file=" + config.string(),
                               "--storage.tsdb.path=" + data.string(),
                               "--storage.tsdb.retention.time=100y",
                               "--web.listen-address=127.0.0.1:0"},
      folder_.path());
  // Its own word for the port that it was given.
  static const std::regex address(
      R"re(msg="Listening on" address=127\.0\.0\.1:(\d+))re");
  const bool ready = Eventually([this] {
    const std::string so_far = log();
    std::smatch found;
    if (!std::regex_search(so_far, found, address)) return false;
    port_ = std::stoi(found[1]);
    httplib::Client client("127.0.0.1", port_);
    const httplib::Result result = client.Get("/-/ready");
    return result && result->status == 200;
  });
  EXPECT_TRUE(ready) << "Prometheus does not get ready:\n" << log();
}

nlohmann::json PrometheusServer::Get(const std::string& path,
                                     const httplib::Params& parameters) const {
  httplib::Client client("127.0.0.1", port_);
  client.set_read_timeout(std::chrono::seconds{30});
  const httplib::Result result =
      client.Get(path, parameters, httplib::Headers{});
  if (!result) {
    ADD_FAILURE() << "Prometheus does not answer " << path;
    return nullptr;
  }
  const nlohmann::json answer =
      nlohmann::json::parse(result->body, nullptr, false);
  if (!answer.is_object() || answer.value("status", "") != "success") {
    ADD_FAILURE() << path << ": " << result->body;
    return nullptr;
  }
  return answer["data"];
}

nlohmann::json PrometheusServer::Query(const std::string& expression) const {
  const nlohmann::json data = Get("/api/v1/query", {{"query", expression}});
  return data.is_object() ? data["result"] : nlohmann::json::array();
}

std::optional<double> PrometheusServer::Value(
    const std::string& expression) const {
  const nlohmann::json result = Query(expression);
  if (result.size() != 1) return std::nullopt;
  return std::stod(result[0]["value"][1].get<std::string>());
}

std::vector<nlohmann::json> PrometheusServer::FiringAlerts() const {
  std::vector<nlohmann::json> firing;
  const nlohmann::json data = Get("/api/v1/alerts");
  if (!data.is_object()) return firing;
  for (const nlohmann::json& alert : data["alerts"])
    if (alert["state"] == "firing") firing.push_back(alert);
  return firing;
}

}  // namespace planwatch::e2e
