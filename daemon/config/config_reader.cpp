#include "daemon/config/config_reader.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "collectors/base/text.h"
#include "daemon/config/labels.h"

namespace planwatch {

using std::chrono::seconds;
using yaml::Text;

std::optional<unsigned> ParseWholeNumber(std::string_view text) {
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

ConfigReader::ConfigReader(const Environment& environment,
                           std::filesystem::path folder)
    : Reader(environment), folder_(std::move(folder)) {}

std::filesystem::path ConfigReader::Resolve(std::string_view path) const {
  return (folder_ / path).lexically_normal();
}

std::optional<unsigned> ConfigReader::Number(const Value& value, unsigned least,
                                             unsigned most) {
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  const auto number = ParseWholeNumber(text->value);
  if (number && *number >= least && *number <= most) return number;
  AddWrong(value, *text,
           "a whole number from " + std::to_string(least) + " to " +
               std::to_string(most));
  return std::nullopt;
}

std::optional<std::filesystem::path> ConfigReader::Path(const Value& value) {
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  return Resolve(text->value);
}

std::optional<seconds> ConfigReader::Duration(const Value& value) {
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  const std::optional<seconds> duration = ParseDuration(text->value);
  if (duration && *duration >= seconds{1}) return duration;
  AddWrong(value, *text,
           "a length of time of a second or more, as in 30s, 15m, 12h or 7d");
  return std::nullopt;
}

std::optional<Date> ConfigReader::IsoDate(const Value& value) {
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  const std::optional<Date> date = ParseIsoDate(text->value);
  if (!date) AddWrong(value, *text, "a date, as in 2015-05-18");
  return date;
}

std::vector<Date> ConfigReader::Dates(const Value& value) {
  std::vector<Date> dates;
  List(value, [&](const Value& item) {
    if (const auto date = IsoDate(item)) dates.push_back(*date);
  });
  std::sort(dates.begin(), dates.end());
  return dates;
}

std::optional<std::chrono::days> ConfigReader::Days(const Value& value) {
  constexpr unsigned kMostYears = 1000, kDaysOfYear = 366;
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  const std::string_view written = text->value;
  if (written.ends_with('d') || written.ends_with('y')) {
    const auto number = ParseWholeNumber(written.substr(0, written.size() - 1));
    const unsigned each = written.ends_with('y') ? kDaysOfYear : 1;
    if (number && *number > 0 && *number <= kMostYears * kDaysOfYear / each)
      return std::chrono::days{*number * each};
  }
  AddWrong(value, *text, "a number of days or years, as in 400d or 7y");
  return std::nullopt;
}

std::optional<std::filesystem::path> ConfigReader::SqliteFile(
    const Value& value) {
  constexpr std::string_view kScheme = "sqlite3://";
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  const std::string_view written = text->value;
  if (written.starts_with(kScheme) && written.size() > kScheme.size())
    return Resolve(written.substr(kScheme.size()));
  AddWrong(value, *text,
           "a SQLite file, as in sqlite3:///var/lib/planwatch/history.db");
  return std::nullopt;
}

std::optional<Cron> ConfigReader::CronOf(const Value& value) {
  const std::optional<Text> text = String(value);
  return text ? CronOf(value, *text) : std::nullopt;
}

std::optional<Cron> ConfigReader::CronOf(const Value& value, const Text& text) {
  Result<Cron> cron = Cron::Parse(text.value);
  if (cron) {
    crons_.emplace_back(*cron, value.node.line);
    return *std::move(cron);
  }
  if (text.secret()) {
    AddWrong(value, text, "a schedule, as in \"0 7 * * mon-fri\"");
  } else {
    Add(value.node.line,
        "`" + std::string(value.key) + "`: " + cron.error().message());
  }
  return std::nullopt;
}

std::optional<Schedule> ConfigReader::ScheduleOf(const Value& value) {
  std::optional<Schedule> schedule;
  int kinds = 0;
  const bool is_map = Map(value, {{"every",
                                   [&](const Value& every) {
                                     ++kinds;
                                     if (const auto duration = Duration(every))
                                       schedule = *duration;
                                   }},
                                  {"cron", [&](const Value& cron) {
                                     ++kinds;
                                     if (auto parsed = CronOf(cron))
                                       schedule = *std::move(parsed);
                                   }}});
  if (!is_map || kinds == 1) return schedule;
  Add(value.node.line, "`" + std::string(value.key) +
                           "` takes either { every: 15m } or "
                           "{ cron: \"0 7 * * mon-fri\" }");
  return std::nullopt;
}

std::optional<unsigned> ConfigReader::Month(const Value& value) {
  const std::optional<Text> text = String(value);
  if (!text) return std::nullopt;
  constexpr unsigned kMonthsOfYear = 12;
  const std::string folded = Fold(text->value);
  if (const auto number = ParseWholeNumber(folded);
      number && *number >= 1 && *number <= kMonthsOfYear)
    return number;
  for (unsigned month = 1; month <= kMonthsOfYear; ++month)
    if (const std::string name = Fold(MonthName(month));
        folded == name || folded == name.substr(0, 3))
      return month;
  AddWrong(value, *text, "a month, as in april or 4");
  return std::nullopt;
}

Labels ConfigReader::LabelsOf(const Value& value) {
  Labels labels;
  Map(value, [&](const Value& label) {
    const std::string name(label.key);
    if (const Status valid = CheckLabelName(name); !valid) {
      Add(label.node.line, valid.error().message());
    } else if (IsTargetLabel(name)) {
      Add(label.node.line, "the label `" + name +
                               "` is put on by Prometheus; choose another "
                               "name");
    } else if (const std::optional<Text> text = String(label)) {
      labels.emplace(name, Tidy(text->value));
    }
  });
  return labels;
}

}  // namespace planwatch
