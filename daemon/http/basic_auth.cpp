#include "daemon/http/basic_auth.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "collectors/base/ascii.h"
#include "daemon/config/web_config.h"

namespace planwatch::web {
namespace {

constexpr int kMaxCost = 15;  // some 2 s

// "$2y$10$…" → 10.
int Cost(std::string_view hash) {
  int cost = 0;
  if (hash.size() > 6) std::from_chars(&hash[4], &hash[6], cost);
  return cost;
}

// Some ten seconds' worth, at a cost of 11.
constexpr std::uint64_t kMostWaiting = 100;

int MaxCost(const std::map<std::string, std::string>& users) {
  int max = 0;
  for (const auto& [user, hash] : users) max = std::max(max, Cost(hash));
  return max;
}

// A salt of that cost; what is hashed with it is thrown away.
std::string SaltOfCost(int cost) {
  return {'$',
          '2',
          'b',
          '$',
          static_cast<char>('0' + cost / 10),
          static_cast<char>('0' + cost % 10),
          '$'};
}

bool Matches(const std::string& password, const std::string& hash) {
  const auto data = std::make_unique<crypt_data>();
  const char* made = ::crypt_r(password.c_str(), hash.c_str(), data.get());
  return made != nullptr && made[0] != '*' && hash == made;
}

// Padding ('=' at the end) is optional.
std::optional<std::string> DecodeBase64(std::string_view text) {
  std::string padded(text.substr(0, text.find_last_not_of('=') + 1));
  padded.resize((padded.size() + 3) / 4 * 4, '=');
  const auto padding =
      static_cast<std::size_t>(std::count(padded.begin(), padded.end(), '='));
  std::string decoded(padded.size() / 4 * 3, '\0');
  const int size =
      ::EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
                        reinterpret_cast<const unsigned char*>(padded.data()),
                        static_cast<int>(padded.size()));
  if (size < 0 || padding > 2) return std::nullopt;
  decoded.resize(static_cast<std::size_t>(size) - padding);
  return decoded;
}

struct Credentials {
  std::string user, password;
};

std::optional<Credentials> ParseAuthorization(std::string_view authorization) {
  const std::size_t space = authorization.find(' ');
  if (space == authorization.npos) return std::nullopt;
  if (ToLower(authorization.substr(0, space)) != "basic") return std::nullopt;
  authorization.remove_prefix(std::min(
      authorization.find_first_not_of(' ', space), authorization.size()));
  const std::optional<std::string> pair = DecodeBase64(authorization);
  if (!pair) return std::nullopt;
  const std::size_t colon = pair->find(':');
  // crypt(3) would ignore everything after a NUL.
  if (colon == pair->npos || pair->find('\0') != pair->npos)
    return std::nullopt;
  return Credentials{pair->substr(0, colon), pair->substr(colon + 1)};
}

}  // namespace

std::vector<int> FurtherCosts(int cost, int max) {
  std::vector<int> costs;
  for (; cost < max; ++cost) costs.push_back(cost);
  return costs;
}

BasicAuth::BasicAuth(std::map<std::string, std::string> users)
    : users_(std::move(users)), max_cost_(MaxCost(users_)) {}

Result<std::shared_ptr<const BasicAuth>> BasicAuth::Make(
    std::map<std::string, std::string> users) {
  for (const auto& [user, hash] : users) {
    const std::string place = "basic_auth_users: " + user;
    if (Cost(hash) > kMaxCost)
      return Error(place + ": the cost of the bcrypt hash is above " +
                   std::to_string(kMaxCost) + "; create one with a cost of 10");
    // Check the length too: crypt(3) accepts a salt without a hash.
    if (hash.size() != 60 || ::crypt_checksalt(hash.c_str()) != CRYPT_SALT_OK)
      return Error(place + ": this is not a bcrypt hash; create one with `" +
                   std::string(kHtpasswd) + "`");
  }
  std::shared_ptr<BasicAuth> auth(new BasicAuth(std::move(users)));
  if (::RAND_bytes(auth->key_.data(), static_cast<int>(auth->key_.size())) != 1)
    return Error("the system has no random numbers");
  return std::shared_ptr<const BasicAuth>(std::move(auth));
}

BasicAuth::Digest BasicAuth::DigestOf(std::string_view user,
                                      std::string_view password) const {
  std::string text;
  text.append(user).append(1, '\0').append(password);
  Digest digest{};
  ::HMAC(::EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         digest.data(), nullptr);
  ::OPENSSL_cleanse(text.data(), text.size());
  return digest;
}

BasicAuth::Verdict BasicAuth::Check(std::string_view authorization) const {
  const std::optional<Credentials> given = ParseAuthorization(authorization);
  if (!given) return Verdict::kRefused;
  const auto& [user, password] = *given;

  const Digest digest = DigestOf(user, password);
  {
    const std::lock_guard lock(known_mutex_);
    const auto known = known_.find(user);
    if (known != known_.end() &&
        ::CRYPTO_memcmp(known->second.data(), digest.data(), digest.size()) ==
            0)
      return Verdict::kAllowed;
  }
  const Verdict verdict = CheckInTurn(user, password);
  if (verdict == Verdict::kAllowed) {
    const std::lock_guard lock(known_mutex_);
    known_[user] = digest;
  }
  return verdict;
}

std::string BasicAuth::UserOf(std::string_view authorization) {
  std::optional<Credentials> given = ParseAuthorization(authorization);
  return given ? std::move(given->user) : std::string();
}

BasicAuth::Verdict BasicAuth::CheckInTurn(const std::string& user,
                                          const std::string& password) const {
  {
    std::unique_lock lock(turn_mutex_);
    if (stopping_ || next_turn_ - turn_ >= kMostWaiting) return Verdict::kBusy;
    const std::uint64_t mine = next_turn_++;
    turn_changed_.wait(lock, [&] { return stopping_ || turn_ == mine; });
    if (stopping_) return Verdict::kBusy;
  }
  struct EndOfTurn {
    const BasicAuth& auth;
    ~EndOfTurn() {
      {
        const std::lock_guard lock(auth.turn_mutex_);
        ++auth.turn_;
      }
      auth.turn_changed_.notify_all();
    }
  } const end{*this};
  return CheckHash(user, password);
}

BasicAuth::Verdict BasicAuth::CheckHash(const std::string& user,
                                        const std::string& password) const {
  const auto found = users_.find(user);
  const std::string& hash =
      found != users_.end() ? found->second : users_.begin()->second;
  const bool matches = Matches(password, hash);
  for (const int cost : FurtherCosts(Cost(hash), max_cost_))
    Matches(password, SaltOfCost(cost) + hash.substr(7));
  return matches && found != users_.end() ? Verdict::kAllowed
                                          : Verdict::kRefused;
}

void BasicAuth::Stop() const {
  {
    const std::lock_guard lock(turn_mutex_);
    stopping_ = true;
  }
  turn_changed_.notify_all();
}

}  // namespace planwatch::web
