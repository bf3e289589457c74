// A sentence beside the tables that says which actions are complete, in
// whatever way: "Actions 1 and 3 have been completed", "Actions in grey italics
// are complete". It is not read, and may be a doubt.
//
// Pure functions: any thread. Rules: README.md, "Doubt is a result".
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "collectors/plan/blocks.h"
#include "collectors/plan/key.h"
#include "collectors/plan/plan.h"

namespace planwatch {

struct CompletionNote {
  std::string line;  // empty: no sentence says so
  Place header;      // of the plan's first table
  // Where a column rates the actions: the rows whose actions are written or
  // shaded unlike most, which the sentence may mean. Else nullopt: any may be
  // meant.
  std::optional<std::set<std::string>> marked;
};
CompletionNote FindCompletionNote(const std::vector<Block>& plan,
                                  const KeyReading& key,
                                  std::span<const std::string> text);

// `hidden`: the sentence is not quoted, since it may name a lead.
void DoubtCompletionNote(const CompletionNote& note, bool hidden, Plan& plan);

}  // namespace planwatch
