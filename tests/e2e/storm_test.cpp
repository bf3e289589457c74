// Many things at once: a file that is replaced all the time; reads, reloads and
// sixteen scrapers. Longer among the long tests; the sanitizers run the short
// ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;

#ifdef PLANWATCH_LONG
constexpr seconds kLength{10};
#else
constexpr seconds kLength{2};
#endif
constexpr int kScrapers = 16;

std::string PlanOf(int actions) {
  std::string csv = "Action,RAG\n";
  for (int i = 0; i < actions; ++i) csv += "Do it,Red\n";
  return csv;
}

std::string RegisterOf(int referrals) {
  std::string csv = "Received,Triaged,Outcome\n";
  for (int i = 0; i < referrals; ++i) csv += "2015-05-11,2015-05-12,support\n";
  return csv;
}

TEST(Storm, AFileReplacedEveryTenMillisecondsIsReadWhole) {
  const test::TempFolder folder;
  const std::filesystem::path plan = folder.path() / "plan.csv";
  const std::filesystem::path config = folder.path() / "planwatch.yml";
  WriteFile(plan, PlanOf(1000));
  WriteFile(config, R"(
plans:
  - name: cse
    source: { file: plan.csv }
    read: { every: 1s }
)");
  const Daemon daemon(CallOf("serve", config, {"--log.level", "debug"}));

  const auto end = steady_clock::now() + kLength;
  for (int i = 0; steady_clock::now() < end; ++i) {
    WriteFile(plan, PlanOf(i % 2 == 0 ? 1200 : 1000));
    const Metrics metrics(daemon.Get("/metrics").body);
    ASSERT_THAT(metrics.Sum("plan_actions"),
                AnyOf(Optional(1000), Optional(1200)));
    ASSERT_THAT(metrics.Sum("source_up"), Optional(1)) << daemon.log();
    std::this_thread::sleep_for(milliseconds{10});
  }
  WriteFile(plan, PlanOf(1100));
  EXPECT_TRUE(Eventually([&] {
    return Metrics(daemon.Get("/metrics").body).Sum("plan_actions") == 1100;
  })) << daemon.log();
  EXPECT_THAT(daemon.log(), Not(HasSubstr("level=warn")));
}

std::string Config(const std::string& area) {
  return "labels: { area: " + area + R"( }
plans:
  - name: cse
    source: { file: plan.csv }
    read: { every: 1s }
referrals:
  - name: cmog
    source: { file: register.csv }
    read: { every: 1s }
    outcomes: { further: [support] }
disclosure: { release: read }
)";
}

// What one connection sees until it is enough.
void Scrape(int port, int number, const std::atomic<bool>& enough,
            std::atomic<int>& scrapes) {
  httplib::Client client("127.0.0.1", port);
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  client.set_decompress(false);
  client.set_read_timeout(std::chrono::seconds{60});
  httplib::Headers headers;
  const bool zipped = number % 4 == 3;
  const bool open_metrics = number % 2 == 0;
  // Some versions of httplib ask for gzip where nothing is asked for.
  headers.emplace("Accept-Encoding", zipped ? "gzip" : "identity");
  if (open_metrics)
    headers.emplace("Accept", "application/openmetrics-text;version=1.0.0");
  while (!enough) {
    const httplib::Result answer = client.Get("/metrics", headers);
    ASSERT_TRUE(answer) << httplib::to_string(answer.error());
    ASSERT_EQ(answer->status, 200);
    if (zipped)
      ASSERT_THAT(answer->body, testing::StartsWith("\x1f\x8b"));
    else if (open_metrics)
      ASSERT_THAT(answer->body, testing::EndsWith("\n# EOF\n"));
    else
      ASSERT_THAT(
          Metrics(answer->body).Sum("plan_actions"),
          AnyOf(Optional(10), Optional(11), Optional(12), Optional(13)));
    ++scrapes;
  }
}

TEST(Storm, ReadsReloadsAndSixteenScrapersAtOnce) {
  const test::TempFolder folder;
  const std::filesystem::path config = folder.path() / "planwatch.yml";
  WriteFile(folder.path() / "plan.csv", PlanOf(10));
  WriteFile(folder.path() / "register.csv", RegisterOf(20));
  WriteFile(config, Config("first"));
  Daemon daemon(CallOf("serve", config,
                       {"--web.enable-lifecycle", "--as-at", "2015-05-18"}));

  std::atomic<bool> enough = false;
  std::atomic<int> scrapes = 0;
  std::vector<std::thread> scrapers;
  for (int i = 0; i < kScrapers; ++i)
    scrapers.emplace_back(
        [&, i] { Scrape(daemon.port(), i, enough, scrapes); });
  const auto end = steady_clock::now() + kLength;
  int reloads = 0;
  for (; steady_clock::now() < end; ++reloads) {
    WriteFile(folder.path() / "plan.csv", PlanOf(10 + reloads % 4));
    WriteFile(folder.path() / "register.csv", RegisterOf(20 + reloads % 4));
    const bool wrong = reloads % 5 == 4;
    WriteFile(config,
              wrong ? "plan: []\n" : Config("area" + std::to_string(reloads)));
    if (reloads % 2 == 0) daemon.Signal(SIGHUP);
    EXPECT_EQ(daemon.Post("/-/reload").status, wrong ? 500 : 200);
  }
  enough = true;
  for (std::thread& scraper : scrapers) scraper.join();
  std::cout << scrapes << " scrapes and " << reloads << " reloads in "
            << kLength.count() << " s\n";
  EXPECT_GT(scrapes, kScrapers);

  WriteFile(folder.path() / "plan.csv", PlanOf(12));
  WriteFile(folder.path() / "register.csv", RegisterOf(30));
  WriteFile(config, Config("last"));
  ASSERT_EQ(daemon.Post("/-/reload").status, 200);
  const LabelSet labels = {{"area", "last"}};
  EXPECT_TRUE(Eventually([&] {
    const Metrics metrics(daemon.Get("/metrics").body);
    return metrics.Sum("plan_actions", labels) == 12 &&
           metrics.Sum("referrals_received", labels) == 30;
  })) << daemon.log();
  // Nor has a sanitizer anything to say.
  EXPECT_THAT(daemon.Terminate(seconds{10}), Optional(0)) << daemon.log();
}

}  // namespace
}  // namespace planwatch::e2e
