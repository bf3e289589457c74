// Writes the review of the quarter just ended to a folder, as `report:` asks.
//
// The file is its own record: the report is due once its time in a quarter has
// come and the file does not exist. So a daemon that was down at that time
// makes up for it, and no report is written twice. Only the refresh's thread
// uses it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "daemon/config/config.h"
#include "daemon/log.h"
#include "daemon/telemetry.h"

namespace planwatch {

// "review-2015-16-Q1.html".
std::string ReportFileName(Quarter quarter);

class ReportWriter {
 public:
  // Says in `telemetry`, where there is one, when the last one was written.
  explicit ReportWriter(Telemetry* telemetry = nullptr)
      : telemetry_(telemetry) {}

  void WriteIfDue(const std::shared_ptr<const Config>& config, Instant now);
  // Why the one that is due could not be written; empty: nothing is wrong.
  const std::string& error() const { return error_; }

 private:
  void SetWritten(Instant when) const {
    if (telemetry_ != nullptr) telemetry_->SetReportWritten(when);
  }
  Status Write(const std::shared_ptr<const Config>& config, Quarter quarter,
               Date today, const std::filesystem::path& file) const;

  Telemetry* telemetry_;
  Instant next_check_{};
  std::string error_;
  log::RepeatFolder folder_;
};

}  // namespace planwatch
