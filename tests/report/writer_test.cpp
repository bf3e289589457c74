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
  EXPECT_EQ(ReportFileName({1999, 4}), "review-1999-00-Q4.html");
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
  std::filesystem::last_write_time(
      File(), std::chrono::file_clock::from_sys(
                  At(2015, 7, 1, 6, 30) + std::chrono::milliseconds{999}));
  ReportWriter(&telemetry).WriteIfDue(config_, At(2015, 7, 2));
  EXPECT_THAT(Serialize(telemetry.Collect(), TextFormat::kText),
              testing::HasSubstr("report_last_success_timestamp_seconds "
                                 "1435732200\n"));
}

// 00:00 in London, of the quarter's own first day.
TEST_F(ReportWriterTest, AReportMayBeDueAtAQuartersFirstMoment) {
  Config config = *config_;
  config.report->cron = *Cron::Parse("0 0 1 jan,apr,jul,oct *");
  config_ = std::make_shared<const Config>(std::move(config));
  EXPECT_FALSE(WriteAt(At(2015, 6, 30, 22, 59)));
  EXPECT_TRUE(WriteAt(At(2015, 6, 30, 23, 0)));
}

TEST_F(ReportWriterTest, WritesNothingWithoutAReportOrAHistoryConfigured) {
  const std::filesystem::path folder = config_->report->folder;
  Config config = *config_;
  config.report.reset();
  writer_.WriteIfDue(std::make_shared<const Config>(config), At(2015, 7, 2));
  config.report = config_->report;
  config.history.reset();
  writer_.WriteIfDue(std::make_shared<const Config>(config), At(2015, 7, 3));
  EXPECT_FALSE(std::filesystem::exists(folder));
  EXPECT_TRUE(WriteAt(At(2015, 7, 4)));
}

// Said once, and tried again.
TEST_F(ReportWriterTest, AFailureIsLoggedOnceUntilItSucceeds) {
  folder_.Write("reports", "in the way of the folder");
  const auto said = [&](Instant now) {
    testing::internal::CaptureStderr();
    writer_.WriteIfDue(config_, now);
    return testing::internal::GetCapturedStderr();
  };
  EXPECT_THAT(said(At(2015, 7, 2, 6, 0)),
              testing::AllOf(testing::HasSubstr("report not written"),
                             testing::HasSubstr("can't be written")));
  EXPECT_THAT(writer_.error(), testing::HasSubstr("can't be written"));
  EXPECT_EQ(said(At(2015, 7, 2, 6, 1)), "");
  EXPECT_THAT(Metrics(), testing::Not(testing::HasSubstr(
                             "report_last_success_timestamp_seconds 1")));
  std::filesystem::remove(folder_ / "reports");
  EXPECT_THAT(said(At(2015, 7, 2, 6, 2)),
              testing::AllOf(testing::HasSubstr("report written"),
                             testing::HasSubstr("review-2015-16-Q1.html")));
  EXPECT_EQ(writer_.error(), "");
  std::filesystem::remove_all(folder_ / "reports");
  folder_.Write("reports", "in the way again");
  EXPECT_THAT(said(At(2015, 7, 2, 6, 3)),
              testing::HasSubstr("report not written"));
}

}  // namespace
}  // namespace planwatch
