#include "collectors/source/postgres.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/source/query.h"
#include "collectors/source/sql_state.h"
#include "collectors/source/stop.h"

namespace planwatch {
namespace {

// Debian's bundle of the certification authorities that the system trusts.
constexpr char kSystemCertificates[] = "/etc/ssl/certs/ca-certificates.crt";
constexpr Oid kBytea = 17;

struct FreePostgres {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

using Answer = std::unique_ptr<PGresult, FreePostgres>;

// A socket, or an address of this machine: a name that only looks like one, or
// a list of hosts, is none.
bool IsLocal(std::string_view host) {
  if (host.find(',') != std::string_view::npos) return false;
  return host.empty() || host.front() == '/' || host.front() == '@' ||
         host == "localhost" || host == "::1" ||
         (host.starts_with("127.") &&
          host.find_first_not_of("0123456789.") == std::string_view::npos);
}

// What a URL says, as far as planwatch must know it.
struct Address {
  std::string host, host_address, database, ssl_mode, service;

  bool local() const {
    // Where the URL names no host, the environment or a file may.
    if (!service.empty() || std::getenv("PGSERVICE") != nullptr) return false;
    if (host_address.empty() && std::getenv("PGHOSTADDR") != nullptr)
      return false;
    if (host.empty() && std::getenv("PGHOST") != nullptr) return false;
    return IsLocal(host) && IsLocal(host_address);
  }
  std::string name() const {
    const std::string& server = host.empty() ? host_address : host;
    if (server.empty() || server.front() == '/')
      return database.empty() ? "PostgreSQL" : database;
    return database.empty() ? server : database + " on " + server;
  }
};

Result<Address> ParseAddress(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, FreePostgres> options(
      PQconninfoParse(url.c_str(), nullptr));
  if (!options)
    return Error(
        "the address is not understood; write it as in "
        "postgresql://user@host/database, with %40 for @ and so on in names");
  Address address;
  for (const PQconninfoOption* o = options.get(); o->keyword != nullptr; ++o) {
    if (o->val == nullptr) continue;
    const std::string_view key = o->keyword;
    if (key == "host") address.host = o->val;
    if (key == "hostaddr") address.host_address = o->val;
    if (key == "service") address.service = o->val;
    if (key == "dbname") address.database = o->val;
    if (key == "sslmode") address.ssl_mode = o->val;
  }
  return address;
}

// The name that begins at a character (from 1) of a statement, as it is
// written.
std::string NameAt(std::string_view sql, std::size_t character) {
  std::size_t at = 0;
  for (; character > 1 && at < sql.size(); --character)
    at += DecodeUtf8(sql.substr(at)).length;
  std::string name;
  for (bool quoted = false; at < sql.size(); ++at) {
    const char c = sql[at];
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && std::string_view(" \t\r\n,;()+-*/<>=").find(c) !=
                              std::string_view::npos) {
      break;
    } else {
      name += c;
    }
  }
  return name;
}

// One connection, and the statement that runs on it.
class Session {
 public:
  explicit Session(const std::stop_token& stop) : stop_(stop) {}

