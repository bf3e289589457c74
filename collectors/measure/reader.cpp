#include "collectors/measure/reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/measure/fields.h"
#include "collectors/words/columns.h"
#include "collectors/words/date.h"
#include "collectors/words/date_order.h"
#include "collectors/words/none.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

// A table with more is none of measures: a row a person, most likely.
constexpr std::size_t kMostSeries = 10'000;
// Values of all series together: twenty years of months of a thousand series.
constexpr std::size_t kMostPoints = 250'000;
// How far down a table its headings may stand.
constexpr std::size_t kMostRowsAbove = 50;

constexpr std::array kMore = {"more",     "higher",   "high",   "up",
                              "increase", "maximise", "bigger", "greater"};
constexpr std::array kLess = {"less",     "lower",    "low",    "fewer",
                              "down",     "decrease", "reduce", "reduction",
                              "minimise", "smaller"};
// Beside the ways of giving nothing.
constexpr std::array kNeither = {"neither", "context", "monitor", "monitoring",
                                 "not rated"};
// What an area or partner is called that means all of them. Not all ways of
// giving nothing do: "unknown" is a group of its own.
constexpr std::array kAll = {"-",     "all", "all areas",   "all partners",
                             "total", "n/a", "all agencies"};

template <typename List>
bool ContainsOneOf(std::string_view text, const List& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const char* phrase) {
    return ContainsWords(text, phrase);
  });
}

// nullopt: the words are not known.
std::optional<Polarity> PolarityOf(std::string_view folded) {
  if (IsPlaceholder(folded) || IsAmong(kNeither, folded))
    return Polarity::kNone;
  const bool more = ContainsOneOf(folded, kMore);
  const bool less = ContainsOneOf(folded, kLess);
  if (more == less || ContainsWords(folded, "worse")) return std::nullopt;
  return more ? Polarity::kMore : Polarity::kLess;
}

// Of two dates, which one is meant is not for us to say.
DateReading ReadPointDate(const Cell& cell, const Calendar& calendar) {
  DateReading reading = ReadDate(cell, {}, calendar);
  if (reading.revised || reading.several || reading.impossible)
    reading.date.reset();
  return reading;
}

constexpr std::size_t Index(MeasureField field) {
  return static_cast<std::size_t>(field);
}

std::string Named(MeasureField field) {
  return "the column for " + std::string(MeasureFieldName(field));
}

// A row's value, with what the row itself says of it.
struct WrittenPoint {
  double value = 0;
  std::optional<double> target;
  bool no_target = false;  // says that there is none
  std::string unit;
  std::optional<Polarity> polarity;
  Place place;
};

struct WrittenSeries {
  std::string measure, area, partner;
  std::map<Date, WrittenPoint> points;
};

MeasureSeries Settle(WrittenSeries&& written) {
  MeasureSeries series{std::move(written.measure),
                       std::move(written.area),
                       std::move(written.partner),
                       {}};
  MeasurePoint point;
  bool polarity_written = false;
  for (auto& [date, row] : written.points) {
    point.date = date;
    point.value = row.value;
    if (row.target || row.no_target) point.target = row.target;
    if (!row.unit.empty()) point.unit = std::move(row.unit);
    if (row.polarity) point.polarity = *row.polarity;
    polarity_written = polarity_written || row.polarity;
    series.points.push_back(point);
    // A target is to be reached unless its row says otherwise; without one,
    // nothing says that more is better.
    if (!polarity_written && !point.target)
      series.points.back().polarity = Polarity::kNone;
  }
  return series;
}

}  // namespace

struct MeasureReader::State {
  State(MeasureOptions given, const Calendar& with)
      : options(std::move(given)), calendar(with) {}

  void FindHeader(const Row& row);
  // The first field that is needed, or that is configured, and has no column;
  // nullopt: the row is one of headings.
  std::optional<MeasureField> MissingOf(const TableColumns& found) const;
  void SetColumns(TableColumns found, const Row& header);
  void Describe(const Row& header);
  void EndTable();
  void AddDoubt(std::optional<Doubt> doubt);
  Status ReadRow(const Row& row);
  std::optional<WrittenPoint> ReadPoint(const Row& row);
  Status Add(const Row& row, Date date, WrittenPoint point);

  // In a merged cell's rest, the text of the row above.
  const Cell& CellOf(const Row& row, MeasureField field) const {
    static const Cell empty;
    const auto column = columns[Index(field)];
    if (!column || *column >= row.cells.size()) return empty;
    const Cell& cell = row.cells[*column];
    return cell.merge == Merge::kAbove && *column < above.size()
               ? above[*column]
               : cell;
  }
  // A measure, area or partner, spelled as it first was; empty for all of them.
  std::string LabelOf(const Row& row, MeasureField field) {
    std::string text = ToLabel(CellOf(row, field).text);
    std::string folded = Fold(text);
    if (field != MeasureField::kMeasure && IsAmong(kAll, folded)) return {};
    return spellings.try_emplace(std::move(folded), std::move(text))
        .first->second;
  }
  void Reject(const Place& place, std::string_view reason, std::string text) {
    report.rejected.Add(place, reason, std::move(text));
  }
  void Repair(const Place& place, std::string_view kind, std::string text) {
    report.repairs.Add(place, kind, std::move(text));
  }

