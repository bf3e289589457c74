// A writer of the history that is killed at random moments.
#pragma once

#include <string>
#include <vector>

#include "tests/base/folder.h"
#include "tests/history/plans.h"

namespace planwatch {

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

// Kills backups, restores and compactions at so many random moments, each kind
// in turn: the history and the backup before it stay whole.
void KillCopies(int kills);

}  // namespace planwatch
