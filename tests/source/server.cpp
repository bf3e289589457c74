#include "tests/source/server.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "tests/base/port.h"

namespace planwatch::test {
namespace {

constexpr uid_t kNobody = 65534;

void Run(std::vector<std::string> argv) {
  const std::string program = argv.back();
  const e2e::Outcome outcome = e2e::RunToEnd(std::move(argv));
  if (outcome.status != 0)
    throw std::runtime_error(program + " failed: " + outcome.err);
}

std::string InQuotes(std::string_view text) {
  std::string quoted;
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted;
}

// Debian keeps the programs of each version apart.
std::filesystem::path PostgresPrograms() {
  std::vector<std::filesystem::path> found;
  std::error_code ignored;
  for (const auto& version :
       std::filesystem::directory_iterator("/usr/lib/postgresql", ignored))
    if (access((version.path() / "bin/postgres").c_str(), X_OK) == 0)
      found.push_back(version.path() / "bin");
  return found.empty() ? std::filesystem::path()
                       : *std::max_element(found.begin(), found.end());
}

}  // namespace

std::vector<std::string> AsNobody(const std::filesystem::path& folder,
                                  std::vector<std::string> argv) {
  if (geteuid() != 0) return argv;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder))
    if (lchown(entry.path().c_str(), kNobody, kNobody) != 0)
      throw std::runtime_error("can't give a file away");
  if (chown(folder.c_str(), kNobody, kNobody) != 0)
    throw std::runtime_error("can't give a folder away");
  std::vector<std::string> call = {"setpriv", "--reuid=65534", "--regid=65534",
                                   "--clear-groups", "--pdeathsig=KILL"};
  call.insert(call.end(), argv.begin(), argv.end());
  return call;
}

void MakeCertificates(const std::filesystem::path& folder) {
  const auto at = [&](const char* name) { return (folder / name).string(); };
  e2e::WriteFile(folder / "names", "subjectAltName=DNS:db.test,IP:127.0.0.1\n");
  const std::string ca = at("ca.pem"), ca_key = at("ca.key");
  Run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
       "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
       "/CN=Test authority", "-keyout", ca_key, "-out", ca});
  Run({"openssl", "req", "-newkey", "ec", "-pkeyopt",
       "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=db.test",
       "-keyout", at("server.key"), "-out", at("server.csr")});
  Run({"openssl", "x509", "-req", "-in", at("server.csr"), "-CA", ca, "-CAkey",
       ca_key, "-CAcreateserial", "-days", "2", "-extfile", at("names"), "-out",
       at("server.pem")});
  chmod(at("server.key").c_str(), 0600);
}

DatabaseServer::DatabaseServer() : port_(FreePort()) {
  MakeCertificates(folder());
}

void DatabaseServer::Start(std::vector<std::string> call,
                           std::vector<std::string> ready) {
  process_ = std::make_unique<e2e::Process>(AsNobody(folder(), std::move(call)),
                                            folder());
  if (!e2e::Eventually([&] { return e2e::RunToEnd(ready).status == 0; }))
    throw std::runtime_error("the server does not start: " + process_->err());
}

// Neither server finishes anything after this signal.
void DatabaseServer::Stop() {
  if (!process_) return;
  process_->Signal(SIGQUIT);
  process_->Wait(std::chrono::seconds{30});
  process_.reset();
}

PostgresServer* PostgresServer::Shared() {
  static const auto server = [] {
    const std::filesystem::path programs = PostgresPrograms();
    return programs.empty() ? nullptr
                            : std::make_unique<PostgresServer>(programs);
  }();
  return server.get();
}

