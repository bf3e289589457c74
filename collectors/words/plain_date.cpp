#include <optional>

#include "collectors/base/text.h"
#include "collectors/words/date.h"
#include "collectors/words/date_words.h"
#include "collectors/words/day_time.h"

namespace planwatch {

std::optional<Date> ReadPlainDate(const Cell& cell, const DateStyle& style) {
  if (cell.date) {
    const std::chrono::year_month_day day{*cell.date};
    return IsPlausibleYear(static_cast<int>(day.year())) ? cell.date
                                                         : std::nullopt;
  }
  if (cell.text.empty()) return std::nullopt;
  // Nearly all dates are read without folding, which costs most.
  auto read = ParseDayTime(cell.text, style);
  if (!read) read = ParseDayTime(Fold(cell.text), style);
  return read ? std::optional(read->day) : std::nullopt;
}

}  // namespace planwatch
