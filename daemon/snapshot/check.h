// `planwatch check`: what was found in each source, as text for the
// co-ordinator and the operator, and as JSON for programs.
#pragma once

#include <string>

#include "daemon/snapshot/findings.h"
#include "daemon/snapshot/snapshot.h"

namespace planwatch {

// Of each source: what is in doubt and what would settle it, the figures, what
// to repair, each row not used with its place and reason, and how the document
// was read.
std::string FormatCheck(const Snapshot& snapshot);

// The same as JSON; for the operator complete: lists are not cut.
std::string FormatCheckJson(const Snapshot& snapshot,
                            Audience audience = Audience::kOperator);

// 1 if a source failed, is held back or in doubt, or has rows that could not be
// used; else 0.
int ExitStatus(const Snapshot& snapshot);

}  // namespace planwatch
