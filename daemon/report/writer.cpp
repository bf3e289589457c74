#include "daemon/report/writer.h"

#include <chrono>
#include <system_error>
#include <utility>

#include "daemon/past/past.h"
#include "daemon/report/file.h"
#include "daemon/report/report.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kCheckInterval{1};

}  // namespace

std::string ReportFileName(Quarter quarter) {
  std::string name = "review-" + FormatQuarter(quarter) + ".html";
  for (char& c : name)
    if (c == '/' || c == ' ') c = '-';
  return name;
}

void ReportWriter::WriteIfDue(const std::shared_ptr<const Config>& config,
                              Instant now) {
  if (!config->report || !config->history || now < next_check_) return;
  next_check_ = now + kCheckInterval;
  error_.clear();
  const Calendar& calendar = *config->calendar;
  const Date today = calendar.DayOf(now);
  const Quarter current = calendar.QuarterOf(today);
  const Instant begun = calendar.StartOf(calendar.StartOf(current));
  if (config->report->cron.Next(begun - std::chrono::seconds{1}, calendar) >
      now)
    return;
  const fs::path file =
      config->report->folder / ReportFileName(current.Previous());
  std::error_code error;
  if (const fs::file_time_type written = fs::last_write_time(file, error);
      !error) {
    SetWritten(std::chrono::floor<std::chrono::seconds>(
        std::chrono::file_clock::to_sys(written)));
    return;
  }
  if (const Status written = Write(config, current.Previous(), today, file);
      !written) {
    error_ = written.error().message();
    if (folder_.Failure(written.error().message(), now).log)
      log::Warn("report not written", {{"error", written.error().message()}});
    return;
  }
  folder_.Success();
  SetWritten(now);
  log::Info("report written", {{"file", file.string()}});
}

Status ReportWriter::Write(const std::shared_ptr<const Config>& config,
                           Quarter quarter, Date today,
                           const fs::path& file) const {
  const Result<Past> past = Past::Open(config);
  if (!past) return past.error();
  const Result<std::string> text =
      WriteReport(*past, {.quarter = quarter, .today = today}, "html");
  if (!text) return text.error();
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  return WriteReportFile(file, *text, config->history);
}

}  // namespace planwatch
