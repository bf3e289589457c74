// What kind of text a cell has that may be a heading.
//
// Used by HeaderRows alone. Pure functions: any thread.
#pragma once

#include <string_view>

#include "collectors/table/row.h"

namespace planwatch {

// Two letters or more.
bool HasWord(std::string_view text);
bool StartsWithDigit(const Cell& cell);
// "No update was received this quarter."
bool IsSentence(std::string_view text);
// An "x" or "TBC" over a column says as little of it as no heading does.
bool IsMark(const Cell& cell);
// A day, or a year alone.
bool IsDayOrYear(const Cell& cell);

}  // namespace planwatch
