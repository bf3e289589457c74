// Cells of formulas that ended in an error or were never calculated, and
// pictures: what is read in them is never taken for a blank.
//
// Messages name fields, never what a cell holds. Pure functions: any thread.
#pragma once

#include "collectors/measure/fields.h"
#include "collectors/table/report.h"
#include "collectors/table/row.h"

namespace planwatch {

// Also of a CSV file, which has the error as text: "#REF!".
bool HasFlaw(const Cell& cell);
// Why the row, or its target, is not used, and the doubt that comes of it. The
// cell has a flaw.
Remark FlawRemark(const Cell& cell, MeasureField field, const Place& place);
Doubt DoubtOfFlaw(const Cell& cell, MeasureField field, const Place& place);

}  // namespace planwatch
