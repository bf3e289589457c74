#include "collectors/referral/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"
#include "collectors/referral/copies.h"
#include "collectors/referral/doubts.h"
#include "collectors/referral/fields.h"
#include "collectors/words/columns.h"
#include "collectors/words/date_order.h"

namespace planwatch {
namespace {

using enum ReferralField;

constexpr std::string_view kWriteDates =
    "; write it as in 2015-05-31 or 31/05/2015";
// So many rows that look like data are none of a title.
constexpr std::size_t kLeastDataAbove = 2;

std::size_t FilledCells(const Row& row) {
  return static_cast<std::size_t>(std::count_if(
      row.cells.begin(), row.cells.end(),
      [](const Cell& cell) { return cell.date || !Tidy(cell.text).empty(); }));
}

constexpr std::size_t Index(ReferralField field) {
  return static_cast<std::size_t>(field);
}

std::string_view NameOf(ReferralField field) {
  return ReferralFieldTable().names[Index(field)].name;
}

std::string Named(ReferralField field) {
  return "the column for " + std::string(NameOf(field));
}

// The labels of one column's texts, of which a register has few.
class Labels {
 public:
  explicit Labels(const std::vector<Category>& categories)
      : categories_(categories) {}

  const std::vector<std::string>& names() const { return categories_.labels(); }

  Categories::Match Find(const std::string& text) {
    if (const auto known = known_.find(text); known != known_.end())
      return known->second;
    const Categories::Match match = categories_.Find(text);
    if (known_.size() < kMostKnown && text.size() <= kLongestKnown)
      known_.emplace(text, match);
    return match;
  }
  // Whether one of the labels that the configuration names stands in the text.
  bool Names(const std::string& text) {
    return !names().empty() && !categories_.IsOther(Find(text).label);
  }

 private:
  static constexpr std::size_t kMostKnown = 1000, kLongestKnown = 200;

  const Categories categories_;
  std::unordered_map<std::string, Categories::Match> known_;
};

// Sheets of a register may be named after what they hold.
Place RowOf(const Row& row) { return {{}, row.place.row}; }

}  // namespace

struct ReferralReader::State {
  State(ReferralOptions given, const Calendar& with)
      : options(std::move(given)),
        calendar(with),
        outcomes(options.outcomes),
        sources(options.sources) {
    reg.outcomes = outcomes.names();
    reg.sources = sources.names();
  }

  void FindHeader(const Row& row);
  void Describe(const TableColumns& found, const Place& place);
  Status TakeRow(const Row& row);
  bool RepeatsHeadings(const Row& row) const;
  void PassOver(const Row& row) {
    if (lines.rows++ == 0) lines.place = RowOf(row);
  }
  void AddReferral(const Row& row, std::optional<Date> received);
  void EndTable();
  void AddDoubt(std::optional<Doubt> doubt);

  bool IsUsed(ReferralField field) const {
    return (field != kOutcome || !options.outcomes.empty()) &&
           (field != kSource || !options.sources.empty());
  }
  bool IsRead(std::size_t column) const {
    return std::find(columns.begin(), columns.end(), std::optional(column)) !=
           columns.end();
  }
  const Cell& CellOf(const Row& row, ReferralField field) const {
    static const Cell empty;
    const auto column = columns[Index(field)];
    if (!column || *column >= row.cells.size()) return empty;
    const Cell& cell = row.cells[*column];
    return cell.merge == Merge::kAbove ? above[Index(field)] : cell;
  }
  // What is counted on a day, by which each row is counted up to three times.
  struct Day {
    RegisterDay* counts = nullptr;     // in `reg.days`
    std::optional<Date> last_in_time;  // to triage what was received on it
  };
  Day& At(Date date);
  Date LastDayInTime(Date received) const;
  void Reject(const Row& row, std::string_view reason, std::string text) {
    reg.report.rejected.Add(RowOf(row), reason, std::move(text));
  }

  const ReferralOptions options;
  const Calendar& calendar;
  Labels outcomes, sources;

