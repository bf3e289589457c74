// A date that is written out, with the time and zone that may stand behind it:
// the one grammar of ReadPlainDate and ReadInstant.
//
// Pure functions: any thread.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/words/date.h"

namespace planwatch {

struct DayTime {
  Date day;         // as it is written
  int minutes = 0;  // from its midnight
  // Of its zone: minutes ahead of UTC; nullopt where it says none.
  std::optional<int> ahead;
};

// nullopt: the text is anything else, or has a year that can't be meant. Upper
// and lower case are the same; blanks are those of a tidied text.
std::optional<DayTime> ParseDayTime(std::string_view text,
                                    const DateStyle& style = {});

}  // namespace planwatch
