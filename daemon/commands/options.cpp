#include "daemon/commands/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/config/labels.h"
#include "daemon/http/address.h"
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

// Validators: return what is wrong, or nothing. CLI11 prefixes the flag.

std::string NotEmpty(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

std::string ListenAddress(const std::string& text) {
  const Result<web::Address> address = web::ParseAddress(text);
  return address ? "" : address.error().message();
}

std::string ExternalUrl(const std::string& url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!std::string_view(url).starts_with(scheme)) continue;
    const std::string_view rest = std::string_view(url).substr(scheme.size());
    if (!rest.empty() && rest.front() != '/' &&
        std::none_of(rest.begin(), rest.end(), [](unsigned char c) {
          return c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' ||
                 c == '?' || c == '#';
        }))
      return "";
  }
  return "takes the address that users have for planwatch, as in "
         "https://example.org/planwatch";
}

std::string IsoDate(const std::string& text) {
  return ParseIsoDate(text) ? "" : "takes a date, as in 2015-05-18";
}

std::string OneOf(const std::string& value,
                  std::initializer_list<std::string_view> known) {
  if (std::find(known.begin(), known.end(), value) != known.end()) return "";
  std::string text = "takes";
  const char* separator = " ";
  for (const std::string_view word : known) {
    text.append(separator).append(word);
    separator = ", ";
  }
  return text;
}

std::string LogLevel(const std::string& value) {
  return OneOf(value, {"debug", "info", "warn", "error"});
}

std::string LogFormat(const std::string& value) {
  return OneOf(value, {"logfmt", "json"});
}

std::string QuarterOfYear(const std::string& text) {
  return ParseQuarter(text) ? "" : "takes a quarter, as in 2015/16-Q1";
}

std::string ReportFormat(const std::string& value) {
  return OneOf(value, {"html", "csv", "json"});
}

std::string ChangesFormat(const std::string& value) {
  return OneOf(value, {"text", "csv", "json"});
}

std::string ReportForm(const std::string& value) {
  return OneOf(value, {"review", "exceptions"});
}

std::string CheckFormat(const std::string& value) {
  return OneOf(value, {"text", "json"});
}

std::string LabelPair(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return "takes a label, as in job=planwatch";
  const Status valid = CheckLabelName(std::string_view(text).substr(0, equals));
  return valid ? "" : valid.error().message();
}

// Flags as text, until all is parsed.
struct Pending {
  std::string quarter, since, output, document, from, to;
  std::vector<std::string> labels, documents;

  void Put(Options& options) const {
    options.quarter = ParseQuarter(quarter);
    options.output = output;
    options.document = document;
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
          ->check(NotEmpty)
          ->required();
      break;
    case Options::Command::kCheck:
      sub.add_option("--format", options.check_format, "text or json")
          ->type_name("FORMAT")
          ->check(CheckFormat)
          ->capture_default_str();
      sub.add_flag("--config-only", options.config_only,
                   "Read the configuration alone, and no source");
      break;
    case Options::Command::kAccept:
      sub.add_option("NAME", options.plan,
                     "The name of the plan, register or measures")
          ->check(NotEmpty)
          ->required();
      break;
    case Options::Command::kReport:
      sub.add_option("--form", options.form, "review or exceptions")
          ->type_name("FORM")
          ->check(ReportForm)
          ->capture_default_str();
      sub.add_option("--quarter", pending.quarter,
                     "The quarter, as in 2015/16-Q1; else the one just ended")
          ->type_name("QUARTER")
          ->check(QuarterOfYear);
      sub.add_option("--since", pending.since,
                     "Of exceptions: what they are compared with; else the "
                     "last meeting")
          ->type_name("DATE")
          ->check(IsoDate);
      sub.add_option("--format", options.format, "html, csv or json")
          ->type_name("FORMAT")
          ->check(ReportFormat)
          ->capture_default_str();
      sub.add_flag("--public", options.for_the_public,
                   "For papers that are public: without leads");
      sub.add_option("-o", pending.output, "Write there, not to the screen")
          ->type_name("FILE")
          ->check(NotEmpty);
      break;
    case Options::Command::kChanges:
      sub.add_option("--since", pending.since,
                     "What changed after this day; else after the last meeting")
          ->type_name("DATE")
          ->check(IsoDate);
      sub.add_option("--format", options.changes_format, "text, csv or json")
          ->type_name("FORMAT")
          ->check(ChangesFormat)
          ->capture_default_str();
      break;
    case Options::Command::kRecord:
      sub.add_option("--plan", options.plan, "The plan's name")
          ->type_name("NAME")
          ->check(NotEmpty)
          ->required();
      sub.add_option("FILE", pending.document, "The earlier version")
          ->check(NotEmpty)
          ->required();
      break;
    case Options::Command::kBackfill:
      for (auto& [flag, value] :
           {std::pair<const char*, std::string*>{"--from", &pending.from},
            {"--to", &pending.to}})
        sub.add_option(flag, *value, "The first and the last day")
            ->type_name("DATE")
            ->check(IsoDate)
            ->required();
      sub.add_option("--label", pending.labels,
                     "Put on every series, as Prometheus puts job and instance "
                     "on those that it scrapes; may be repeated")
          ->type_name("NAME=VALUE")
          ->check(LabelPair)
          ->take_all()
          ->allow_extra_args(false);
      break;
    default:
      break;
  }
}

