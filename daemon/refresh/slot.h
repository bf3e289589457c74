// One entry's place in the refresh: when it is to be read, and the read under
// way.
//
// The refresh's thread alone touches it; a read shares no more than `source`.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "collectors/base/calendar.h"
#include "collectors/source/source.h"
#include "daemon/config/config.h"
#include "daemon/refresh/entry_state.h"
#include "daemon/refresh/release_gate.h"

namespace planwatch {

using SteadyTime = std::chrono::steady_clock::time_point;

// A read under way.
struct Run {
  std::stop_source stop;
  std::thread thread;
  SteadyTime started;
  bool timed_out = false;  // counted as failed; what it brings is not wanted
  bool poll = false;       // looks whether the file has changed, no more
};

struct Slot {
  Slot(std::uint64_t number, const Entry& of, std::shared_ptr<Source> from,
       EntryState kept)
      : id(number),
        entry(&of),
        source(std::move(from)),
        state(std::move(kept)) {}

  std::uint64_t id;
  const Entry* entry;              // in the configuration
  std::shared_ptr<Source> source;  // shared with the read; nullptr where there
                                   // is none of that kind
  EntryState state;
  // One of them, of an entry of its kind.
  RegisterGate register_gate = {};
  MeasuresGate measures_gate = {};
  std::string version;  // of what was last read well, or held back

  Instant scheduled = Instant::max();
  std::optional<Instant> retry;
  int failures = 0;  // one after the other
  // When a file that changed will have settled, if it is left alone till then;
  // and when it is read whatever happens.
  std::optional<SteadyTime> settled, settled_at_last;
  int half_written = 0;  // failures not counted
  bool wanted = false;   // to be read once it can be
  bool poll = false;     // wanted for no more than a look
  std::optional<Run> run;
};

}  // namespace planwatch
