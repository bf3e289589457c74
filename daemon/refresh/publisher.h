// What follows from the readings of all entries: the history, the releases, the
// figures of the day, and the snapshot that pages and scrapes are made from.
//
// Owns the history's keeper. The refresh's thread alone uses it, but for
// Current and WaitUntilReady: any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "collectors/exposition/health.h"
#include "collectors/measure/record.h"
#include "daemon/config/config.h"
#include "daemon/history/keeper.h"
#include "daemon/refresh/slot.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch {

using Slots = std::vector<std::unique_ptr<Slot>>;

class Publisher {
 public:
  // `as_at`: used as today's date. Without `keep_history` the history is only
  // read. `telemetry` may be nullptr.
  Publisher(std::optional<Date> as_at, bool keep_history, Telemetry* telemetry);

  void Configure(std::shared_ptr<const Config> config, Instant now);
  void OnReloadRefused();
  // Empty: it is valid.
  void SetWebConfigError(std::string error);
  // As DaemonHealth has it.
  void SetReportError(std::optional<std::string> error);
  // Looks whether the history is well, and for a backup.
  void CheckHistory();
  // Notes the time. On a new day doubts, figures and the history are renewed.
  void SetTime(Instant now, const Slots& slots);
  Date today() const { return today_; }

  // Gives the entry what a daemon before this one has kept of it.
  void Restore(Slot& slot);
  // A read found something.
  void OnReading(Slot& slot, Reading reading, EntryState::Seconds duration,
                 std::string sha256);
  // Found beside the file when it was read, or looked at.
  void SetConflictCopies(Slot& slot, std::vector<std::string> copies);
  // The source is as it was when it was last read.
  void OnUnchanged(Slot& slot);
  void OnFailure(Slot& slot, const Error& error, EntryState::Seconds duration,
                 const std::filesystem::path& location);
  // Takes the version that is held back if `planwatch accept` or `record` has
  // accepted it since.
  void UseIfAccepted(Slot& slot);
  // Accepts the version that is held back, as `planwatch accept` does: the
  // history has it first. Only while the state has an acceptable one.
  Status Accept(Slot& slot);
  // Releases what is due of a register, or of measures that count persons.
  // Without a good reading since the start, what was released before stays.
  void Release(Slot& slot);

  // Publishes a new snapshot; does nothing without has_changes().
  void Publish(const Slots& slots);
  bool has_changes() const { return config_ && (changed_ || figures_changed_); }
  SnapshotPtr Current() const;
  bool WaitUntilReady(std::chrono::milliseconds limit) const;

 private:
  void Record(Slot& slot);
  void FindDoubts(Slot& slot);
  ReleaseTime TimeOfRelease() const;
  // Whether an entry of measures is under disclosure control; others are shown
  // as they are.
  bool IsReleased(const Entry& measures) const;
  std::shared_ptr<const Published> MakePublished(const Slots& slots);
  // The health of the slot's source as it may be told: how many rows a register
  // has moves with its releases, and of those rejected a few are `minimum`.
  SourceHealth HealthToShow(const Slot& slot) const;

  const std::optional<Date> as_at_;
  HistoryKeeper history_;
  std::shared_ptr<const Config> config_;
  Instant now_{};
  Date today_{};
  bool changed_ = false;          // the snapshot is to be made anew
  bool figures_changed_ = false;  // with its figures
  std::shared_ptr<const Published> published_;
  // What the history knows of the plans published, by name.
  std::map<std::string, std::shared_ptr<const PlanPast>> pasts_;
  bool reload_successful_ = true;
  std::string web_config_error_;
  std::optional<std::string> report_error_;
  std::optional<HistoryHealth> history_health_;
  std::optional<Instant> reload_success_;

  mutable std::mutex snapshot_mutex_;
  mutable std::condition_variable snapshot_changed_;
  SnapshotPtr snapshot_ = std::make_shared<const Snapshot>();
};

}  // namespace planwatch
