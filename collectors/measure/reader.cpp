#include "collectors/measure/reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/measure/divisions.h"
#include "collectors/measure/fields.h"
#include "collectors/measure/header.h"
#include "collectors/measure/heading_words.h"
#include "collectors/measure/labels.h"
#include "collectors/measure/periods.h"
#include "collectors/measure/point.h"
#include "collectors/measure/point_date.h"
#include "collectors/measure/rows.h"
#include "collectors/measure/sections.h"
#include "collectors/measure/table_checks.h"
#include "collectors/measure/target_period.h"
#include "collectors/measure/unread.h"
#include "collectors/words/columns.h"
#include "collectors/words/date_order.h"
#include "collectors/words/number.h"
#include "collectors/words/row_widths.h"

namespace planwatch {
namespace {

// More series than this is not a table of measures; it probably has a row for
// each person.
constexpr std::size_t kMostSeries = 10'000;
// Values of all series together: twenty years of months of a thousand series.
constexpr std::size_t kMostPoints = 250'000;
// Rows that are kept back until one tells which of two columns is meant.
constexpr std::size_t kMostHeld = 20;

}  // namespace

struct MeasureReader::State {
  State(MeasureOptions given, const Calendar& with)
      : options(std::move(given)), calendar(with) {}

  Status StartTable(const Row& row);
  void FindHeader(const Row& row);
  void SetHeader(MeasureHeader found, const Row& row);
  void Describe();
  void EndChecks();
  Status EndTable();
  // A row below the header.
  Status TakeRow(const Row& row);
  bool JoinHeadings(const Row& row);
  Status TakeHeld();
  Status ReadRow(const Row& row);
  Status ReadRowBelowHeader(const Row& row);
  // Headings, again or of another table.
  bool IsHeader(const Row& row);
  PointDate ReadDateOf(const Row& row);
  std::optional<WrittenPoint> ReadPoint(const Row& row, Date date);
  Status AddPoint(const Row& row, const PointDate& date);
  // Without a point the row only shows what parts there are.
  Status Add(const Row& row, const PointDate& date,
             std::optional<WrittenPoint> point);

  MeasureCells CellsOf(const Row& row) const { return {header, row, above}; }
  // A measure, area or partner, spelled as it first was; empty for all of them.
  std::string LabelOf(const MeasureCells& cells, MeasureField field) {
    std::string text = ToLabel(cells.Of(field).text);
    std::string folded = Fold(text);
    if (field != MeasureField::kMeasure &&
        (MeansAll(folded) || NamesNone(folded)))
      return {};
    return spellings.try_emplace(LabelKey(folded), std::move(text))
        .first->second;
  }
  void Reject(MeasureRowFault fault) {
    report.rejected.Add(fault.rejected.place, fault.rejected.kind,
                        std::move(fault.rejected.text));
    if (fault.doubt) AddOnce(*std::move(fault.doubt));
  }
  // Of a table's doubt of a kind only the first.
  void AddOnce(Doubt doubt) {
    if (reported.insert(doubt.text).second) report.AddDoubt(std::move(doubt));
  }

  const MeasureOptions options;
  const Calendar& calendar;
  bool started = false;
  std::string table;  // the one that is being read
  bool has_header = false;
  std::size_t rows_above = 0;  // looked at for the table's header
  Sections sections;
  MeasureHeader header;
  Row header_row;
  // Below the header, not read yet: which columns are meant is open.
  std::vector<Row> held;
  bool columns_are_open = false, below_header = false;
  ColumnChoices choices;
  bool after_gap = false;    // the row above is blank
  std::size_t last_row = 0;  // below the header
  DateOrder order{DateOrder::Days::kChosen};
  std::vector<Cell> above;  // the last cells that went on from none
  std::array<std::optional<std::string>, 2> above_labels;  // area, partner
  std::set<std::string> reported;  // doubts of this table
  TableChecks checks;              // of this table
  RowWidths widths;
  PassedRows lines{"headings of groups, notes"};
  NearestHeader nearest;

