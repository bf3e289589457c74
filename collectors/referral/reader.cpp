#include "collectors/referral/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"
#include "collectors/referral/copies.h"
#include "collectors/referral/doubts.h"
#include "collectors/referral/fields.h"
#include "collectors/referral/headings.h"
#include "collectors/referral/labels.h"
#include "collectors/referral/lone_dates.h"
#include "collectors/referral/row_cells.h"
#include "collectors/referral/sparse_rows.h"
#include "collectors/referral/tally.h"
#include "collectors/referral/year_slips.h"
#include "collectors/words/columns.h"
#include "collectors/words/date_order.h"
#include "collectors/words/number.h"

namespace planwatch {
namespace {

using enum ReferralField;

constexpr std::string_view kNoDate =
    " holds no date that can be read; write it as in 2015-05-31 or 31/05/2015";

// Whether the column for the field is read: those of breakdowns only where the
// configuration has them.
bool IsUsed(ReferralField field, const ReferralOptions& options) {
  return (field != kOutcome || !options.outcomes.empty()) &&
         (field != kSource || !options.sources.empty());
}

std::vector<ReferralField> UsedFields(const ReferralOptions& options) {
  std::vector<ReferralField> used;
  for (const ReferralField field : kReferralFields)
    if (IsUsed(field, options)) used.push_back(field);
  return used;
}

// Sheets of a register may be named after what they hold.
Place RowOf(const Row& row) { return {{}, row.place.row}; }

}  // namespace

struct ReferralReader::State {
  State(ReferralOptions given, const Calendar& with)
      : options(std::move(given)),
        calendar(with),
        outcomes(options.outcomes),
        sources(options.sources),
        search(UsedFields(options), options.columns, with),
        cells(UsedFields(options)),
        tally(outcomes.names().size(), sources.names().size(),
              options.triage_within, with) {
    reg.outcomes = outcomes.names();
    reg.sources = sources.names();
  }

  void SetHeadings(RegisterHeadings found);
  bool IsAboveData(const Row& row);
  bool ContinuesHeadings(const Row& row) const;
  void JoinHeadings(const Row& row);
  void ConfirmHeadings();
  void Describe(const TableColumns& found, const Place& place);
  Status TakeRow(const Row& row);
  // It has nothing but what may stand in place of the date received.
  bool IsTitle(const Row& row) const {
    return IsBlank(CellOf(row, kTriaged)) && IsBlank(CellOf(row, kOutcome)) &&
           IsBlank(CellOf(row, kSource));
  }
  // Blank rows, or a title.
  bool HasGapAbove(const Row& row) const {
    return row.place.row != last_body_row + 1;
  }
  void PassOver(const Place& place, std::size_t rows = 1) {
    if (lines.rows == 0) lines.place = place;
    lines.rows += rows;
  }
  void CountRow() {
    ++reg.report.rows;
    ++reg.report.tables.back().rows;
  }
  void AddReferral(const Row& row, std::optional<Date> received,
                   bool has_gap_above = false);
  void EndPart(bool is_table);
  void CountLoneDates();
  void EndTable();
  void AddDoubt(std::optional<Doubt> doubt);

  const Cell& CellOf(const Row& row, ReferralField field) const {
    return cells.Of(row, field);
  }
  void Reject(const Row& row, std::string_view reason, std::string text) {
    reg.report.rejected.Add(RowOf(row), reason, std::move(text));
  }

  const ReferralOptions options;
  const Calendar& calendar;
  Labels outcomes, sources;

