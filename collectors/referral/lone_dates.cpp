#include "collectors/referral/lone_dates.h"

#include <chrono>

namespace planwatch {

void LoneDates::Runs::Add(std::int64_t key, bool is_bare) {
  if (current != key) {
    current = key;
    is_headed = is_bare;
    ++begun;
  } else if (is_headed && !is_bare) {
    ++headed;
    is_headed = false;  // counted
  }
}

void LoneDates::Add(Date received, bool is_bare) {
  const std::chrono::year_month_day day{received};
  days_.Add(received.time_since_epoch().count(), is_bare);
  months_.Add(std::int64_t{static_cast<int>(day.year())} * 12 +
                  static_cast<int>(static_cast<unsigned>(day.month())),
              is_bare);
}

void LoneDates::AddBare(Date received, const Place& place) {
  Add(received, true);
  if (bare_rows_++ == 0) first_ = place;
  ++bare_[received];
  last_bare_ = received;
}

void LoneDates::AddOther(Date received, bool is_described, bool is_waiting) {
  Add(received, false);
  ++others_;
  if (is_described) ++described_;
  if (is_described && is_waiting) ++waiting_;
  if (last_bare_ == received) ++followed_;
  last_bare_.reset();
}

LoneDates::Verdict LoneDates::Judge(bool has_source) const {
  if (bare_rows_ == 0) return {};
  // All runs but one: a report may end in its own date.
  const auto are_headings = [](const Runs& runs) {
    return runs.headed > 0 && runs.headed + 1 >= runs.begun;
  };
  // Nearly all others have something in columns that aren't read.
  if (others_ > 0 && described_ * 10 >= others_ * 9) {
    for (const Runs& runs : {days_, months_})
      if (are_headings(runs))
        return {.are_referrals = false,
                .is_doubtful =
                    runs.headed < runs.begun || runs.headed < bare_rows_};
    const bool may_wait = waiting_ >= bare_rows_;
    return {.are_referrals = !may_wait, .is_doubtful = waiting_ > 0};
  }
  if (has_source)
    return {.is_doubtful = followed_ == bare_rows_ ||
                           months_.headed == bare_rows_ ||
                           bare_rows_ * 10 < others_ + bare_rows_};
  constexpr std::size_t kLeastRuns = 3;  // fewer may begin so by chance
  return {
      .is_doubtful =
          bare_rows_ <= others_ &&
          ((days_.begun >= kLeastRuns && days_.headed == days_.begun) ||
           (months_.begun >= kLeastRuns && months_.headed == months_.begun))};
}

}  // namespace planwatch
