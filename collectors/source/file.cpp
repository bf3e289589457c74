#include "collectors/source/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "collectors/base/descriptor.h"
#include "collectors/source/pattern.h"
#include "collectors/source/stop.h"

namespace planwatch {
namespace {

Error NoFile() {
  return Error("this is a device or socket; name a file in the configuration");
}

Error Unreadable(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Error(
          "there is no such file; put it there, or name the right one "
          "in the configuration");
    case EACCES:
    case EPERM:
      return Error(
          "the file may not be read; give the daemon's user leave to "
          "read it, and to enter its folders");
    case ENXIO:
    case ENODEV:
      return NoFile();
    case ELOOP:
      return Error("the link leads in a circle; name the file itself");
    case EMFILE:
    case ENFILE:
      return Error("too many files are open on this system");
    default:
      return Error("the file can't be read (" +
                   std::generic_category().message(error) +
                   "); see that the disk or network share is there");
  }
}

// systemd gives a service with PrivateTmp=yes a /tmp that nobody else puts
// files in, and its processes an INVOCATION_ID.
Error Missing(const std::filesystem::path& file) {
  const std::string path = file.string();
  for (const char* const folder : {"/tmp/", "/var/tmp/"})
    if (path.starts_with(folder) && std::getenv("INVOCATION_ID") != nullptr)
      return Error(
          "there is no such file in the service's own /tmp (PrivateTmp=yes in "
          "its unit), which is not the one that you see; put it elsewhere");
  return Unreadable(ENOENT);
}

// A pipe may be long in filling: the wait ends with the stop.
class FileStream : public ByteStream {
 public:
  FileStream(int fd, bool pipe, const std::stop_token& stop)
      : fd_(fd), pipe_(pipe), stop_(stop) {}

  Result<std::size_t> Read(std::span<char> buffer) override {
    // After its end a pipe may get another writer, who is left to the next
    // read.
    while (!ended_) {
      if (pipe_ && !stop_.Wait(fd_, POLLIN)) return Unreadable(errno);
      if (stop_.stopped()) return Stopped();
      const ssize_t count = read(fd_, buffer.data(), buffer.size());
      if (count < 0 && errno != EINTR && errno != EAGAIN)
        return Unreadable(errno);
      if (count > 0) return static_cast<std::size_t>(count);
      ended_ = count == 0;
    }
    return std::size_t{0};
  }

 private:
  const int fd_;
  const bool pipe_;
  const StopEvent stop_;
  bool ended_ = false;
};

// The time of the last status change is left out: it is set too where another
// file takes the name, and what was opened is whole all the same.
bool SameContent(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

class FileSource : public Source {
 public:
  explicit FileSource(const SourceOptions& options)
      : options_(options),
        name_((options.file.has_filename() ? options.file
                                           : options.file.parent_path())
                  .filename()
                  .string()) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    Result<ReadInfo> info = ReadFile(sink, stop);
    if (!info) return std::move(info).error().In(name_);
    return info;
  }

  std::string Version() const override {
    struct stat found {};
    const auto file = LatestMatch(options_.file);
    if (!file || stat(file->c_str(), &found) != 0 || S_ISFIFO(found.st_mode))
      return {};
    std::string version;
    for (const std::int64_t part :
         {static_cast<std::int64_t>(found.st_dev),
          static_cast<std::int64_t>(found.st_ino),
          static_cast<std::int64_t>(found.st_size),
          static_cast<std::int64_t>(found.st_mtim.tv_sec),
          static_cast<std::int64_t>(found.st_mtim.tv_nsec),
          static_cast<std::int64_t>(found.st_ctim.tv_sec),
          static_cast<std::int64_t>(found.st_ctim.tv_nsec)})
      version += std::to_string(part) + ' ';
    return version;
  }

  std::filesystem::path Location() const override { return location_; }
  std::filesystem::path WatchedFile() const override { return options_.file; }
  // The folder is listed anew once it has changed; while a change is so young
  // that a share's clock may give the next one the same time, each time.
  std::vector<std::string> ConflictCopies() override {
    using Time = std::filesystem::file_time_type;
    constexpr std::chrono::seconds kYoung{2};
    std::error_code error;
    const Time changed =
        std::filesystem::last_write_time(FolderOf(options_.file), error);
    if (!error && listed_ == changed) return copies_;
    copies_ = planwatch::ConflictCopies(options_.file);
    listed_.reset();
    if (!error && changed < Time::clock::now() - kYoung) listed_ = changed;
    return copies_;
  }
  const std::string& name() const override { return name_; }

 private:
  Result<ReadInfo> ReadFile(RowSink& sink, const std::stop_token& stop) {
    const auto found = LatestMatch(options_.file);
    if (!found) return found.error();
    // A pipe without a writer would keep an ordinary open waiting.
    const Descriptor file(
        open(found->c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    location_.clear();
    if (file.get() < 0)
      return errno == ENOENT ? Missing(options_.file) : Unreadable(errno);
    // Of what was opened, whatever the path leads to by now. A pattern is meant
    // to lead to another file with each version.
    std::error_code unknown;
    if (!IsPattern(options_.file))
      location_ = std::filesystem::read_symlink(
          "/proc/self/fd/" + std::to_string(file.get()), unknown);
    struct stat before {};
    if (fstat(file.get(), &before) != 0) return Unreadable(errno);
    if (S_ISDIR(before.st_mode))
      return Error(
          "this is a folder; name the file in it in the configuration");
    const bool pipe = S_ISFIFO(before.st_mode);
    if (!pipe && !S_ISREG(before.st_mode)) return NoFile();

    FileStream bytes(file.get(), pipe, stop);
    Status read =
        ReadTable(bytes, options_.format, options_.format_options, sink);
    if (!read && read.error().kind() == Error::Kind::kStopped)
      return std::move(read).error();
    struct stat after {};
    if (fstat(file.get(), &after) != 0) return Unreadable(errno);
    // Comes before what the reader has to say of half a file.
    if (!pipe && !SameContent(before, after))
      return Error("the file is being saved; it is tried again");
    if (!read) return std::move(read).error();
    if (pipe) return ReadInfo{};
    return ReadInfo{Instant{std::chrono::seconds{before.st_mtim.tv_sec}}};
  }

  SourceOptions options_;
  std::string name_;
  std::filesystem::path location_;
  std::vector<std::string> copies_;
  // When the folder had last changed as copies_ were looked for; nullopt: they
  // are to be looked for again.
  std::optional<std::filesystem::file_time_type> listed_;
};

}  // namespace

std::unique_ptr<Source> MakeFileSource(const SourceOptions& options) {
  return std::make_unique<FileSource>(options);
}

}  // namespace planwatch
