// Periods of months that a text names: terms, seasons, quarters, years. A part
// of ScanPeriods.
//
// Each function says what begins at token `i`, if anything. Pure: any thread.
#pragma once

#include <cstddef>
#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/words/date_tokens.h"
#include "collectors/words/period.h"

namespace planwatch {

// `months` months from `month` on; the text of it ends at token `end`.
Period MonthsOf(unsigned month, unsigned months, std::optional<int> year,
                std::size_t end);

// Spring, summer term, Easter, Christmas; without the year behind it.
std::optional<Period> NamedPeriodAt(const DateTokens& text, std::size_t i);
// Q1, Q1/2/3, quarter 2, 3rd quarter, H1, half year 1, first half; without the
// year behind it.
std::optional<Period> QuarterOrHalfAt(const DateTokens& text, std::size_t i,
                                      const Calendar& calendar);
// 2014M09; period 6 2014/15, 2014/15 P6: the sixth month of the financial year.
std::optional<Period> NumberedMonthAt(const DateTokens& text, std::size_t i,
                                      const Calendar& calendar);
// 2015/16, 2015, FY15, end of the financial year, academic year 2014/15,
// 2015-18
std::optional<Period> YearAloneAt(const DateTokens& text, std::size_t i,
                                  const Calendar& calendar);

}  // namespace planwatch
