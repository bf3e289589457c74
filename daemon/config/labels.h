// Which labels may be put on the metrics from outside: by `labels:` in the
// configuration, and by `backfill --label`. Pure: any thread.
#pragma once

#include <string_view>

#include "collectors/base/result.h"

namespace planwatch {

// Fails for what is not a label name in Prometheus' data model, for the names
// that are reserved there, and for the metrics' own labels: a second label of
// the same name makes an exposition invalid.
Status CheckLabelName(std::string_view name);

// `job` and `instance`: Prometheus puts them on every series that it scrapes,
// so only a backfill may.
bool IsTargetLabel(std::string_view name);

}  // namespace planwatch
