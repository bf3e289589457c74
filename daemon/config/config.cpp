#include "daemon/config/config.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/fields.h"
#include "daemon/config/config_disclosure.h"
#include "daemon/config/config_entry.h"
#include "daemon/config/config_reader.h"
#include "daemon/config/yaml.h"

namespace planwatch {
namespace {

using yaml::Fault;
using yaml::Node;
using yaml::Text;
using Value = ConfigReader::Value;

Error Unreadable(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Error("there is no such file");
    case EACCES:
    case EPERM:
      return Error(
          "the file may not be read; give the daemon's user leave to read it, "
          "and to enter its folders");
    case EISDIR:
      return Error("this is a folder, not a file");
    default:
      return Error("the file can't be read (" +
                   std::generic_category().message(error) + ")");
  }
}

// The text of a file, read to at most one byte more than a configuration may
// have.
Result<std::string> ReadFile(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "rbe"), std::fclose);
  if (file == nullptr) return Unreadable(errno);
  std::string text(yaml::kMaxBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) return Unreadable(errno);
  return text;
}

// Reads the configuration key by key.
class Parser {
 public:
  Parser(const std::filesystem::path& file, const Environment& environment)
      : reader_(environment, Folder(file)) {
    parsed_.config.file = file;
  }

  ParsedConfig Parse(std::string_view text) && {
    const auto tree = yaml::Parse(text);
    if (const auto* fault = std::get_if<Fault>(&tree)) {
      reader_.Add(fault->line, fault->text);
    } else {
      Read(std::get<Node>(tree));
    }
    for (const Fault& fault : reader_.TakeFaults())
      parsed_.faults.emplace_back(Located(fault));
    for (const Fault& warning : warnings_)
      parsed_.warnings.push_back(Located(warning));
    return std::move(parsed_);
  }

 private:
  static std::filesystem::path Folder(const std::filesystem::path& file) {
    std::error_code error;
    const std::filesystem::path absolute =
        std::filesystem::absolute(file, error);
    return (error ? file : absolute).parent_path();
  }

  std::string Located(const Fault& fault) const {
    return parsed_.config.file.string() + ": " +
           (fault.line > 0 ? "line " + std::to_string(fault.line) + ": " : "") +
           fault.text;
  }

  void Read(const Node& root) {
    Config& config = parsed_.config;
    Labels labels;
    std::vector<Entry> registers, measures;
    const bool is_map =
        root.kind == Node::Kind::kNothing ||
        reader_.Map(
            {root, ""},
            {{"labels",
              [&](const Value& value) { labels = reader_.LabelsOf(value); }},
             {"calendar", [&](const Value& value) { ReadCalendar(value); }},
             {"plans",
              [&](const Value& value) {
                ReadEntries(value, Kind::kPlan, config.entries);
              }},
             {"referrals",
              [&](const Value& value) {
                ReadEntries(value, Kind::kReferrals, registers);
              }},
             {"measures",
              [&](const Value& value) {
                ReadEntries(value, Kind::kMeasures, measures);
              }},
             {"history", [&](const Value& value) { ReadHistory(value); }},
             {"report", [&](const Value& value) { ReadReport(value); }},
             {"meetings", [&](const Value& value) { ReadMeetings(value); }},
             {"disclosure",
              [&](const Value& value) { disclosure_.Read(value); }},
             {"web", [&](const Value& value) { ReadWeb(value); }}});
    if (!is_map) return;
    if (nothing_to_watch_)
      reader_.Add(
          0,
          "there are no plans, referrals or measures, so there is nothing "
          "to watch; name a document under `plans:`");
    for (std::vector<Entry>* more : {&registers, &measures})
      std::move(more->begin(), more->end(), std::back_inserter(config.entries));
    // An entry's own labels take precedence.
    for (Entry& entry : config.entries)
      entry.labels.insert(labels.begin(), labels.end());
    disclosure_.CheckEntries();
    if (config.report && !config.history)
      warnings_.push_back({report_line_,
                           "`report` needs `history:`; no review is written "
                           "without it"});
    MakeCalendar();
  }

