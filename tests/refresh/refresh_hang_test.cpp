// Sources that hang, and the time limit.
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "daemon/refresh/refresh.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using namespace test;

using RefreshHangTest = RefreshTest;

// A document that the test holds in hand: its reads are counted, and do not end
// before they may, whatever is asked of them.
class Gate {
 public:
  void Open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void Read() {
    std::unique_lock lock(mutex_);
    ++reads_;
    most_ = std::max(most_, ++reading_);
    changed_.wait(lock, [this] { return open_; });
    --reading_;
  }
  int reads() const { return Locked(reads_); }
  int reading() const { return Locked(reading_); }
  int most_at_once() const { return Locked(most_); }

 private:
  int Locked(const int& number) const {
    const std::lock_guard lock(mutex_);
    return number;
  }
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int reads_ = 0, reading_ = 0, most_ = 0;
};

class GatedSource : public Source {
 public:
  explicit GatedSource(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}
  Result<ReadInfo> Read(RowSink& sink, std::stop_token) override {
    gate_->Read();
    const auto cells = [](std::string_view one, std::string_view two) {
      Row row;
      row.cells.resize(2);
      row.cells[0].text = one;
      row.cells[1].text = two;
      return row;
    };
    Status status = sink.Take(cells("Action", "RAG"));
    if (status) status = sink.Take(cells("Do what is to be done", "Red"));
    if (!status) return std::move(status).error();
    return ReadInfo{};
  }
  const std::string& name() const override { return name_; }

 private:
  std::shared_ptr<Gate> gate_;
  std::string name_ = "gate";
};

// The gate stands for the file of that name; others are files.
auto GatedOr(std::shared_ptr<Gate> gate) {
  return
      [gate](const SourceOptions& options) -> Result<std::unique_ptr<Source>> {
        if (options.file != "gate") return MakeSource(options);
        return std::unique_ptr<Source>(std::make_unique<GatedSource>(gate));
      };
}

// No time passes on the steady clock: whatever waited for the hung read to end,
// or for its limit, would wait for ever.
TEST_F(RefreshHangTest, DelaysNoOtherReadNoReloadAndNoStop) {
  const HungPipe pipe(folder_ / "pipe.csv");
  const Entry hung = PlanEntry("hung", pipe.path());
  const Entry good = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  Start(ConfigOf({hung, good}));
  ASSERT_TRUE(test::Eventually([&] { return ActionsOf("cse") == 4; }));
  EXPECT_FALSE(Now()->ready);
  EXPECT_FALSE(HealthNow("hung").tried);

  refresh_->Reload(ConfigOf({hung, good}));
  EXPECT_EQ(ActionsOf("cse"), 4U);
  refresh_->Reload(ConfigOf({good}));
  EXPECT_TRUE(Now()->ready);
  refresh_->Reload(ConfigOf({hung, good}));
  refresh_->Stop();
  refresh_->Stop();
  EXPECT_EQ(ActionsOf("cse"), 4U);
}

