// The pace of expensive work: it takes at most a fifth of the time, so that
// where many sources are read at once their readings are published together.
// What takes 10 ms or less is done at once.
//
// No clock of its own; one thread.
#pragma once

#include <algorithm>
#include <chrono>

#include "daemon/refresh/job.h"

namespace planwatch {

class Pace {
 public:
  bool IsDue(SteadyTime now) const { return now >= next_; }
  SteadyTime next() const { return next_; }

  void OnDone(SteadyTime begun, SteadyTime ended) {
    constexpr std::chrono::milliseconds kCheap{10};
    constexpr int kPause = 4;  // times what it took
    next_ = ended +
            kPause * std::max(ended - begun - kCheap, SteadyTime::duration{});
  }

 private:
  SteadyTime next_{};
};

}  // namespace planwatch
