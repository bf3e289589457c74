// Calendars as iCalendar (RFC 5545): days with something due on them.
//
// Pure functions: any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"

namespace planwatch::web {

struct CalendarEvent {
  std::string uid;  // the same for ever: importing again makes no double
  Date day{};       // all day long
  std::string summary;
  std::string description;  // line by line
  std::string category;
  std::string url;  // empty: none
  Instant stamp{};  // of the figures
  Instant modified{};
  std::int64_t sequence = 0;  // never less than of an earlier revision
};

// Lines end in CR LF and are folded.
std::string WriteCalendar(std::string_view name,
                          const std::vector<CalendarEvent>& events);

// A value of type TEXT (RFC 5545, section 3.3.11).
std::string EscapeCalendarText(std::string_view text);
// A content line with its end, folded so that no line is longer than 75 octets
// and no character is torn (section 3.1).
std::string FoldCalendarLine(std::string_view line);

}  // namespace planwatch::web
