// The configuration: plain structs, their defaults and units, and the one
// function that fills them.
//
// Keys: config/README.md. A Config is never changed once it was parsed: shared
// by const pointer.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
#include "daemon/config/meetings.h"
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
  // In the order of Kind.
  std::variant<PlanOptions, ReferralOptions, MeasureOptions> options;
  int line = 0;  // in the configuration file
  // Of a plan: the mail address of each lead, named as in the metrics.
  std::map<std::string, std::string> mail;

  // Only of a register: it is a part of another (see Config::adds_up).
  bool is_part = false;

  Kind kind() const { return static_cast<Kind>(options.index()); }
  // A register, or measures that count persons: how many rows it has, or can't
  // be used, may tell of one child.
  bool counts_persons() const;
  // Whether a reading made for `other` stands for this entry too: same name,
  // kind, source and reading options.
  bool ReadsAs(const Entry& other) const;
};

// The entry as what it is of, for what is shown of it.
RegisterToShow RegisterOf(const Entry& entry);
MeasuresToShow MeasuresOf(const Entry& entry);

// When the figures of registers may change: at each read, at the first read of
// a local day, week (Monday) or financial quarter, or by cron.
struct EachRead {
  friend bool operator==(EachRead, EachRead) = default;
};
struct Daily {
  friend bool operator==(Daily, Daily) = default;
};
struct Weekly {
  friend bool operator==(Weekly, Weekly) = default;
};
struct Quarterly {
  friend bool operator==(Quarterly, Quarterly) = default;
};
using ReleaseSchedule = std::variant<EachRead, Daily, Weekly, Quarterly, Cron>;

// What plans and registers said, kept in a SQLite file.
struct HistoryOptions {
  std::filesystem::path file;
  std::chrono::days keep{0};  // 0: forever
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
  // By default Europe/London, years from April, no holidays.
  std::shared_ptr<const Calendar> calendar;
  // Equal for two configurations with the same calendar.
  std::string calendar_key;
  // Plans, then registers, then measures, each in the file's order.
  std::vector<Entry> entries;
  DisclosurePolicy disclosure;
  ReleaseSchedule release = Weekly{};        // of whole counts
  ReleaseSchedule breakdowns = Quarterly{};  // of tables
  std::optional<Date> tables_from;           // the first ones, all the same
  // Registers of which each list's first is the sum of the others.
  std::vector<std::vector<std::string>> adds_up;
  std::optional<HistoryOptions> history;  // nullopt: no history is kept
  std::optional<ReportOptions> report;
  std::optional<Meetings> meetings;
  std::string marking;  // protective marking of the review; empty: none
  // Users of the web configuration who may accept at /check what is held back.
  std::set<std::string> may_accept;
};

struct ParsedConfig {
  Config config;  // valid only if there are no faults
  // All of them, in the file's order: "planwatch.yml: line 12: unknown key …".
  std::vector<Error> faults;
  // What is valid, but probably not intended.
  std::vector<std::string> warnings;
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
