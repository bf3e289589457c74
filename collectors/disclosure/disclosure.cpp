#include "collectors/disclosure/disclosure.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace planwatch {
namespace {

using Counts = std::vector<LabelledCount>;

std::size_t Distance(std::size_t a, std::size_t b) {
  return a < b ? b - a : a - b;
}

std::size_t Total(const Counts& cells) {
  std::size_t total = 0;
  for (const LabelledCount& cell : cells) total += cell.count;
  return total;
}

// To the nearest multiple; what is not 0 does not become so.
std::size_t Rounded(std::size_t count, std::size_t round_to) {
  if (round_to < 2 || count == 0) return count;
  return std::max((count + round_to / 2) / round_to * round_to, round_to);
}

bool IsSmall(std::size_t count, std::size_t minimum) {
  return count > 0 && count < minimum;
}

// Whether cells that are held back hide each other. That their sum is known
// must not tell what one of them is: where two of them differ, either may be
// either (which is why cells of one size are always treated alike), and where
// all are of one size, that size must not be the least or the greatest of a
// small cell.
bool HideEachOther(const std::vector<std::size_t>& held, std::size_t minimum) {
  std::size_t sum = 0;
  for (const std::size_t count : held) sum += count;
  if (sum < minimum) return false;  // a small one alone always is
  const auto [least, most] = std::minmax_element(held.begin(), held.end());
  return *least != *most || (*least > 1 && *least != minimum - 1);
}

// The counts from which on a cell may be shown: 0 where all may,
// nullopt where the whole breakdown is left out.
std::optional<std::size_t> LeastShown(const Counts& cells,
                                      std::size_t minimum) {
  std::size_t least_shown = minimum;
  for (;;) {
    std::vector<std::size_t> held;
    std::size_t next = std::numeric_limits<std::size_t>::max();
    for (const LabelledCount& cell : cells) {
      if (cell.count == 0) continue;
      if (cell.count < least_shown)
        held.push_back(cell.count);
      else
        next = std::min(next, cell.count);
    }
    if (held.empty()) return 0;
    // Zeros alone would tell that the others have all there is.
    if (next == std::numeric_limits<std::size_t>::max()) return std::nullopt;
    if (HideEachOther(held, minimum)) return least_shown;
    least_shown = next + 1;
  }
}

bool SameShown(const PublishedCells& a, const PublishedCells& b) {
  return a.configured == b.configured && a.shown == b.shown &&
         a.suppressed == b.suppressed;
}

}  // namespace

PublishedCells Disclosure::Cells(const Counts& cells,
                                 const PublishedCells* last) const {
  PublishedCells out;
  if (cells.empty()) return out;
  const std::size_t minimum = policy_.minimum;
  const std::size_t total = Total(cells);
  std::set<std::string> labels;
  for (const LabelledCount& cell : cells) labels.insert(cell.label);
  if (last != nullptr && !last->configured) last = nullptr;
  if (last != nullptr && minimum > 1 && labels == last->labels_ &&
      minimum == last->minimum_ && policy_.round_to == last->round_to_ &&
      Distance(total, last->total_) < minimum)
    return *last;

  out.configured = true;
  out.total_ = total;
  out.minimum_ = minimum;
  out.round_to_ = policy_.round_to;
  out.labels_ = std::move(labels);
  if (last != nullptr) out.released_ = last->released_;
  const std::optional<std::size_t> least_shown = LeastShown(cells, minimum);
  for (const LabelledCount& cell : cells) {
    if (!least_shown || (cell.count > 0 && cell.count < *least_shown)) {
      ++out.suppressed;
      continue;
    }
    std::size_t& released =
        out.released_.try_emplace(cell.label, cell.count).first->second;
    if (Distance(cell.count, released) >= minimum ||
        IsSmall(released, minimum))  // from before the minimum was raised
      released = cell.count;
    out.shown.push_back({cell.label, Rounded(released, policy_.round_to)});
  }
  return out;
}

