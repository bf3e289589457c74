// OpenMetrics as others read it: a real Prometheus, which asks for it, and
// Python's parser.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/e2e/prometheus.h"

namespace planwatch::e2e {

void PrintTo(const Series& series, std::ostream* out) {
  *out << series.name << nlohmann::json(series.labels) << ' ' << series.value;
}

namespace {

using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

// The system's own: it has the system's packages.
const char* const kPython = "/usr/bin/python3";

// Stands between Prometheus and the daemon, and notes what the one asks for and
// the other answers.
class Relay {
 public:
  explicit Relay(const Daemon& daemon) {
    server_.Get("/metrics", [this, &daemon](const httplib::Request& request,
                                            httplib::Response& response) {
      const std::string asked = request.get_header_value("Accept");
      const Answer answer = daemon.Get("/metrics", asked);
      response.set_content(answer.body, answer.content_type);
      const std::lock_guard lock(mutex_);
      seen_ = {asked, answer.content_type};
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~Relay() {
    server_.stop();
    thread_.join();
  }
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  int port() const { return port_; }
  // What was asked for last, and the type of the answer.
  std::pair<std::string, std::string> seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
  }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  mutable std::mutex mutex_;
  std::pair<std::string, std::string> seen_;
};

// The daemon's own figures in OpenMetrics, but for the counters of requests: a
// scrape is one, so they differ from scrape to scrape.
constexpr char kOpenMetrics[] = "application/openmetrics-text; version=1.0.0";
bool IsOfRequests(const Series& series) {
  return series.name.starts_with("planwatch_http_");
}
std::vector<Series> Steady(const std::string& text) {
  std::vector<Series> all = Metrics(text).Own();
  std::erase_if(all, IsOfRequests);
  return all;
}

TEST(OpenMetrics, IsWhatPrometheusAsksForAndStores) {
  if (!Installed("prometheus")) GTEST_SKIP() << "prometheus is not installed";
  const Installation installation;
  const Daemon daemon(installation, "2015-06-01");
  const Relay relay(daemon);
  const PrometheusServer prometheus(installation, relay.port());
  const std::string all = R"({__name__=~"planwatch_.+",job="planwatch"})";
  ASSERT_TRUE(Eventually([&] { return !prometheus.Query(all).empty(); }))
      << prometheus.log();
  const auto [asked, answered] = relay.seen();
  EXPECT_THAT(asked, HasSubstr("application/openmetrics-text"));
  EXPECT_EQ(answered,
            "application/openmetrics-text; version=1.0.0; charset=utf-8");

  std::vector<Series> stored;
  for (const nlohmann::json& result : prometheus.Query(all)) {
    Series series;
    series.labels = result["metric"].get<LabelSet>();
    series.name = series.labels["__name__"];
    for (const char* own : {"__name__", "instance", "job"})
      series.labels.erase(own);
    series.value = std::stod(result["value"][1].get<std::string>());
    stored.push_back(std::move(series));
  }
  std::erase_if(stored, IsOfRequests);
  std::vector<Series> served =
      Steady(daemon.Get("/metrics", kOpenMetrics).body);
  // To Prometheus an empty label is none.
  for (Series& series : served)
    std::erase_if(series.labels,
                  [](const auto& label) { return label.second.empty(); });
  EXPECT_THAT(stored, UnorderedElementsAreArray(served));
}

const char* const kParse = R"(
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
print(json.dumps([[sample.name, sample.labels, sample.value]
                  for family in text_string_to_metric_families(sys.stdin.read())
                  for sample in family.samples]))
)";

class PythonsParser : public testing::Test {
 protected:
  void SetUp() override {
    if (Parse("# EOF\n").status != 0)
      GTEST_SKIP() << "python3-prometheus-client is not installed";
  }

  static Outcome Parse(const std::string& text) {
    return RunToEnd({kPython, "-c", kParse}, text);
  }

  const Installation installation_;
  const Daemon daemon_{installation_, "2015-06-01"};
  const std::string text_ = daemon_.Get("/metrics", kOpenMetrics).body;
};

TEST_F(PythonsParser, ReadsTheSameFigures) {
  const Outcome parsed = Parse(text_);
  ASSERT_EQ(parsed.status, 0) << parsed.err;
  std::vector<Series> series;
  for (const nlohmann::json& sample : nlohmann::json::parse(parsed.out)) {
    if (sample[0].get<std::string>().starts_with("planwatch_"))
      series.push_back({.name = sample[0],
                        .labels = sample[1].get<LabelSet>(),
                        .value = sample[2]});
  }
  std::erase_if(series, IsOfRequests);
  EXPECT_THAT(series, UnorderedElementsAreArray(Steady(text_)));
}

TEST_F(PythonsParser, RefusesATextWithoutItsEnd) {
  const std::string::size_type end = text_.rfind("# EOF");
  ASSERT_NE(end, std::string::npos);
  EXPECT_NE(Parse(text_.substr(0, end)).status, 0);
}

}  // namespace
}  // namespace planwatch::e2e
