#include "daemon/history/backup.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <regex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/base/descriptor.h"
#include "daemon/history/database.h"
#include "daemon/history/files.h"
#include "daemon/history/history.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

std::string Reason(int error) { return std::generic_category().message(error); }

// A hidden file beside the one that it is to become; gone with the object,
// unless it has become that. Locked, so that no two calls write to it.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& file)
      : file_(file),
        path_(file.parent_path() /
              ("." + file.filename().string() + ".unfinished")) {}
  ~Unfinished() {
    if (lock_) Remove();
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& path() const { return path_; }

  // Empty, of mode 0600. What a call that was killed has left is removed.
  Status Make() {
    Descriptor made(
        open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!made) return NotMade();
    // Another that has just ended may have given it its name.
    if (flock(made.get(), LOCK_EX | LOCK_NB) != 0 || !IsAtPath(made))
      return Error(file_.string() +
                   ": is being written by another planwatch; try again once "
                   "that has ended");
    lock_ = std::move(made);
    if (ftruncate(lock_.get(), 0) != 0 || fchmod(lock_.get(), 0600) != 0)
      return NotMade();
    RemoveBeside(path_);
    return {};
  }

  // Takes the name, for good: on the disk too.
  Status Finish() {
    const fs::path above = file_.has_parent_path() ? file_.parent_path() : ".";
    const Descriptor folder(
        open(above.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // What is left of another file of that name would be taken for this one's.
    RemoveBeside(file_);
    if (fsync(lock_.get()) != 0 || rename(path_.c_str(), file_.c_str()) != 0 ||
        fsync(folder.get()) != 0)
      return Error(file_.string() + ": can't be written (" + Reason(errno) +
                   "); see that there is room on its disk");
    lock_.Close();
    return {};
  }

 private:
  Error NotMade() const {
    return Error(file_.string() + ": can't be made (" + Reason(errno) +
                 "); see that its folder is there and may be written to");
  }

  bool IsAtPath(const Descriptor& made) const {
    struct stat ours {};
    struct stat there {};
    return fstat(made.get(), &ours) == 0 && lstat(path_.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
  }

  // What SQLite keeps beside a file: left over, it would be taken for the next
  // one's.
  static void RemoveBeside(const fs::path& file) {
    std::error_code ignored;
    for (const std::string_view added : kHistoryFiles)
      if (!added.empty())
        fs::remove(file.string() + std::string(added), ignored);
  }
  void Remove() const {
    std::error_code ignored;
    fs::remove(path_, ignored);
    RemoveBeside(path_);
  }

  const fs::path file_, path_;
  Descriptor lock_;  // the file's; none: it is not ours
};

Result<std::unique_ptr<HistoryDatabase>> OpenToRead(const fs::path& file) {
  auto opened = HistoryDatabase::Open(file, HistoryDatabase::Access::kRead);
  if (auto* fault = std::get_if<HistoryDatabase::Fault>(&opened))
    return std::move(fault->error);
  return std::move(std::get<std::unique_ptr<HistoryDatabase>>(opened));
}

// All of `from` in the empty file `to`, which is then one file alone.
Status Copy(const fs::path& from, const fs::path& to) {
  const auto source = OpenToRead(from);
  if (!source) return source.error();
  Status copied = (*source)->Try([&]() -> Status {
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE);
    // In one transaction, whatever is written meanwhile.
    SQLite::Backup(copy, (*source)->sqlite()).executeStep();
    copy.exec("PRAGMA journal_mode = DELETE");
    return {};
  });
  if (!copied) return copied;
  const auto opened = History::Open(to, History::Access::kRead);
  if (!opened) return opened.error();
  return opened->history->Verify();
}

// Whether another process has the history open: it then holds a lock on one of
// these bytes (https://sqlite.org/walformat.html, "WAL-Mode File Locks").
bool IsOpenElsewhere(const fs::path& history) {
  const Descriptor shared(
      open((history.string() + "-shm").c_str(), O_RDWR | O_CLOEXEC));
  if (!shared) return false;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = 120;
  lock.l_len = 9;
  return fcntl(shared.get(), F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

Error InUse(const fs::path& history) {
  return Error("the history " + history.string() +
               ": is in use; stop the daemon first (`systemctl stop "
               "planwatch`)");
}

// Makes one file of the history, which is then as its name says. A damaged one
// is left as it is, but for what SQLite keeps beside it, which goes to `aside`:
// it must not be taken for the new file's.
Status Settle(const fs::path& history, const fs::path& aside) {
  try {
    SQLite::Database sqlite(history.string(), SQLite::OPEN_READWRITE);
    if (sqlite.execAndGet("PRAGMA journal_mode = DELETE").getString() !=
        "delete")
      return InUse(history);
    return {};
  } catch (const SQLite::Exception& fault) {
    if (fault.getErrorCode() == SQLITE_BUSY) return InUse(history);
  }
  for (const std::string_view added : kHistoryFiles) {
    if (added.empty()) continue;
    const std::string beside(added), from = history.string() + beside;
    if (rename(from.c_str(), (aside.string() + beside).c_str()) != 0 &&
        errno != ENOENT)
      return Error("the history " + history.string() +
                   ": is damaged and can't be set aside (" + Reason(errno) +
                   "); move it away by hand");
  }
  return {};
}

// "history.db.before-1431939600", or the next number that is free.
fs::path FreeName(const fs::path& history, Instant now) {
  for (auto number = now.time_since_epoch().count();; ++number) {
    fs::path name = history;
    name += ".before-" + std::to_string(number);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(name, error))) return name;
  }
}

const std::regex& BackupName() {
  static const std::regex name(R"(history-\d{4}-\d\d-\d\d\.db)");
  return name;
}

}  // namespace

Result<fs::path> BackUpHistory(const fs::path& history, const fs::path& to,
                               Instant now) {
  std::error_code error;
  const fs::path file =
      fs::is_directory(to, error)
          ? to / ("history-" +
                  FormatDate(Date{std::chrono::floor<std::chrono::days>(now)
                                      .time_since_epoch()}) +
                  ".db")
          : to;
  if (IsOfHistory(file, history))
    return Error(file.string() + ": is the history itself; name another file");
  Unfinished unfinished(file);
  if (Status made = unfinished.Make(); !made) return std::move(made).error();
  if (Status copied = Copy(history, unfinished.path()); !copied)
    return std::move(copied).error();
  if (Status kept = unfinished.Finish(); !kept) return std::move(kept).error();
  if (const auto opened = History::Open(history, History::Access::kWrite))
    if (Status noted = opened->history->NoteBackup(now, fs::absolute(file));
        !noted)
      return std::move(noted).error();
  return file;
}

Status RemoveOldBackups(const fs::path& folder, std::size_t keep) {
  std::error_code error;
  std::vector<fs::path> backups;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error))
    if (std::regex_match(at->path().filename().string(), BackupName()))
      backups.push_back(at->path());
  std::sort(backups.rbegin(), backups.rend());
  for (std::size_t i = keep; !error && i < backups.size(); ++i)
    fs::remove(backups[i], error);
  if (!error) return {};
  return Error(folder.string() + ": old backups can't be removed (" +
               error.message() + "); remove them by hand");
}

