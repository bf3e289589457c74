#include "collectors/referral/reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"
#include "collectors/referral/copies.h"
#include "collectors/referral/doubts.h"
#include "collectors/referral/excluded_rows.h"
#include "collectors/referral/fields.h"
#include "collectors/referral/headings.h"
#include "collectors/referral/hidden_register.h"
#include "collectors/referral/labels.h"
#include "collectors/referral/lone_dates.h"
#include "collectors/referral/passed_lines.h"
#include "collectors/referral/row_cells.h"
#include "collectors/referral/row_fault.h"
#include "collectors/referral/row_kind.h"
#include "collectors/referral/sparse_rows.h"
#include "collectors/referral/tally.h"
#include "collectors/referral/used_fields.h"
#include "collectors/referral/year_slips.h"
#include "collectors/words/columns.h"
#include "collectors/words/date_order.h"
#include "collectors/words/row_widths.h"

namespace planwatch {
namespace {

using enum ReferralField;

// A sheet's name may tell of what it holds.
Place RowOf(const Row& row) { return {{}, row.place.row}; }

}  // namespace

struct ReferralReader::State {
  State(ReferralOptions given, const Calendar& with)
      : options(std::move(given)),
        calendar(with),
        outcomes(options.outcomes),
        sources(options.sources),
        search(UsedFields(options), options.columns, with),
        hidden(search, with),
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
  void CountRow() {
    ++reg.report.rows;
    ++reg.report.tables.back().rows;
  }
  void AddReferral(const Row& row, std::optional<Date> received,
                   bool has_gap_above = false);
  void AddLabel(const Row& row, ReferralField field,
                const Categories::Match& match, OddRows::Labelled& labelled);
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
  LabelCache outcomes, sources;

