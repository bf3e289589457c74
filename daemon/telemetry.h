// The daemon's own counters and histograms, in a registry of prometheus-cpp:
// what it did, beside what the sources say.
//
// The labels have few values: `source` is an entry's name, never a document's
// text; `page` a name from the table of routes, never a path that a client
// chose. Any thread; nothing here waits for a reader.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/exposition/exposition.h"

namespace planwatch {

class Telemetry {
 public:
  using Seconds = std::chrono::duration<double>;

  // How a read ended; polls that found no change are not counted.
  enum class ReadResult { kOk, kUnchanged, kHeldBack, kFailed, kTimedOut };

  Telemetry();
  ~Telemetry();
  Telemetry(const Telemetry&) = delete;
  Telemetry& operator=(const Telemetry&) = delete;

  // The entries' names: all of their counters are there from the beginning, and
  // those of entries that are gone are not.
  void SetSources(const std::set<std::string>& names);
  void CountRead(const std::string& source, ReadResult result,
                 Seconds duration);
  void CountReload(bool succeeded);
  void CountHistoryWrite(bool succeeded);
  void SetHistorySize(std::uintmax_t bytes);
  void SetReportWritten(Instant when);
  // `duration`: until the answer was made, not until the client had it.
  void CountRequest(std::string_view page, int status, Seconds duration);

  std::vector<prometheus::MetricFamily> Collect() const;

 private:
  struct Instruments;
  std::unique_ptr<Instruments> instruments_;
};

}  // namespace planwatch
