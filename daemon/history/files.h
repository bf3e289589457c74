// The files that a history is: its own, and those that SQLite keeps beside it
// (https://sqlite.org/tempfiles.html). Any thread.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

namespace planwatch {

// What is added to the history's name; empty: the history itself.
inline constexpr std::array<std::string_view, 4> kHistoryFiles = {
    "", "-wal", "-shm", "-journal"};

// Whether the path names one of them, or leads to one.
bool IsOfHistory(const std::filesystem::path& file,
                 const std::filesystem::path& history);

}  // namespace planwatch
