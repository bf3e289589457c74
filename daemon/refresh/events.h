// The refresh's queue: what other threads tell its one thread. Any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace planwatch {

template <typename Event>
class EventQueue {
 public:
  // Dropped, once closed.
  void Push(Event event) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return;
      events_.push_back(std::move(event));
    }
    changed_.notify_one();
  }

  // All that is there; where there is nothing, waits for something, the close,
  // or the time.
  std::vector<Event> Take(std::chrono::steady_clock::time_point until) {
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, until,
                        [this] { return closed_ || !events_.empty(); });
    return std::exchange(events_, {});
  }

  void Close() {
    std::vector<Event> dropped;
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      dropped.swap(events_);
    }
    changed_.notify_all();
  }

  bool closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Event> events_;
  bool closed_ = false;
};

}  // namespace planwatch
