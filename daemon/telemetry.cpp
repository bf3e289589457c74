#include "daemon/telemetry.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

namespace planwatch {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

// In the order of ReadResult.
constexpr std::array kReadResults = {"ok", "unchanged", "held_back", "failed",
                                     "timed_out"};

const char* ResultName(bool succeeded) { return succeeded ? "ok" : "failed"; }

const Histogram::BucketBoundaries kReadSeconds = {0.01, 0.05, 0.1, 0.5, 1,
                                                  5,    10,   30,  60};
const Histogram::BucketBoundaries kRequestSeconds = {
    0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};

}  // namespace

struct Telemetry::Instruments {
  prometheus::Registry registry;
  Family<Counter>& reads =
      prometheus::BuildCounter()
          .Name("planwatch_reads_total")
          .Help(
              "Reads of the source since the daemon started, by how they "
              "ended.")
          .Register(registry);
  Histogram& read_seconds =
      prometheus::BuildHistogram()
          .Name("planwatch_read_seconds")
          .Help(
              "How long reads took; sources that were unchanged are not "
              "counted.")
          .Register(registry)
          .Add({}, kReadSeconds);
  Family<Counter>& reloads =
      prometheus::BuildCounter()
          .Name("planwatch_config_reloads_total")
          .Help("Reloads of the configuration, by whether it was valid.")
          .Register(registry);
  Family<Counter>& history_writes =
      prometheus::BuildCounter()
          .Name("planwatch_history_writes_total")
          .Help("Writes to the history, by whether they succeeded.")
          .Register(registry);
  Family<Gauge>& history_size =
      prometheus::BuildGauge()
          .Name("planwatch_history_size_bytes")
          .Help("Size of the history's file after the last write.")
          .Register(registry);
  Family<Gauge>& report_written =
      prometheus::BuildGauge()
          .Name("planwatch_report_last_success_timestamp_seconds")
          .Help(
              "When the review of the last quarter was written to its folder.")
          .Register(registry);
  Family<Counter>& requests =
      prometheus::BuildCounter()
          .Name("planwatch_http_requests_total")
          .Help("HTTP requests answered, by status code and page.")
          .Register(registry);
  Histogram& request_seconds =
      prometheus::BuildHistogram()
          .Name("planwatch_http_request_seconds")
          .Help("How long answers to HTTP requests took to make.")
          .Register(registry)
          .Add({}, kRequestSeconds);

  // Guards against a read that is counted while its source is removed.
  std::mutex sources_mutex;
  std::set<std::string> sources;
};

Telemetry::Telemetry() : instruments_(std::make_unique<Instruments>()) {
  for (const bool succeeded : {true, false}) {
    instruments_->reloads.Add({{"result", ResultName(succeeded)}});
    instruments_->history_writes.Add({{"result", ResultName(succeeded)}});
  }
}

Telemetry::~Telemetry() = default;

void Telemetry::SetSources(const std::set<std::string>& names) {
  const std::lock_guard lock(instruments_->sources_mutex);
  Family<Counter>& reads = instruments_->reads;
  for (const std::string& gone : instruments_->sources)
    if (!names.contains(gone))
      for (const char* result : kReadResults)
        reads.Remove(&reads.Add({{"source", gone}, {"result", result}}));
  for (const std::string& name : names)
    for (const char* result : kReadResults)
      reads.Add({{"source", name}, {"result", result}});
  instruments_->sources = names;
}

void Telemetry::CountRead(const std::string& source, ReadResult result,
                          Seconds duration) {
  if (result != ReadResult::kUnchanged)
    instruments_->read_seconds.Observe(duration.count());
  const std::lock_guard lock(instruments_->sources_mutex);
  if (!instruments_->sources.contains(source)) return;
  instruments_->reads
      .Add({{"source", source},
            {"result", kReadResults[static_cast<std::size_t>(result)]}})
      .Increment();
}

void Telemetry::CountReload(bool succeeded) {
  instruments_->reloads.Add({{"result", ResultName(succeeded)}}).Increment();
}

void Telemetry::CountHistoryWrite(bool succeeded) {
  instruments_->history_writes.Add({{"result", ResultName(succeeded)}})
      .Increment();
}

void Telemetry::SetHistorySize(std::uintmax_t bytes) {
  instruments_->history_size.Add({}).Set(static_cast<double>(bytes));
}

void Telemetry::SetReportWritten(Instant when) {
  instruments_->report_written.Add({}).Set(
      static_cast<double>(when.time_since_epoch().count()));
}

void Telemetry::CountRequest(std::string_view page, int status,
                             Seconds duration) {
  instruments_->request_seconds.Observe(duration.count());
  instruments_->requests
      .Add({{"code", std::to_string(status)}, {"page", std::string(page)}})
      .Increment();
}

std::vector<prometheus::MetricFamily> Telemetry::Collect() const {
  std::vector<prometheus::MetricFamily> families =
      instruments_->registry.Collect();
  // The library keeps samples in a hash table: an order makes diffs readable.
  for (prometheus::MetricFamily& family : families)
    std::sort(family.metric.begin(), family.metric.end(),
              [](const auto& a, const auto& b) { return a.label < b.label; });
  return families;
}

}  // namespace planwatch
