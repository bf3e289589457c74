#include "daemon/refresh/release.h"

#include <chrono>
#include <variant>

namespace planwatch {
namespace {

Date MondayOf(Date day) {
  return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

}  // namespace

bool ReleaseDue(const ReleaseSchedule& release, Instant last, Date last_day,
                Instant now, Date today, const Calendar& calendar) {
  if (last_day > today) return true;
  if (std::holds_alternative<Daily>(release)) return last_day < today;
  if (std::holds_alternative<Weekly>(release))
    return last_day < MondayOf(today);
  if (std::holds_alternative<Quarterly>(release))
    return last_day < calendar.StartOf(calendar.QuarterOf(today));
  if (const auto* cron = std::get_if<Cron>(&release))
    return last > now || cron->Next(last, calendar) <= now;
  return true;  // EachRead
}

std::optional<Date> LastBreakdown(const ReleaseSchedule& breakdowns,
                                  Instant now, Date today,
                                  const Calendar& calendar) {
  using std::chrono::days;
  if (std::holds_alternative<EachRead>(breakdowns)) return today;
  if (std::holds_alternative<Daily>(breakdowns)) return today - days{1};
  if (std::holds_alternative<Weekly>(breakdowns))
    return MondayOf(today) - days{1};
  if (const auto* cron = std::get_if<Cron>(&breakdowns)) {
    // The further back, the rarer it is.
    for (const int back : {1, 8, 32, 93, 366}) {
      Instant last = now - days{back}, next = cron->Next(last, calendar);
      if (next > now) continue;
      for (; next <= now; next = cron->Next(next, calendar)) last = next;
      return calendar.DayOf(last) - days{1};
    }
    return std::nullopt;
  }
  return calendar.EndOf(calendar.QuarterOf(today).Previous());
}

}  // namespace planwatch
