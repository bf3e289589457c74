// Dates with the year of another: in January the old one is easily typed, and a
// slip of a key makes 2016 of 2026. The rows of most registers run by the date
// received, so such a row leaps by whole years out of its neighbours' order;
// and where triage takes days, one that took years has the slip in either date.
//
// A part of a table, one thread.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <optional>
#include <utility>

#include "collectors/base/calendar.h"

namespace planwatch {

class YearSlips {
 public:
  // The dates received in the order of their rows.
  void Add(Date received) {
    ++rows_;
    if (const std::optional<Date> above = std::exchange(last_, received))
      AddStep((received - *above).count());
  }

  void AddWait(Date::rep days) {
    constexpr Date::rep kShort = 31;
    ++waits_;
    if (days < kShort) ++short_waits_;
    if (WholeYears(days) > 0) ++year_waits_;
  }

  bool AreDoubtful() const { return HasLeaps() || HasLongWaits(); }

 private:
  static constexpr std::size_t kFewRows = 10;

  // From one row to the next, in one direction.
  struct Steps {
    std::size_t steps = 0;
    // By a year, or by several years and soon back again; rows of older years
    // that stand below the others do not lead back.
    std::size_t leaps = 0;
    // The last leap by several years, and the row that it leads to.
    Date::rep years = 0;
    std::size_t row = 0;
  };

  // Of rows in no order none can be told.
  bool HasLeaps() const {
    constexpr std::size_t kFew = 10;  // of so many steps one is against them
    const auto has_leaps = [&](const Steps& against, const Steps& with) {
      const bool is_at_end = against.years > 0 && IsNear(against);
      return against.steps * kFew <= with.steps &&
             (against.leaps > 0 || is_at_end);
    };
    return has_leaps(falls_, rises_) || has_leaps(rises_, falls_);
  }

  bool HasLongWaits() const {
    constexpr std::size_t kLeast = 20, kFew = 20;  // one of so many is long
    return year_waits_ > 0 && waits_ >= kLeast &&
           (waits_ - short_waits_) * kFew <= waits_;
  }

  // How many years the days are, give or take a month; 0: none.
  static Date::rep WholeYears(Date::rep days) {
    constexpr Date::rep kNear = 31;
    constexpr Date::rep kFourYears = 1461;
    const Date::rep years = (days * 4 + kFourYears / 2) / kFourYears;
    return std::abs(days - years * kFourYears / 4) <= kNear ? years : 0;
  }

  bool IsNear(const Steps& leap) const { return rows_ <= leap.row + kFewRows; }

  void AddStep(Date::rep days) {
    if (days == 0) return;
    Steps& steps = days > 0 ? rises_ : falls_;
    Steps& back = days > 0 ? falls_ : rises_;
    ++steps.steps;
    const Date::rep years = WholeYears(std::abs(days));
    if (years == 0) return;
    if (years == 1) {
      ++steps.leaps;
      return;
    }
    if (back.years == years && IsNear(back)) {
      ++back.leaps;
      ++steps.leaps;
    }
    back.years = 0;
    steps.years = years;
    steps.row = rows_;
  }

  std::optional<Date> last_;
  std::size_t rows_ = 0;
  Steps rises_, falls_;
  std::size_t waits_ = 0, short_waits_ = 0, year_waits_ = 0;
};

}  // namespace planwatch
