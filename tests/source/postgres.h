// Sources of the shared PostgreSQL server, for tests.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/source/database.h"
#include "tests/source/server.h"

namespace planwatch::test {

class PostgresTest : public testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::Shared() == nullptr)
      GTEST_SKIP() << "PostgreSQL is not installed";
  }

  static PostgresServer& server() { return *PostgresServer::Shared(); }
  static std::string Sql(const std::string& sql) { return server().Sql(sql); }

  // As the superuser, by the socket.
  static SourceOptions Ask(std::string query,
                           const std::string& database = "postgres") {
    SourceOptions options;
    options.database = "postgresql://postgres@/" + database +
                       "?host=" + server().folder().string() +
                       "&port=" + std::to_string(server().port());
    options.query = std::move(query);
    return options;
  }

  // By the network: "reader@127.0.0.1:5432/postgres".
  static SourceOptions By(const std::string& who, const std::string& host,
                          const std::string& parameters = {}) {
    SourceOptions options;
    options.database = "postgresql://" + who + '@' + host + ':' +
                       std::to_string(server().port()) + "/postgres" +
                       parameters;
    options.query = "SELECT 1 AS a";
    return options;
  }

  // How many of planwatch's statements run at the server.
  static std::string Running() {
    return Sql(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND "
        "application_name = 'planwatch'");
  }
};

}  // namespace planwatch::test
