#include <iostream>

#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/core_dumps.h"

namespace planwatch {
namespace {

int RunCommand(const Options& options) {
  switch (options.command) {
    case Options::Command::kServe:
      return Serve(options);
    case Options::Command::kInit:
      return Init(options);
    case Options::Command::kCheck:
      return Check(options);
    case Options::Command::kMetrics:
      return Metrics(options);
    case Options::Command::kReport:
      return Report(options);
    case Options::Command::kChanges:
      return Changes(options);
    case Options::Command::kRecord:
      return Record(options);
    case Options::Command::kAccept:
      return Accept(options);
    case Options::Command::kBackfill:
      return Backfill(options);
    case Options::Command::kReceivers:
      return Receivers(options);
    case Options::Command::kHistoryVerify:
      return VerifyHistory(options);
    case Options::Command::kHistoryExport:
      return ExportHistory(options);
    case Options::Command::kHistoryBackup:
      return BackUpHistory(options);
    case Options::Command::kHistoryRestore:
      return RestoreHistory(options);
    case Options::Command::kHistoryCompact:
      return CompactHistory(options);
  }
  return kExitUsage;
}

}  // namespace

int Run(const Options& options) {
  ForbidCoreDumps();
  const int status = RunCommand(options);
  if (!std::cout.flush())
    return PrintError(
        Error("standard output can't be written; see that there is "
              "room where it goes"),
        kExitFailed);
  return status;
}

}  // namespace planwatch
