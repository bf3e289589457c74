#include "collectors/words/day_time.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/words/date_words.h"

namespace planwatch {
namespace {

constexpr int kMinutesAnHour = 60, kLastHour = 23, kLastMinute = 59;
constexpr std::size_t kLongestName = 9;  // letters: September

// Reads a text from its start, whatever its case.
class DateText {
 public:
  explicit DateText(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  char Peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  // `text` is in lower case.
  bool Skip(std::string_view text) {
    if (rest_.size() < text.size() ||
        !std::equal(text.begin(), text.end(), rest_.begin(),
                    [](char wanted, char c) { return wanted == ToLower(c); }))
      return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  // A run of digits of a length between the two, no more than `most`.
  std::optional<int> Number(std::size_t shortest, std::size_t longest,
                            int most = 9999) {
    std::size_t length = 0;
    int value = 0;
    while (length < rest_.size() && IsDigit(rest_[length])) {
      if (++length > longest) return std::nullopt;
      value = value * 10 + (rest_[length - 1] - '0');
    }
    if (length < shortest || value > most) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  void SkipDigits() {
    while (IsDigit(Peek())) rest_.remove_prefix(1);
  }

  // "jul", "sept", "july" as 7.
  std::optional<int> MonthName() {
    std::string name;
    while (name.size() < rest_.size() && name.size() <= kLongestName &&
           IsLetter(rest_[name.size()]))
      name += ToLower(rest_[name.size()]);
    const auto month = MonthNamed(name);
    if (!month) return std::nullopt;
    rest_.remove_prefix(name.size());
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

// "Z", "UTC", "+01", "+01:00", "+0100", or nothing; false where it is none of
// these. One that there can't be is passed over.
bool ScanZone(DateText& in, std::optional<int>& ahead) {
  const bool behind = in.Skip("-");
  if (!behind && !in.Skip("+")) {
    if (in.Skip("z") || in.Skip("utc") || in.Skip("gmt")) ahead = 0;
    if (in.Skip("bst")) ahead = kMinutesAnHour;
    return true;
  }
  int hours = 0, minutes = 0;
  if (const auto both = in.Number(4, 4)) {
    hours = *both / 100;
    minutes = *both % 100;
  } else {
    const auto first = in.Number(2, 2);
    const auto second =
        first && in.Skip(":") ? in.Number(2, 2) : std::optional(0);
    if (!first || !second) return false;
    hours = *first;
    minutes = *second;
  }
  if (hours > kLastHour || minutes > kLastMinute) return true;
  const int difference = hours * kMinutesAnHour + minutes;
  ahead = behind ? -difference : difference;
  return true;
}

// 10:33, 10:33:00.123, 10:33AM; `mark` parts its figures.
bool ScanClock(DateText& in, std::string_view mark, DayTime& read) {
  auto hour = in.Number(1, 2, kLastHour);
  if (!hour || !in.Skip(mark)) return false;
  const auto minute = in.Number(2, 2, kLastMinute);
  if (!minute) return false;
  if (in.Skip(mark)) {
    if (!in.Number(2, 2, 60)) return false;
    if (in.Skip(".") || in.Skip(",") || in.Skip(":")) in.SkipDigits();
  }
  DateText ahead = in;
  ahead.Skip(" ");
  const bool am = ahead.Skip("am"), pm = !am && ahead.Skip("pm");
  if (am || pm) {
    in = ahead;
    if (am && *hour == 12) hour = 0;
    if (pm && *hour < 12) *hour += 12;
  }
  read.minutes = *hour * kMinutesAnHour + *minute;
  return true;
}

DayMonthYear ScanDay(DateText& in, const DateStyle& style) {
  if (DateText ahead = in; ahead.Number(4, 4)) return ScanYearFirst(in);
  return IsDigit(in.Peek()) ? ScanDayFirst(in, style)
                            : ScanMonthFirst(in, style);
}

// The time behind a day, with or without a zone, to the end of the text.
bool ScanTime(DateText& in, DayTime& read) {
  bool is_read = false;
  if (in.Skip(" - ")) {
    is_read = ScanClock(in, ":", read);
  } else if (in.Skip("t") || in.Skip(", ") || in.Skip(" ")) {
    DateText dotted = in;
    is_read = ScanClock(in, ":", read);
    if (!is_read) is_read = ScanClock(in = dotted, ".", read);
  }
  if (!is_read) return false;
  in.Skip(" ");
  return ScanZone(in, read.ahead) && in.AtEnd();
}

}  // namespace

std::optional<DayTime> ParseDayTime(std::string_view text,
                                    const DateStyle& style) {
  DateText in(text);
  DayTime read;
  // 09:30 18/05/2015
  DateText behind = in;
  const bool time_first =
      ScanClock(behind, ":", read) && (behind.Skip(", ") || behind.Skip(" "));
  if (time_first) in = behind;
  const DayMonthYear date = ScanDay(in, style);
  if (!date.day || !date.month || !date.year) return std::nullopt;
  if (!in.AtEnd() && (time_first || !ScanTime(in, read))) return std::nullopt;
  const auto day = PlausibleDate(*date.year, static_cast<unsigned>(*date.month),
                                 static_cast<unsigned>(*date.day));
  if (!day) return std::nullopt;
  read.day = *day;
  return read;
}

}  // namespace planwatch
