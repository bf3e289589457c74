// The daemon's pages in real Chromium.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/process.h"

namespace planwatch::e2e {
namespace {

// Why the tests can't be run; empty if they can.
std::string Missing(std::vector<std::string> programs) {
  programs.insert(programs.end(), {"node", "chromium"});
  for (const std::string& program : programs)
    if (!Installed(program)) return program + " is not installed";
  const std::filesystem::path modules = PLANWATCH_PAGES_MODULES;
  for (const char* name : {"axe-core", "playwright-core"})
    if (!std::filesystem::exists(modules / "node_modules" / name))
      return std::string(name) + " is not in " + modules.string() +
             "; tests/run.sh installs it where npm can be reached";
  return {};
}

void ExpectNoFault(const std::string& script, const Daemon& daemon,
                   std::vector<std::string> arguments) {
  std::vector<std::string> call = {
      "node", std::string(PLANWATCH_PAGES "/") + script,
      PLANWATCH_PAGES_MODULES, "chromium",
      "http://127.0.0.1:" + std::to_string(daemon.port())};
  call.insert(call.end(), arguments.begin(), arguments.end());
  const Outcome outcome = RunToEnd(call, {}, std::chrono::seconds{280});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out, "");
}

// PLANWATCH_PICTURES names a folder for a picture of each page, to be looked
// at.
TEST(Pages, AreGoodInChromiumOnEveryScreen) {
  if (const std::string missing = Missing({}); !missing.empty())
    GTEST_SKIP() << missing;
  const Installation installation;
  installation.RecordHistory();
  const Daemon daemon(installation, "2015-05-18");
  std::vector<std::string> arguments;
  if (const char* const pictures = std::getenv("PLANWATCH_PICTURES"))
    arguments.emplace_back(pictures);
  ExpectNoFault("pages.mjs", daemon, std::move(arguments));
}

TEST(Pages, AreReachedByEverybody) {
  if (const std::string missing = Missing({"pdftotext"}); !missing.empty())
    GTEST_SKIP() << missing;
  const Installation installation;
  installation.RecordHistory();
  const Daemon daemon(installation, "2015-05-18");
  ExpectNoFault("reach.mjs", daemon, {std::to_string(daemon.pid())});
}

// Twenty plans of ten actions each.
std::filesystem::path WriteManyPlans(const std::filesystem::path& folder) {
  static constexpr const char* kWords[] = {"Red",  "Amber", "Green", "Green",
                                           "Blue", "Amber", "Green", ""};
  std::string config = "calendar: { time_zone: Europe/London }\nplans:\n";
  for (int plan = 1; plan <= 20; ++plan) {
    const std::string name = "p" + std::to_string(plan);
    std::string rows = "Reference,Action,RAG,Lead,Due date\n";
    for (int action = 1; action <= 10; ++action)
      rows += std::to_string(action) +
              ",Agree the referral pathway with health and police partners," +
              kWords[(plan * 3 + action) % 8] + ",Head of Community Safety," +
              std::to_string(plan) + "/0" + std::to_string(action % 9 + 1) +
              "/2015\n";
    WriteFile(folder / (name + ".csv"), rows);
    config += "  - name: " + name + "\n    title: Domestic abuse plan " +
              std::to_string(plan) + "\n    source: { file: " + name +
              ".csv }\n";
  }
  WriteFile(folder / "planwatch.yml", config);
  return folder / "planwatch.yml";
}

TEST(Pages, TwentyPlansFitAScreenAndAHalf) {
  if (const std::string missing = Missing({}); !missing.empty())
    GTEST_SKIP() << missing;
  const test::TempFolder folder;
  const Daemon daemon(CallOf("serve", WriteManyPlans(folder.path()),
                             {"--as-at", "2015-05-18"}));
  ExpectNoFault("many.mjs", daemon, {});
}

}  // namespace
}  // namespace planwatch::e2e