  void ReadEntries(const Value& value, Kind kind, std::vector<Entry>& entries) {
    if (value.node.kind != Node::Kind::kList || !value.node.items.empty())
      nothing_to_watch_ = false;
    reader_.List(value, [&](const Value& item) {
      Entry entry = ReadEntry(reader_, item, kind);
      if (!entry.name.empty()) {
        const auto [first, is_new] = names_.emplace(entry.name, entry.line);
        if (!is_new)
          reader_.Add(entry.line, "the name \"" + entry.name +
                                      "\" is taken by the entry in line " +
                                      std::to_string(first->second) +
                                      "; every entry has a name of "
                                      "its own");
      }
      entries.push_back(std::move(entry));
    });
  }

  void ReadCalendar(const Value& value) {
    reader_.Map(
        value,
        {{"time_zone",
          [&](const Value& zone) {
            zone_line_ = zone.node.line;
            if (std::optional<Text> text = reader_.String(zone))
              zone_ = *std::move(text);
          }},
         {"year_starts",
          [&](const Value& month) {
            year_starts_ = reader_.Month(month).value_or(year_starts_);
          }},
         {"holidays", [&](const Value& holidays) { ReadHolidays(holidays); }}});
  }

  void ReadHolidays(const Value& value) {
    const std::optional<Text> text = reader_.String(value);
    if (!text) return;
    const std::filesystem::path path = reader_.Resolve(text->value);
    const auto add = [&](const Error& error) {
      reader_.Add(value.node.line, "the holidays file " +
                                       yaml::Quoted(text->written) + ": " +
                                       error.message());
    };
    // A FIFO would block a reload.
    std::error_code error;
    const auto type = std::filesystem::status(path, error).type();
    if (!error && type != std::filesystem::file_type::regular &&
        type != std::filesystem::file_type::directory &&
        type != std::filesystem::file_type::not_found)
      return add(Error("this is not a file of text"));
    const Result<std::string> bytes = ReadFile(path);
    if (!bytes) return add(bytes.error());
    if (bytes->size() > yaml::kMaxBytes)
      return add(Error("the file is larger than 1 MiB"));
    Result<std::set<Date>> holidays = ParseHolidays(*bytes);
    if (!holidays) return add(holidays.error());
    if (holidays->empty())
      warnings_.push_back({value.node.line, "the holidays file " +
                                                yaml::Quoted(text->written) +
                                                " has no date in it"});
    holidays_ = *std::move(holidays);
  }

  void MakeCalendar() {
    Result<Calendar> made =
        Calendar::Make(zone_.value, year_starts_, holidays_);
    if (!made) {
      reader_.Add(zone_line_, zone_.secret()
                                  ? "`time_zone` takes a time zone that is "
                                    "known here, as in Europe/London"
                                  : made.error().message());
      return;
    }
    Config& config = parsed_.config;
    config.calendar = std::make_shared<const Calendar>(*std::move(made));
    config.calendar_key = zone_.value + '\n' + std::to_string(year_starts_);
    for (const Date day : holidays_)
      config.calendar_key.append("\n").append(FormatDate(day));
    for (const auto& [cron, line] : reader_.crons())
      if (cron.Next(Instant{}, *config.calendar) == Instant::max())
        reader_.Add(line,
                    "this schedule names a day that never comes, such as 30 "
                    "February");
  }

  void ReadHistory(const Value& value) {
    HistoryOptions options;
    const std::size_t faults = reader_.fault_count();
    reader_.Map(value, {{"database",
                         [&](const Value& database) {
                           if (auto file = reader_.SqliteFile(database))
                             options.file = *std::move(file);
                         }},
                        {"keep", [&](const Value& keep) {
                           options.keep =
                               reader_.Days(keep).value_or(options.keep);
                         }}});
    if (options.file.empty() && reader_.fault_count() == faults)
      reader_.Add(value.node.line,
                  "`history` needs a `database`, as in "
                  "sqlite3:///var/lib/planwatch/history.db");
    parsed_.config.history = std::move(options);
  }

  // It stands on every printed page.
  void ReadMarking(const Value& value) {
    constexpr std::size_t kLongest = 100;
    const std::optional<Text> text = reader_.String(value);
    if (!text) return;
    if (text->value.size() > kLongest ||
        std::any_of(text->value.begin(), text->value.end(), [](char c) {
          return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
        }))
      reader_.AddWrong(value, *text,
                       "one line of at most " + std::to_string(kLongest) +
                           " bytes, as in OFFICIAL-SENSITIVE");
    else
      parsed_.config.marking = text->value;
  }

