#include "collectors/source/odbc_address.h"

#include <algorithm>
#include <cstddef>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kOdbcScheme = "odbc:";

// A value of a connection string; empty: it has no such key.
std::string ValueOf(std::string_view string, std::string_view key) {
  while (!string.empty()) {
    const std::size_t equals = string.find('=');
    if (equals == std::string_view::npos) break;
    const std::string found = Fold(string.substr(0, equals));
    string.remove_prefix(equals + 1);
    std::string value;
    if (string.starts_with('{')) {
      std::size_t at = 1;
      for (; at < string.size(); ++at) {
        if (string[at] == '}' && !string.substr(at).starts_with("}}")) break;
        if (string[at] == '}') ++at;
        value += string[at];
      }
      string.remove_prefix(std::min(at + 1, string.size()));
    }
    const std::size_t end = std::min(string.find(';'), string.size());
    value += string.substr(0, end);
    string.remove_prefix(std::min(end + 1, string.size()));
    if (found == key) return value;
  }
  return {};
}

}  // namespace

std::string OdbcConnectionString(std::string_view database) {
  database.remove_prefix(kOdbcScheme.size());
  if (database.starts_with("//")) database.remove_prefix(2);
  return (database.find('=') == std::string_view::npos ? "DSN=" : "") +
         std::string(database);
}

std::string OdbcName(std::string_view string) {
  const std::string source = ValueOf(string, "dsn");
  if (!source.empty()) return source;
  std::string server = ValueOf(string, "server");
  if (server.empty()) server = ValueOf(string, "servername");
  const std::string database = ValueOf(string, "database");
  if (server.empty() && database.empty()) return "ODBC";
  if (server.empty() || database.empty()) return server + database;
  return database + " on " + server;
}

}  // namespace planwatch
