#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "collectors/exposition/exposition.h"
#include "tests/exposition/sample.h"

namespace planwatch {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily Gauge(double value, std::string name = "planwatch_x") {
  MetricFamily family;
  family.name = std::move(name);
  family.help = "X.";
  family.type = MetricType::Gauge;
  ClientMetric metric;
  metric.gauge.value = value;
  family.metric.push_back(metric);
  return family;
}

MetricFamily Counter(std::string name) {
  MetricFamily family = Gauge(0, std::move(name));
  family.type = MetricType::Counter;
  family.metric[0].counter.value = 7;
  return family;
}

MetricFamily Histogram() {
  MetricFamily family = Gauge(0, "planwatch_read_seconds");
  family.type = MetricType::Histogram;
  auto& histogram = family.metric[0].histogram;
  histogram.sample_count = 3;
  histogram.sample_sum = 1.5;
  histogram.bucket = {{1, 0.25}, {2, 1}};
  family.metric[0].label = {{"kind", "plan"}};
  return family;
}

MetricFamily Summary() {
  MetricFamily family = Gauge(0, "planwatch_wait_seconds");
  family.type = MetricType::Summary;
  auto& summary = family.metric[0].summary;
  summary.sample_count = 3;
  summary.sample_sum = 1.5;
  summary.quantile = {{0.5, 0.25}, {1, 1}};
  return family;
}

TEST(Serializer, WritesNumbersShortAndExact) {
  const std::pair<double, const char*> cases[] = {
      {0, "0"},
      {-3, "-3"},
      {0.1, "0.1"},
      {1434322800, "1434322800"},
      {1e300, "1e+300"},
      {9007199254740993e3, "9007199254740993000"},
      {1.0 / 3, "0.3333333333333333"},
      {std::nan(""), "NaN"},
      {HUGE_VAL, "+Inf"},
      {-HUGE_VAL, "-Inf"}};
  for (const auto& [value, text] : cases) {
    const std::string written = Serialize({Gauge(value)}, TextFormat::kText);
    const std::string number = written.substr(written.rfind(' ') + 1);
    if (std::isnan(value) || std::isinf(value) || std::abs(value) < 9e15)
      EXPECT_EQ(number, std::string(text) + "\n");
    else
      EXPECT_EQ(std::strtod(number.c_str(), nullptr), value);
  }
}

TEST(Serializer, EscapesHelpAndLabels) {
  MetricFamily family = Gauge(1);
  family.help = "A \"help\" with \\ and\nlines.";
  family.metric[0].label = {{"a", "\"quoted\"\\\nline"}, {"b", "é"}};
  EXPECT_EQ(Serialize({family}, TextFormat::kText),
            "# HELP planwatch_x A \"help\" with \\\\ and\\nlines.\n"
            "# TYPE planwatch_x gauge\n"
            "planwatch_x{a=\"\\\"quoted\\\"\\\\\\nline\",b=\"é\"} 1\n");
  EXPECT_EQ(Serialize({family}, TextFormat::kOpenMetrics),
            "# HELP planwatch_x A \\\"help\\\" with \\\\ and\\nlines.\n"
            "# TYPE planwatch_x gauge\n"
            "planwatch_x{a=\"\\\"quoted\\\"\\\\\\nline\",b=\"é\"} 1\n");
}

TEST(Serializer, NamesCountersAndUnitsAsOpenMetricsWants) {
  EXPECT_EQ(Serialize({Counter("process_cpu_seconds_total")},
                      TextFormat::kOpenMetrics),
            "# HELP process_cpu_seconds X.\n"
            "# TYPE process_cpu_seconds counter\n"
            "# UNIT process_cpu_seconds seconds\n"
            "process_cpu_seconds_total 7\n");
  EXPECT_EQ(
      Serialize({Counter("process_cpu_seconds_total")}, TextFormat::kText),
      "# HELP process_cpu_seconds_total X.\n"
      "# TYPE process_cpu_seconds_total counter\n"
      "process_cpu_seconds_total 7\n");
  EXPECT_EQ(Serialize({Gauge(0.5, "a_ratio")}, TextFormat::kOpenMetrics),
            "# HELP a_ratio X.\n# TYPE a_ratio gauge\n# UNIT a_ratio ratio\n"
            "a_ratio 0.5\n");
  EXPECT_EQ(Serialize({Gauge(9, "a_bytes")}, TextFormat::kOpenMetrics),
            "# HELP a_bytes X.\n# TYPE a_bytes gauge\n# UNIT a_bytes bytes\n"
            "a_bytes 9\n");
  // A counter's samples end in _total, whatever its family's name does.
  EXPECT_EQ(Serialize({Counter("reads")}, TextFormat::kOpenMetrics),
            "# HELP reads X.\n# TYPE reads counter\nreads_total 7\n");
  MetricFamily untyped = Gauge(1);
  untyped.type = MetricType::Untyped;
  untyped.metric[0].untyped.value = 5;
  EXPECT_EQ(Serialize({untyped}, TextFormat::kOpenMetrics),
            "# HELP planwatch_x X.\n# TYPE planwatch_x unknown\n"
            "planwatch_x 5\n");
  EXPECT_EQ(Serialize({Gauge(1, "ratio")}, TextFormat::kOpenMetrics),
            "# HELP ratio X.\n# TYPE ratio gauge\nratio 1\n");
}

TEST(Serializer, WritesHistogramsAndTimes) {
  EXPECT_EQ(Serialize({Histogram()}, TextFormat::kOpenMetrics),
            "# HELP planwatch_read_seconds X.\n"
            "# TYPE planwatch_read_seconds histogram\n"
            "# UNIT planwatch_read_seconds seconds\n"
            "planwatch_read_seconds_bucket{kind=\"plan\",le=\"0.25\"} 1\n"
            "planwatch_read_seconds_bucket{kind=\"plan\",le=\"1.0\"} 2\n"
            "planwatch_read_seconds_bucket{kind=\"plan\",le=\"+Inf\"} 3\n"
            "planwatch_read_seconds_sum{kind=\"plan\"} 1.5\n"
            "planwatch_read_seconds_count{kind=\"plan\"} 3\n");
  MetricFamily family = Gauge(1);
  family.help.clear();
  family.metric[0].timestamp_ms = 1434322800250;
  EXPECT_EQ(Serialize({family}, TextFormat::kText),
            "# TYPE planwatch_x gauge\nplanwatch_x 1 1434322800250\n");
  EXPECT_EQ(Serialize({family}, TextFormat::kOpenMetrics),
            "# TYPE planwatch_x gauge\nplanwatch_x 1 1434322800.25\n");
}

TEST(Serializer, LeavesOutFamiliesWithoutSamples) {
  MetricFamily family = Gauge(1);
  family.metric.clear();
  EXPECT_EQ(Serialize({family}, TextFormat::kText), "");
}

// A line as what it says: the number by its value.
std::string Canonical(const std::string& line) {
  if (line.starts_with('#')) return line;
  std::size_t space = line.rfind(' ');
  std::string number = line.substr(space + 1);
  if (number == "Nan") number = "NaN";
  std::ostringstream out;
  out.precision(17);
  out << line.substr(0, space) << ' ' << std::strtod(number.c_str(), nullptr);
  return out.str();
}

// In one order: that of a histogram's samples is each one's own.
std::vector<std::string> Canonicals(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.push_back(Canonical(line));
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Serializer, SaysWhatPrometheusCppSays) {
  const Published published = test::SamplePublished();
  std::vector<MetricFamily> families =
      MakeFamilies(&published, test::SampleHealth(), test::London());
  for (const double value :
       {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e-300, 1.0 / 3, 1e22,
        std::numeric_limits<double>::denorm_min(), 9007199254740993.0})
    families.push_back(Gauge(value));
  families.push_back(Counter("planwatch_reads_total"));
  families.push_back(Histogram());
  families.push_back(Summary());
  families.push_back(Gauge(5));
  families.back().type = MetricType::Untyped;
  families.back().metric[0].untyped.value = 5;
  families.back().metric[0].label = {{"a", "b\"\\\n"}};
  EXPECT_THAT(Canonicals(Serialize(families, TextFormat::kText)),
              testing::ElementsAreArray(Canonicals(
                  prometheus::TextSerializer().Serialize(families))));
}

}  // namespace
}  // namespace planwatch
