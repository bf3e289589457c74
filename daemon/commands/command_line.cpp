#include "daemon/commands/command_line.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
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
  for (const Error& fault : parsed.faults) PrintError(fault, kExitUsage);
  if (!parsed.faults.empty()) return nullptr;
  for (const std::string& warning : parsed.warnings)
    std::cerr << log::Priority(log::Level::kWarn)
              << "planwatch: note: " << warning << '\n';
  return std::make_shared<const Config>(std::move(parsed.config));
}

int PrintError(const Error& error, int status) {
  std::cerr << log::Priority(log::Level::kError)
            << "planwatch: " << error.message() << '\n';
  return status;
}

std::shared_ptr<const Config> LoadWithHistory(const Options& options) {
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (config && !config->history) {
    PrintError(Error(options.config_file.string() +
                     ": there is no `history:`, so nothing is remembered; name "
                     "its database there"),
               kExitUsage);
    return nullptr;
  }
  return config;
}

std::optional<Result<web::WebConfig>> ReadWebConfig(const Options& options) {
  const std::filesystem::path& file = options.web_config_file;
  std::ifstream in(file, std::ios::binary);
  if (file.empty() || !in) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto parsed = web::ParseWebConfig(text, file.parent_path());
  if (!parsed) return std::move(parsed).error().In(file.string());
  return parsed;
}

Status CheckMayAccept(const Options& options, const Config& config) {
  if (config.may_accept.empty()) return {};
  const std::string place = options.config_file.string() + ": `web: accept`";
  if (!config.history)
    return Error(place +
                 " needs a `history:`, which keeps what was accepted; name its "
                 "database there");
  if (options.web_config_file.empty())
    return Error(place +
                 " names users, and without --web.config.file nobody signs in; "
                 "give `serve` and `check` a file with `basic_auth_users`");
  const auto web = ReadWebConfig(options);
  if (!web || !*web) return {};  // said by who reads it whole
  for (const std::string& user : config.may_accept)
    if (!(*web)->users.contains(user))
      return Error(place + " names the user \"" + user + "\", whom " +
                   options.web_config_file.string() +
                   " does not have among its `basic_auth_users`");
  return {};
}

const Entry* PlanOrPrintFault(const Options& options, const Config& config) {
  for (const Entry& entry : config.entries)
    if (entry.name == options.plan && entry.kind() == Kind::kPlan)
      return &entry;
  PrintError(Error("there is no plan \"" + options.plan + "\" in " +
                   options.config_file.string()),
             kExitUsage);
  return nullptr;
}

const Entry* EntryOrPrintFault(const Options& options, const Config& config) {
  for (const Entry& entry : config.entries)
    if (entry.name == options.plan) return &entry;
  PrintError(Error("there is no plan, register or measures \"" + options.plan +
                   "\" in " + options.config_file.string()),
             kExitUsage);
  return nullptr;
}

}  // namespace planwatch
