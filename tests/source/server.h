// Database servers for tests: real ones, each in a temporary folder of its own,
// on a free port of 127.0.0.1, run by a user without rights.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/base/folder.h"
#include "tests/e2e/process.h"

namespace planwatch::test {

// Who runs a server: nobody in place of root, whom servers refuse. Every file
// in `folder` is made theirs.
std::vector<std::string> AsNobody(const std::filesystem::path& folder,
                                  std::vector<std::string> argv);

// A certification authority, and a certificate of the host db.test, in a
// folder: ca.pem, server.pem, server.key.
void MakeCertificates(const std::filesystem::path& folder);

class DatabaseServer {
 public:
  virtual ~DatabaseServer() = default;
  // What the server's own client prints, as the superuser.
  virtual std::string Sql(const std::string& sql) const = 0;
  virtual void Start() = 0;
  // At once, as if it had been killed.
  void Stop();

  int port() const { return port_; }
  // Holds ca.pem, and the server's socket.
  const std::filesystem::path& folder() const { return folder_.path(); }

 protected:
  DatabaseServer();
  // Starts the program, and waits until `ready` (a call) succeeds.
  void Start(std::vector<std::string> call, std::vector<std::string> ready);

 private:
  const TempFolder folder_;
  const int port_;
  std::unique_ptr<e2e::Process> process_;
};

// PostgreSQL, with the superuser postgres, and the user reader who needs
// kPassword. TLS is on.
class PostgresServer : public DatabaseServer {
 public:
  // One for the test program, started at its first use; null where PostgreSQL
  // is not installed.
  static PostgresServer* Shared();

  explicit PostgresServer(std::filesystem::path programs);
  ~PostgresServer() override { Stop(); }
  std::string Sql(const std::string& sql) const override;
  std::string Sql(const std::string& sql, const std::string& database) const;
  void Start() override;

 private:
  const std::filesystem::path programs_;
};

// MariaDB, with the superuser root, the user reader who needs kPassword, and
// the database cases, which that one may read. TLS is on.
class MariaServer : public DatabaseServer {
 public:
  static MariaServer* Shared();

  MariaServer();
  ~MariaServer() override { Stop(); }
  std::string Sql(const std::string& sql) const override;
  void Start() override;

 private:
  std::vector<std::string> Client() const;
};

inline constexpr char kPassword[] = "p;w}d{ \u00E9'";

}  // namespace planwatch::test