  // A query that still runs is stopped at the server.
  ~Session() {
    if (!running_) return;
    const std::unique_ptr<PGcancel, FreePostgres> cancel(PQgetCancel(get()));
    std::array<char, 256> ignored{};
    if (cancel) PQcancel(cancel.get(), ignored.data(), ignored.size());
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Status Connect(const SourceOptions& options, const Address& address) {
    if (stop_.stopped()) return Stopped();
    Result<std::string> password = ReadPassword(options.password_file);
    if (!password) return std::move(password).error();
    // What stands before the URL it can change.
    std::vector<const char*> keys, values;
    const auto add = [&](const char* key, const char* value) {
      keys.push_back(key), values.push_back(value);
    };
    std::string ssl_mode = address.ssl_mode;
    if (ssl_mode.empty() && !address.local()) {
      ssl_mode = "verify-full";
      add("sslmode", ssl_mode.c_str());
    }
    // libpq's own default is a file in the home that the daemon has not.
    if (ssl_mode.starts_with("verify")) add("sslrootcert", kSystemCertificates);
    add("application_name", "planwatch");
    add("dbname", options.database.c_str());
    add("client_encoding", "UTF8");
    if (!options.password_file.empty()) add("password", password->c_str());
    keys.push_back(nullptr), values.push_back(nullptr);

    connection_.reset(PQconnectStartParams(keys.data(), values.data(), 1));
    if (!connection_) return NoMemory();
    // What failed is told by its SQLSTATE alone.
    PQsetErrorVerbosity(get(), PQERRORS_SQLSTATE);
    ConnStatusType stage = CONNECTION_STARTED;
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;
    if (PQstatus(get()) == CONNECTION_BAD) next = PGRES_POLLING_FAILED;
    while (next != PGRES_POLLING_OK) {
      if (next == PGRES_POLLING_FAILED) return ConnectFault(stage);
      stage = PQstatus(get());
      if (!stop_.Wait(PQsocket(get()),
                      next == PGRES_POLLING_READING ? POLLIN : POLLOUT))
        return NoMemory();
      if (stop_.stopped()) return Stopped();
      next = PQconnectPoll(get());
    }
    return {};
  }

  // Runs statements that give nothing.
  Status Run(const std::string& sql) {
    if (PQsendQuery(get(), sql.c_str()) == 0) return LostConnection();
    running_ = true;
    return Finish(sql);
  }

  // Passes over the rest of what it gives.
  Status Finish(std::string_view sql) {
    for (;;) {
      Result<Answer> answer = Next(sql);
      if (!answer) return std::move(answer).error();
      if (!*answer) return {};
    }
  }

  // Starts the one statement of `sql`, whose rows are streamed.
  Status Start(const std::string& sql) {
    if (PQsendQueryParams(get(), sql.c_str(), 0, nullptr, nullptr, nullptr,
                          nullptr, 0) == 0 ||
        PQsetSingleRowMode(get()) == 0)
      return LostConnection();
    running_ = true;
    return {};
  }

  // What the server answers next: none at the end.
  Result<Answer> Next(std::string_view sql) {
    while (PQisBusy(get()) != 0) {
      if (!stop_.Wait(PQsocket(get()), POLLIN)) return NoMemory();
      if (stop_.stopped()) return Stopped();
      if (PQconsumeInput(get()) == 0) return Lost();
    }
    Answer answer(PQgetResult(get()));
    switch (answer ? PQresultStatus(answer.get()) : PGRES_EMPTY_QUERY) {
      case PGRES_COMMAND_OK:
      case PGRES_TUPLES_OK:
      case PGRES_SINGLE_TUPLE:
        return answer;
      default:
        running_ = false;
        if (!answer) return answer;
        return Fault(*answer, sql);
    }
  }

  std::string_view ServerEncoding() const {
    const char* const name = PQparameterStatus(get(), "server_encoding");
    return name == nullptr ? std::string_view() : name;
  }

  bool stopped() const { return stop_.stopped(); }

 private:
  PGconn* get() const { return connection_.get(); }

  Error Lost() {
    running_ = false;
    return LostConnection();
  }

  static Error NoMemory() {
    return Error("there is not enough memory, or too many files are open");
  }

  Error Fault(const PGresult& answer, std::string_view sql) const {
    const char* const code = PQresultErrorField(&answer, PG_DIAG_SQLSTATE);
    // libpq gives none to what it says itself.
    if (code == nullptr) return LostConnection();
    const char* const position =
        PQresultErrorField(&answer, PG_DIAG_STATEMENT_POSITION);
    return SqlStateError(
        code, position == nullptr
                  ? ""
                  : NameAt(sql, std::strtoul(position, nullptr, 10)));
  }

  // libpq has no code for why there is no connection. Its text is looked at,
  // and never passed on.
  Error ConnectFault(ConnStatusType stage) const {
    const std::string_view text = PQerrorMessage(get());
    const auto says = [&](std::string_view words) {
      return text.find(words) != std::string_view::npos;
    };
    if (PQconnectionNeedsPassword(get()) != 0)
      return Error(
          "the server asks for a password; write it into a file, and name the "
          "file as `password_file` in the configuration");
    // "… FATAL:  28P01"
    if (const std::size_t at = text.rfind(":  "); at != std::string_view::npos)
      if (const std::string_view code = text.substr(at + 3, 5);
          text.size() <= at + 9 && code.size() == 5)
        return SqlStateError(code);
    if (says("certificate") || says("SSL") || stage == CONNECTION_SSL_STARTUP) {
      if (says("does not support SSL"))
        return Error(
            "the server has no TLS; switch it on there, or add "
            "?sslmode=disable to the address where the network itself is safe");
      if (says("does not match host name"))
        return Error(
            "the server's certificate is for another name; use that name in "
            "the address");
      return Error(
          "the server's certificate is not trusted; name the file of its "
          "authority's certificate in the address, as in "
          "?sslrootcert=/etc/ssl/council-ca.pem");
    }
    if (stage == CONNECTION_STARTED || stage == CONNECTION_NEEDED)
      return SqlStateError("08001");
    return LostConnection();
  }

  StopEvent stop_;
  std::unique_ptr<PGconn, FreePostgres> connection_;
  bool running_ = false;  // a statement, at the server
};

class PostgresSource : public Source {
 public:
  PostgresSource(const SourceOptions& options, Address address)
      : options_(options),
        address_(std::move(address)),
        name_(address_.name()) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    Status status = Query(sink, stop);
    if (!status) return std::move(status).error().In(name_);
    return ReadInfo{};
  }

