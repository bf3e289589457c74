#include "collectors/disclosure/release_days.h"

#include <algorithm>
#include <chrono>

namespace planwatch {

std::vector<Date> QuarterEndsBetween(Date after, Date before,
                                     const Calendar& calendar) {
  std::vector<Date> ends;
  for (Quarter quarter = calendar.QuarterOf(before).Previous();
       calendar.EndOf(quarter) > after; quarter = quarter.Previous())
    ends.push_back(calendar.EndOf(quarter));
  std::reverse(ends.begin(), ends.end());
  return ends;
}

std::vector<Date> TablesDue(Date since, std::optional<Date> offered,
                            std::optional<Date> first, const ReleaseDays& days,
                            const Calendar& calendar) {
  constexpr std::chrono::days kDay{1};
  if (!days.breakdown) return {};
  const Date last = *days.breakdown;
  std::vector<Date> due;
  if (offered) {
    if (last > *offered || (days.every_read && last == *offered))
      due.push_back(last);
  } else {
    // What is due as at a day comes out on the next.
    if ((days.every_read ? last : last + kDay) > since) due.push_back(last);
    if (days.from && *days.from >= since && *days.from <= days.today)
      due.push_back(*days.from);
    std::sort(due.begin(), due.end());
  }
  if (due.empty()) return due;
  // Without data there is no quarter to look at.
  if (offered || first) {
    const Date after = offered ? *offered : *first - kDay;
    const std::vector<Date> ends =
        QuarterEndsBetween(after, due.back(), calendar);
    due.insert(due.end(), ends.begin(), ends.end());
    std::sort(due.begin(), due.end());
    due.erase(std::unique(due.begin(), due.end()), due.end());
  }
  return due;
}

}  // namespace planwatch
