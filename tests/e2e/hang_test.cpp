// A source that hangs for ever harms no other, and holds up nothing.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <string>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"

namespace planwatch::e2e {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::Optional;

std::string PlanOf(int actions) {
  std::string csv = "Action,RAG\n";
  for (int i = 0; i < actions; ++i) csv += "Do it,Red\n";
  return csv;
}

std::string Config(const std::string& area) {
  return R"(
labels: { area: )" +
         area + R"( }
plans:
  - name: silent
    source: { file: silent.csv, timeout: 1h }
  - name: half
    source: { file: half.csv, timeout: 1s }
  - name: cse
    source: { file: plan.csv }
    read: { every: 1h }
)";
}

TEST(Hang, DelaysNoReadNoScrapeNoReloadAndNoStop) {
  const test::TempFolder folder;
  const std::filesystem::path config = folder.path() / "planwatch.yml";
  // One pipe that nobody writes to; and one whose writer stops half-way.
  ASSERT_EQ(mkfifo((folder.path() / "silent.csv").c_str(), 0600), 0);
  const std::filesystem::path half = folder.path() / "half.csv";
  ASSERT_EQ(mkfifo(half.c_str(), 0600), 0);
  const int writer = open(half.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(writer, 0);
  const std::unique_ptr<const int, void (*)(const int*)> closes(
      &writer, [](const int* fd) { close(*fd); });
  ASSERT_GT(write(writer, "Action,RAG\nDo", 13), 0);
  WriteFile(folder.path() / "plan.csv", PlanOf(4));
  WriteFile(config, Config("before"));
  Daemon daemon(CallOf("serve", config, {"--web.enable-lifecycle"}),
                "/-/healthy");

  const auto cse = [&](const LabelSet& labels) {
    LabelSet all = labels;
    all.emplace("plan", "cse");
    return Metrics(daemon.Get("/metrics").body).Sum("plan_actions", all);
  };
  ASSERT_TRUE(Eventually([&] { return cse({}) == 4; })) << daemon.log();
  EXPECT_EQ(daemon.Get("/-/ready").status, 503);
  WriteFile(folder.path() / "plan.csv", PlanOf(5));
  EXPECT_TRUE(Eventually([&] { return cse({}) == 5; })) << daemon.log();

  EXPECT_TRUE(Eventually([&] {
    return Metrics(daemon.Get("/metrics").body)
               .Sum("source_up", {{"source", "half"}}) == 0;
  })) << daemon.log();
  EXPECT_THAT(daemon.log(), HasSubstr("took longer than 1 s"));

  WriteFile(config, Config("posted"));
  EXPECT_EQ(daemon.Post("/-/reload").status, 200);
  EXPECT_THAT(cse({{"area", "posted"}}), Optional(5));
  WriteFile(config, Config("signalled"));
  daemon.Signal(SIGHUP);
  EXPECT_TRUE(Eventually([&] {
    return cse({{"area", "signalled"}}) == 5;
  })) << daemon.log();

  EXPECT_THAT(daemon.Terminate(seconds{2}), Optional(0)) << daemon.log();
}

// Shares of one server that is gone, say.
TEST(Hang, ManySourcesAtOnceKeepNoOtherFromBeingRead) {
  const test::TempFolder folder;
  std::string config = "plans:\n";
  for (int i = 0; i < 12; ++i) {
    const std::string name = "silent" + std::to_string(i);
    ASSERT_EQ(mkfifo((folder.path() / (name + ".csv")).c_str(), 0600), 0);
    config += "  - name: " + name + "\n    source: { file: " + name +
              ".csv, timeout: 1h }\n";
  }
  config += "  - name: cse\n    source: { file: plan.csv }\n";
  WriteFile(folder.path() / "plan.csv", PlanOf(4));
  WriteFile(folder.path() / "planwatch.yml", config);
  Daemon daemon(CallOf("serve", folder.path() / "planwatch.yml"), "/-/healthy");
  EXPECT_TRUE(Eventually([&] {
    return Metrics(daemon.Get("/metrics").body)
               .Sum("plan_actions", {{"plan", "cse"}}) == 4;
  })) << daemon.log();
  EXPECT_THAT(daemon.Terminate(seconds{2}), Optional(0)) << daemon.log();
}

}  // namespace
}  // namespace planwatch::e2e
