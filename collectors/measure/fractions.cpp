#include "collectors/measure/fractions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kPercent[] = {"%", "per cent", "percent",
                                         "percentage"};

// A fraction that is more counts something else.
constexpr double kMostOfWhole = 2;

bool MayBeFraction(const WrittenNumber& number) {
  return !number.percent && number.value > 0 && number.value <= 1;
}

// Whether 95 is nearer to the other number than 0.95 is.
bool IsNearerTimesHundred(double value, double other) {
  return std::abs(std::log(other / (100 * value))) <
         std::abs(std::log(other / value));
}

}  // namespace

bool IsPercent(const WrittenRow& row) {
  const WrittenPoint& point = row.point;
  return point.percent || point.value.percent ||
         (point.target && point.target->percent) ||
         IsAmong(kPercent, Fold(point.unit));
}

const Place* ScaleFractions(const std::vector<WrittenRow*>& rows) {
  if (std::none_of(rows.begin(), rows.end(),
                   [](const WrittenRow* row) { return IsPercent(*row); }))
    return nullptr;
  // A number of the measure that is no fraction, however near.
  const auto plain = [](const WrittenNumber& number) {
    return !MayBeFraction(number) && number.value > 0;
  };
  std::optional<double> any;
  for (const WrittenRow* row : rows)
    if (plain(row->point.value)) any = row->point.value.value;
  const Place* scaled = nullptr;
  // A percentage of which all numbers are such is one of fractions, also where
  // a few are above the whole: 1.02 beside 0.97 and 0.95.
  bool all = true;
  int below = 0, above = 0;  // how many numbers lie below 1, and above it
  const auto look = [&](const WrittenNumber& number) {
    if (number.value > 0 && (number.percent || number.value > kMostOfWhole))
      all = false;
    if (number.value > 0 && number.value < 1) ++below;
    if (number.value > 1) ++above;
  };
  for (const WrittenRow* row : rows) {
    look(row->point.value);
    if (row->point.target) look(*row->point.target);
  }
  if (all && above <= below) {
    if (below == 0) return nullptr;
    for (WrittenRow* row : rows) {
      WrittenPoint& point = row->point;
      if (!point.value.percent) point.value.value *= 100;
      if (point.target && !point.target->percent) point.target->value *= 100;
      if (point.unit.empty()) point.unit = "%";
    }
    return &rows.front()->place;
  }
  const auto scale = [&](WrittenNumber& number, std::optional<double> other,
                         const WrittenRow& row) {
    if (!MayBeFraction(number) || !other ||
        !IsNearerTimesHundred(number.value, *other))
      return;
    number.value *= 100;
    if (scaled == nullptr) scaled = &row.place;
  };
  std::optional<double> target;  // that stands at the row
  for (WrittenRow* row : rows) {
    WrittenPoint& point = row->point;
    if (point.no_target) target.reset();
    if (point.target && plain(point.target.value()))
      target = point.target->value;
    const bool value_is_plain = plain(point.value);
    if (point.target && MayBeFraction(*point.target)) {
      scale(*point.target,
            value_is_plain ? std::optional(point.value.value) : any, *row);
      target = plain(*point.target) ? std::optional(point.target->value)
                                    : std::nullopt;
    }
    scale(point.value, target ? target : any, *row);
    if (scaled == &row->place && point.unit.empty()) point.unit = "%";
  }
  return scaled;
}

Doubt FractionsAt(const Place& place) {
  return {.about = "column",
          .place = place,
          .text =
              "from here on, numbers between 0 and 1 were read as fractions "
              "(0.71 as 71%), since the measure is a percentage; they may be "
              "percentages below 1",
          .settle =
              "give all cells of the column the format of a percentage, "
              "or write each with its sign, as in 71%"};
}

}  // namespace planwatch
