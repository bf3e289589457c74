// A year of monthly versions, and the sheet that opens each month's meeting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "collectors/plan/reader.h"
#include "collectors/source/source.h"
#include "daemon/report/changes.h"
#include "tests/config/entries.h"
#include "tests/golden/golden.h"
#include "tests/history/pasts.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;
// The meeting is a week after the version that was made for it.
constexpr std::chrono::days kBeforeMeeting{7};

Plan Read(const Entry& entry, const Calendar& calendar, Date day) {
  PlanReader reader(std::get<PlanOptions>(entry.options), calendar, day);
  const auto source = MakeSource(entry.source);
  EXPECT_TRUE((*source)->Read(reader, {}));
  auto plan = std::move(reader).Finish();
  EXPECT_TRUE(plan);
  EXPECT_EQ(plan->report.rejected.total(), 0u) << entry.source.file;
  return *std::move(plan);
}

TEST(ChangesOfAYear, AreToldAtEachMeeting) {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(PLANWATCH_TESTDATA "/year"))
    if (file.path().extension() == ".csv") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  Config config = test::EmptyConfig();
  std::vector<std::pair<std::string, Plan>> versions;
  for (const fs::path& file : files)
    versions.emplace_back(file.stem().string(),
                          Read(test::PlanEntry("cse", file), *config.calendar,
                               Day(file.stem().c_str())));
  config.entries = {test::PlanEntry("cse", "plan.csv")};
  const PlanPast past = PastOf(versions);

  std::string sheets;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Date since = Day(versions[i - 1].first.c_str()) + kBeforeMeeting;
    const Date today = Day(versions[i].first.c_str()) + kBeforeMeeting;
    sheets += "== " + FormatDate(today) + '\n' +
              ChangesAsText(MakeChangesSheet(
                  config, [&](const std::string&) { return &past; }, today,
                  {.since = since, .plans = {}, .leads = {}, .kinds = {}}));
  }
  test::ExpectGolden("changes-year.txt", sheets);
}

}  // namespace
}  // namespace planwatch
