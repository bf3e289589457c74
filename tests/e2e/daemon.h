// planwatch itself, the program that was built, on a copy of the sample.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/process.h"

namespace planwatch::e2e {

// A copy of config/, with the sample's register made as daemon/run.sh makes it.
class Installation {
 public:
  Installation();

  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path config() const { return path() / "planwatch.yml"; }
  std::filesystem::path plan() const { return path() / "sample/plan.csv"; }

  // `planwatch COMMAND --config.file … FLAGS`.
  std::vector<std::string> Call(const std::string& command,
                                std::vector<std::string> flags = {}) const;
  // Puts the sample's earlier versions of the plan into its history.
  void RecordHistory() const;

 private:
  test::TempFolder folder_;
};

// Runs SQL on a database file, made where there is none.
void RunSql(const std::filesystem::path& database, const std::string& sql);

struct Answer {
  int status = 0;  // 0 where there was none
  std::string body;
  std::string content_type;
};

// `planwatch COMMAND --config.file CONFIG FLAGS`.
std::vector<std::string> CallOf(const std::string& command,
                                const std::filesystem::path& config,
                                std::vector<std::string> flags = {});

// `planwatch serve` on a free port, or on one that another had.
class Daemon {
 public:
  // Waits until it is ready; fails the current test where it does not get
  // there.
  Daemon(const Installation& installation, const std::string& as_at,
         int port = 0);
  // Of any such call, until `answers` answers 200.
  explicit Daemon(std::vector<std::string> call,
                  const std::string& answers = "/-/ready", int port = 0);

  Answer Get(const std::string& path, const std::string& accept = {}) const;
  Answer Post(const std::string& path) const;
  void Signal(int signal) const { process_->Signal(signal); }
  int port() const { return port_; }
  pid_t pid() const { return process_->pid(); }
  // The exit status, after SIGTERM; nullopt where it took longer.
  std::optional<int> Terminate(std::chrono::seconds limit);
  std::string log() const { return process_->err(); }

 private:
  test::TempFolder output_;
  std::unique_ptr<Process> process_;
  int port_ = 0;
};

}  // namespace planwatch::e2e
