// Every due date that an action has had: those that the document itself tells
// (an original and a revised one) and those that its earlier versions had, in
// one account.
//
// A date that is changed within kCorrectionDays of the day on which it first
// stood there, and before it had passed, was a slip of the pen: it is left out
// of the account. What the document itself still tells never is.
//
// Plain values: any thread.
#pragma once

#include <optional>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/plan.h"

namespace planwatch {

inline constexpr std::chrono::days kCorrectionDays{7};

struct DueDate {
  std::optional<Date> date;  // nullopt: the date before it was removed
  Date since{};              // the day on which it was first read
  friend bool operator==(const DueDate&, const DueDate&) = default;
};

class DueDates {
 public:
  DueDates() = default;
  // Of the document alone.
  DueDates(Date day, const Due& due) { Observe(day, due); }

  // What the plan says from the day on; days never go back.
  void Observe(Date day, const Due& due);

  // In their order, each different from the one before; none is nullopt before
  // the first date.
  const std::vector<DueDate>& all() const { return all_; }
  // nullopt: it never had one.
  std::optional<Date> first() const;
  // The one that it has now.
  std::optional<Date> latest() const;
  bool Has(Date date) const;
  // It had a date once, and has none now.
  bool IsRemoved() const { return !all_.empty() && !all_.back().date; }
  // The latest date is later than the first.
  bool IsMovedLater() const { return Slipped() > std::chrono::days{0}; }
  // From the first date to the latest; negative where it was brought forward, 0
  // where there is none now.
  std::chrono::days Slipped() const;

  friend bool operator==(const DueDates&, const DueDates&) = default;

 private:
  void Append(const std::optional<Date>& date, Date day, const Due& due);

  std::vector<DueDate> all_;
};

}  // namespace planwatch
