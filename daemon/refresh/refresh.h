// The refresh: reads every source on its schedule and publishes what it found.
//
// It alone does timing, time limits, retries, hold-back, logging and the health
// of a source. One thread owns all of its state and takes events from a queue
// (a read has ended, a file has changed, reload, stop); each read runs in a
// thread of its own, a few of them at a time. One that takes long no longer
// counts among those, so sources that hang delay nothing. A read past its time
// limit is asked to stop and counted as failed; one that can't be stopped is
// left behind, and its source is not started again until it ends.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/source/source.h"
#include "daemon/config/config.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch {

struct RefreshOptions {
  std::function<Instant()>
      now;  // the wall clock; std::chrono::system_clock where empty
  std::optional<Date> as_at;  // taken for today
  // Whether what is read goes into the history, where there is one; else it is
  // only looked at.
  bool keep_history = false;
  // How often the wall clock is looked at, whatever else happens: a jump of it
  // (a suspended machine, a clock put right) is noticed within that.
  std::chrono::milliseconds recheck{1000};
  // How often a file is looked at (one stat), for changes that inotify doesn't
  // tell: on a network share, behind a link.
  std::chrono::milliseconds poll{60000};
  std::function<Result<std::unique_ptr<Source>>(const SourceOptions&)>
      make_source = {};  // MakeSource where empty
};

class Refresh {
 public:
  explicit Refresh(RefreshOptions options);
  ~Refresh();  // stops
  Refresh(const Refresh&) = delete;
  Refresh& operator=(const Refresh&) = delete;

  // Starts reading, every source at once but for a bound on how many read at
  // the same time.
  void Start(std::shared_ptr<const Config> config);
  // Swaps the configuration before it returns; readings of entries that read as
  // before are kept, and what was held back stays so. Any thread.
  void Reload(std::shared_ptr<const Config> config);
  // Says that a reload was refused, for the reload metrics. Any thread.
  void ReloadFailed();
  // Ends within a second, whatever the sources do. Idempotent.
  void Stop();

  // The latest snapshot; never nullptr. It has no configuration and no text
  // before Start. Any thread.
  SnapshotPtr Current() const;
  // Waits until every source has been tried once, or the time is over. Any
  // thread.
  bool WaitUntilReady(std::chrono::milliseconds limit) const;

 private:
  class Actor;
  std::unique_ptr<Actor> actor_;
};

}  // namespace planwatch
