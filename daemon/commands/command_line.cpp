#include "daemon/commands/command_line.h"

#include <iostream>
#include <utility>

namespace planwatch {

log::Level LevelOf(const Options& options) {
  if (options.log_level == "debug") return log::Level::kDebug;
  if (options.log_level == "warn") return log::Level::kWarn;
  if (options.log_level == "error") return log::Level::kError;
  return log::Level::kInfo;
}

void SetUpLog(const Options& options, log::Level level) {
  log::SetUp(level, options.log_format == "json" ? log::Format::kJson
                                                 : log::Format::kLogfmt);
}

std::shared_ptr<const Config> LoadOrPrintFaults(const Options& options) {
  ParsedConfig parsed = LoadConfig(options.config_file, ProcessEnvironment());
  for (const Error& fault : parsed.faults) Complain(fault, kExitCallWrong);
  if (!parsed.faults.empty()) return nullptr;
  for (const std::string& warning : parsed.warnings)
    std::cerr << log::Priority(log::Level::kWarn)
              << "planwatch: note: " << warning << '\n';
  return std::make_shared<const Config>(std::move(parsed.config));
}

int Complain(const Error& error, int status) {
  std::cerr << log::Priority(log::Level::kError)
            << "planwatch: " << error.message() << '\n';
  return status;
}

std::shared_ptr<const Config> LoadWithHistory(const Options& options) {
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (config && !config->history) {
    Complain(Error(options.config_file.string() +
                   ": there is no `history:`, so nothing is remembered; name "
                   "its database there"),
             kExitCallWrong);
    return nullptr;
  }
  return config;
}

const Entry* PlanOrPrintFault(const Options& options, const Config& config) {
  for (const Entry& entry : config.entries)
    if (entry.name == options.plan && entry.kind() == Kind::kPlan)
      return &entry;
  Complain(Error("there is no plan \"" + options.plan + "\" in " +
                 options.config_file.string()),
           kExitCallWrong);
  return nullptr;
}

const Entry* EntryOrPrintFault(const Options& options, const Config& config) {
  for (const Entry& entry : config.entries)
    if (entry.name == options.plan) return &entry;
  Complain(Error("there is no plan, register or measures \"" + options.plan +
                 "\" in " + options.config_file.string()),
           kExitCallWrong);
  return nullptr;
}

}  // namespace planwatch
