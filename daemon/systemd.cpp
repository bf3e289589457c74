#include "daemon/systemd.h"

#include <systemd/sd-daemon.h>
#include <time.h>

#include <chrono>
#include <utility>

namespace planwatch::systemd {
namespace {

void Notify(const std::string& state) { sd_notify(0, state.c_str()); }

}  // namespace

void NotifyReady(const std::string& status) {
  Notify("READY=1\nSTATUS=" + status.substr(0, status.find('\n')));
}

void NotifyReloading() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const std::int64_t us =
      std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
  Notify("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(us) +
         "\nSTATUS=Reading the configuration again");
}

void NotifyStopping() { Notify("STOPPING=1\nSTATUS=Stopping"); }

std::vector<int> TakeSockets() {
  std::vector<int> sockets;
  // The programs that this one starts are none of the sockets' business.
  const int count = sd_listen_fds(/*unset_environment=*/1);
  for (int i = 0; i < count; ++i) sockets.push_back(SD_LISTEN_FDS_START + i);
  return sockets;
}

Watchdog::Watchdog(std::function<std::uint64_t()> rounds)
    : rounds_(std::move(rounds)) {
  std::uint64_t period_us = 0;
  if (sd_watchdog_enabled(0, &period_us) > 0)
    thread_ = std::thread(&Watchdog::Run, this, period_us);
}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::Run(std::uint64_t period_us) {
  const std::chrono::microseconds step(period_us / 4);
  std::unique_lock lock(mutex_);
  for (std::uint64_t last = 0;;) {
    if (const std::uint64_t now = rounds_(); now != std::exchange(last, now))
      Notify("WATCHDOG=1");
    if (stop_.wait_for(lock, step, [this] { return stopping_; })) return;
  }
}

}  // namespace planwatch::systemd
