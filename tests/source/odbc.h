// Databases by their ODBC drivers, for tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/source/database.h"
#include "tests/source/server.h"

namespace planwatch::test {

// One of Debian's drivers, by its file: an odbcinst.ini is not needed.
inline std::filesystem::path Driver(const std::string& file) {
  std::error_code ignored;
  for (const auto& folder :
       std::filesystem::directory_iterator("/usr/lib", ignored))
    if (std::filesystem::exists(folder.path() / "odbc" / file, ignored))
      return folder.path() / "odbc" / file;
  return {};
}

inline DatabaseServer* MariaByOdbc() {
  return Driver("libmaodbc.so").empty() ? nullptr : MariaServer::Shared();
}

inline DatabaseServer* PostgresByOdbc() {
  return Driver("psqlodbcw.so").empty() ? nullptr : PostgresServer::Shared();
}

// As the superuser.
inline SourceOptions AskMaria(std::string query,
                              const std::string& more = "UID=root") {
  SourceOptions options;
  options.database = "odbc:Driver=" + Driver("libmaodbc.so").string() +
                     ";Server=127.0.0.1;Database=cases;Port=" +
                     std::to_string(MariaServer::Shared()->port()) + ';' + more;
  options.query = std::move(query);
  return options;
}

inline SourceOptions AskPostgres(std::string query,
                                 const std::string& more = "UID=postgres",
                                 const std::string& driver = "psqlodbcw.so") {
  SourceOptions options;
  options.database = "odbc:Driver=" + Driver(driver).string() +
                     ";Server=127.0.0.1;Database=postgres;Port=" +
                     std::to_string(PostgresServer::Shared()->port()) + ';' +
                     more;
  options.query = std::move(query);
  return options;
}

}  // namespace planwatch::test
