// Releases of registers.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "collectors/disclosure/disclosure.h"

namespace planwatch {
namespace {

constexpr std::array<std::pair<RegisterBy, std::string_view>,
                     kRegisterBys.size()>
    kNames = {{{RegisterBy::kOutcome, "outcome"},
               {RegisterBy::kSource, "source"},
               {RegisterBy::kInTime, "in_time"}}};

bool IsBrokenDown(const Register& reg, RegisterBy by) {
  return by == RegisterBy::kInTime ||
         !(by == RegisterBy::kOutcome ? reg.outcomes : reg.sources).empty();
}

std::optional<Date> FirstDay(const Register& reg) {
  return reg.days.empty() ? std::nullopt
                          : std::optional(reg.days.begin()->first);
}

// Whether the table holds to the policy that is in force now.
bool StillStands(const ReleasedTable& table, const DisclosurePolicy& policy) {
  return std::none_of(
      table.shown.begin(), table.shown.end(),
      [&](const LabelledCount& cell) { return policy.IsSmall(cell.count); });
}

// Between the table that stands on the day and the one before it.
std::optional<TriagedSince> InTimeSince(const TableChain& chain, Date day,
                                        const DisclosurePolicy& policy) {
  const ReleasedTable* const now = chain.On(day);
  if (now == nullptr || now == chain.tables.data()) return std::nullopt;
  const ReleasedTable* const before = now - 1;
  if (!StillStands(*now, policy) || !StillStands(*before, policy))
    return std::nullopt;
  const LabelledCount* const to = now->Find(kInTimeLabel);
  const LabelledCount* const from = before->Find(kInTimeLabel);
  // Fewer than before: records were corrected.
  if (to == nullptr || from == nullptr || to->count < from->count ||
      now->total <= before->total)
    return std::nullopt;
  const TriagedSince since{before->as_at, now->total - before->total,
                           to->count - from->count};
  return since.in_time <= since.triaged ? std::optional(since) : std::nullopt;
}

}  // namespace

const std::pair<const Date, RegisterRelease>* RegisterReleases::LastBy(
    Date day) const {
  const auto after = days.upper_bound(day);
  return after == days.begin() ? nullptr : &*std::prev(after);
}

std::optional<std::size_t> RegisterReleases::RowsBy(Date day) const {
  const auto* const last = LastBy(day);
  return last != nullptr ? std::optional(last->second.rows) : std::nullopt;
}

std::string_view RegisterByName(RegisterBy by) {
  for (const auto& [value, name] : kNames)
    if (value == by) return name;
  return {};
}

std::optional<RegisterBy> RegisterByFromName(std::string_view name) {
  for (const auto& [value, known] : kNames)
    if (known == name) return value;
  return std::nullopt;
}

std::optional<Breakdown> BreakdownOf(const RegisterFigures& figures,
                                     RegisterBy by, Date as_at) {
  Breakdown counts;
  counts.as_at = as_at;
  if (by == RegisterBy::kInTime) {
    counts.cells = {{std::string(kInTimeLabel), figures.triaged_in_time},
                    {std::string(kLateLabel),
                     figures.totals.triaged - figures.triaged_in_time}};
    counts.of_service = true;
    counts.wait_days = figures.wait_days;
  } else {
    counts.cells = by == RegisterBy::kOutcome ? figures.triaged_by_outcome
                                              : figures.received_by_source;
  }
  if (counts.cells.empty()) return std::nullopt;
  return counts;
}

RegisterReleases Disclosure::Release(RegisterReleases releases,
                                     const Register& reg,
                                     const ReleaseDays& days,
                                     const Calendar& calendar) const {
  const std::optional<Date> first = FirstDay(reg);
  std::map<Date, std::vector<RegisterBy>> due;  // as at which day
  for (const RegisterBy by : kRegisterBys) {
    if (!IsBrokenDown(reg, by)) continue;
    const TableChain& chain =
        releases.chains.try_emplace(by, TableChain{.since = days.today})
            .first->second;
    for (const Date day :
         TablesDue(chain.since, chain.offered, first, days, calendar))
      due[day].push_back(by);
  }
  if (!days.totals && due.empty()) return releases;

  std::set<Date> totals_due;
  if (days.totals) totals_due.insert(days.today);
  if (first) {
    const auto last = releases.days.lower_bound(days.today);
    const Date after = last == releases.days.begin()
                           ? *first - std::chrono::days{1}
                           : std::prev(last)->first;
    for (const Date end : QuarterEndsBetween(after, days.today, calendar))
      totals_due.insert(end);
  }
  std::set<Date> all = totals_due;
  for (const auto& [day, bys] : due) all.insert(day);
  for (const Date day : all) {
    const RegisterFigures figures = MakeRegisterFigures(reg, day, calendar);
    if (totals_due.contains(day))
      releases.days.insert_or_assign(
          day, RegisterRelease{figures.totals, reg.report.rows});
    for (const RegisterBy by : due[day])
      releases.chains[by].Offer(*BreakdownOf(figures, by, day), policy_);
  }
  return releases;
}

PublishedCells Disclosure::Cells(const TableChain* chain,
                                 const std::vector<std::string>& labels,
                                 bool rounded, Date day) const {
  PublishedCells cells;
  if (labels.empty()) return cells;
  cells.configured = true;
  cells.suppressed = labels.size();
  if (chain == nullptr) return cells;
  if (chain->refused && chain->refused->as_at <= day)
    cells.refused = chain->refused;
  const ReleasedTable* const table = chain->On(day);
  if (table == nullptr || !StillStands(*table, policy_)) return cells;
  cells.as_at = table->as_at;
  cells.total = table->total;
  cells.suppressed = table->held.size();
  cells.wait_days = table->wait_days;
  if (rounded) cells.round_to = table->policy.round_to;
  for (const LabelledCount& cell : table->shown)
    cells.shown.push_back(
        {cell.label, rounded ? table->policy.Rounded(cell.count) : cell.count});
  return cells;
}

std::optional<PublishedRegister> Disclosure::Show(
    const RegisterToShow& reg, const RegisterReleases& releases,
    Date day) const {
  const auto* const last = releases.LastBy(day);
  if (last == nullptr) return std::nullopt;
  PublishedRegister out;
  out.name_ = reg.name;
  out.title_ = reg.title.empty() ? reg.name : reg.title;
  out.labels_ = reg.labels;
  std::tie(out.released_, out.release_) = *last;
  const std::vector<std::string> in_time = {std::string(kInTimeLabel),
                                            std::string(kLateLabel)};
  for (const RegisterBy by : kRegisterBys) {
    const auto chain = releases.chains.find(by);
    const std::vector<std::string>& labels =
        by == RegisterBy::kOutcome  ? reg.outcomes
        : by == RegisterBy::kSource ? reg.sources
                                    : in_time;
    if (!reg.whole_counts_alone)
      out.cells_[by] =
          Cells(chain == releases.chains.end() ? nullptr : &chain->second,
                labels, by != RegisterBy::kInTime, day);
    if (by == RegisterBy::kInTime && !reg.whole_counts_alone &&
        chain != releases.chains.end())
      out.in_time_since_ = InTimeSince(chain->second, day, policy_);
  }
  return out;
}

const std::size_t* PublishedCells::Find(std::string_view label) const {
  for (const LabelledCount& cell : shown)
    if (cell.label == label) return &cell.count;
  return nullptr;
}

const PublishedCells& PublishedRegister::cells(RegisterBy by) const {
  static const PublishedCells kNone;
  const auto found = cells_.find(by);
  return found == cells_.end() ? kNone : found->second;
}

std::optional<double> PublishedRegister::in_time_ratio() const {
  const PublishedCells& cells = this->cells(RegisterBy::kInTime);
  const std::size_t* const in_time = cells.Find(kInTimeLabel);
  if (in_time == nullptr || cells.total == 0) return std::nullopt;
  return static_cast<double>(*in_time) / static_cast<double>(cells.total);
}

}  // namespace planwatch
