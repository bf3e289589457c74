#include <variant>

#include "daemon/commands/commands.h"
#include "daemon/commands/options.h"

int main(int argc, char** argv) {
  const auto parsed = planwatch::ParseOptions(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;

  const auto& options = std::get<planwatch::Options>(parsed);
  switch (options.command) {
    case planwatch::Options::Command::kServe:
      return planwatch::Serve(options);
    case planwatch::Options::Command::kInit:
      return planwatch::Init(options);
    case planwatch::Options::Command::kCheck:
      return planwatch::Check(options);
    case planwatch::Options::Command::kMetrics:
      return planwatch::Metrics(options);
    case planwatch::Options::Command::kReport:
      return planwatch::Report(options);
    case planwatch::Options::Command::kChanges:
      return planwatch::Changes(options);
    case planwatch::Options::Command::kRecord:
      return planwatch::Record(options);
    case planwatch::Options::Command::kAccept:
      return planwatch::Accept(options);
    case planwatch::Options::Command::kBackfill:
      return planwatch::Backfill(options);
    case planwatch::Options::Command::kReceivers:
      return planwatch::Receivers(options);
    case planwatch::Options::Command::kHistoryVerify:
      return planwatch::VerifyHistory(options);
    case planwatch::Options::Command::kHistoryExport:
      return planwatch::ExportHistory(options);
  }
  return 2;
}