  const MeasureOptions options;
  const Calendar& calendar;

  std::string table;  // the one that is being read
  bool has_header = false;
  std::size_t rows_above = 0;  // looked at for the table's header
  TableColumns columns;
  DateOrder order;
  std::vector<Cell> above;     // the last cells that were no merged rests
  std::optional<Error> fault;  // of the row that comes nearest to a header
  std::size_t nearest = 0;

  std::vector<WrittenSeries> series;
  std::size_t point_count = 0;                   // of all series
  std::map<std::string, std::string> spellings;  // by the folded text
  std::map<std::array<std::string, 3>, std::size_t> index;
  ReadReport report;
};

std::optional<MeasureField> MeasureReader::State::MissingOf(
    const TableColumns& found) const {
  const auto is_missing = [&](MeasureField field) {
    return !found[Index(field)];
  };
  for (const MeasureField field : kMeasureFields)
    if (is_missing(field) && found.IsConfigured(Index(field))) return field;
  for (const MeasureField field : kNeededMeasureFields)
    if (is_missing(field)) return field;
  return std::nullopt;
}

void MeasureReader::State::SetColumns(TableColumns found, const Row& header) {
  columns = std::move(found);
  above.clear();
  // A header that is repeated on a further page begins no other table.
  if (!std::exchange(has_header, true)) Describe(header);
}

void MeasureReader::State::Describe(const Row& header) {
  const bool is_first = report.tables.empty();
  TableReading& reading = report.tables.emplace_back();
  if (!options.persons) reading.table = header.place.table;
  reading.header = header.place.row;
  reading.columns = columns.Describe();
  if (!options.persons)
    for (ColumnReading& column : reading.columns)
      column.heading = Tidy(header.cells[column.column].text);
  for (const MeasureField field : kMeasureFields) {
    if (!columns[Index(field)]) continue;
    if (is_first) report.choices.push_back(columns.Choice(Index(field)));
    AddDoubt(columns.DoubtOf(Index(field), header.place));
  }
}

void MeasureReader::State::EndTable() {
  AddDoubt(order.DoubtOf(Named(MeasureField::kDate)));
  order = {};
  has_header = false;
}

void MeasureReader::State::AddDoubt(std::optional<Doubt> doubt) {
  if (doubt && report.doubts.size() < Remarks::kMostListed)
    report.doubts.push_back(*std::move(doubt));
}

void MeasureReader::State::FindHeader(const Row& row) {
  if (rows_above++ >= kMostRowsAbove) return;
  TableColumns found(MeasureFieldTable(), options.columns, row.cells);
  const auto missing = MissingOf(found);
  if (!missing) return SetColumns(std::move(found), row);
  const auto count = static_cast<std::size_t>(std::count_if(
      kNeededMeasureFields.begin(), kNeededMeasureFields.end(),
      [&](MeasureField field) { return found[Index(field)].has_value(); }));
  if (fault && count <= nearest) return;
  nearest = count;
  fault = found.Missing(Index(*missing));
  // A query's column names stand in no row.
  if (const std::string where = row.place.ToString(); !where.empty())
    fault = std::move(*fault).In(where);
}

std::optional<WrittenPoint> MeasureReader::State::ReadPoint(const Row& row) {
  WrittenPoint point;
  point.place = row.place;
  const NumberReading value =
      ReadNumber(CellOf(row, MeasureField::kValue).text);
  if (value.says_none) {
    Repair(row.place, "no_value",
           Named(MeasureField::kValue) +
               " is empty; enter the value once there is one");
    return std::nullopt;
  }
  if (!value.value) {
    Reject(row.place, "unreadable_value",
           Named(MeasureField::kValue) +
               " holds no number that can be read; write it alone, as in "
               "1,234, 71% or £242,000");
    return std::nullopt;
  }
  point.value = *value.value;

  const Cell& target_cell = CellOf(row, MeasureField::kTarget);
  const NumberReading target = ReadNumber(target_cell.text);
  point.target = target.value;
  point.no_target = target.says_none && !Tidy(target_cell.text).empty();
  if (target.unreadable) {
    point.no_target = true;
    Repair(row.place, "unreadable_target",
           Named(MeasureField::kTarget) +
               " holds no number that can be read, so the value is not rated; "
               "write it alone, as in 90%");
  }
  point.unit = ToLabel(CellOf(row, MeasureField::kUnit).text);
  if (point.unit.empty())
    point.unit = value.unit.empty() ? target.unit : value.unit;

  const std::string polarity = Fold(CellOf(row, MeasureField::kPolarity).text);
  if (!polarity.empty() && polarity != "-") {
    point.polarity = PolarityOf(polarity);
    if (!point.polarity) {
      point.polarity = Polarity::kNone;
      Repair(row.place, "unknown_polarity",
             Named(MeasureField::kPolarity) +
                 " doesn't say which way is better, so the value is not rated; "
                 "write `more` or `less` there");
    }
  }
  return point;
}

