// A version that is held back, accepted on the page by who may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <regex>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/process.h"
#include "tests/snapshot/documents.h"

namespace planwatch::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// "secret", at bcrypt's least cost.
constexpr const char* kHash =
    "'$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW'";

class AcceptOnThePage : public testing::Test {
 protected:
  AcceptOnThePage() {
    folder_.Write("plan.csv", test::PlanOf(10));
    folder_.Write("planwatch.yml",
                  "plans: [{ name: cse, source: { file: plan.csv } }]\n"
                  "history: { database: sqlite3://history.db }\n"
                  "web: { accept: [anne] }\n");
    folder_.Write("web.yml", std::string("basic_auth_users:\n  anne: ") +
                                 kHash + "\n  bob: " + kHash + "\n");
    process_ = std::make_unique<Process>(
        CallOf("serve", folder_ / "planwatch.yml",
               {"--web.config.file", (folder_ / "web.yml").string(),
                "--web.listen-address", "127.0.0.1:0"}),
        output_.path());
    static const std::regex address(R"(http://127\.0\.0\.1:(\d+)/)");
    EXPECT_TRUE(Eventually([&] {
      const std::string log = process_->err();
      std::smatch found;
      if (!std::regex_search(log, found, address)) return false;
      port_ = std::stoi(found[1]);
      return Ask("GET", "/-/ready").status == 200;
    })) << process_->err();
  }

  Answer Ask(const std::string& method, const std::string& path,
             const std::string& user = "anne",
             const httplib::Headers& headers = {}) const {
    httplib::Client client("127.0.0.1", port_);
    if (!user.empty()) client.set_basic_auth(user, "secret");
    const httplib::Result result = method == "GET"
                                       ? client.Get(path, headers)
                                       : client.Post(path, headers, "", "");
    if (!result) return {};
    return {.status = result->status,
            .body = result->body,
            .content_type = result->get_header_value("Location")};
  }
  // Where the page's button leads; empty: there is none.
  std::string Button(const std::string& user) const {
    static const std::regex form(R"(action="(-/accept[^"]*)\")");
    const std::string page = Ask("GET", "/check", user).body;
    std::smatch found;
    if (!std::regex_search(page, found, form)) return {};
    return '/' +
           std::regex_replace(std::string(found[1]), std::regex("&amp;"), "&");
  }
  bool Shows(const std::string& series) const {
    return Ask("GET", "/metrics").body.find(series) != std::string::npos;
  }

  const test::TempFolder folder_, output_;
  std::unique_ptr<Process> process_;
  int port_ = 0;
};

TEST_F(AcceptOnThePage, ByWhoMayAndFromNoOtherSite) {
  EXPECT_EQ(Button("anne"), "");
  WriteFile(folder_ / "plan.csv", test::PlanOf(3));
  ASSERT_TRUE(Eventually([&] {
    return Shows("planwatch_source_held_back{source=\"cse\",kind=\"plan\"} 1");
  }));
  const std::string button = Button("anne");
  ASSERT_NE(button, "");
  EXPECT_THAT(Ask("GET", "/check").body, HasSubstr("Actions: 10 → 3"));

  EXPECT_EQ(Button("bob"), "");
  EXPECT_EQ(Ask("POST", button, "bob").status, 403);
  EXPECT_EQ(Ask("POST", button, "").status, 401);
  EXPECT_EQ(Ask("GET", button).status, 405);
  for (const httplib::Headers& elsewhere :
       {httplib::Headers{{"Origin", "https://example.org"}},
        httplib::Headers{{"Origin", "null"}},
        httplib::Headers{{"Sec-Fetch-Site", "cross-site"}}})
    EXPECT_EQ(Ask("POST", button, "anne", elsewhere).status, 403);
  // Without the token of the page, or with a guess.
  EXPECT_EQ(Ask("POST", "/-/accept?entry=cse").status, 409);
  EXPECT_EQ(Ask("POST", button + "0").status, 409);
  EXPECT_TRUE(
      Shows("planwatch_source_held_back{source=\"cse\",kind=\"plan\"} 1"));

  // As Chromium sends it.
  const Answer accepted =
      Ask("POST", button, "anne",
          {{"Origin", "http://127.0.0.1:" + std::to_string(port_)},
           {"Sec-Fetch-Site", "same-origin"}});
  EXPECT_EQ(accepted.status, 303);
  EXPECT_EQ(accepted.content_type, "../check");
  EXPECT_TRUE(
      Shows("planwatch_source_held_back{source=\"cse\",kind=\"plan\"} 0"));
  EXPECT_EQ(Button("anne"), "");
  EXPECT_EQ(Ask("POST", button).status, 409);
  EXPECT_THAT(process_->err(),
              AllOf(HasSubstr("accepted on the page"), HasSubstr("user=anne"),
                    Not(HasSubstr("secret"))));
}

}  // namespace
}  // namespace planwatch::e2e
