// The commands that stand on the history.
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <utility>
#include <variant>

#include "daemon/check.h"
#include "daemon/command_line.h"
#include "daemon/commands.h"
#include "daemon/history/backfill.h"
#include "daemon/history/history.h"
#include "daemon/history/past.h"
#include "daemon/log.h"
#include "daemon/reading.h"
#include "daemon/report/report.h"

namespace planwatch {
namespace {

constexpr int kFailed = 1, kCallWrong = 2;

int Complain(const Error& error, int status) {
  std::cerr << "planwatch: " << error.message() << '\n';
  return status;
}

// The configuration with a history, or nullptr once what is wrong was said.
std::shared_ptr<const Config> LoadWithHistory(const Options& options) {
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (config && !config->history) {
    std::cerr << "planwatch: " << options.config_file.string()
              << ": there is no `history:`, so nothing is remembered; name its "
                 "database there\n";
    return nullptr;
  }
  return config;
}

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
  if (!config) return kCallWrong;
  const Entry* plan = nullptr;
  for (const Entry& entry : config->entries)
    if (entry.name == options.plan && entry.kind() == Kind::kPlan)
      plan = &entry;
  if (plan == nullptr)
    return Complain(Error("--plan: there is no plan \"" + options.plan +
                          "\" in " + options.config_file.string()),
                    kCallWrong);

  Entry of_document = *plan;
  of_document.source.file = options.document;
  const auto read =
      ReadPlanDocument(of_document, *config->calendar, *options.as_at);
  if (!read) return Complain(read.error(), kFailed);
  const Plan& said = *read->plan;
  Result<History::Opened> opened =
      History::Open(config->history->file, History::Access::kWrite);
  if (!opened) return Complain(opened.error(), kFailed);
  if (opened->set_aside)
    Complain(Error(opened->why + "; it was set aside as " +
                   opened->set_aside->string() + ", and a new one is begun"),
             kFailed);
  Status kept = opened->history->RecordPlan(plan->name, *options.as_at, said);
  // Whoever records a version says that it is right.
  if (kept && !read->sha256.empty())
    kept = opened->history->AcceptVersion(plan->name, read->sha256);
  if (!kept) return Complain(kept.error(), kFailed);
  std::cout << options.document.string() << ": " << said.actions.size()
            << " actions recorded in the plan " << plan->name << " as at "
            << FormatDate(*options.as_at) << '\n';
  const std::size_t not_used = said.report.rejected.total();
  if (not_used == 0) return 0;
  return Complain(
      Error(options.document.string() + ": " + std::to_string(not_used) +
            " rows could not be used; `planwatch check` with this "
            "file as the plan's source lists them"),
      kFailed);
}

int Backfill(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kCallWrong;
  const Result<Past> past = Past::Open(config);
  if (!past) return Complain(past.error(), kFailed);
  if (!past->first() || *past->first() > options.to)
    return Complain(Error("the history " + config->history->file.string() +
                          ": has nothing until " + FormatDate(options.to)),
                    kFailed);
  const Status written =
      WriteBackfill(*past, options.from, options.to, options.labels, std::cout);
  return written ? 0 : Complain(written.error(), kFailed);
}

int VerifyHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kCallWrong;
  const auto history = OpenToRead(*config);
  if (!history) return Complain(history.error(), kFailed);
  if (const Status well = (*history)->Verify(); !well)
    return Complain(well.error(), kFailed);
  std::cout << config->history->file.string() << ": the history is well\n";
  return 0;
}

int ExportHistory(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kCallWrong;
  const auto history = OpenToRead(*config);
  if (!history) return Complain(history.error(), kFailed);
  std::set<std::string> hidden;
  for (const Entry& entry : config->entries)
    if (const auto* plan = std::get_if<PlanOptions>(&entry.options);
        plan != nullptr && plan->leads_hidden)
      hidden.insert(entry.name);
  const Status written = (*history)->Export(std::cout, hidden);
  return written ? 0 : Complain(written.error(), kFailed);
}

int Report(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kCallWrong;
  const Result<Past> past = Past::Open(config);
  if (!past) return Complain(past.error(), kFailed);
  const Date today = options.as_at.value_or(
      config->calendar->DayOf(std::chrono::floor<std::chrono::seconds>(
          std::chrono::system_clock::now())));
  const Quarter quarter =
      options.quarter.value_or(config->calendar->QuarterOf(today).Previous());
  const Result<std::string> text =
      WriteReport(*past,
                  {.quarter = quarter,
                   .today = today,
                   .for_the_public = options.for_the_public},
                  options.format);
  if (!text) return Complain(text.error(), kCallWrong);
  if (options.output.empty()) {
    std::cout << *text << std::flush;
    return 0;
  }
  std::ofstream file(options.output, std::ios::binary);
  file << *text << std::flush;
  if (!file)
    return Complain(Error(options.output.string() +
                          ": can't be written; see that its folder is there "
                          "and that you may write in it"),
                    kFailed);
  return 0;
}

}  // namespace planwatch
