#include "collectors/source/odbc.h"

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/source/odbc_address.h"
#include "collectors/source/odbc_handle.h"
#include "collectors/source/query.h"
#include "collectors/source/sql_state.h"
#include "collectors/source/stop.h"

namespace planwatch {
namespace {

static_assert(sizeof(SQLWCHAR) == 2, "unixODBC's characters are UTF-16");

// Keys of drivers that would keep a whole result otherwise (psqlODBC; later
// versions of MariaDB's). Others pass over them. Of a key given twice the first
// counts.
constexpr std::string_view kStreaming =
    ";UseDeclareFetch=1;Fetch=1000;NO_CACHE=1";

// What a database needs to be told beside the attributes of ODBC.
struct Dialect {
  std::string_view name;   // as the driver says, or how that begins
  std::string_view limit;  // how long a statement may take; "": ODBC's own way
  std::string_view unit;   // what a number of seconds is followed by
  // Read-only: for the session, or at the transaction's beginning.
  std::string_view session;
  std::string_view transaction;
};

constexpr Dialect kDialects[] = {
    {"MariaDB", "SET max_statement_time = ", "",
     "SET SESSION TRANSACTION READ ONLY", ""},
    {"MySQL", "SET max_execution_time = ", "000",
     "SET SESSION TRANSACTION READ ONLY", ""},
    {"PostgreSQL", "SET statement_timeout = ", "000",
     "SET default_transaction_read_only = on", ""},
    {"Oracle", "", "", "", "SET TRANSACTION READ ONLY"},
};

std::u16string ToUtf16(std::string_view utf8) {
  std::u16string utf16;
  while (!utf8.empty()) {
    const DecodedUtf8 next = DecodeUtf8(utf8);
    utf8.remove_prefix(next.length);
    if (next.code < 0x10000) {
      utf16 += static_cast<char16_t>(next.code);
    } else {
      utf16 += static_cast<char16_t>(0xD7C0 + (next.code >> 10));
      utf16 += static_cast<char16_t>(0xDC00 + (next.code & 0x3FF));
    }
  }
  return utf16;
}

std::optional<std::string> ToUtf8(std::u16string_view utf16) {
  return Utf16ToUtf8({reinterpret_cast<const char*>(utf16.data()),
                      utf16.size() * sizeof(char16_t)},
                     std::endian::native == std::endian::big);
}

SQLWCHAR* Characters(std::u16string& text) {
  return reinterpret_cast<SQLWCHAR*>(text.data());
}

SQLPOINTER Number(std::uintptr_t number) {
  return reinterpret_cast<SQLPOINTER>(number);  // NOLINT: as ODBC wants it
}

class OdbcSource : public Source {
 public:
  explicit OdbcSource(const SourceOptions& options)
      : options_(options),
        string_(OdbcConnectionString(options.database)),
        name_(OdbcName(string_)) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    Status status = Query(sink, stop);
    if (!status && stop.stop_requested()) status = Stopped();
    if (!status) return std::move(status).error().In(name_);
    return ReadInfo{};
  }

  const std::string& name() const override { return name_; }

 private:
  Status Query(RowSink& sink, const std::stop_token& stop) const {
    Result<std::string> select = OneSelect(options_.query);
    if (!select) return std::move(select).error();
    Result<std::string> password = ReadPassword(options_.password_file);
    if (!password) return std::move(password).error();

    const OdbcHandle<SQL_HANDLE_ENV> environment(SQL_NULL_HANDLE);
    SQLSetEnvAttr(environment.get(), SQL_ATTR_ODBC_VERSION,
                  Number(SQL_OV_ODBC3), 0);
    const Connection connection(environment.get());
    if (Status s = Connect(connection, *password); !s) return s;
    if (stop.stop_requested()) return Stopped();
    Prepare(connection);
    return Rows(connection, *select, sink, stop);
  }

  // Ended with the transaction rolled back.
  class Connection : public OdbcHandle<SQL_HANDLE_DBC> {
   public:
    using OdbcHandle::OdbcHandle;
    ~Connection() {
      SQLEndTran(SQL_HANDLE_DBC, get(), SQL_ROLLBACK);
      SQLDisconnect(get());
    }
  };

