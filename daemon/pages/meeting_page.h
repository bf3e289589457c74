// `/board?plan=NAME&mode=meeting`: one plan in large type, for a projector:
// what changed since the last meeting, the numbers, the worst; and the plans
// before and after it. Pure functions: any thread.
#pragma once

#include <string>

#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

inline constexpr int kBoardRefreshSeconds = 60;

std::string MeetingAddress(const PageRequest& request, const std::string& plan);
// The configuration names the plan.
PageAnswer MeetingPage(const Snapshot& snapshot, const std::string& plan,
                       const PageRequest& request);

}  // namespace planwatch::web