  std::string table;  // the one that is being read
  HeadingSearch search;
  bool has_headings = false;
  RowCells cells;
  // Until the first row of data below them, which may settle what they are.
  std::optional<RegisterHeadings> fresh;
  std::vector<Row> held;  // rows below fresh ones, with numbers: a summary's?
  std::size_t last_body_row = 0;  // with a day, or that of the headings
  DateOrder received_order, triaged_order;
  LoneDates lone_dates;
  SparseRows sparse_rows;
  YearSlips year_slips;
  RegisterTally tally;
  CopiedRows copies;
  OddRows odd;
  // Lines of reports in this table: how many, and where the first stands.
  PassedOver lines = {{}, 0, "a report's own lines"};
  Register reg;
};

void ReferralReader::State::SetHeadings(RegisterHeadings found) {
  has_headings = true;
  cells.SetHeadings(found);
  last_body_row = found.place.row;
  fresh = std::move(found);
}

// Whether the row below fresh headings is none of the register, but says what
// they are, or may yet.
bool ReferralReader::State::IsAboveData(const Row& row) {
  // "Received | Triaged | Awaiting" above "120 | 103 | 17".
  if (!ReadReferralDay(CellOf(row, kReceived), calendar) &&
      (!held.empty() || (HasNumber(CellOf(row, kReceived)) &&
                         HasNumber(CellOf(row, kTriaged))))) {
    if (auto better = search.Look(row)) {
      for (const Row& above : std::exchange(held, {})) PassOver(RowOf(above));
      SetHeadings(*std::move(better));
      return true;
    }
    if (held.size() < kMostRowsAboveHeadings) {
      held.push_back(row);
      return true;
    }
  }
  if (!ContinuesHeadings(row)) return false;
  JoinHeadings(row);
  return true;
}

// Whether the row holds the rest of the headings above it: "Date" and "Time"
// below "Received".
bool ReferralReader::State::ContinuesHeadings(const Row& row) const {
  if (HasGapAbove(row) || !held.empty()) return false;
  std::size_t words = 0;
  bool is_spanned = false;
  for (const ReferralField field : {kReceived, kTriaged}) {
    const Cell& cell = CellOf(row, field);
    if (IsBlank(cell)) continue;
    if (!MayBeHeading(cell, calendar)) return false;
    ++words;
    if (fresh->CellsBelow(field, row) > 1) is_spanned = true;
  }
  return is_spanned ||
         (words == 2 && search.IsComplete(search.Join(*fresh, row)));
}

void ReferralReader::State::JoinHeadings(const Row& row) {
  const RegisterHeadings upper = *std::move(fresh);
  RegisterHeadings joined = search.Join(upper, row);
  for (const ReferralField field : kReferralFields) {
    if (!IsUsed(field, options)) continue;
    const std::size_t above = *upper.columns[Index(field)];
    const auto below = joined.columns[Index(field)];
    if (!below) joined.columns.Take(Index(field), above);
    if ((below && upper.SpanOf(*below) == above) ||
        upper.CellsBelow(field, row) < 2)
      continue;
    AddDoubt(SpannedColumns(field, below.value_or(above), RowOf(row)));
  }
  SetHeadings(std::move(joined));
}

void ReferralReader::State::ConfirmHeadings() {
  const RegisterHeadings found = *std::exchange(fresh, std::nullopt);
  Describe(found.columns, found.place);
  copies.BeginPart(found.place);
  for (const Row& row : std::exchange(held, {})) AddReferral(row, std::nullopt);
}

void ReferralReader::State::Describe(const TableColumns& found,
                                     const Place& place) {
  std::vector<std::string> choices;
  for (const ReferralField field : kReferralFields) {
    if (IsUsed(field, options)) {
      choices.push_back(found.Choice(Index(field)));
      AddDoubt(found.DoubtOf(Index(field), place));
      continue;
    }
    choices.push_back(NoBreakdown(field));
  }
  if (reg.report.tables.empty()) reg.report.choices = std::move(choices);
  TableReading& reading = reg.report.tables.emplace_back();
  reading.header = place.row;
  reading.columns = found.Describe();
  std::erase_if(reading.columns, [&](const ColumnReading& column) {
    return !cells.IsRead(column.column);
  });
}

void ReferralReader::State::AddDoubt(std::optional<Doubt> doubt) {
  std::vector<Doubt>& doubts = reg.report.doubts;
  if (!doubt || doubts.size() == Remarks::kMostListed) return;
  // The sheets of a workbook have the same headings.
  if (std::find(doubts.begin(), doubts.end(), *doubt) == doubts.end())
    doubts.push_back(*std::move(doubt));
}

// The rows below are of another table, or of other headings.
void ReferralReader::State::EndPart(bool is_table) {
  if (fresh) ConfirmHeadings();
  search.EndPart(is_table);
  CountLoneDates();
  has_headings = false;
}

void ReferralReader::State::CountLoneDates() {
  if (std::exchange(sparse_rows, {}).AreDoubtful()) odd.sparse = true;
  if (std::exchange(year_slips, {}).AreDoubtful()) odd.year_slips = true;
  const LoneDates dates = std::exchange(lone_dates, {});
  const auto [are_referrals, is_doubtful] =
      dates.Judge(IsUsed(kSource, options));
  if (is_doubtful)
    (are_referrals ? odd.dates_counted : odd.dates_left_out) = true;
  if (!are_referrals) {
    PassOver(dates.first(), dates.bare_rows());
    return;
  }
  for (const auto& [day, rows] : dates.bare()) {
    odd.latest_received = std::max(odd.latest_received, std::optional(day));
    for (std::size_t i = 0; i < rows; ++i) {
      CountRow();
      ++reg.report.tables.back().records;
      tally.Add(
          {day, std::nullopt, outcomes.Find("").label, sources.Find("").label});
    }
  }
}

void ReferralReader::State::EndTable() {
  EndPart(/*is_table=*/true);
  AddDoubt(received_order.DoubtOf(ReferralColumn(kReceived)));
  AddDoubt(triaged_order.DoubtOf(ReferralColumn(kTriaged)));
  received_order = triaged_order = {};
  if (lines.rows > 0)
    reg.report.passed_over.push_back(std::exchange(lines, {{}, 0, lines.why}));
}

Status ReferralReader::State::TakeRow(const Row& row) {
  const std::optional<Date> received =
      ReadReferralDay(CellOf(row, kReceived), calendar);
  if (!received && cells.RepeatHeadings(row)) {
    if (!cells.RepeatHeadingsInOrder(row))
      return Error(
          "the headings come again in another order; give all rows one order "
          "of columns, or each table a sheet of its own");
    // At the top of a page, or of an extract.
    if (HasGapAbove(row)) copies.BeginPart(RowOf(row));
    last_body_row = row.place.row;
    return {};
  }
  const bool has_gap_above = HasGapAbove(row);
  // The headings of a table of another kind.
  if (has_gap_above && !IsReportLine(CellOf(row, kReceived)) &&
      MayBeHeading(CellOf(row, kReceived), calendar) &&
      MayBeHeading(CellOf(row, kTriaged), calendar)) {
    EndPart(/*is_table=*/false);
    PassOver(RowOf(row));
    return {};
  }
  if (received || !IsTitle(row)) last_body_row = row.place.row;
  AddReferral(row, received, has_gap_above);
  return {};
}

void ReferralReader::State::AddReferral(const Row& row,
                                        std::optional<Date> received,
                                        bool has_gap_above) {
  const Cell& received_cell = CellOf(row, kReceived);
  const Cell& triaged_cell = CellOf(row, kTriaged);
  const Cell& outcome_cell = CellOf(row, kOutcome);
  const Cell& source_cell = CellOf(row, kSource);
  const auto is_alone = [&] {
    return !HasText(outcome_cell.text) && !HasText(source_cell.text) &&
           IsEmptyDay(triaged_cell);
  };
  // Of a referral whose date is words its source would stand there; rows that
  // were numbered beforehand have nothing but the number.
  if (!received && is_alone() &&
      (IsReportLine(received_cell) || IsMonth(received_cell) ||
       (IsBlank(received_cell) && row.unread_cells <= 1) ||
       (IsUsed(kSource, options) && HasWordsAlone(received_cell))))
    return PassOver(RowOf(row));

  received_order.Add(received_cell, RowOf(row));
  triaged_order.Add(triaged_cell, RowOf(row));
  if (received) year_slips.Add(*received);
  const Categories::Match outcome = outcomes.Find(outcome_cell.text);
  const Categories::Match source = sources.Find(source_cell.text);
  const auto add_to_copies = [&](std::optional<Date> triaged) {
    if (!row.place.table.empty())
      copies.Add({*received, triaged, outcome.label, source.label},
                 std::array{&received_cell, &triaged_cell, &outcome_cell,
                            &source_cell});
  };
  if (received && row.unread_cells == 0 && is_alone()) {
    lone_dates.AddBare(*received, RowOf(row));
    odd.AddUntriaged(triaged_cell);
    return add_to_copies(std::nullopt);
  }

  CountRow();
  if (!received) {
    if (IsEmptyDay(received_cell))
      return Reject(
          row, "no_received_date",
          ReferralColumn(kReceived) + " is empty; enter the date there");
    return Reject(row, "unreadable_received_date",
                  ReferralColumn(kReceived) + std::string(kNoDate));
  }
  const std::optional<Date> triaged = ReadReferralDay(triaged_cell, calendar);
  if (!triaged && !IsEmptyDay(triaged_cell) &&
      !SaysNotYet(triaged_cell, calendar))
    return Reject(row, "unreadable_triaged_date",
                  ReferralColumn(kTriaged) + std::string(kNoDate) +
                      ", or leave it empty where there is none yet");
  if (triaged && *triaged < *received) {
    ++odd.triaged_before_received;
    return Reject(row, "triaged_before_received",
                  ReferralColumn(kTriaged) + " has a date before the one in " +
                      ReferralColumn(kReceived) + "; correct one of the two");
  }

  ++reg.report.tables.back().records;
  odd.latest_received = std::max(odd.latest_received, received);
  const bool has_outcome = HasText(outcome_cell.text);
  // Without an outcome the triage may be planned.
  if (triaged && (has_outcome || !IsUsed(kOutcome, options)))
    odd.latest_triaged = std::max(odd.latest_triaged, triaged);
  lone_dates.AddOther(*received, row.unread_cells > 0, !triaged);
  sparse_rows.Add({.is_sparse = row.unread_cells <= 1 && !has_outcome &&
                                !HasText(source_cell.text),
                   .has_gap_above = has_gap_above,
                   .is_triaged = triaged.has_value()});
  if (!triaged) odd.AddUntriaged(triaged_cell);
  tally.Add({*received, triaged, outcome.label, source.label});
  add_to_copies(triaged);
  for (const auto& [field, match] :
       {std::pair(kSource, source), std::pair(kOutcome, outcome)}) {
    if (!match.is_unclear || (field == kOutcome && !triaged)) continue;
    ++odd.two_labels;
    reg.report.repairs.Add(
        RowOf(row), "two_labels",
        ReferralColumn(field) +
            " has the words of two labels, and the row counts as "
            "`other`; list all of its words under one of them");
  }
  if (!triaged && outcomes.Names(outcome_cell.text)) {
    ++odd.not_triaged;
    reg.report.repairs.Add(
        RowOf(row), "no_triaged_date",
        ReferralColumn(kTriaged) +
            " is empty, though the row has an outcome; enter "
            "the date there");
  }
}

ReferralReader::ReferralReader(ReferralOptions options,
                               const Calendar& calendar)
    : state_(std::make_unique<State>(std::move(options), calendar)) {}

ReferralReader::~ReferralReader() = default;

Status ReferralReader::Take(const Row& row) {
  State& state = *state_;
  if (row.place.table != state.table) {  // a further sheet has its own header
    state.EndTable();
    state.table = row.place.table;
  }
  if (!state.has_headings) {
    if (auto found = state.search.Look(row))
      state.SetHeadings(*std::move(found));
    return {};
  }
  if (state.fresh) {
    if (state.IsAboveData(row)) return {};
    if (state.fresh->PreferDates(row, state.calendar))
      state.cells.SetHeadings(*state.fresh);
    state.ConfirmHeadings();
  }
  Status taken = state.TakeRow(row);
  // Other rows have no merged cells.
  if (!row.place.table.empty()) state.cells.Keep(row);
  return taken;
}

bool ReferralReader::NeedsColumn(std::size_t column) const {
  const State& state = *state_;
  // Below numbers other headings may come.
  if (!state.has_headings || !state.held.empty()) return true;
  if (state.cells.IsRead(column)) return true;
  // Of a query, whose headings are row 0, it is asked for all rows at once.
  return state.fresh && state.fresh->place.row > 0 &&
         state.fresh->MayNeed(column);
}

Result<Register> ReferralReader::Finish() && {
  State& state = *state_;
  state.EndTable();
  ReadReport& report = state.reg.report;
  if (auto fault = NoRowUsable(report)) return *std::move(fault);
  if (!report.tables.empty()) {
    for (const Place& place : state.search.unread())
      state.AddDoubt(UnreadRows(place));
    if (!state.options.tables_are_chosen)
      if (const std::optional<Place> copy = state.copies.Find())
        state.AddDoubt(CopiedRowsAt(*copy));
    for (Doubt& doubt : state.odd.Doubts(report.rows))
      state.AddDoubt(std::move(doubt));
    state.reg.days = std::move(state.tally).days();
    return std::move(state.reg);
  }
  if (state.search.fault()) return *state.search.fault();
  return Error(
      "there is no row of headings; the register needs one, with a column for "
      "received and one for triaged");
}

}  // namespace planwatch
