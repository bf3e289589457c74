#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "daemon/commands/commands.h"
#include "tests/base/folder.h"

namespace planwatch {
namespace {

TEST(Backfill, RefusesALabelThatTheConfigurationGives) {
  const test::TempFolder folder;
  Options options;
  options.config_file =
      folder.Write("planwatch.yml",
                   "labels: { area: coventry }\n"
                   "plans: [{ name: cse, source: { file: plan.csv } }]\n"
                   "history: { database: sqlite3://history.db }\n");
  options.labels = {{"job", "planwatch"}, {"area", "warwick"}};
  testing::internal::CaptureStderr();
  EXPECT_EQ(Backfill(options), 2);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "planwatch: --label: the configuration gives the label `area` to "
            "cse already; leave it out here\n");
}

TEST(Plans, AnUnknownNameIsAMessage) {
  const test::TempFolder folder;
  Options options;
  options.config_file =
      folder.Write("planwatch.yml",
                   "plans: [{ name: cse, source: { file: plan.csv } }]\n"
                   "measures: [{ name: spend, source: { file: m.csv } }]\n"
                   "history: { database: sqlite3://history.db }\n");
  options.as_at = MakeDate(2015, 5, 18);
  const auto says = [&](int (*command)(const Options&), const char* name,
                        const std::string& what) {
    options.plan = name;
    testing::internal::CaptureStderr();
    EXPECT_EQ(command(options), 2);
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "planwatch: there is no " + what + " \"" + name + "\" in " +
                  options.config_file.string() + "\n");
  };
  says(Accept, "csa", "plan, register or measures");
  says(Record, "csa", "plan");
  says(Record, "spend", "plan");  // these are measures
}

}  // namespace
}  // namespace planwatch
