// What the daemon keeps of one entry between reads: its last good reading, what
// was held back, what was released, its health; and what it says of that in the
// log.
//
// The refresh's thread alone uses it. It starts nothing and knows no clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/disclosure/published.h"
#include "collectors/exposition/health.h"
#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/reading.h"
#include "daemon/snapshot.h"

namespace planwatch {

class EntryState {
 public:
  using Seconds = std::chrono::duration<double>;

  EntryState(const Entry& entry, std::string source_name);

  // What the history has of a daemon that ran before: the plan's last good
  // reading, and the last release of a register or of measures.
  void RecallPlan(Plan plan);
  void RecallRelease(PublishedRegister released, Instant at);
  void RecallRelease(PublishedMeasures released, Instant at);

  // A read found something. A plan with less than half of the actions of the
  // last good reading is held back. Whether the figures change with it.
  bool Found(Reading reading, Instant now, Seconds took);
  // The source is as it was when it was last read.
  void Unchanged(Instant now);
  // A read failed, or found nothing of what was looked for.
  void Failed(const Error& error, Instant now, Seconds took);
  // How many actions the plan has that is held back; nullopt: none is.
  std::optional<std::size_t> held_back_actions() const;
  // Takes the smaller plan that was held back for good. Whether there was one.
  bool AcceptHeldBack(Instant now);

  // Releases the register's figures as at `today`, if a release is due or
  // `at_once`. Whether they were. Nothing without a reading.
  bool ReleaseRegister(const Entry& entry, const Config& config, Instant now,
                       Date today, bool at_once);
  // The same of measures; those that count no persons may change at any time.
  bool ReleaseMeasures(const Entry& entry, const Config& config, Instant now,
                       Date today, bool at_once);
  // Takes over what an entry of the same name has released, to measure the next
  // release's changes by.
  void TakeReleased(const EntryState& before);

  const std::optional<Reading>& reading() const { return reading_; }
  // What may be shown of the register; nullptr before the first reading.
  const PublishedRegister* released() const;
  // The same of measures.
  const PublishedMeasures* released_measures() const;
  const SourceHealth& health() const { return health_; }
  SourceState Describe() const;

 private:
  void Keep(Reading reading, Instant now);
  void LogTrouble(std::string_view message, Instant now);

  Kind kind_;
  std::string source_name_;
  SourceHealth health_;
  std::optional<std::string> error_;
  std::optional<Reading> reading_;     // the last good one
  std::optional<Reading> remembered_;  // from before the daemon started
  std::optional<Reading> held_back_;   // a smaller plan, until it is accepted
  std::optional<PublishedRegister> released_;
  std::optional<PublishedMeasures> released_measures_;
  Instant released_at_{};
  bool recalled_ = false;       // what is released is from before the daemon
                                // started
  bool release_shown_ = false;  // what is released is of this entry's own
                                // reading
  log::RepeatFolder folder_;
};

}  // namespace planwatch
