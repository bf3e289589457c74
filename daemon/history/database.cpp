#include "daemon/history/database.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <system_error>

#include "daemon/history/files.h"
#include "daemon/history/plan_past.h"
#include "daemon/log.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 2000;
// "plwh": distinguishes a history from any other SQLite file.
constexpr int kApplicationId = 0x706c7768;

// Each migrates the file from one version to the next. Never change one that
// was released: add a new one.
constexpr const char* kMigrations[] = {
    // Days are ISO dates. plan_row: position 0 holds the outcomes, actions
    // count from 1; a row is valid in [valid_from, valid_to).
    R"(
CREATE TABLE state (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  content TEXT NOT NULL);
CREATE TABLE plan_version (
  plan TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (plan, day)) WITHOUT ROWID;
CREATE TABLE plan_row (
  plan TEXT NOT NULL,
  position INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  state INTEGER NOT NULL REFERENCES state (id),
  PRIMARY KEY (plan, position, valid_from)) WITHOUT ROWID;
CREATE TABLE register_day (
  register TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (register, day)) WITHOUT ROWID;
CREATE TABLE release (
  register TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (register, day)) WITHOUT ROWID;
CREATE TABLE measure_point (
  measures TEXT NOT NULL,
  series TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (measures, series, day)) WITHOUT ROWID;
)",
    // not_used: rows of the version that could not be used; NULL: not known.
    R"(
ALTER TABLE plan_version ADD COLUMN not_used INTEGER;
CREATE TABLE measure_release (
  measures TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (measures, day)) WITHOUT ROWID;
)",
    // accepted_heading: the heading of each role in the plan's accepted
    // reading. accepted_version: documents that are never held back.
    R"(
CREATE TABLE accepted_heading (
  plan TEXT NOT NULL,
  role TEXT NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (plan, role, heading)) WITHOUT ROWID;
CREATE TABLE accepted_version (
  plan TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (plan, sha256)) WITHOUT ROWID;
)",
    // Of a register, and of measures that count persons, what was released and
    // no more: before, every day of a register was kept. chain: as JSON; ''
    // for what is kept of the entry itself.
    R"(
DROP TABLE register_day;
DROP TABLE release;
DROP TABLE measure_release;
CREATE TABLE register_release (
  register TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (register, day)) WITHOUT ROWID;
CREATE TABLE register_chain (
  register TEXT NOT NULL,
  breakdown TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (register, breakdown)) WITHOUT ROWID;
CREATE TABLE measure_chain (
  measures TEXT NOT NULL,
  chain TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (measures, chain)) WITHOUT ROWID;
)",
    // size: NULL where none is kept.
    R"(
CREATE TABLE last_reading (
  entry TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  file TEXT NOT NULL,
  size INTEGER) WITHOUT ROWID;
)",
    // made: seconds since 1970.
    R"(
CREATE TABLE last_backup (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  made INTEGER NOT NULL,
  file TEXT NOT NULL);
)",
};
constexpr int kNewest = static_cast<int>(std::size(kMigrations));

bool Damaged(int code) { return code == SQLITE_CORRUPT; }

std::string WhatToDo(int code) {
  switch (code) {
    case SQLITE_CANTOPEN:
      return "can't be opened; see that its folder is there and that the "
             "daemon's user may write in it";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "may not be written; see that the daemon's user may write the "
             "file and its folder";
    case SQLITE_FULL:
      return "the disk is full; nothing was changed: make room, and the next "
             "read is kept again";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it; the next read tries again";
    case SQLITE_NOTADB:
      return "is not a history of planwatch; move it away, or name another "
             "file "
             "under `history:`";
    case SQLITE_CORRUPT:
      return "is damaged";
    case SQLITE_IOERR:
      return "can't be read or written on its disk; see that the disk is well";
    default:
      return "SQLite fails with code " + std::to_string(code);
  }
}