  UnreadRows unread{calendar};
  MeasureRows rows;
  std::map<std::string, std::string> spellings;  // by the folded text
  std::set<std::array<std::string, 3>> labels;
  std::set<std::string> measures;  // their keys
  ReadReport report;
};

Status MeasureReader::State::StartTable(const Row& row) {
  if (Status s = EndTable(); !s) return s;
  table = row.place.table;
  started = true;
  rows_above = 0;
  sections.StartTable(row);
  unread.Start();
  return {};
}

Status MeasureReader::State::EndTable() {
  if (Status s = TakeHeld(); !s) return s;
  if (auto doubt = order.DoubtOf(NamedColumn(MeasureField::kDate)))
    report.AddDoubt(*std::move(doubt));
  EndChecks();
  order = DateOrder(DateOrder::Days::kChosen);
  reported.clear();
  has_header = false;
  return {};
}

void MeasureReader::State::EndChecks() {
  if (!has_header) return;
  for (Doubt& doubt : checks.Doubts()) report.AddDoubt(std::move(doubt));
  rows.EndTable(checks.Findings());
  checks = {};
  widths.EndTable(report);
  lines.EndTable(report);
}

void MeasureReader::State::SetHeader(MeasureHeader found, const Row& row) {
  above.clear();
  above_labels = {};
  has_header = true;
  header = std::move(found);
  unread.EndInHeadings();
  header_row = row;
  last_row = row.place.row;
  after_gap = false;
  columns_are_open = below_header = true;
  choices = {};
}

void MeasureReader::State::Describe() {
  TableReading& reading = report.tables.emplace_back();
  if (!options.persons) reading.table = header_row.place.table;
  reading.header = header_row.place.row;
  reading.columns = header.columns().Describe();
  if (!options.persons)
    for (ColumnReading& column : reading.columns)
      column.heading = Tidy(header_row.cells[column.column].text);
  if (header.polarity_column() && !header[MeasureField::kPolarity] &&
      report.tables.size() == 1)
    report.choices.push_back("polarity: column " +
                             std::to_string(*header.polarity_column() + 1) +
                             ", by its heading");
  const auto leads = [&](MeasureField field) {
    return header[field] && *header[field] < *header[MeasureField::kMeasure];
  };
  rows.StartTable(
      {.leads = {leads(MeasureField::kArea), leads(MeasureField::kPartner)},
       .period =
           PeriodOfHeading(header_row.cells[*header[MeasureField::kDate]].text),
       .named = PeriodsNamedBy(header)});
  for (const MeasureField field : kMeasureFields) {
    if (!header[field]) continue;
    if (report.tables.size() == 1)
      report.choices.push_back(header.columns().Choice(Index(field)));
    if ((field == MeasureField::kTarget && !header.target_columns().empty()) ||
        (field == MeasureField::kValue && !header.value_columns().empty()))
      continue;  // each is of its own period
    if (auto doubt = header.DoubtOf(field, header_row.place))
      report.AddDoubt(*std::move(doubt));
  }
  checks = {header, header_row.place};
  widths = RowWidths(header_row.cells.size());
}

void MeasureReader::State::FindHeader(const Row& row) {
  if (std::count_if(row.cells.begin(), row.cells.end(), std::not_fn(IsBlank)) ==
      1)
    sections.Add(row, /*between=*/false);
  if (rows_above++ >= kMostRowsAboveHeadings) return unread.Look(row, 0);
  MeasureHeader found(options.columns, row, calendar);
  const auto missing = found.Missing();
  if (!missing) return SetHeader(std::move(found), row);
  unread.Look(row, found.needed());
  nearest.Add(found.columns(), CountTexts(row) > 0 ? found.needed() : 0,
              Index(*missing), row.place.ToString());
}

bool MeasureReader::State::IsHeader(const Row& row) {
  const MeasureHeader found(options.columns, row, calendar);
  const bool is_missing = found.Missing().has_value();
  // At the top of a page.
  if (!is_missing && found.SaysTheSame(header)) {
    above.clear();
    above_labels = {};
    return true;
  }
  // Headings of another table, though they lack a field that is needed, or any
  // headings below a gap: what follows is none of this one's rows.
  const MeasureCells cells = CellsOf(row);
  const bool fills_needed =
      std::none_of(kNeededMeasureFields.begin(), kNeededMeasureFields.end(),
                   [&](MeasureField field) { return cells.IsBlank(field); });
  if (is_missing && (CountTexts(row) < 3 ||
                     (found.needed() < 2 && !(after_gap && fills_needed))))
    return false;
  EndChecks();
  has_header = false;
  rows_above = 0;
  unread.Start();
  FindHeader(row);
  return true;
}

// "Previous" and "Current" below "Performance".
bool MeasureReader::State::JoinHeadings(const Row& row) {
  const std::optional<Row> joined = JoinHeadingRows(header_row, row);
  if (!joined) return false;
  MeasureHeader found(options.columns, *joined, calendar);
  if (found.Missing()) {
    report.AddDoubt(SecondHeadingsAt(row.place));
  } else {
    found.AdoptTextsOf(header);
    header = std::move(found);
    header_row = *joined;
  }
  return true;
}

Status MeasureReader::State::TakeHeld() {
  while (has_header && columns_are_open) {  // other headings may be among them
    columns_are_open = false;
    if (choices.MeasureIsUnit() && header.HasMeasureRival()) {
      header = header.WithMeasureAsUnit(calendar);
      for (const Row& row : held) choices.Decide(CellsOf(row), header);
    }
    choices.Settle(header);
    Describe();
    for (const Row& row : std::exchange(held, {}))
      if (Status s = TakeRow(row); !s) return s;
  }
  return {};
}

Status MeasureReader::State::TakeRow(const Row& row) {
  if (!columns_are_open) return ReadRow(row);
  if (std::exchange(below_header, false) && JoinHeadings(row)) return {};
  held.push_back(row);
  if (!choices.Decide(CellsOf(row), header) && held.size() < kMostHeld)
    return {};
  return TakeHeld();
}

PointDate MeasureReader::State::ReadDateOf(const Row& row) {
  const PointDate date = ReadPointDate(DateCellsOf(CellsOf(row)), calendar);
  if (date.outside) AddOnce(DateOutsidePeriod(row.place, *header.period()));
  return date;
}

std::optional<WrittenPoint> MeasureReader::State::ReadPoint(const Row& row,
                                                            Date date) {
  PointReading read = ReadMeasurePoint(CellsOf(row), date);
  if (read.rejected) Reject({*std::move(read.rejected)});
  for (Doubt& doubt : read.doubts) AddOnce(std::move(doubt));
  for (Remark& repair : read.repairs)
    report.repairs.Add(row.place, repair.kind, std::move(repair.text));
  for (Remark& guess : read.guesses)
    report.guesses.Add(row.place, guess.kind, std::move(guess.text));
  return std::move(read.point);
}

Status MeasureReader::State::Add(const Row& row, const PointDate& date,
                                 std::optional<WrittenPoint> point) {
  const MeasureCells cells = CellsOf(row);
  checks.Add(cells, *date.date);
  WrittenRow written{.place = row.place,
                     .table = report.tables.size() - 1,
                     .section = sections.current(),
                     .date = *date.date,
                     .period = date.begins ? LengthOf(*date.begins, *date.date)
                                           : PeriodLength::kUnknown,
                     .valueless = !point,
                     .of_another_kind = sections.IsOfAnotherKind(),
                     .labels = {LabelOf(cells, MeasureField::kMeasure),
                                LabelOf(cells, MeasureField::kArea),
                                LabelOf(cells, MeasureField::kPartner)},
                     .above = {},
                     .unnamed = {},
                     .others = {},
                     .other_kinds = {},
                     .point = point.value_or(WrittenPoint())};
  if (labels.size() == kMostSeries && !labels.contains(written.labels))
    return Error("the table has more than " + std::to_string(kMostSeries) +
                 " measures; it takes a row for each measure and date, none "
                 "for each person or case");
  labels.insert(written.labels);
  if (rows.size() == kMostPoints)
    return Error("the table has more than " + std::to_string(kMostPoints) +
                 " rows; leave out the oldest, or divide it into several "
                 "entries");
  measures.insert(LabelKey(Fold(written.labels[0])));

  constexpr std::array kBesideMeasure = {MeasureField::kArea,
                                         MeasureField::kPartner};
  for (std::size_t i = 0; i < kBesideMeasure.size(); ++i) {
    if (!header[kBesideMeasure[i]]) continue;
    if (std::string text = Fold(cells.Of(kBesideMeasure[i]).text);
        NamesNone(text))
      written.unnamed[i] = std::move(text);
    if (cells.IsBlank(kBesideMeasure[i]))
      written.above[i] = above_labels[i].value_or("");
    else
      above_labels[i] = written.labels[i + 1];
  }
  written.point.percent =
      SaysPercent(header.TextOf(*header[MeasureField::kValue])) ||
      SaysPercent(written.labels[0]);
  written.others = TableChecks::Digests(cells);
  written.other_kinds = checks.OtherKinds(cells);
  written.point.verdicts = checks.Verdicts(cells);
  rows.Add(std::move(written));
  return {};
}

Status MeasureReader::State::ReadRow(const Row& row) {
  if (!has_header) {  // ended by other headings
    FindHeader(row);
    return {};
  }
  const bool blank = std::all_of(row.cells.begin(), row.cells.end(), IsBlank);
  after_gap = after_gap || row.place.row > last_row + 1;
  Status taken = ReadRowBelowHeader(row);
  after_gap = blank;
  last_row = row.place.row;
  above.resize(std::max(above.size(), row.cells.size()));
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!MeasureCells::IsContinuation(row.cells[i])) above[i] = row.cells[i];
  return taken;
}