  std::string table;  // the one that is being read
  bool has_header = false;
  std::size_t rows_above = 0;         // looked at for the table's header
  std::vector<std::string> headings;  // folded, of all of its columns
  // Rows that look like data without a header above them: how many, and where
  // the first stands.
  std::size_t data_above = 0;
  Place first_above;
  std::vector<Place> unread;  // such rows of other tables
  // By field: found once a table, as each row asks for them.
  std::array<std::optional<std::size_t>, kReferralFields.size()> columns;
  std::array<Cell, kReferralFields.size()> above;  // not rests of merged cells
  DateOrder received_order, triaged_order;
  NearestHeader nearest;
  CopiedRows copies;
  OddRows odd;
  // Lines of reports in this table: how many, and where the first stands.
  PassedOver lines = {{}, 0, "a report's own lines, without a date"};
  std::unordered_map<Date::rep, Day> days;
  Register reg;
};

void ReferralReader::State::FindHeader(const Row& row) {
  const std::size_t filled = FilledCells(row);
  // A title stands alone in its row.
  if (filled < 2 || rows_above++ >= kMostRowsAboveHeadings) return;
  const TableColumns found(ReferralFieldTable(), options.columns, row.cells);
  const auto is_missing = [&](ReferralField field) {
    return IsUsed(field) && !found[Index(field)];
  };
  const auto missing =
      std::find_if(kReferralFields.begin(), kReferralFields.end(), is_missing);
  if (missing != kReferralFields.end()) {
    const auto dates = std::count_if(
        row.cells.begin(), row.cells.end(), [this](const Cell& cell) {
          return ReadReferralDay(cell, calendar).has_value();
        });
    const bool is_data = dates > 1 || (dates == 1 && filled > 2);
    if (is_data && data_above++ == 0) first_above = RowOf(row);
    const auto count = static_cast<std::size_t>(std::count_if(
        kReferralFields.begin(), kReferralFields.end(),
        [&](ReferralField field) { return found[Index(field)]; }));
    nearest.Add(found, count, Index(*missing), RowOf(row).ToString());
    return;
  }
  has_header = true;
  headings.clear();
  for (const Cell& cell : row.cells) headings.push_back(Fold(cell.text));
  for (const ReferralField field : kReferralFields)
    columns[Index(field)] = IsUsed(field) ? found[Index(field)] : std::nullopt;
  Describe(found, RowOf(row));
  copies.BeginTable(RowOf(row));
}

void ReferralReader::State::Describe(const TableColumns& found,
                                     const Place& place) {
  std::vector<std::string> choices;
  for (const ReferralField field : kReferralFields) {
    if (IsUsed(field)) {
      choices.push_back(found.Choice(Index(field)));
      AddDoubt(found.DoubtOf(Index(field), place));
      continue;
    }
    std::string choice = "no breakdown by ";
    choice.append(NameOf(field))
        .append(": the configuration has no `")
        .append(NameOf(field));
    choice +=
        "s:`; list there the words of the register that stand for each label";
    choices.push_back(std::move(choice));
  }
  if (reg.report.tables.empty()) reg.report.choices = std::move(choices);
  TableReading& reading = reg.report.tables.emplace_back();
  reading.header = place.row;
  reading.columns = found.Describe();
  std::erase_if(reading.columns, [&](const ColumnReading& column) {
    return !IsRead(column.column);
  });
}

void ReferralReader::State::AddDoubt(std::optional<Doubt> doubt) {
  std::vector<Doubt>& doubts = reg.report.doubts;
  if (!doubt || doubts.size() == Remarks::kMostListed) return;
  // The sheets of a workbook have the same headings.
  if (std::find(doubts.begin(), doubts.end(), *doubt) == doubts.end())
    doubts.push_back(*std::move(doubt));
}

void ReferralReader::State::EndTable() {
  AddDoubt(received_order.DoubtOf(Named(kReceived)));
  AddDoubt(triaged_order.DoubtOf(Named(kTriaged)));
  received_order = triaged_order = {};
  if (data_above >= kLeastDataAbove) unread.push_back(first_above);
  if (lines.rows > 0)
    reg.report.passed_over.push_back(std::exchange(lines, {{}, 0, lines.why}));
  has_header = false;
  rows_above = data_above = 0;
  above = {};
}

ReferralReader::State::Day& ReferralReader::State::At(Date date) {
  Day& day = days[date.time_since_epoch().count()];
  if (day.counts == nullptr) day.counts = &reg.days[date];
  return day;
}

Date ReferralReader::State::LastDayInTime(Date received) const {
  const TriageTarget& target = options.triage_within;
  return target.working_days ? calendar.AddWorkingDays(received, target.days)
                             : received + std::chrono::days{target.days};
}

// Whether the row has, in place of dates, headings of the table.
bool ReferralReader::State::RepeatsHeadings(const Row& row) const {
  const auto is_heading = [&](ReferralField field) {
    const std::string folded = Fold(CellOf(row, field).text);
    return !folded.empty() && IsAmong(headings, folded);
  };
  return is_heading(kReceived) || is_heading(kTriaged);
}

Status ReferralReader::State::TakeRow(const Row& row) {
  const std::optional<Date> received =
      ReadReferralDay(CellOf(row, kReceived), calendar);
  if (!received && RepeatsHeadings(row)) {
    for (const ReferralField field : kReferralFields)
      if (const auto column = columns[Index(field)];
          column && Fold(CellOf(row, field).text) != headings[*column])
        return AtPlace(
            Error("the headings come again in another order; give all rows one "
                  "order of columns, or each table a sheet of its own"),
            RowOf(row));
    return {};  // at the top of a page
  }
  AddReferral(row, received);
  return {};
}

void ReferralReader::State::AddReferral(const Row& row,
                                        std::optional<Date> received) {
  const Cell& received_cell = CellOf(row, kReceived);
  const Cell& triaged_cell = CellOf(row, kTriaged);
  const Cell& outcome_cell = CellOf(row, kOutcome);
  const Cell& source_cell = CellOf(row, kSource);
  const auto is_alone = [&] {
    return Tidy(outcome_cell.text).empty() && Tidy(source_cell.text).empty() &&
           IsEmptyDay(triaged_cell);
  };
  // Of a referral whose date is words its source would stand there.
  if (!received && is_alone() &&
      (IsReportLine(received_cell) ||
       (IsUsed(kSource) && HasWordsAlone(received_cell))))
    return PassOver(row);

  ++reg.report.rows;
  TableReading& reading = reg.report.tables.back();
  ++reading.rows;
  received_order.Add(received_cell, RowOf(row));
  triaged_order.Add(triaged_cell, RowOf(row));
  if (!received) {
    if (IsEmptyDay(received_cell))
      return Reject(row, "no_received_date",
                    Named(kReceived) + " is empty; enter the date there");
    return Reject(row, "unreadable_received_date",
                  Named(kReceived) + " holds no date that can be read" +
                      std::string(kWriteDates));
  }
  const std::optional<Date> triaged = ReadReferralDay(triaged_cell, calendar);
  if (!triaged && !IsEmptyDay(triaged_cell) &&
      !SaysNotYet(triaged_cell, calendar))
    return Reject(row, "unreadable_triaged_date",
                  Named(kTriaged) + " holds no date that can be read" +
                      std::string(kWriteDates) +
                      ", or leave it empty where there is none yet");
  if (triaged && *triaged < *received) {
    ++odd.triaged_before_received;
    return Reject(row, "triaged_before_received",
                  Named(kTriaged) + " has a date before the one in " +
                      Named(kReceived) + "; correct one of the two");
  }

  ++reading.records;
  odd.latest = std::max(odd.latest, received);
  if (IsUsed(kSource) && !triaged && is_alone()) ++odd.date_alone;
  if (!row.place.table.empty())
    copies.Add(
        std::array{&received_cell, &triaged_cell, &outcome_cell, &source_cell});
  const auto count = [&](std::vector<std::size_t>& counts, Labels& labels,
                         ReferralField field) {
    if (labels.names().empty()) return;
    counts.resize(labels.names().size());
    const Categories::Match match = labels.Find(CellOf(row, field).text);
    ++counts[match.label];
    if (!match.is_unclear) return;
    ++odd.two_labels;
    reg.report.repairs.Add(
        RowOf(row), "two_labels",
        Named(field) +
            " has the words of two labels, and the row counts as "
            "`other`; list all of its words under one of them");
  };
  Day& received_day = At(*received);
  ++received_day.counts->received;
  count(received_day.counts->received_by_source, sources, kSource);
  if (!received_day.last_in_time)
    received_day.last_in_time = LastDayInTime(*received);
  const Date last_day = *received_day.last_in_time;
  const bool in_time = triaged && *triaged <= last_day;
  if (!in_time) ++At(last_day + std::chrono::days{1}).counts->target_missed;
  if (!triaged) {
    if (outcomes.Names(outcome_cell.text)) {
      ++odd.not_triaged;
      reg.report.repairs.Add(
          RowOf(row), "no_triaged_date",
          Named(kTriaged) +
              " is empty, though the row has an outcome; enter "
              "the date there");
    }
    return;
  }
  RegisterDay& triaged_day = *At(*triaged).counts;
  ++triaged_day.triaged;
  if (in_time) ++triaged_day.triaged_in_time;
  ++triaged_day.waits[static_cast<int>((*triaged - *received).count())];
  count(triaged_day.triaged_by_outcome, outcomes, kOutcome);
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
  if (!state.has_header) {
    state.FindHeader(row);
    return {};
  }
  Status taken = state.TakeRow(row);
  if (!row.place.table.empty())  // other rows have no merged cells
    for (const ReferralField field : kReferralFields)
      state.above[Index(field)] = state.CellOf(row, field);
  return taken;
}

bool ReferralReader::NeedsColumn(std::size_t column) const {
  const State& state = *state_;
  return !state.has_header || state.IsRead(column);
}

Result<Register> ReferralReader::Finish() && {
  State& state = *state_;
  state.EndTable();
  ReadReport& report = state.reg.report;
  if (report.rows > 0 && report.rejected.total() == report.rows) {
    const Remark& first = report.rejected.listed().front();
    return AtPlace(Error("no row can be used; of the first, " + first.text),
                   first.place);
  }
  if (!report.tables.empty()) {
    for (const Place& place : state.unread) state.AddDoubt(UnreadRows(place));
    if (!state.options.tables_are_chosen)
      if (const std::optional<Place> copy = state.copies.Find())
        state.AddDoubt(CopiedRowsAt(*copy));
    for (Doubt& doubt : state.odd.Doubts(report.rows))
      state.AddDoubt(std::move(doubt));
    return std::move(state.reg);
  }
  if (state.nearest.fault()) return *state.nearest.fault();
  return Error(
      "there is no row of headings; the register needs one, with a column for "
      "received and one for triaged");
}

}  // namespace planwatch
