// The numbers of objectives and the references of actions. Not thread-safe.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "collectors/plan/plan.h"

namespace planwatch {

// A name that no other has: met again it gets ~2, ~3, ….
class UniqueNames {
 public:
  std::string Add(const std::string& name);

 private:
  std::set<std::string> names_;
};

// "2.1 Train staff", "3) …", "Objective 4: …": its number and the rest. A
// number with nothing behind it is none: "16 days of action".
Objective ReadObjective(const std::string& text);

// Gives each action a reference that no other has: its own, or its objective's
// number and its place there. The plan's own go first, so that none of them
// gives way to one of ours. `split`: by action, not the first of a cell of
// several, which share a reference.
void GiveReferences(Plan& plan, const std::vector<bool>& split);

}  // namespace planwatch
