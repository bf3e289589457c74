// `planwatch check`: what was found in each source, for the co-ordinator and
// the operator, as plain text.
#pragma once

#include <string>

#include "daemon/snapshot.h"

namespace planwatch {

// Sources, records, choices and guesses made, each row not used with its place
// and reason, what to repair, figures.
std::string FormatCheck(const Snapshot& snapshot);

// 0 where all is well, 1 where a source failed, was held back or had rows that
// could not be used.
int ExitStatus(const Snapshot& snapshot);

}  // namespace planwatch
