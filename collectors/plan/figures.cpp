#include "collectors/plan/figures.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/identity.h"
#include "collectors/plan/predicates.h"

namespace planwatch {
namespace {

std::string ObjectiveText(const Objective& objective) {
  return objective.text.empty() ? objective.number
                                : objective.number + ' ' + objective.text;
}

// One spelling for names that differ in case alone: that of most rows, of
// several such the one met first.
class Spellings {
 public:
  void Count(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const auto [found, is_new] = spellings_.try_emplace(name);
      Spelling& spelling = found->second;
      if (is_new) spelling = {&found->first, 0, spellings_.size()};
      ++spelling.count;
      const Spelling*& usual = usual_[Fold(name)];
      if (usual == nullptr || spelling.count > usual->count ||
          (spelling.count == usual->count && spelling.met < usual->met))
        usual = &spelling;
    }
  }
  void Apply(std::vector<std::string>& names) const {
    for (std::string& name : names) name = *usual_.at(Fold(name))->name;
  }

 private:
  struct Spelling {
    const std::string* name = nullptr;
    std::size_t count = 0;
    std::size_t met = 0;  // before it how many others
  };
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, const Spelling*> usual_;  // by folded name
};

// Groups by label; the case in which it was met first is shown.
class Groups {
 public:
  void Count(const std::string& label, const ActionFigure& row) {
    const auto [found, added] = index_.try_emplace(Fold(label), groups_.size());
    if (added) groups_.push_back({label, {}, 0});
    GroupFigure& group = groups_[found->second];
    ++group.actions[row.action.rag];
    group.overdue += row.overdue ? 1 : 0;
  }
  void CountEach(const std::vector<std::string>& labels,
                 const ActionFigure& row) {
    for (const std::string& label : labels) Count(label, row);
  }
  std::vector<GroupFigure> Take() && { return std::move(groups_); }

 private:
  std::vector<GroupFigure> groups_;
  std::unordered_map<std::string, std::size_t> index_;
};

ActionFigure MakeRow(const Action& written, std::string objective,
                     ActionPast past, OverdueBy overdue_by, Date as_at) {
  ActionFigure row{.action = written,
                   .objective = std::move(objective),
                   .due = DeadlineOf(written, past.due_dates, overdue_by),
                   .id = std::move(past.id),
                   .due_dates = std::move(past.due_dates)};
  Action& action = row.action;
  action.deadline = row.due;
  row.overdue = IsOverdue(action, as_at);
  row.overdue_days = DaysOverdue(action, as_at);
  action.rag = RagOn(action, as_at);
  action.complete = IsComplete(action, as_at);
  return row;
}

void CountRow(const ActionFigure& row, Date as_at, PlanFigures& figures) {
  const Action& action = row.action;
  const Rag rag = action.rag;
  ++figures.actions[rag];
  if (row.overdue) ++figures.overdue[rag];
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
    figures.due_within[i] += IsDueWithin(action, as_at, kDueWithinDays[i]);
  figures.incomplete_rag += Lacks(action, Gap::kRag, as_at);
  figures.incomplete_due += Lacks(action, Gap::kDue, as_at);
  figures.incomplete_lead += Lacks(action, Gap::kLead, as_at);
  figures.incomplete_evidence += Lacks(action, Gap::kEvidence, as_at);
  figures.revised += row.due_dates.IsMovedLater();
  figures.date_removed += row.date_removed();
  figures.contradictory += IsContradictory(action, as_at);
}

}  // namespace

std::size_t RagCounts::total() const {
  return std::accumulate(by_rag.begin(), by_rag.end(), std::size_t{0});
}

std::optional<Date> DeadlineOf(const Action& action, const DueDates& dates,
                               OverdueBy overdue_by) {
  const bool first = overdue_by == OverdueBy::kFirst && dates.first();
  return first ? dates.first() : action.deadline;
}

PlanFigures MakePlanFigures(const Plan& plan, Date as_at,
                            const FigureOptions& options) {
  PlanFigures figures;
  Groups objectives, priorities, partners, leads;
  Spellings lead_names, partner_names;
  for (const Action& action : plan.actions) {
    lead_names.Count(action.responsible);
    lead_names.Count(action.accountable);
    partner_names.Count(action.partners);
  }
  std::vector<std::string> objective_texts, objective_labels;
  for (const Objective& objective : plan.objectives) {
    objective_texts.push_back(ObjectiveText(objective));
    objective_labels.push_back(ToLabel(objective_texts.back()));
  }
  figures.rows.reserve(plan.actions.size());
  for (std::size_t i = 0; i < plan.actions.size(); ++i) {
    const Action& written = plan.actions[i];
    ActionPast past =
        i < options.pasts.size()
            ? options.pasts[i]
            : ActionPast{ActionId(written.reference, written.title),
                         DueDates(as_at, written.due)};
    figures.rows.push_back(MakeRow(written, objective_labels[written.objective],
                                   std::move(past), options.overdue_by, as_at));
    ActionFigure& row = figures.rows.back();
    row.objective_text = objective_texts[written.objective];
    Action& action = row.action;
    lead_names.Apply(action.responsible);
    lead_names.Apply(action.accountable);
    partner_names.Apply(action.partners);
    CountRow(row, as_at, figures);
    objectives.Count(row.objective, row);
    if (!action.priority.empty()) priorities.Count(action.priority, row);
    partners.CountEach(action.partners, row);
    leads.CountEach(LeadsOf(action), row);
  }
  for (const Outcome& outcome : plan.outcomes) ++figures.outcomes[outcome.rag];
  figures.outcome_cells = plan.outcomes;
  figures.objectives = std::move(objectives).Take();
  figures.priorities = std::move(priorities).Take();
  figures.partners = std::move(partners).Take();
  figures.leads = std::move(leads).Take();
  return figures;
}

}  // namespace planwatch
