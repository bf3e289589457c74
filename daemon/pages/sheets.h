// The pages at `/lead/NAME` and `/partner/NAME`: one lead's or partner's
// actions in all plans, to be printed and taken along.
//
// Names are compared as Fold does. A plan whose leads are hidden has none.
// Any thread.
#pragma once

#include <string_view>

#include "daemon/pages/action_cells.h"
#include "daemon/pages/page.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch::web {

// Status 404 for a name that no action has or, as far as is known, ever had.
PageAnswer LeadPage(const Snapshot& snapshot, const PageRequest& request);
PageAnswer PartnerPage(const Snapshot& snapshot, const PageRequest& request);

// Whether an action of the plan names the lead or partner, now or in its past.
bool HasEverNamed(const EntrySnapshot& entry, Party party,
                  std::string_view name);
// Whether the action does.
bool NamesParty(const Action& action, Party party,
                std::string_view folded_name);

}  // namespace planwatch::web
