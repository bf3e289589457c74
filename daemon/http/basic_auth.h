// Basic authentication (RFC 7617) against bcrypt hashes. Immutable but for what
// it remembers: any thread.
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
  // user → hash. Fails where crypt(3) can't use a hash, or one would take
  // seconds at each look.
  static Result<std::shared_ptr<const BasicAuth>> Make(
      std::map<std::string, std::string> users);

  enum class Verdict {
    kAllowed,
    kRefused,
    kBusy,  // too many others are being looked at
  };

  // Whether an `Authorization` header is that of a user. bcrypt takes some 50
  // ms by design: a right password is remembered (as a keyed digest), so that
  // scrapes don't pay for it, and others wait for one another, so that guessing
  // takes no more than one processor.
  Verdict Look(std::string_view authorization) const;

 private:
  using Digest = std::array<unsigned char, 32>;

  explicit BasicAuth(std::map<std::string, std::string> users);
  Digest DigestOf(std::string_view user, std::string_view password) const;

  const std::map<std::string, std::string> users_;
  Digest key_{};

  mutable std::atomic<int> waiting_ = 0;  // for the next
  mutable std::mutex bcrypt_mutex_;
  mutable std::mutex known_mutex_;
  mutable std::map<std::string, Digest, std::less<>> known_;  // by user
};

}  // namespace planwatch::web
