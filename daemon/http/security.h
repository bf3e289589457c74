// The TLS context and the users that a web configuration file asks for. Follows
// changes of the file and of its certificates without a restart.
#pragma once

#include <openssl/ssl.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "daemon/http/basic_auth.h"

namespace planwatch::web {

struct Security {
  std::shared_ptr<SSL_CTX> tls;           // nullptr: plain HTTP
  std::shared_ptr<const BasicAuth> auth;  // nullptr: no authentication
};

// Errors begin with the file. `files`, where given, becomes the file itself and
// those it names, even if they can't be used.
Result<Security> LoadSecurity(
    const std::filesystem::path& file,
    std::vector<std::filesystem::path>* files = nullptr);

// The latest valid one. Any thread.
class LiveSecurity {
 public:
  // Called once for each change: with the error if it is invalid (the previous
  // one stays in force), else with nullptr.
  using OnChange = std::function<void(const Error* invalid)>;

  // An empty `file`: plain HTTP for anyone.
  static Result<std::unique_ptr<LiveSecurity>> Make(std::filesystem::path file,
                                                    OnChange on_change);
  // Checks whether a file has changed since the last call; or, where the last
  // change was invalid, one of those that it names.
  std::shared_ptr<const Security> Get();

 private:
  explicit LiveSecurity(std::filesystem::path file) : file_(std::move(file)) {}

  const std::filesystem::path file_;
  OnChange on_change_;
  std::mutex mutex_;
  std::shared_ptr<const Security> current_;
  std::vector<std::filesystem::path> files_;  // last loaded, or tried
  std::string stamp_;  // of the files, when last looked at
};

}  // namespace planwatch::web
