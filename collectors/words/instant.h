// Instants of RFC 3339, as interfaces of the web write dates.
#pragma once

#include <optional>
#include <string_view>

#include "collectors/base/calendar.h"

namespace planwatch {

// The day in the calendar's time zone of "2015-06-29T23:00:00Z" or
// "2015-06-30T00:00:00+01:00" (both 30 June in London: SharePoint gives a day
// without a time as its local midnight in UTC). nullopt: the text is anything
// else, a time without a zone included. Fast, for registers of a million rows.
// Any thread.
std::optional<Date> ReadInstant(std::string_view text,
                                const Calendar& calendar);

}  // namespace planwatch
