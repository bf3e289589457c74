// When something is due: an interval, or a five-field cron expression in the
// calendar's time zone.
//
// Pure functions of their arguments; immutable: any thread.
#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"

namespace planwatch {

// Minute, hour, day of month, month, day of week (0 or 7 is Sunday), as in
// crontab(5): names (jan, mon), ranges, lists, steps, and @hourly, @daily,
// @midnight, @weekly, @monthly, @yearly, @annually. Where both day fields are
// restricted, either suffices.
class Cron {
 public:
  static Result<Cron> Parse(std::string_view expression);

  // The first time after `after`. A local time that the clocks skip runs at the
  // first instant after the change; one that they repeat runs once, at the
  // earlier. Instant::max() if it never fires within 30 years (30 February).
  Instant Next(Instant after, const Calendar& calendar) const;

  const std::string& text() const { return text_; }
  friend bool operator==(const Cron&, const Cron&) = default;

 private:
  Cron() = default;

  std::string text_;
  std::bitset<60> minutes_;
  std::bitset<24> hours_;
  std::bitset<32> days_;     // 1 to 31
  std::bitset<13> months_;   // 1 to 12
  std::bitset<7> weekdays_;  // 0 is Sunday
  bool either_day_ = false;  // both day fields are restricted
};

// `every` in the configuration, or `cron`.
using Schedule = std::variant<std::chrono::seconds, Cron>;

// The next time after `after`. An interval counts from `after` itself; `jitter`
// in [0, 1) lengthens or shortens it by up to a tenth, so that many sources
// don't fall into step. Cron times are exact.
Instant NextTime(const Schedule& schedule, Instant after,
                 const Calendar& calendar, double jitter);

// The wait before the `attempt`th retry (from 1) of a failed read: 5 s, doubled
// at each, at most 5 minutes, jittered by a quarter either way.
std::chrono::seconds RetryDelay(int attempt, double jitter);

// "30s", "15m", "12h", "7d", "2w", "7y", and sums ("1h30m"), as Prometheus
// writes durations; at most 100 years. Nothing: it is no such length.
std::optional<std::chrono::seconds> ParseDuration(std::string_view text);

}  // namespace planwatch
