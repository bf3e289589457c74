// The rows of one series to its dated points: what a row leaves to the one
// before it, which way is better, fractions among percentages, tables that take
// turns.
//
// One thread, one read.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "collectors/measure/record.h"
#include "collectors/measure/rows.h"

namespace planwatch {

// What several series may have to say, once for all of them.
struct SettledSeries {
  std::set<std::string> assumed;        // the measures of which more is better
  std::set<std::string> rated;          // of which less is, by their ratings
  const Place* contradicted = nullptr;  // by a rating: more was assumed
  const Place* red_within = nullptr;    // a red value that reaches its target
  const Place* disagrees = nullptr;     // a rating with the way that is written
  const Place* may_grow = nullptr;      // a green count below its target
  const Place* other_period = nullptr;  // a count whose target is of another
  const Place* unclear = nullptr;       // the measure's name may say which way
  const Place* fractions = nullptr;
  const Place* by_turns = nullptr;  // where another table's rows come between
  const Place* of_none = nullptr;   // more was assumed, and the target is 0
};

// `rows` are all of one series, one a day, and not empty.
MeasureSeries SettleSeries(std::vector<WrittenRow*> rows,
                           const SettleRules& rules, SettledSeries& settled);
// Tells of it.
void ReportSettled(const SettledSeries& settled, ReadReport& report);

}  // namespace planwatch
