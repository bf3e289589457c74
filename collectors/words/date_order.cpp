#include "collectors/words/date_order.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "collectors/base/ascii.h"
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

}  // namespace

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
  if ((day_first_ > 0 && both_) || !IsInFigures(cell.text)) return;
  const std::optional<Date> day = ReadPlainDate(cell);
  const std::optional<Date> month = ReadPlainDate(cell, {.month_first = true});
  if (day && !month) {
    ++day_first_;
    between_.Add(std::exchange(behind_, {}));
  }
  if (month && !day && !month_first_) month_first_ = place;
  if (day && month) both_ = true;
  if (day && month && day != month) either_ = true;
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

std::optional<Doubt> DateOrder::DoubtOf(std::string_view column) const {
  if (auto doubt = DoubtOfExchange(column)) return doubt;
  if (day_first_ > 0 || !month_first_ || !either_) return std::nullopt;
  Doubt doubt;
  doubt.about = "date";
  doubt.place = *month_first_;
  doubt.text = std::string(column) +
               " may have its dates with the month first: this one is a date "
               "only so, and none is only with the day first; those that may "
               "be either were read with the day first";
  doubt.settle =
      "have the dates of the export or query written as in 2015-05-31";
  return doubt;
}

}  // namespace planwatch