  void ReadReport(const Value& value) {
    std::optional<Cron> cron;
    std::filesystem::path folder;
    const std::size_t faults = reader_.fault_count();
    reader_.Map(
        value,
        {{"cron", [&](const Value& at) { cron = reader_.CronOf(at); }},
         {"folder",
          [&](const Value& path) { folder = reader_.Path(path).value_or(""); }},
         {"marking", [&](const Value& text) { ReadMarking(text); }}});
    if (reader_.fault_count() > faults) return;
    // The marking is also of the page, which needs neither.
    if (!cron && folder.empty() && !parsed_.config.marking.empty()) return;
    if (!cron || folder.empty())
      reader_.Add(value.node.line,
                  "`report` needs a `cron`, as in \"0 7 1 jan,apr,jul,oct "
                  "*\", and a `folder`");
    else
      parsed_.config.report =
          ReportOptions{*std::move(cron), std::move(folder)};
    report_line_ = value.node.line;
  }

  void ReadMeetings(const Value& value) {
    const std::size_t faults = reader_.fault_count();
    std::vector<Meetings> read;
    reader_.Map(
        value,
        {{"dates",
          [&](const Value& dates) { read.emplace_back(reader_.Dates(dates)); }},
         {"cron", [&](const Value& at) {
            if (auto cron = reader_.CronOf(at))
              read.emplace_back(*std::move(cron));
          }}});
    if (reader_.fault_count() > faults) return;
    if (read.size() == 1)
      parsed_.config.meetings = std::move(read.front());
    else
      reader_.Add(value.node.line,
                  "`meetings` needs either `dates`, as in [2015-04-13], or a "
                  "`cron`, as in \"0 14 10 * *\"");
  }

  void ReadWeb(const Value& value) {
    reader_.Map(value,
                {{"accept", [&](const Value& users) {
                    for (Text& user : reader_.Strings(users))
                      parsed_.config.may_accept.insert(std::move(user.value));
                  }}});
  }

  ConfigReader reader_;
  ParsedConfig parsed_;
  std::vector<Fault> warnings_;
  DisclosureSection disclosure_{reader_, parsed_.config, warnings_};
  std::map<std::string, int> names_;  // the line of each
  bool nothing_to_watch_ = true;
  Text zone_{"Europe/London", "Europe/London"};
  int zone_line_ = 0, report_line_ = 0;
  unsigned year_starts_ = 4;
  std::set<Date> holidays_;
};

}  // namespace

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kPlan:
      return "plan";
    case Kind::kReferrals:
      return "referrals";
    case Kind::kMeasures:
      return "measures";
  }
  return {};
}

bool Entry::counts_persons() const {
  switch (kind()) {
    case Kind::kPlan:
      return false;
    case Kind::kReferrals:
      return true;
    case Kind::kMeasures:
      return std::get<MeasureOptions>(options).persons;
  }
  return true;  // the safe side
}

bool Entry::ReadsAs(const Entry& other) const {
  return name == other.name && source == other.source &&
         options == other.options;
}

RegisterToShow RegisterOf(const Entry& entry) {
  const auto& options = std::get<ReferralOptions>(entry.options);
  return {.name = entry.name,
          .labels = entry.labels,
          .outcomes = Categories(options.outcomes).labels(),
          .sources = Categories(options.sources).labels(),
          .whole_counts_alone = entry.is_part,
          .title = entry.title};
}

MeasuresToShow MeasuresOf(const Entry& entry) {
  const auto& options = std::get<MeasureOptions>(entry.options);
  return {.name = entry.name,
          .labels = entry.labels,
          .bands = options.bands,
          .cumulative = options.cumulative,
          .title = entry.title};
}

Environment ProcessEnvironment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

ParsedConfig ParseConfig(std::string_view yaml,
                         const std::filesystem::path& file,
                         const Environment& environment) {
  return Parser(file, environment).Parse(yaml);
}

ParsedConfig LoadConfig(const std::filesystem::path& file,
                        const Environment& environment) {
  Result<std::string> text = ReadFile(file);
  if (text) return ParseConfig(*text, file, environment);
  ParsedConfig parsed;
  parsed.config.file = file;
  Error error = std::move(text).error();
  parsed.faults.emplace_back(
      Error(error.message() + "; name the configuration with --config.file")
          .In(file.string()));
  return parsed;
}

}  // namespace planwatch
