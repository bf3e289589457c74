// What the commands share: the log, the configuration, exit statuses.
#pragma once

#include <memory>
#include <optional>

#include "collectors/base/result.h"
#include "daemon/commands/options.h"
#include "daemon/config/config.h"
#include "daemon/config/web_config.h"
#include "daemon/log.h"

namespace planwatch {

// Exit statuses beside 0: a source or file failed; the call or the
// configuration was wrong.
inline constexpr int kExitFailed = 1, kExitUsage = 2;

// Prints the error, and returns the status. In the journal it has the priority
// of an error.
int PrintError(const Error& error, int status);

log::Level LevelOf(const Options& options);
void SetUpLog(const Options& options, log::Level level);

// The configuration, or nullptr once all that is wrong with it was printed.
std::shared_ptr<const Config> LoadOrPrintFaults(const Options& options);
// The same where the command needs `history:` in it.
std::shared_ptr<const Config> LoadWithHistory(const Options& options);

// The text of the file of --web.config.file, without the files that it names;
// nullopt where there is none, or where it may not be read here.
std::optional<Result<web::WebConfig>> ReadWebConfig(const Options& options);
// Whether those whom `web: accept` names can sign in, and there is a history to
// keep what they accept. For the daemon, whose flags the options are.
Status CheckMayAccept(const Options& options, const Config& config);

// The plan that `options.plan` names, or nullptr once it was printed that there
// is none.
const Entry* PlanOrPrintFault(const Options& options, const Config& config);
// The same of an entry of any kind.
const Entry* EntryOrPrintFault(const Options& options, const Config& config);

}  // namespace planwatch
