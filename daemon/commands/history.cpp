// The commands that write and read the history itself.
#include "daemon/history/history.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "collectors/base/clock.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/log.h"
#include "daemon/past/backfill.h"
#include "daemon/past/past.h"
#include "daemon/refresh/reading.h"

namespace planwatch {
namespace {

Result<std::unique_ptr<History>> OpenToRead(const Config& config) {
  Result<History::Opened> opened =
      History::Open(config.history->file, History::Access::kRead);
  if (!opened) return std::move(opened).error();
  return std::move(opened->history);
}

}  // namespace

int Record(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const Entry* const plan = PlanOrPrintFault(options, *config);
  if (plan == nullptr) return kExitUsage;

  Entry of_document = *plan;
  of_document.source.file = options.document;
  const auto read =
      ReadPlanDocument(of_document, *config->calendar, *options.as_at);
  if (!read) return PrintError(read.error(), kExitFailed);
  const Plan& said = *read->plan;
  Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kWrite);
  if (!opened) return PrintError(opened.error(), kExitFailed);
  if (opened->set_aside)
    PrintError(Error(opened->why + "; it was set aside as " +
                     opened->set_aside->string() + ", and a new one is begun"),
               kExitFailed);
  Status kept = opened->history->RecordPlan(plan->name, *options.as_at, said);
  // Recording a version accepts it.
  if (kept && !read->sha256.empty())
    kept = opened->history->AcceptVersion(plan->name, read->sha256);
  if (!kept) return PrintError(kept.error(), kExitFailed);
  std::cout << options.document.string() << ": " << said.actions.size()
            << " actions recorded in the plan " << plan->name << " as at "
            << FormatDate(*options.as_at) << '\n';
  const std::size_t not_used = said.report.rejected.total();
  if (not_used == 0) return 0;
  return PrintError(
      Error(options.document.string() + ": " + std::to_string(not_used) +
            " rows could not be used; `planwatch check` with this "
            "file as the plan's source lists them"),
      kExitFailed);
}

int Backfill(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  for (const auto& [name, value] : options.labels)
    for (const Entry& entry : config->entries)
      if (entry.labels.contains(name))
        return PrintError(
            Error("--label: the configuration gives the label `" + name +
                  "` to " + entry.name + " already; leave it out here"),
            kExitUsage);
  const Result<Past> past = Past::Open(config);
  if (!past) return PrintError(past.error(), kExitFailed);
  // A range of days may well begin, and end, before there is anything.
  if (!past->first() || *past->first() > options.to)
    std::cerr << "planwatch: note: the history "
              << config->history->file.string() << " has nothing until "
              << FormatDate(options.to) << '\n';
  const Status written =
      WriteBackfill(*past, options.from, options.to, options.labels, std::cout);
  return written ? 0 : PrintError(written.error(), kExitFailed);
}

int VerifyHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const auto history = OpenToRead(*config);
  if (!history) return PrintError(history.error(), kExitFailed);
  if (const Status well = (*history)->Verify(); !well)
    return PrintError(well.error(), kExitFailed);
  std::cout << config->history->file.string() << ": the history is intact\n";
  const auto backup = (*history)->LastBackup();
  if (!backup) return PrintError(backup.error(), kExitFailed);
  if (*backup)
    std::cout << "The last backup was made on "
              << FormatDate(config->calendar->DayOf(**backup)) << ", "
              << std::chrono::floor<std::chrono::days>(Now() - **backup).count()
              << " days ago\n";
  else
    std::cout << "No backup was ever made of it: `planwatch history backup "
                 "FILE` makes one\n";
  return 0;
}

int ExportHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const auto history = OpenToRead(*config);
  if (!history) return PrintError(history.error(), kExitFailed);
  std::set<std::string> hidden;
  for (const Entry& entry : config->entries)
    if (const auto* plan = std::get_if<PlanOptions>(&entry.options);
        plan != nullptr && plan->leads_hidden)
      hidden.insert(entry.name);
  const Status written = (*history)->Export(std::cout, hidden);
  return written ? 0 : PrintError(written.error(), kExitFailed);
}

}  // namespace planwatch
