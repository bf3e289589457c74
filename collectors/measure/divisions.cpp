#include "collectors/measure/divisions.h"

#include <algorithm>
#include <functional>
#include <string>

#include "collectors/base/text.h"
#include "collectors/measure/fields.h"
#include "collectors/measure/labels.h"
#include "collectors/measure/value_cell.h"
#include "collectors/words/date.h"
#include "collectors/words/headings.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

constexpr std::string_view kDivisions[] = {
    "gender",       "sex",         "age",
    "age group",    "age band",    "age range",
    "year group",   "ethnicity",   "team",
    "ethnic group", "cohort",      "disability",
    "breakdown",    "dimension",   "disaggregation",
    "school",       "pupil group", "region",
    "site",         "hub",         "office",
    "school year",  "language",    "religion",
    "child group",  "subgroup",    "sub group",
    "sub-group",    "cluster",     "postcode",
    "client group", "key stage",   "placement type"};

// In a heading: numbers below it count or order something, and label nothing.
// As HeadingWords has them.
constexpr std::string_view kFigures[] = {
    "numerator",  "denominator", "baseline",   "forecast", "variance",
    "difference", "change",      "percent",    "ytd",      "cumulative",
    "population", "benchmark",   "average",    "mean",     "median",
    "total",      "sum",         "cost",       "england",  "national",
    "regional",   "neighbour",   "comparator", "no",       "ref",
    "reference",  "row",         "line",       "order",    "sort",
    "id",         "weight",      "tolerance",  "lower",    "upper",
    "confidence", "limit",       "interval",   "estimate", "projected",
    "projection", "expected",    "trajectory", "plan",     "version",
    "threshold",  "rank",        "year",       "quarter",  "month",
    "week",       "base",        "sample",     "rolling"};

// A text that tells rows apart is a short one.
constexpr std::size_t kLongestLabel = 60;

std::uint64_t HashOf(std::string_view folded) {
  return std::hash<std::string_view>()(folded) | 1;
}

bool HoldsFigures(std::string_view heading) {
  for (const HeadingVote& vote : MeasureFieldTable().headings.Votes(heading))
    if (vote.field == static_cast<int>(MeasureField::kValue) ||
        vote.field == static_cast<int>(MeasureField::kTarget))
      return true;
  const std::vector<std::string> words = HeadingWords(heading);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return IsAmong(kFigures, word);
  });
}

}  // namespace

OtherColumn MakeOtherColumn(std::size_t column, std::string_view heading) {
  const bool divides = IsAmong(kDivisions, Fold(heading));
  // How many a cohort has is a figure.
  const bool numbers = divides ? !ContainsWords(Fold(heading), "cohort")
                               : !HoldsFigures(heading);
  return {column, divides, numbers};
}

std::uint64_t DigestOf(const Cell& cell, const OtherColumn& column) {
  const std::string folded = Fold(cell.text);
  if (folded.empty() || folded.size() > kLongestLabel || IsPlaceholder(folded))
    return 0;
  if (!column.numbers && ReadValue(folded).number.value) return 0;
  // "5-9" is a date where Excel took it for one.
  if (!column.divides && (cell.date || ReadPlainDate(cell))) return 0;
  return HashOf(folded);
}

void DivisionColumns::Add(const Cell& cell, const OtherColumn& column,
                          const Place& place) {
  Seen& seen = columns_[column.column];
  const std::uint64_t digest = DigestOf(cell, column);
  if (seen.rows++ == 0) seen.first = digest;
  seen.alike = seen.alike && digest == seen.first;
  if (!seen.part && digest != 0 && !MeansEverybody(Fold(cell.text)))
    seen.part = place;
}

std::vector<Doubt> DivisionColumns::Doubts() const {
  std::vector<Doubt> doubts;
  for (const auto& [column, seen] : columns_)
    if (seen.part && !(seen.alike && seen.rows > 1))
      doubts.push_back(
          {.about = "column",
           .place = *seen.part,
           .text = "column " + std::to_string(column + 1) +
                   " divides the measures by its heading and is not read; "
                   "each row was taken for the whole",
           .settle = "read it as the area or partner, as in `columns: { "
                     "partner: the heading }`, or leave the parts out of "
                     "the table"});
  return doubts;
}

}  // namespace planwatch