Result<fs::path> RestoreHistory(const fs::path& history, const fs::path& from,
                                Instant now) {
  std::error_code error;
  if (IsOfHistory(from, history))
    return Error(from.string() + ": is the history itself; name a backup");
  if (IsOpenElsewhere(history)) return InUse(history);
  Unfinished unfinished(history);
  if (Status made = unfinished.Make(); !made) return std::move(made).error();
  if (Status copied = Copy(from, unfinished.path()); !copied)
    return std::move(copied).error();
  fs::path aside;
  struct stat before {};
  if (stat(history.c_str(), &before) == 0) {
    aside = FreeName(history, now);
    if (Status settled = Settle(history, aside); !settled)
      return std::move(settled).error();
    // A second name first: at no moment is there no history.
    if (link(history.c_str(), aside.c_str()) != 0)
      return Error("the history " + history.string() +
                   ": can't be kept under a second name (" + Reason(errno) +
                   "); nothing was changed");
    if (chown(unfinished.path().c_str(), before.st_uid, before.st_gid) != 0 &&
        geteuid() == 0)
      return Error(history.string() + ": can't be given to its owner (" +
                   Reason(errno) + "); nothing was changed");
  }
  if (Status kept = unfinished.Finish(); !kept) return std::move(kept).error();
  // Also gives one that root has made to the owner of its folder.
  if (const auto opened = History::Open(history, History::Access::kWrite);
      !opened)
    return opened.error();
  return aside;
}

Result<Compacted> CompactHistory(const fs::path& history) {
  std::error_code error;
  if (!fs::exists(history, error)) return OpenToRead(history).error();
  auto opened = HistoryDatabase::Open(history, HistoryDatabase::Access::kWrite);
  if (auto* fault = std::get_if<HistoryDatabase::Fault>(&opened))
    return std::move(fault->error);
  const auto& database = std::get<std::unique_ptr<HistoryDatabase>>(opened);
  Compacted sizes{fs::file_size(history, error), 0};
  const Status done = database->Try([&]() -> Status {
    database->sqlite().exec("VACUUM");
    database->sqlite().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  });
  if (!done) return done.error();
  sizes.after = fs::file_size(history, error);
  return sizes;
}

}  // namespace planwatch
