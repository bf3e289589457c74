#include "collectors/measure/rows.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "collectors/measure/periods.h"
#include "collectors/measure/series.h"
#include "collectors/measure/target_period.h"
#include "collectors/measure/unnamed.h"

namespace planwatch {
namespace {

using Labels = std::array<std::string, 3>;
using Key = std::pair<Labels, Date>;

Key KeyOf(const WrittenRow& row) { return {row.labels, row.date}; }

// What tells rows apart that have the same measure and day.
struct Difference {
  enum class Of { kNothing, kColumn, kUnnamed, kSection, kTable };
  Of of = Of::kNothing;
  std::size_t column = 0;
};

// Equal values may be of one thing that is listed twice, but not where a cell
// or a heading beside them says otherwise.
Difference DifferenceOf(const WrittenRow& a, const WrittenRow& b) {
  if (a.table != b.table)
    return {a.point.value.value == b.point.value.value
                ? Difference::Of::kNothing
                : Difference::Of::kTable};
  for (std::size_t i = 0; i < std::max(a.others.size(), b.others.size()); ++i)
    if (a.OtherAt(i) != b.OtherAt(i)) return {Difference::Of::kColumn, i};
  for (std::size_t i = 0; i < a.unnamed.size(); ++i)
    if (a.unnamed[i] != b.unnamed[i]) return {Difference::Of::kUnnamed, i};
  if (a.section != b.section) return {Difference::Of::kSection};
  return {};
}

// Those of the columns that rate the values.
void KeepVerdicts(const std::vector<std::size_t>& columns,
                  WrittenPoint& point) {
  std::erase_if(point.verdicts, [&](const auto& verdict) {
    return std::find(columns.begin(), columns.end(), verdict.first) ==
           columns.end();
  });
}

Doubt DoubtOf(const Difference& difference, const Place& place) {
  std::string what;
  switch (difference.of) {
    case Difference::Of::kColumn:
      what = "a column that is not read (column " +
             std::to_string(difference.column + 1) + ")";
      break;
    case Difference::Of::kUnnamed:
      what = "what stands in place of a name in the column for " +
             std::string(DimensionName(difference.column));
      break;
    case Difference::Of::kTable:
      what = "the table that they stand in";
      break;
    default:
      what = "the heading that they stand below";
      break;
  }
  return {.about = "rows",
          .place = place,
          .text =
              "several rows have the same measure for the same day and "
              "differ in " +
              what + "; none of them was taken",
          .settle =
              "leave one row for each measure and day, or tell the rows apart "
              "by a column for area or partner (`columns: { area: the heading "
              "}`)"};
}

Doubt OtherKindAt(const Place& place, bool all_are) {
  return {
      .about = "table",
      .place = place,
      .text = std::string("the name of the sheet, or a heading above this row, "
                          "says that the rows are forecasts, targets, another "
                          "place's or an example; they were ") +
              (all_are ? "taken, since there are no others" : "left out"),
      .settle =
          "leave the sheet out by `ignore:`, or take the rows out of "
          "the document; where they are actual values, give the "
          "sheet or the heading another name"};
}

}  // namespace

std::span<WrittenRow> MeasureRows::RowsOf(std::size_t table) {
  const std::size_t end =
      table + 1 < tables_.size() ? tables_[table + 1].first : rows_.size();
  return std::span(rows_).subspan(tables_[table].first,
                                  end - tables_[table].first);
}

// A forecast is no value, however late its date.
void MeasureRows::LeaveOutOtherKinds(ReadReport& report) {
  const WrittenRow* first_other = nullptr;  // by the sheet, or a heading above
  bool all_are = true;
  for (const WrittenRow& row : rows_) {
    if (row.valueless) continue;
    all_are = all_are && row.of_another_kind;
    if (row.of_another_kind && first_other == nullptr) first_other = &row;
  }
  if (first_other != nullptr)
    report.AddDoubt(OtherKindAt(first_other->place, all_are));
  const bool has_kinds = std::any_of(
      tables_.begin(), tables_.end(),
      [](const Table& table) { return !table.findings.kind_columns.empty(); });
  if (!has_kinds && (first_other == nullptr || all_are)) return;
  std::vector<WrittenRow> kept;
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    const std::vector<std::size_t>& columns =
        tables_[table].findings.kind_columns;
    const std::span<WrittenRow> rows = RowsOf(table);
    const std::size_t first = kept.size();
    for (WrittenRow& row : rows) {
      const auto found =
          std::find_first_of(row.other_kinds.begin(), row.other_kinds.end(),
                             columns.begin(), columns.end());
      const bool by_heading = row.of_another_kind && !all_are;
      if (!by_heading && (found == row.other_kinds.end() || row.valueless)) {
        kept.push_back(std::move(row));
        continue;
      }
      report.repairs.Add(
          row.place, "not_actual",
          (by_heading ? std::string("the sheet's name or a heading above")
                      : "column " + std::to_string(*found + 1)) +
              " says that the row is a forecast, a target or the like; it was "
              "left out");
    }
    tables_[table].first = first;
  }
  rows_ = std::move(kept);
}

