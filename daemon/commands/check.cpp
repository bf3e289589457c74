#include "daemon/snapshot/check.h"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>
#include <utility>

#include "collectors/base/clock.h"
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

// With --config-only only the text is parsed: ExecReload= of a unit cannot read
// the service's credentials, nor a web configuration that is one.
Status CheckWebConfig(const Options& options) {
  const std::filesystem::path& file = options.web_config_file;
  if (file.empty()) return {};
  if (!options.config_only) {
    const auto security = web::LoadSecurity(file);
    return security ? Status() : Status(security.error());
  }
  const auto parsed = ReadWebConfig(options);
  return !parsed || *parsed ? Status() : Status(parsed->error());
}

// A history that does not exist yet needs no backup.
bool IsWithoutBackup(const HistoryHealth& history,
                     const std::filesystem::path& file) {
  std::error_code unknown;
  return history.error.empty() && !history.last_backup &&
         std::filesystem::exists(file, unknown);
}

}  // namespace

int Check(const Options& options) {
  // The text itself tells what failed.
  SetUpLog(options, options.log_level == "debug" ? log::Level::kDebug
                                                 : log::Level::kError);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  const Status web = CheckWebConfig(options);
  if (!web) PrintError(web.error(), kExitUsage);
  if (!config || !web) return kExitUsage;
  if (const Status allowed = CheckMayAccept(options, *config); !allowed)
    return PrintError(allowed.error(), kExitUsage);
  if (options.config_only) {
    std::cout << options.config_file.string()
              << ": the configuration is valid\n";
    return 0;
  }
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  std::cout << (options.check_format == "json" ? FormatCheckJson(*snapshot)
                                               : FormatCheck(*snapshot))
            << std::flush;
  int status = ExitStatus(*snapshot);
  for (const Trouble& trouble : Troubles(snapshot->health, Now()))
    PrintError(Error(trouble.what + ": " + trouble.detail), kExitFailed);
  if (const auto& history = snapshot->health.history) {
    if (!history->error.empty()) status = kExitFailed;
    if (IsWithoutBackup(*history, snapshot->config->history->file))
      std::cerr << log::Priority(log::Level::kInfo)
                << "planwatch: note: the history was never backed up; "
                   "`planwatch history backup FILE` does it, and so does "
                   "planwatch-backup.timer each night\n";
  }
  return status;
}

int Metrics(const Options& options) {
  const log::Level level = LevelOf(options);
  SetUpLog(options, level == log::Level::kInfo ? log::Level::kWarn : level);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitUsage;
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  // Without process_*, which would clash with those of node_exporter when its
  // textfile collector reads this output.
  std::cout << *snapshot->scrapes->Text(TextFormat::kText) << std::flush;
  return ExitStatus(*snapshot);
}

}  // namespace planwatch
