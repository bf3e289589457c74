// Measures that are released and shown, from literals.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/disclosure/disclosure.h"
#include "tests/referral/register_rows.h"

namespace planwatch {

inline const Date kMarch31 = Day(2015, 3, 31), kJune30 = Day(2015, 6, 30);
inline const Date kApril1 = Day(2015, 4, 1), kJuly1 = Day(2015, 7, 1);
inline const Date kApril8 = Day(2015, 4, 8), kJuly20 = Day(2015, 7, 20);

struct Written {
  const char *area, *partner;
  double value;
  const char* unit = "";
  std::optional<double> target = std::nullopt;
  Polarity polarity = Polarity::kMore;
};

inline void Write(Measures& measures, Date date,
                  const std::vector<Written>& written,
                  const char* measure = "Children seen") {
  for (const Written& one : written) {
    MeasureSeries* series = nullptr;
    for (MeasureSeries& each : measures.series)
      if (each.measure == measure && each.area == one.area &&
          each.partner == one.partner)
        series = &each;
    if (series == nullptr)
      series = &measures.series.emplace_back(
          MeasureSeries{measure, one.area, one.partner, {}});
    std::erase_if(series->points,
                  [&](const auto& point) { return point.date == date; });
    series->points.push_back({.date = date,
                              .value = one.value,
                              .target = one.target,
                              .unit = one.unit,
                              .polarity = one.polarity});
    std::sort(series->points.begin(), series->points.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
  }
}

inline ReleaseDays On(Date today) {
  return {.today = today,
          .breakdown =
              TestCalendar().EndOf(TestCalendar().QuarterOf(today).Previous())};
}

// By area and partner: "north/", "/police".
inline std::map<std::string, double> Cells(
    const std::optional<PublishedMeasures>& published) {
  std::map<std::string, double> shown;
  if (published)
    for (const PublishedMeasure& one : published->measures())
      shown[one.area + "/" + one.partner] = one.value;
  return shown;
}

class MeasureReleases : public testing::Test {
 protected:
  std::map<std::string, double> Release(const ReleaseDays& days) {
    releases_ = Disclosure(policy_).Release(std::move(releases_), measures_,
                                            days, TestCalendar());
    return Cells(Shown(days.today));
  }
  std::optional<PublishedMeasures> Shown(Date day,
                                         Date first = Date::min()) const {
    return Disclosure(policy_).Show({.name = "activity",
                                     .labels = {{"area", "coventry"}},
                                     .bands = {},
                                     .cumulative = measures_.cumulative},
                                    releases_, first, day);
  }
  // A first release.
  std::map<std::string, double> First(const std::vector<Written>& written,
                                      const char* measure = "Children seen") {
    measures_ = {};
    releases_ = MetBefore();
    Write(measures_, kMarch31, written, measure);
    return Release(On(kApril1));
  }

  // Of an entry that was met before any of the days of the tests.
  static MeasuresReleases MetBefore() {
    MeasuresReleases releases;
    releases.since = Day(2014, 7, 1);
    return releases;
  }

  DisclosurePolicy policy_;
  Measures measures_;
  MeasuresReleases releases_ = MetBefore();
};

}  // namespace planwatch