TEST_F(RefreshHangTest, IsGivenUpAtTheTimeLimitAndTriedAgain) {
  const auto gate = std::make_shared<Gate>();
  make_source_ = GatedOr(gate);
  Entry entry = PlanEntry("cse", "gate");
  entry.source.timeout = 30s;
  Start(ConfigOf({entry}));
  ASSERT_TRUE(test::Eventually([&] { return gate->reading() == 1; }));
  clock_.Pass(29'999ms);
  refresh_->Reload(ConfigOf({entry}));  // so that the loop has seen it
  EXPECT_FALSE(HealthNow("cse").tried);
  clock_.Pass(1ms);
  ASSERT_TRUE(refresh_->WaitUntilReady(kLimit));
  EXPECT_FALSE(HealthNow("cse").up);
  EXPECT_EQ(EntryIn(*Now(), "cse").error,
            "gate: the read took longer than 30 s and was given up; see what "
            "keeps the source, or raise its `timeout:`");
  EXPECT_EQ(HealthNow("cse").read_duration, 30s);
  EXPECT_EQ(Reads("cse", "timed_out"), 1);

  clock_.Advance(10s);
  gate->Open();
  EXPECT_TRUE(test::Eventually([&] { return ActionsOf("cse") == 1; }));
  EXPECT_EQ(gate->reads(), 2);
  // What the first brought came too late, and counts once.
  EXPECT_EQ(Reads("cse", "timed_out"), 1);
  EXPECT_EQ(Reads("cse", "ok"), 1);
}

TEST_F(RefreshHangTest, HoldsNoPlaceAmongTheReadsForEver) {
  const auto gate = std::make_shared<Gate>();
  make_source_ = GatedOr(gate);
  std::vector<Entry> entries;
  for (int i = 0; i < 6; ++i)
    entries.push_back(PlanEntry("hung" + std::to_string(i), "gate"));
  entries.push_back(PlanEntry("cse", folder_.Write("p.csv", PlanOf(4))));
  Start(ConfigOf(entries));
  ASSERT_TRUE(test::Eventually([&] { return gate->reading() == 4; }));
  clock_.Pass(1'999ms);
  refresh_->Reload(ConfigOf(entries));  // so that the loop has seen it
  EXPECT_EQ(gate->reads(), 4);
  clock_.Pass(1ms);
  EXPECT_TRUE(test::Eventually(
      [&] { return ActionsOf("cse") == 4 && gate->reading() == 6; }));
  gate->Open();
}

TEST_F(RefreshHangTest, ReadsFewAtOnce) {
  const auto gate = std::make_shared<Gate>();
  make_source_ = GatedOr(gate);
  std::vector<Entry> entries;
  for (int i = 0; i < 12; ++i)
    entries.push_back(PlanEntry("plan" + std::to_string(i), "gate"));
  Start(ConfigOf(entries));
  ASSERT_TRUE(test::Eventually([&] { return gate->reading() == 4; }));
  gate->Open();
  ASSERT_TRUE(refresh_->WaitUntilReady(kLimit));
  EXPECT_EQ(gate->reads(), 12);
  EXPECT_LE(gate->most_at_once(), 4);
}

TEST_F(RefreshHangTest, IsNotStartedAgainBeforeItEnds) {
  const auto gate = std::make_shared<Gate>();
  make_source_ = GatedOr(gate);
  Entry hung = PlanEntry("hung", "gate");
  hung.source.timeout = 30s;
  const Entry good = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  Start(ConfigOf({hung, good}));
  ASSERT_TRUE(test::Eventually(
      [&] { return gate->reading() == 1 && ActionsOf("cse") == 4; }));
  clock_.Pass(30s);
  ASSERT_TRUE(refresh_->WaitUntilReady(kLimit));
  EXPECT_FALSE(HealthNow("hung").up);
  for (int i = 0; i < 5; ++i) {
    clock_.Advance(20min);
    ASSERT_TRUE(test::Eventually(
        [&] { return HealthNow("cse").last_success == clock_.now(); }));
  }
  EXPECT_EQ(gate->reads(), 1);

  gate->Open();
  ASSERT_TRUE(test::Eventually([&] { return HealthNow("hung").up; }));
  EXPECT_EQ(gate->reads(), 2);  // what the first brought was too late
}

TEST_F(RefreshHangTest, IsLeftBehindAtTheStop) {
  const auto gate = std::make_shared<Gate>();
  make_source_ = GatedOr(gate);
  Start(ConfigOf({PlanEntry("hung", "gate")}));
  ASSERT_TRUE(test::Eventually([&] { return gate->reading() == 1; }));
  refresh_.reset();
  gate->Open();  // ends into nothing
  EXPECT_TRUE(test::Eventually([&] { return gate.use_count() == 2; }));
}

TEST_F(RefreshHangTest, ManyMissedTimesAreMadeUpOnce) {
  const auto gate = std::make_shared<Gate>();
  gate->Open();
  make_source_ = GatedOr(gate);
  Entry entry = PlanEntry("cse", "gate");
  entry.read = *Cron::Parse("0 * * * *");
  StartAndWait(ConfigOf({entry}));
  EXPECT_EQ(gate->reads(), 1);
  clock_.Advance(72h);
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
  clock_.Advance(1h);
  ASSERT_TRUE(Eventually(
      [&] { return HealthNow("cse").last_success == clock_.now(); }));
  EXPECT_EQ(gate->reads(), 3);
}

TEST_F(RefreshHangTest, KeepsTheLastGoodReading) {
  Entry entry = PlanEntry("cse", folder_.Write("p.csv", PlanOf(4)));
  entry.source.timeout = 30s;
  StartAndWait(ConfigOf({entry}));
  const HungPipe pipe(folder_ / "pipe");
  std::filesystem::rename(pipe.path(), folder_ / "p.csv");
  ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").up; }));
  EXPECT_EQ(ActionsOf("cse"), 4U);
}

}  // namespace
}  // namespace planwatch
