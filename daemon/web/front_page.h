// The page at `/`: what this daemon is, how its sources do, and where to go on.
//
// Plain HTML: no script, readable in print and by a screen reader. Pure
// functions: any thread.
#pragma once

#include <string>
#include <string_view>

#include "collectors/base/calendar.h"
#include "daemon/snapshot.h"

namespace planwatch::web {

// `external_url` goes before the links; empty: they are relative. Ages are
// those at `now`.
std::string FrontPage(const Snapshot& snapshot, std::string_view external_url,
                      Instant now);

// "well", "held back", "failed", "not read yet".
std::string_view StateWord(const SourceHealth& health);

// "2015-05-18T09:00:00Z".
std::string FormatInstant(Instant instant);

// For text and for double-quoted attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace planwatch::web