  std::uintptr_t seconds() const {
    return static_cast<std::uintptr_t>(options_.timeout.count());
  }

  Status Connect(const Connection& connection,
                 const std::string& password) const {
    SQLSetConnectAttr(connection.get(), SQL_ATTR_LOGIN_TIMEOUT,
                      Number(seconds()), 0);
    SQLSetConnectAttr(connection.get(), SQL_ATTR_ACCESS_MODE,
                      Number(SQL_MODE_READ_ONLY), 0);
    std::string string = string_;
    if (!options_.password_file.empty()) {
      string += ";PWD={";
      for (const char c : password)
        string += c == '}' ? "}}" : std::string(1, c);
      string += '}';
    }
    string += kStreaming;
    std::u16string text = ToUtf16(string);
    if (SQL_SUCCEEDED(SQLDriverConnectW(connection.get(), nullptr,
                                        Characters(text), SQL_NTS, nullptr, 0,
                                        nullptr, SQL_DRIVER_NOPROMPT)))
      return {};
    const std::string state = connection.SqlState();
    // What a driver says of a library that is not there, of a database that is
    // not, and of all that it has no state for.
    if (state == "01000") return SqlStateError("IM003");
    if (state == "42000") return SqlStateError("3D000");
    if (state == "HY000" || state.starts_with("08") || state.starts_with("HYT"))
      return Error(
          "no connection to the database server can be made; see that it runs, "
          "that its name and port, the user and the password are right, and "
          "that the driver trusts its certificate");
    return SqlStateError(state);
  }

  // What a database doesn't take it doesn't have.
  void Prepare(const Connection& connection) const {
    std::array<SQLCHAR, 128> name{};
    SQLGetInfo(connection.get(), SQL_DBMS_NAME, name.data(), name.size(),
               nullptr);
    const std::string_view dbms = reinterpret_cast<const char*>(name.data());
    const auto* const dialect = std::find_if(
        std::begin(kDialects), std::end(kDialects),
        [&](const Dialect& d) { return dbms.starts_with(d.name); });
    const Dialect none{};
    const Dialect& d = dialect == std::end(kDialects) ? none : *dialect;
    if (!d.limit.empty())
      Run(connection, std::string(d.limit) + std::to_string(seconds()) +
                          std::string(d.unit));
    Run(connection, d.session);
    SQLSetConnectAttr(connection.get(), SQL_ATTR_AUTOCOMMIT,
                      Number(SQL_AUTOCOMMIT_OFF), 0);
    Run(connection, d.transaction);
  }

  static void Run(const Connection& connection, std::string_view sql) {
    if (sql.empty()) return;
    const OdbcStatement statement(connection.get());
    std::u16string text = ToUtf16(sql);
    SQLExecDirectW(statement.get(), Characters(text), SQL_NTS);
  }

  Status Rows(const Connection& connection, const std::string& select,
              RowSink& sink, const std::stop_token& stop) const {
    const OdbcStatement statement(connection.get());
    SQLSetStmtAttr(statement.get(), SQL_ATTR_QUERY_TIMEOUT, Number(seconds()),
                   0);
    // ODBC's default, but MariaDB's driver streams only where it is asked for.
    SQLSetStmtAttr(statement.get(), SQL_ATTR_CURSOR_TYPE,
                   Number(SQL_CURSOR_FORWARD_ONLY), 0);
    std::u16string text = ToUtf16(select);
    SQLRETURN result = SQL_ERROR;
    {
      const Canceller canceller(statement.get(), stop);
      result = SQLExecDirectW(statement.get(), Characters(text), SQL_NTS);
    }
    if (stop.stop_requested()) return Stopped();
    if (!SQL_SUCCEEDED(result) && result != SQL_NO_DATA)
      return Fault(statement);
    ResultRows rows(sink);
    Result<std::vector<Column>> columns = Columns(statement);
    if (!columns) return std::move(columns).error();
    std::vector<std::string> names;
    for (const Column& column : *columns) names.push_back(column.name);
    if (Status s = rows.SetColumns(names); !s) return s;
    const bool texts = !OverrunsTexts(connection);
    if (GivesCellsAgain(connection))
      for (const std::size_t i : rows.wanted())
        if (texts || (*columns)[i].kind == Column::Kind::kAscii)
          Bind(statement, i, (*columns)[i]);
    std::u16string utf16;
    for (;;) {
      result = SQLFetch(statement.get());
      if (stop.stop_requested()) return Stopped();
      if (result == SQL_NO_DATA) return {};
      if (!SQL_SUCCEEDED(result)) return Fault(statement);
      // In ascending order, as drivers require it.
      for (const std::size_t i : rows.wanted())
        if (Status s =
                GetText(statement, i, (*columns)[i], utf16, rows.text(i));
            !s)
          return s;
      if (Status s = rows.EndRow(); !s) return s;
    }
  }