  std::string table;  // the one that is being read
  HeadingSearch search;
  HiddenRegister hidden;
  bool has_headings = false;
  RowCells cells;
  // Until the first row of data below them, which may settle what they are.
  std::optional<RegisterHeadings> fresh;
  std::vector<Row> held;  // rows below fresh ones, with numbers: a summary's?
  std::size_t last_body_row = 0;  // with a day, or that of the headings
  RowWidths widths;
  DateOrder received_order, triaged_order;
  LoneDates lone_dates;
  SparseRows sparse_rows;
  YearSlips year_slips;
  RegisterTally tally;
  CopiedRows copies;
  OddRows odd;
  PassedLines lines;
  ExcludedRows excluded;
  Register reg;
};

void ReferralReader::State::SetHeadings(RegisterHeadings found) {
  has_headings = true;
  cells.SetHeadings(found);
  last_body_row = found.place.row;
  lines.EndPart();
  widths = RowWidths(found.cells.size());
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
      for (const Row& above : std::exchange(held, {})) lines.Add(RowOf(above));
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
  copies.BeginPart(found.place, !table.empty());
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
  if (doubt) reg.report.AddDoubt(*std::move(doubt));
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
  widths.EndTable(reg.report);
  const LoneDates dates = std::exchange(lone_dates, {});
  const auto [are_referrals, is_doubtful] =
      dates.Judge(IsUsed(kSource, options));
  if (is_doubtful)
    (are_referrals ? odd.dates_counted : odd.dates_left_out) = true;
  if (!are_referrals) {
    lines.Add(dates.first(), dates.bare_rows());
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
  AddDoubt(received_order.DoubtOf(ReferralColumn(kReceived), &triaged_order));
  AddDoubt(triaged_order.DoubtOf(ReferralColumn(kTriaged), &received_order));
  received_order = triaged_order = DateOrder();
  lines.EndTable(reg.report);
}

Status ReferralReader::State::TakeRow(const Row& row) {
  const std::optional<Date> received =
      ReadReferralDay(CellOf(row, kReceived), calendar);
  const bool is_again = !received && cells.IsHeadingsAgain(row);
  if (is_again || (!received && cells.HasHeadings(row))) {
    if (!is_again)
      return Error(
          "these headings differ in order or wording from those above; give "
          "every table the same headings in the same order, or put each table "
          "on a sheet of its own");
    // At the top of a page, or of an extract.
    if (HasGapAbove(row)) copies.BeginPart(RowOf(row), !table.empty());
    last_body_row = row.place.row;
    return {};
  }
  const bool has_gap_above = HasGapAbove(row);
  // The headings of a table of another kind.
  if (has_gap_above && !IsReportLine(CellOf(row, kReceived)) &&
      MayBeHeading(CellOf(row, kReceived), calendar) &&
      MayBeHeading(CellOf(row, kTriaged), calendar)) {
    EndPart(/*is_table=*/false);
    lines.Add(RowOf(row));
    return {};
  }
  if (received || !IsTitle(row)) last_body_row = row.place.row;
  AddReferral(row, received, has_gap_above);
  return {};
}

void ReferralReader::State::AddReferral(const Row& row,
                                        std::optional<Date> received,
                                        bool has_gap_above) {
  const RowKind kind = KindOf(row, cells, received, reg.report.rows);
  if (kind == RowKind::kNumbered && row.unread_cells > row.calculated_cells &&
      !cells.IsSpanned(row))
    return lines.AddLoneCell(RowOf(row));
  const Cell& received_cell = CellOf(row, kReceived);
  if (kind == RowKind::kLine && !IsReportLine(received_cell))
    excluded.AddHeading(received_cell.text);
  if (kind != RowKind::kReferral) return lines.Add(RowOf(row));
  if (lines.AddReferral(RowOf(row), received)) odd.lone_cells = true;
  excluded.AddReferral(RowOf(row));
  const Cell& triaged_cell = CellOf(row, kTriaged);
  const Cell& outcome_cell = CellOf(row, kOutcome);
  const Cell& source_cell = CellOf(row, kSource);
  const bool is_bare =
      received && row.unread_cells == 0 && HasReceivedAlone(row, cells);
  if (!is_bare) {
    if (widths.IsTooWide(row)) CountRow();
    if (!widths.Take(row, RowOf(row), reg.report)) return;
  }

  received_order.Add(received_cell, RowOf(row));
  triaged_order.Add(triaged_cell, RowOf(row));
  if (received) year_slips.Add(*received);
  const Categories::Match outcome = outcomes.Find(outcome_cell.text);
  const Categories::Match source = sources.Find(source_cell.text);
  const auto add_to_copies = [&](std::optional<Date> triaged) {
    copies.Add(
        {*received, triaged, outcome.label, source.label},
        std::array{&received_cell, &triaged_cell, &outcome_cell, &source_cell});
  };
  if (is_bare) {
    lone_dates.AddBare(*received, RowOf(row));
    odd.AddUntriaged(triaged_cell);
    return add_to_copies(std::nullopt);
  }

  CountRow();
  const std::optional<Date> triaged = ReadReferralDay(triaged_cell, calendar);
  if (auto fault = FaultIn({received_cell, received}, {triaged_cell, triaged},
                           calendar)) {
    if (fault->kind == kTriagedBeforeReceived) ++odd.triaged_before_received;
    return Reject(row, fault->kind, std::move(fault->text));
  }

  ++reg.report.tables.back().records;
  odd.latest_received = std::max(odd.latest_received, received);
  const bool has_outcome = !IsBlank(outcome_cell);
  // Without an outcome the triage may be planned.
  if (triaged && (has_outcome || !IsUsed(kOutcome, options)))
    odd.latest_triaged = std::max(odd.latest_triaged, triaged);
  if (triaged) year_slips.AddWait((*triaged - *received).count());
  lone_dates.AddOther(*received, row.unread_cells > 0, !triaged);
  // A word between two dates ("1 April to 30 June") is no source.
  const bool has_source = triaged ? source.has_phrase : !IsBlank(source_cell);
  sparse_rows.Add(
      {.is_sparse = row.unread_cells <= 1 && !has_outcome && !has_source,
       .has_gap_above = has_gap_above,
       .is_triaged = triaged.has_value(),
       .lacks_source = cells.ColumnOf(kSource) && IsBlank(source_cell)});
  if (!triaged) odd.AddUntriaged(triaged_cell);
  if (cells.IsMergedWithAbove(row)) odd.merged_rows = true;
  tally.Add({*received, triaged, outcome.label, source.label});
  add_to_copies(triaged);
  AddLabel(row, kSource, source, odd.sources);
  if (triaged) AddLabel(row, kOutcome, outcome, odd.outcomes);
  if (!triaged && outcomes.IsNamed(outcome)) {
    ++odd.not_triaged;
    reg.report.repairs.Add(
        RowOf(row), "no_triaged_date",
        ReferralColumn(kTriaged) +
            " is empty, though the row has an outcome; enter "
            "the date there");
  }
}

// What is not sure of the label of a row that is counted.
void ReferralReader::State::AddLabel(const Row& row, ReferralField field,
                                     const Categories::Match& match,
                                     OddRows::Labelled& labelled) {
  if (!cells.ColumnOf(field)) return;
  const Cell& cell = CellOf(row, field);
  labelled.texts += HasText(cell.text) ? 1 : 0;
  labelled.with_phrase += match.has_phrase ? 1 : 0;
  if (cell.flaw != Flaw::kNone) odd.flawed_labels = true;
  if (match.sureness == Categories::Sureness::kSure) return;
  ++(match.sureness == Categories::Sureness::kDitto ? odd.ditto_labels
                                                    : odd.unsure_labels);
  const auto [kind, text] = UnsureLabel(match.sureness);
  reg.report.repairs.Add(RowOf(row), kind,
                         ReferralColumn(field) + std::string(text));
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
    state.excluded.StartTable(row.caption, state.options.tables_are_chosen);
  }
  if (!state.has_headings) {
    if (const Cell* const title = OnlyCell(row))
      state.excluded.AddHeading(title->text);
    if (auto found = state.search.Look(row))
      state.SetHeadings(*std::move(found));
    return {};
  }
  if (state.fresh && state.IsAboveData(row)) return {};
  // A name of a group says nothing of the columns.
  if (state.fresh && KindOf(row, state.cells, {}, 0) != RowKind::kNumbered) {
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

bool ReferralReader::HoldsColumn(std::size_t column) const {
  return !state_->has_headings || state_->cells.IsInTable(column);
}

RowSink* ReferralReader::HiddenSheets() { return &state_->hidden; }

Result<Register> ReferralReader::Finish() && {
  State& state = *state_;
  state.EndTable();
  ReadReport& report = state.reg.report;
  if (auto fault = NoRowUsable(report)) return *std::move(fault);
  if (!report.tables.empty()) {
    for (const Place& place : state.search.unread())
      state.AddDoubt(DoubtOfUnreadRows(place));
    if (!state.options.tables_are_chosen)
      state.AddDoubt(DoubtOfCopies(state.copies));
    state.AddDoubt(DoubtOfRepeatedRuns(state.copies));
    if (state.hidden.has_rows()) state.AddDoubt(DoubtOfHiddenSheets());
    if (const auto& first = state.excluded.first())
      state.AddDoubt(DoubtOfExcludedRows(*first));
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
