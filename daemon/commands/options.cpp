#include "daemon/commands/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/commands/flag_checks.h"
#include "daemon/log.h"
#include "daemon/version.h"

namespace planwatch {
namespace {

constexpr struct {
  Options::Command command;
  const char* name;
  const char* help;
} kCommands[] = {
    {Options::Command::kServe, "serve", "Run the daemon (the default)"},
    {Options::Command::kInit, "init",
     "Print a configuration for these documents, every choice written out"},
    {Options::Command::kCheck, "check",
     "Validate the configuration, read every source once, print what was "
     "found"},
    {Options::Command::kMetrics, "metrics",
     "Read every source once, print the metrics"},
    {Options::Command::kReport, "report",
     "Print the review of a quarter, or the exception report, from the "
     "history"},
    {Options::Command::kChanges, "changes",
     "Print what changed in the plans since a day, from the history"},
    {Options::Command::kRecord, "record",
     "Put an earlier version of a plan into the history, as at --as-at"},
    {Options::Command::kAccept, "accept",
     "Take a version of a plan, register or measures that is held back"},
    {Options::Command::kBackfill, "backfill",
     "Print the history's figures, day by day, for `promtool tsdb "
     "create-blocks-from openmetrics`"},
    {Options::Command::kReceivers, "receivers",
     "Print Alertmanager's routes and receivers for the leads' addresses"},
};

// Flags as text, until all is parsed.
struct Pending {
  std::string config_file = "planwatch.yml", web_config_file, as_at;
  std::string quarter, since, output, document, backup, from, to;
  std::vector<std::string> labels, documents;

