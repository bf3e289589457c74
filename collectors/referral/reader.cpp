#include "collectors/referral/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/referral/categories.h"
#include "collectors/words/date.h"
#include "collectors/words/none.h"

namespace planwatch {
namespace {

enum Field : std::size_t { kReceived, kTriaged, kOutcome, kSource };

struct FieldWords {
  std::string_view name;
  // The headings that are taken for it where the configuration gives none.
  std::vector<std::string_view> headings;
};

const std::array<FieldWords, 4>& Fields() {
  static const std::array<FieldWords, 4> fields = {{
      {"received",
       {"received", "date received", "received date", "received on",
        "referral received", "referral date", "date of referral",
        "date referred", "referred on"}},
      {"triaged",
       {"triaged", "date triaged", "triaged date", "triaged on", "triage date",
        "date of triage"}},
      {"outcome",
       {"outcome", "triage outcome", "outcome of triage", "triage decision",
        "decision"}},
      {"source",
       {"source", "referral source", "source of referral", "referring agency",
        "referred by", "agency"}},
  }};
  return fields;
}

constexpr std::string_view kWriteDates =
    "; write it as in 2015-05-31 or 31/05/2015";

bool IsBlank(const Cell& cell) {
  return !cell.date && SaysNone(Fold(cell.text));
}

std::string Named(Field field) {
  return "the column for " + std::string(Fields()[field].name);
}

}  // namespace

std::vector<std::string> ReferralFieldNames() {
  std::vector<std::string> names;
  for (const FieldWords& field : Fields()) names.emplace_back(field.name);
  return names;
}

struct ReferralReader::State {
  State(ReferralOptions given, const Calendar& with)
      : options(std::move(given)),
        calendar(with),
        outcomes(options.outcomes),
        sources(options.sources) {
    reg.outcomes = outcomes.labels();
    reg.sources = sources.labels();
  }

  void TakeHeader(const Row& row);
  void TakeReferral(const Row& row);

  bool IsUsed(Field field) const {
    return (field != kOutcome || !options.outcomes.empty()) &&
           (field != kSource || !options.sources.empty());
  }
  // The heading that the configuration gives, else nullptr.
  const std::string* ConfiguredHeading(Field field) const {
    const auto found = options.columns.find(std::string(Fields()[field].name));
    return found == options.columns.end() ? nullptr : &found->second;
  }
  std::optional<std::size_t> FindColumn(
      Field field, const std::vector<std::string>& headings) const;
  Error MissingColumn(const Place& place, Field field) const;

  const Cell& CellOf(const Row& row, Field field) const {
    static const Cell empty;
    return columns[field] && *columns[field] < row.cells.size()
               ? row.cells[*columns[field]]
               : empty;
  }
  Date LastDayInTime(Date received);
  void Reject(const Row& row, std::string_view reason, std::string text) {
    reg.report.rejected.Add(row.place, reason, std::move(text));
  }

  const ReferralOptions options;
  const Calendar& calendar;
  const Categories outcomes, sources;

  enum class Header { kNone, kGood, kBad } header = Header::kNone;
  std::string table;             // the one that the header stands in
  std::string received_heading;  // folded
  std::array<std::optional<std::size_t>, 4> columns;
  std::optional<Error> fault;  // of the first table whose header won't do
  bool any_good = false;
  std::unordered_map<Date::rep, Date> last_days;  // by the day received
  Register reg;
};

std::optional<std::size_t> ReferralReader::State::FindColumn(
    Field field, const std::vector<std::string>& headings) const {
  const auto index_of = [&headings](const std::string& heading) {
    const auto found = std::find(headings.begin(), headings.end(), heading);
    return found == headings.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(
                                         found - headings.begin()));
  };
  if (const std::string* heading = ConfiguredHeading(field))
    return index_of(Fold(*heading));
  for (const std::string_view heading : Fields()[field].headings) {
    if (const auto column = index_of(std::string(heading))) return column;
  }
  return std::nullopt;
}

Error ReferralReader::State::MissingColumn(const Place& place,
                                           Field field) const {
  const std::string name(Fields()[field].name);
  const std::string* const heading = ConfiguredHeading(field);
  Error error(heading ? "no column is headed \"" + *heading +
                            "\", which `columns:` names for " + name +
                            "; write there the heading as it stands in the "
                            "register"
                      : "no column for " + name +
                            " was found; name its heading in the "
                            "configuration, as in `columns: { " +
                            name + ": the heading }`");
  // A query's column names stand in no row.
  const std::string where = place.ToString();
  return where.empty() ? error : std::move(error).In(where);
}

