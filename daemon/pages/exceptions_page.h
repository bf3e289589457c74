// The page `/report?form=exceptions[&quarter=|since=]`: the exception report,
// of the figures in the snapshot and what the history knew before. Any thread.
#pragma once

#include "daemon/pages/page.h"

namespace planwatch::web {

PageAnswer ExceptionsPage(const Snapshot& snapshot, const PageRequest& request);

}  // namespace planwatch::web
