// The commands that copy the history and put a copy back.
#include "daemon/history/backup.h"

#include <iostream>
#include <memory>

#include "collectors/base/clock.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"

namespace planwatch {

int BackUpHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  std::error_code error;
  if (options.keep > 0 && !std::filesystem::is_directory(options.backup, error))
    return PrintError(Error("--keep: " + options.backup.string() +
                            " is not a folder; name one, or leave --keep out"),
                      kExitUsage);
  const auto file = BackUpHistory(config->history->file, options.backup, Now());
  if (!file) return PrintError(file.error(), kExitFailed);
  std::cout << file->string() << ": a backup of the history, verified\n";
  if (options.keep == 0) return 0;
  const Status removed = RemoveOldBackups(options.backup, options.keep);
  return removed ? 0 : PrintError(removed.error(), kExitFailed);
}

int RestoreHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const auto aside =
      RestoreHistory(config->history->file, options.backup, Now());
  if (!aside) return PrintError(aside.error(), kExitFailed);
  std::cout << config->history->file.string() << ": restored from "
            << options.backup.string();
  if (!aside->empty())
    std::cout << "; what was there before is " << aside->string();
  std::cout << '\n';
  return 0;
}

int CompactHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const auto sizes = CompactHistory(config->history->file);
  if (!sizes) return PrintError(sizes.error(), kExitFailed);
  std::cout << config->history->file.string() << ": " << sizes->before
            << " bytes before, " << sizes->after << " now\n";
  return 0;
}

}  // namespace planwatch
