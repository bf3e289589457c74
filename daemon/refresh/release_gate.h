// What of a register, or of measures, may be shown: the last release, and
// whether another is due.
//
// The refresh's thread alone uses it. It knows no clock.
#pragma once

#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "collectors/measure/record.h"
#include "collectors/referral/record.h"
#include "daemon/config/config.h"

namespace planwatch {

class ReleaseGate {
 public:
  // What a daemon that ran before had released last, and when.
  void Recall(PublishedRegister released, Instant at);
  void Recall(PublishedMeasures released, Instant at);
  // Takes over from an entry of the same name what it has released, to measure
  // the next release's changes by.
  void TakeOver(const ReleaseGate& before);

  // Releases the register's figures as at `today`, if a release is due or
  // `at_once`. Returns whether it did.
  bool Release(const Entry& entry, const Register& read, const Config& config,
               Instant now, Date today, bool at_once);
  // The same of measures; those that count no persons may change at any time.
  bool Release(const Entry& entry, const Measures& read, const Config& config,
               Instant now, Date today, bool at_once);

  // What may be shown of the register; nullptr before the first reading.
  const PublishedRegister* released() const;
  // The same of measures.
  const PublishedMeasures* released_measures() const;

 private:
  std::optional<PublishedRegister> released_;
  std::optional<PublishedMeasures> released_measures_;
  Instant released_at_{};
  // What is released is from before the daemon started.
  bool recalled_ = false;
  // What is released is of this entry's own reading.
  bool release_shown_ = false;
};

}  // namespace planwatch
