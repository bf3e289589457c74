#include "collectors/measure/point_date.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"

namespace planwatch {
namespace {

using std::chrono::days;

// What stands in the name of a year; beside other words a whole year is a poor
// guess: "Half year one 2014/15".
constexpr std::string_view kYearWords[] = {
    "financial", "fiscal",   "year",    "years",   "fy",      "end",
    "ending",    "ended",    "of",      "the",     "full",    "for",
    "in",        "to",       "by",      "at",      "annual",  "academic",
    "school",    "calendar", "outturn", "final",   "as",      "provisional",
    "year-end",  "april",    "march",   "january", "december"};

bool IsYear(const DateReading& reading) {
  return reading.date && reading.begins &&
         *reading.date - *reading.begins >= days{360};
}

bool NamesYearAlone(std::string_view folded) {
  int numbers = 0;
  for (const std::string& word : Words(folded)) {
    const bool number = word.find_first_not_of("0123456789") == word.npos;
    // FY15, FY2015
    const bool labelled = word.starts_with("fy") || word.starts_with("ay");
    if (number || labelled) {
      if (word.size() > 1) ++numbers;
      if (number && word.size() == 1) return false;
    } else if (!IsAmong(kYearWords, word)) {
      return false;
    }
  }
  return numbers <= 2;
}

DateReading ReadText(std::string_view text, const Calendar& calendar) {
  Cell cell;
  cell.text = text;
  return ReadDate(cell, {}, calendar);
}

// "May 15 (as at 15 May 2015)": the day up to which the period's values go,
// where it lies in it.
std::optional<Date> AsAt(std::string_view folded, const Calendar& calendar) {
  constexpr std::string_view kAsAt = "as at ";
  const std::size_t at = folded.find(kAsAt);
  if (at == folded.npos || at == 0) return std::nullopt;
  std::string_view front = folded.substr(0, at);
  front = front.substr(0, front.find_last_not_of(" (,;-") + 1);
  std::string_view rest = folded.substr(at + kAsAt.size());
  rest = rest.substr(0, rest.find_first_of(");,"));
  const DateReading period = ReadText(front, calendar);
  const DateReading day = ReadText(rest, calendar);
  if (!period.date || !period.begins || !day.date ||
      *day.date < *period.begins || *day.date > *period.date)
    return std::nullopt;
  return day.date;
}

DateReading ReadOne(const Cell& cell, const Calendar& calendar) {
  const std::string folded = Fold(cell.text);
  DateReading reading = ReadDate(cell, {}, calendar);
  if (const auto day = AsAt(folded, calendar)) {
    DateReading as_at;
    as_at.date = day;
    return as_at;
  }
  // Of two dates, which one is meant is not for us to say.
  if (reading.revised || reading.several || reading.impossible) {
    reading.date.reset();
    return reading;
  }
  if (!reading.guessed || !IsYear(reading)) return reading;
  if (!NamesYearAlone(folded)) {
    reading.date.reset();
  } else if (reading.other && *reading.other < *reading.date) {
    // FY15 is the year that ends in 2015.
    reading.date = reading.other;
    reading.begins =
        calendar.StartOfFinancialYear(calendar.FinancialYearOf(*reading.other));
  }
  return reading;
}

// "Q4 2014/15 YTD"
bool IsToDate(std::string_view folded) {
  return ContainsWords(folded, "ytd") || ContainsWords(folded, "to date") ||
         ContainsWords(folded, "cumulative");
}

// A week's values are those up to its Sunday, where its number or its first day
// is given; a day that ends it stays.
void EndWeek(const Cell& cell, DateReading& reading) {
  const std::string folded = Fold(cell.text);
  constexpr std::string_view kWeek[] = {"week", "wk", "w", "wc", "cw", "kw"};
  bool is_week = false;
  for (const std::string& word : Words(folded))
    is_week |= IsAmong(kWeek, std::string_view(word).substr(
                                  0, word.find_first_of("0123456789")));
  if (!is_week || !reading.date) return;
  if (std::chrono::weekday(*reading.date) == std::chrono::Friday &&
      reading.begins && *reading.date - *reading.begins <= days{4})
    *reading.date += days{2};
}

// "2013/14" below "Academic year".
Cell OfAcademicYear(Cell cell) {
  if (!cell.date && HasText(cell.text) &&
      cell.text.find_first_not_of("0123456789/- ") == cell.text.npos)
    cell.text = "Academic year " + cell.text;
  return cell;
}

// "4" below "Quarter", "P12": in words that need a year.
std::string WrittenOut(const Cell& cell, PeriodLength heading) {
  std::string_view text = Fold(cell.text).size() <= 3
                              ? std::string_view(cell.text)
                              : std::string_view();
  const bool period = text.starts_with('P') || text.starts_with('p');
  if (period) text.remove_prefix(1);
  const bool digits = !text.empty() && text.size() <= 2 &&
                      std::all_of(text.begin(), text.end(), IsDigit);
  if (digits && period) return "Period " + std::string(text);
  if (digits && text.size() == 1 && heading == PeriodLength::kQuarter)
    return "Q" + std::string(text);
  return cell.text;
}

}  // namespace

std::vector<PointDate> DatesIn(const PointDate& period,
                               std::span<const PeriodColumn> columns) {
  std::vector<PointDate> dates;
  if (!period.date || !period.begins) return dates;
  const std::chrono::year_month_day from(*period.begins), to(*period.date);
  for (const PeriodColumn& column : columns) {
    if (!column.every_year) continue;
    const std::chrono::year_month_day last(column.last);
    for (std::chrono::year year = from.year(); year <= to.year(); ++year) {
      const Date end = LastOfMonth(static_cast<int>(year),
                                   static_cast<unsigned>(last.month()));
      const Date begin = end - (column.last - column.first);
      // Within a leap day or so, since the column's months are of some year.
      if (begin + days{3} < *period.begins || end > *period.date) continue;
      dates.push_back(
          {.date = end, .begins = begin, .guessed = period.guessed});
    }
  }
  return dates;
}

PointDate ReadPointDate(const DateCells& cells, const Calendar& calendar) {
  DateReading own = ReadOne(
      cells.academic ? OfAcademicYear(*cells.date) : *cells.date, calendar);
  const std::string text = WrittenOut(*cells.date, cells.heading);
  if (!own.date && (own.without_year || text != cells.date->text) &&
      cells.year != nullptr && HasText(cells.year->text)) {
    Cell both;
    both.text = text + ' ' + cells.year->text;
    own = ReadOne(both, calendar);
  }
  EndWeek(*cells.date, own);
  if (own.date && own.begins && IsToDate(Fold(cells.date->text)))
    own.begins =
        calendar.StartOfFinancialYear(calendar.FinancialYearOf(*own.date));
  PointDate point{
      .date = own.date, .begins = own.begins, .guessed = own.guessed};
  if (!point.date || own.begins || cells.period == nullptr) return point;
  const DateReading period = ReadOne(*cells.period, calendar);
  if (!period.date || !period.begins ||
      (*own.date >= *period.begins && *own.date <= *period.date))
    return point;
  return {.date = period.date,
          .begins = period.begins,
          .guessed = period.guessed,
          .outside = true};
}

Doubt DateOutsidePeriod(const Place& row, std::size_t period_column) {
  return {.about = "column",
          .place = row,
          .text = "the date lies outside the period in column " +
                  std::to_string(period_column + 1) +
                  ", as that of a return does; the period was taken",
          .settle =
              "name the date column that the values belong to in "
              "`columns: { date: the heading }`"};
}

}  // namespace planwatch