  void Put(Options& options) const {
    options.config_file = config_file;
    options.web_config_file = web_config_file;
    options.as_at = ParseIsoDate(as_at);
    options.quarter = ParseQuarter(quarter);
    options.output = output;
    options.document = document;
    options.backup = backup;
    options.documents.assign(documents.begin(), documents.end());
    options.since = ParseIsoDate(since);
    options.from = ParseIsoDate(from).value_or(Date{});
    options.to = ParseIsoDate(to).value_or(Date{});
    for (const std::string& label : labels) {
      const std::size_t equals = label.find('=');
      options.labels.emplace_back(label.substr(0, equals),
                                  label.substr(equals + 1));
    }
  }
};

void AddFlags(CLI::App& sub, Options::Command command, Options& options,
              Pending& pending) {
  switch (command) {
    case Options::Command::kInit:
      sub.add_option("FILE", pending.documents, "The plans' documents")
          ->check(flags::NotEmpty)
          ->required();
      break;
    case Options::Command::kCheck:
      sub.add_option("--format", options.check_format, "text or json")
          ->type_name("FORMAT")
          ->check(flags::CheckFormat)
          ->capture_default_str();
      sub.add_flag("--config-only", options.config_only,
                   "Read the configuration alone, and no source");
      break;
    case Options::Command::kAccept:
      sub.add_option("NAME", options.plan,
                     "The name of the plan, register or measures")
          ->check(flags::NotEmpty)
          ->required();
      break;
    case Options::Command::kReport:
      sub.add_option("--form", options.form, "review or exceptions")
          ->type_name("FORM")
          ->check(flags::ReportForm)
          ->capture_default_str();
      sub.add_option("--quarter", pending.quarter,
                     "The quarter, as in 2015/16-Q1; else the one just ended")
          ->type_name("QUARTER")
          ->check(flags::QuarterOfYear);
      sub.add_option("--since", pending.since,
                     "Of exceptions: what they are compared with; else the "
                     "last meeting")
          ->type_name("DATE")
          ->check(flags::IsoDate);
      sub.add_option("--format", options.format, "html, csv or json")
          ->type_name("FORMAT")
          ->check(flags::ReportFormat)
          ->capture_default_str();
      sub.add_flag("--public", options.for_the_public,
                   "For papers that are public: without leads; exceptions "
                   "also without progress and delay");
      sub.add_option("-o", pending.output,
                     "Write to FILE instead of standard output")
          ->type_name("FILE")
          ->check(flags::NotEmpty);
      break;
    case Options::Command::kChanges:
      sub.add_option("--since", pending.since,
                     "What changed after this day; else after the last meeting")
          ->type_name("DATE")
          ->check(flags::IsoDate);
      sub.add_option("--format", options.changes_format, "text, csv or json")
          ->type_name("FORMAT")
          ->check(flags::ChangesFormat)
          ->capture_default_str();
      break;
    case Options::Command::kReceivers:
      sub.add_option("--merge", pending.output,
                     "Write them into this alertmanager.yml, replacing those "
                     "merged earlier")
          ->type_name("FILE")
          ->check(flags::NotEmpty);
      break;
    case Options::Command::kRecord:
      sub.add_option("--plan", options.plan, "The plan's name")
          ->type_name("NAME")
          ->check(flags::NotEmpty)
          ->required();
      sub.add_option("FILE", pending.document, "The earlier version")
          ->check(flags::NotEmpty)
          ->required();
      break;
    case Options::Command::kBackfill:
      sub.add_option("--from", pending.from, "First day")
          ->type_name("DATE")
          ->check(flags::IsoDate)
          ->required();
      sub.add_option("--to", pending.to, "Last day (included)")
          ->type_name("DATE")
          ->check(flags::IsoDate)
          ->required();
      sub.add_option("--label", pending.labels,
                     "Put on every series, as Prometheus puts job and instance "
                     "on those that it scrapes; may be repeated")
          ->type_name("NAME=VALUE")
          ->check(flags::LabelPair)
          ->take_all()
          ->allow_extra_args(false);
      break;
    default:
      break;
  }
}

void AddHistory(CLI::App& app, Options& options, Pending& pending) {
  CLI::App* const history =
      app.add_subcommand("history", "Look after the history");
  history->set_help_flag();
  history->require_subcommand(1);
  history->fallthrough();
  constexpr struct {
    Options::Command command;
    const char* name;
    const char* help;
  } kParts[] = {
      {Options::Command::kHistoryVerify, "verify",
       "Check the whole file for damage"},
      {Options::Command::kHistoryExport, "export",
       "Print each state of each action as a line of JSON"},
      {Options::Command::kHistoryBackup, "backup",
       "Copy the history, while the daemon runs, and verify the copy"},
      {Options::Command::kHistoryRestore, "restore",
       "Put a backup in the history's place, while the daemon is stopped"},
      {Options::Command::kHistoryCompact, "compact",
       "Give the room of what was deleted back to the disk"},
  };
  for (const auto& part : kParts) {
    CLI::App* const sub = history->add_subcommand(part.name, part.help);
    sub->set_help_flag();
    sub->callback(
        [&options, command = part.command] { options.command = command; });
    const bool back_up = part.command == Options::Command::kHistoryBackup;
    if (!back_up && part.command != Options::Command::kHistoryRestore) continue;
    sub->add_option("FILE", pending.backup,
                    back_up ? "The copy; in a folder it is named after the day"
                            : "The backup")
        ->check(flags::NotEmpty)
        ->required();
    if (back_up)
      sub->add_option("--keep", options.keep,
                      "Where FILE is a folder: how many backups stay in it")
          ->type_name("NUMBER")
          ->check(flags::Positive);
  }
}

// What is wrong with flags that are right each, or nothing.
std::string CheckCombination(const Options& options) {
  using Command = Options::Command;
  if (options.command == Command::kRecord && !options.as_at)
    return "record: --as-at DATE is missing: the day on which the plan said so";
  if (options.command == Command::kReport && options.since &&
      options.form != "exceptions")
    return "report: --since is for --form exceptions; name a --quarter";
  if (options.command == Command::kBackfill && options.to < options.from)
    return "backfill: --to is before --from";
  std::set<std::string> names;
  for (const auto& [name, value] : options.labels)
    if (!names.insert(name).second)
      return "backfill: --label gives the label `" + name + "` twice";
  return {};
}

std::string Failure(const CLI::App* /*app*/, const CLI::Error& error) {
  return std::string(log::Priority(log::Level::kError)) +
         "planwatch: " + error.what() +
         "\nplanwatch --help lists the commands and flags\n";
}

// The whole command line, and what it fills.
struct CommandLine {
  Options options;
  Pending pending;
  CLI::App app{
      "Watches delivery plans and referral registers, and serves their figures "
      "to Prometheus.",
      "planwatch"};

