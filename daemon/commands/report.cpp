#include "daemon/report/report.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>

#include "collectors/base/clock.h"
#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/past/past.h"
#include "daemon/report/exceptions.h"
#include "daemon/report/file.h"

namespace planwatch {

namespace {

Result<std::string> Written(const Past& past, const Options& options,
                            Date today) {
  const Calendar& calendar = *past.config().calendar;
  if (options.form == "exceptions") {
    Result<ExceptionOptions> period =
        ExceptionPeriod(past.config(), today, options.quarter, options.since);
    if (!period) return period.error();
    period->for_the_public = options.for_the_public;
    return WriteExceptions(MakeExceptions(past, *period), options.format);
  }
  return WriteReport(past,
                     {.quarter = options.quarter.value_or(
                          calendar.QuarterOf(today).Previous()),
                      .today = today,
                      .for_the_public = options.for_the_public},
                     options.format);
}

}  // namespace

int Report(const Options& options) {
  SetUpLog(options, log::Level::kWarn);
  const std::shared_ptr<const Config> config = LoadWithHistory(options);
  if (!config) return kExitUsage;
  const Result<Past> past = Past::Open(config);
  if (!past) return PrintError(past.error(), kExitFailed);
  const Date today = options.as_at.value_or(config->calendar->DayOf(Now()));
  const Result<std::string> text = Written(*past, options, today);
  if (!text) return PrintError(text.error(), kExitUsage);
  if (options.output.empty()) {
    std::cout << *text << std::flush;
    return 0;
  }
  // A pipe or a terminal can't be replaced.
  std::error_code unknown;
  if (std::filesystem::exists(options.output, unknown) &&
      !std::filesystem::is_regular_file(options.output, unknown)) {
    std::ofstream device(options.output, std::ios::binary);
    if (device << *text << std::flush) return 0;
    return PrintError(Error(options.output.string() + ": can't be written"),
                      kExitFailed);
  }
  if (const Status written =
          WriteReportFile(options.output, *text, config->history);
      !written)
    return PrintError(written.error(), kExitFailed);
  return 0;
}

}  // namespace planwatch
