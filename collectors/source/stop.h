// The stop of a read, where a source waits for a descriptor.
#pragma once

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <stop_token>

#include "collectors/base/descriptor.h"
#include "collectors/base/result.h"

namespace planwatch {

inline Error Stopped() {
  return Error("the read was stopped", Error::Kind::kStopped);
}

// Waits that end with the stop. One thread; the stop comes from any.
class StopEvent {
 public:
  explicit StopEvent(const std::stop_token& stop)
      : stop_(stop),
        event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        on_stop_(stop, Wake{event_.get()}) {}

  bool stopped() const { return stop_.stop_requested(); }

  // Until one of `events` (as poll(2) has them) has come, or the stop. False,
  // with errno, where the system lets it wait for neither.
  bool Wait(int fd, short events) const {
    if (!event_) {
      errno = EMFILE;
      return false;
    }
    for (;;) {
      pollfd waits[] = {{fd, events, 0}, {event_.get(), POLLIN, 0}};
      if (poll(waits, 2, -1) >= 0) return true;
      if (errno != EINTR) return false;
    }
  }

 private:
  struct Wake {
    int fd;
    void operator()() const {
      const std::uint64_t one = 1;
      [[maybe_unused]] const ssize_t written = write(fd, &one, sizeof one);
    }
  };

  const std::stop_token stop_;
  const Descriptor event_;
  const std::stop_callback<Wake> on_stop_;
};

}  // namespace planwatch
