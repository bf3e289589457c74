// Accepting a version that is held back, on the page that lists it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/pages/site.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AcceptTest : public SiteTest {
 protected:
  AcceptTest() {
    auto config = std::make_shared<Config>(*snapshot_.config);
    config->may_accept = {"anne"};
    snapshot_.config = config;
    for (std::size_t i = 0; i < snapshot_.entries.size(); ++i)
      snapshot_.entries[i].entry = &config->entries[i];
    snapshot_.entries[0].acceptable = {
        "0123abcd", "  Actions: 10 → 3\n  Column: `due` <b>\n"};
    options_.accept = [this](const std::string& entry, const std::string& token,
                             const std::string& user) {
      asked_ = entry + ' ' + token + ' ' + user;
      return outcome_;
    };
    query_ = {};
    user_ = "anne";
  }
  Response Post() {
    query_ = {{"entry", "cse"}, {"version", "0123abcd"}};
    target_ = "/-/accept?entry=cse&version=0123abcd";
    return Ask("POST", "/-/accept");
  }

  std::string asked_;
  Status outcome_;
};

TEST_F(AcceptTest, WhoMayAcceptSeesWhatChangesAndAButton) {
  const std::string page = Ask("GET", "/check").body;
  EXPECT_THAT(page, AllOf(HasSubstr("<li>Actions: 10 → 3</li>"),
                          HasSubstr("<li>Column: `due` &lt;b&gt;</li>"),
                          HasSubstr("method=\"post\" action=\"-/accept?entry="
                                    "cse&amp;version=0123abcd\""),
                          HasSubstr("<button>Accept this version of &lt;")));
  for (const char* user : {"", "bob", "Anne", "anne "}) {
    user_ = user;
    EXPECT_THAT(
        Ask("GET", "/check").body,
        AllOf(Not(HasSubstr("<button>Accept")), Not(HasSubstr("0123abcd"))))
        << user;
  }
  // Nobody is asked about what is not held back.
  user_ = "anne";
  snapshot_.entries[0].acceptable.reset();
  EXPECT_THAT(Ask("GET", "/check").body, Not(HasSubstr("-/accept")));
}

TEST_F(AcceptTest, TheTokenIsOnNoOtherPage) {
  for (const char* path : {"/", "/api/v1/status", "/metrics", "/actions"})
    EXPECT_THAT(Ask("GET", path).body, Not(HasSubstr("0123abcd"))) << path;
  query_ = {{"format", "json"}};
  EXPECT_THAT(Ask("GET", "/check").body, Not(HasSubstr("0123abcd")));
}

TEST_F(AcceptTest, TheButtonAcceptsAndLeadsBack) {
  const Response response = Post();
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(Header(response, "Location"), "../check");
  EXPECT_EQ(asked_, "cse 0123abcd anne");
}

TEST_F(AcceptTest, OthersMayNot) {
  for (const char* user : {"", "bob"}) {
    user_ = user;
    const Response response = Post();
    EXPECT_EQ(response.status, 403) << user;
    EXPECT_THAT(response.body, HasSubstr("`web: accept`")) << user;
  }
  // Where nobody may.
  user_ = "anne";
  options_.accept = {};
  EXPECT_EQ(Post().status, 403);
  EXPECT_EQ(asked_, "");
}

TEST_F(AcceptTest, SaysWhyItWasNotAccepted) {
  outcome_ = Error("no longer <that>", Error::Kind::kNoData);
  Response response = Post();
  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.body, AllOf(HasSubstr("No longer &lt;that&gt;."),
                                   HasSubstr("href=\"../check\"")));
  outcome_ = Error("the history can't be written");
  response = Post();
  EXPECT_EQ(response.status, 500);
}

}  // namespace
}  // namespace planwatch::web
