#include "daemon/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <iostream>
#include <string_view>
#include <system_error>

namespace planwatch {
namespace {

constexpr struct {
  Options::Command command;
  const char* name;
  const char* help;
} kCommands[] = {
    {Options::Command::kServe, "serve", "Run the daemon (the default)"},
    {Options::Command::kCheck, "check",
     "Validate the configuration, read every source once, print what was "
     "found"},
    {Options::Command::kMetrics, "metrics",
     "Read every source once, print the metrics"},
};

// Validators: what is wrong, or nothing. CLI11 puts the flag in front.

std::string NotEmpty(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

std::string ListenAddress(const std::string& address) {
  constexpr const char* kForm =
      "takes an address and port, as in 127.0.0.1:10815, [::1]:10815 or :10815";
  const std::string::size_type colon = address.rfind(':');
  if (colon == std::string::npos) return kForm;
  const std::string_view host = std::string_view(address).substr(0, colon);
  const bool in_brackets =
      host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (host.find_first_of(in_brackets ? " /" : " /[]:") !=
      std::string_view::npos)
    return kForm;
  unsigned port = 0;
  const char* const end = address.data() + address.size();
  const auto [stop, error] =
      std::from_chars(address.data() + colon + 1, end, port);
  if (error != std::errc{} || stop != end || port > 65535) return kForm;
  return "";
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

std::string Failure(const CLI::App* /*app*/, const CLI::Error& error) {
  return std::string("planwatch: ") + error.what() +
         "\nplanwatch --help lists the commands and flags\n";
}

}  // namespace

std::string Version() { return PLANWATCH_VERSION; }

std::string Revision() { return PLANWATCH_REVISION; }

std::string VersionLine() {
  const std::string revision = Revision();
  return "planwatch " + Version() +
         (revision.empty() ? "" : " (revision " + revision + ")");
}

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
  app.add_option("--web.listen-address", options.listen_address,
                 "Where to serve")
      ->type_name("HOST:PORT")
      ->check(ListenAddress)
      ->capture_default_str();
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
  for (const auto& command : kCommands) {
    CLI::App* const sub = app.add_subcommand(command.name, command.help);
    // `planwatch check --help` is about planwatch: its flags are all there is.
    sub->set_help_flag();
    sub->callback([&options, &command] { options.command = command.command; });
  }

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.get_formatter()->make_help(&app, app.get_name(),
                                                CLI::AppFormatMode::Normal);
    return 0;
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }

  options.config_file = config_file;
  options.web_config_file = web_config_file;
  options.as_at = ParseIsoDate(as_at);
  return options;
}

}  // namespace planwatch
