// The health of the daemon's sources, configuration and process, as the
// exposition takes it. Plain values.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch {

struct SourceHealth {
  std::string source;  // the entry's name
  std::string kind;    // plan, referrals, measures
  bool tried = false;  // at least one read has ended; before that, `source_up`
                       // is left out
  bool up = false;     // the last read succeeded
  bool held_back = false;
  std::optional<Instant> last_success;
  std::optional<Instant> modified;
  std::optional<std::chrono::duration<double>>
      read_duration;     // of the last read
  std::size_t rows = 0;  // of the last good reading
  std::map<std::string, std::size_t>
      rejected;  // by reason; of the last good reading
};

struct Health {
  std::vector<SourceHealth> sources;
  bool config_reload_successful = true;
  std::optional<Instant> config_reload_success;
  std::string version, revision;
};

}  // namespace planwatch
