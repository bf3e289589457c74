#include "collectors/plan/best_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "collectors/plan/table_evidence.h"
#include "collectors/plan/table_names.h"

namespace planwatch {
namespace {

bool IsRatherNone(const Block& block) {
  return IsNamedOtherThanPlan(block) || IsAnotherRegister(block) ||
         IsCounting(block);
}

// Tables under the same headings.
struct Parts {
  std::set<std::string> actions;  // the same in another month counts once
  std::size_t longest = 0;        // of their actions

  // That a document has its headings again and again says more for them than
  // the length of a table does.
  double Evidence() const {
    constexpr double kPartsCount = 1.5;
    return actions.size() <= longest
               ? 0
               : kPartsCount * std::log2(static_cast<double>(actions.size()) /
                                         static_cast<double>(longest));
  }
};

std::optional<std::size_t> BestOf(std::span<const Block> all,
                                  const std::vector<std::size_t>& candidates) {
  std::map<std::string, Parts> plans;  // by their headings
  for (const std::size_t i : candidates) {
    Parts& parts = plans[ComparedHeadings(all[i])];
    parts.longest = std::max(parts.longest, Records(all[i]));
    parts.actions.merge(TextsOf(all[i], PlanField::kAction));
  }
  std::optional<std::size_t> best;
  double most = 0;
  for (const std::size_t i : candidates) {
    const double evidence =
        EvidenceFor(all[i]) + plans.at(ComparedHeadings(all[i])).Evidence();
    if (best && evidence <= most) continue;
    best = i;
    most = evidence;
  }
  return best;
}

}  // namespace

std::optional<std::size_t> BestTable(std::span<const Block> all) {
  std::vector<std::size_t> plans, others;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (CanBePlan(all[i])) (IsRatherNone(all[i]) ? others : plans).push_back(i);
  return BestOf(all, plans.empty() ? others : plans);
}

}  // namespace planwatch
