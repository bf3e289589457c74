// When one entry is to be read: by its schedule, after a failure, after its
// file changed; and the time limit of the read under way.
//
// A state machine without threads or clocks: the caller gives the time.
// Schedules and retries follow the wall clock; waits and time limits follow the
// steady clock, which no one sets.
#pragma once

#include <chrono>
#include <optional>

#include "collectors/base/calendar.h"
#include "daemon/config/schedule.h"

namespace planwatch {

using SteadyTime = std::chrono::steady_clock::time_point;

// The time on both clocks.
struct Moment {
  Instant wall{};
  SteadyTime steady{};
};

class Job {
 public:
  // What the next scheduled time follows from; `jitter` as in NextTime.
  struct Timing {
    const Schedule& schedule;
    const Calendar& calendar;
    double jitter;
  };

  void Reschedule(Instant now, const Timing& timing);
  // Times on the wall clock are made anew, since they would be late.
  void OnClockPutBack(Instant now, const Timing& timing);
  // The file is read once it was left alone for a moment; if it never is, a
  // little later all the same.
  void OnFileChanged(SteadyTime now);

  // Whether a read is due. Times that were missed count once.
  bool ConsumeDue(const Moment& now, const Timing& timing);

  // Requests a read, or a poll: a look whether the file has changed. Whether
  // the entry is to join the queue now; one that is being read joins it when
  // that read has ended. A poll is not requested of an entry that is queued or
  // being read.
  bool Request();
  bool RequestPoll();

  // The entry has left the queue, and its read has begun.
  void OnReadStarted(SteadyTime now);
  struct Ended {
    bool timed_out = false;  // its result comes too late
    bool poll = false;
    bool join_queue = false;  // another read was requested meanwhile
  };
  Ended OnReadEnded();
  bool is_reading() const { return read_.has_value(); }

  // True once, when the read under way has taken too long.
  bool TimesOut(SteadyTime now, std::chrono::seconds limit);
  // Whether the read under way counts towards the bound on concurrent reads.
  bool HoldsConcurrencySlot(SteadyTime now) const;
  SteadyTime read_started() const { return read_->started; }

  void OnSuccess();
  void OnFailure(Instant now, double jitter);
  // A read failed on a file that had changed since the last good read, so it
  // may have been half written. Whether to try again shortly, in which case
  // the failure doesn't count.
  bool RetryPartialRead(SteadyTime now);
  bool has_retry() const { return retry_.has_value(); }

  // When ConsumeDue or TimesOut may next be true by the steady clock; max():
  // never.
  SteadyTime NextCheck(std::chrono::seconds limit) const;

 private:
  struct Read {
    SteadyTime started;
    bool poll;
    bool timed_out = false;
  };

  Instant scheduled_ = Instant::max();
  std::optional<Instant> retry_;
  int failures_ = 0;  // consecutive
  std::optional<SteadyTime> settled_, settled_at_latest_;
  int partial_reads_ = 0;
  bool queued_ = false;  // or to be, when the read under way has ended
  bool poll_ = false;    // queued for no more than a poll
  std::optional<Read> read_;
};

}  // namespace planwatch
