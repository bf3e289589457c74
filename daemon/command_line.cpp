#include "daemon/command_line.h"

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

// Prints what is wrong with the configuration, all of it; nullptr where
// anything is.
std::shared_ptr<const Config> LoadOrPrintFaults(const Options& options) {
  ParsedConfig parsed = LoadConfig(options.config_file, ProcessEnvironment());
  for (const Error& fault : parsed.faults)
    std::cerr << "planwatch: " << fault.message() << '\n';
  if (!parsed.faults.empty()) return nullptr;
  for (const std::string& warning : parsed.warnings)
    std::cerr << "planwatch: note: " << warning << '\n';
  return std::make_shared<const Config>(std::move(parsed.config));
}

}  // namespace planwatch
