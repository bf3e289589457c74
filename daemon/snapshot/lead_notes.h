// Where the names under `leads:` in the configuration and those in the plan
// don't meet: a name under `mail:` that is no lead's, a name under `rename:`
// that no cell of leads has, a lead without an address beside others with one.
// Each is a note and no fault, since a plan need not have a lead all year.
//
// The names under `rename:` are of people: the notes are for the operator
// alone. Where leads are hidden, they tell no name but the configuration's.
//
// Pure: any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/snapshot/snapshot.h"

namespace planwatch {

// In sentences without the full stop. Of the last good reading; empty before
// the first, and where the entry is no plan.
std::vector<std::string> LeadNotes(const EntrySnapshot& state);

}  // namespace planwatch
