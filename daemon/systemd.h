// What systemd and a service tell each other: readiness, reloads, the watchdog
// (sd_notify(3)), and sockets that systemd has opened (sd_listen_fds(3)).
//
// Outside systemd every call does nothing. Any thread, but for TakeSockets.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace planwatch::systemd {

// Each with a line for `systemctl status`.
void NotifyReady(const std::string& status);
void NotifyReloading();
void NotifyStopping();

// The listening sockets that systemd hands over, for the caller to close; empty
// where there are none. Once, before the first thread.
std::vector<int> TakeSockets();

// Tells the watchdog that the daemon works, for as long as `rounds` grows.
// systemd restarts one that is silent for the unit's WatchdogSec=. Without it,
// does nothing.
class Watchdog {
 public:
  // Called four times in that period, from a thread of its own.
  explicit Watchdog(std::function<std::uint64_t()> rounds);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  void Run(std::uint64_t period_us);

  std::function<std::uint64_t()> rounds_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace planwatch::systemd
