// Dates received with the year of another: in January the old one is easily
// typed. The rows of most registers run by that date, so such a row leaps by a
// year out of its neighbours' order.
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

  // Of rows in no order none can be told.
  bool AreDoubtful() const {
    constexpr std::size_t kFew = 10;  // of so many steps one is against them
    return (falls_.steps * kFew <= rises_.steps && falls_.leaps > 0) ||
           (rises_.steps * kFew <= falls_.steps && rises_.leaps > 0);
  }

 private:
  // From one row to the next, in one direction.
  struct Steps {
    std::size_t steps = 0, leaps = 0;
  };

  void AddStep(Date::rep days) {
    constexpr Date::rep kYear = 365, kNear = 31;
    if (days == 0) return;
    Steps& steps = days > 0 ? rises_ : falls_;
    ++steps.steps;
    const Date::rep off = (days > 0 ? days : -days) - kYear;
    if (-kNear <= off && off <= kNear) ++steps.leaps;
  }

  std::optional<Date> last_;
  Steps rises_, falls_;
};

}  // namespace planwatch
