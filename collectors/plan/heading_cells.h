// What kind of text a cell has that may be a heading.
//
// Used by HeaderRows alone. Pure functions: any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "collectors/table/row.h"

namespace planwatch {

// Two letters or more.
bool HasWord(std::string_view text);
bool StartsWithDigit(const Cell& cell);
// "No update was received this quarter."
bool IsSentence(std::string_view text);
// An "x" or "TBC" over a column says as little of it as no heading does.
bool IsMark(const Cell& cell);
// One cell merged across the table: it names what stands below, and no column.
bool IsOneCellAcross(const Row& row);

// The time that a heading names, and nothing else: a day, a year, a financial
// year ("2012/13").
struct PeriodInHeading {
  enum Kind { kDay, kYear, kTwoYears } kind = kDay;
  int order = 0;  // among those of its kind
};
std::optional<PeriodInHeading> PeriodOf(const Cell& cell);
// Two or more of one kind, each later than the one before it.
bool AreInOrder(const std::vector<PeriodInHeading>& periods);

}  // namespace planwatch
