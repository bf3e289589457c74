// The log: one line per event on standard error, logfmt or JSON, by spdlog.
//
// An event is a constant message and named values: log::Warn("source failed",
// {{"source", name}, {"error", text}}). Values of a register are never logged.
// Safe from any thread, except for RepeatFolder.
#pragma once

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "collectors/base/calendar.h"

namespace planwatch::log {

using Field = std::pair<std::string_view, std::string>;
using Fields = std::initializer_list<Field>;

enum class Format { kLogfmt, kJson };
enum class Level { kDebug, kInfo, kWarn, kError };

// Before the first event; until then, info as logfmt. Started by systemd
// (JOURNAL_STREAM names standard error), each line has the journal's priority
// in front (sd-daemon(3)) and no time of its own.
void SetUp(Level level, Format format);

void Debug(std::string_view message, Fields fields = {});
void Info(std::string_view message, Fields fields = {});
void Warn(std::string_view message, Fields fields = {});
void Error(std::string_view message, Fields fields = {});

// "<3>" and the like where standard error is the journal, else empty: before a
// line that is written there without this log.
std::string_view Priority(Level level);

// One event as it is written, without its priority and line end: for SetUp's
// sink and its tests. An empty `time` is left out. Bytes that are not UTF-8
// become U+FFFD.
std::string Line(Format format, std::string_view time, Level level,
                 std::string_view message, Fields fields);

// Folds repeats of one source's failure: decides whether to log this one, and
// counts those not logged since the last. Logged are the first, any with
// another text, and one an hour. One thread.
class RepeatFolder {
 public:
  static constexpr std::chrono::hours kRemindAfter{1};

  struct Verdict {
    bool log = false;
    std::size_t folded = 0;  // 0 where `log` is false
    friend bool operator==(const Verdict&, const Verdict&) = default;
  };
  Verdict Failure(std::string_view text, Instant now);
  // The failure is over: the number not logged since the last that was.
  std::size_t Success();
  bool failing() const { return failing_; }

 private:
  bool failing_ = false;
  std::string text_;
  Instant logged_{};
  std::size_t folded_ = 0;
};

}  // namespace planwatch::log
