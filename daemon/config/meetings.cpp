#include "daemon/config/meetings.h"

#include <algorithm>
#include <optional>

#include "daemon/config/config.h"

namespace planwatch {
namespace {

using std::chrono::days;
using std::chrono::seconds;

std::optional<Date> LastOf(const std::vector<Date>& dates, Date today) {
  const auto next = std::lower_bound(dates.begin(), dates.end(), today);
  if (next == dates.begin()) return std::nullopt;
  return *std::prev(next);
}

// Cron tells only the next time: doubles the stretch before today until there
// is one in it, then goes through the stretch day by day.
std::optional<Date> LastOf(const Cron& cron, const Calendar& calendar,
                           Date today) {
  constexpr days kLongest{366 * 30};
  for (days back{1}; back <= kLongest; back *= 2) {
    Instant next =
        cron.Next(calendar.StartOf(today - back) - seconds{1}, calendar);
    std::optional<Date> last;
    while (next < calendar.StartOf(today)) {
      last = calendar.DayOf(next);
      next = cron.Next(calendar.EndOf(*last), calendar);
    }
    if (last) return last;
  }
  return std::nullopt;
}

}  // namespace

Date LastMeeting(const Config& config, Date today) {
  const Calendar& calendar = *config.calendar;
  std::optional<Date> last;
  if (config.meetings) {
    if (const auto* cron = std::get_if<Cron>(&*config.meetings))
      last = LastOf(*cron, calendar, today);
    else
      last = LastOf(std::get<std::vector<Date>>(*config.meetings), today);
  }
  return last.value_or(calendar.EndOf(calendar.QuarterOf(today).Previous()));
}

}  // namespace planwatch
