// What the daemon knows at one moment: built by the refresh, then immutable. A
// request copies one pointer.
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
  // Of the last read, if it failed or was held back.
  std::optional<std::string> error;
  // Of the last good reading; nullptr before the first.
  std::shared_ptr<const ReadReport> report;
  // Of the version that is held back; nullptr if none is.
  std::shared_ptr<const ReadReport> held_back = {};
  std::vector<Doubt> doubts = {};  // of the last good reading, today

  // The report of the last version of the document, held back or not.
  const ReadReport* latest() const {
    return held_back ? held_back.get() : report.get();
  }
};

struct Snapshot {
  std::shared_ptr<const Config> config;
  std::shared_ptr<const Published> published;  // nullptr: nothing read yet
  Health health;
  std::vector<SourceState> sources;  // in the configuration's order
  bool ready = false;                // every source has been tried once
  bool as_at_given = false;          // --as-at: every page says so
  PreparedScrape text, open_metrics;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// Fills in the scrapes; everything else is given.
SnapshotPtr Prepare(Snapshot snapshot);

}  // namespace planwatch
