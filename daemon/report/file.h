// Reports as files. Whoever can write in their folder must not be able to have
// another file overwritten by the daemon's hand: its history, its
// configuration.
//
// Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "collectors/base/result.h"
#include "daemon/config/config.h"

namespace planwatch {

// Puts a new file with the text in the place of what has the name: nobody sees
// half of it, and a link of that name is replaced and never followed. Written
// under a random name beside it, which is there for nobody to guess and is gone
// after a failure. Refuses the history's own files.
Status WriteReportFile(const std::filesystem::path& file, std::string_view text,
                       const std::optional<HistoryOptions>& history);

}  // namespace planwatch
