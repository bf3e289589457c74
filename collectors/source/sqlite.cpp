#include "collectors/source/sqlite.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "collectors/source/query.h"
#include "collectors/source/stop.h"

namespace planwatch {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kSqliteScheme = "sqlite3://";
constexpr milliseconds kWaitStep{20};

// How many of its instructions SQLite does between two looks at the stop.
constexpr int kInstructions = 10000;

// "no such table: x" and "no such column: x" name what the query named.
// Everything else that SQLite says may quote a value.
std::optional<Error> Missing(std::string_view message) {
  for (const std::string_view start : {"no such table: ", "no such column: "})
    if (message.starts_with(start))
      return NoSuch(start.substr(8, start.size() - 10),
                    message.substr(start.size()));
  return std::nullopt;
}

Error Busy() {
  return Error(
      "the database is being written to by another program; it is tried "
      "again");
}

Error Fault(int code, std::string_view message) {
  switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
      return Error(
          "the database can't be opened; see that the daemon's user may read "
          "it "
          "and the files beside it that begin with its name");
    case SQLITE_NOTADB:
      return Error(
          "the file is not a SQLite database, or it is encrypted; name "
          "the right one in the configuration");
    case SQLITE_CORRUPT:
      return Error("the database is damaged; restore it from a copy");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Busy();
    case SQLITE_INTERRUPT:
      return Stopped();
    case SQLITE_IOERR:
      return Error(
          "the database can't be read from the disk or network share; "
          "see that it is there");
    case SQLITE_NOMEM:
      return Error("there is not enough memory to read the database");
    case SQLITE_TOOBIG:
      return Error("a value of the query is too large; leave its column out");
    case SQLITE_AUTH:
      return MoreThanRead();
    case SQLITE_READONLY:
      // A WAL that its writer left behind can't be recovered by a reader.
      return Error(
          "the database was not closed by the program that writes to "
          "it; open and close it there");
    case SQLITE_ERROR:
      return Missing(message).value_or(
          Error("the query is not understood by SQLite; put it right (try it "
                "with the sqlite3 program)"));
    default:
      return Error("the query failed (SQLite result " + std::to_string(code) +
                   ")");
  }
}

// Forbids what sqlite3_stmt_readonly takes for reading.
int Authorise(void*, int action, const char*, const char* function, const char*,
              const char*) {
  switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_PRAGMA:
    case SQLITE_SAVEPOINT:
    case SQLITE_TRANSACTION:
      return SQLITE_DENY;
    case SQLITE_FUNCTION:
      return std::string_view(function) == "load_extension" ? SQLITE_DENY
                                                            : SQLITE_OK;
    default:
      return SQLITE_OK;
  }
}

// A busy database is waited for so long.
struct Waiting {
  const std::stop_token& stop;
  std::chrono::steady_clock::time_point until;
};

int Wait(void* data, int) {
  const Waiting& waiting = *static_cast<const Waiting*>(data);
  if (waiting.stop.stop_requested() ||
      std::chrono::steady_clock::now() >= waiting.until)
    return 0;
  std::this_thread::sleep_for(kWaitStep);
  return 1;
}

int StopRequested(void* data) {
  return static_cast<const std::stop_token*>(data)->stop_requested() ? 1 : 0;
}

// Whether the database keeps a write-ahead log and its writer has closed it:
// all of it is in its one file then. Even a reader would make the log anew, in
// a folder that it may not write to, or as a file that the writer may not.
bool IsAtRest(const std::filesystem::path& file) {
  constexpr std::size_t kReadVersion = 19;  // in the header; 2: with a log
  std::array<char, kReadVersion + 1> header{};
  std::ifstream(file, std::ios::binary).read(header.data(), header.size());
  std::error_code ignored;
  return header[kReadVersion] == 2 &&
         !std::filesystem::exists(file.string() + "-wal", ignored);
}

std::string ImmutableUri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    if (c == '%') {
      uri += "%25";
    } else if (c == '?') {
      uri += "%3f";
    } else if (c == '#') {
      uri += "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

struct FinaliseStatement {
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};

using Statement = std::unique_ptr<sqlite3_stmt, FinaliseStatement>;

// Takes the next statement off `sql`; none where only space and comments are
// left. The code is SQLite's.
std::pair<int, Statement> Prepare(sqlite3* database, std::string_view& sql) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v2(
      database, sql.data(), static_cast<int>(sql.size()), &statement, &tail);
  sql.remove_prefix(tail == nullptr
                        ? sql.size()
                        : static_cast<std::size_t>(tail - sql.data()));
  return {code, Statement(statement)};
}