void MeasureRows::NameParts(std::size_t table, ReadReport& report) {
  const std::span<WrittenRow> rows = RowsOf(table);
  for (std::size_t field = 0; field < 2; ++field)
    FillBlanks(rows, field, tables_[table].layout.leads[field], report);
  for (std::size_t field = 0; field < 2; ++field)
    for (const std::size_t i : FindUnnamedParts(rows, field, report))
      rejected_[tables_[table].first + i] = true;
}

// Beside a quarter's value one of the year is not the same thing twice.
void MeasureRows::RejectLongerPeriods(ReadReport& report) {
  if (std::all_of(rows_.begin(), rows_.end(), [&](const WrittenRow& row) {
        return row.period == rows_.front().period;
      }))
    return;
  std::map<Key, std::vector<std::size_t>> by_key;
  std::map<std::pair<Labels, PeriodLength>, std::size_t> known;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rejected_[i]) continue;
    by_key[KeyOf(rows_[i])].push_back(i);
    ++known[{rows_[i].labels, rows_[i].period}];
  }
  const WrittenRow* unsure = nullptr;
  for (const auto& [key, indices] : by_key) {
    std::vector<const WrittenRow*> rows;
    for (const std::size_t i : indices) rows.push_back(&rows_[i]);
    const std::vector<std::size_t> longer = FindLongerPeriods(rows);
    for (const std::size_t at : longer) {
      rejected_[indices[at]] = true;
      report.rejected.Add(
          rows[at]->place, "longer_period",
          "another row of the measure is of a shorter period that ends on the "
          "same day, and that one counts");
    }
    // The measure has values of such periods, or of the longer ones alone.
    const auto shorter =
        std::find_if(indices.begin(), indices.end(),
                     [&](std::size_t i) { return !rejected_[i]; });
    if (!longer.empty() && unsure == nullptr &&
        known[{key.first, rows_[*shorter].period}] < 2)
      unsure = &rows_[*shorter];
  }
  if (unsure != nullptr)
    report.AddDoubt(
        {.about = "rows",
         .place = unsure->place,
         .text = "the measure has values of a shorter and a longer period "
                 "that end on the same day; that of the shorter one was taken",
         .settle = "leave one of the two out of the table, or give the other "
                   "a measure's name of its own, as in \"… (year)\""});
}