  CommandLine();
};

CommandLine::CommandLine() {
  app.failure_message(Failure);
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("--version", VersionLine, "Print the version and exit");
  app.require_subcommand(0, 1);
  app.fallthrough();
  app.get_formatter()->column_width(34);

  app.add_option("--config.file", pending.config_file, "The configuration")
      ->type_name("FILE")
      ->check(flags::NotEmpty)
      ->capture_default_str();
  app.add_option("--web.listen-address", options.listen_addresses,
                 "Address to listen on; may be repeated")
      ->type_name("HOST:PORT")
      ->check(flags::ListenAddress)
      ->take_all()
      ->allow_extra_args(false)
      ->default_str(options.listen_addresses.front());
  app.add_flag("--web.systemd-socket", options.systemd_socket,
               "Serve on the sockets that systemd hands over (socket "
               "activation), not on --web.listen-address");
  app.add_option("--web.config.file", pending.web_config_file,
                 "TLS and basic authentication, in the format of Prometheus' "
                 "exporters")
      ->type_name("FILE")
      ->check(flags::NotEmpty);
  app.add_option("--web.external-url", options.external_url,
                 "The address that users have for planwatch, behind a proxy")
      ->type_name("URL")
      ->check(flags::ExternalUrl);
  app.add_option("--web.route-prefix", options.route_prefix,
                 "What stands before the paths of requests, where a proxy "
                 "leaves it there; else the path of --web.external-url")
      ->type_name("PATH")
      ->check(flags::RoutePrefix);
  app.add_flag("--web.enable-lifecycle", options.enable_lifecycle,
               "Reload the configuration on POST /-/reload");
  app.add_option("--log.level", options.log_level, "debug, info, warn or error")
      ->type_name("LEVEL")
      ->check(flags::LogLevel)
      ->capture_default_str();
  app.add_option("--log.format", options.log_format, "logfmt or json")
      ->type_name("FORMAT")
      ->check(flags::LogFormat)
      ->capture_default_str();
  app.add_option("--as-at", pending.as_at,
                 "Take this date for today: for demonstrations and tests")
      ->type_name("DATE")
      ->check(flags::IsoDate);
  for (const auto& command : kCommands) {
    CLI::App* const sub = app.add_subcommand(command.name, command.help);
    // `planwatch check --help` prints planwatch's own help: it has all flags.
    sub->set_help_flag();
    sub->callback([this, &command] { options.command = command.command; });
    AddFlags(*sub, command.command, options, pending);
  }
  AddHistory(app, options, pending);
}

// A command's own flags, or those of all.
CommandHelp HelpOf(const CLI::App& app, const std::string& name) {
  CommandHelp help{name, app.get_description(), {}};
  for (const CLI::Option* option : app.get_options())
    help.flags.push_back(
        {.name = option->get_positional() ? option->get_name(true)
                                          : option->get_name(false, true),
         .value = option->get_type_size() == 0 || option->get_positional()
                      ? std::string()
                      : option->get_type_name(),
         .help = option->get_description(),
         .default_value = option->get_default_str(),
         .positional = option->get_positional(),
         .required = option->get_required()});
  return help;
}

void AddHelp(const CLI::App& app, const std::string& above,
             std::vector<CommandHelp>& all) {
  for (const CLI::App* sub : app.get_subcommands({})) {
    const std::string name = above + sub->get_name();
    if (sub->get_subcommands({}).empty())
      all.push_back(HelpOf(*sub, name));
    else
      AddHelp(*sub, name + " ", all);
  }
}

}  // namespace

std::vector<CommandHelp> CommandReference() {
  const CommandLine line;
  std::vector<CommandHelp> all = {HelpOf(line.app, "")};
  AddHelp(line.app, "", all);
  return all;
}

std::variant<Options, int> ParseOptions(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App& app = line.app;
  Options& options = line.options;
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.get_formatter()->make_help(&app, app.get_name(),
                                                CLI::AppFormatMode::All);
    return 0;
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }

  line.pending.Put(options);
  if (const std::string wrong = CheckCombination(options); !wrong.empty()) {
    std::cerr << log::Priority(log::Level::kError) << "planwatch: " << wrong
              << '\n';
    return 2;
  }
  return std::move(options);
}

}  // namespace planwatch