Status MeasureReader::State::ReadRowBelowHeader(const Row& row) {
  const MeasureCells cells = CellsOf(row);
  std::size_t filled = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    filled += IsBlank(cells.At(i)) ? 0 : 1;
  const bool is_unread =
      std::all_of(kMeasureFields.begin(), kMeasureFields.end(),
                  [&](MeasureField field) { return cells.IsBlank(field); });
  if (is_unread || filled == 1) {  // a heading between rows, a note below them
    if (filled == 1) sections.Add(row, /*between=*/true);
    if (filled > 0) lines.Add(row.place);
    return {};
  }
  const bool no_date = cells.IsBlank(MeasureField::kDate);
  const PointDate date = no_date ? PointDate() : ReadDateOf(row);
  if (!date.date && !no_date && IsHeader(row)) return {};

  ++report.rows;
  ++report.tables.back().rows;
  if (!widths.Take(row, row.place, report)) return {};
  order.Add(cells.Of(MeasureField::kDate), row.place);
  if (auto fault = FaultOf(cells, date)) {
    Reject(*std::move(fault));
    return {};
  }
  if (const auto dates = DatesIn(date, header.value_columns());
      dates.size() > 1) {
    for (const PointDate& one : dates)
      if (const Cell* const value = cells.Value(*one.date);
          value != nullptr && !IsBlank(*value))
        if (Status s = AddPoint(row, one); !s) return s;
    return {};
  }
  return AddPoint(row, date);
}

