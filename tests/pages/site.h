// The site over a plan that was read, one that is missing and a register, none
// of which has a file.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/pages/site.h"
#include "tests/config/entries.h"

namespace planwatch::web {

inline constexpr std::string_view kHostile =
    "<script>alert(\"1\")</script> & 'more'";

inline Response WithOwnBody(Response response) {
  if (response.front) response.body.insert(0, *response.front);
  return response;
}

inline Response AnswerTo(const Request& request, const SiteOptions& options) {
  for (const Route& route : MakeRoutes(options))
    if (route.method == request.method && route.path == request.path)
      return WithOwnBody(route.handler(request));
  ADD_FAILURE() << "no route " << request.method << ' ' << request.path;
  return {};
}

class SiteTest : public ::testing::Test {
 protected:
  SiteTest() {
    Config config = test::EmptyConfig();
    config.entries = {test::PlanEntry("cse", "/data/plan.csv"),
                      test::PlanEntry("missing", "/data/missing.csv"),
                      test::RegisterEntry("cmog", "/data/register.csv")};
    config.entries[0].title = kHostile;
    snapshot_.config = std::make_shared<const Config>(std::move(config));
    ReadReport report;
    report.rows = 9;
    report.rejected.Add({.table = {}, .row = 3}, "no_date", "no date");
    SourceHealth cse;
    cse.source = "cse";
    cse.kind = "plan";
    cse.tried = cse.up = true;
    cse.last_success = cse.modified = test::At(2015, 5, 18, 9);
    cse.read_duration = std::chrono::milliseconds{250};
    cse.rows = 9;
    cse.rejected = {{"no_date", 1}};
    SourceHealth missing;
    missing.source = "missing";
    missing.kind = "plan";
    missing.tried = true;
    SourceHealth cmog;
    cmog.source = "cmog";
    cmog.kind = "referrals";
    const std::vector<Entry>& entries = snapshot_.config->entries;
    snapshot_.entries = {
        {.entry = &entries[0],
         .source_name = "plan.csv",
         .health = cse,
         .report = std::make_shared<const ReadReport>(report)},
        {.entry = &entries[1],
         .source_name = "missing.csv",
         .health = missing,
         .error = "missing.csv: there is no such file <here>"},
        {.entry = &entries[2], .source_name = "register.csv", .health = cmog}};
    snapshot_.health.version = "0.1.0";
    snapshot_.health.revision = "abc1234";
    snapshot_.health.config_reload_success = test::At(2015, 5, 18, 8);
    snapshot_.published = std::make_shared<const Published>(Disclosure::Publish(
        *MakeDate(2015, 5, 18), *snapshot_.config->calendar, {}, {}));
  }

  Response Ask(std::string_view method, std::string_view path,
               std::string_view accept = {},
               std::string_view accept_encoding = {}) {
    SiteOptions options = options_;
    options.snapshot = [snapshot = Prepare(snapshot_)] { return snapshot; };
    Request request;
    request.method = method;
    request.path = path;
    request.accept = accept;
    request.accept_encoding = accept_encoding;
    request.query = query_;
    request.user = user_;
    request.target = target_;
    return AnswerTo(request, options);
  }

  static std::string Header(const Response& response, const char* name) {
    const auto found = response.headers.find(name);
    return found == response.headers.end() ? "" : found->second;
  }

  Snapshot snapshot_;
  SiteOptions options_;
  std::multimap<std::string, std::string> query_;
  std::string user_, target_;
};

}  // namespace planwatch::web
