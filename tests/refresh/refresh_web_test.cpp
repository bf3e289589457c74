// Sources that are not files: read when they are due, and not again where they
// say themselves that they have not changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>

#include "daemon/history/history.h"
#include "daemon/refresh/reading.h"
#include "daemon/refresh/refresh.h"
#include "tests/refresh/refresh_fixture.h"

namespace planwatch {
namespace {

using namespace std::chrono_literals;
using namespace test;

// A document elsewhere, of a version and so many actions.
struct Told {
  std::atomic<int> asked = 0, read = 0, version = 1, actions = 2;
  std::atomic<bool> fails = false;
};

class ToldSource : public Source {
 public:
  explicit ToldSource(std::shared_ptr<Told> told) : told_(std::move(told)) {}

  Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) override {
    return ReadIfChanged("", sink, stop);
  }
  Result<ReadInfo> ReadIfChanged(const std::string& known, RowSink& sink,
                                 std::stop_token) override {
    ++told_->asked;
    if (told_->fails) return Error("the server refuses connections");
    const std::string version = std::to_string(told_->version);
    if (known == version)
      return ReadInfo{.version = version, .unchanged = true};
    ++told_->read;
    for (int i = 0; i <= told_->actions; ++i) {
      Row row;
      row.place.row = static_cast<std::size_t>(i) + 1;
      row.cells.resize(2);
      row.cells[0].text = i == 0 ? "Action" : "Brief team " + std::to_string(i);
      row.cells[1].text = i == 0 ? "RAG" : "Red";
      if (Status taken = sink.Take(row); !taken)
        return std::move(taken).error();
    }
    return ReadInfo{.version = version};
  }
  const std::string& name() const override { return name_; }

 private:
  std::shared_ptr<Told> told_;
  std::string name_ = "plan.docx at example.org";
};

class RefreshWebTest : public RefreshTest {
 protected:
  void StartPlan(bool history = false) {
    make_source_ = [this](const SourceOptions& options) {
      return options.url.empty() ? MakeSource(options)
                                 : Result<std::unique_ptr<Source>>(
                                       std::make_unique<ToldSource>(told_));
    };
    Entry plan = PlanEntry("cse", "");
    plan.source.url = "https://example.org/plan.docx";
    plan.read = std::chrono::seconds{900};
    Config config = EmptyConfig();
    config.entries.push_back(plan);
    if (beside_) config.entries.push_back(*beside_);
    if (history) config.history.emplace().file = folder_ / "history.db";
    config_ = std::make_shared<const Config>(std::move(config));
    StartAndWait(config_);
  }
  // The next scheduled read has ended.
  void PassToNextRead() {
    const int before = told_->asked;
    clock_.Advance(1000s);
    ASSERT_TRUE(Eventually([&] { return told_->asked > before; }));
  }

  std::optional<Entry> beside_;
  std::shared_ptr<Told> told_ = std::make_shared<Told>();
  std::shared_ptr<const Config> config_;
};

TEST_F(RefreshWebTest, AnUnchangedOneIsASuccessAndKeepsItsReading) {
  StartPlan();
  EXPECT_EQ(ActionsOf("cse"), 2u);
  const auto first = HealthNow("cse").last_success;
  PassToNextRead();
  ASSERT_TRUE(Eventually([&] { return Reads("cse", "unchanged") == 1; }));
  EXPECT_TRUE(
      Eventually([&] { return HealthNow("cse").last_success > first; }));
  EXPECT_EQ(ActionsOf("cse"), 2u);
  EXPECT_EQ(told_->read, 1);

  told_->version = 2;
  told_->actions = 3;
  PassToNextRead();
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 3; }));
  EXPECT_EQ(Reads("cse", "ok"), 2);
}

TEST_F(RefreshWebTest, AfterAFailureItIsReadAnew) {
  StartPlan();
  told_->fails = true;
  PassToNextRead();
  ASSERT_TRUE(Eventually([&] { return !HealthNow("cse").up; }));
  EXPECT_EQ(ActionsOf("cse"), 2u);
  told_->fails = false;
  EXPECT_TRUE(Eventually([&] {
    clock_.Advance(60s);
    return HealthNow("cse").up;
  }));
  EXPECT_EQ(told_->read, 2);
}

// A minute's look is for files, whose change costs a stat: a server is asked at
// the times that the configuration says. (A link's target is found by a look.)
TEST_F(RefreshWebTest, IsNotPolled) {
  poll_ = 20ms;
  std::filesystem::create_directory(folder_ / "share");
  folder_.Write("share/p.csv", PlanOf(4));
  std::filesystem::create_symlink(folder_ / "share/p.csv", folder_ / "p.csv");
  beside_ = PlanEntry("beside", folder_ / "p.csv");
  StartPlan();
  for (const int actions : {5, 6, 7}) {
    folder_.Write("share/p.csv", PlanOf(actions));
    ASSERT_TRUE(Eventually([&] {
      return ActionsOf("beside") == static_cast<std::size_t>(actions);
    }));
  }
  EXPECT_EQ(told_->asked, 1);
}

// By its rows, since there is no file whose bytes would identify it.
TEST_F(RefreshWebTest, AVersionThatIsHeldBackCanBeAccepted) {
  told_->actions = 8;
  StartPlan(true);
  told_->version = 2;
  told_->actions = 3;
  PassToNextRead();
  ASSERT_TRUE(Eventually([&] { return HealthNow("cse").held_back; }));
  EXPECT_EQ(ActionsOf("cse"), 8u);

  // As `planwatch accept` reads it.
  ToldSource source(told_);
  Watch watch([](const std::filesystem::path&) {});
  const ReadOutcome outcome =
      ReadEntry(config_->entries[0], source, *config_->calendar,
                *MakeDate(2015, 5, 18), watch, "", {});
  ASSERT_FALSE(outcome.sha256.empty());
  const auto history =
      History::Open(folder_ / "history.db", History::Access::kWrite);
  ASSERT_TRUE(history);
  ASSERT_TRUE(history->history->AcceptVersion("cse", outcome.sha256));
  PassToNextRead();
  EXPECT_TRUE(Eventually([&] { return ActionsOf("cse") == 3; }));
  EXPECT_FALSE(HealthNow("cse").held_back);
}

}  // namespace
}  // namespace planwatch
