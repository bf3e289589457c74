// The refresh: reads every source on its schedule and publishes what it found.
//
// It alone does timing, time limits, retries, hold-back, logging and the health
// of a source. One thread owns all of its state and handles events from a queue
// (a read has ended, a file has changed, reload, stop). Each read runs in a
// thread of its own, a few at a time; a slow one stops counting towards that
// bound, so that sources that hang delay no others. A read past its time limit
// is asked to stop and counts as failed; one that can't be stopped is left
// running, and its source is not read again until it ends.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/source/source.h"
#include "daemon/config/config.h"
#include "daemon/snapshot/snapshot.h"
#include "daemon/telemetry.h"

namespace planwatch {

struct RefreshOptions {
  // The wall clock; std::chrono::system_clock if empty.
  std::function<Instant()> now;
  // The steady clock; std::chrono::steady_clock if empty.
  std::function<std::chrono::steady_clock::time_point()> steady_now = {};
  std::optional<Date> as_at;  // used as today's date
  // Whether to write readings to the history, if there is one; else it is only
  // read.
  bool keep_history = false;
  // How often the clocks are checked, whatever else happens: bounds how late a
  // jump of the wall clock (a suspended machine, a clock put right) is noticed.
  std::chrono::milliseconds recheck{1000};
  // How often a file is polled (one stat), for changes that inotify doesn't
  // report: on a network share, behind a link.
  std::chrono::milliseconds poll{60000};
  // Counts reads, reloads and writes, where there is one. Outlives the refresh.
  Telemetry* telemetry = nullptr;
  // MakeSource if empty.
  std::function<Result<std::unique_ptr<Source>>(const SourceOptions&)>
      make_source = {};
};

class RefreshLoop;

class Refresh {
 public:
  explicit Refresh(RefreshOptions options);
  ~Refresh();  // stops
  Refresh(const Refresh&) = delete;
  Refresh& operator=(const Refresh&) = delete;

  // Starts reading: every source, up to a bound on concurrent reads.
  void Start(std::shared_ptr<const Config> config);
  // Swaps the configuration before it returns. Entries that read as before keep
  // their readings, and what is held back stays so. Any thread.
  void Reload(std::shared_ptr<const Config> config);
  // Records a refused reload, for the reload metrics. Any thread.
  void ReloadFailed();
  // The web configuration counts as part of the configuration in the reload
  // metrics: a change of it that is invalid keeps them at failed. Empty: it is
  // valid. Any thread.
  void SetWebConfigError(std::string error);
  // Accepts the version of the entry that is held back, as `planwatch accept`
  // does, if it still is the one of that token (AcceptableVersion); else an
  // error of kind kNoData. The next snapshot has it. `user` is for the log. Any
  // thread.
  Status Accept(const std::string& entry, const std::string& token,
                const std::string& user);
  // Returns within a second, whatever the sources do. Idempotent.
  void Stop();

  // How often its thread has gone round, which it does at least every `recheck`
  // unless it hangs. Any thread.
  std::uint64_t rounds() const;

  // The latest snapshot; never nullptr. It has no configuration and no text
  // before Start. Any thread.
  SnapshotPtr Current() const;
  // Waits until every source has been tried once, or until the limit. Any
  // thread.
  bool WaitUntilReady(std::chrono::milliseconds limit) const;

 private:
  std::unique_ptr<RefreshLoop> loop_;
};

}  // namespace planwatch
