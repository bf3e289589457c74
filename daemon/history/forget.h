// What is forgotten of releases once it is older than `history: { keep: … }`
// says: by the history's file, and by what the daemon holds of them in memory.
//
// Pure functions: any thread.
#pragma once

#include "collectors/base/calendar.h"
#include "collectors/disclosure/release.h"

namespace planwatch {

// Removes what a later release or table had taken the place of before the day,
// but for the first table of a chain, on which depends what the next may tell;
// and values of measures dated before the day. Returns whether anything was
// removed.
bool ForgetBefore(RegisterReleases& releases, Date before);
bool ForgetBefore(MeasuresReleases& releases, Date before);

}  // namespace planwatch
