// The wall clock, to the second. Any thread.
#pragma once

#include <chrono>

#include "collectors/base/calendar.h"

namespace planwatch {

inline Instant Now() {
  return std::chrono::floor<std::chrono::seconds>(
      std::chrono::system_clock::now());
}

}  // namespace planwatch
