// Configurations and instants made by hand.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/config/config.h"

namespace planwatch::test {

inline Instant At(int year, unsigned month, unsigned day, int hour = 12,
                  int minute = 0, int second = 0) {
  using namespace std::chrono;
  return sys_days{std::chrono::year{year} / month / day} + hours{hour} +
         minutes{minute} + seconds{second};
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
  // Longer than the refresh's tests let pass on the steady clock, unless they
  // mean it.
  entry.source.timeout = std::chrono::hours{1};
  entry.options = PlanOptions{};
  return entry;
}

inline Entry RegisterEntry(std::string name, std::filesystem::path file) {
  Entry entry;
  entry.name = entry.title = std::move(name);
  entry.source.file = std::move(file);
  // Longer than the refresh's tests let pass on the steady clock, unless they
  // mean it.
  entry.source.timeout = std::chrono::hours{1};
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

}  // namespace planwatch::test
