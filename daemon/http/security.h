// What a web configuration file asks for, ready for use: the TLS context and
// the users. It follows changes of the file and of its certificates without a
// restart.
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
  std::shared_ptr<const BasicAuth> auth;  // nullptr: nobody is asked
  // What it was made of: the file itself and those it names.
  std::vector<std::filesystem::path> files;
};

// Errors begin with the file.
Result<Security> LoadSecurity(const std::filesystem::path& file);

// The latest one that could be used. Any thread.
class LiveSecurity {
 public:
  // Called once for each change that can't be used; what was stays in force.
  using Warn = std::function<void(const Error&)>;

  // An empty `file`: plain HTTP for anyone.
  static Result<std::unique_ptr<LiveSecurity>> Make(std::filesystem::path file,
                                                    Warn warn);
  // Looks whether a file changed since the last call.
  std::shared_ptr<const Security> Get();

 private:
  explicit LiveSecurity(std::filesystem::path file) : file_(std::move(file)) {}

  const std::filesystem::path file_;
  Warn warn_;
  std::mutex mutex_;
  std::shared_ptr<const Security> current_;
  std::string stamp_;  // of the files, when last looked at
};

}  // namespace planwatch::web
