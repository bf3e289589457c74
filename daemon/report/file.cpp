#include "daemon/report/file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string>
#include <system_error>

#include "collectors/base/descriptor.h"
#include "daemon/history/files.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

// Beside the file, hidden; empty where the system has no random bytes.
fs::path RandomName(const fs::path& file) {
  std::uint64_t random[2] = {};
  if (getrandom(random, sizeof random, 0) != sizeof random) return {};
  char name[64];
  std::snprintf(name, sizeof name, ".planwatch-%016llx%016llx",
                static_cast<unsigned long long>(random[0]),
                static_cast<unsigned long long>(random[1]));
  return file.parent_path() / name;
}

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

Status WriteReportFile(const fs::path& file, std::string_view text,
                       const std::optional<HistoryOptions>& history) {
  if (history && IsOfHistory(file, history->file))
    return Error(file.string() +
                 ": is the history, and no report is written over it; name "
                 "another file");
  const Error failed(file.string() +
                     ": can't be written; see that its folder is there, that "
                     "planwatch may write in it, and that there is room");
  const fs::path unfinished = RandomName(file);
  if (unfinished.empty()) return failed;
  const Descriptor descriptor(
      open(unfinished.c_str(),
           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (descriptor.get() < 0 && errno == EROFS)
    return Error(file.string() +
                 ": can't be written, since its folder may only be read; where "
                 "planwatch is a service, its unit says so: name the folder "
                 "under ReadWritePaths= (`systemctl edit planwatch`)");
  if (descriptor.get() < 0) return failed;
  if (!WriteAll(descriptor.get(), text) || fsync(descriptor.get()) != 0 ||
      std::rename(unfinished.c_str(), file.c_str()) != 0) {
    unlink(unfinished.c_str());
    return failed;
  }
  return {};
}

}  // namespace planwatch
