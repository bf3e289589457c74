// One entry's place in the refresh.
//
// The refresh's thread alone touches it; a read shares no more than `source`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "collectors/source/source.h"
#include "daemon/config/config.h"
#include "daemon/refresh/entry_state.h"
#include "daemon/refresh/job.h"
#include "daemon/refresh/release_gate.h"

namespace planwatch {

// The thread of a read under way.
struct ReadThread {
  std::stop_source stop;
  std::thread thread;
};

struct Slot {
  std::uint64_t id;
  const Entry* entry;  // in the configuration
  // Shared with the read; nullptr where the configuration's can't be made.
  std::shared_ptr<Source> source;
  EntryState state;
  // One of them, of an entry of its kind.
  RegisterGate register_gate = {};
  MeasuresGate measures_gate = {};
  History::LastReading kept = {};  // as the history has it
  Job job = {};
  // Of the source when it was last read well, or held back; empty: not known.
  std::string version = {};
  std::optional<ReadThread> read = {};
};

}  // namespace planwatch