Status MeasureReader::State::Add(const Row& row, Date date,
                                 WrittenPoint point) {
  std::array<std::string, 3> labels = {LabelOf(row, MeasureField::kMeasure),
                                       LabelOf(row, MeasureField::kArea),
                                       LabelOf(row, MeasureField::kPartner)};
  const auto [found, is_new] = index.try_emplace(labels, series.size());
  if (is_new) {
    if (series.size() == kMostSeries)
      return Error("the table has more than " + std::to_string(kMostSeries) +
                   " measures; it takes a row for each measure and date, none "
                   "for each person or case");
    series.push_back(
        {std::move(labels[0]), std::move(labels[1]), std::move(labels[2]), {}});
  }
  auto& points = series[found->second].points;
  const auto before = points.find(date);
  if (before != points.end()) {
    Reject(before->second.place, "same_day_twice",
           "a row below has the same measure for the same day, and that one "
           "counts; keep one of the two");
    before->second = std::move(point);
  } else {
    if (++point_count > kMostPoints)
      return Error(
          "the table has more than 250,000 values; leave out the oldest, or "
          "divide it into several entries");
    points.emplace(date, std::move(point));
    ++report.tables.back().records;
  }
  return {};
}

Status MeasureReader::State::ReadRow(const Row& row) {
  const auto is_blank = [&](MeasureField field) {
    const Cell& cell = CellOf(row, field);
    return !cell.date && Tidy(cell.text).empty();
  };
  if (std::all_of(kMeasureFields.begin(), kMeasureFields.end(), is_blank))
    return {};
  const Cell& date_cell = CellOf(row, MeasureField::kDate);
  const DateReading date = ReadPointDate(date_cell, calendar);
  if (!date.date && !is_blank(MeasureField::kDate)) {
    TableColumns again(MeasureFieldTable(), options.columns, row.cells);
    if (!MissingOf(again)) {  // the headings again, at the top of a page
      SetColumns(std::move(again), row);
      return {};
    }
  }

  ++report.rows;
  ++report.tables.back().rows;
  order.Add(date_cell, row.place);
  if (is_blank(MeasureField::kMeasure)) {
    Reject(row.place, "no_measure",
           Named(MeasureField::kMeasure) +
               " is empty; write in each row what is measured");
    return {};
  }
  if (is_blank(MeasureField::kDate)) {
    Reject(row.place, "no_date",
           Named(MeasureField::kDate) + " is empty; enter the date there");
    return {};
  }
  if (!date.date) {
    Reject(row.place, "unreadable_date",
           Named(MeasureField::kDate) +
               " holds no one date or period that can be read; write it as in "
               "2015-05-31, June 2015 or Q1 2015/16");
    return {};
  }
  std::optional<WrittenPoint> point = ReadPoint(row);
  if (!point) return {};
  if (date.guessed)
    report.guesses.Add(row.place, "date_guessed",
                       "read as " + FormatDate(*date.date) +
                           "; write it as in 2015-05-31, June 2015 or Q1 "
                           "2015/16 to be sure");
  return Add(row, *date.date, *std::move(point));
}

MeasureReader::MeasureReader(MeasureOptions options, const Calendar& calendar)
    : state_(std::make_unique<State>(std::move(options), calendar)) {}

MeasureReader::~MeasureReader() = default;

Status MeasureReader::Take(const Row& row) {
  State& state = *state_;
  if (row.place.table != state.table) {
    state.EndTable();  // a further sheet has its own header
    state.rows_above = 0;
    state.table = row.place.table;
  }
  if (!state.has_header) {
    state.FindHeader(row);
    return {};
  }
  Status taken = state.ReadRow(row);
  state.above.resize(std::max(state.above.size(), row.cells.size()));
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (row.cells[i].merge != Merge::kAbove) state.above[i] = row.cells[i];
  return taken;
}

bool MeasureReader::NeedsColumn(std::size_t column) const {
  return !state_->has_header || state_->columns.Has(column);
}

Result<Measures> MeasureReader::Finish() && {
  State& state = *state_;
  state.EndTable();
  if (state.report.tables.empty()) {
    if (state.fault) return *std::move(state.fault);
    return Error(
        "there is no row of headings; the table needs one, with a column for "
        "date, one for measure and one for value");
  }
  Measures measures;
  measures.persons = state.options.persons;
  measures.bands = state.options.bands;
  measures.cumulative = state.options.cumulative;
  for (WrittenSeries& series : state.series)
    measures.series.push_back(Settle(std::move(series)));
  measures.report = std::move(state.report);
  return measures;
}

}  // namespace planwatch
