// Dates as a council counts them: local days, financial years and quarters,
// working days.
//
// A Date is a day of the calendar with no time zone. Instants are UTC
// (`std::chrono::sys_seconds`). Only a Calendar, which knows the time zone,
// turns one into the other. All of it is immutable: any thread.
#pragma once

#include <chrono>
#include <compare>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

using Date = std::chrono::local_days;
using Instant = std::chrono::sys_seconds;

// The day, or nullopt where there is none (31 February).
std::optional<Date> MakeDate(int year, unsigned month, unsigned day);
// The last day of the month. The month is 1 to 12.
Date LastOfMonth(int year, unsigned month);

// "2015-05-31".
std::string FormatDate(Date date);
// "31 March 2015".
std::string DayInWords(Date date);
// "March"; of 1 to 12.
std::string_view MonthName(unsigned month);
// Exactly that form again (ISO 8601 calendar date), as flags and configuration
// take it.
std::optional<Date> ParseIsoDate(std::string_view text);

// A quarter of a financial year. `year` is the calendar year in which the
// financial year starts.
struct Quarter {
  int year = 0;
  int number = 1;  // 1 to 4

  Quarter Previous() const;
  friend auto operator<=>(const Quarter&, const Quarter&) = default;
};

// "2015/16 Q1"; where the financial year is the calendar year it is written the
// same way.
std::string FormatQuarter(Quarter quarter);
// "2015/16-Q1" or "2015/16 Q1".
std::optional<Quarter> ParseQuarter(std::string_view text);

class Calendar {
 public:
  // `time_zone` is an IANA name ("Europe/London"), `year_starts` a month 1
  // to 12. Fails where the zone is not known (or the system has no time zone
  // data: Debian's package tzdata).
  static Result<Calendar> Make(std::string_view time_zone, unsigned year_starts,
                               std::set<Date> holidays);

  Date DayOf(Instant instant) const;
  // Local midnight; where a change of the clocks skips it, the first instant of
  // the day.
  Instant StartOf(Date day) const;
  // 23:59:59 local time.
  Instant EndOf(Date day) const;
  // Local wall-clock time at an instant.
  std::chrono::local_seconds LocalTime(Instant instant) const;
  // The instant of a local time: the earlier of two where the clocks go back;
  // where they go forward over it, the instant of the change.
  Instant InstantOf(std::chrono::local_seconds local) const;

  unsigned year_starts() const { return year_starts_; }
  const std::string& time_zone() const { return name_; }
  // The calendar year in which the day's financial year starts.
  int FinancialYearOf(Date day) const;
  Date StartOfFinancialYear(int year) const;
  Date EndOfFinancialYear(int year) const;
  Quarter QuarterOf(Date day) const;
  Date StartOf(Quarter quarter) const;
  Date EndOf(Quarter quarter) const;

  // Monday to Friday, and no holiday.
  bool IsWorkingDay(Date day) const;
  // The day that is `count` working days after `day`; 0 gives `day` itself.
  Date AddWorkingDays(Date day, int count) const;

 private:
  struct Zone;  // the date library's, kept to calendar.cpp
  Calendar() = default;

  std::string name_;
  std::shared_ptr<const Zone> zone_;
  unsigned year_starts_ = 4;
  std::set<Date> holidays_;
};

// The holidays of a CSV file's text: an ISO date at the start of each line,
// anything after a comma passed over, a heading line and lines that start with
// '#' allowed. Errors name the line.
Result<std::set<Date>> ParseHolidays(std::string_view text);

}  // namespace planwatch
