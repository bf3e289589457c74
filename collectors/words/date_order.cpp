#include "collectors/words/date_order.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/words/date.h"

namespace planwatch {
namespace {

constexpr unsigned kMostMonths = 12;

// Starts with one or two digits, a mark and a digit: 5/6/2015; a time may stand
// in front. ReadPlainDate takes the order from the style for no other form.
bool IsInFigures(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (const auto first = std::find_if_not(text.begin(), text.end(), IsDigit);
      first != text.end() && *first == ':')
    text.remove_prefix(std::min(text.find(' '), text.size() - 1) + 1);
  const std::size_t mark = text.size() > 1 && IsDigit(text[1]) ? 2 : 1;
  return text.size() > mark + 1 && IsDigit(text.front()) &&
         (text[mark] == '/' || text[mark] == '-' || text[mark] == '.') &&
         IsDigit(text[mark + 1]);
}

// "4/7/2015 12:00:00 AM", without zeros in front of day and month.
bool IsAsAmericans(std::string_view text) {
  text = Trim(text);
  const std::size_t mark = text.find('/');
  const std::string_view end = text.substr(text.size() - 2);
  return mark < text.size() - 1 && text.front() != '0' &&
         text[mark + 1] != '0' && (Fold(end) == "am" || Fold(end) == "pm");
}

}  // namespace

void DateOrder::YearsFirst::Add(std::string_view text, const Place& at) {
  text = Trim(text);
  const auto number = [&](std::size_t i) {
    return IsDigit(text[i]) && IsDigit(text[i + 1])
               ? (text[i] - '0') * 10 + (text[i + 1] - '0')
               : 0;
  };
  constexpr std::size_t kLength = 8;  // 15/04/07
  is_possible = text.size() >= kLength && text[2] == text[5] &&
                (text.size() == kLength || !IsDigit(text[kLength]));
  if (!is_possible) return;
  if (count++ == 0) place = at;
  const int first = number(0), month = number(3), last = number(6);
  least_first = std::min(least_first, first);
  most_first = std::max(most_first, first);
  least_last = std::min(least_last, last);
  most_last = std::max(most_last, last);
  constexpr int kMostYears = 2, kMostDays = 31;
  is_possible = most_first - least_first <= kMostYears && month > 0 &&
                month <= static_cast<int>(kMostMonths) && last > 0 &&
                last <= kMostDays;
}

bool DateOrder::YearsFirst::AreLikely() const {
  constexpr std::size_t kLeast = 3;
  constexpr int kManyYears = 10;
  return is_possible && count >= kLeast && most_last - least_last >= kManyYears;
}

void DateOrder::Dates::Add(const Cell& cell, const Place& place) {
  if (count++ == 0) first = place;
  const std::chrono::year_month_day date{*cell.date};
  has_late_day = has_late_day || date.day() > std::chrono::day{kMostMonths};
}

void DateOrder::Dates::Add(const Dates& more) {
  if (count == 0) first = more.first;
  count += more.count;
  has_late_day = has_late_day || more.has_late_day;
}

void DateOrder::AddDate(const Cell& cell, const Place& place) {
  if (cell.month_only) return;
  dates_.Add(cell, place);
  if (day_first_ > 0) behind_.Add(cell, place);
}

void DateOrder::Add(const Cell& cell, const Place& place) {
  if (cell.date) return AddDate(cell, place);
  if ((day_first_ > 0 && both_ && !years_first_.is_possible) ||
      !IsInFigures(cell.text))
    return;
  if (years_first_.is_possible) years_first_.Add(cell.text, place);
  is_as_americans_ = is_as_americans_ && IsAsAmericans(cell.text);
  const std::optional<Date> day = ReadPlainDate(cell);
  const std::optional<Date> month = ReadPlainDate(cell, {.month_first = true});
  if (day && !month) {
    ++day_first_;
    between_.Add(std::exchange(behind_, {}));
  }
  if (month && !day && !month_first_) month_first_ = place;
  if (day && month) both_ = true;
  if (day && month && day != month && either_++ == 0) first_either_ = place;
}

const DateOrder::Dates* DateOrder::MayBeExchanged() const {
  constexpr std::size_t kLeast = 3;  // fewer may be so by chance
  if (day_first_ < kLeast || both_ || month_first_) return nullptr;
  for (const Dates* dates : {&dates_, &between_})
    if (dates->count >= kLeast && !dates->has_late_day) return dates;
  // So many texts of late days alone are hardly chance, unless somebody chose
  // the ends of months.
  constexpr std::size_t kManyTexts = 8;
  return days_ == Days::kOfEvents && dates_.count >= kLeast &&
                 day_first_ >= kManyTexts
             ? &dates_
             : nullptr;
}

std::optional<Doubt> DateOrder::DoubtOfExchange(std::string_view column) const {
  const Dates* const dates = MayBeExchanged();
  if (dates == nullptr) return std::nullopt;
  return Doubt{
      .about = "date",
      .place = dates->first,
      .text = std::string(column) +
              " may have day and month exchanged in cells that are dates: "
              "those beside its texts are of the first twelve days of a month, "
              "and the texts of none, as a program with American settings "
              "leaves British dates",
      .settle =
          "make the document anew with British settings, or with the "
          "dates written as in 2015-05-31"};
}

bool DateOrder::MayBeAmerican(const DateOrder* beside) const {
  constexpr std::size_t kLeast = 3;
  return is_as_americans_ && either_ >= kLeast && day_first_ == 0 &&
         (beside == nullptr || beside->day_first_ == 0);
}

std::optional<Doubt> DateOrder::DoubtOf(std::string_view column,
                                        const DateOrder* beside) const {
  if (auto doubt = DoubtOfExchange(column)) return doubt;
  const auto doubt = [&](const Place& place, std::string_view text) {
    return Doubt{.about = "date",
                 .place = place,
                 .text = std::string(column) + std::string(text),
                 .settle =
                     "have the dates of the export or query written as "
                     "in 2015-05-31"};
  };
  if (days_ == Days::kOfEvents && years_first_.AreLikely())
    return doubt(years_first_.place,
                 " may have its dates with the year first: the first figures "
                 "are nearly the same in all of them, and the last ones are "
                 "not; they were read with the day first");
  if (month_first_ && either_ > 0 && day_first_ == 0)
    return doubt(*month_first_,
                 " may have its dates with the month first: this one is a date "
                 "only so, and none is only with the day first; those that may "
                 "be either were read with the day first");
  if (MayBeAmerican(beside))
    return doubt(first_either_,
                 " may have its dates with the month first: they are written "
                 "as programs with American settings write them, and none is a "
                 "date only with the day first, as they were read");
  return std::nullopt;
}

}  // namespace planwatch
