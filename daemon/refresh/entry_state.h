// One entry between reads: its last good reading, the version that is held
// back, its doubts and its health; and the log lines about them.
//
// The refresh's thread alone uses it. It starts nothing and knows no clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/exposition/health.h"
#include "collectors/plan/accepted.h"
#include "collectors/table/report.h"
#include "daemon/config/config.h"
#include "daemon/log.h"
#include "daemon/refresh/reading.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch {

class EntryState {
 public:
  using Seconds = std::chrono::duration<double>;

  EntryState(const Entry& entry, std::string source_name);

  // What the history has of a daemon that ran before: the plan's last good
  // reading, and its accepted one.
  void RecallPlan(Plan plan);
  void RecallAccepted(AcceptedReading accepted);

  // A version of a plan's document.
  struct Version {
    std::string sha256 = {};  // empty: not known
    bool accepted = false;    // taken whatever it has lost
  };
  // A read found something. It is held back where it has less than half of the
  // actions or referrals of the last good reading, or where a plan's essential
  // roles are not those of the accepted reading. Whether the figures change
  // with it.
  bool OnReadSucceeded(Reading reading, Instant now, Seconds took,
                       Version version);
  bool OnReadSucceeded(Reading reading, Instant now, Seconds took) {
    return OnReadSucceeded(std::move(reading), now, took, Version());
  }
  // The source is as it was when it was last read.
  void OnReadUnchanged(Instant now);
  // A read failed, or found nothing of what was looked for.
  void OnReadFailed(const Error& error, Instant now, Seconds took);
  // The SHA-256 of the plan's version that is held back; empty: none is, or it
  // is not known.
  const std::string& held_back_version() const { return held_back_version_; }
  // Takes the version that was held back for good. Whether there was one.
  bool AcceptHeldBack(Instant now);

  // Finds what is in doubt on the day: after each read, and on each new day. A
  // reading that is accepted, and one without a doubt, becomes the accepted
  // one. Whether the accepted reading has changed with that.
  bool FindDoubts(Date today);
  const AcceptedReading& accepted() const { return accepted_; }

  // Takes over from an entry of the same name what the log last said of its
  // doubts.
  void TakeOver(const EntryState& before);

  const std::optional<Reading>& reading() const { return reading_; }
  const SourceHealth& health() const { return health_; }
  EntrySnapshot Describe(const Entry& entry) const;

 private:
  // Why the reading is held back; nullopt: it is not.
  std::optional<std::string> WhyHeldBack(const Reading& reading,
                                         const Reading* last) const;
  void SetReading(Reading reading, Instant now);
  void SetDoubts(std::vector<Doubt> doubts);
  void LogTrouble(std::string_view message, Instant now);

  Kind kind_;
  std::string source_name_;
  SourceHealth health_;
  std::optional<std::string> error_;
  std::optional<Reading> reading_;     // the last good one
  std::optional<Reading> remembered_;  // from before the daemon started
  std::optional<Reading> held_back_;   // until it is accepted
  std::string held_back_version_;      // its SHA-256
  AcceptedReading accepted_;           // of a plan
  // The last good reading is to be the accepted one, doubts or none.
  bool accept_reading_ = false;
  std::vector<Doubt> doubts_;  // of the last good reading
  bool in_doubt_ = false;      // so the log has it
  log::RepeatFolder folder_;
};

}  // namespace planwatch
