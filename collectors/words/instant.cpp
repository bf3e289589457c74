#include "collectors/words/instant.h"

#include <chrono>
#include <string>

#include "collectors/base/text.h"
#include "collectors/words/day_time.h"

namespace planwatch {

std::optional<Date> ReadInstant(std::string_view text, const Calendar& calendar,
                                const DateStyle& style) {
  constexpr std::size_t kLongest = 64;  // 29 June 2015, 11:00:00.0000000 PM …
  if (text.size() > kLongest || text.find(':') == text.npos)
    return std::nullopt;
  auto read = ParseDayTime(text, style);
  if (!read) read = ParseDayTime(Fold(text), style);
  if (!read || !read->ahead) return std::nullopt;
  return calendar.DayOf(std::chrono::sys_days{read->day.time_since_epoch()} +
                        std::chrono::minutes{read->minutes - *read->ahead});
}

}  // namespace planwatch
