// The metrics reference in grafana/README.md: one row for each family that
// /metrics may have, made from the families themselves.
// PLANWATCH_UPDATE_GOLDEN=1 writes it anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <prometheus/metric_family.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/exposition/exposition.h"
#include "daemon/config/labels.h"
#include "daemon/telemetry.h"
#include "tests/exposition/sample.h"

namespace planwatch {
namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;
using testing::HasSubstr;

// The reference is the rest of the file after this line.
constexpr std::string_view kBegin =
    "<!-- Made by tests/daemon/metrics_reference_test.cpp -->\n";

std::string ReadFile(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string ReferenceFile() {
  return std::string(PLANWATCH_CONFIG) + "/../grafana/README.md";
}

std::vector<MetricFamily> SampleTelemetry() {
  Telemetry telemetry;
  telemetry.SetSources({"cse"});
  telemetry.SetHistorySize(1);
  telemetry.SetReportWritten(Instant{});
  telemetry.CountRequest("board", 200, Telemetry::Seconds{0});
  return telemetry.Collect();
}

std::string_view TypeName(MetricType type) {
  switch (type) {
    case MetricType::Counter:
      return "counter";
    case MetricType::Histogram:
      return "histogram";
    default:
      return "gauge";
  }
}

// The labels of all samples, in the order in which they come.
std::string LabelsOf(const MetricFamily& family) {
  std::vector<std::string> names;
  for (const prometheus::ClientMetric& metric : family.metric)
    for (const auto& label : metric.label)
      if (std::find(names.begin(), names.end(), label.name) == names.end())
        names.push_back(label.name);
  return names.empty() ? "" : "`" + Join(names, "`, `") + "`";
}

std::string Table(std::string_view heading,
                  const std::vector<MetricFamily>& families) {
  std::string text = "\n### " + std::string(heading) +
                     "\n\n| metric | type | labels | meaning |\n"
                     "| --- | --- | --- | --- |\n";
  for (const MetricFamily& family : families)
    text.append("| `")
        .append(family.name)
        .append("` | ")
        .append(TypeName(family.type))
        .append(" | ")
        .append(LabelsOf(family))
        .append(" | ")
        .append(family.help)
        .append(" |\n");
  return text;
}

std::string MakeReference() {
  return Table("Plans, registers and measures",
               MakeFamilies(test::SamplePublished(), test::London())) +
         Table("The sources and the configuration",
               MakeFamilies(nullptr, test::SampleHealth(), test::London())) +
         Table("The daemon's own work", SampleTelemetry()) +
         Table("Its process", ReadProcess());
}

TEST(MetricsReference, IsMadeOfTheFamilies) {
  const std::string file = ReferenceFile();
  const std::string text = ReadFile(file);
  const std::size_t at = text.find(kBegin);
  ASSERT_NE(at, text.npos) << file;
  const std::string made = text.substr(0, at + kBegin.size()) + MakeReference();
  if (std::getenv("PLANWATCH_UPDATE_GOLDEN") != nullptr)
    std::ofstream(file, std::ios::binary) << made;
  else
    EXPECT_EQ(text, made) << "if that is meant, run this test again with "
                             "PLANWATCH_UPDATE_GOLDEN=1";
}

// What a daemon was seen to print is in it too.
TEST(MetricsReference, HasEveryFamilyOfTheGoldenFiles) {
  const std::string reference = MakeReference();
  std::size_t families = 0;
  for (const char* golden : {"/sample-metrics.txt", "/exposition.prom"})
    for (const std::string& line :
         Split(ReadFile(std::string(PLANWATCH_GOLDEN) + golden), '\n')) {
      if (!line.starts_with("# HELP ")) continue;
      ++families;
      const std::vector<std::string> words = Split(line, ' ');
      EXPECT_THAT(reference, HasSubstr("| `" + words.at(2) + "` |"));
    }
  EXPECT_GT(families, 60u);
}

// A second label of the same name makes an exposition invalid.
TEST(MetricsReference, ItsLabelsAreTheMetricsOwn) {
  for (const MetricFamily& family :
       MakeFamilies(test::SamplePublished(), test::London()))
    for (const prometheus::ClientMetric& metric : family.metric)
      for (const auto& label : metric.label)
        if (label.name != "area") {  // the sample's, from its configuration
          EXPECT_FALSE(CheckLabelName(label.name)) << label.name;
        }
}

}  // namespace
}  // namespace planwatch
