// Whether a target is of a period of another length than the value beside it:
// the year's beside a quarter's count.
//
// Pure functions: any thread.
#pragma once

#include "collectors/measure/header.h"
#include "collectors/measure/rows.h"
#include "collectors/table/report.h"

namespace planwatch {

PeriodsNamed PeriodsNamedBy(const MeasureHeader& header);
// Only of counts: a percentage or an average of a quarter may be rated by the
// year's.
bool HasTargetOfOtherPeriod(const WrittenRow& row, const PeriodsNamed& named);
// Neither a percentage nor an average, a rate or a time.
bool IsCount(const WrittenRow& row);
// The doubt of the first row that has one.
Doubt TargetOfOtherPeriodAt(const Place& place);

}  // namespace planwatch
