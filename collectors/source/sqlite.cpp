#include "collectors/source/sqlite.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <chrono>
#include <cstring>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/csv.h"

namespace planwatch {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongestWait{5000};
constexpr milliseconds kWaitStep{20};
constexpr std::string_view kScheme = "sqlite3://";

// A cell of more than this is no date and no category.
constexpr int kMaxCellBytes = 1 << 20;

Error Stopped() { return Error("the read was stopped", Error::Kind::kStopped); }

// "no such table: x" and "no such column: x" name what the query named.
// Everything else that SQLite says may quote a value.
std::string NameOfMissing(std::string_view message) {
  for (const std::string_view start : {"no such table: ", "no such column: "}) {
    if (!message.starts_with(start)) continue;
    return "there is no " + std::string(start.substr(8, start.size() - 10)) +
           " \"" + std::string(message.substr(start.size())) + "\"";
  }
  return {};
}

Error Fault(int code, std::string_view message) {
  switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
      return Error(
          "there is no such database, or it may not be opened; see "
          "that the file is there and the daemon's user may read it");
    case SQLITE_NOTADB:
      return Error("the file is no SQLite database, or it is encrypted");
    case SQLITE_CORRUPT:
      return Error("the database is damaged; restore it from a copy");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(
          "the database is locked by a program that writes to it; it "
          "is read again shortly");
    case SQLITE_INTERRUPT:
      return Stopped();
    case SQLITE_IOERR:
      return Error(
          "the database can't be read from the disk or network share; "
          "see that it is there");
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return Error("a value of the query is too large to be read");
    case SQLITE_AUTH:
      return Error("the query does more than read; write one SELECT");
    case SQLITE_READONLY:
      // A WAL that its writer left behind can't be recovered by a reader.
      return Error(
          "the database was not closed by the program that writes to "
          "it; open and close it there");
    case SQLITE_ERROR: {
      const std::string missing = NameOfMissing(message);
      if (!missing.empty())
        return Error(missing + " in the database; put the query right");
      return Error(
          "the query is not understood by SQLite; put it right (try "
          "it with the sqlite3 program)");
    }
    default:
      return Error("the query failed (SQLite result " + std::to_string(code) +
                   ")");
  }
}

// Reading and calling functions is all that a query may do.
int Authorise(void*, int action, const char*, const char* second, const char*,
              const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::strcmp(second, "load_extension") == 0
                 ? SQLITE_DENY
                 : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

// What a busy database is waited for with.
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

// Whether nothing but one statement stands there.
bool OnlySpace(std::string_view tail) {
  return tail.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

struct FinaliseStatement {
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};

class SqliteSource : public Source {
 public:
  explicit SqliteSource(const SourceOptions& options)
      : file_(options.database.substr(kScheme.size())),
        query_(options.query),
        name_(file_.filename().string()) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    Status status = Query(sink, stop);
    if (!status) return std::move(status).error().In(name_);
    // The time of a WAL database's file says little.
    return ReadInfo{};
  }

  const std::string& name() const override { return name_; }

 private:
  Status Query(RowSink& sink, const std::stop_token& stop) {
    struct stat found {};
    if (stat(file_.c_str(), &found) == 0 && S_ISDIR(found.st_mode))
      return Error("this is a folder; name the database file in it");
    if (stop.stop_requested()) return Stopped();
    try {
      SQLite::Database database(file_.string(), SQLite::OPEN_READONLY);
      sqlite3* const handle = database.getHandle();
      Waiting waiting{stop, std::chrono::steady_clock::now() + kLongestWait};
      sqlite3_busy_handler(handle, Wait, &waiting);
      sqlite3_set_authorizer(handle, Authorise, nullptr);
      sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
      sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 16 * kMaxCellBytes);
      const std::stop_callback interrupt(
          stop, [handle] { sqlite3_interrupt(handle); });
      Status status = Rows(handle, sink, stop);
      if (!status && stop.stop_requested()) return Stopped();
      return status;
    } catch (const SQLite::Exception& e) {
      return Fault(e.getErrorCode(), e.what());
    } catch (const std::exception&) {
      return Error("there is not enough memory to read the database");
    }
  }

  // SQLiteCpp's Statement neither gives the rest of the text after the
  // statement nor a column by its bytes without a throw, so rows are stepped by
  // the C interface.
  Status Rows(sqlite3* handle, RowSink& sink, const std::stop_token& stop) {
    const auto fault = [handle] {
      return Fault(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
    };
    sqlite3_stmt* prepared = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v2(handle, query_.data(),
                           static_cast<int>(query_.size()), &prepared, &tail);
    const std::unique_ptr<sqlite3_stmt, FinaliseStatement> statement(prepared);
    if (code != SQLITE_OK) return fault();
    if (!statement) return Error("the query is empty; write one SELECT");
    if (!OnlySpace({tail, query_.data() + query_.size()}) ||
        sqlite3_stmt_readonly(statement.get()) == 0 ||
        sqlite3_column_count(statement.get()) == 0)
      return Error(
          "the query is more than one statement that reads; write one "
          "SELECT");

    const int count = sqlite3_column_count(statement.get());
    if (count > static_cast<int>(kMaxColumns))
      return Error(
          "the query gives more than 1,000 columns; name the ones "
          "that are needed");
    Row row;
    row.cells.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
      row.cells[static_cast<std::size_t>(i)].text =
          sqlite3_column_name(statement.get(), i);
    if (Status s = sink.Take(row); !s) return s;

    std::vector<int> wanted;
    for (int i = 0; i < count; ++i) {
      row.cells[static_cast<std::size_t>(i)].text.clear();
      if (sink.Wants(static_cast<std::size_t>(i))) wanted.push_back(i);
    }
    for (;;) {
      const int step = sqlite3_step(statement.get());
      if (step == SQLITE_DONE) return {};
      if (step != SQLITE_ROW) return fault();
      if (stop.stop_requested()) return Stopped();
      ++row.place.row;
      for (const int i : wanted) {
        std::string& text = row.cells[static_cast<std::size_t>(i)].text;
        if (!SetText(text, statement.get(), i))
          return Error(
                     "a text is neither UTF-8 nor Windows-1252; put the "
                     "database's "
                     "encoding right")
              .In(row.place.ToString());
      }
      if (Status s = sink.Take(row); !s)
        return std::move(s).error().In(row.place.ToString());
    }
  }

  // A blob is no text, and comes empty as NULL does. False where the bytes are
  // no text.
  static bool SetText(std::string& text, sqlite3_stmt* statement, int column) {
    text.clear();
    const int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_NULL || type == SQLITE_BLOB) return true;
    const auto* bytes =
        reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    const int size = sqlite3_column_bytes(statement, column);
    if (bytes != nullptr && size <= kMaxCellBytes)
      text.assign(bytes, static_cast<std::size_t>(size));
    if (IsUtf8(text)) return true;
    std::optional<std::string> utf8 = Windows1252ToUtf8(text);
    if (utf8) text = *std::move(utf8);
    return utf8.has_value();
  }

  std::filesystem::path file_;
  std::string query_;
  std::string name_;
};

}  // namespace

std::unique_ptr<Source> MakeSqliteSource(const SourceOptions& options) {
  return std::make_unique<SqliteSource>(options);
}

}  // namespace planwatch
