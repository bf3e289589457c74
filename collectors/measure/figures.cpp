#include "collectors/measure/figures.h"

#include <algorithm>
#include <cmath>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// The last value of each series within the days.
MeasureFigures LatestWithin(const Measures& measures, Date first, Date last) {
  MeasureFigures out{
      .persons = measures.persons, .bands = measures.bands, .figures = {}};
  for (const MeasureSeries& series : measures.series) {
    const auto after = std::upper_bound(
        series.points.begin(), series.points.end(), last,
        [](Date date, const MeasurePoint& point) { return date < point.date; });
    if (after == series.points.begin()) continue;
    const MeasurePoint& latest = *(after - 1);
    if (latest.date < first) continue;
    out.figures.push_back(
        {series.measure, series.area, series.partner, latest});
  }
  return out;
}

}  // namespace

bool CumulativeMeasures::Contains(std::string_view measure) const {
  return all || std::any_of(names.begin(), names.end(),
                            [folded = Fold(measure)](const std::string& name) {
                              return Fold(name) == folded;
                            });
}

std::size_t Measures::points() const {
  std::size_t count = 0;
  for (const MeasureSeries& one : series) count += one.points.size();
  return count;
}

MeasureFigures MakeMeasureFigures(const Measures& measures, Date as_at) {
  return LatestWithin(measures, Date::min(), as_at);
}

MeasureFigures MakeMeasureFigures(const Measures& measures, Quarter quarter,
                                  const Calendar& calendar) {
  return LatestWithin(measures, calendar.StartOf(quarter),
                      calendar.EndOf(quarter));
}

Rag RateMeasure(double value, std::optional<double> target, Polarity polarity,
                const MeasureBands& bands) {
  if (!target || polarity == Polarity::kNone) return Rag::kUnrated;
  const double missed_by =
      polarity == Polarity::kMore ? *target - value : value - *target;
  if (missed_by <= 0) return Rag::kGreen;
  // A tenth of 90 is 9, whatever binary fractions make of it.
  constexpr double kNoise = 1e-9;
  const double size = std::abs(*target);
  return missed_by <= size * bands.amber / 100 + size * kNoise ? Rag::kAmber
                                                               : Rag::kRed;
}

}  // namespace planwatch
