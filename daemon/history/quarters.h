// The quarters of a trend. Pure: any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "collectors/plan/options.h"
#include "daemon/history/plan_past.h"

namespace planwatch {

// kTrendQuarters of them, the oldest first.
inline std::vector<Quarter> LastQuarters(Quarter last) {
  std::vector<Quarter> quarters = {last};
  while (quarters.size() < static_cast<std::size_t>(kTrendQuarters))
    quarters.push_back(quarters.back().Previous());
  std::reverse(quarters.begin(), quarters.end());
  return quarters;
}

// The plan at the end of each quarter before the day's.
inline QuarterEnds QuarterEndsOf(const PlanPast& past, Date day,
                                 const Calendar& calendar,
                                 OverdueBy overdue_by) {
  QuarterEnds ends;
  for (const Quarter quarter :
       LastQuarters(calendar.QuarterOf(day).Previous())) {
    QuarterEnd end{.quarter = quarter};
    if (const auto counts =
            past.CountsOn(calendar.EndOf(quarter), overdue_by)) {
      end.actions = counts->actions;
      end.overdue = counts->overdue;
    }
    ends.trend.push_back(end);
  }
  return ends;
}

}  // namespace planwatch
