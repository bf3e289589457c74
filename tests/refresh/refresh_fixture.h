// A refresh under a clock that the test moves, and what its snapshots say.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <map>
#include <string>
#include <string_view>

#include "tests/refresh/fixture.h"

namespace planwatch::test {

// A pipe that nothing ever comes out of: who reads it hangs.
class HungPipe {
 public:
  explicit HungPipe(std::filesystem::path path) : path_(std::move(path)) {
    EXPECT_EQ(mkfifo(path_.c_str(), 0600), 0);
    writer_ = open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  }
  ~HungPipe() { close(writer_); }
  HungPipe(const HungPipe&) = delete;
  HungPipe& operator=(const HungPipe&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int writer_ = -1;
};

class RefreshTest : public ::testing::Test {
 protected:
  static constexpr std::chrono::minutes kLimit{1};  // only a fault meets it

  void Start(std::shared_ptr<const Config> config,
             std::optional<Date> as_at = {}) {
    refresh_.emplace(
        RefreshOptions{.now = [this] { return clock_.now(); },
                       .steady_now = [this] { return clock_.steady_now(); },
                       .as_at = as_at,
                       .keep_history = config->history.has_value(),
                       .recheck = std::chrono::milliseconds{2},
                       .poll = poll_,
                       .telemetry = &telemetry_,
                       .make_source = make_source_});
    refresh_->Start(std::move(config));
  }
  void StartAndWait(std::shared_ptr<const Config> config,
                    std::optional<Date> as_at = {}) {
    Start(std::move(config), as_at);
    ASSERT_TRUE(refresh_->WaitUntilReady(kLimit));
  }
  // Whether the condition comes to hold as time passes on the steady clock: the
  // daemon waits for a file to settle, and polls. Where no time may pass:
  // test::Eventually.
  bool Eventually(const std::function<bool()>& condition) {
    return test::Eventually([&] {
      clock_.Pass(std::chrono::milliseconds{50});
      return condition();
    });
  }
  SnapshotPtr Now() const { return refresh_->Current(); }

  static const EntrySnapshot& EntryIn(const Snapshot& snapshot,
                                      std::string_view name) {
    for (const EntrySnapshot& entry : snapshot.entries)
      if (entry.name() == name) return entry;
    ADD_FAILURE() << "no entry " << name;
    static const EntrySnapshot kNone;
    return kNone;
  }
  static const SourceHealth& HealthOf(const Snapshot& snapshot,
                                      std::string_view name) {
    return EntryIn(snapshot, name).health;
  }
  static const PublishedPlan* PlanIn(const Snapshot& snapshot,
                                     std::string_view name) {
    for (const EntrySnapshot& entry : snapshot.entries)
      if (entry.name() == name) return entry.plan;
    return nullptr;
  }
  static const PublishedRegister* RegisterIn(const Snapshot& snapshot,
                                             std::string_view name) {
    return EntryIn(snapshot, name).reg;
  }
  // 0 where the plan is not published.
  std::size_t ActionsOf(std::string_view name) const {
    const SnapshotPtr snapshot = Now();
    const PublishedPlan* plan = PlanIn(*snapshot, name);
    return plan ? plan->figures.actions.total() : 0;
  }
  std::size_t ReceivedOf(std::string_view name) const {
    const SnapshotPtr snapshot = Now();
    const PublishedRegister* reg = RegisterIn(*snapshot, name);
    return reg ? reg->totals().received : 0;
  }
  SourceHealth HealthNow(std::string_view name) const {
    return HealthOf(*Now(), name);
  }

  TempFolder folder_;
  FakeClock clock_{At(2015, 5, 18)};  // a Monday
  std::chrono::milliseconds poll_ = std::chrono::hours{1};
  // MakeSource, where empty.
  std::function<Result<std::unique_ptr<Source>>(const SourceOptions&)>
      make_source_;
  // How often the series has been counted; 0 if there is no such series.
  double Counted(const std::string& family,
                 const std::map<std::string, std::string>& labels) const {
    for (const prometheus::MetricFamily& each : telemetry_.Collect())
      for (const prometheus::ClientMetric& metric : each.metric) {
        std::map<std::string, std::string> its;
        for (const auto& label : metric.label)
          its.emplace(label.name, label.value);
        if (each.name == "planwatch_" + family && its == labels)
          return metric.counter.value;
      }
    return 0;
  }
  double Reads(const std::string& source, const std::string& result) const {
    return Counted("reads_total", {{"source", source}, {"result", result}});
  }

  Telemetry telemetry_;
  std::optional<Refresh> refresh_;
};

}  // namespace planwatch::test
