#include "collectors/disclosure/chain.h"

#include <algorithm>
#include <utility>

namespace planwatch {
namespace {

using LabelSet = std::set<std::string, std::less<>>;
using Why = Refusal::Why;

std::size_t Sum(const std::vector<std::size_t>& counts) {
  std::size_t sum = 0;
  for (const std::size_t count : counts) sum += count;
  return sum;
}

std::size_t Sum(const std::vector<LabelledCount>& cells) {
  std::size_t sum = 0;
  for (const LabelledCount& cell : cells) sum += cell.count;
  return sum;
}

// All cells of the counts, with what is missing as one of them.
std::vector<LabelledCount> AllCells(const Breakdown& counts) {
  std::vector<LabelledCount> cells = counts.cells;
  if (counts.missing > 0)
    cells.push_back({std::string(kMissing), counts.missing});
  return cells;
}

// Whether the sum of cells that are held back tells none of them.
bool HideEachOther(const std::vector<std::size_t>& held, std::size_t minimum) {
  std::size_t sum = 0, several = 0;
  bool all_ones = true, all_greatest = true;
  for (const std::size_t count : held) {
    if (count == 0) continue;
    ++several;
    sum += count;
    all_ones = all_ones && count == 1;
    all_greatest = all_greatest && count == minimum - 1;
  }
  return held.empty() ||
         (several > 1 && sum >= minimum && !all_ones && !all_greatest);
}

class Maker {
 public:
  Maker(std::span<const ReleasedTable> before, const Breakdown& counts,
        const DisclosurePolicy& policy)
      : before_(before),
        last_(before.empty() ? nullptr : &before.back()),
        counts_(counts),
        policy_(policy),
        cells_(AllCells(counts)) {}

  std::variant<ReleasedTable, Refusal> Make() {
    if (policy_.minimum < 2) {
      if (counts_.missing > 0) held_.emplace(kMissing);
    } else if (auto refusal = last_ == nullptr ? HoldFirst() : HoldNext()) {
      return *std::move(refusal);
    }
    ReleasedTable table = MakeTable();
    if (!left_.empty() && (DisclosesTheGroup(table) || SumTells(table))) {
      held_.insert(left_.begin(), left_.end());
      table = MakeTable();
    }
    if (policy_.minimum > 1) {
      if (!ShowsEnough(table)) return Refuse(Why::kFewCells, held_);
      if (SumTells(table)) return Refuse(Why::kSmallMove, held_);
    }
    return table;
  }

 private:
  template <typename Cells>
  Refusal Refuse(Why why, const Cells& cells) const {
    return {counts_.as_at, why, {cells.begin(), cells.end()}};
  }

  ReleasedTable MakeTable() const {
    ReleasedTable table{.as_at = counts_.as_at,
                        .total = counts_.total(),
                        .shown = {},
                        .held = held_,
                        .policy = policy_,
                        .wait_days = {}};
    for (const LabelledCount& cell : cells_)
      if (!held_.contains(cell.label)) table.shown.push_back(cell);
    for (const auto& [percentile, days] : counts_.wait_days)
      if (MayShowPercentile(table.total, percentile))
        table.wait_days.emplace(percentile, days);
    return table;
  }

  bool HeldHideEachOther() const {
    std::vector<std::size_t> held;
    for (const LabelledCount& cell : cells_)
      if (held_.contains(cell.label)) held.push_back(cell.count);
    return HideEachOther(held, policy_.minimum);
  }

  std::vector<LabelledCount> BySize() const {
    std::vector<LabelledCount> sorted = cells_;
    std::stable_sort(
        sorted.begin(), sorted.end(),
        [](const auto& a, const auto& b) { return a.count < b.count; });
    return sorted;
  }

  // The group of the first table.
  std::optional<Refusal> HoldFirst() {
    for (const LabelledCount& cell : cells_)
      if (policy_.IsSmall(cell.count) || cell.label == kMissing)
        held_.insert(cell.label);
    for (const LabelledCount& cell : BySize()) {
      if (HeldHideEachOther()) break;
      if (cell.count > 0) held_.insert(cell.label);
    }
    if (HeldHideEachOther()) return std::nullopt;
    return Refuse(Why::kFewCells, held_);
  }