// Of several rows for a measure and day the last counts, unless something tells
// that they are of different things.
void MeasureRows::RejectRivals(ReadReport& report) {
  std::map<Key, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (!rejected_[i]) by_key[KeyOf(rows_[i])].push_back(i);
  std::vector<std::pair<std::size_t, bool>> twice;  // and whether none counts
  std::map<std::size_t, Difference> doubts;         // by the first row
  for (const auto& [key, indices] : by_key) {
    if (indices.size() < 2) continue;
    WrittenRow& last = rows_[indices.back()];
    Difference difference;
    for (const std::size_t i : indices) {
      if (difference.of == Difference::Of::kNothing)
        difference = DifferenceOf(rows_[i], last);
      if (rows_[i].table != last.table) last.is_repeated = true;
    }
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
  std::set<std::pair<Difference::Of, std::size_t>> reported;
  for (const auto& [i, difference] : doubts)
    if (reported.insert({difference.of, difference.column}).second)
      report.AddDoubt(DoubtOf(difference, rows_[i].place));
}

namespace {

// The first row of a series below another heading of a part than the one
// before it in its table.
const WrittenRow* FindOtherPart(const std::vector<WrittenRow*>& rows) {
  std::map<std::size_t, std::size_t> first;  // section by table
  for (const WrittenRow* const row : rows) {
    if (!row->section.is_part) continue;
    const auto [found, is_new] =
        first.try_emplace(row->table, row->section.number);
    if (!is_new && found->second != row->section.number) return row;
  }
  return nullptr;
}

Doubt OtherPartAt(const Place& place) {
  return {.about = "rows",
          .place = place,
          .text =
              "the measure stands below two headings between the rows, "
              "which may be those of two places or groups; both were taken "
              "for one series",
          .settle =
              "where they are, say which in a column for area or partner "
              "(`columns: { area: the heading }`)"};
}

// At the latest, of a row whose date ends a period.
Date BeginOf(const WrittenRow& row) {
  using std::chrono::days;
  switch (row.period) {
    case PeriodLength::kWeek:
      return row.date - days{4};
    case PeriodLength::kMonth:
      return row.date - days{27};
    case PeriodLength::kQuarter:
    case PeriodLength::kUnknown:  // a day may be the last of one
      return row.date - days{89};
    case PeriodLength::kHalf:
      return row.date - days{180};
    case PeriodLength::kYear:
      return row.date - days{364};
  }
  return row.date;
}

bool BeginsAfter(const WrittenRow& row, const WrittenRow& other) {
  return BeginOf(row) > BeginOf(other);
}

// A doubt until the row's period has begun.
Doubt ToComeAt(const WrittenRow& row) {
  return {.about = "date",
          .place = row.place,
          .text =
              "there are values of periods that are still to come, here "
              "the latest, which don't count",
          .settle =
              "correct the period, as where quarters are those of the "
              "calendar year, or leave the value out until there is one",
          .until = BeginOf(row) - std::chrono::days{1}};
}

}  // namespace

std::vector<MeasureSeries> MeasureRows::Settle(const SettleRules& rules,
                                               ReadReport& report) && {
  LeaveOutOtherKinds(report);
  rejected_.clear();
  for (const WrittenRow& row : rows_) rejected_.push_back(row.valueless);
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    const Layout& layout = tables_[table].layout;
    EndPeriods(RowsOf(table), layout.period, rules.calendar, report);
    for (WrittenRow& row : RowsOf(table)) {
      WrittenPoint& point = row.point;
      point.target_of_other_period =
          !tables_[table].findings.has_second_target &&
          HasTargetOfOtherPeriod(row, layout.named);
      KeepVerdicts(tables_[table].findings.rating_columns, point);
      if (point.polarity_dash && !point.polarity &&
          tables_[table].findings.dash_is_less)
        point.polarity = Polarity::kLess;
    }
    NameParts(table, report);
  }
  for (std::size_t field = 0; field < 2; ++field)
    if (auto doubt = DoubtOfNames(rows_, field))
      report.AddDoubt(*std::move(doubt));
  RejectLongerPeriods(report);
  RejectRivals(report);
  std::map<Labels, std::size_t> index;
  std::vector<std::vector<WrittenRow*>> by_series;
  const WrittenRow* latest = nullptr;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rejected_[i]) continue;
    WrittenRow& row = rows_[i];
    ++report.tables[row.table].records;
    if (latest == nullptr || BeginsAfter(row, *latest)) latest = &row;
    const auto [found, is_new] =
        index.try_emplace(row.labels, by_series.size());
    if (is_new) by_series.emplace_back();
    by_series[found->second].push_back(&row);
  }
  std::vector<MeasureSeries> series;
  series.reserve(by_series.size());
  SettledSeries settled;
  const WrittenRow* other_part = nullptr;
  for (std::vector<WrittenRow*>& rows : by_series) {
    if (other_part == nullptr) other_part = FindOtherPart(rows);
    series.push_back(SettleSeries(std::move(rows), rules, settled));
  }
  if (other_part != nullptr) report.AddDoubt(OtherPartAt(other_part->place));
  ReportSettled(settled, report);
  if (latest != nullptr) report.AddDoubt(ToComeAt(*latest));
  return series;
}

}  // namespace planwatch
