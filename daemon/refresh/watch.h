// Notices at once that a file was changed or replaced: inotify on the folder it
// stands in, since Word and Excel save by rename.
//
// Where inotify says nothing (a network share, no watches left) nothing is
// noticed, and the schedule's reads have to do. A link's target is not watched.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace planwatch {

class Watch {
 public:
  using Changed = std::function<void(const std::filesystem::path& file)>;

  // `changed` is called from a thread of the watch, with the path as it was
  // given to Add; more than once for one change, perhaps.
  explicit Watch(Changed changed);
  ~Watch();  // stops
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Watches the file; the same again costs little, and takes up a folder that
  // was made anew. Waits as long as the file system does. Any thread.
  void Add(const std::filesystem::path& file);
  // Forgets all others. Any thread.
  void KeepOnly(const std::set<std::filesystem::path>& files);
  // Nothing is called any more once this has returned. Idempotent; not from
  // `changed`.
  void Stop();

 private:
  class Descriptor {
   public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

   private:
    int fd_;
  };

  void Run();
  // The files that what was read from inotify speaks of.
  std::vector<std::filesystem::path> Files(const char* events,
                                           std::size_t size);

  Changed changed_;
  Descriptor inotify_;
  Descriptor stop_;  // an eventfd
  std::mutex mutex_;
  std::map<int, std::set<std::filesystem::path>>
      watched_;  // by the folder's watch descriptor
  std::mutex stop_mutex_;
  std::thread thread_;
};

}  // namespace planwatch
