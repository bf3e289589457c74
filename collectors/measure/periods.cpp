#include "collectors/measure/periods.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

using std::chrono::days;

std::chrono::year_month_day DayOf(Date date) {
  return std::chrono::year_month_day(date);
}

// The last day of the period that the day begins; nullopt where it begins none.
std::optional<Date> EndOf(Date first, PeriodLength length,
                          const Calendar& calendar) {
  const auto day = DayOf(first);
  switch (length) {
    case PeriodLength::kWeek:
      if (std::chrono::weekday(first) != std::chrono::Monday)
        return std::nullopt;
      return first + days{6};
    case PeriodLength::kMonth:
      if (unsigned(day.day()) != 1) return std::nullopt;
      return LastOfMonth(int(day.year()), unsigned(day.month()));
    case PeriodLength::kQuarter: {
      const Quarter quarter = calendar.QuarterOf(first);
      if (calendar.StartOf(quarter) != first) return std::nullopt;
      return calendar.EndOf(quarter);
    }
    case PeriodLength::kYear: {
      const int year = calendar.FinancialYearOf(first);
      if (calendar.StartOfFinancialYear(year) == first)
        return calendar.EndOfFinancialYear(year);
      if (first == MakeDate(int(day.year()), 1, 1))
        return MakeDate(int(day.year()), 12, 31);
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

// Whether the day is the first of a month, or of a week where that is asked.
bool MayBegin(Date date, PeriodLength length) {
  return length == PeriodLength::kWeek
             ? std::chrono::weekday(date) == std::chrono::Monday
             : unsigned(DayOf(date).day()) == 1;
}

}  // namespace

PeriodLength PeriodOfHeading(std::string_view heading) {
  const std::string folded = Fold(heading);
  for (const char* end : {"end", "ending", "ended", "as at", "to", "date"})
    if (ContainsWords(folded, end)) return PeriodLength::kUnknown;
  for (const char* quarter : {"quarter", "qtr"})
    if (ContainsWords(folded, quarter)) return PeriodLength::kQuarter;
  if (ContainsWords(folded, "month") || ContainsWords(folded, "mth"))
    return PeriodLength::kMonth;
  if (ContainsWords(folded, "week")) return PeriodLength::kWeek;
  return ContainsWords(folded, "year") ? PeriodLength::kYear
                                       : PeriodLength::kUnknown;
}

PeriodLength LengthOf(Date begins, Date ends) {
  const auto length = ends - begins + days{1};
  if (length <= days{10}) return PeriodLength::kWeek;
  if (length <= days{31}) return PeriodLength::kMonth;
  if (length <= days{92}) return PeriodLength::kQuarter;
  return length <= days{184} ? PeriodLength::kHalf : PeriodLength::kYear;
}

void EndPeriods(std::span<WrittenRow> table, PeriodLength heading,
                const Calendar& calendar, ReadReport& report) {
  if (heading == PeriodLength::kUnknown) return;
  const WrittenRow* first = nullptr;  // of those that may begin a period
  bool all = true;
  for (const WrittenRow& row : table) {
    if (row.period != PeriodLength::kUnknown) continue;
    if (!EndOf(row.date, heading, calendar)) all = false;
    if (first == nullptr && MayBegin(row.date, heading)) first = &row;
  }
  if (all) {
    for (WrittenRow& row : table) {
      if (row.period != PeriodLength::kUnknown) continue;
      row.date = *EndOf(row.date, heading, calendar);
      row.period = heading;
    }
  } else if (first != nullptr) {
    const bool is_week = heading == PeriodLength::kWeek;
    report.AddDoubt(
        {.about = "date",
         .place = first->place,
         .text = std::string("the date is ") +
                 (is_week ? "a Monday" : "the first of a month") +
                 ", below a heading of a period, and other rows have other "
                 "days; each was taken for the day up to which the value goes",
         .settle = is_week ? "write the last days of the weeks"
                           : "write the periods in words, as in May 2015 or Q1 "
                             "2015/16, or their last days"});
  }
}

std::vector<std::size_t> FindLongerPeriods(
    const std::vector<const WrittenRow*>& rows) {
  PeriodLength shortest = PeriodLength::kYear;
  for (const WrittenRow* row : rows) {
    if (row->period == PeriodLength::kUnknown) return {};
    shortest = std::min(shortest, row->period);
  }
  std::vector<std::size_t> longer;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i]->period != shortest) longer.push_back(i);
  return longer;
}

}  // namespace planwatch
