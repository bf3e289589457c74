// What a cell of names has beside them. Pure functions: any thread.
#pragma once

#include "collectors/plan/fields.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"
#include "collectors/words/names.h"

namespace planwatch {

// Adds what was left out of the names, and what may be several. `hidden`: no
// lead is named.
void ReportNames(const Place& place, PlanField field,
                 const NamesReading& reading, bool hidden, ReadReport& report);

}  // namespace planwatch
