// What the daemon's tests share: a folder of their own, a clock that they move,
// configurations made by hand, and waiting for a condition.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/refresh/refresh.h"

namespace planwatch::test {

class TempFolder {
 public:
  TempFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "planwatch-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }
  std::filesystem::path Write(std::string_view name,
                              std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  // As Word and Excel save.
  void Replace(std::string_view name, std::string_view text) const {
    std::filesystem::rename(Write("~new", text), path_ / name);
  }

 private:
  std::filesystem::path path_;
};

// A wall clock in UTC. Any thread.
class FakeClock {
 public:
  explicit FakeClock(Instant now) : now_(now.time_since_epoch().count()) {}
  void Set(Instant now) { now_ = now.time_since_epoch().count(); }
  void Advance(std::chrono::seconds by) { now_ += by.count(); }
  Instant now() const { return Instant{std::chrono::seconds{now_.load()}}; }

 private:
  std::atomic<std::int64_t> now_;
};

inline Instant At(int year, unsigned month, unsigned day, int hour = 12,
                  int minute = 0, int second = 0) {
  using namespace std::chrono;
  return sys_days{std::chrono::year{year} / month / day} + hours{hour} +
         minutes{minute} + seconds{second};
}

// Whether the condition came to hold, within a limit that only a fault meets.
inline bool Eventually(const std::function<bool()>& condition) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes{1};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > limit) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return true;
}

inline Config EmptyConfig() {
  Config config;
  config.file = "planwatch.yml";
  config.calendar =
      std::make_shared<const Calendar>(*Calendar::Make("Europe/London", 4, {}));
  config.calendar_key = "Europe/London";
  return config;
}

inline Entry PlanEntry(std::string name, std::filesystem::path file) {
  Entry entry;
  entry.name = entry.title = std::move(name);
  entry.source.file = std::move(file);
  entry.options = PlanOptions{};
  return entry;
}

inline Entry RegisterEntry(std::string name, std::filesystem::path file) {
  Entry entry;
  entry.name = entry.title = std::move(name);
  entry.source.file = std::move(file);
  ReferralOptions options;
  options.outcomes = {{"further", {"support"}}, {"none", {"no action"}}};
  options.sources = {{"Police", {"police"}}, {"Health", {"nhs"}}};
  entry.options = options;
  return entry;
}

inline std::shared_ptr<const Config> ConfigOf(
    std::vector<Entry> entries, ReleaseSchedule release = EachRead{}) {
  Config config = EmptyConfig();
  config.entries = std::move(entries);
  config.release = release;
  return std::make_shared<const Config>(std::move(config));
}

// With a history, and tables at each read.
inline std::shared_ptr<const Config> ConfigWithTables(
    std::vector<Entry> entries, const TempFolder& folder) {
  Config config = *ConfigOf(std::move(entries));
  config.history = HistoryOptions{.file = folder / "history.db"};
  config.breakdowns = EachRead{};
  return std::make_shared<const Config>(std::move(config));
}

// A plan of so many actions, all due on the last of May 2015.
inline std::string PlanOf(int actions, std::string_view rag = "Amber") {
  std::string csv = "Objective,Action,RAG,Lead,Due\n";
  for (int i = 1; i <= actions; ++i)
    csv += "Reach every school,Do what is to be done no. " + std::to_string(i) +
           ',' + std::string(rag) + ",Head of Safety,31/05/2015\n";
  return csv;
}

// A register of so many referrals, triaged a day after they came in.
inline std::string RegisterOf(int referrals) {
  std::string csv = "Received,Triaged,Outcome,Source\n";
  for (int i = 0; i < referrals; ++i)
    csv += "2015-05-11,2015-05-12,support,police\n";
  return csv;
}

}  // namespace planwatch::test
