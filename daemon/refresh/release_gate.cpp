#include "daemon/refresh/release_gate.h"

#include <utility>

#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/figures.h"
#include "collectors/referral/figures.h"
#include "daemon/refresh/release.h"

namespace planwatch {

void ReleaseGate::Recall(PublishedRegister released, Instant at) {
  released_ = std::move(released);
  released_at_ = at;
  recalled_ = true;
}

void ReleaseGate::Recall(PublishedMeasures released, Instant at) {
  released_measures_ = std::move(released);
  released_at_ = at;
  recalled_ = true;
}

void ReleaseGate::TakeOver(const ReleaseGate& before) {
  released_ = before.released_;
  released_measures_ = before.released_measures_;
  released_at_ = before.released_at_;
}

bool ReleaseGate::Release(const Entry& entry, const Register& read,
                          const Config& config, Instant now, Date today,
                          bool at_once) {
  const bool due = !released_ || ReleaseDue(config.release, released_at_,
                                            released_->released(), now, today,
                                            *config.calendar);
  if (release_shown_ && !at_once && !due) return false;
  const RegisterFigures figures =
      MakeRegisterFigures(read, today, *config.calendar);
  const Disclosure disclosure(config.disclosure);
  if (std::exchange(recalled_, false) && !due &&
      disclosure.StandsFor(*released_, entry.labels, figures)) {
    release_shown_ = true;
    return true;
  }
  released_ = disclosure.Release(entry.name, entry.labels, figures, today,
                                 released_ ? &*released_ : nullptr);
  released_at_ = now;
  release_shown_ = true;
  return true;
}

bool ReleaseGate::Release(const Entry& entry, const Measures& read,
                          const Config& config, Instant now, Date today,
                          bool at_once) {
  const MeasureFigures figures = MakeMeasureFigures(read, today);
  const bool due =
      !figures.persons || !released_measures_ ||
      ReleaseDue(config.release, released_at_, released_measures_->released(),
                 now, today, *config.calendar);
  if (release_shown_ && !at_once && !due) return false;
  const Disclosure disclosure(config.disclosure);
  if (std::exchange(recalled_, false) && !due &&
      disclosure.StandsFor(*released_measures_, entry.labels)) {
    release_shown_ = true;
    return true;
  }
  released_measures_ =
      disclosure.Release(entry.name, entry.labels, figures, today,
                         released_measures_ ? &*released_measures_ : nullptr);
  released_at_ = now;
  release_shown_ = true;
  return true;
}

const PublishedRegister* ReleaseGate::released() const {
  return release_shown_ && released_ ? &*released_ : nullptr;
}

const PublishedMeasures* ReleaseGate::released_measures() const {
  return release_shown_ && released_measures_ ? &*released_measures_ : nullptr;
}

}  // namespace planwatch
