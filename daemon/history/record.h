// What the history keeps of plans and of measures' points, as JSON.
//
// The keys are the database's format: one may be added, with a default for
// older records, but none is ever renamed. Pure functions: any thread. Reading
// a record that was edited by hand fails with an error that names the key.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/measure/record.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// An action with its objective. Its place in the document is not kept, since it
// belongs to one reading only.
struct ActionRecord {
  Action action;  // `objective` is not used
  Objective objective;
};

std::string ToJson(const ActionRecord& record);
Result<ActionRecord> ActionFromJson(std::string_view json);

// The RAG of each outcome.
std::string ToJson(const std::vector<Outcome>& outcomes);
Result<std::vector<Outcome>> OutcomesFromJson(std::string_view json);

// Which series of a table of measures: its measure, area and partner.
std::string SeriesKey(const MeasureSeries& series);
Result<MeasureSeries> SeriesFromKey(std::string_view json);  // without points

std::string ToJson(const MeasurePoint& point);
Result<MeasurePoint> MeasurePointFromJson(std::string_view json);  // undated

}  // namespace planwatch
