// What the refresh's tests share: clocks that they move, documents, and waiting
// for a condition.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/refresh/refresh.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/snapshot/documents.h"

namespace planwatch::test {

// Both clocks, moved by the test. Any thread.
class FakeClock {
 public:
  explicit FakeClock(Instant now) : now_(now.time_since_epoch().count()) {}
  // The wall clock is set: no time passes.
  void Set(Instant now) { now_ = now.time_since_epoch().count(); }
  // The wall clock goes on, while the daemon does not (a suspended machine) or
  // has nothing to wait for.
  void Advance(std::chrono::seconds by) { now_ += by.count(); }
  // The steady clock goes on.
  void Pass(std::chrono::milliseconds time) { steady_ += time.count(); }

  Instant now() const { return Instant{std::chrono::seconds{now_.load()}}; }
  std::chrono::steady_clock::time_point steady_now() const {
    return std::chrono::steady_clock::time_point{
        std::chrono::milliseconds{steady_.load()}};
  }

 private:
  std::atomic<std::int64_t> now_;
  std::atomic<std::int64_t> steady_ = 0;
};

// Whether the condition came to hold, within a limit that only a fault meets.
inline bool Eventually(const std::function<bool()>& condition) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes{1};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > limit) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return true;
}

}  // namespace planwatch::test