HistoryDatabase::Fault FaultOf(const fs::path& file, int extended) {
  const int code = extended & 0xFF;
  return {Error("the history " + file.string() + ": " + WhatToDo(code)),
          Damaged(code)};
}

// SQLite creates files according to the umask; this one is private.
std::error_code MakePrivate(const fs::path& file) {
  const int descriptor =
      open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return errno == EEXIST ? std::error_code{}
                           : std::error_code(errno, std::generic_category());
  close(descriptor);
  return {};
}

// By the file's first bytes (SQLite's file format, section 1.3): it is not
// opened as a database, which might put files beside it.
bool IsEmptyOrHistory(const fs::path& file) try {
  std::error_code error;
  return fs::file_size(file, error) == 0 ||
         SQLite::Database::getHeaderInfo(file.string()).applicationId ==
             kApplicationId;
} catch (const SQLite::Exception&) {
  return false;
}

// The file, and those that SQLite keeps beside it, for their owner alone.
// `mended`: others could read or write one of them until now.
std::error_code TakeFromOthers(const fs::path& file, bool& mended) {
  for (const std::string_view added : kHistoryFiles) {
    struct stat found {};
    const std::string path = file.string() + std::string(added);
    if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode) ||
        (found.st_mode & 0077) == 0)
      continue;
    if (chmod(path.c_str(), 0600) != 0)
      return std::error_code(errno, std::generic_category());
    mended = true;
  }
  return {};
}

// What root has made in a folder of the daemon's user is that user's: SQLite
// gives the files beside it to the file's owner.
std::error_code GiveToOwnerOfFolder(const fs::path& file) {
  if (geteuid() != 0) return {};
  const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
  struct stat above {};
  if (stat(folder.c_str(), &above) != 0 || above.st_uid == 0) return {};
  for (const std::string_view added : kHistoryFiles) {
    const std::string path = file.string() + std::string(added);
    struct stat found {};
    if (lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
        found.st_uid == 0 && found.st_nlink == 1 &&
        lchown(path.c_str(), above.st_uid, above.st_gid) != 0)
      return std::error_code(errno, std::generic_category());
  }
  return {};
}

// Sees to it that the history is its owner's alone.
Status RestrictAccess(const fs::path& file, bool write) {
  if (write)
    if (const std::error_code error = GiveToOwnerOfFolder(file))
      return Error("the history " + file.string() +
                   ": can't be given to the owner of its folder (" +
                   error.message() + "); run this as the daemon's user");
  bool mended = false;
  // Who only reads it may not be its owner.
  if (const std::error_code error = TakeFromOthers(file, mended);
      error && write)
    return Error("the history " + file.string() +
                 ": others can read it or the files beside it, and that can't "
                 "be changed (" +
                 error.message() +
                 "); see that the daemon's user may write them and owns them");
  if (mended)
    log::Warn("history was open to others: it has mode 600 now",
              {{"file", file.string()}});
  return {};
}

void Migrate(SQLite::Database& sqlite) {
  for (int version = sqlite.execAndGet("PRAGMA user_version").getInt();
       version < kNewest; ++version) {
    SQLite::Transaction transaction(sqlite,
                                    SQLite::TransactionBehavior::IMMEDIATE);
    // Another process may have done it meanwhile.
    if (sqlite.execAndGet("PRAGMA user_version").getInt() != version) continue;
    sqlite.exec(kMigrations[version]);
    sqlite.exec("PRAGMA user_version = " + std::to_string(version + 1));
    sqlite.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    transaction.commit();
  }
}

}  // namespace

HistoryDatabase::Fault HistoryDatabase::Explain(
    const SQLite::Exception& fault) const {
  return FaultOf(file_, fault.getErrorCode());
}

