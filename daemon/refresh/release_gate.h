// Between what is read of a register, or of measures that count persons, and
// what of it is released: when a release is due, what was released before, and
// that nothing is told which the history does not remember.
//
// The refresh's thread alone uses it.
#pragma once

#include <optional>
#include <utility>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/record.h"
#include "collectors/referral/record.h"
#include "daemon/config/config.h"
#include "daemon/history/forget.h"
#include "daemon/history/keeper.h"

namespace planwatch {

// When a read ended.
struct ReleaseTime {
  Instant now{};
  Date today{};
  // Of the schedule: `now`, or the end of a day that is taken for today.
  Instant at{};
};

// Releases: of a register or of measures.
template <typename Releases>
class ReleaseGate {
 public:
  // Releases what is due of the reading. Whether there is something new to
  // show.
  //
  // Where it can't be known what was released before, or what is released now
  // can't be kept, whole counts alone are shown. A command that only looks
  // shows what the daemon released; without any, whole counts as they are.
  template <typename Found>
  bool Release(const Entry& entry, const Config& config, const Found& found,
               const ReleaseTime& time, HistoryKeeper& history);

  // Looks up what was released before, unless it is known. Whether there is
  // something to show.
  bool Recall(const Entry& entry, const Config& config, const ReleaseTime& time,
              HistoryKeeper& history);

  // As the history has forgotten it, which would be given it again else.
  void Forget(Date before) { ForgetBefore(releases_, before); }

  const Releases& releases() const { return releases_; }

 private:
  Releases releases_;
  Instant released_at_{};
  bool known_ = false;     // what was released before
  bool recalled_ = false;  // and it was something
};

using RegisterGate = ReleaseGate<RegisterReleases>;
using MeasuresGate = ReleaseGate<MeasuresReleases>;

}  // namespace planwatch
