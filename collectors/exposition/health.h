// The health of the daemon's sources, configuration and process, as the
// exposition takes it. Plain values and pure functions: any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch {

struct SourceHealth {
  std::string source;  // the entry's name
  std::string kind;    // plan, referrals, measures
  // At least one read has ended; before that, `source_up` is left out.
  bool tried = false;
  bool up = false;  // the last read succeeded
  bool held_back = false;
  std::optional<Instant> last_success;
  std::optional<Instant> modified;
  // Of the last read.
  std::optional<std::chrono::duration<double>> read_duration;
  // Of the last good reading; of a register, when it was last released.
  std::size_t rows = 0;
  // Of the last good reading, by reason; of a register, none is told to be less
  // than the minimum.
  std::map<std::string, std::size_t> rejected;
  // By what they are about; of the last good reading, today.
  std::map<std::string, std::size_t> doubts;

  std::size_t rows_rejected() const;
};

// How the reading of a source stands.
enum class ReadingState : unsigned char {
  kNotRead,   // not tried yet
  kOk,        // read, and nothing in doubt; rows may have been rejected
  kDoubtful,  // read, and something is in doubt
  kHeldBack,  // the last version is not shown; the one before it is
  kFailed,    // the last read failed
};
ReadingState StateOf(const SourceHealth& health);
// As the API has it: "not_read", "ok", "doubtful", "held_back", "failed".
std::string_view StateName(ReadingState state);

struct HistoryHealth {
  std::string error;  // what is wrong with it now; empty: nothing
  std::optional<Instant> last_write;   // by this daemon
  std::optional<Instant> last_backup;  // by `planwatch history backup`
  friend bool operator==(const HistoryHealth&, const HistoryHealth&) = default;
};

struct DaemonHealth {
  // The configuration's, and the web configuration's.
  bool config_reload_successful = true;
  bool config_refused = false;  // the configuration alone, when last reloaded
  std::optional<Instant> config_reload_success;
  std::string web_config_error;          // empty: it is valid, or there is none
  std::optional<HistoryHealth> history;  // nullopt: none is kept
  // Why the review that is due could not be written; empty: it was, or none is
  // due. nullopt: none is to be written.
  std::optional<std::string> report_error;
  std::string version, revision;
};

struct Health : DaemonHealth {
  std::vector<SourceHealth> sources;
};

}  // namespace planwatch
