// The quarters of a trend. Pure: any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"

namespace planwatch {

// kTrendQuarters of them, the oldest first.
inline std::vector<Quarter> LastQuarters(Quarter last) {
  std::vector<Quarter> quarters = {last};
  while (quarters.size() < static_cast<std::size_t>(kTrendQuarters))
    quarters.push_back(quarters.back().Previous());
  std::reverse(quarters.begin(), quarters.end());
  return quarters;
}

}  // namespace planwatch
