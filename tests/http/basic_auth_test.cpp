#include "daemon/http/basic_auth.h"

#include <crypt.h>
#include <gtest/gtest.h>

#include <string>

namespace planwatch::web {
namespace {

// Each step of the cost doubles the time.
TEST(BasicAuth, WorksAsLongForACheapHashAsForAnExpensiveOne) {
  for (int max = 4; max <= 15; ++max)
    for (int cost = 4; cost <= max; ++cost) {
      long work = 1L << cost;
      for (const int further : FurtherCosts(cost, max)) work += 1L << further;
      EXPECT_EQ(work, 1L << max) << cost << " of " << max;
    }
}

// At bcrypt's least cost.
std::string HashOf(const std::string& password) {
  crypt_data data{};
  return ::crypt_r(password.c_str(), "$2b$04$abcdefghijklmnopqrstuu", &data);
}

TEST(BasicAuth, TakesAUsersPasswordHoweverItIsWritten) {
  const auto auth = BasicAuth::Make(
      {{"ann", HashOf("secret")}, {"bob", HashOf("a:b")}, {"eve", HashOf("")}});
  ASSERT_TRUE(auth) << auth.error().message();
  for (int twice = 0; twice < 2; ++twice) {
    for (const char* good :
         {"Basic YW5uOnNlY3JldA==", "BASIC YW5uOnNlY3JldA=",
          "basic   YW5uOnNlY3JldA", "Basic Ym9iOmE6Yg==", "Basic ZXZlOg=="})
      EXPECT_EQ((*auth)->Check(good), BasicAuth::Verdict::kAllowed) << good;
    for (const char* wrong :
         {"", "Basic", "Basic ", "Bearer YW5uOnNlY3JldA==", "YW5uOnNlY3JldA==",
          "Basic YW5uOnNlY3JlZA==",  // another password
          "Basic Ym9iOnNlY3JldA==",  // another's
          "Basic em9lOnNlY3JldA==",  // nobody's
          "Basic YW5uc2VjcmV0",      // no colon
          "Basic YW5uOnNlY3JldAA=",  // a NUL after it
          "Basic YW5uOnNlY3JldA==x", "Basic Y", "Basic !!!!"})
      EXPECT_EQ((*auth)->Check(wrong), BasicAuth::Verdict::kRefused) << wrong;
  }
  (*auth)->Stop();
  EXPECT_EQ((*auth)->Check("Basic YW5uOnNlY3JldA=="),
            BasicAuth::Verdict::kAllowed);  // known
  EXPECT_EQ((*auth)->Check("Basic YW5uOnNlY3JlZA=="),
            BasicAuth::Verdict::kBusy);
}

TEST(BasicAuth, SaysWhoseHeaderItIs) {
  EXPECT_EQ(BasicAuth::UserOf("Basic YW5uOnNlY3JldA=="), "ann");
  EXPECT_EQ(BasicAuth::UserOf("basic   Ym9iOmE6Yg"), "bob");
  EXPECT_EQ(BasicAuth::UserOf("Bearer YW5uOnNlY3JldA=="), "");
  EXPECT_EQ(BasicAuth::UserOf("Basic YW5uc2VjcmV0"), "");
}

TEST(BasicAuth, TakesBcryptHashesOfABearableCost) {
  const std::string rest = HashOf("secret").substr(7);
  const auto made = [](const std::string& hash) {
    return bool{BasicAuth::Make({{"ann", hash}})};
  };
  for (const char* start : {"$2b$04$", "$2y$10$", "$2a$15$"})
    EXPECT_TRUE(made(start + rest)) << start;
  for (const char* start : {"$2b$16$", "$2b$31$", "$2x$xx$", "$5$"})
    EXPECT_FALSE(made(start + rest)) << start;
  EXPECT_FALSE(made("$2b$04$" + rest + "x"));
  EXPECT_FALSE(made("$2b$04$" + rest.substr(1)));
  EXPECT_FALSE(made(""));
}

}  // namespace
}  // namespace planwatch::web
