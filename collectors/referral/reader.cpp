#include "collectors/referral/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/fields.h"
#include "collectors/words/columns.h"
#include "collectors/words/date.h"
#include "collectors/words/date_order.h"
#include "collectors/words/instant.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

using enum ReferralField;

constexpr std::string_view kWriteDates =
    "; write it as in 2015-05-31 or 31/05/2015";

bool IsBlank(const Cell& cell) {
  return !cell.date && IsPlaceholder(Fold(cell.text));
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

  std::size_t IndexOf(const std::string& text) {
    if (const auto known = known_.find(text); known != known_.end())
      return known->second;
    const std::size_t label = categories_.IndexOf(text);
    if (known_.size() < kMostKnown && text.size() <= kLongestKnown)
      known_.emplace(text, label);
    return label;
  }

 private:
  static constexpr std::size_t kMostKnown = 1000, kLongestKnown = 200;

  const Categories categories_;
  std::unordered_map<std::string, std::size_t> known_;
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

  void ReadHeader(const Row& row);
  void Describe(const TableColumns& found, const Place& place);
  void AddReferral(const Row& row);
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
    return column && *column < row.cells.size() ? row.cells[*column] : empty;
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

  enum class Header { kNone, kGood, kBad } header = Header::kNone;
  std::string table;             // the one that the header stands in
  std::string received_heading;  // folded
  // By field: found once a table, as each row asks for them.
  std::array<std::optional<std::size_t>, kReferralFields.size()> columns;
  DateOrder received_order, triaged_order;
  std::optional<Error> fault;  // of the first table whose header won't do
  std::unordered_map<Date::rep, Day> days;
  Register reg;
};

void ReferralReader::State::ReadHeader(const Row& row) {
  // A title stands alone in its row.
  if (std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
        return !Tidy(cell.text).empty();
      }) < 2)
    return;

  const TableColumns found(ReferralFieldTable(), options.columns, row.cells);
  for (const ReferralField field : kReferralFields) {
    if (!IsUsed(field) || found[Index(field)]) continue;
    // A query's column names stand in no row.
    if (!fault) {
      fault = found.Missing(Index(field));
      if (row.place.row > 0)
        fault = std::move(*fault).In(RowOf(row).ToString());
    }
    header = Header::kBad;
    columns = {};
    return;
  }
  header = Header::kGood;
  for (const ReferralField field : kReferralFields)
    columns[Index(field)] = IsUsed(field) ? found[Index(field)] : std::nullopt;
  received_heading = Fold(CellOf(row, kReceived).text);
  Describe(found, RowOf(row));
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
  header = Header::kNone;
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

void ReferralReader::State::AddReferral(const Row& row) {
  const Cell& received_cell = CellOf(row, kReceived);
  const Cell& triaged_cell = CellOf(row, kTriaged);
  const auto read_day = [this](const Cell& cell) {
    const std::optional<Date> day = ReadInstant(cell.text, calendar);
    return day ? day : ReadPlainDate(cell);
  };
  const std::optional<Date> received = read_day(received_cell);
  if (!received && Fold(received_cell.text) == received_heading)
    return;  // the header again, at the top of a page

  ++reg.report.rows;
  TableReading& reading = reg.report.tables.back();
  ++reading.rows;
  received_order.Add(received_cell, RowOf(row));
  triaged_order.Add(triaged_cell, RowOf(row));
  if (!received) {
    if (IsBlank(received_cell))
      return Reject(row, "no_received_date",
                    Named(kReceived) + " is empty; enter the date there");
    return Reject(row, "unreadable_received_date",
                  Named(kReceived) + " holds no date that can be read" +
                      std::string(kWriteDates));
  }
  const std::optional<Date> triaged = read_day(triaged_cell);
  if (!triaged && !IsBlank(triaged_cell))
    return Reject(row, "unreadable_triaged_date",
                  Named(kTriaged) + " holds no date that can be read" +
                      std::string(kWriteDates) +
                      ", or leave it empty where there is none yet");
  if (triaged && *triaged < *received)
    return Reject(row, "triaged_before_received",
                  Named(kTriaged) + " has a date before the one in " +
                      Named(kReceived) + "; correct one of the two");

  ++reading.records;
  const auto count = [](std::vector<std::size_t>& counts, Labels& labels,
                        const Cell& cell) {
    if (labels.names().empty()) return;
    counts.resize(labels.names().size());
    ++counts[labels.IndexOf(cell.text)];
  };
  Day& received_day = At(*received);
  ++received_day.counts->received;
  count(received_day.counts->received_by_source, sources, CellOf(row, kSource));
  if (!received_day.last_in_time)
    received_day.last_in_time = LastDayInTime(*received);
  const Date last_day = *received_day.last_in_time;
  const bool in_time = triaged && *triaged <= last_day;
  if (!in_time) ++At(last_day + std::chrono::days{1}).counts->target_missed;
  if (!triaged) return;
  RegisterDay& triaged_day = *At(*triaged).counts;
  ++triaged_day.triaged;
  if (in_time) ++triaged_day.triaged_in_time;
  ++triaged_day.waits[static_cast<int>((*triaged - *received).count())];
  count(triaged_day.triaged_by_outcome, outcomes, CellOf(row, kOutcome));
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
  switch (state.header) {
    case State::Header::kNone:
      state.ReadHeader(row);
      break;
    case State::Header::kGood:
      state.AddReferral(row);
      break;
    case State::Header::kBad:
      break;  // passed over: Finish says why where no table will do
  }
  return {};
}

bool ReferralReader::NeedsColumn(std::size_t column) const {
  const State& state = *state_;
  if (state.header == State::Header::kNone) return true;
  return state.IsRead(column);
}

Result<Register> ReferralReader::Finish() && {
  State& state = *state_;
  state.EndTable();
  if (!state.reg.report.tables.empty()) return std::move(state.reg);
  if (state.fault) return *std::move(state.fault);
  return Error(
      "there is no row of headings; the register needs one, with a column for "
      "received and one for triaged");
}

}  // namespace planwatch
