#include "daemon/report/changes.h"

#include <iostream>
#include <memory>
#include <string>

#include "collectors/base/clock.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/config/meetings.h"
#include "daemon/past/past.h"

namespace planwatch {

int Changes(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const Date today = options.as_at.value_or(config->calendar->DayOf(Now()));
  const Date since = options.since.value_or(LastMeeting(*config, today));
  if (since > today)
    return PrintError(Error("changes: --since takes a day until today, " +
                            FormatDate(today) + ", not " + FormatDate(since)),
                      kExitUsage);
  const Result<Past> past = Past::Open(config);
  if (!past) return PrintError(past.error(), kExitFailed);
  const ChangesSheet sheet = MakeChangesSheet(
      *config, [&](const std::string& plan) { return past->PlanOf(plan); },
      today, {.since = since, .plans = {}, .leads = {}, .kinds = {}});
  std::cout << (options.changes_format == "csv"    ? ChangesAsCsv(sheet)
                : options.changes_format == "json" ? ChangesAsJson(sheet)
                                                   : ChangesAsText(sheet))
            << std::flush;
  return 0;
}

}  // namespace planwatch
