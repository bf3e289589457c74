// The daemon's pages in real Chromium.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/process.h"

namespace planwatch::e2e {
namespace {

// PLANWATCH_PICTURES names a folder for a picture of each page, to be looked
// at.
TEST(Pages, AreGoodInChromiumOnEveryScreen) {
  const std::filesystem::path modules = PLANWATCH_PAGES_MODULES;
  if (!Installed("node") || !Installed("chromium"))
    GTEST_SKIP() << "node or chromium is not installed";
  for (const char* name : {"axe-core", "playwright-core"})
    if (!std::filesystem::exists(modules / "node_modules" / name))
      GTEST_SKIP() << name << " is not in " << modules
                   << "; tests/run.sh installs it where npm can be reached";

  const Installation installation;
  for (const auto& file : std::filesystem::directory_iterator(
           installation.path() / "sample/history")) {
    const std::string name = file.path().stem();
    if (!name.starts_with("plan-")) continue;
    const std::string day = name.substr(name.find('-') + 1);
    const Outcome recorded = RunToEnd(installation.Call(
        "record", {"--plan", "cse", "--as-at", day, file.path().string()}));
    ASSERT_EQ(recorded.status, 0) << recorded.err;
  }
  const Daemon daemon(installation, "2015-05-18");
  std::vector<std::string> call = {
      "node", PLANWATCH_PAGES "/pages.mjs", modules, "chromium",
      "http://127.0.0.1:" + std::to_string(daemon.port())};
  if (const char* const pictures = std::getenv("PLANWATCH_PICTURES"))
    call.emplace_back(pictures);
  const Outcome outcome = RunToEnd(call, {}, std::chrono::seconds{280});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out, "");
}

}  // namespace
}  // namespace planwatch::e2e