  struct Column {
    enum class Kind { kText, kAscii, kBinary };
    SQLSMALLINT type() const {
      return kind == Kind::kAscii ? SQL_C_CHAR : SQL_C_WCHAR;
    }

    std::string name;
    Kind kind = Kind::kText;
    // Where the driver puts each row's cell, of how many bytes it is, or what
    // stands for a number; empty: it is asked for each.
    std::vector<char16_t> room = {};
    SQLLEN bytes = SQL_NULL_DATA;
  };

  static Column::Kind KindOf(SQLSMALLINT type) {
    switch (type) {
      case SQL_BINARY:
      case SQL_VARBINARY:
      case SQL_LONGVARBINARY:
        return Column::Kind::kBinary;
      case SQL_DECIMAL:
      case SQL_NUMERIC:
      case SQL_TINYINT:
      case SQL_SMALLINT:
      case SQL_INTEGER:
      case SQL_BIGINT:
      case SQL_REAL:
      case SQL_FLOAT:
      case SQL_DOUBLE:
      case SQL_TYPE_DATE:
      case SQL_TYPE_TIME:
      case SQL_TYPE_TIMESTAMP:
        return Column::Kind::kAscii;
      default:
        return Column::Kind::kText;
    }
  }

  static Result<std::vector<Column>> Columns(const OdbcStatement& statement) {
    SQLSMALLINT count = 0;
    if (!SQL_SUCCEEDED(SQLNumResultCols(statement.get(), &count)))
      return Fault(statement);
    std::vector<Column> columns(static_cast<std::size_t>(count));
    for (SQLSMALLINT i = 0; i < count; ++i) {
      std::array<SQLWCHAR, 512> name{};
      SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
      SQLULEN size = 0;
      if (!SQL_SUCCEEDED(SQLDescribeColW(
              statement.get(), static_cast<SQLUSMALLINT>(i + 1), name.data(),
              static_cast<SQLSMALLINT>(name.size()), &length, &type, &size,
              &digits, &nullable)))
        return Fault(statement);
      const std::u16string_view characters(
          reinterpret_cast<const char16_t*>(name.data()),
          std::min(static_cast<std::size_t>(length), name.size() - 1));
      columns[static_cast<std::size_t>(i)] = {ToUtf8(characters).value_or(""),
                                              KindOf(type)};
    }
    return columns;
  }

  // Whether a cell that was too long for its room may be asked for once more.
  static bool GivesCellsAgain(const Connection& connection) {
    constexpr SQLUINTEGER kNeeded = SQL_GD_BOUND | SQL_GD_ANY_COLUMN;
    SQLUINTEGER extensions = 0;
    SQLGetInfo(connection.get(), SQL_GETDATA_EXTENSIONS, &extensions,
               sizeof extensions, nullptr);
    return (extensions & kNeeded) == kNeeded;
  }

  // MariaDB's driver (3.1.15) looks for the end of a text beyond its own buffer
  // where the text is longer than the room that was bound.
  static bool OverrunsTexts(const Connection& connection) {
    std::array<SQLCHAR, 128> name{};
    SQLGetInfo(connection.get(), SQL_DRIVER_NAME, name.data(), name.size(),
               nullptr);
    return std::string_view(reinterpret_cast<const char*>(name.data()))
               .find("maodbc") != std::string_view::npos;
  }