Status MeasureReader::State::AddPoint(const Row& row, const PointDate& date) {
  std::optional<WrittenPoint> point = ReadPoint(row, *date.date);
  if (point && date.guessed)
    report.guesses.Add(row.place, "date_guessed",
                       "read as " + FormatDate(*date.date) +
                           "; write it as in 2015-05-31, June 2015 or Q1 "
                           "2015/16 to be sure");
  return Add(row, date, std::move(point));
}

MeasureReader::MeasureReader(MeasureOptions options, const Calendar& calendar)
    : state_(std::make_unique<State>(std::move(options), calendar)) {}

MeasureReader::~MeasureReader() = default;

Status MeasureReader::Take(const Row& row) {
  State& state = *state_;
  if (!state.started || row.place.table != state.table)
    if (Status s = state.StartTable(row); !s) return s;
  if (state.has_header) return state.TakeRow(row);
  state.FindHeader(row);
  return {};
}

Result<Measures> MeasureReader::Finish() && {
  State& state = *state_;
  if (Status s = state.EndTable(); !s) return std::move(s).error();
  if (state.report.tables.empty()) {
    if (state.nearest.fault()) return *state.nearest.fault();
    return Error(
        "there is no row of headings; the table needs one, with a column for "
        "date, one for measure and one for value");
  }
  if (auto fault = NoRowUsable(state.report)) return *std::move(fault);
  state.unread.AddDoubts(state.measures, state.report);
  Measures measures;
  measures.persons = state.options.persons;
  measures.bands = state.options.bands;
  measures.cumulative = state.options.cumulative;
  measures.series = std::move(state.rows)
                        .Settle({state.calendar, state.options.bands,
                                 state.options.cumulative},
                                state.report);
  measures.report = std::move(state.report);
  return measures;
}

}  // namespace planwatch
