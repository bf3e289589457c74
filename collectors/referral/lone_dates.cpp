#include "collectors/referral/lone_dates.h"

#include <algorithm>
#include <chrono>

namespace planwatch {

void LoneDates::Runs::Add(std::int64_t key, bool is_alone) {
  if (current != key) {
    current = key;
    is_headed = is_alone;
    ++begun;
  } else if (is_headed && !is_alone) {
    ++headed;
    is_headed = false;  // counted
  }
}

void LoneDates::Add(Date received, bool is_alone) {
  const std::chrono::year_month_day day{received};
  const std::int64_t months =
      std::int64_t{static_cast<int>(day.year())} * 12 +
      static_cast<int>(static_cast<unsigned>(day.month()));
  runs_[0].Add(received.time_since_epoch().count(), is_alone);
  runs_[1].Add(months, is_alone);
  ++rows_;
  if (is_alone) ++alone_;
}

bool LoneDates::MayBeHeadings(bool says_much) const {
  constexpr std::size_t kLeastRuns = 3;  // fewer may begin so by chance
  return std::any_of(runs_.begin(), runs_.end(), [&](const Runs& runs) {
    if (says_much) return alone_ > 0 && runs.headed == alone_;
    return runs.begun >= kLeastRuns && runs.headed == runs.begun &&
           alone_ * 2 <= rows_;
  });
}

}  // namespace planwatch
