// Copies of the history: made while the daemon writes to it, put back while it
// does not, and the file without what was deleted from it.
//
// A kill at any moment leaves the history and an earlier backup whole; what is
// unfinished has a hidden name. Errors name the file and say what to do. One
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"

namespace planwatch {

// A whole copy of mode 0600, verified before it takes the name; one of that
// name is replaced, unless it is the history's own, and refused while another
// call writes it. `to` may be a folder: then the name is
// "history-2015-05-18.db", of the day in UTC. Returns the file. The history
// notes when it was made, unless it may only be read.
Result<std::filesystem::path> BackUpHistory(
    const std::filesystem::path& history, const std::filesystem::path& to,
    Instant now);

// Removes all but the `keep` latest of the backups that BackUpHistory has named
// in the folder.
Status RemoveOldBackups(const std::filesystem::path& folder, std::size_t keep);

// Puts a copy of the backup, verified, in the history's place. Refused while
// another process has the history open. Returns where the history that it
// replaces is kept, under a new name; empty if there was none.
Result<std::filesystem::path> RestoreHistory(
    const std::filesystem::path& history, const std::filesystem::path& from,
    Instant now);

// Gives the room of what was deleted back to the disk.
struct Compacted {
  std::uintmax_t before = 0, after = 0;  // bytes
};
Result<Compacted> CompactHistory(const std::filesystem::path& history);

}  // namespace planwatch
