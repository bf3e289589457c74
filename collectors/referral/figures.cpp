#include "collectors/referral/figures.h"

#include <map>
#include <optional>

namespace planwatch {
namespace {

using Histogram = std::map<int, std::size_t>;

// The least wait that `percent` in a hundred do not exceed.
std::optional<int> NearestRank(const Histogram& waits, std::size_t total,
                               int percent) {
  const std::size_t rank =
      (total * static_cast<std::size_t>(percent) + 99) / 100;
  std::size_t reached = 0;
  for (const auto& [wait, count] : waits) {
    reached += count;
    if (reached >= rank) return wait;
  }
  return std::nullopt;
}

std::vector<LabelledCount> EmptyCells(const std::vector<std::string>& labels) {
  std::vector<LabelledCount> cells;
  cells.reserve(labels.size());
  for (const std::string& label : labels) cells.push_back({label, 0});
  return cells;
}

void AddTo(std::vector<LabelledCount>& cells,
           const std::vector<std::size_t>& counts) {
  for (std::size_t i = 0; i < counts.size() && i < cells.size(); ++i)
    cells[i].count += counts[i];
}

}  // namespace

RegisterFigures MakeRegisterFigures(const Register& reg, Date as_at,
                                    const Calendar& calendar) {
  using std::chrono::days;
  const std::array<Date, kReferralWindows.size()> window_starts = {
      as_at - days{6}, as_at - days{27},
      calendar.StartOf(calendar.QuarterOf(as_at)),
      calendar.StartOfFinancialYear(calendar.FinancialYearOf(as_at))};

  RegisterFigures figures;
  RegisterTotals& totals = figures.totals;
  figures.received_by_source = EmptyCells(reg.sources);
  figures.triaged_by_outcome = EmptyCells(reg.outcomes);
  Histogram waits;
  std::size_t target_missed = 0;
  for (const auto& [date, day] : reg.days) {
    if (date > as_at) break;
    totals.received += day.received;
    totals.triaged += day.triaged;
    figures.triaged_in_time += day.triaged_in_time;
    target_missed += day.target_missed;
    for (std::size_t i = 0; i < window_starts.size(); ++i) {
      if (date < window_starts[i]) continue;
      totals.received_within[i] += day.received;
      totals.triaged_within[i] += day.triaged;
    }
    AddTo(figures.received_by_source, day.received_by_source);
    AddTo(figures.triaged_by_outcome, day.triaged_by_outcome);
    for (const auto& [wait, count] : day.waits) waits[wait] += count;
  }
  totals.awaiting = totals.received - totals.triaged;
  // Each one triaged late had missed its target before.
  totals.awaiting_beyond_target =
      target_missed - (totals.triaged - figures.triaged_in_time);
  for (const int percentile : kWaitPercentiles)
    if (const auto wait = NearestRank(waits, totals.triaged, percentile))
      figures.wait_days.emplace(percentile, *wait);
  return figures;
}

}  // namespace planwatch