void AddHistory(CLI::App& app, Options& options) {
  CLI::App* const history =
      app.add_subcommand("history", "Look after the history");
  history->set_help_flag();
  history->require_subcommand(1);
  history->fallthrough();
  CLI::App* const verify =
      history->add_subcommand("verify", "Check the whole file for damage");
  CLI::App* const print = history->add_subcommand(
      "export", "Print each state of each action as a line of JSON");
  verify->set_help_flag();
  print->set_help_flag();
  verify->callback(
      [&options] { options.command = Options::Command::kHistoryVerify; });
  print->callback(
      [&options] { options.command = Options::Command::kHistoryExport; });
}

// What is wrong with flags that are right each, or nothing.
std::string WrongTogether(const Options& options) {
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

}  // namespace

std::variant<Options, int> ParseOptions(int argc, const char* const* argv) {
  Options options;
  std::string config_file = options.config_file.string();
  std::string web_config_file;
  std::string as_at;

  CLI::App app(
      "Watches delivery plans and referral registers, and serves their figures "
      "to Prometheus.",
      "planwatch");
  app.failure_message(Failure);
  app.set_help_flag("-h,--help", "Print this, and end");
  app.set_version_flag("--version", VersionLine, "Print the version, and end");
  app.require_subcommand(0, 1);
  app.fallthrough();
  app.get_formatter()->column_width(34);

  app.add_option("--config.file", config_file, "The configuration")
      ->type_name("FILE")
      ->check(NotEmpty)
      ->capture_default_str();
  app.add_option("--web.listen-address", options.listen_addresses,
                 "Where to serve; may be repeated")
      ->type_name("HOST:PORT")
      ->check(ListenAddress)
      ->take_all()
      ->allow_extra_args(false)
      ->default_str(options.listen_addresses.front());
  app.add_flag("--web.systemd-socket", options.systemd_socket,
               "Serve on the sockets that systemd hands over (socket "
               "activation), not on --web.listen-address");
  app.add_option("--web.config.file", web_config_file,
                 "TLS and basic authentication, in the format of Prometheus' "
                 "exporters")
      ->type_name("FILE")
      ->check(NotEmpty);
  app.add_option("--web.external-url", options.external_url,
                 "The address that users have for planwatch, behind a proxy")
      ->type_name("URL")
      ->check(ExternalUrl);
  app.add_flag("--web.enable-lifecycle", options.enable_lifecycle,
               "Reload the configuration on POST /-/reload");
  app.add_option("--log.level", options.log_level, "debug, info, warn or error")
      ->type_name("LEVEL")
      ->check(LogLevel)
      ->capture_default_str();
  app.add_option("--log.format", options.log_format, "logfmt or json")
      ->type_name("FORMAT")
      ->check(LogFormat)
      ->capture_default_str();
  app.add_option("--as-at", as_at,
                 "Take this date for today: for demonstrations and tests")
      ->type_name("DATE")
      ->check(IsoDate);
  Pending pending;
  for (const auto& command : kCommands) {
    CLI::App* const sub = app.add_subcommand(command.name, command.help);
    // `planwatch check --help` prints planwatch's own help: it has all flags.
    sub->set_help_flag();
    sub->callback([&options, &command] { options.command = command.command; });
    AddFlags(*sub, command.command, options, pending);
  }
  AddHistory(app, options);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.get_formatter()->make_help(&app, app.get_name(),
                                                CLI::AppFormatMode::All);
    return 0;
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }

  options.config_file = config_file;
  options.web_config_file = web_config_file;
  options.as_at = ParseIsoDate(as_at);
  pending.Put(options);
  if (const std::string wrong = WrongTogether(options); !wrong.empty()) {
    std::cerr << log::Priority(log::Level::kError) << "planwatch: " << wrong
              << '\n';
    return 2;
  }
  return options;
}

}  // namespace planwatch