  const std::string& name() const override { return name_; }

 private:
  Status Query(RowSink& sink, const std::stop_token& stop) const {
    Result<std::string> select = OneSelect(options_.query);
    if (!select) return std::move(select).error();
    Session session(stop);
    if (Status s = session.Connect(options_, address_); !s) return s;
    const std::chrono::milliseconds limit = options_.timeout;
    std::string begin =
        "BEGIN READ ONLY; SET LOCAL datestyle = ISO;"
        "SET LOCAL statement_timeout = " +
        std::to_string(limit.count());
    // Such a database doesn't know what its texts are, and gives UTF-8 alone.
    if (session.ServerEncoding() == "SQL_ASCII")
      begin += "; SET LOCAL client_encoding = SQL_ASCII";
    if (Status s = session.Run(begin); !s) return s;

    // A comment at the end of the query ends with the line.
    const std::string from = " FROM (\n" + *select + "\n) AS planwatch";
    const std::string columns = "SELECT *" + from + " LIMIT 0";
    if (Status s = session.Start(columns); !s) return s;
    Result<Answer> heading = session.Next(columns);
    if (!heading) return std::move(heading).error();
    if (Status s = session.Finish(columns); !s) return s;
    ResultRows rows(sink);
    if (Status s = rows.SetColumns(ColumnNames(**heading)); !s) return s;
    const std::string sql = Wanted(**heading, rows.wanted()) + from + '(' +
                            Aliases(PQnfields(heading->get())) + ')';
    if (Status s = session.Start(sql); !s) return s;
    for (;;) {
      const Result<Answer> answer = session.Next(sql);
      if (!answer) return answer.error();
      if (!*answer) return {};
      if (PQresultStatus(answer->get()) != PGRES_SINGLE_TUPLE) continue;
      int field = 0;
      for (const std::size_t i : rows.wanted()) {
        rows.text(i).assign(
            PQgetvalue(answer->get(), 0, field),
            static_cast<std::size_t>(PQgetlength(answer->get(), 0, field)));
        ++field;
      }
      if (session.stopped()) return Stopped();
      if (Status s = rows.EndRow(); !s) return s;
    }
  }

  static std::vector<std::string> ColumnNames(const PGresult& heading) {
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(&heading); ++i)
      names.emplace_back(PQfname(&heading, i));
    return names;
  }

  static std::string Alias(std::size_t column) {
    return 'c' + std::to_string(column);
  }

  static std::string Aliases(int count) {
    std::string aliases;
    for (int i = 0; i < count; ++i)
      aliases += (i == 0 ? "" : ",") + Alias(static_cast<std::size_t>(i));
    return aliases;
  }

  static std::string Wanted(const PGresult& heading,
                            const std::vector<std::size_t>& columns) {
    std::string sql = "SELECT ";
    for (const std::size_t i : columns) {
      if (i != columns.front()) sql += ',';
      const int field = static_cast<int>(i);
      if (PQftype(&heading, field) == kBytea) {
        sql += "NULL";
      } else if (PQfsize(&heading, field) >= 0) {
        sql += Alias(i);
      } else {
        const std::string text = Alias(i) + "::text";
        sql += "CASE WHEN octet_length(" + text +
               ") <= " + std::to_string(kMaxCellBytes) + " THEN " + text +
               " END";
      }
    }
    return sql;
  }

  const SourceOptions options_;
  const Address address_;
  const std::string name_;
};

}  // namespace

Result<std::unique_ptr<Source>> MakePostgresSource(
    const SourceOptions& options) {
  Result<Address> address = ParseAddress(options.database);
  if (!address) return std::move(address).error();
  return std::unique_ptr<Source>(
      std::make_unique<PostgresSource>(options, *std::move(address)));
}

}  // namespace planwatch
