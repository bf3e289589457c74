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
#include "daemon/history/history.h"
#include "daemon/log.h"
#include "daemon/refresh/reading.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch {

class EntryState {
 public:
  using Seconds = std::chrono::duration<double>;

  EntryState(const Entry& entry, std::string source_name);

  // What the history has of a daemon that ran before: the last good reading, of
  // a plan or of measures that count no persons; its size and file, unless the
  // configuration names another now; a plan's accepted reading.
  void RestoreReading(Reading reading);
  void RestoreLast(const History::LastReading& last);
  void RestoreAccepted(AcceptedReading accepted);

  // A version of a plan's document.
  struct Version {
    std::string sha256 = {};  // empty: not known
    bool accepted = false;    // never held back
  };
  // The reading is held back if it has less than half of the actions, referrals
  // or values of the last good reading, if a plan's essential roles differ from
  // those of the accepted reading, or if the path has become a link to another
  // file: then nothing of that is shown. Returns whether the figures change.
  bool OnReadSucceeded(Reading reading, Instant now, Seconds duration,
                       Version version);
  bool OnReadSucceeded(Reading reading, Instant now, Seconds duration) {
    return OnReadSucceeded(std::move(reading), now, duration, Version());
  }
  // The source has not changed since it was last read.
  void OnReadUnchanged(Instant now);
  // The read failed, or found no plan, register or measures: the last good
  // reading stays, that of a daemon before this one too. `location`: of the
  // file that was opened, as in Reading. Returns whether the figures change.
  bool OnReadFailed(const Error& error, Instant now, Seconds duration,
                    const std::filesystem::path& location = {});
  // What a synchronisation has left beside the file. Returns whether that is
  // something else than before.
  bool SetConflictCopies(std::vector<std::string> copies);
  // The SHA-256 of the version that is held back; empty if none is, or if it is
  // unknown.
  const std::string& held_back_version() const { return held_back_version_; }
  // Makes the version that is held back the last good reading. False if there
  // is none.
  bool AcceptHeldBack(Instant now);
  // The same of a register or measures, where they are no longer to be held
  // back once size and file are those that were accepted.
  bool AcceptHeldBack(const History::LastReading& accepted, Instant now);
  bool has_held_back() const { return held_back_.has_value(); }
  // AcceptableVersion::token of the version that is held back; empty: there is
  // none, or only the operator may accept it, at the command line.
  std::string acceptable_token() const;
  // What the history keeps of a register or measures once the version that is
  // held back is accepted. Only while there is one.
  History::LastReading HeldBackAsLast() const;
  // Of the last good reading, whatever the entry's kind.
  const History::LastReading& last() const { return last_; }

  // Determines the doubts of the day; to be called after each read, and on each
  // new day. A reading without a doubt becomes the accepted one, as does one
  // that was accepted explicitly. Returns whether the accepted reading changed.
  bool FindDoubts(Date today);
  const AcceptedReading& accepted() const { return accepted_; }

  // Continues the log of an entry of the same name: whether it said that the
  // source is in doubt.
  void CopyFrom(const EntryState& before);

  const std::optional<Reading>& reading() const { return reading_; }
  const SourceHealth& health() const { return health_; }
  EntrySnapshot Describe(const Entry& entry, Date today) const;

 private:
  std::optional<AcceptableVersion> Acceptable(Date today) const;
  // Why the reading is held back; nullopt: it is not.
  std::optional<std::string> WhyHeldBack(const Reading& reading) const;
  // Why a file is held back unseen; nullopt: it is where the last good one was,
  // or at the path that the configuration names.
  std::optional<std::string> WhyElsewhere(
      const std::filesystem::path& location) const;
  void SetReading(Reading reading, Instant now);
  void SetDoubts(std::vector<Doubt> doubts);
  void LogTrouble(std::string_view message, Instant now);

  Kind kind_;
  bool counts_persons_;
  std::string source_name_;
  SourceHealth health_;
  std::optional<std::string> error_;
  std::optional<Reading> reading_;     // the last good one
  std::optional<Reading> remembered_;  // from before the daemon started
  std::optional<Reading> held_back_;   // until it is accepted
  std::string held_back_version_;      // its SHA-256
  std::string held_back_token_;        // of that version alone
  bool elsewhere_ = false;             // it is of another file: not shown
  History::LastReading last_;          // of the last good reading
  AcceptedReading accepted_;           // of a plan
  // The last good reading becomes the accepted one even if it has doubts.
  bool accept_reading_ = false;
  std::vector<std::string> conflict_copies_;
  std::vector<Doubt> doubts_;  // of the last good reading
  bool in_doubt_ = false;      // as last logged
  log::RepeatFolder folder_;
};

}  // namespace planwatch