std::optional<double> Disclosure::InTimeRatio(
    const RegisterFigures& figures) const {
  const std::size_t triaged = figures.triaged,
                    in_time = figures.triaged_in_time;
  if (triaged == 0 || IsSmall(triaged, policy_.minimum) ||
      IsSmall(in_time, policy_.minimum) ||
      IsSmall(triaged - in_time, policy_.minimum))
    return std::nullopt;
  return static_cast<double>(in_time) / static_cast<double>(triaged);
}

PublishedRegister Disclosure::WholeFigures(const RegisterFigures& figures,
                                           Date as_at) const {
  const std::size_t minimum = policy_.minimum;
  PublishedRegister out;
  out.released_ = as_at;
  out.received_ = figures.received;
  out.triaged_ = figures.triaged;
  out.awaiting_ = figures.awaiting;
  out.awaiting_beyond_target_ = figures.awaiting_beyond_target;
  out.received_within_ = figures.received_within;
  out.triaged_within_ = figures.triaged_within;

  out.triaged_in_time_ratio_ = InTimeRatio(figures);
  if (!out.triaged_in_time_ratio_ && figures.triaged > 0)
    out.suppressed_ratios_ = 1;
  if (IsSmall(figures.triaged, minimum)) {
    out.suppressed_percentiles_ = 2;
  } else {
    out.wait_p50_days_ = figures.wait_p50;
    out.wait_p90_days_ = figures.wait_p90;
  }
  return out;
}

PublishedRegister Disclosure::Release(const std::string& name,
                                      const Labels& labels,
                                      const RegisterFigures& figures,
                                      Date as_at,
                                      const PublishedRegister* last) const {
  PublishedRegister out = WholeFigures(figures, as_at);
  out.name_ = name;
  out.labels_ = labels;
  out.by_outcome_ =
      Cells(figures.triaged_by_outcome, last ? &last->by_outcome_ : nullptr);
  out.by_source_ =
      Cells(figures.received_by_source, last ? &last->by_source_ : nullptr);
  return out;
}

PublishedRegister Disclosure::Show(const RegisterFigures& figures, Date as_at,
                                   const PublishedRegister& in_force) const {
  PublishedRegister out = WholeFigures(figures, as_at);
  out.name_ = in_force.name_;
  out.labels_ = in_force.labels_;
  out.by_outcome_ = in_force.by_outcome_;
  out.by_source_ = in_force.by_source_;
  return out;
}

bool Disclosure::StandsFor(const PublishedCells& released,
                           const Counts& cells) const {
  std::set<std::string> labels;
  for (const LabelledCount& cell : cells) labels.insert(cell.label);
  return released.configured == !cells.empty() && released.labels_ == labels &&
         (!released.configured || (released.minimum_ == policy_.minimum &&
                                   released.round_to_ == policy_.round_to));
}

bool Disclosure::StandsFor(const PublishedRegister& released,
                           const Labels& labels,
                           const RegisterFigures& figures) const {
  return released.labels_ == labels &&
         StandsFor(released.by_outcome_, figures.triaged_by_outcome) &&
         StandsFor(released.by_source_, figures.received_by_source);
}

CellsRecord Disclosure::Remember(const PublishedCells& cells) {
  return {.configured = cells.configured,
          .shown = cells.shown,
          .suppressed = cells.suppressed,
          .labels = cells.labels_,
          .total = cells.total_,
          .minimum = cells.minimum_,
          .round_to = cells.round_to_,
          .released = cells.released_};
}

PublishedCells Disclosure::Recall(const CellsRecord& record) {
  PublishedCells cells;
  cells.configured = record.configured;
  cells.shown = record.shown;
  cells.suppressed = record.suppressed;
  cells.labels_ = record.labels;
  cells.total_ = record.total;
  cells.minimum_ = record.minimum;
  cells.round_to_ = record.round_to;
  cells.released_ = record.released;
  return cells;
}

