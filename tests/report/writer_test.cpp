#include "daemon/report/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "daemon/history/history.h"
#include "tests/base/folder.h"
#include "tests/config/entries.h"
#include "tests/history/plans.h"

namespace planwatch {
namespace {

using std::chrono::minutes;
using test::At;

class ReportWriterTest : public testing::Test {
 protected:
  ReportWriterTest() {
    Config config = test::EmptyConfig();
    config.history = HistoryOptions{folder_ / "history.db"};
    config.report = ReportOptions{*Cron::Parse("0 7 1 jan,apr,jul,oct *"),
                                  folder_ / "reports"};
    config.entries = {test::PlanEntry("cse", "plan.docx")};
    config_ = std::make_shared<const Config>(std::move(config));
    auto opened =
        History::Open(config_->history->file, History::Access::kWrite);
    EXPECT_TRUE(opened->history->RecordPlan("cse", Day("2015-05-01"),
                                            PlanOf({{"A", "One"}})));
  }

  bool WriteAt(Instant now) {
    writer_.WriteIfDue(config_, now);
    return std::filesystem::exists(File());
  }
  std::filesystem::path File() const {
    return config_->report->folder / "review-2015-16-Q1.html";
  }
  std::string Metrics() const {
    return Serialize(telemetry_.Collect(), TextFormat::kText);
  }

  const test::TempFolder folder_;
  std::shared_ptr<const Config> config_;
  Telemetry telemetry_;
  ReportWriter writer_{&telemetry_};
};

TEST(ReportFileName, IsOfTheQuarter) {
  EXPECT_EQ(ReportFileName({2015, 1}), "review-2015-16-Q1.html");
}

TEST_F(ReportWriterTest, WritesTheLastQuarterOnceItsTimeHasCome) {
  EXPECT_FALSE(WriteAt(At(2015, 7, 1, 5, 59)));  // 06:59 in London
  EXPECT_TRUE(WriteAt(At(2015, 7, 1, 6, 0)));
  EXPECT_THAT(Metrics(),
              testing::HasSubstr("report_last_success_timestamp_seconds "
                                 "1435730400"));
  std::ifstream in(File());
  const std::string text(std::istreambuf_iterator<char>(in), {});
  EXPECT_THAT(text, testing::HasSubstr("2015/16 Q1"));
}

TEST_F(ReportWriterTest, MakesUpForATimeThatWasMissed) {
  EXPECT_TRUE(WriteAt(At(2015, 9, 30)));
}

TEST_F(ReportWriterTest, DoesNotWriteAgainWhatIsThere) {
  ASSERT_TRUE(WriteAt(At(2015, 7, 1, 6, 0)));
  std::ofstream(File()) << "kept";
  WriteAt(At(2015, 7, 1, 6, 5));
  std::ifstream in(File());
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "kept");
}

TEST_F(ReportWriterTest, LooksOnceAMinute) {
  ASSERT_TRUE(WriteAt(At(2015, 7, 1, 6, 0)));
  std::filesystem::remove(File());
  EXPECT_FALSE(WriteAt(At(2015, 7, 1, 6, 0, 59)));
  EXPECT_TRUE(WriteAt(At(2015, 7, 1, 6, 1)));
}

// After a restart: when it was written is known from the file.
TEST_F(ReportWriterTest, SaysWhenAReportOfAnEarlierRunWasWritten) {
  ASSERT_TRUE(WriteAt(At(2015, 7, 1, 6, 0)));
  Telemetry telemetry;
  ReportWriter(&telemetry).WriteIfDue(config_, At(2015, 7, 2));
  EXPECT_THAT(Serialize(telemetry.Collect(), TextFormat::kText),
              testing::HasSubstr("report_last_success_timestamp_seconds"));
}

}  // namespace
}  // namespace planwatch
