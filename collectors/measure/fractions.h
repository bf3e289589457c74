// 0.95 among percentages: a spreadsheet's 95% in a cell without the format.
#pragma once

#include <vector>

#include "collectors/measure/rows.h"

namespace planwatch {

// `rows` are one series, by date. A value or target between 0 and 1 is taken
// for a fraction of 1, in doubt, where its measure is in per cent and that
// brings it nearer to the measure's other numbers. One doubt for the report.
void ScaleFractions(const std::vector<WrittenRow*>& rows, ReadReport& report);

}  // namespace planwatch
