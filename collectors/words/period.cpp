#include "collectors/words/period.h"

#include <algorithm>
#include <utility>

#include "collectors/words/date_words.h"

namespace planwatch {

using In = Days::In;

void Period::SetYear(int year, bool is_split) {
  split = is_split;
  if (split) {
    other.reset();
    if (days.in == In::kCalendar)
      days.in = term ? In::kAcademic : In::kFinancial;
  } else if (other) {
    if (prefers_other) std::swap(days, *other);
    // A financial year that is named by one of its two.
    const bool by_end = is_year() && other->in != In::kCalendar;
    other->year = by_end ? year - 1 : year;
    guessed = true;
  }
  days.year = year;
}

void Period::Attach(const std::optional<YearFigures>& year_behind) {
  if (!year_behind) return;
  SetYear(year_behind->value, year_behind->split);
  end = year_behind->end;
}

void Period::SetPlanYear(int year) {
  other.reset();
  guessed = true;
  days.year = days.in == In::kAcademic ? year - 1 : year;
  if (days.in == In::kCalendar) days.in = In::kFinancial;
}

std::optional<Span> SpanOf(const Days& days, const Calendar& calendar) {
  if (!days.year) return std::nullopt;
  const unsigned months = std::max(days.months, 1u);
  const unsigned last = (days.month + months - 2) % 12 + 1;
  const bool wraps = days.month + months - 1 > 12;
  const unsigned starts = days.in == In::kCalendar   ? 1
                          : days.in == In::kAcademic ? kAcademicYearStarts
                                                     : calendar.year_starts();
  const int last_year = *days.year + (wraps || last < starts ? 1 : 0);
  if (days.easter) {
    // A financial year may have none, or two: then the second is meant.
    const Date next = EasterOf(*days.year + 1);
    const bool second = days.in != In::kCalendar &&
                        next <= calendar.EndOfFinancialYear(*days.year);
    const Date day = second ? next : EasterOf(last_year);
    return Span{day, day};
  }
  if (days.months == 0) {
    const auto day = PlausibleDate(last_year, days.month, days.day);
    return day ? std::optional(Span{*day, *day}) : std::nullopt;
  }
  if (!IsPlausibleYear(last_year) || days.month > 12) return std::nullopt;
  return Span{*MakeDate(last_year - (wraps ? 1 : 0), days.month, 1),
              LastOfMonth(last_year, last)};
}

}  // namespace planwatch
