// The configuration: plain structs, their defaults and units, and the one
// function that fills them.
//
// Keys: DESIGN, "Configuration". A Config is never changed once it was parsed:
// shared by const pointer.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/disclosure.h"
#include "collectors/measure/reader.h"
#include "collectors/plan/reader.h"
#include "collectors/referral/reader.h"
#include "collectors/source/source.h"
#include "daemon/config/schedule.h"

namespace planwatch {

enum class Kind { kPlan, kReferrals, kMeasures };
// As the metrics' `kind` label: "plan", "referrals", "measures".
std::string_view KindName(Kind kind);

// One plan, register or table of measures.
struct Entry {
  std::string name;   // unique across the kinds
  std::string title;  // for people; the name where it was left out
  Labels labels;      // the configuration's, with the entry's own on top
  SourceOptions source;
  Schedule read = std::chrono::minutes{15};
  std::variant<PlanOptions, ReferralOptions, MeasureOptions>
      options;   // in the order of Kind
  int line = 0;  // in the configuration file
  // Of a plan: leads, as the metrics name them, and where to write to them.
  std::map<std::string, std::string> mail;

  Kind kind() const { return static_cast<Kind>(options.index()); }
  // Whether a reading made for `other` stands for this entry too: same name,
  // kind, source and reading options.
  bool ReadsAs(const Entry& other) const;
};

// When a register's figures may change: at each read, at the first read of a
// local day or week (Monday), or by cron.
struct EachRead {
  friend bool operator==(EachRead, EachRead) = default;
};
struct Daily {
  friend bool operator==(Daily, Daily) = default;
};
struct Weekly {
  friend bool operator==(Weekly, Weekly) = default;
};
using Release = std::variant<EachRead, Daily, Weekly, Cron>;

// What plans and registers said, kept in a SQLite file.
struct HistoryOptions {
  std::filesystem::path file;
  std::chrono::days keep{0};  // 0: for good
  friend bool operator==(const HistoryOptions&,
                         const HistoryOptions&) = default;
};

// The report of the quarter just ended, written at these times.
struct ReportOptions {
  Cron cron;
  std::filesystem::path folder;
};

struct Config {
  std::filesystem::path file;  // where it was read from
  std::shared_ptr<const Calendar>
      calendar;  // Europe/London, April, no holidays unless said otherwise
  std::string calendar_key;    // equal where two configurations' calendars are
  std::vector<Entry> entries;  // plans, then registers, then
                               // measures, each in the file's order
  DisclosurePolicy disclosure;
  Release release = Weekly{};
  std::optional<HistoryOptions> history;  // nullopt: nothing is remembered
  std::optional<ReportOptions> report;
};

struct ParsedConfig {
  Config config;              // only to be used where there are no faults
  std::vector<Error> faults;  // all of them, in the file's order:
                              // "planwatch.yml: line 12: unknown key …"
  std::vector<std::string> warnings;  // what works, and is likely not meant
};

// The value of an environment variable, for `${NAME}`.
using Environment =
    std::function<std::optional<std::string>(const std::string&)>;
Environment ProcessEnvironment();

// `file` names the text in messages and is what relative paths are relative to.
// Reads the holidays file and secret files that the text names, nothing else.
ParsedConfig ParseConfig(std::string_view yaml,
                         const std::filesystem::path& file,
                         const Environment& environment);

// Reads and parses the file.
ParsedConfig LoadConfig(const std::filesystem::path& file,
                        const Environment& environment);

}  // namespace planwatch
