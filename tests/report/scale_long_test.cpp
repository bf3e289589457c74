// Three years of 20 plans, read daily: what they take on the disk, and how long
// a review of them. Labelled `long`; it prints the figures, and judges only
// that the review is whole.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>

#include "daemon/config/config.h"
#include "daemon/history/history.h"
#include "daemon/past/past.h"
#include "daemon/report/report.h"
#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

constexpr int kPlans = 20, kActions = 200, kYears = 3, kEditsADay = 3;

TEST(ScaleLong, ThreeYearsOfTwentyPlans) {
  using Clock = std::chrono::steady_clock;
  using Seconds = std::chrono::duration<double>;
  const test::TempFolder folder;
  const std::filesystem::path file = folder / "history.db";
  std::string yaml =
      "history: { database: \"sqlite3://history.db\" }\nplans:\n";
  std::mt19937 random(1);
  const auto below = [&](int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random);
  };
  const auto started = Clock::now();
  {
    auto opened = History::Open(file, History::Access::kWrite);
    ASSERT_TRUE(opened);
    for (int p = 0; p < kPlans; ++p) {
      const std::string plan = "plan" + std::to_string(p);
      yaml += "  - { name: " + plan + ", source: { file: plan.csv } }\n";
      std::vector<PlanLine> lines;
      for (int i = 0; i < kActions; ++i)
        lines.push_back({"A" + std::to_string(i),
                         "Carry out step " + std::to_string(i) +
                             " of the strategy with schools, health and police",
                         Rag::kAmber, "2014-06-30"});
      for (int day = 0; day < kYears * 365; ++day) {
        for (int edit = 0; edit < kEditsADay; ++edit) {
          PlanLine& line = lines[static_cast<std::size_t>(below(kActions))];
          line.rag = kAllRags[static_cast<std::size_t>(below(5))];
          if (below(4) == 0)
            line.due =
                FormatDate(Day("2013-01-01") + std::chrono::days{below(1500)});
        }
        ASSERT_TRUE(opened->history->RecordPlan(
            plan, Day("2013-04-01") + std::chrono::days{day}, PlanOf(lines)));
      }
    }
  }
  const Seconds written = Clock::now() - started;

  ParsedConfig parsed =
      ParseConfig(yaml, folder / "planwatch.yml", ProcessEnvironment());
  ASSERT_TRUE(parsed.faults.empty()) << parsed.faults.front().message();
  const auto config = std::make_shared<const Config>(std::move(parsed.config));
  const auto asked = Clock::now();
  auto opened = History::Open(file, History::Access::kRead);
  ASSERT_TRUE(opened);
  const Result<Past> past = Past::Load(config, *opened->history);
  ASSERT_TRUE(past);
  const Result<std::string> report = WriteReport(
      *past, {.quarter = {2015, 3}, .today = Day("2016-03-01")}, "html");
  ASSERT_TRUE(report) << report.error().message();
  const Seconds reported = Clock::now() - asked;
  std::cout << kPlans * kYears * 365 << " reads in " << written.count()
            << " s; " << std::filesystem::file_size(file) / 1024 / 1024
            << " MiB; a review of all in " << reported.count() << " s, "
            << report->size() / 1024 << " KiB\n";
  for (int p = 0; p < kPlans; ++p)
    EXPECT_NE(report->find("\">plan" + std::to_string(p) + "</h2>"),
              std::string::npos);
}

}  // namespace
}  // namespace planwatch
