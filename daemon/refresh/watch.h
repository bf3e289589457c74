// Notices at once when a file is changed or replaced: inotify on its folder,
// since Word and Excel save by rename.
//
// Where inotify reports nothing (a network share, no watches left), changes are
// found by the refresh's polls and scheduled reads. A link's target is not
// watched.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "collectors/base/descriptor.h"

namespace planwatch {

class Watch {
 public:
  using Changed = std::function<void(const std::filesystem::path& file)>;

  // `changed` is called from the watch's own thread, with the path as it was
  // given to Add, and possibly several times for one change.
  explicit Watch(Changed changed);
  ~Watch();  // stops
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Watches the file. Adding it again is cheap, and finds a folder that was
  // created again. Blocks as long as the file system does. Any thread.
  void Add(const std::filesystem::path& file);
  // Stops watching all others. Any thread.
  void WatchOnly(const std::set<std::filesystem::path>& files);
  // `changed` is not called after this has returned. Idempotent; not to be
  // called from `changed`.
  void Stop();

 private:
  void Run();
  // The files named by events read from inotify.
  std::vector<std::filesystem::path> Files(const char* events,
                                           std::size_t size);

  Changed changed_;
  Descriptor inotify_;
  Descriptor stop_;  // an eventfd
  std::mutex mutex_;
  // By the folder's watch descriptor.
  std::map<int, std::set<std::filesystem::path>> watched_;
  std::mutex stop_mutex_;
  std::thread thread_;
};

}  // namespace planwatch
