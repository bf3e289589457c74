#include "collectors/measure/rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "collectors/measure/fractions.h"
#include "collectors/measure/polarity.h"

namespace planwatch {
namespace {

constexpr std::array<std::string_view, 2> kDimensions = {"area", "partner"};

using Key = std::tuple<std::string, std::string, std::string, Date>;

// With another text for one of its labels.
Key KeyOf(const WrittenRow& row, std::size_t field, const std::string& label) {
  std::array<std::string, 3> labels = row.labels;
  labels[field] = label;
  return {std::move(labels[0]), std::move(labels[1]), std::move(labels[2]),
          row.date};
}
Key KeyOf(const WrittenRow& row) {
  return {row.labels[0], row.labels[1], row.labels[2], row.date};
}

// What tells rows apart that have the same measure and day.
struct Difference {
  enum class Of { kNothing, kColumn, kSection, kTable } of = Of::kNothing;
  std::size_t column = 0;
};

Difference DifferenceOf(const WrittenRow& a, const WrittenRow& b) {
  for (std::size_t i = 0; i < std::min(a.others.size(), b.others.size()); ++i)
    if (a.others[i] != b.others[i] && a.table == b.table)
      return {Difference::Of::kColumn, i};
  if (a.table != b.table) return {Difference::Of::kTable};
  if (a.section != b.section) return {Difference::Of::kSection};
  return {};
}

bool SaysTheSame(const WrittenPoint& a, const WrittenPoint& b) {
  return a.value.value == b.value.value;
}

Doubt DoubtOf(const Difference& difference, const Place& place) {
  Doubt doubt{.about = "rows", .place = place, .text = {}, .settle = {}};
  const std::string what = difference.of == Difference::Of::kColumn
                               ? "a column that is not read (column " +
                                     std::to_string(difference.column + 1) + ")"
                           : difference.of == Difference::Of::kTable
                               ? "the table that they stand in"
                               : "the heading that they stand below";
  doubt.text =
      "several rows have the same measure for the same day and differ in " +
      what + "; none of them was taken";
  doubt.settle =
      "leave one row for each measure and day, or tell the rows apart by a "
      "column for area or partner (`columns: { area: the heading }`)";
  return doubt;
}

// What several series may have to say, once for all of them.
struct Settled {
  std::set<std::string> assumed;  // the measures of which more is better
  const Place* fractions = nullptr;
};

MeasureSeries SettleSeries(std::vector<WrittenRow*> rows, Settled& settled) {
  std::sort(rows.begin(), rows.end(),
            [](const WrittenRow* a, const WrittenRow* b) {
              return a->date < b->date;
            });
  const Place* const fractions = ScaleFractions(rows);
  if (settled.fractions == nullptr) settled.fractions = fractions;
  MeasureSeries series{
      rows[0]->labels[0], rows[0]->labels[1], rows[0]->labels[2], {}};
  const std::optional<Polarity> named = PolarityInName(series.measure);
  MeasurePoint point;
  bool polarity_written = named.has_value(), is_assumed = false;
  if (named) point.polarity = *named;
  for (WrittenRow* row : rows) {
    WrittenPoint& written = row->point;
    point.date = row->date;
    point.value = written.value.value;
    if (written.no_target) point.target.reset();
    if (written.target) point.target = written.target->value;
    if (!written.unit.empty()) point.unit = std::move(written.unit);
    if (written.polarity) point.polarity = *written.polarity;
    polarity_written = polarity_written || written.polarity;
    series.points.push_back(point);
    // A target is to be reached unless its row says otherwise; without one,
    // nothing says that more is better.
    if (!polarity_written && !point.target)
      series.points.back().polarity = Polarity::kNone;
    is_assumed = is_assumed || (!polarity_written && point.target);
  }
  if (is_assumed) settled.assumed.insert(series.measure);
  return series;
}

}  // namespace

void AddMeasureDoubt(ReadReport& report, Doubt doubt) {
  if (report.doubts.size() < Remarks::kMostListed)
    report.doubts.push_back(std::move(doubt));
}

// A blank may go on from the cell above, or stand for the whole. Either way no
// measure may come to have two rows for a day.
void MeasureRows::FillBlanks(std::size_t table, std::size_t field,
                             ReadReport& report) {
  const std::size_t label = field + 1;
  std::map<Key, std::size_t> whole, grouped;
  std::vector<WrittenRow*> blanks;
  bool starts_blank = false;
  const std::string* last = nullptr;  // the filled cell in the row above
  bool repeats = false;
  bool first = true;
  const std::size_t end =
      table + 1 < tables_.size() ? tables_[table + 1].first : rows_.size();
  for (std::size_t i = tables_[table].first; i < end; ++i) {
    WrittenRow& row = rows_[i];
    const std::optional<std::string>& above = row.above[field];
    const bool is_blank = above.has_value();
    starts_blank = starts_blank || (first && is_blank && above->empty());
    first = false;
    ++whole[KeyOf(row)];
    ++grouped[is_blank ? KeyOf(row, label, *above) : KeyOf(row)];
    if (is_blank && !above->empty()) blanks.push_back(&row);
    if (is_blank) {
      last = nullptr;
    } else {
      repeats = repeats || (last != nullptr && !row.labels[label].empty() &&
                            *last == row.labels[label]);
      last = &row.labels[label];
    }
  }
  // A table that leaves out what is repeated begins with a filled cell, and
  // repeats none.
  if (blanks.empty() || starts_blank || repeats) return;
  const auto clashes = [&](std::map<Key, std::size_t>& rows, auto key_of) {
    return std::any_of(blanks.begin(), blanks.end(),
                       [&](const auto* row) { return rows[key_of(*row)] > 1; });
  };
  const bool whole_clashes =
      clashes(whole, [](const WrittenRow& row) { return KeyOf(row); });
  const bool grouped_clashes = clashes(grouped, [&](const WrittenRow& row) {
    return KeyOf(row, label, *row.above[field]);
  });
  const bool leads = tables_[table].layout.leads[field];
  if (grouped_clashes || (!whole_clashes && !leads)) return;
  if (!whole_clashes)
    AddMeasureDoubt(
        report,
        {.about = "rows",
         .place = blanks[0]->place,
         .text = "the column for " + std::string(kDimensions[field]) +
                 " is blank in this row and filled above; it was taken for the "
                 "same as above, and may stand for the whole",
         .settle = "write the " + std::string(kDimensions[field]) +
                   " in each row, or `all` where the whole is meant"});
  for (WrittenRow* row : blanks) row->labels[label] = *row->above[field];
}

// Of several rows for a measure and day the last counts, unless something tells
// that they are of different things.
void MeasureRows::RejectRivals(ReadReport& report) {
  rejected_.assign(rows_.size(), false);
  std::map<Key, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    by_key[KeyOf(rows_[i])].push_back(i);
  std::vector<std::pair<std::size_t, bool>> twice;  // and whether none counts
  std::map<std::size_t, Difference> doubts;         // by the first row
  for (const auto& [key, indices] : by_key) {
    if (indices.size() < 2) continue;
    const WrittenRow& last = rows_[indices.back()];
    Difference difference;
    for (const std::size_t i : indices)
      if (difference.of == Difference::Of::kNothing &&
          !SaysTheSame(rows_[i].point, last.point))
        difference = DifferenceOf(rows_[i], last);
    const bool none = difference.of != Difference::Of::kNothing;
    if (none) doubts.try_emplace(indices[0], difference);
    for (const std::size_t i : indices)
      if (none || i != indices.back()) twice.emplace_back(i, none);
  }
  std::sort(twice.begin(), twice.end());
  for (const auto& [i, none] : twice) {
    rejected_[i] = true;
    report.rejected.Add(
        rows_[i].place, "same_day_twice",
        none ? "other rows have the same measure for the same day, and nothing "
               "that is read tells them apart; none of them counts"
             : "a row below has the same measure for the same day, and that "
               "one counts; keep one of the two");
  }
  // Once for each column, and once for tables and headings.
  std::set<std::pair<Difference::Of, std::size_t>> told;
  for (const auto& [i, difference] : doubts)
    if (told.insert({difference.of, difference.column}).second)
      AddMeasureDoubt(report, DoubtOf(difference, rows_[i].place));
}

std::vector<MeasureSeries> MeasureRows::Settle(ReadReport& report) && {
  for (std::size_t table = 0; table < tables_.size(); ++table)
    for (std::size_t field = 0; field < kDimensions.size(); ++field)
      FillBlanks(table, field, report);
  RejectRivals(report);
  std::map<std::array<std::string, 3>, std::size_t> index;
  std::vector<std::vector<WrittenRow*>> by_series;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rejected_[i]) continue;
    WrittenRow& row = rows_[i];
    ++report.tables[row.table].records;
    const auto [found, is_new] =
        index.try_emplace(row.labels, by_series.size());
    if (is_new) by_series.emplace_back();
    by_series[found->second].push_back(&row);
  }
  std::vector<MeasureSeries> series;
  Settled settled;
  for (std::vector<WrittenRow*>& rows : by_series)
    series.push_back(SettleSeries(std::move(rows), settled));
  if (settled.fractions != nullptr)
    AddMeasureDoubt(report, FractionsAt(*settled.fractions));
  const std::set<std::string>& assumed = settled.assumed;
  if (!assumed.empty())
    report.choices.push_back("polarity: nothing says which way is better of " +
                             std::to_string(assumed.size()) +
                             (assumed.size() == 1 ? " measure" : " measures") +
                             " with a target; more was taken for better");
  return series;
}

}  // namespace planwatch
