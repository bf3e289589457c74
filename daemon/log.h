// The log: one line an event on standard error, logfmt or JSON, by spdlog.
//
// An event is a constant message and named values: log::Warn("source failed",
// {{"source", name}, {"error", text}}). Values of a register never go in. Safe
// from any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

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

// One event as it is written, without its priority: for SetUp's sink and its
// tests.
std::string Line(Format format, std::string_view time, Level level,
                 std::string_view message, Fields fields);

}  // namespace planwatch::log