  // The group of a later table, and whether it may follow the last one.
  std::optional<Refusal> HoldNext() {
    const bool has_group = !last_->held.empty();
    bool any_joins = false;
    std::vector<std::string> fell, small, moved;
    std::size_t rest = counts_.total(), rest_before = last_->total;
    for (const LabelledCount& cell : cells_) {
      if (last_->held.contains(cell.label)) {
        held_.insert(cell.label);
        continue;
      }
      const LabelledCount* const before = last_->Find(cell.label);
      const bool may_join = has_group && cell.count > 0;
      if (may_join && before != nullptr && before->count == 0 &&
          policy_.IsSmall(cell.count)) {
        any_joins = held_.insert(cell.label).second;
        continue;
      }
      // What is new may have been counted in the group: it is of the rest, be
      // it shown or not.
      if (may_join && before == nullptr) {
        if (cell.count < 2 * policy_.minimum || cell.label == kMissing)
          any_joins = held_.insert(cell.label).second;
        continue;
      }
      const std::size_t was = before == nullptr ? 0 : before->count;
      if (cell.label == kMissing ||
          (cell.count < policy_.minimum && (cell.count > 0 || was > 0)))
        fell.push_back(cell.label);
      else if (!policy_.MayMove(was, cell.count))
        small.push_back(cell.label);
      if (was != cell.count) moved.push_back(cell.label);
      rest -= cell.count;
      rest_before -= was;
    }
    if (!fell.empty()) return Refuse(Why::kFell, fell);
    if (!small.empty()) return Refuse(Why::kSmallMove, small);
    if (!policy_.MayMove(rest_before, rest))
      return Refuse(Why::kSmallMove, held_);
    if (moved.size() + (rest != rest_before) == 1 && !counts_.of_service &&
        (!moved.empty() || HasLabelsOf(*last_)))
      return Refuse(Why::kMovedAlone,
                    moved.empty()
                        ? std::vector<std::string>(held_.begin(), held_.end())
                        : moved);
    if (!HeldHideEachOther()) return Refuse(Why::kGroup, held_);
    if (!any_joins) ReleaseFromGroup();
    return std::nullopt;
  }

  // Whether both tables have the same labels: else the rest is more than a
  // cell.
  bool HasLabelsOf(const ReleasedTable& table) const {
    std::size_t both = 0;
    for (const LabelledCount& cell : cells_)
      both +=
          table.Find(cell.label) != nullptr || table.held.contains(cell.label);
    return both == cells_.size() &&
           both == table.shown.size() + table.held.size();
  }

  // Those of the group leave it that may: the largest first, as many as the
  // rest allows. Not while others join it: what is known to have been the
  // least and the most of each, and the group's new sum, would tell of them.
  void ReleaseFromGroup() {
    std::vector<LabelledCount> leaving;
    for (const LabelledCount& cell : BySize())
      if (held_.contains(cell.label) && cell.count >= 2 * policy_.minimum &&
          cell.label != kMissing)
        leaving.push_back(cell);
    for (const LabelledCount& cell : leaving) {
      held_.erase(cell.label);
      left_.insert(cell.label);
    }
    for (const LabelledCount& smallest : leaving) {
      if (HeldHideEachOther()) return;
      held_.insert(smallest.label);
    }
  }

  // Whether what is shown of the group now tells, to one who knows that no
  // count ever falls, what a cell of it was: then each is known to have been no
  // more than it is shown to be later, so the others were no less than what is
  // left of the group's sum.
  bool DisclosesTheGroup(const ReleasedTable& next) const {
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (DisclosesTheGroup(i, next)) return true;
    return false;
  }

