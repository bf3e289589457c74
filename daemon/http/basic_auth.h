// Basic authentication (RFC 7617) against bcrypt hashes. Immutable except for
// its cache: any thread.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "collectors/base/result.h"

namespace planwatch::web {

class BasicAuth {
 public:
  // User → hash. Fails if crypt(3) can't use a hash, or if checking it would
  // take seconds.
  static Result<std::shared_ptr<const BasicAuth>> Make(
      std::map<std::string, std::string> users);

  enum class Verdict {
    kAllowed,
    kRefused,
    kBusy,  // too many others are being checked
  };

  // Checks an `Authorization` header. bcrypt takes some 50 ms by design: a
  // correct password is cached (as a keyed digest), so that scrapes don't pay
  // for it, and others are checked one at a time, so that guessing takes at
  // most one processor.
  Verdict Check(std::string_view authorization) const;

 private:
  using Digest = std::array<unsigned char, 32>;

  explicit BasicAuth(std::map<std::string, std::string> users);
  Digest DigestOf(std::string_view user, std::string_view password) const;

  const std::map<std::string, std::string> users_;
  Digest key_{};

  mutable std::atomic<int> waiting_ = 0;  // for bcrypt_mutex_
  mutable std::mutex bcrypt_mutex_;
  mutable std::mutex known_mutex_;
  mutable std::map<std::string, Digest, std::less<>> known_;  // by user
};

}  // namespace planwatch::web
