#include "collectors/plan/due_dates.h"

#include <algorithm>

namespace planwatch {

void DueDates::Observe(Date day, const Due& due) {
  const std::optional<Date> now = due.revised ? due.revised : due.date;
  if (due.revised && due.date && !Has(*due.date)) Append(due.date, day, due);
  Append(now, day, due);
}

void DueDates::Append(const std::optional<Date>& date, Date day,
                      const Due& due) {
  if (!all_.empty() && all_.back().date != date) {
    const DueDate& last = all_.back();
    const bool told = last.date && last.date == due.date;
    const bool passed = last.date && *last.date < day;
    if (!told && !passed && last.since < day &&
        day - last.since <= kCorrectionDays)
      all_.pop_back();
  }
  if (all_.empty() ? date.has_value() : all_.back().date != date)
    all_.push_back({date, day});
}

bool DueDates::Has(Date date) const {
  return std::any_of(all_.begin(), all_.end(),
                     [date](const DueDate& each) { return each.date == date; });
}

std::optional<Date> DueDates::first() const {
  return all_.empty() ? std::nullopt : all_.front().date;
}

std::optional<Date> DueDates::latest() const {
  return all_.empty() ? std::nullopt : all_.back().date;
}

std::chrono::days DueDates::Slipped() const {
  const std::optional<Date> now = latest();
  return now ? *now - *first() : std::chrono::days{0};
}

}  // namespace planwatch
