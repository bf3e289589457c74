// The numbers of objectives, the references of actions, and how many names they
// have. Not thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// A label that no other has: met again it gets ~2, ~3, ….
class UniqueNames {
 public:
  std::string Add(const std::string& name);

 private:
  std::unordered_set<std::string> names_;
  // How often each was met before, so that the next mark needs no search.
  std::unordered_map<std::string, std::size_t> met_;
};

// The leads and partners of all actions, which may be only so many (limits.h).
class NamesMet {
 public:
  Status Add(const Action& action);

 private:
  std::size_t named_ = 0;
  std::unordered_set<std::string> names_;
};

// "2.1 Train staff", "3) …", "Objective 4: …": its number and the rest. A
// number with nothing behind it is none: "16 days of action".
Objective ReadObjective(const std::string& text);

// Gives each action a reference that no other has: its own, or its objective's
// number and its place there. The plan's own go first, so that none of them
// gives way to one of ours. `split`: by action, not the first of a cell of
// several, which share a reference.
void AssignReferences(Plan& plan, const std::vector<bool>& split);

}  // namespace planwatch
