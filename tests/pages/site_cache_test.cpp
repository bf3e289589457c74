// What the site keeps of a page for the next who asks: all that it depends on
// tells them apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "daemon/pages/site.h"
#include "tests/snapshot/documents.h"
#include "tests/snapshot/read.h"

namespace planwatch::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The routes are made once: their pages share a cache.
class SiteCacheTest : public test::SnapshotTest {
 protected:
  SiteCacheTest() {
    Config config = test::EmptyConfig();
    config.entries = {test::PlanEntry(
        "cse", folder_.Write("p.csv",
                             "Action,RAG,Lead,Partners\n"
                             "Train,Red,Police,NHS\nWrite,Red,Health,NHS\n"))};
    config.may_accept = {"anne"};
    Read(std::make_shared<const Config>(std::move(config)));
    snapshot_.entries[0].acceptable = {"0123abcd", "  Actions: 2 → 1\n"};
    SiteOptions options;
    options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
    options.accept = [](const auto&, const auto&, const auto&) {
      return Status();
    };
    routes_ = MakeRoutes(options);
  }

  struct Asked {
    std::string path, rest = {}, target = {}, user = {};
    std::multimap<std::string, std::string> query = {};
  };
  std::string Ask(const Asked& asked) const {
    Request request;
    request.method = "GET";
    request.path = asked.path;
    request.rest = asked.rest;
    request.target =
        asked.target.empty() ? asked.path + asked.rest : asked.target;
    request.user = asked.user;
    request.query = asked.query;
    for (const Route& route : routes_)
      if (route.method == "GET" && route.path == asked.path) {
        const Response response = route.handler(request);
        return (response.front ? *response.front : "") + response.body;
      }
    ADD_FAILURE() << "no route " << asked.path;
    return {};
  }

  std::vector<Route> routes_;
};

TEST_F(SiteCacheTest, ThePageOfWhoMayAcceptIsNobodyElses) {
  const std::string button = "version=0123abcd";
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(Ask({.path = "/check", .user = "anne"}), HasSubstr(button));
    for (const char* user : {"", "bob"})
      EXPECT_THAT(Ask({.path = "/check", .user = user}),
                  Not(HasSubstr(button)));
  }
}

TEST_F(SiteCacheTest, WhatStandsBelowAPathIsAPageOfItsOwn) {
  EXPECT_THAT(Ask({.path = "/lead/", .rest = "Police"}),
              AllOf(HasSubstr("led by Police"), Not(HasSubstr("Health"))));
  EXPECT_THAT(Ask({.path = "/lead/", .rest = "Health"}),
              AllOf(HasSubstr("led by Health"), Not(HasSubstr("Police"))));
  EXPECT_THAT(Ask({.path = "/partner/", .rest = "NHS"}),
              HasSubstr("<h1>Actions with NHS</h1>"));
  EXPECT_THAT(Ask({.path = "/lead/", .rest = "NHS"}),
              HasSubstr("<h1>No such lead</h1>"));
}

// The same page at another depth has other links.
TEST_F(SiteCacheTest, LinksAreThoseOfTheAddressThatWasAskedFor) {
  EXPECT_THAT(Ask({.path = "/lead/", .rest = "Police"}),
              HasSubstr("href=\"../actions\""));
  EXPECT_THAT(
      Ask({.path = "/lead/", .rest = "Police", .target = "/pw/lead/Police"}),
      HasSubstr("href=\"../../actions\""));
}

// Names and values: "a" of "bc" is not "ab" of "c".
TEST_F(SiteCacheTest, AnotherQueryIsAnotherPage) {
  EXPECT_THAT(Ask({.path = "/actions", .query = {{"lead", "police"}}}),
              HasSubstr("1 of 2 actions"));
  EXPECT_THAT(Ask({.path = "/actions", .query = {{"partner", "police"}}}),
              Not(HasSubstr("1 of 2 actions")));
  EXPECT_THAT(Ask({.path = "/actions", .query = {{"partner", "nhs"}}}),
              HasSubstr("2 of 2 actions"));
  EXPECT_EQ(Ask({.path = "/actions", .query = {{"format", "csv"}}}).find("<"),
            std::string::npos);
}

}  // namespace
}  // namespace planwatch::web
