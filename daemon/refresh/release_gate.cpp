#include "daemon/refresh/release_gate.h"

#include <algorithm>
#include <variant>

#include "daemon/refresh/release.h"

namespace planwatch {
namespace {

// The day of the last release until today: one that is still to come is of a
// clock that was wrong.
std::optional<Date> LastDay(const RegisterReleases& releases, Date today) {
  const auto* const last = releases.LastBy(today);
  return last != nullptr ? std::optional(last->first) : std::nullopt;
}

std::optional<Date> LastDay(const MeasuresReleases& releases, Date today) {
  return releases.released && *releases.released <= today ? releases.released
                                                          : std::nullopt;
}

std::optional<RegisterReleases> LoadReleases(const Entry& entry,
                                             HistoryKeeper& history,
                                             const RegisterReleases&) {
  return history.RegisterReleasesOf(entry.name);
}

std::optional<MeasuresReleases> LoadReleases(const Entry& entry,
                                             HistoryKeeper& history,
                                             const MeasuresReleases&) {
  return history.MeasuresReleasesOf(entry.name);
}

}  // namespace

template <typename Releases>
bool ReleaseGate<Releases>::Recall(const Entry& entry, const Config& config,
                                   const ReleaseTime& time,
                                   HistoryKeeper& history) {
  if (known_) return false;
  std::optional<Releases> before = LoadReleases(entry, history, releases_);
  if (!before) return false;
  known_ = true;
  if (*before == Releases()) return false;
  releases_ = *std::move(before);
  recalled_ = true;
  if (const auto last = LastDay(releases_, time.today))
    released_at_ = std::min(time.now, config.calendar->EndOf(*last));
  return true;
}

template <typename Releases>
template <typename Found>
bool ReleaseGate<Releases>::Release(const Entry& entry, const Config& config,
                                    const Found& found, const ReleaseTime& time,
                                    HistoryKeeper& history) {
  const bool recalled = Recall(entry, config, time, history);
  const std::optional<Date> last = LastDay(releases_, time.today);
  if (history.is_read_only() && last && recalled_) return recalled;
  ReleaseDays days{
      .today = time.today,
      .totals = !last || ReleaseDue(config.release, released_at_, *last,
                                    time.now, time.today, *config.calendar)};
  const bool keeps = known_ && history.can_write();
  if (keeps) {
    days.breakdown =
        LastBreakdown(config.breakdowns, time.at, time.today, *config.calendar);
    days.every_read = std::holds_alternative<EachRead>(config.breakdowns);
    days.from = config.tables_from;
  }
  const Disclosure disclosure(config.disclosure);
  Releases next = disclosure.Release(releases_, found, days, *config.calendar);
  if (next == releases_) return recalled;
  if (keeps && !history.KeepReleases(entry.name, next)) {
    days.breakdown.reset();
    next = disclosure.Release(releases_, found, days, *config.calendar);
  }
  if (days.totals) released_at_ = time.now;
  releases_ = std::move(next);
  return true;
}

template class ReleaseGate<RegisterReleases>;
template class ReleaseGate<MeasuresReleases>;
template bool RegisterGate::Release(const Entry&, const Config&,
                                    const Register&, const ReleaseTime&,
                                    HistoryKeeper&);
template bool MeasuresGate::Release(const Entry&, const Config&,
                                    const Measures&, const ReleaseTime&,
                                    HistoryKeeper&);

}  // namespace planwatch