std::variant<std::unique_ptr<HistoryDatabase>, HistoryDatabase::Fault>
HistoryDatabase::Open(const fs::path& file, Access access) {
  const bool write = access == Access::kWrite;
  std::error_code gone;
  if (!write && !fs::exists(file, gone))
    return Fault{Error("the history " + file.string() +
                       ": there is none yet; the daemon makes it, or "
                       "`planwatch record`")};
  if (write)
    if (const std::error_code error = MakePrivate(file))
      return Fault{Error("the history " + file.string() + ": can't be made (" +
                         error.message() +
                         "); see that its folder is there and that the "
                         "daemon's user may write in it")};
  // SQLite would wait for somebody who writes into a pipe.
  if (std::error_code error; !fs::is_regular_file(file, error))
    return FaultOf(file, SQLITE_CANTOPEN);
  // The rights of a file that is something else are not planwatch's to change.
  if (IsEmptyOrHistory(file))
    if (Status restricted = RestrictAccess(file, write); !restricted)
      return Fault{std::move(restricted).error()};
  try {
    SQLite::Database sqlite(
        file.string(), write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY,
        kBusyMilliseconds);
    const int id = sqlite.execAndGet("PRAGMA application_id").getInt();
    const int version = sqlite.execAndGet("PRAGMA user_version").getInt();
    const bool empty =
        sqlite.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (id != kApplicationId && !(empty && version == 0))
      return FaultOf(file, SQLITE_NOTADB);
    if (version > kNewest)
      return Fault{Error("the history " + file.string() +
                         ": was written by a newer planwatch; run that one, "
                         "or name another file under `history:`")};
    if (!write && version < kNewest)
      return Fault{Error("the history " + file.string() +
                         ": is of an older planwatch; start the daemon once "
                         "to bring it up to date")};
    if (write) {
      if (sqlite.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
        return FaultOf(file, SQLITE_CORRUPT);
      sqlite.exec("PRAGMA journal_mode = WAL");
      // After each commit: the file alone, as a copy of the disk has it, is
      // whole but for what was written last.
      sqlite.exec("PRAGMA wal_autocheckpoint = 1");
      // A committed transaction survives a power cut too.
      sqlite.exec("PRAGMA synchronous = FULL");
      // What is deleted is gone from the file.
      sqlite.exec("PRAGMA secure_delete = ON");
      Migrate(sqlite);
    }
    if (access == Access::kCopy) {
      SQLite::Database copy(":memory:", SQLite::OPEN_READWRITE);
      SQLite::Backup(copy, sqlite).executeStep();
      sqlite = std::move(copy);
    }
    return std::unique_ptr<HistoryDatabase>(
        new HistoryDatabase(file, std::move(sqlite)));
  } catch (const SQLite::Exception& fault) {
    return FaultOf(file, fault.getErrorCode());
  }
}

Result<fs::path> HistoryDatabase::SetAside(const fs::path& file) {
  using namespace std::chrono;
  const auto seconds = floor<std::chrono::seconds>(system_clock::now());
  for (int attempt = 0;; ++attempt) {
    fs::path aside = file;
    aside += ".damaged-" +
             std::to_string(seconds.time_since_epoch().count() + attempt);
    std::error_code error;
    if (fs::exists(aside, error)) continue;
    // The history itself last.
    for (auto added = kHistoryFiles.rbegin();
         !error && added != kHistoryFiles.rend(); ++added) {
      fs::path from = file, to = aside;
      from += *added;
      to += *added;
      if (added->empty() || fs::exists(from, error))
        fs::rename(from, to, error);
    }
    if (error)
      return Error("the history " + file.string() +
                   ": is damaged and can't be set aside (" + error.message() +
                   "); move it away by hand");
    return aside;
  }
}

Date DayOf(const SQLite::Column& column) {
  return ParseIsoDate(column.getString()).value_or(kOpenEnd);
}

Error Unreadable(const HistoryDatabase& database, const Error& error) {
  return Error("the history " + database.file().string() + ": " +
               error.message() +
               "; `planwatch history verify` looks through the whole of it");
}

}  // namespace planwatch