void ReferralReader::State::TakeHeader(const Row& row) {
  std::vector<std::string> headings, words;
  for (const Cell& cell : row.cells) {
    headings.push_back(Fold(cell.text));
    words.push_back(Join(Words(headings.back()), " "));
  }
  // A title stands alone in its row.
  if (std::count_if(headings.begin(), headings.end(),
                    [](const std::string& text) { return !text.empty(); }) < 2)
    return;

  header = Header::kGood;
  columns = {};
  std::vector<std::string> choices;
  for (const Field field : {kReceived, kTriaged, kOutcome, kSource}) {
    const std::string name(Fields()[field].name);
    if (!IsUsed(field)) {
      std::string choice = "no breakdown by ";
      choice.append(name).append(": the configuration has no `").append(name);
      choice +=
          "s:`; list there the words of the register that stand for each label";
      choices.push_back(std::move(choice));
      continue;
    }
    const std::string* const heading = ConfiguredHeading(field);
    columns[field] = FindColumn(field, heading ? headings : words);
    if (!columns[field]) {
      if (!fault) fault = MissingColumn(row.place, field);
      header = Header::kBad;
      columns = {};
      return;
    }
    choices.push_back(name + ": column " + std::to_string(*columns[field] + 1) +
                      (heading
                           ? ", headed \"" + *heading + "\" as `columns:` says"
                           : ", by its heading"));
  }
  received_heading = headings[*columns[kReceived]];
  if (!any_good) reg.report.choices = std::move(choices);
  any_good = true;
}

Date ReferralReader::State::LastDayInTime(Date received) {
  using std::chrono::days;
  const TriageTarget& target = options.triage_within;
  if (!target.working_days) return received + days{target.days};
  const auto [found, is_new] =
      last_days.try_emplace(received.time_since_epoch().count());
  if (is_new) found->second = calendar.AddWorkingDays(received, target.days);
  return found->second;
}

void ReferralReader::State::TakeReferral(const Row& row) {
  const Cell& received_cell = CellOf(row, kReceived);
  const std::optional<Date> received = ReadPlainDate(received_cell);
  if (!received && Fold(received_cell.text) == received_heading)
    return;  // the header again, at the top of a page

  ++reg.report.rows;
  if (!received) {
    if (IsBlank(received_cell))
      return Reject(row, "no_received_date",
                    Named(kReceived) + " is empty; enter the date there");
    return Reject(row, "unreadable_received_date",
                  Named(kReceived) + " holds no date that can be read" +
                      std::string(kWriteDates));
  }
  const Cell& triaged_cell = CellOf(row, kTriaged);
  const std::optional<Date> triaged = ReadPlainDate(triaged_cell);
  if (!triaged && !IsBlank(triaged_cell))
    return Reject(row, "unreadable_triaged_date",
                  Named(kTriaged) + " holds no date that can be read" +
                      std::string(kWriteDates) +
                      ", or leave it empty where there is none yet");
  if (triaged && *triaged < *received)
    return Reject(row, "triaged_before_received",
                  Named(kTriaged) + " has a date before the one in " +
                      Named(kReceived) + "; correct one of the two");

  const auto count = [](std::vector<std::size_t>& counts,
                        const Categories& categories, const Cell& cell) {
    if (categories.labels().empty()) return;
    counts.resize(categories.labels().size());
    ++counts[categories.IndexOf(cell.text)];
  };
  RegisterDay& received_day = reg.days[*received];
  ++received_day.received;
  count(received_day.received_by_source, sources, CellOf(row, kSource));
  const Date last_day = LastDayInTime(*received);
  const bool in_time = triaged && *triaged <= last_day;
  if (!in_time) ++reg.days[last_day + std::chrono::days{1}].target_missed;
  if (!triaged) return;
  RegisterDay& triaged_day = reg.days[*triaged];
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
    state.header = State::Header::kNone;
    state.table = row.place.table;
  }
  switch (state.header) {
    case State::Header::kNone:
      state.TakeHeader(row);
      break;
    case State::Header::kGood:
      state.TakeReferral(row);
      break;
    case State::Header::kBad:
      break;  // passed over: Finish says why where no table will do
  }
  return {};
}

bool ReferralReader::Wants(std::size_t column) const {
  const State& state = *state_;
  if (state.header == State::Header::kNone) return true;
  return std::find(state.columns.begin(), state.columns.end(),
                   std::optional(column)) != state.columns.end();
}

Result<Register> ReferralReader::Finish() && {
  State& state = *state_;
  if (state.any_good) return std::move(state.reg);
  if (state.fault) return *std::move(state.fault);
  return Error(
      "there is no row of headings; the register needs one, with a column for "
      "received and one for triaged");
}

}  // namespace planwatch
