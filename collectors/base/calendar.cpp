#include "collectors/base/calendar.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <utility>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

using std::chrono::days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::year_month_day;

// The date library has time points of its own for local time; both count from
// 1970.
date::local_seconds ToLibrary(local_seconds local) {
  return date::local_seconds{local.time_since_epoch()};
}

local_seconds FromLibrary(date::local_seconds local) {
  return local_seconds{local.time_since_epoch()};
}

// Digits alone, all of them: no sign, no space.
std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  if (text.empty() || text.front() < '0' || text.front() > '9')
    return std::nullopt;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

void AppendPadded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

std::string ShortYear(int year) {
  std::string text;
  AppendPadded(text, year % 100, 2);
  return text;
}

}  // namespace

std::optional<Date> MakeDate(int year, unsigned month, unsigned day) {
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                           std::chrono::day{day}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

Date LastOfMonth(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} /
              std::chrono::last};
}

std::string_view MonthName(unsigned month) {
  constexpr std::array<std::string_view, 12> kNames = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kNames[month - 1];
}

std::string DayInWords(Date date) {
  const year_month_day day{date};
  return std::to_string(static_cast<unsigned>(day.day())) + ' ' +
         std::string(MonthName(static_cast<unsigned>(day.month()))) + ' ' +
         std::to_string(static_cast<int>(day.year()));
}

std::string FormatDate(Date date) {
  const year_month_day ymd{date};
  std::string text;
  AppendPadded(text, static_cast<int>(ymd.year()), 4);
  text += '-';
  AppendPadded(text, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
  text += '-';
  AppendPadded(text, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
  return text;
}

std::optional<Date> ParseIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4));
  const auto month = ParseDigits(text.substr(5, 2));
  const auto day = ParseDigits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return MakeDate(*year, static_cast<unsigned>(*month),
                  static_cast<unsigned>(*day));
}

Quarter Quarter::Previous() const {
  return number > 1 ? Quarter{year, number - 1} : Quarter{year - 1, 4};
}

std::string FormatQuarter(Quarter quarter) {
  std::string text;
  AppendPadded(text, quarter.year, 4);
  return text + "/" + ShortYear(quarter.year + 1) + " Q" +
         std::to_string(quarter.number);
}

std::optional<Quarter> ParseQuarter(std::string_view text) {
  // 2015/16-Q1
  if (text.size() != 10 || text[4] != '/' || (text[7] != '-' && text[7] != ' '))
    return std::nullopt;
  if (text[8] != 'Q' && text[8] != 'q') return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4));
  const auto next = ParseDigits(text.substr(5, 2));
  const auto number = ParseDigits(text.substr(9));
  if (!year || !next || !number || (*year + 1) % 100 != *next || *number < 1 ||
      *number > 4)
    return std::nullopt;
  return Quarter{*year, *number};
}

struct Calendar::Zone {
  const date::time_zone* zone;  // the library's own, for good
};

Result<Calendar> Calendar::Make(std::string_view time_zone,
                                unsigned year_starts, std::set<Date> holidays) {
  Calendar calendar;
  calendar.name_ = time_zone;
  calendar.year_starts_ = year_starts;
  calendar.holidays_ = std::move(holidays);
  try {
    calendar.zone_ =
        std::make_shared<const Zone>(Zone{date::locate_zone(time_zone)});
    // Read now what is otherwise read at first use.
    calendar.DayOf(Instant{});
  } catch (const std::exception&) {
    return Error("the time zone \"" + std::string(time_zone) +
                 "\" is not known here; write it as in Europe/London, and see "
                 "that the system's package tzdata is installed");
  }
  return calendar;
}

local_seconds Calendar::LocalTime(Instant instant) const {
  return FromLibrary(zone_->zone->to_local(instant));
}

Instant Calendar::InstantOf(local_seconds local) const {
  return zone_->zone->to_sys(ToLibrary(local), date::choose::earliest);
}

Date Calendar::DayOf(Instant instant) const {
  return std::chrono::floor<days>(LocalTime(instant));
}

Instant Calendar::StartOf(Date day) const { return InstantOf(day); }

Instant Calendar::EndOf(Date day) const {
  return InstantOf(day + days{1} - seconds{1});
}

int Calendar::FinancialYearOf(Date day) const {
  const year_month_day ymd{day};
  const int year = static_cast<int>(ymd.year());
  return static_cast<unsigned>(ymd.month()) < year_starts_ ? year - 1 : year;
}

Date Calendar::StartOfFinancialYear(int year) const {
  return Date{std::chrono::year{year} / std::chrono::month{year_starts_} / 1};
}

Date Calendar::EndOfFinancialYear(int year) const {
  return StartOfFinancialYear(year + 1) - days{1};
}

Quarter Calendar::QuarterOf(Date day) const {
  const unsigned month = static_cast<unsigned>(year_month_day{day}.month());
  const unsigned months_in = (month + 12 - year_starts_) % 12;
  return Quarter{FinancialYearOf(day), static_cast<int>(months_in / 3) + 1};
}

Date Calendar::StartOf(Quarter quarter) const {
  const year_month_day first{StartOfFinancialYear(quarter.year)};
  return Date{first + std::chrono::months{3 * (quarter.number - 1)}};
}

Date Calendar::EndOf(Quarter quarter) const {
  const year_month_day first{StartOf(quarter)};
  return Date{first + std::chrono::months{3}} - days{1};
}

bool Calendar::IsWorkingDay(Date day) const {
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
         !holidays_.contains(day);
}

Date Calendar::AddWorkingDays(Date day, int count) const {
  while (count > 0) {
    day += days{1};
    if (IsWorkingDay(day)) --count;
  }
  return day;
}

Result<std::set<Date>> ParseHolidays(std::string_view text) {
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  std::set<Date> holidays;
  std::size_t number = 0;
  for (const std::string& line : Split(text, '\n')) {
    ++number;
    const std::string field = Tidy(std::string_view(line).substr(
        0, std::min(line.find(','), line.size())));
    if (field.empty() || field.front() == '#') continue;
    const std::optional<Date> day = ParseIsoDate(field);
    if (day) {
      holidays.insert(*day);
    } else if (number > 1) {  // else a heading
      return Error(
                 "there is no date at the start of the line; write it as in "
                 "2015-12-25")
          .In("line " + std::to_string(number));
    }
  }
  return holidays;
}

}  // namespace planwatch
