// Basic authentication (RFC 7617) against bcrypt hashes. Immutable except for
// its cache: any thread.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"

namespace planwatch::web {

// The costs of the hashes that make the check of one of `cost` take as long as
// one of `max`: each step of the cost doubles the time.
std::vector<int> FurtherCosts(int cost, int max);

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
  // for it, and others are checked one at a time in the order of their arrival,
  // so that guessing takes at most one processor and keeps nobody out. Every
  // check takes as long as one of the most expensive hash: its duration tells
  // neither which users there are nor whose hash is cheap.
  Verdict Check(std::string_view authorization) const;
  // Whose header it is; only of one that was allowed.
  static std::string UserOf(std::string_view authorization);
  // Ends all waiting, with kBusy: the server is stopping.
  void Stop() const;

 private:
  using Digest = std::array<unsigned char, 32>;

  explicit BasicAuth(std::map<std::string, std::string> users);
  Digest DigestOf(std::string_view user, std::string_view password) const;

  // bcrypt, when it is this caller's turn.
  Verdict CheckInTurn(const std::string& user,
                      const std::string& password) const;
  Verdict CheckHash(const std::string& user, const std::string& password) const;

  const std::map<std::string, std::string> users_;
  const int max_cost_;  // of their hashes
  Digest key_{};

  mutable std::mutex turn_mutex_;
  mutable std::condition_variable turn_changed_;
  mutable std::uint64_t next_turn_ = 0;  // to be given to the next caller
  mutable std::uint64_t turn_ = 0;       // whose it is
  mutable bool stopping_ = false;
  mutable std::mutex known_mutex_;
  mutable std::map<std::string, Digest, std::less<>> known_;  // by user
};

}  // namespace planwatch::web
