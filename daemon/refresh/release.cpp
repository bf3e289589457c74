#include "daemon/refresh/release.h"

#include <chrono>
#include <variant>

namespace planwatch {
namespace {

Date MondayOf(Date day) {
  return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

}  // namespace

bool ReleaseDue(const Release& release, Instant last, Date last_day,
                Instant now, Date today, const Calendar& calendar) {
  if (last_day > today) return true;
  if (std::holds_alternative<Daily>(release)) return last_day < today;
  if (std::holds_alternative<Weekly>(release))
    return last_day < MondayOf(today);
  if (const auto* cron = std::get_if<Cron>(&release))
    return last > now || cron->Next(last, calendar) <= now;
  return true;  // EachRead
}

}  // namespace planwatch
