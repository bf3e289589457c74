#include "daemon/refresh/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

namespace planwatch {

Watch::Watch(Changed changed)
    : changed_(std::move(changed)),
      inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      stop_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (inotify_.get() >= 0 && stop_.get() >= 0)
    thread_ = std::thread(&Watch::Run, this);
}

Watch::~Watch() { Stop(); }

void Watch::Add(const std::filesystem::path& file) {
  if (inotify_.get() < 0 || file.empty()) return;
  const std::filesystem::path folder =
      file.has_parent_path() ? file.parent_path() : ".";
  // Outside the lock: a share that doesn't answer must not hold up the others.
  const int folder_watch =
      inotify_add_watch(inotify_.get(), folder.c_str(),
                        IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
  if (folder_watch < 0) return;
  const std::lock_guard lock(mutex_);
  watched_[folder_watch].insert(file);
}

void Watch::WatchOnly(const std::set<std::filesystem::path>& files) {
  const std::lock_guard lock(mutex_);
  for (auto it = watched_.begin(); it != watched_.end();) {
    std::erase_if(it->second, [&](const std::filesystem::path& file) {
      return !files.contains(file);
    });
    if (it->second.empty()) {
      inotify_rm_watch(inotify_.get(), it->first);
      it = watched_.erase(it);
    } else {
      ++it;
    }
  }
}

void Watch::Stop() {
  const std::lock_guard lock(stop_mutex_);
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(stop_.get(), &one, sizeof one);
  thread_.join();
}

void Watch::Run() {
  alignas(inotify_event) std::array<char, 16384> buffer;
  for (;;) {
    std::array<pollfd, 2> waits = {
        {{inotify_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[0].revents == 0) continue;
    const ssize_t size = read(inotify_.get(), buffer.data(), buffer.size());
    if (size < 0 && errno != EINTR && errno != EAGAIN) return;
    if (size <= 0) continue;
    for (const std::filesystem::path& file :
         Files(buffer.data(), static_cast<std::size_t>(size)))
      changed_(file);
  }
}

std::vector<std::filesystem::path> Watch::Files(const char* events,
                                                std::size_t size) {
  std::vector<std::filesystem::path> files;
  const std::lock_guard lock(mutex_);
  for (std::size_t at = 0; at + sizeof(inotify_event) <= size;) {
    inotify_event event;
    std::memcpy(&event, events + at, sizeof event);
    const char* name = events + at + sizeof event;
    at += sizeof event + event.len;
    if ((event.mask & IN_Q_OVERFLOW) != 0) {  // which ones is lost
      for (const auto& [folder, all] : watched_)
        files.insert(files.end(), all.begin(), all.end());
    } else if ((event.mask & IN_IGNORED) != 0) {  // the folder is gone
      watched_.erase(event.wd);
    } else if (event.len > 0) {
      const auto found = watched_.find(event.wd);
      if (found == watched_.end()) continue;
      for (const std::filesystem::path& file : found->second)
        if (file.filename() == name) files.push_back(file);
    }
  }
  return files;
}

}  // namespace planwatch
