// Dates with the year of another: in January the old one is easily typed. The
// rows of most registers run by the date received, so such a row leaps by a
// year out of its neighbours' order; and where triage takes days, one that took
// about a year has the slip in either date.
//
// A part of a table, one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "collectors/base/calendar.h"

namespace planwatch {

class YearSlips {
 public:
  // The dates received in the order of their rows.
  void Add(Date received) {
    if (const std::optional<Date> above = std::exchange(last_, received))
      AddStep((received - *above).count());
  }

  void AddWait(Date::rep days) {
    constexpr Date::rep kShort = 31;
    ++waits_;
    if (days < kShort) ++short_waits_;
    if (IsAboutAYear(days)) ++year_waits_;
  }

  bool AreDoubtful() const { return HasLeaps() || HasLongWaits(); }

 private:
  // Of rows in no order none can be told.
  bool HasLeaps() const {
    constexpr std::size_t kFew = 10;  // of so many steps one is against them
    return (falls_.steps * kFew <= rises_.steps && falls_.leaps > 0) ||
           (rises_.steps * kFew <= falls_.steps && rises_.leaps > 0);
  }

  bool HasLongWaits() const {
    constexpr std::size_t kLeast = 20, kFew = 20;  // one of so many is long
    return year_waits_ > 0 && waits_ >= kLeast &&
           (waits_ - short_waits_) * kFew <= waits_;
  }

  static bool IsAboutAYear(Date::rep days) {
    constexpr Date::rep kYear = 365, kNear = 31;
    return kYear - kNear <= days && days <= kYear + kNear;
  }

  // From one row to the next, in one direction.
  struct Steps {
    std::size_t steps = 0, leaps = 0;
  };

  void AddStep(Date::rep days) {
    if (days == 0) return;
    Steps& steps = days > 0 ? rises_ : falls_;
    ++steps.steps;
    if (IsAboutAYear(days > 0 ? days : -days)) ++steps.leaps;
  }

  std::optional<Date> last_;
  Steps rises_, falls_;
  std::size_t waits_ = 0, short_waits_ = 0, year_waits_ = 0;
};

}  // namespace planwatch
