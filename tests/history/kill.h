// A writer of the history that is killed at random moments.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/history/plans.h"

namespace planwatch {

class Folder {
 public:
  Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "planwatch-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// The plan of the n-th day: no two days say the same.
inline Plan PlanOfDay(int n) {
  std::vector<PlanLine> lines;
  for (int i = 0; i < 30; ++i)
    lines.push_back({"R" + std::to_string(i),
                     "Do what paragraph " + std::to_string(i) + " says",
                     kAllRags[static_cast<std::size_t>((n + i) % 5)],
                     FormatDate(Day("2015-01-01") + std::chrono::days{n + i})});
  return PlanOf(lines);
}

inline Date DayAt(int n) { return Day("2015-01-01") + std::chrono::days{n}; }

// Kills a writer at so many random moments: each time the history opens, is
// well, and holds what was acknowledged.
void KillAtRandom(int kills);

}  // namespace planwatch
