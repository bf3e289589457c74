#include "collectors/measure/target_period.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/measure/fractions.h"
#include "collectors/measure/periods.h"
#include "collectors/words/headings.h"

namespace planwatch {
namespace {

// As HeadingWords has them.
constexpr std::string_view kToDate[] = {"ytd", "cumulative", "cumul"};
constexpr std::string_view kYear[] = {"year", "yearly", "annual", "annually",
                                      "pa"};
constexpr std::string_view kQuarter[] = {"quarter", "quarterly", "qtr"};
constexpr std::string_view kMonth[] = {"month", "monthly"};
constexpr std::string_view kWeek[] = {"week", "weekly"};
// In a unit, a heading or a measure's name: it is no count.
constexpr std::string_view kNoCounts[] = {
    "percent", "percentage", "rate",  "ratio",      "average", "mean",
    "median",  "per",        "score", "proportion", "index",   "time",
    "day",     "week",       "month", "hour"};

// kUnknown where the heading names none, or several.
PeriodLength LengthNamed(std::string_view heading) {
  const std::vector<std::string> words = HeadingWords(heading);
  const auto has = [&](const auto& list) {
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& word) { return IsAmong(list, word); });
  };
  if (has(kToDate) || ContainsWords(Fold(heading), "to date"))
    return PeriodLength::kYear;
  PeriodLength named = PeriodLength::kUnknown;
  std::size_t count = 0;
  const auto add = [&](bool is_named, PeriodLength length) {
    if (!is_named) return;
    named = length;
    ++count;
  };
  add(has(kYear), PeriodLength::kYear);
  add(has(kQuarter), PeriodLength::kQuarter);
  add(has(kMonth), PeriodLength::kMonth);
  add(has(kWeek), PeriodLength::kWeek);
  return count == 1 ? named : PeriodLength::kUnknown;
}

// "Target 2015/16": as long as the period in it, but for a month, by which a
// target may be due. kUnknown where several differ.
PeriodLength LengthOfPeriods(const std::vector<PeriodColumn>& columns) {
  PeriodLength length = PeriodLength::kUnknown;
  for (const PeriodColumn& column : columns) {
    const PeriodLength own = LengthOf(column.first, column.last);
    if (own < PeriodLength::kQuarter ||
        (length != PeriodLength::kUnknown && own != length))
      return PeriodLength::kUnknown;
    length = own;
  }
  return length;
}

bool SaysNoCount(std::string_view text) {
  const std::vector<std::string> words = HeadingWords(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return IsAmong(kNoCounts, word);
  });
}

}  // namespace

PeriodsNamed PeriodsNamedBy(const MeasureHeader& header) {
  PeriodsNamed named;
  const std::vector<PeriodColumn>& columns = header.target_columns();
  const auto target = columns.empty() ? header[MeasureField::kTarget]
                                      : std::optional(columns[0].column);
  const std::string_view value = header.TextOf(*header[MeasureField::kValue]);
  if (!target || header.IsConfigured(MeasureField::kTarget) ||
      SaysNoCount(value))
    return named;
  named.target = LengthOfPeriods(columns);
  if (named.target == PeriodLength::kUnknown && columns.size() < 2)
    named.target = LengthNamed(header.TextOf(*target));
  named.value = LengthNamed(value);
  named.date = LengthNamed(header.TextOf(*header[MeasureField::kDate]));
  return named;
}

bool HasTargetOfOtherPeriod(const WrittenRow& row, const PeriodsNamed& named) {
  if (!row.point.target || named.target == PeriodLength::kUnknown) return false;
  PeriodLength length = named.value;
  if (length == PeriodLength::kUnknown) length = row.period;
  if (length == PeriodLength::kUnknown) length = named.date;
  return length != PeriodLength::kUnknown && length != named.target &&
         IsCount(row);
}

bool IsCount(const WrittenRow& row) {
  return !IsPercent(row) && !SaysNoCount(row.labels[0]) &&
         !SaysNoCount(row.point.unit);
}

Doubt TargetOfOtherPeriodAt(const Place& place) {
  return {.about = "column",
          .place = place,
          .text =
              "the heading of the column for target names a period of "
              "another length than the count in this row is of; such "
              "counts were not rated",
          .settle =
              "give each period a target of its own; list measures that "
              "add up within the year under `cumulative:`; or name the "
              "heading in `columns: { target: the heading }` if the "
              "values are to be rated by it all the same"};
}

}  // namespace planwatch