class SqliteSource : public Source {
 public:
  SqliteSource(const SourceOptions& options, milliseconds longest_wait)
      : file_(options.database.substr(kSqliteScheme.size())),
        query_(options.query),
        name_(file_.filename().string()),
        longest_wait_(longest_wait) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    Status status = Query(sink, stop);
    if (!status) return std::move(status).error().In(name_);
    // The time of a WAL database's file says little.
    return ReadInfo{};
  }

  const std::string& name() const override { return name_; }

 private:
  Status Query(RowSink& sink, const std::stop_token& stop) {
    if (stop.stop_requested()) return Stopped();
    if (Status s = CheckFile(); !s) return s;
    if (!IsAtRest(file_))
      return Query(file_.string(), SQLite::OPEN_READONLY, sink, stop);
    const auto content = [this] {
      std::error_code ignored;
      return std::pair(std::filesystem::last_write_time(file_, ignored),
                       std::filesystem::file_size(file_, ignored));
    };
    const auto before = content();
    Status status = Query(ImmutableUri(file_),
                          SQLite::OPEN_READONLY | SQLite::OPEN_URI, sink, stop);
    if (!status && status.error().kind() == Error::Kind::kStopped)
      return status;
    if (content() != before) return Busy();
    return status;
  }

  Status Query(const std::string& file, int flags, RowSink& sink,
               std::stop_token stop) {
    try {
      // One thread has it, so that no call needs a lock.
      SQLite::Database database(file, flags | SQLite::OPEN_NOMUTEX);
      sqlite3* const handle = database.getHandle();
      // What is sorted of a register is never put on a disk.
      database.exec("PRAGMA temp_store = MEMORY");
      Waiting waiting{stop, std::chrono::steady_clock::now() + longest_wait_};
      sqlite3_busy_handler(handle, Wait, &waiting);
      // sqlite3_interrupt would be lost between two steps.
      sqlite3_progress_handler(handle, kInstructions, StopRequested, &stop);
      sqlite3_set_authorizer(handle, Authorise, nullptr);
      sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
      sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, int{16 * kMaxCellBytes});
      Status status = Rows(handle, sink, stop);
      if (!status && stop.stop_requested()) return Stopped();
      return status;
    } catch (const SQLite::Exception& e) {
      return Fault(e.getErrorCode(), e.what());
    } catch (const std::bad_alloc&) {
      return Fault(SQLITE_NOMEM, {});
    }
  }

  // SQLite has one code for all of these.
  Status CheckFile() const {
    struct stat found {};
    if (stat(file_.c_str(), &found) != 0 && errno != EACCES)
      return Error(
          "there is no such database; put it there, or name the right one in "
          "the configuration");
    if (S_ISDIR(found.st_mode))
      return Error(
          "this is a folder; name the database file in it in the "
          "configuration");
    if (faccessat(AT_FDCWD, file_.c_str(), R_OK, AT_EACCESS) != 0)
      return Error(
          "the database may not be read; give the daemon's user leave to read "
          "it, and to enter its folders");
    if (!S_ISREG(found.st_mode)) return Fault(SQLITE_NOTADB, {});
    return {};
  }

  // SQLiteCpp's Statement neither gives the rest of the text after the
  // statement nor a column by its bytes without a throw, so rows are stepped by
  // the C interface.
  Status Rows(sqlite3* handle, RowSink& sink, const std::stop_token& stop) {
    const auto fault = [handle] {
      return Fault(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
    };
    std::string_view sql = query_;
    const auto [code, statement] = Prepare(handle, sql);
    if (code != SQLITE_OK) return fault();
    if (!statement) return EmptyQuery();
    bool alone = true;
    while (alone && !sql.empty()) {
      const auto [more_code, more] = Prepare(handle, sql);
      alone = more_code == SQLITE_OK && !more;
    }
    if (!alone || sqlite3_stmt_readonly(statement.get()) == 0 ||
        sqlite3_stmt_isexplain(statement.get()) != 0)
      return MoreThanRead();

    ResultRows rows(sink);
    if (Status s = rows.SetColumns(ColumnNames(statement.get())); !s) return s;
    for (;;) {
      const int step = sqlite3_step(statement.get());
      if (step == SQLITE_DONE) return {};
      if (step != SQLITE_ROW) return fault();
      if (stop.stop_requested()) return Stopped();
      for (const std::size_t i : rows.wanted())
        SetText(rows.text(i), statement.get(), static_cast<int>(i));
      if (Status s = rows.EndRow(); !s) return s;
    }
  }

  static std::vector<std::string> ColumnNames(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const char* const name = sqlite3_column_name(statement, i);
      names.emplace_back(name == nullptr ? "" : name);
    }
    return names;
  }

  // A blob is not text, and comes empty as NULL does.
  static void SetText(std::string& text, sqlite3_stmt* statement, int column) {
    text.clear();
    const int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_NULL || type == SQLITE_BLOB) return;
    const auto* bytes =
        reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    const auto size =
        static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    if (bytes != nullptr && size <= kMaxCellBytes) text.assign(bytes, size);
  }

  std::filesystem::path file_;
  std::string query_;
  std::string name_;
  milliseconds longest_wait_;
};

}  // namespace

std::unique_ptr<Source> MakeSqliteSource(const SourceOptions& options,
                                         milliseconds longest_wait) {
  return std::make_unique<SqliteSource>(options, longest_wait);
}

}  // namespace planwatch
