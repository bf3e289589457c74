#include "daemon/history/files.h"

#include <algorithm>
#include <system_error>

namespace planwatch {

namespace fs = std::filesystem;

bool IsOfHistory(const fs::path& file, const fs::path& history) {
  std::error_code unknown;
  const auto place = [&](const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
    return fs::weakly_canonical(folder, unknown) / path.filename();
  };
  return std::any_of(kHistoryFiles.begin(), kHistoryFiles.end(),
                     [&](std::string_view added) {
                       fs::path kept = history;
                       kept += added;
                       return place(file) == place(kept) ||
                              fs::equivalent(file, kept, unknown);
                     });
}

}  // namespace planwatch
