#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"

namespace planwatch {
namespace {

// Reads a folded text from its start.
class DateText {
 public:
  explicit DateText(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  char Peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool Skip(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  // A run of digits of a length between the two.
  std::optional<int> Number(std::size_t shortest, std::size_t longest) {
    std::size_t length = 0;
    int value = 0;
    while (length < rest_.size() && IsDigit(rest_[length])) {
      if (++length > longest) return std::nullopt;
      value = value * 10 + (rest_[length - 1] - '0');
    }
    if (length < shortest) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  void SkipDigits() {
    while (IsDigit(Peek())) rest_.remove_prefix(1);
  }

  // "jul", "sept", "july" as 7.
  std::optional<int> MonthName() {
    std::size_t length = 0;
    while (length < rest_.size() && rest_[length] >= 'a' &&
           rest_[length] <= 'z')
      ++length;
    const auto month = MonthNamed(rest_.substr(0, length));
    if (!month) return std::nullopt;
    rest_.remove_prefix(length);
    return static_cast<int>(*month);
  }

 private:
  std::string_view rest_;
};

struct DayMonthYear {
  std::optional<int> day, month, year;
};

std::optional<int> ScanYear(DateText& in, const DateStyle& style) {
  DateText ahead = in;
  if (const auto year = ahead.Number(4, 4)) {
    in = ahead;
    return year;
  }
  const auto digits = in.Number(2, 2);
  if (!digits) return std::nullopt;
  return YearOfTwoDigits(*digits, style.about);
}

// 25/07/2014, 25-07-2014, 25.07.2014, 25 Jul 2014, 25-Jul-14.
DayMonthYear ScanDayFirst(DateText& in, const DateStyle& style) {
  DayMonthYear date;
  date.day = in.Number(1, 2);
  const std::string separator(1, in.Peek());
  if (separator.find_first_of("/-. ") == std::string::npos) return {};
  in.Skip(separator);
  date.month = in.MonthName();
  if (!date.month && separator != " ") {
    date.month = in.Number(1, 2);
    if (style.month_first) std::swap(date.day, date.month);
  }
  if (!in.Skip(separator)) return {};
  date.year = ScanYear(in, style);
  return date;
}

// 2014-07-25, 2014/07/25.
DayMonthYear ScanYearFirst(DateText& in) {
  DayMonthYear date;
  date.year = in.Number(4, 4);
  const std::string_view separator = in.Peek() == '/' ? "/" : "-";
  if (!in.Skip(separator)) return {};
  date.month = in.Number(1, 2);
  if (!in.Skip(separator)) return {};
  date.day = in.Number(1, 2);
  return date;
}

// Jul 25 2014: what SQL Server makes of a date that is asked for as text.
DayMonthYear ScanMonthFirst(DateText& in, const DateStyle& style) {
  DayMonthYear date;
  date.month = in.MonthName();
  if (!in.Skip(" ")) return {};
  date.day = in.Number(1, 2);
  in.Skip(",");
  if (!in.Skip(" ")) return {};
  date.year = ScanYear(in, style);
  return date;
}

// 10:33, 10:33:00.123, 10:33AM, each with or without Z, +01, +01:00, +0100.
// The zone is passed over: the day counts as it is written.
bool ScanTime(DateText& in) {
  const auto hour = in.Number(1, 2);
  if (!hour || *hour > 23 || !in.Skip(":")) return false;
  const auto minute = in.Number(2, 2);
  if (!minute || *minute > 59) return false;
  if (in.Skip(":")) {
    const auto second = in.Number(2, 2);
    if (!second || *second > 60) return false;
    if (in.Skip(".") || in.Skip(",") || in.Skip(":")) in.SkipDigits();
  }
  in.Skip(" ");
  if (in.Skip("am") || in.Skip("pm")) in.Skip(" ");
  if (in.Skip("+") || in.Skip("-")) {
    DateText ahead = in;
    if (ahead.Number(4, 4)) {
      in = ahead;
    } else if (!in.Number(2, 2) || (in.Skip(":") && !in.Number(2, 2))) {
      return false;
    }
  } else {
    in.Skip("z");
  }
  return in.AtEnd();
}

std::optional<Date> ParseDate(std::string_view text, const DateStyle& style) {
  DateText in(text);
  DayMonthYear date;
  if (DateText ahead = in; ahead.Number(4, 4)) {
    date = ScanYearFirst(in);
  } else if (in.Peek() >= '0' && in.Peek() <= '9') {
    date = ScanDayFirst(in, style);
  } else {
    date = ScanMonthFirst(in, style);
  }
  if (!date.day || !date.month || !date.year) return std::nullopt;
  if (!in.AtEnd()) {
    if (!in.Skip("t") && !in.Skip(", ") && !in.Skip(" ")) return std::nullopt;
    if (!ScanTime(in)) return std::nullopt;
  }
  return PlausibleDate(*date.year, static_cast<unsigned>(*date.month),
                       static_cast<unsigned>(*date.day));
}

}  // namespace

std::optional<Date> ReadPlainDate(const Cell& cell, const DateStyle& style) {
  if (cell.date) {
    const std::chrono::year_month_day day{*cell.date};
    return IsPlausibleYear(static_cast<int>(day.year())) ? cell.date
                                                         : std::nullopt;
  }
  if (cell.text.empty()) return std::nullopt;
  // Nearly all dates are read without folding, which costs most.
  if (const auto date = ParseDate(cell.text, style)) return date;
  return ParseDate(Fold(cell.text), style);
}

}  // namespace planwatch
