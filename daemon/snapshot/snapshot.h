// What the daemon knows at one moment: built by the refresh, then immutable. A
// request copies one pointer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collectors/disclosure/published.h"
#include "collectors/exposition/exposition.h"
#include "collectors/exposition/health.h"
#include "collectors/table/report.h"
#include "daemon/config/config.h"
#include "daemon/history/plan_past.h"
#include "daemon/snapshot/scrapes.h"

namespace planwatch {

// A version that is held back, and may be accepted as it is.
struct AcceptableVersion {
  // Random; names this version alone. Only a page that showed what changes has
  // it.
  std::string token;
  std::string changes;  // as `planwatch accept` prints them
};

// One entry of the configuration, for the pages, the API and `check`.
struct EntrySnapshot {
  const Entry* entry = nullptr;  // in the snapshot's configuration
  std::string source_name;       // the file or database
  SourceHealth health;
  // Of the last read, if it failed or was held back.
  std::optional<std::string> error = {};
  // Of the last good reading; nullptr before the first.
  std::shared_ptr<const ReadReport> report = {};
  // Of the version that is held back; nullptr if none is.
  std::shared_ptr<const ReadReport> held_back = {};
  // nullopt: nothing is held back, or only the operator may accept it.
  std::optional<AcceptableVersion> acceptable = {};
  // Source::ConflictCopies.
  std::vector<std::string> conflict_copies = {};
  std::vector<Doubt> doubts = {};  // of the last good reading, today
  // What the history knows of the plan; nullptr: nothing.
  std::shared_ptr<const PlanPast> past = {};
  // What is published of it, in the snapshot; all nullptr before the first
  // reading. Set by Prepare.
  const PublishedPlan* plan = nullptr;
  const PublishedRegister* reg = nullptr;
  const PublishedMeasures* measures = nullptr;

  const std::string& name() const { return entry->name; }
  Kind kind() const { return entry->kind(); }
  ReadingState state() const { return StateOf(health); }
  const std::string& title() const { return entry->title; }
  // The report of the last version of the document, held back or not.
  const ReadReport* latest() const {
    return held_back ? held_back.get() : report.get();
  }
};

struct Snapshot {
  std::shared_ptr<const Config> config;
  std::shared_ptr<const Published> published;  // nullptr: nothing read yet
  DaemonHealth health;
  std::vector<EntrySnapshot> entries;  // in the configuration's order
  bool ready = false;                  // every source has been tried once
  bool as_at_given = false;            // --as-at: every page says so
  // Never nullptr; empty ones where nothing is known yet.
  std::shared_ptr<const Scrapes> scrapes =
      std::make_shared<const Scrapes>([](TextFormat) { return std::string(); });
};

// What is wrong with the daemon itself, beside its sources and configuration:
// the history, its backup (more than a week old; one that was never made is no
// trouble), the review, the web configuration.
struct Trouble {
  std::string what;    // a sentence for everyone, without its full stop
  std::string detail;  // for the operator: where, and what to do
};
std::vector<Trouble> Troubles(const DaemonHealth& health, Instant now);

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// Fills in the scrapes and what is published of each entry; everything else is
// given.
SnapshotPtr Prepare(Snapshot snapshot);

}  // namespace planwatch
