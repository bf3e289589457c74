// One plan's part of `/changes`: what changed in each action, old and new texts
// side by side. Pure functions: any thread.
#pragma once

#include <string>

#include "daemon/html/html.h"
#include "daemon/pages/page.h"
#include "daemon/report/changes.h"

namespace planwatch::web {

// `history_kept`: the configuration names one.
Html ChangesSection(const EntrySnapshot& entry, const PlanSheet& plan,
                    const ChangesSheet& sheet, bool history_kept,
                    const PageRequest& request);
// The same without its heading.
Html ChangesOf(const EntrySnapshot& entry, const PlanSheet& plan,
               const ChangesSheet& sheet, bool history_kept,
               const PageRequest& request);

// "Since 13 April: 3 better, 1 worse".
Html ChangesSummary(const PlanSheet& plan, Date today);

// Both texts, the words in which they differ marked as deleted and inserted.
Html SideBySide(const std::string& before, const std::string& now);

}  // namespace planwatch::web
