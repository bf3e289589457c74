#include "collectors/plan/figures.h"

#include <numeric>
#include <unordered_map>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::size_t kLabelCharacters = 100;

// Groups in the order in which they are first met.
class Groups {
 public:
  void Count(const std::string& label, Rag rag, bool overdue) {
    const auto [found, is_new] = index_.try_emplace(label, groups_.size());
    if (is_new) groups_.push_back({label, {}, 0});
    GroupFigure& group = groups_[found->second];
    ++group.actions[rag];
    if (overdue) ++group.overdue;
  }

  std::vector<GroupFigure> Take() && { return std::move(groups_); }

 private:
  std::vector<GroupFigure> groups_;
  std::unordered_map<std::string, std::size_t> index_;
};

std::string LabelOf(const Objective& objective) {
  const std::string label = objective.text.empty()
                                ? objective.number
                                : objective.number + " " + objective.text;
  return Cut(label, kLabelCharacters);
}

}  // namespace

std::size_t RagCounts::total() const {
  return std::accumulate(by_rag.begin(), by_rag.end(), std::size_t{0});
}

PlanFigures MakePlanFigures(const Plan& plan, Date as_at) {
  PlanFigures figures;
  Groups objectives, priorities, partners, leads;
  for (const Action& action : plan.actions) {
    ActionFigure row;
    row.action = action;
    if (action.objective < plan.objectives.size())
      row.objective = LabelOf(plan.objectives[action.objective]);
    row.due = action.deadline;
    row.overdue = row.due && *row.due < as_at && !action.complete;
    if (row.overdue)
      row.overdue_days = static_cast<int>((as_at - *row.due).count());

    ++figures.actions[action.rag];
    if (row.overdue) ++figures.overdue[action.rag];
    if (row.overdue && action.rag == Rag::kGreen) ++figures.contradictory;
    if (row.due && *row.due >= as_at && !action.complete) {
      for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
        if (*row.due <= as_at + std::chrono::days{kDueWithinDays[i]})
          ++figures.due_within[i];
    }
    const std::vector<std::string>& its_leads =
        action.responsible.empty() ? action.accountable : action.responsible;
    if (action.rag == Rag::kUnrated) ++figures.incomplete_rag;
    if (!row.due) ++figures.incomplete_due;
    if (its_leads.empty()) ++figures.incomplete_lead;
    if ((action.rag == Rag::kGreen || action.rag == Rag::kBlue) &&
        action.evidence.empty())
      ++figures.incomplete_evidence;
    if (action.due.date && action.due.revised &&
        *action.due.revised > *action.due.date)
      ++figures.revised;

    if (!row.objective.empty())
      objectives.Count(row.objective, action.rag, row.overdue);
    if (!action.priority.empty())
      priorities.Count(Cut(action.priority, kLabelCharacters), action.rag,
                       row.overdue);
    for (const std::string& partner : action.partners)
      partners.Count(partner, action.rag, row.overdue);
    for (const std::string& lead : its_leads)
      leads.Count(lead, action.rag, row.overdue);
    figures.rows.push_back(std::move(row));
  }
  for (const Outcome& outcome : plan.outcomes) ++figures.outcomes[outcome.rag];
  figures.objectives = std::move(objectives).Take();
  figures.priorities = std::move(priorities).Take();
  figures.partners = std::move(partners).Take();
  figures.leads = std::move(leads).Take();
  return figures;
}

}  // namespace planwatch
