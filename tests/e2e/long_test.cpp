// Large sources: read in one go, and a register in memory that does not grow
// with its rows. Labelled `long`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using testing::Optional;

struct Read {
  Outcome outcome;
  std::chrono::duration<double> seconds{};
};

Read Metered(const std::filesystem::path& config) {
  const auto start = std::chrono::steady_clock::now();
  Read read;
  read.outcome = RunToEnd({PLANWATCH_BINARY, "metrics", "--config.file",
                           config.string(), "--as-at", "2015-05-18"});
  read.seconds = std::chrono::steady_clock::now() - start;
  return read;
}

void Print(const std::string& what, const Read& read) {
  std::cout << what << ": " << read.seconds.count() << " s, at most "
            << read.outcome.peak_rss_kib / 1024 << " MiB\n";
}

TEST(Long, TenThousandActionsAreReadInOneGo) {
  const TemporaryFolder folder;
  std::string plan = "Ref,Objective,Action,RAG,Evidence,Lead,Timescale\n";
  const char* const rags[] = {"Red", "Amber", "Green", "Complete", ""};
  const char* const dates[] = {"31/03/2015", "June 2015", "Q4 2015/16",
                               "ongoing"};
  for (int i = 0; i < 10'000; ++i) {
    const std::string n = std::to_string(i);
    plan += "A" + n + ",Objective " + std::to_string(i / 50) +
            ",\"Do what is described in paragraph " + n +
            ", with all partners\"," + rags[i % 5] +
            ",\"Minutes, \"\"final\"\" version\",Lead " +
            std::to_string(i % 40) + "," + dates[i % 4] + "\n";
  }
  WriteFile(folder.path() / "plan.csv", plan);
  WriteFile(folder.path() / "planwatch.yml",
            "plans: [{ name: big, source: { file: plan.csv } }]\n");
  const Read read = Metered(folder.path() / "planwatch.yml");
  Print("10,000 actions", read);
  EXPECT_EQ(read.outcome.status, 0) << read.outcome.err;
  const Metrics metrics(read.outcome.out);
  EXPECT_THAT(metrics.Sum("plan_actions"), Optional(10'000));
  for (const char* rag : {"red", "amber", "green", "blue", "unrated"})
    EXPECT_THAT(metrics.Sum("plan_actions", {{"rag", rag}}), Optional(2'000))
        << rag;
  // A quarter was due in March, and a fifth of those is complete.
  EXPECT_THAT(metrics.Sum("plan_actions_overdue"), Optional(2'000));
  EXPECT_LT(read.outcome.peak_rss_kib, 256 * 1024);
}

Read ReadRegister(const std::filesystem::path& folder, int rows) {
  RunSql(folder / (std::to_string(rows) + ".db"), R"(
    CREATE TABLE referral (received TEXT, triaged TEXT, outcome TEXT,
                           source TEXT);
    WITH RECURSIVE n(i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < )" +
                                                      std::to_string(rows) + R"(
    )
    INSERT INTO referral
      SELECT date('2010-04-01', '+' || (i % 1800) || ' days'),
             date('2010-04-01', '+' || (i % 1800 + i % 3) || ' days'),
             CASE i % 2 WHEN 0 THEN 'multi-agency intervention'
                        ELSE 'no further action' END,
             CASE i % 4 WHEN 0 THEN 'Health' ELSE 'Police' END
      FROM n;)");
  const std::filesystem::path config = folder / (std::to_string(rows) + ".yml");
  WriteFile(config, R"(
referrals:
  - name: big
    source:
      database: sqlite3://)" +
                        std::to_string(rows) + R"(.db
      query: SELECT received, triaged, outcome, source FROM referral
      timeout: 120s
    outcomes: { further: [multi-agency intervention], none: [no further action] }
    sources: { Police: [police], Health: [health] }
)");
  const Read read = Metered(config);
  EXPECT_EQ(read.outcome.status, 0) << read.outcome.err;
  const Metrics metrics(read.outcome.out);
  EXPECT_THAT(metrics.Sum("referrals_received"), Optional(rows));
  EXPECT_THAT(metrics.Sum("referrals_triaged"), Optional(rows));
  EXPECT_THAT(
      metrics.Sum("referrals_triaged_by_outcome", {{"outcome", "further"}}),
      Optional(rows / 2));
  EXPECT_THAT(
      metrics.Sum("referrals_received_by_source", {{"source", "Health"}}),
      Optional(rows / 4));
  return read;
}

TEST(Long, MemoryDoesNotGrowWithTheRowsOfARegister) {
  const TemporaryFolder folder;
  const Read small = ReadRegister(folder.path(), 20'000);
  Print("20,000 referrals", small);
  const Read large = ReadRegister(folder.path(), 1'000'000);
  Print("1,000,000 referrals", large);
  EXPECT_LT(large.outcome.peak_rss_kib, small.outcome.peak_rss_kib + 4 * 1024);
}

}  // namespace
}  // namespace planwatch::e2e