PostgresServer::PostgresServer(std::filesystem::path programs)
    : programs_(std::move(programs)) {
  Run(AsNobody(folder(),
               {(programs_ / "initdb").string(), "--no-sync",
                "--username=postgres", "--encoding=UTF8", "--no-locale",
                "--auth=trust", (folder() / "data").string()}));
  e2e::WriteFile(folder() / "data/pg_hba.conf",
                 "local all all trust\n"
                 "host all postgres 127.0.0.1/32 trust\n"
                 "host all all 127.0.0.1/32 scram-sha-256\n");
  std::ofstream(folder() / "data/postgresql.conf", std::ios::app) << "ssl=on\n";
  Start();
  Sql("CREATE USER reader PASSWORD '" + InQuotes(kPassword) + "'");
}

void PostgresServer::Start() {
  const auto at = [&](const char* name) { return (folder() / name).string(); };
  const std::string port = std::to_string(this->port());
  DatabaseServer::Start(
      {(programs_ / "postgres").string(), "-D", at("data"), "-p", port, "-k",
       folder().string(), "-h", "127.0.0.1", "-c", "fsync=off", "-c",
       "ssl_cert_file=" + at("server.pem"), "-c",
       "ssl_key_file=" + at("server.key"), "-c", "shared_buffers=16MB"},
      {(programs_ / "pg_isready").string(), "-q", "-h", folder().string(), "-p",
       port});
}

std::string PostgresServer::Sql(const std::string& sql) const {
  return Sql(sql, "postgres");
}

std::string PostgresServer::Sql(const std::string& sql,
                                const std::string& database) const {
  const e2e::Outcome outcome = e2e::RunToEnd(
      {(programs_ / "psql").string(), "-X", "-q", "-A", "-t", "-v",
       "ON_ERROR_STOP=1", "-h", folder().string(), "-p", std::to_string(port()),
       "-U", "postgres", "-d", database, "-f", "-"},
      sql);
  EXPECT_EQ(outcome.status, 0) << sql << '\n' << outcome.err;
  return outcome.out;
}

MariaServer* MariaServer::Shared() {
  static const auto server = e2e::Installed("mariadb-install-db")
                                 ? std::make_unique<MariaServer>()
                                 : nullptr;
  return server.get();
}

MariaServer::MariaServer() {
  Run(AsNobody(folder(), {"mariadb-install-db", "--no-defaults",
                          "--auth-root-authentication-method=normal",
                          "--skip-test-db", "--skip-name-resolve",
                          "--datadir=" + (folder() / "data").string()}));
  Start();
  Sql("CREATE DATABASE cases CHARACTER SET utf8mb4;"
      "CREATE USER reader IDENTIFIED BY '" +
      InQuotes(kPassword) + "'; GRANT SELECT ON cases.* TO reader");
}

void MariaServer::Start() {
  const auto at = [&](const char* name) { return (folder() / name).string(); };
  std::vector<std::string> ready = Client();
  ready.insert(ready.end(), {"-e", "SELECT 1"});
  DatabaseServer::Start(
      {"mariadbd", "--no-defaults", "--datadir=" + at("data"),
       "--socket=" + at("socket"), "--port=" + std::to_string(port()),
       "--bind-address=127.0.0.1", "--pid-file=" + at("pid"),
       "--skip-name-resolve", "--innodb-buffer-pool-size=16M",
       "--innodb-flush-log-at-trx-commit=0", "--ssl-cert=" + at("server.pem"),
       "--ssl-key=" + at("server.key")},
      ready);
}

std::vector<std::string> MariaServer::Client() const {
  // Newer clients check the server's certificate, on its socket too.
  return {"mariadb",
          "--no-defaults",
          "--skip-ssl-verify-server-cert",
          "--default-character-set=utf8mb4",
          "-N",
          "-B",
          "-u",
          "root",
          "-S",
          (folder() / "socket").string()};
}

std::string MariaServer::Sql(const std::string& sql) const {
  const e2e::Outcome outcome = e2e::RunToEnd(Client(), sql);
  EXPECT_EQ(outcome.status, 0) << sql << '\n' << outcome.err;
  return outcome.out;
}

}  // namespace planwatch::test
