// What the site answers to programs and to whom it refuses, word by word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "daemon/pages/site.h"
#include "tests/pages/site.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class AnswersTest : public test::SnapshotTest {
 protected:
  AnswersTest() {
    Config config = test::EmptyConfig();
    config.entries = {
        test::PlanEntry("cse", folder_.Write("p.csv", test::PlanOf(2)))};
    config.may_accept = {"coordinator"};
    Read(std::make_shared<const Config>(std::move(config)));
  }

  struct Said {
    int status = 0;
    std::string type, body;
  };
  Said Ask(const std::string& method, const std::string& path,
           const std::string& rest = {},
           std::multimap<std::string, std::string> query = {},
           const std::string& user = {}) {
    SiteOptions options = options_;
    options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
    Request request;
    request.method = method;
    request.path = path;
    request.rest = rest;
    request.target = path + rest;
    request.query = std::move(query);
    request.user = user;
    request.abandoned = [this] { return abandoned_; };
    const Response response = AnswerTo(request, options);
    return {response.status, response.content_type, response.body};
  }
  std::string Plain(const std::string& method, const std::string& path) {
    const Said said = Ask(method, path);
    return std::to_string(said.status) + ' ' + said.body;
  }

  SiteOptions options_;
  bool abandoned_ = false;
};

TEST_F(AnswersTest, HealthAndReadinessAreALineEach) {
  EXPECT_EQ(Plain("GET", "/-/healthy"), "200 planwatch is healthy.\n");
  EXPECT_EQ(Plain("GET", "/-/ready"), "200 planwatch is ready.\n");
  snapshot_.ready = false;
  snapshot_.entries[0].health.tried = false;
  EXPECT_EQ(Plain("GET", "/-/ready"),
            "503 Not ready: 0 of 1 sources have been tried once.\n");
  EXPECT_EQ(Plain("GET", "/-/healthy"), "200 planwatch is healthy.\n");
}

TEST_F(AnswersTest, AReloadSaysWhatBecameOfIt) {
  EXPECT_EQ(Plain("POST", "/-/reload"),
            "403 Reloading over HTTP is off; start planwatch with "
            "--web.enable-lifecycle, or send it SIGHUP.\n");
  options_.reload = [] { return Status(); };
  EXPECT_EQ(Plain("POST", "/-/reload"),
            "200 The configuration was reloaded.\n");
  options_.reload = [] { return Status(Error("p.yml: line 3: no plan")); };
  EXPECT_EQ(Plain("POST", "/-/reload"),
            "500 The configuration was not reloaded:\n"
            "p.yml: line 3: no plan\n");
}

TEST_F(AnswersTest, APageThatNobodyWaitsForSaysThatItStops) {
  abandoned_ = true;
  EXPECT_EQ(Plain("GET", "/check"),
            "503 503 planwatch is stopping; try again.\n");
}

TEST_F(AnswersTest, AnAcceptedVersionLeadsBackAndOthersMayNotAccept) {
  options_.accept = [](const auto&, const auto&, const auto&) {
    return Status();
  };
  const auto accept = [&](const char* user) {
    return Ask("POST", "/-/accept", {},
               {{"entry", "cse"}, {"version", "0123abcd"}}, user);
  };
  EXPECT_EQ(accept("coordinator").status, 303);
  EXPECT_EQ(accept("coordinator").body, "303 See Other\n");
  const Said refused = accept("visitor");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(
      refused.body,
      HasSubstr("\n<p class=\"bad\">You may not accept a version that is "
                "held back; `web: accept` in the configuration names "
                "the users who may.</p>\n<p><a "));
}

TEST_F(AnswersTest, WhatIsHeldBackIsOfferedWithWhatChanges) {
  snapshot_.entries[0].acceptable = {"0123abcd",
                                     "  Actions: 10 → 2\n  Leads: 4 → 1\n"};
  options_.accept = [](const auto&, const auto&, const auto&) {
    return Status();
  };
  const std::string offer =
      "</p>\n<h3>Take this version as it is?</h3>\n<p>What changes:</p>\n<ul>\n"
      "<li>Actions: 10 → 2</li>\n<li>Leads: 4 → 1</li>\n</ul>\n<form "
      "class=\"filter\" method=\"post\" action=\"-/accept?entry=cse&amp;"
      "version=0123abcd\"><button>Accept this version of cse</button></form>\n";
  EXPECT_THAT(Ask("GET", "/check", {}, {}, "coordinator").body,
              HasSubstr(offer));
  EXPECT_THAT(Ask("GET", "/check", {}, {}, "visitor").body,
              Not(HasSubstr("Take this version")));
}

TEST_F(AnswersTest, AnActionHasAPageBelowItsPlan) {
  const Said page = Ask("GET", "/action/", "cse/1.2");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>Action 1.2: Do what is to be done"));
  EXPECT_EQ(Ask("GET", "/action/", "cse/1.3").status, 404);
}

TEST_F(AnswersTest, AWrongAddressIsAPageToPeopleAndJsonToPrograms) {
  const Said actions = Ask("GET", "/api/v1/actions", {}, {{"rag", "red"}});
  EXPECT_EQ(actions.status, 200);
  EXPECT_EQ(actions.type, "application/json");
  const Said api = Ask("GET", "/api/v1/actions", {}, {{"colour", "red"}});
  EXPECT_EQ(api.status, 400);
  EXPECT_EQ(api.type, "application/json");
  EXPECT_THAT(api.body, HasSubstr("\"error\": \"unknown filter “colour”; "
                                  "known: "));
  const Said page = Ask("GET", "/check", {}, {{"colour", "red"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_EQ(page.type, "text/html; charset=utf-8");
  EXPECT_THAT(page.body, HasSubstr("<h1>Wrong address</h1>\n"));
  EXPECT_THAT(page.body, HasSubstr("<p class=\"bad\">Unknown filter “colour”; "
                                   "known: format.</p>\n"));
}

}  // namespace
}  // namespace planwatch::web
