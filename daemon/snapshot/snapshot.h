// What the daemon knows at a moment: built by the refresh, then never changed.
// A request copies one pointer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "collectors/disclosure/published.h"
#include "collectors/exposition/exposition.h"
#include "collectors/exposition/health.h"
#include "collectors/table/report.h"
#include "daemon/config/config.h"
#include "daemon/http/gzip.h"

namespace planwatch {

// A scrape's body in one format: all but the process metrics, which are read at
// each scrape.
struct PreparedScrape {
  std::string text;
  GzipFront gzip{""};
};

// The state of one source, for the pages, the API and `check`.
struct SourceState {
  std::string name;
  Kind kind = Kind::kPlan;
  std::string source_name;  // the file or database
  std::optional<std::string>
      error;  // of the last read, where it failed or was held back
  std::shared_ptr<const ReadReport>
      report;  // of the last good reading; nullptr before it
  // Of the version that is held back; nullptr: none is.
  std::shared_ptr<const ReadReport> held_back = {};
  std::vector<Doubt> doubts = {};  // of the last good reading, today

  // The report of the document as it was read last.
  const ReadReport* latest() const {
    return held_back ? held_back.get() : report.get();
  }
};

struct Snapshot {
  std::shared_ptr<const Config> config;
  std::shared_ptr<const Published>
      published;  // nullptr before the first reading
  Health health;
  std::vector<SourceState> sources;  // in the configuration's order
  bool ready = false;                // every source has been tried once
  bool as_at_given = false;          // --as-at: every page says so
  PreparedScrape text, open_metrics;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// The snapshot with its scrapes prepared: all else is given.
SnapshotPtr Prepare(Snapshot snapshot);

}  // namespace planwatch
