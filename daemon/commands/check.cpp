#include "daemon/snapshot/check.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <utility>

#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/http/security.h"
#include "daemon/refresh/refresh.h"

namespace planwatch {
namespace {

// Reads every source once.
SnapshotPtr ReadOnce(const Options& options,
                     std::shared_ptr<const Config> config) {
  Refresh refresh({.now = {}, .as_at = options.as_at});
  refresh.Start(std::move(config));
  while (!refresh.WaitUntilReady(std::chrono::hours{1})) {
  }  // each read has its own limit
  return refresh.Current();
}

}  // namespace

int Check(const Options& options) {
  // The text itself tells what failed.
  SetUpLog(options, options.log_level == "debug" ? log::Level::kDebug
                                                 : log::Level::kError);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  bool valid = config != nullptr;
  if (!options.web_config_file.empty())
    if (const auto web = web::LoadSecurity(options.web_config_file); !web) {
      Complain(web.error(), kExitCallWrong);
      valid = false;
    }
  if (!valid) return kExitCallWrong;
  if (options.config_only) {
    std::cout << options.config_file.string()
              << ": the configuration is valid\n";
    return 0;
  }
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  std::cout << (options.check_format == "json" ? FormatCheckJson(*snapshot)
                                               : FormatCheck(*snapshot))
            << std::flush;
  return ExitStatus(*snapshot);
}

int Metrics(const Options& options) {
  const log::Level level = LevelOf(options);
  SetUpLog(options, level == log::Level::kInfo ? log::Level::kWarn : level);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitCallWrong;
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  // Without process_*, which would clash with those of node_exporter when its
  // textfile collector reads this output.
  std::cout << snapshot->text.text << std::flush;
  return ExitStatus(*snapshot);
}

}  // namespace planwatch
