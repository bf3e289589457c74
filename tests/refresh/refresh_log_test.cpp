// What a day writes to the log, from the operator's view.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <regex>
#include <string>

#include "daemon/log.h"
#include "daemon/refresh/refresh.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using namespace test;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RefreshLogTest : public RefreshTest {
 protected:
  RefreshLogTest() {
    clock_.Set(At(2015, 5, 18, 0));
    ::testing::internal::CaptureStderr();
    log::SetUp(log::Level::kInfo, log::Format::kLogfmt);
  }
  // The log so far; called once.
  std::string EndOfLog() {
    refresh_.reset();
    return ::testing::internal::GetCapturedStderr();
  }
};

std::ptrdiff_t LinesOf(const std::string& log, const std::string& level) {
  const std::regex line(R"((^|\n)ts=\S+ level=)" + level + " ");
  return std::distance(std::sregex_iterator(log.begin(), log.end(), line), {});
}

TEST_F(RefreshLogTest, AQuietDayIsAHandfulOfLines) {
  StartAndWait(ConfigOf(
      {PlanEntry("cse", folder_.Write("p.csv", PlanOf(9))),
       RegisterEntry("cmog", folder_.Write("r.csv", RegisterOf(20)))}));
  const int steps = 24 * 60 / 20;
  for (int i = 1; i <= steps; ++i) {
    clock_.Advance(20min);
    ASSERT_TRUE(Eventually([&] {
      return HealthNow("cse").last_success == clock_.now() &&
             HealthNow("cmog").last_success == clock_.now();
    }));
    if (i % 24 != 0) continue;
    // Someone saves the plan.
    const auto actions = static_cast<std::size_t>(9 + i / 24);
    folder_.Replace("p.csv", PlanOf(static_cast<int>(actions)));
    ASSERT_TRUE(Eventually([&] { return ActionsOf("cse") == actions; }));
  }
  const std::string log = EndOfLog();
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 2) << log;
  EXPECT_EQ(LinesOf(log, "info"), 2) << log;
  EXPECT_THAT(log, AllOf(HasSubstr("msg=\"source read\" source=cse"),
                         HasSubstr("msg=\"source read\" source=cmog")));
}

// Fails until it is well.
class SickSource : public Source {
 public:
  struct Chart {
    std::atomic<bool> well = false;
    std::atomic<int> reads = 0;
  };
  explicit SickSource(std::shared_ptr<Chart> chart)
      : chart_(std::move(chart)) {}
  Result<ReadInfo> Read(RowSink& sink, std::stop_token) override {
    ++chart_->reads;
    if (!chart_->well) return Error("the share is gone").In(name_);
    Row row;
    row.cells.resize(2);
    row.cells[0].text = "Action";
    row.cells[1].text = "RAG";
    Status status = sink.Take(row);
    row.cells[0].text = "Do what is to be done";
    row.cells[1].text = "Red";
    if (status) status = sink.Take(row);
    if (!status) return std::move(status).error();
    return ReadInfo{};
  }
  const std::string& name() const override { return name_; }

 private:
  std::shared_ptr<Chart> chart_;
  std::string name_ = "plan.csv";
};

TEST_F(RefreshLogTest, AFailureThatGoesOnAllDayIsFolded) {
  const auto chart = std::make_shared<SickSource::Chart>();
  make_source_ = [chart](const SourceOptions&) {
    return Result<std::unique_ptr<Source>>(std::make_unique<SickSource>(chart));
  };
  StartAndWait(ConfigOf({PlanEntry("cse", folder_ / "plan.csv")}));
  const auto start = clock_.now();
  while (clock_.now() < start + 24h) {
    const SnapshotPtr before = Now();
    clock_.Advance(7min);  // longer than any wait before a retry
    ASSERT_TRUE(Eventually([&] { return Now() != before; }));
  }
  EXPECT_GT(chart->reads, 200);
  chart->well = true;
  ASSERT_TRUE(Eventually([&] {
    clock_.Advance(1min);
    return HealthNow("cse").up;
  }));

  const std::string log = EndOfLog();
  const std::ptrdiff_t warnings = LinesOf(log, "warn");
  EXPECT_LE(warnings, 25) << log;  // the first, and one an hour
  EXPECT_GE(warnings, 20) << log;
  EXPECT_EQ(LinesOf(log, "info"), 1) << log;
  EXPECT_THAT(log, AllOf(HasSubstr("error=\"plan.csv: the share is gone\""),
                         HasSubstr("msg=\"source recovered\" source=cse"),
                         HasSubstr("failures_not_logged=")));
  EXPECT_THAT(log, Not(HasSubstr("failures_not_logged=0 ")));
}

}  // namespace
}  // namespace planwatch
