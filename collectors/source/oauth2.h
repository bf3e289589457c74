// Access tokens by client credentials (RFC 6749, 4.4), kept in memory until
// they expire.
//
// One thread at a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "collectors/base/result.h"
#include "collectors/source/http_client.h"
#include "collectors/source/http_options.h"

namespace planwatch {

class TokenKeeper {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // `options` outlives it.
  explicit TokenKeeper(const OAuth2& options,
                       Clock now = std::chrono::steady_clock::now)
      : options_(options), now_(std::move(now)) {}

  // The kept one, or a new one. Errors name the host of the token's address and
  // what its answer means, and quote nothing of it.
  Result<std::string> Token(HttpClient& client);
  // Whether the last one had been kept: a server that refuses it may take a new
  // one.
  bool was_kept() const { return was_kept_; }
  void Forget() { token_.clear(); }

 private:
  Result<std::string> Fetch(HttpClient& client);
  // The server's answer to one request; the secret goes into a header, or into
  // the body.
  struct Answer {
    int status = 0;
    std::string body = {};
  };
  Result<Answer> Ask(HttpClient& client, const Url& url,
                     const std::string& secret) const;

  const OAuth2& options_;
  const Clock now_;
  std::string token_;  // empty: none
  std::chrono::steady_clock::time_point good_until_;
  bool was_kept_ = false;
  bool secret_in_body_ = false;
};

}  // namespace planwatch
