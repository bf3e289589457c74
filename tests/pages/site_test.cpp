#include "daemon/pages/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "collectors/base/clock.h"
#include "collectors/exposition/exposition.h"
#include "daemon/pages/board.h"
#include "tests/config/entries.h"
#include "tests/golden/golden.h"
#include "tests/pages/site.h"

namespace planwatch::web {
namespace {

using namespace test;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(SiteTest, MetricsAreTextUnlessAskedOtherwise) {
  const Response response = Ask("GET", "/metrics");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_FALSE(response.gzipped);
  EXPECT_EQ(Header(response, "Vary"), "Accept, Accept-Encoding");
  EXPECT_THAT(response.body,
              HasSubstr("planwatch_source_up{source=\"cse\",kind=\"plan\"} 1"));
  EXPECT_THAT(response.body, HasSubstr("process_"));
  EXPECT_THAT(response.body, Not(HasSubstr("# EOF")));
}

TEST_F(SiteTest, MetricsHaveTheDaemonsOwnCounters) {
  EXPECT_THAT(Ask("GET", "/metrics").body, Not(HasSubstr("planwatch_reads")));
  Telemetry telemetry;
  telemetry.SetSources({"cse"});
  telemetry.CountRead("cse", Telemetry::ReadResult::kOk,
                      std::chrono::seconds{1});
  options_.telemetry = &telemetry;
  EXPECT_THAT(
      Ask("GET", "/metrics").body,
      HasSubstr("planwatch_reads_total{result=\"ok\",source=\"cse\"} 1"));
  const Response open_metrics =
      Ask("GET", "/metrics", "application/openmetrics-text; version=1.0.0");
  EXPECT_THAT(open_metrics.body, HasSubstr("# TYPE planwatch_reads counter"));
  EXPECT_THAT(open_metrics.body, EndsWith("# EOF\n"));
}

// The metrics name each address by one of these, with or without a proxy.
TEST_F(SiteTest, EachRouteIsAPageOfTheMetrics) {
  options_.external_url = "https://example.org/planwatch";
  options_.snapshot = [] { return std::make_shared<const Snapshot>(); };
  std::set<std::string> pages;
  for (const Route& route : MakeRoutes(options_)) pages.insert(route.page);
  EXPECT_THAT(pages,
              testing::UnorderedElementsAre(
                  "accept", "action", "actions", "api_actions", "api_changes",
                  "api_plans", "asset", "board", "calendar", "changes", "check",
                  "healthy", "lead", "metrics", "other", "partner", "ready",
                  "reload", "report", "status"));
}

TEST_F(SiteTest, MetricsAreOpenMetricsWhereAskedFor) {
  const Response response =
      Ask("GET", "/metrics",
          "application/openmetrics-text;version=1.0.0,*/*;q=0.1");
  EXPECT_EQ(response.content_type, ContentType(TextFormat::kOpenMetrics));
  EXPECT_THAT(response.body, EndsWith("\n# EOF\n"));
}

TEST_F(SiteTest, MetricsAreZippedWhereThatIsTaken) {
  const Response response = Ask("GET", "/metrics", "", "gzip");
  EXPECT_TRUE(response.gzipped);
  EXPECT_EQ(response.body.substr(0, 2), "\x1f\x8b");
}

TEST_F(SiteTest, TheFrontPageEscapesWhatItShows) {
  const Response response = Ask("GET", "/");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "text/html; charset=utf-8");
  EXPECT_THAT(response.body, Not(HasSubstr("<script>")));
  EXPECT_THAT(response.body,
              HasSubstr("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; "
                        "&amp; &#39;more&#39;"));
  EXPECT_THAT(response.body, HasSubstr("no such file &lt;here&gt;"));
  EXPECT_THAT(response.body, HasSubstr("lang=\"en-GB\""));
}

TEST_F(SiteTest, TheFrontPageSaysWhenTheDateWasGiven) {
  EXPECT_THAT(Ask("GET", "/").body,
              HasSubstr("Figures as at <time datetime=\"2015-05-18\">18 May "
                        "2015</time>"));
  snapshot_.as_at_given = true;
  EXPECT_THAT(Ask("GET", "/").body,
              HasSubstr("18 May 2015</time>: the figures stand at this date"));
}

TEST_F(SiteTest, TheFrontPageSaysHowEachSourceDoes) {
  const std::string page =
      BoardPage(snapshot_, {.query = {},
                            .base = "",
                            .now = At(2015, 5, 18, 9) + std::chrono::hours{3}})
          .body;
  EXPECT_THAT(page, HasSubstr("3 hours ago"));
  EXPECT_THAT(page, HasSubstr("failed"));
  EXPECT_THAT(page, HasSubstr("not read yet"));
}

// The path alone: whoever asks from inside stays on the host they asked.
TEST_F(SiteTest, LinksBeginWithTheExternalUrlsPath) {
  EXPECT_THAT(Ask("GET", "/").body, HasSubstr("href=\"metrics\""));
  options_.external_url = "https://board.example.org/planwatch";
  EXPECT_THAT(Ask("GET", "/").body, HasSubstr("href=\"/planwatch/metrics\""));
  EXPECT_THAT(Ask("GET", "/").body, Not(HasSubstr("board.example.org")));
  EXPECT_EQ(Ask("GET", "/planwatch/planwatch.css").status, 200);
  // A proxy may leave the path in.
  EXPECT_EQ(Ask("GET", "/planwatch/-/healthy").status, 200);
  EXPECT_EQ(Ask("GET", "/planwatch/").status, 200);
  EXPECT_EQ(Ask("GET", "/-/healthy").status, 200);
  const Response bare = Ask("GET", "/planwatch");
  EXPECT_EQ(bare.status, 308);
  EXPECT_EQ(bare.headers.find("Location")->second, "/planwatch/");
}

TEST_F(SiteTest, ARoutePrefixMayDifferFromTheExternalUrlsPath) {
  options_.route_prefix = "/inside";
  EXPECT_EQ(Ask("GET", "/inside/-/healthy").status, 200);
  EXPECT_THAT(Ask("GET", "/inside/").body,
              HasSubstr("href=\"/inside/metrics\""));
  options_.external_url = "https://board.example.org/outside";
  EXPECT_THAT(Ask("GET", "/inside/").body,
              HasSubstr("href=\"/outside/metrics\""));
}

TEST_F(SiteTest, StatusTellsOfTheHistoryAndOfWhatIsWrong) {
  using nlohmann::json;
  EXPECT_TRUE(
      json::parse(Ask("GET", "/api/v1/status").body)["history"].is_null());
  snapshot_.health.history.emplace();
  snapshot_.health.history->error = "the history /var/lib/h.db: is damaged";
  snapshot_.health.history->last_backup = Now() - std::chrono::days{9};
  const std::string body = Ask("GET", "/api/v1/status").body;
  const json status = json::parse(body);
  EXPECT_EQ(status["history"]["well"], false);
  EXPECT_EQ(status["history"]["last_write"], nullptr);
  ASSERT_EQ(status["troubles"].size(), 2u);
  EXPECT_EQ(status["troubles"][1],
            "The last backup of the history is 9 days old");
  // Where files lie is for the operator alone.
  EXPECT_THAT(body, Not(HasSubstr("/var/lib")));
  EXPECT_THAT(Ask("GET", "/").body,
              AllOf(HasSubstr("what changes is not remembered"),
                    Not(HasSubstr("/var/lib"))));
}

TEST_F(SiteTest, ThePathOfTheExternalUrlIsWhatStandsBehindItsHost) {
  const std::pair<const char*, const char*> paths[] = {
      {"", ""},
      {"https://board.example.org", ""},
      {"https://board.example.org/", ""},
      {"https://board.example.org/a/b", "/a/b/"},
      {"https://board.example.org/a/b//", "/a/b/"},
      {"/a", "/a/"},
      {"board.example.org/a", "/a/"}};
  for (const auto& [url, base] : paths) {
    options_.external_url = url;
    EXPECT_THAT(Ask("GET", "/").body,
                HasSubstr("href=\"" + std::string(base) + "metrics\""))
        << url;
  }
}

TEST_F(SiteTest, EachPageAndAssetIsAtItsAddress) {
  const std::pair<const char*, const char*> pages[] = {
      {"/", "<h1>Board</h1>"},
      {"/actions", "<h1>Actions</h1>"},
      {"/check", "<h1>What to repair</h1>"},
      {"/report", "<h1>Quarterly review</h1>"},
      {"/planwatch.css", "{"},
      {"/planwatch.js", "document"},
      {"/planwatch.svg", "<svg"}};
  for (const auto& [path, part] : pages)
    EXPECT_THAT(Ask("GET", path).body, HasSubstr(part)) << path;
  EXPECT_EQ(Ask("GET", "/planwatch.css").content_type, "text/css");
  EXPECT_EQ(Ask("GET", "/planwatch.js").content_type, "text/javascript");
  EXPECT_EQ(Ask("GET", "/planwatch.svg").content_type, "image/svg+xml");
  EXPECT_EQ(Ask("GET", "/report").status, 404);  // no history is kept
}

// The cache tells them apart by all that was asked.
TEST_F(SiteTest, APageIsOfItsOwnQuery) {
  SiteOptions options;
  options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
  const std::vector<Route> routes = MakeRoutes(options);
  const auto ask = [&](std::multimap<std::string, std::string> query) {
    Request request;
    request.query = std::move(query);
    for (const Route& route : routes)
      if (route.path == "/actions")
        return WithOwnBody(route.handler(request)).body;
    return std::string();
  };
  EXPECT_THAT(ask({{"rag", "red"}}), HasSubstr("Actions rated red."));
  EXPECT_THAT(ask({{"rag", "blue"}}), HasSubstr("Actions rated blue"));
  EXPECT_THAT(ask({{"lead", "red"}}), HasSubstr("Actions led by “red”."));
  EXPECT_THAT(ask({}), Not(HasSubstr("<p>Actions ")));
}

TEST_F(SiteTest, APageThatNobodyWaitsForIsNotSent) {
  SiteOptions options;
  options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
  Request request;
  request.abandoned = [] { return true; };
  for (const Route& route : MakeRoutes(options))
    if (route.path == "/check") {
      const Response response = route.handler(request);
      EXPECT_EQ(response.status, 503);
      EXPECT_THAT(response.body, HasSubstr("planwatch is stopping; try again"));
    }
}

// From wherever an address is: by its slashes as they were sent.
TEST_F(SiteTest, LinksOfAPageThatIsBelowLeadUp) {
  const auto ask = [&](const std::string& target, const std::string& rest) {
    SiteOptions options = options_;
    options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
    Request request;
    request.method = "GET";
    request.rest = rest;
    request.target = target;
    for (const Route& route : MakeRoutes(options))
      if (route.path == "/lead/" && route.below)
        return WithOwnBody(route.handler(request)).body;
    return std::string("no route");
  };
  EXPECT_THAT(ask("/lead/A%2FB?x=/", "A/B"), HasSubstr("href=\"../actions\""));
  EXPECT_THAT(ask("/lead/A/B", "A/B"), HasSubstr("href=\"../../actions\""));
  EXPECT_THAT(ask("/lead/" + std::string(5000, '/'), "A"),
              Not(HasSubstr("../../../../../../../../")));
  options_.external_url = "https://board.example.org/planwatch/";
  EXPECT_THAT(ask("/planwatch/lead/A", "A"),
              HasSubstr("href=\"/planwatch/actions\""));
}

TEST_F(SiteTest, IsHealthyAlwaysAndReadyOnceAllWasTried) {
  EXPECT_EQ(Ask("GET", "/-/healthy").status, 200);
  const Response before = Ask("GET", "/-/ready");
  EXPECT_EQ(before.status, 503);
  EXPECT_THAT(before.body, HasSubstr("2 of 3"));
  snapshot_.ready = true;
  EXPECT_EQ(Ask("GET", "/-/ready").status, 200);
}

TEST_F(SiteTest, AParameterThatIsNotKnownIsRefusedByEachPage) {
  query_ = {{"colour<", "red"}};
  for (const char* path :
       {"/", "/actions", "/calendar.ics", "/changes", "/check", "/report"}) {
    const Response response = Ask("GET", path);
    EXPECT_EQ(response.status, 400) << path;
    EXPECT_THAT(response.body,
                HasSubstr("Unknown filter “colour&lt;”; known: "));
  }
  EXPECT_THAT(Ask("GET", "/actions").body,
              HasSubstr("known: plan, q, rag, overdue, due, "));
  EXPECT_THAT(Ask("GET", "/calendar.ics").body,
              HasSubstr("known: plan, lead.<"));
  EXPECT_THAT(Ask("GET", "/changes").body,
              HasSubstr("known: since, plan, lead, kind, format.<"));
  query_ = {{"format", "csv"}};
  EXPECT_EQ(nlohmann::json::parse(Ask("GET", "/api/v1/changes").body)["error"],
            "unknown filter “format”; known: since, plan, lead, kind");
  query_ = {{"colour<", "red"}};
  const Response api = Ask("GET", "/api/v1/plans");
  EXPECT_EQ(api.status, 400);
  EXPECT_EQ(api.content_type, "application/json");
  EXPECT_EQ(nlohmann::json::parse(api.body)["error"],
            "unknown filter “colour<”; there are none here");
}

TEST_F(SiteTest, ATableIsSavedUnderItsName) {
  query_ = {{"format", "csv"}};
  const Response response = Ask("GET", "/actions");
  EXPECT_EQ(response.content_type, "text/csv; charset=utf-8");
  EXPECT_EQ(Header(response, "Content-Disposition"),
            "attachment; filename=\"actions.csv\"");
}

TEST_F(SiteTest, StatusIsJson) {
  const Response response = Ask("GET", "/api/v1/status");
  EXPECT_EQ(response.content_type, "application/json");
  EXPECT_TRUE(nlohmann::json::accept(response.body));
  ExpectGolden("status.json", response.body);
}

TEST_F(SiteTest, StatusHasEachDoubt) {
  snapshot_.entries[0].doubts = {{.about = "column",
                                  .place = {"table 2", 1},
                                  .text = "two columns of dates",
                                  .settle = "name one"}};
  snapshot_.entries[0].health.doubts = {{"column", 1}};
  const auto json = nlohmann::json::parse(Ask("GET", "/api/v1/status").body);
  EXPECT_EQ(json["sources"][0]["state"], "doubtful");
  EXPECT_EQ(json["sources"][0]["doubts"],
            nlohmann::json::parse(R"([{"about": "column", "place":
                "table 2, row 1", "text": "two columns of dates",
                "settle": "name one"}])"));
  EXPECT_EQ(json["sources"][1]["state"], "failed");
  EXPECT_EQ(json["sources"][2]["state"], "not_read");
}

TEST_F(SiteTest, StatusStaysJsonWhateverAFileIsCalled) {
  snapshot_.entries[0].source_name = "caf\xe9.csv";
  EXPECT_TRUE(nlohmann::json::accept(Ask("GET", "/api/v1/status").body));
}

TEST_F(SiteTest, ReloadsOnlyWhereThatIsAllowed) {
  const Response off = Ask("POST", "/-/reload");
  EXPECT_EQ(off.status, 403);
  EXPECT_THAT(off.body, HasSubstr("--web.enable-lifecycle"));

  int reloads = 0;
  options_.reload = [&]() -> Status {
    ++reloads;
    return {};
  };
  EXPECT_EQ(Ask("POST", "/-/reload").status, 200);
  EXPECT_EQ(reloads, 1);

  options_.reload = []() -> Status {
    return Error("planwatch.yml: line 3: unknown key `plan`");
  };
  const Response wrong = Ask("POST", "/-/reload");
  EXPECT_EQ(wrong.status, 500);
  EXPECT_THAT(wrong.body, HasSubstr("line 3: unknown key"));
}

}  // namespace
}  // namespace planwatch::web
