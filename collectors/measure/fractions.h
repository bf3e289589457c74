// 0.95 of a percentage: a spreadsheet's 95% in a cell without the format.
//
// Pure functions: any thread.
#pragma once

#include <vector>

#include "collectors/measure/rows.h"

namespace planwatch {

// `rows` are one series, by date. A value or target between 0 and 1 is taken
// for a fraction of 1 where its measure is in per cent and that brings it
// nearer to the measure's other numbers, or where all of them are such: where
// the first of them stands, or null.
const Place* ScaleFractions(const std::vector<WrittenRow*>& rows);
// Whether a row's number is in per cent.
bool IsPercent(const WrittenRow& row);
// The doubt that comes of it.
Doubt FractionsAt(const Place& place);

}  // namespace planwatch