  bool DisclosesTheGroup(std::size_t i, const ReleasedTable& next) const {
    const ReleasedTable& table = before_[i];
    const std::size_t sum = table.held_sum(), minimum = table.policy.minimum;
    if (minimum < 2) return false;  // it hid nothing
    std::vector<std::size_t> most;
    for (const std::string& label : table.held) {
      most.push_back(sum);
      const auto no_more_than = [&](std::size_t count) {
        most.back() = std::min(most.back(), count);
      };
      if (i == 0) {  // none was more than what was shown
        for (const LabelledCount& cell : table.shown)
          if (cell.count > 0) no_more_than(cell.count);
      } else if (before_[i - 1].Find(label) != nullptr) {  // it joins here
        no_more_than(minimum - 1);
      }
      const auto look_at = [&](const ReleasedTable& later) {
        if (const LabelledCount* const cell = later.Find(label))
          no_more_than(cell->count);
        else if (later.held.contains(label))  // with others that are not 0
          no_more_than(later.held_sum() - (later.held.size() - 1));
      };
      for (std::size_t later = i + 1; later < before_.size(); ++later)
        look_at(before_[later]);
      look_at(next);
    }
    const std::size_t all = Sum(most);
    std::size_t may_be_small = 0, one_value = 0;
    for (const std::size_t each : most) {
      const std::size_t others = all - each;
      const std::size_t least = sum > others ? sum - others : 1;
      if (least == each && table.policy.IsSmall(each)) return true;
      const std::size_t most_small = std::min(each, minimum - 1);
      may_be_small += least <= most_small;
      one_value += least == most_small;
    }
    // One of the first group was small.
    return i == 0 && may_be_small == 1 && one_value == 1;
  }

  // By nearest rank: so many lie at the percentile or above it.
  bool MayShowPercentile(std::size_t total, int percentile) const {
    const std::size_t rank =
        (total * static_cast<std::size_t>(percentile) + 99) / 100;
    return total - rank + 1 >= policy_.minimum;
  }

  bool ShowsEnough(const ReleasedTable& table) const {
    const auto shown = static_cast<std::size_t>(
        std::count_if(table.shown.begin(), table.shown.end(),
                      [](const auto& cell) { return cell.count > 0; }));
    return shown > 0 &&
           shown + !held_.empty() >= (counts_.of_service ? 1U : 2U);
  }

  // Whether a sum that anybody can work out of this table and an earlier one
  // moved too little between them: that of all that they don't both show, as
  // where a cell has joined the group and left it since; or that of the group,
  // where it is the same cells or more.
  bool SumTells(const ReleasedTable& next) const {
    return std::any_of(
        before_.begin(), before_.end(), [&](const ReleasedTable& table) {
          std::size_t rest = next.total, rest_before = table.total;
          for (const LabelledCount& cell : next.shown) {
            const LabelledCount* const was = table.Find(cell.label);
            if (was == nullptr) continue;
            rest -= cell.count;
            rest_before -= was->count;
          }
          const bool same_group =
              std::includes(next.held.begin(), next.held.end(),
                            table.held.begin(), table.held.end());
          return !policy_.MayMove(rest_before, rest) ||
                 (same_group &&
                  !policy_.MayMove(table.held_sum(), next.held_sum()));
        });
  }

  std::span<const ReleasedTable> before_;
  const ReleasedTable* last_;
  const Breakdown& counts_;
  const DisclosurePolicy& policy_;
  std::vector<LabelledCount> cells_;
  LabelSet held_, left_;
};

}  // namespace

std::size_t DisclosurePolicy::Rounded(std::size_t count) const {
  if (round_to == 0 || count == 0) return count;
  return std::max((count + round_to / 2) / round_to * round_to, round_to);
}

std::size_t Breakdown::total() const { return Sum(cells) + missing; }

const LabelledCount* ReleasedTable::Find(std::string_view label) const {
  const auto found =
      std::find_if(shown.begin(), shown.end(),
                   [&](const auto& cell) { return cell.label == label; });
  return found == shown.end() ? nullptr : &*found;
}

std::size_t ReleasedTable::held_sum() const { return total - Sum(shown); }

std::variant<ReleasedTable, Refusal> NextTable(
    std::span<const ReleasedTable> before, const Breakdown& counts,
    const DisclosurePolicy& policy) {
  return Maker(before, counts, policy).Make();
}

void TableChain::Offer(const Breakdown& counts,
                       const DisclosurePolicy& policy) {
  offered = counts.as_at;
  refused.reset();
  auto next = NextTable(tables, counts, policy);
  if (auto* refusal = std::get_if<Refusal>(&next)) {
    refused = std::move(*refusal);
    return;
  }
  if (!tables.empty() && tables.back().as_at == counts.as_at) tables.pop_back();
  tables.push_back(std::get<ReleasedTable>(std::move(next)));
}

const ReleasedTable* TableChain::On(Date day) const {
  for (auto table = tables.rbegin(); table != tables.rend(); ++table)
    if (table->as_at <= day) return &*table;
  return nullptr;
}

}  // namespace planwatch
