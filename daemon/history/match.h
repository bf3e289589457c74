// Matches a plan's actions with those of an earlier version of it.
//
// Wordings are compared word by word, whatever the order; a word that fewer
// actions have counts for more. Pure: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "daemon/history/record.h"

namespace planwatch {

enum class MatchRule {
  kNextVersion,  // `before` are the actions that the version before had
  kComesBack,    // `before` were gone: only the same wording, or the same
                 // reference with a near one, brings them back
};

// For each of `after`, the index of the same action in `before`; each index is
// used at most once. `context` are all actions of the later version.
std::vector<std::optional<std::size_t>> MatchActions(
    const std::vector<const ActionRecord*>& before,
    const std::vector<const ActionRecord*>& after,
    const std::vector<const ActionRecord*>& context, MatchRule rule);

}  // namespace planwatch