ReleaseRecord Disclosure::Remember(const PublishedRegister& reg) {
  return {.name = reg.name_,
          .labels = reg.labels_,
          .released = reg.released_,
          .received = reg.received_,
          .triaged = reg.triaged_,
          .awaiting = reg.awaiting_,
          .awaiting_beyond_target = reg.awaiting_beyond_target_,
          .received_within = reg.received_within_,
          .triaged_within = reg.triaged_within_,
          .triaged_in_time_ratio = reg.triaged_in_time_ratio_,
          .wait_p50_days = reg.wait_p50_days_,
          .wait_p90_days = reg.wait_p90_days_,
          .by_outcome = Remember(reg.by_outcome_),
          .by_source = Remember(reg.by_source_),
          .suppressed_ratios = reg.suppressed_ratios_,
          .suppressed_percentiles = reg.suppressed_percentiles_};
}

PublishedRegister Disclosure::Recall(const ReleaseRecord& record) {
  PublishedRegister out;
  out.name_ = record.name;
  out.labels_ = record.labels;
  out.released_ = record.released;
  out.received_ = record.received;
  out.triaged_ = record.triaged;
  out.awaiting_ = record.awaiting;
  out.awaiting_beyond_target_ = record.awaiting_beyond_target;
  out.received_within_ = record.received_within;
  out.triaged_within_ = record.triaged_within;
  out.triaged_in_time_ratio_ = record.triaged_in_time_ratio;
  out.wait_p50_days_ = record.wait_p50_days;
  out.wait_p90_days_ = record.wait_p90_days;
  out.by_outcome_ = Recall(record.by_outcome);
  out.by_source_ = Recall(record.by_source);
  out.suppressed_ratios_ = record.suppressed_ratios;
  out.suppressed_percentiles_ = record.suppressed_percentiles;
  return out;
}

Published Disclosure::Publish(Date as_at, const Calendar& calendar,
                              std::vector<PlanToPublish> plans,
                              std::vector<PublishedRegister> registers,
                              std::vector<PublishedMeasures> measures) {
  Published out;
  out.as_at_ = as_at;
  out.as_at_midnight_ = calendar.StartOf(as_at);
  for (PlanToPublish& plan : plans) {
    if (plan.leads_hidden) {
      plan.figures.leads.clear();
      for (ActionFigure& row : plan.figures.rows) {
        row.action.responsible.clear();
        row.action.accountable.clear();
      }
    }
    out.plans_.push_back({std::move(plan.name), std::move(plan.title),
                          std::move(plan.labels), plan.leads_hidden,
                          std::move(plan.figures),
                          std::move(plan.quarter_ends)});
  }
  out.registers_ = std::move(registers);
  out.measures_ = std::move(measures);
  return out;
}

bool operator==(const PublishedRegister& a, const PublishedRegister& b) {
  return a.name_ == b.name_ && a.labels_ == b.labels_ &&
         a.released_ == b.released_ && a.received_ == b.received_ &&
         a.triaged_ == b.triaged_ && a.awaiting_ == b.awaiting_ &&
         a.awaiting_beyond_target_ == b.awaiting_beyond_target_ &&
         a.received_within_ == b.received_within_ &&
         a.triaged_within_ == b.triaged_within_ &&
         a.triaged_in_time_ratio_ == b.triaged_in_time_ratio_ &&
         a.wait_p50_days_ == b.wait_p50_days_ &&
         a.wait_p90_days_ == b.wait_p90_days_ &&
         SameShown(a.by_outcome_, b.by_outcome_) &&
         SameShown(a.by_source_, b.by_source_) &&
         a.suppressed_ratios_ == b.suppressed_ratios_ &&
         a.suppressed_percentiles_ == b.suppressed_percentiles_;
}

}  // namespace planwatch
