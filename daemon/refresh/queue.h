// The queue by which other threads tell the refresh's one thread what happened.
// Any thread.
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

  // All events; if there are none, waits for one, the close, or the limit.
  std::vector<Event> WaitFor(std::chrono::nanoseconds limit) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, limit,
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

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Event> events_;
  bool closed_ = false;
};

}  // namespace planwatch
