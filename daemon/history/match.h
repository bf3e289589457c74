// Which action of a plan is which one of an earlier version of it.
//
// Wording is compared by its words, whatever their order, each counting the
// more the fewer actions have it. Pure: any thread.
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

// For each of `after`, the index of the action in `before` that it is; each is
// taken once at most. `context` are all actions of the later version.
std::vector<std::optional<std::size_t>> MatchActions(
    const std::vector<const ActionRecord*>& before,
    const std::vector<const ActionRecord*>& after,
    const std::vector<const ActionRecord*>& context, MatchRule rule);

}  // namespace planwatch
