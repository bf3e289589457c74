// Reads the values in a configuration and collects their faults. Internal to
// ParseConfig.
//
// As with yaml::Reader, a function that returns nullopt has added a fault. One
// thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/config/yaml.h"

namespace planwatch {

class ConfigReader : public yaml::Reader {
 public:
  // Relative paths are relative to `folder`. The environment outlives the
  // reader.
  ConfigReader(const Environment& environment, std::filesystem::path folder);

  std::filesystem::path Resolve(std::string_view path) const;

  std::optional<unsigned> Number(const Value& value, unsigned least,
                                 unsigned most);
  std::optional<std::filesystem::path> Path(const Value& value);
  std::optional<std::chrono::seconds> Duration(const Value& value);
  // ISO 8601: 2015-05-18.
  std::optional<Date> IsoDate(const Value& value);
  // The valid ones of a list, in ascending order.
  std::vector<Date> Dates(const Value& value);
  // How long something is kept: 90d, 7y (a year is 366 days here, so that none
  // is cut short).
  std::optional<std::chrono::days> Days(const Value& value);
  // The file of "sqlite3://history.db".
  std::optional<std::filesystem::path> SqliteFile(const Value& value);
  std::optional<Cron> CronOf(const Value& value);
  std::optional<Cron> CronOf(const Value& value, const yaml::Text& text);
  // { every: … } or { cron: … }.
  std::optional<Schedule> ScheduleOf(const Value& value);
  std::optional<unsigned> Month(const Value& value);
  // The valid ones.
  Labels LabelsOf(const Value& value);

  // Every cron expression read, with its line: whether it ever fires can be
  // checked once the calendar is known.
  const std::vector<std::pair<Cron, int>>& crons() const { return crons_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::pair<Cron, int>> crons_;
};

// A whole number in decimal digits and nothing else.
std::optional<unsigned> ParseWholeNumber(std::string_view text);

}  // namespace planwatch
