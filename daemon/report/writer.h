// Writes the review of the quarter just ended to a folder, as `report:` asks.
//
// The file is its own record: the report is due once its time in a quarter has
// come and the file does not exist. So a daemon that was down at that time
// makes up for it, and no report is written twice. Only the refresh's thread
// uses it.
#pragma once

#include <filesystem>
#include <memory>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "daemon/config/config.h"
#include "daemon/log.h"

namespace planwatch {

// "review-2015-16-Q1.html".
std::string ReportFileName(Quarter quarter);

class ReportWriter {
 public:
  // Writes it, if it is due.
  void Look(const std::shared_ptr<const Config>& config, Instant now);

 private:
  Status Write(const std::shared_ptr<const Config>& config, Quarter quarter,
               Date today, const std::filesystem::path& file) const;

  Instant next_look_{};
  log::RepeatFolder folder_;
};

}  // namespace planwatch
