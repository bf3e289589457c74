#include "daemon/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "collectors/base/encoding.h"

namespace planwatch::log {
namespace {

std::string_view LevelName(Level level) {
  switch (level) {
    case Level::kDebug:
      return "debug";
    case Level::kInfo:
      return "info";
    case Level::kWarn:
      return "warn";
    case Level::kError:
      break;
  }
  return "error";
}

// sd-daemon(3).
std::string_view JournalPriority(Level level) {
  switch (level) {
    case Level::kDebug:
      return "<7>";
    case Level::kInfo:
      return "<6>";
    case Level::kWarn:
      return "<4>";
    case Level::kError:
      break;
  }
  return "<3>";
}

spdlog::level::level_enum SpdlogLevel(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarn:
      return spdlog::level::warn;
    case Level::kError:
      break;
  }
  return spdlog::level::err;
}

// "2015-05-18T09:00:00.123Z".
std::string TimeNow() {
  using namespace std::chrono;
  const auto now = floor<milliseconds>(system_clock::now());
  const auto day = floor<days>(now);
  const year_month_day date{day};
  const hh_mm_ss time{now - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

// systemd.exec(5): "device:inode" of the stream connected to the journal.
bool StandardErrorIsTheJournal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  return stream != nullptr && fstat(STDERR_FILENO, &status) == 0 &&
         fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

std::string Json(std::string_view text) {
  using nlohmann::json;
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

bool NeedsQuotes(std::string_view value) {
  return value.empty() || !IsUtf8(value) ||
         std::any_of(value.begin(), value.end(), [](unsigned char c) {
           return c <= ' ' || c == '=' || c == '"' || c == '\\' || c == 0x7f;
         });
}

// Parsers of logfmt undo the escapes of JSON inside quotes.
void AppendLogfmt(std::string& line, std::string_view name,
                  std::string_view value) {
  if (!line.empty()) line += ' ';
  line.append(name).append("=");
  if (NeedsQuotes(value)) {
    line += Json(value);
  } else {
    line += value;
  }
}

void AppendJson(std::string& line, std::string_view name,
                std::string_view value) {
  line += line.empty() ? '{' : ',';
  line.append(Json(name)).append(":").append(Json(value));
}

struct Log {
  spdlog::logger logger{"planwatch",
                        std::make_shared<spdlog::sinks::stderr_sink_mt>()};
  std::atomic<Format> format = Format::kLogfmt;
  std::atomic<bool> journal = false;

  Log() {
    logger.set_pattern("%v");
    logger.set_level(spdlog::level::info);
    // Standard error is gone: there is nowhere to report it.
    logger.set_error_handler([](const std::string&) {});
  }
};

// Never destroyed: threads may log while the process exits.
Log& TheLog() {
  static Log& log = *new Log;
  return log;
}

void Write(Level level, std::string_view message, Fields fields) {
  Log& log = TheLog();
  const auto spdlog_level = SpdlogLevel(level);
  if (!log.logger.should_log(spdlog_level)) return;
  const bool journal = log.journal;
  std::string line(journal ? JournalPriority(level) : "");
  line += Line(log.format, journal ? "" : TimeNow(), level, message, fields);
  log.logger.log(spdlog_level, spdlog::string_view_t(line));
}

}  // namespace

void SetUp(Level level, Format format) {
  Log& log = TheLog();
  log.logger.set_level(SpdlogLevel(level));
  log.format = format;
  log.journal = StandardErrorIsTheJournal();
}

void Debug(std::string_view message, Fields fields) {
  Write(Level::kDebug, message, fields);
}
void Info(std::string_view message, Fields fields) {
  Write(Level::kInfo, message, fields);
}
void Warn(std::string_view message, Fields fields) {
  Write(Level::kWarn, message, fields);
}
void Error(std::string_view message, Fields fields) {
  Write(Level::kError, message, fields);
}

std::string_view Priority(Level level) {
  return StandardErrorIsTheJournal() ? JournalPriority(level) : "";
}

std::string Line(Format format, std::string_view time, Level level,
                 std::string_view message, Fields fields) {
  const auto append = format == Format::kJson ? AppendJson : AppendLogfmt;
  std::string line;
  if (!time.empty()) append(line, "ts", time);
  append(line, "level", LevelName(level));
  append(line, "msg", message);
  for (const auto& [name, value] : fields) append(line, name, value);
  if (format == Format::kJson) line += '}';
  return line;
}

RepeatFolder::Verdict RepeatFolder::Failure(std::string_view text,
                                            Instant now) {
  if (failing_ && text == text_ && now < logged_ + kRemindAfter) {
    ++folded_;
    return {.log = false};
  }
  failing_ = true;
  text_ = text;
  logged_ = now;
  return {.log = true, .folded = std::exchange(folded_, 0)};
}

std::size_t RepeatFolder::Success() {
  failing_ = false;
  return std::exchange(folded_, 0);
}

}  // namespace planwatch::log
