// Memory after very many scrapes and reads is what it was after a few.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <iostream>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

constexpr double kMiB = 1 << 20;
// 100,000 scrapes that lost ten bytes each would be seen.
constexpr double kMostGrowth = 1 * kMiB;

constexpr int kScrapers = 16;
constexpr int kScrapes = 100'000;
constexpr int kPlans = 8;
constexpr int kRegisters = 2;
constexpr int kReloads = 1000;  // each of which reads every source anew

// With one heap: the gaps in one for each thread come and go by some MiB.
std::vector<std::string> WithOneHeap(std::vector<std::string> call) {
  call.insert(call.begin(), {"env", "MALLOC_ARENA_MAX=1"});
  return call;
}

double ResidentBytes(const Daemon& daemon) {
  static const std::regex line(R"(\nprocess_resident_memory_bytes (\S+)\n)");
  const std::string body = daemon.Get("/metrics").body;
  std::smatch found;
  if (!std::regex_search(body, found, line)) {
    ADD_FAILURE() << "no process_resident_memory_bytes";
    return 0;
  }
  return std::stod(found[1]);
}

void ScrapeAll(const Daemon& daemon, int count) {
  std::atomic<int> left = count;
  std::vector<std::thread> scrapers;
  for (int i = 0; i < kScrapers; ++i)
    scrapers.emplace_back([&] {
      httplib::Client client("127.0.0.1", daemon.port());
      client.set_keep_alive(true);
      client.set_tcp_nodelay(true);
      client.set_read_timeout(std::chrono::seconds{60});
      while (left-- > 0) {
        const httplib::Result answer = client.Get("/metrics");
        ASSERT_TRUE(answer) << httplib::to_string(answer.error());
        ASSERT_EQ(answer->status, 200);
      }
    });
  for (std::thread& scraper : scrapers) scraper.join();
}

TEST(Soak, MemoryIsFlatOver100000Scrapes) {
  const Installation installation;
  const Daemon daemon(
      WithOneHeap(installation.Call("serve", {"--as-at", "2015-05-18"})));
  ASSERT_FALSE(HasFailure());
  ScrapeAll(daemon, kScrapes / 10);
  const double before = ResidentBytes(daemon);
  ScrapeAll(daemon, kScrapes);
  const double after = ResidentBytes(daemon);
  std::cout << "resident: " << before / kMiB << " MiB, after " << kScrapes
            << " scrapes " << after / kMiB << " MiB\n";
  EXPECT_LT(after, before + kMostGrowth);
}

// One that reads every source otherwise than the last.
std::string Config(int number) {
  const std::string year = "year: 20" + std::to_string(15 + number % 2) + "/" +
                           std::to_string(16 + number % 2);
  std::string text = "plans:\n";
  for (int i = 0; i < kPlans; ++i)
    text += "  - { name: p" + std::to_string(i) +
            ", source: { file: plan.csv }, " + year + " }\n";
  text += "referrals:\n";
  for (int i = 0; i < kRegisters; ++i)
    text += "  - { name: r" + std::to_string(i) +
            ", source: { database: \"sqlite3://register.db\", query: \"SELECT "
            "received, triaged, outcome, source FROM referral -- " +
            std::to_string(number % 2) +
            "\" }, outcomes: { further: [multi-agency intervention] } }\n";
  return text;
}

std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}

TEST(Soak, MemoryIsFlatOver10000Reads) {
  const Installation installation;
  const std::filesystem::path& folder = installation.path();
  WriteFile(folder / "plan.csv", ReadFile(installation.plan()));
  std::filesystem::copy(folder / "sample/register.db", folder / "register.db");
  WriteFile(installation.config(), Config(0));
  const Daemon daemon(WithOneHeap(installation.Call(
      "serve", {"--as-at", "2015-05-18", "--web.enable-lifecycle"})));
  ASSERT_FALSE(HasFailure());
  int number = 0;
  const auto reload = [&](int times) {
    for (int i = 0; i < times; ++i) {
      WriteFile(installation.config(), Config(++number));
      ASSERT_EQ(daemon.Post("/-/reload").status, 200);
      ASSERT_TRUE(
          Eventually([&] { return daemon.Get("/-/ready").status == 200; }));
    }
  };
  reload(kReloads / 10);
  const double before = ResidentBytes(daemon);
  const std::size_t read_before = CountOf(daemon.log(), "msg=\"source read\"");
  reload(kReloads);
  const double after = ResidentBytes(daemon);
  const std::size_t reads =
      CountOf(daemon.log(), "msg=\"source read\"") - read_before;
  std::cout << "resident: " << before / kMiB << " MiB, after " << reads
            << " reads " << after / kMiB << " MiB\n";
  EXPECT_EQ(reads, static_cast<std::size_t>(kReloads * (kPlans + kRegisters)));
  EXPECT_THAT(Metrics(daemon.Get("/metrics").body).Sum("referrals_triaged"),
              testing::Optional(80 * kRegisters));
  EXPECT_LT(after, before + kMostGrowth);
}

}  // namespace
}  // namespace planwatch::e2e
