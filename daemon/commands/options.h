// The command line: one struct, filled by CLI11.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch {

struct Options {
  enum class Command {
    kServe,
    kInit,
    kCheck,
    kMetrics,
    kReport,
    kChanges,
    kRecord,
    kAccept,
    kBackfill,
    kReceivers,
    kHistoryVerify,
    kHistoryExport,
    kHistoryBackup,
    kHistoryRestore,
    kHistoryCompact,
  };

  Command command = Command::kServe;
  std::filesystem::path config_file = "planwatch.yml";
  // Each host:port, [v6]:port or :port.
  std::vector<std::string> listen_addresses = {"127.0.0.1:10815"};
  bool systemd_socket = false;  // listen on systemd's sockets instead
  // Empty: plain HTTP, no authentication.
  std::filesystem::path web_config_file;
  std::string external_url;  // empty: links are relative
  // "/planwatch"; "/": none; empty: the external URL's path.
  std::string route_prefix;
  bool enable_lifecycle = false;      // POST /-/reload
  std::string log_level = "info";     // debug, info, warn, error
  std::string log_format = "logfmt";  // or json
  std::optional<Date> as_at;          // used as today's date

  // init
  std::vector<std::filesystem::path> documents;
  // check
  std::string check_format = "text";  // or json
  bool config_only = false;           // read no source
  // report
  std::string form = "review";     // or exceptions
  std::optional<Quarter> quarter;  // nullopt: the one just ended
  std::string format = "html";     // html, csv, json
  bool for_the_public = false;     // without leads
  std::filesystem::path output;    // empty: standard output; of receivers too
  // changes, and report in its form of exceptions
  std::optional<Date> since;  // nullopt: the last meeting
  // changes
  std::string changes_format = "text";  // csv, json
  // record and accept
  std::string plan;
  std::filesystem::path document;
  // history backup and restore
  std::filesystem::path backup;
  std::size_t keep = 0;  // backups in the folder; 0: all
  // backfill
  Date from{}, to{};                                        // both included
  std::vector<std::pair<std::string, std::string>> labels;  // on every series
};

// The options, or the exit status of a call that ends here, its text already
// printed: 0 for --help and --version, 2 for a wrong call.
std::variant<Options, int> ParseOptions(int argc, const char* const* argv);

// The command line as its reference has it: the manual and the completion are
// made of this.
struct FlagHelp {
  std::string name;   // "--config.file"; "-o"; of an argument "FILE"
  std::string value;  // "FILE"; empty: takes none
  std::string help;
  std::string default_value;  // empty: none
  bool positional = false;
  bool required = false;
};
struct CommandHelp {
  std::string name;  // "history verify"; empty: the flags of all commands
  std::string help;
  std::vector<FlagHelp> flags;
};
std::vector<CommandHelp> CommandReference();

}  // namespace planwatch
