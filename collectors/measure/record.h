// Measures as one read found them: what the strategy counts beside its actions,
// a value a date, often with a target.
//
// Every dated value is kept, so that the figures on any past date come from the
// same reading. Built by the reader, then never changed: shared by const
// pointer between threads. Confidential where the values count persons: only
// the disclosure stage may turn them into something published.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/table/report.h"

namespace planwatch {

// Which way a measure gets better.
enum class Polarity : unsigned char {
  kMore,
  kLess,
  kNone,  // neither, or not known: it is not rated
};

struct MeasureBands {
  double amber = 10;  // per cent of the target, within which a missed one is
                      // amber
  friend bool operator==(const MeasureBands&, const MeasureBands&) = default;
};

// Measures whose values add up within the financial year.
struct CumulativeMeasures {
  bool all = false;
  std::vector<std::string> names;  // as the table has them, but for case

  bool Contains(std::string_view measure) const;
  friend bool operator==(const CumulativeMeasures&,
                         const CumulativeMeasures&) = default;
};

// One value. What a row leaves empty of target, unit and polarity stands as in
// the value before it of the same series.
struct MeasurePoint {
  Date date{};  // the last day of the period it was written for
  double value = 0;
  std::optional<double> target = std::nullopt;
  std::string unit = {};  // as written: "%", "£", "people"; may be empty
  Polarity polarity = Polarity::kMore;
  friend bool operator==(const MeasurePoint&, const MeasurePoint&) = default;
};

// The values of one measure, for one area and partner where it has them.
struct MeasureSeries {
  std::string measure, area, partner;  // as first written, at most 100
                                       // characters; area, partner: may be
                                       // empty
  std::vector<MeasurePoint> points;    // by date, one a day; never empty

  bool is_total() const { return area.empty() && partner.empty(); }
  friend bool operator==(const MeasureSeries&, const MeasureSeries&) = default;
};

struct Measures {
  std::vector<MeasureSeries> series;  // in the order of first meeting
  bool persons = true;  // the values count persons: disclosure control applies
  MeasureBands bands;
  CumulativeMeasures cumulative;
  ReadReport report;

  std::size_t points() const;
};

}  // namespace planwatch
