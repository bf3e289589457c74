#include "tests/e2e/daemon.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <sqlite3.h>

#include <regex>
#include <stdexcept>

namespace planwatch::e2e {
namespace {

httplib::Client Client(int port) {
  httplib::Client client("127.0.0.1", port);
  client.set_read_timeout(std::chrono::seconds{30});
  return client;
}

Answer AnswerOf(const httplib::Result& result) {
  if (!result) return {};
  return {.status = result->status,
          .body = result->body,
          .content_type = result->get_header_value("Content-Type")};
}

}  // namespace

void RunSql(const std::filesystem::path& database, const std::string& sql) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open(database.c_str(), &handle);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> owner(
      handle, &sqlite3_close);
  if (opened != SQLITE_OK ||
      sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle));
}

Installation::Installation() {
  std::filesystem::copy(PLANWATCH_CONFIG, path(),
                        std::filesystem::copy_options::recursive |
                            std::filesystem::copy_options::overwrite_existing);
  const std::filesystem::path database = path() / "sample/register.db";
  // One made by daemon/run.sh may have come along.
  std::filesystem::remove(database);
  RunSql(database, ReadFile(path() / "sample/register.sql"));
}

std::vector<std::string> Installation::Call(
    const std::string& command, std::vector<std::string> flags) const {
  return CallOf(command, config(), std::move(flags));
}

std::vector<std::string> CallOf(const std::string& command,
                                const std::filesystem::path& config,
                                std::vector<std::string> flags) {
  std::vector<std::string> call = {PLANWATCH_BINARY, command, "--config.file",
                                   config.string()};
  call.insert(call.end(), flags.begin(), flags.end());
  return call;
}

void Installation::RecordHistory() const {
  for (const auto& entry :
       std::filesystem::directory_iterator(path() / "sample/history")) {
    const std::string name = entry.path().stem().string();
    const std::string day = name.substr(name.find('-') + 1);
    const Outcome recorded = RunToEnd(Call(
        "record", {"--plan", "cse", "--as-at", day, entry.path().string()}));
    EXPECT_EQ(recorded.status, 0) << recorded.err;
  }
}

Daemon::Daemon(const Installation& installation, const std::string& as_at,
               int port)
    : Daemon(installation.Call("serve", {"--as-at", as_at}), "/-/ready", port) {
}

Daemon::Daemon(std::vector<std::string> call, const std::string& answers,
               int port) {
  call.insert(call.end(),
              {"--web.listen-address", "127.0.0.1:" + std::to_string(port)});
  process_ = std::make_unique<Process>(std::move(call), output_.path());
  static const std::regex address(R"(http://127\.0\.0\.1:(\d+)/)");
  const bool ready = Eventually([&] {
    const std::string so_far = log();
    if (std::smatch found; std::regex_search(so_far, found, address))
      port_ = std::stoi(found[1]);
    return port_ != 0 && Get(answers).status == 200;
  });
  EXPECT_TRUE(ready) << "planwatch does not get ready:\n" << log();
}

Answer Daemon::Get(const std::string& path, const std::string& accept) const {
  httplib::Headers headers;
  if (!accept.empty()) headers.emplace("Accept", accept);
  return AnswerOf(Client(port_).Get(path, headers));
}

Answer Daemon::Post(const std::string& path) const {
  return AnswerOf(Client(port_).Post(path));
}

std::optional<int> Daemon::Terminate(std::chrono::seconds limit) {
  process_->Signal(SIGTERM);
  const std::optional<Ended> ended = process_->Wait(limit);
  if (!ended) return std::nullopt;
  return ended->status;
}

}  // namespace planwatch::e2e
