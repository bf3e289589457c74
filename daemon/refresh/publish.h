// What may be shown of all entries, on a day: from their readings, their
// releases and the history. The refresh's thread alone calls it.
#pragma once

#include <memory>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/disclosure/published.h"
#include "daemon/history/keeper.h"
#include "daemon/refresh/slot.h"

namespace planwatch {

// nullptr before the first reading.
std::shared_ptr<const Published> MakePublished(
    const std::vector<std::unique_ptr<Slot>>& slots, HistoryKeeper& history,
    Date today, const Config& config);

// The health of the slot's source as it may be told: how many rows a register
// has moves with its releases, and of those rejected a few are `minimum`.
SourceHealth HealthToShow(const Slot& slot, Date today, const Config& config);

}  // namespace planwatch
