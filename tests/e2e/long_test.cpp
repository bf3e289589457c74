// Large sources: read in one go, and a register in memory that does not grow
// with its rows. Labelled `long`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/table/documents.h"

namespace planwatch::e2e {
namespace {

using testing::Optional;

// What reading a document may take beyond the same plan in CSV.
constexpr std::size_t kMostTimesTheFile = 4;

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
  const test::TempFolder folder;
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

// Of one of ten thousand: its cells, of the length that such cells have, in
// words that a zip can't make much smaller.
std::vector<std::string> ActionOf(int i) {
  const char* const rags[] = {"Red", "Amber", "Green", "Complete", ""};
  const char* const dates[] = {"31/03/2015", "June 2015", "Q4 2015/16",
                               "ongoing"};
  std::uint32_t state = static_cast<std::uint32_t>(i) * 2654435761u + 1;
  const auto prose = [&state](int words) {
    std::string text;
    for (int w = 0; w < words; ++w) {
      if (w > 0) text += ' ';
      state = state * 1664525u + 1013904223u;
      for (std::uint32_t n = state >> 12, c = 0; c < 3 + (state >> 29);
           ++c, n /= 7)
        text += static_cast<char>('a' + (n + c) % 26);
    }
    return text;
  };
  const std::string n = std::to_string(i);
  return {"A" + n,           "Objective " + std::to_string(i / 50),
          "Do " + prose(15), rags[i % 5],
          prose(30),         "Lead " + std::to_string(i % 40),
          dates[i % 4]};
}

// Reads the plan in a folder of its own.
Read ReadPlan(const std::string& name, const std::string& bytes) {
  const test::TempFolder folder;
  WriteFile(folder.path() / name, bytes);
  WriteFile(folder.path() / "planwatch.yml",
            "plans: [{ name: big, source: { file: " + name + " } }]\n");
  Read read = Metered(folder.path() / "planwatch.yml");
  Print(name + " of " + std::to_string(bytes.size() >> 10) + " KiB", read);
  EXPECT_EQ(read.outcome.status, 0) << read.outcome.err;
  const Metrics metrics(read.outcome.out);
  EXPECT_THAT(metrics.Sum("plan_actions"), Optional(10'000));
  EXPECT_THAT(metrics.Sum("plan_actions_overdue"), Optional(2'000));
  return read;
}

// A document is gone through as a stream: beside the same plan in CSV, which is
// read line by line, it costs the file and little more.
TEST(Long, TenThousandActionsInWordAndExcelCostLittleMoreThanInCsv) {
  const std::vector<std::string> header = {
      "Ref", "Objective", "Action", "RAG", "Evidence", "Lead", "Timescale"};
  std::string csv, rows, table;
  for (int i = -1; i < 10'000; ++i) {
    rows += "<row>";
    table += "<w:tr>";
    for (const std::string& cell : i < 0 ? header : ActionOf(i)) {
      csv += cell + ',';
      rows += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      table += "<w:tc><w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p></w:tc>";
    }
    csv.back() = '\n';
    rows += "</row>";
    table += "</w:tr>";
  }
  const std::string xlsx = Excel(rows);
  const std::string docx = Word("<w:tbl>" + table + "</w:tbl>");
  rows = table = {};
  const Read plain = ReadPlan("plan.csv", csv);
  for (const auto& [name, bytes] :
       {std::pair("plan.xlsx", &xlsx), std::pair("plan.docx", &docx)}) {
    const Read read = ReadPlan(name, *bytes);
    EXPECT_LT(read.outcome.peak_rss_kib,
              plain.outcome.peak_rss_kib +
                  static_cast<long>(kMostTimesTheFile * bytes->size() / 1024))
        << name;
  }
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
  return read;
}

TEST(Long, MemoryDoesNotGrowWithTheRowsOfARegister) {
  const test::TempFolder folder;
  const Read small = ReadRegister(folder.path(), 20'000);
  Print("20,000 referrals", small);
  const Read large = ReadRegister(folder.path(), 1'000'000);
  Print("1,000,000 referrals", large);
  EXPECT_LT(large.outcome.peak_rss_kib, small.outcome.peak_rss_kib + 4 * 1024);
}

}  // namespace
}  // namespace planwatch::e2e