  // One call a row, in place of one a cell.
  static void Bind(const OdbcStatement& statement, std::size_t at,
                   Column& column) {
    if (column.kind == Column::Kind::kBinary) return;
    constexpr std::size_t kRoom = 1024;
    column.room.resize(kRoom);
    if (!SQL_SUCCEEDED(SQLBindCol(
            statement.get(), static_cast<SQLUSMALLINT>(at + 1), column.type(),
            column.room.data(), static_cast<SQLLEN>(kRoom * sizeof(char16_t)),
            &column.bytes)))
      column.room.clear();
  }

  // `utf16` is a buffer that is kept from cell to cell.
  static Status GetText(const OdbcStatement& statement, std::size_t at,
                        const Column& column, std::u16string& utf16,
                        std::string& text) {
    text.clear();
    if (column.kind == Column::Kind::kBinary) return {};
    if (!column.room.empty()) {
      if (column.bytes == SQL_NULL_DATA) return {};
      const auto bytes = static_cast<std::size_t>(column.bytes);
      // A zero ends it.
      if (column.bytes != SQL_NO_TOTAL &&
          bytes < (column.room.size() - 1) * sizeof(char16_t)) {
        if (column.kind == Column::Kind::kText)
          return SetText({column.room.data(), bytes / sizeof(char16_t)}, text);
        text.assign(reinterpret_cast<const char*>(column.room.data()), bytes);
        return {};
      }
    }
    if (column.kind == Column::Kind::kAscii)
      return GetData(statement, at, column.type(), text);
    utf16.clear();
    if (Status s = GetData(statement, at, column.type(), utf16); !s) return s;
    return SetText(utf16, text);
  }

  static Status SetText(std::u16string_view utf16, std::string& text) {
    std::optional<std::string> utf8 = ToUtf8(utf16);
    if (!utf8) return SqlStateError("22021");
    if (utf8->size() <= kMaxCellBytes) text = *std::move(utf8);
    return {};
  }

  // In pieces: what is longer than a cell may be comes empty, and the driver
  // passes over its rest.
  template <typename Text>
  static Status GetData(const OdbcStatement& statement, std::size_t column,
                        SQLSMALLINT type, Text& text) {
    using Unit = typename Text::value_type;
    std::array<Unit, 4096> piece;
    constexpr std::size_t kRoom = piece.size() - 1;  // a zero ends it
    for (;;) {
      SQLLEN bytes = 0;
      const SQLRETURN result =
          SQLGetData(statement.get(), static_cast<SQLUSMALLINT>(column + 1),
                     type, piece.data(), sizeof piece, &bytes);
      if (result == SQL_NO_DATA) return {};
      if (!SQL_SUCCEEDED(result)) return Fault(statement);
      if (bytes == SQL_NULL_DATA) return {};
      const std::size_t size = static_cast<std::size_t>(bytes) / sizeof(Unit);
      const bool whole = bytes != SQL_NO_TOTAL && size <= kRoom;
      text.append(piece.data(), whole ? size : kRoom);
      if (whole) return {};
      if (text.size() > kMaxCellBytes) {
        text.clear();
        return {};
      }
    }
  }

  static Error Fault(const OdbcStatement& statement) {
    const std::string state = statement.SqlState();
    // MariaDB's drivers say so of a query that its server ended.
    if (state == "HY018") return SqlStateError("HYT00");
    return SqlStateError(state);
  }

  const SourceOptions options_;
  const std::string string_;
  const std::string name_;
};

}  // namespace

Result<std::unique_ptr<Source>> MakeOdbcSource(const SourceOptions& options) {
  if (OdbcConnectionString(options.database) == "DSN=")
    return Error(
        "the address names no database; write it as in odbc:cases, with the "
        "data source's name, or as a connection string, as in "
        "odbc:Driver=FreeTDS;Server=db.example.org;Database=cases");
  return std::unique_ptr<Source>(std::make_unique<OdbcSource>(options));
}

}  // namespace planwatch
