// What single cells of a register say, beside its words for outcomes and
// sources.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <optional>

#include "collectors/base/calendar.h"
#include "collectors/table/row.h"

namespace planwatch {

// The one day that the cell says, in the calendar's time zone; day before month
// where either may stand first. nullopt for anything less sure: a month, two
// dates, a date with words around it. Fast where the date stands alone.
std::optional<Date> ReadReferralDay(const Cell& cell, const Calendar& calendar);

// Whether the cell holds nothing, or what a program writes for nothing: NULL,
// N/A, 1900-01-01, 31-Dec-9999; not a formula with another error or no result.
bool IsEmptyDay(const Cell& cell);

// Whether the cell is a date that is shown as a month and means it: the first
// of the month.
bool IsMonth(const Cell& cell);

// Whether the cell says in words that the day is still to come: "Pending",
// "Awaiting report (chased 05/05/2015)". What has a date of another kind says
// more: "Pending; triaged 05/05/2015".
bool IsPending(const Cell& cell, const Calendar& calendar);

// Whether the cell says in place of a day that there is to be none, by what
// programs write for nothing as well ("N/A") or by words ("Not required").
enum class NoTriage { kUnstated, kMayBe, kNeedless };
NoTriage TriageNeed(const Cell& cell);

// Whether the cell is a line that reports put among their rows: "Total: 400",
// "Printed on 18/05/2015"; whether it is one that sums them up.
bool IsReportLine(const Cell& cell);
bool IsTotal(const Cell& cell);

// A number of rows, also where the cell shows it as a day: "60", 28/02/1900.
std::optional<std::size_t> ReadCount(const Cell& cell);

// Whether the cell has a text, and no figure in it: the name of a group.
bool HasWordsAlone(const Cell& cell);

// Whether the cell has a number, which is no day: that of a summary.
bool HasNumber(const Cell& cell);

// The one cell of the row that holds something, as that of a title does;
// nullptr: there are more, or none.
const Cell* OnlyCell(const Row& row);

// Whether the cell, where a day is to be, has words that say nothing of one.
bool MayBeHeading(const Cell& cell, const Calendar& calendar);

}  // namespace planwatch
