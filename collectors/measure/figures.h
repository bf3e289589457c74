// The figures of measures on a date, before disclosure control: pure functions,
// so that the live endpoint, the report and the backfill can't disagree. Any
// thread.
//
// Where `persons` is set they are confidential: nothing but the disclosure
// stage may take them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/measure/record.h"
#include "collectors/words/rating.h"

namespace planwatch {

// The value that counts of one series.
struct MeasureFigure {
  std::string measure, area, partner;
  MeasurePoint point;

  bool is_total() const { return area.empty() && partner.empty(); }
  friend bool operator==(const MeasureFigure&, const MeasureFigure&) = default;
};

struct MeasureFigures {
  bool persons = true;
  MeasureBands bands;
  std::vector<MeasureFigure> figures;  // in the reading's order of series
};

// The latest value of each series, up to and including `as_at`. A series that
// has none by then is left out.
MeasureFigures MakeMeasureFigures(const Measures& measures, Date as_at);

// The same, of the values dated within the quarter alone: its last ones. For
// trends.
MeasureFigures MakeMeasureFigures(const Measures& measures, Quarter quarter,
                                  const Calendar& calendar);

// On target green; off it by no more than the amber band amber; else red.
// Unrated without a target or a polarity. Never blue.
Rag RateMeasure(double value, std::optional<double> target, Polarity polarity,
                const MeasureBands& bands);

}  // namespace planwatch
