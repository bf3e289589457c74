#include <set>
#include <string>

#include "collectors/base/text.h"
#include "collectors/exposition/families.h"

namespace planwatch {
namespace {

constexpr FamilySpec kPlanInfo = {"plan_info", "1, with the plan's title."};
constexpr FamilySpec kActions = {"plan_actions", "Actions by RAG."};
constexpr FamilySpec kOverdue = {
    "plan_actions_overdue",
    "Actions whose due date has passed and that are not complete, by RAG."};
constexpr FamilySpec kDue = {
    "plan_actions_due",
    "Actions not complete that are due within so many days, today included."};
constexpr FamilySpec kIncomplete = {
    "plan_actions_incomplete",
    "Actions that lack a RAG, a due date, a lead, or evidence although they "
    "are green or blue."};
constexpr FamilySpec kRevised = {
    "plan_actions_revised",
    "Actions whose due date was moved to a later one, in the document or since "
    "an earlier version of it."};
constexpr FamilySpec kDateRemoved = {
    "plan_actions_date_removed",
    "Actions not complete that had a due date once and have none now."};
constexpr FamilySpec kSlipped = {
    "plan_action_slipped_seconds",
    "From the first due date known to the latest, in seconds; actions whose "
    "date was moved to a later one."};
constexpr FamilySpec kContradictory = {
    "plan_actions_contradictory",
    "Actions that are overdue and still rated green."};
constexpr FamilySpec kQuarterEnd = {
    "plan_actions_quarter_end",
    "Actions by RAG at the end of the last financial quarter (previous) and of "
    "the same one a year before (year_before)."};
constexpr FamilySpec kOutcomes = {"plan_outcomes",
                                  "Outcomes of the plan by their RAG."};
constexpr FamilySpec kObjectiveActions = {"plan_objective_actions",
                                          "Actions by objective and RAG."};
constexpr FamilySpec kPriorityActions = {"plan_priority_actions",
                                         "Actions by priority and RAG."};
constexpr FamilySpec kPartnerActions = {
    "plan_partner_actions",
    "Actions by partner and RAG; one with several partners counts for each."};
constexpr FamilySpec kLeadActions = {
    "plan_lead_actions",
    "Actions by responsible lead, else the accountable one, and RAG; one with "
    "several leads counts for each."};
constexpr FamilySpec kLeadOverdue = {"plan_lead_actions_overdue",
                                     "Overdue actions by lead."};
constexpr FamilySpec kActionInfo = {
    "plan_action_info",
    "1 for each action, with its wording as labels; id stays when its number "
    "and its wording change."};
constexpr FamilySpec kActionLead = {
    "plan_action_lead", "1 for each lead of each action, and the role."};
constexpr FamilySpec kActionDue = {
    "plan_action_due_timestamp_seconds",
    "End of the day that the action is due; actions not complete."};
constexpr FamilySpec kActionOverdue = {
    "plan_action_overdue_seconds",
    "Whole days since the due day, in seconds; overdue actions."};

void AddByRag(const FamilySpec& spec, const RagCounts& counts,
              Families& families) {
  for (const Rag rag : kAllRags)
    families.Add(spec, {{"rag", RagName(rag)}}, Count(counts[rag]));
}

void AddQuarterEnd(std::string_view quarter,
                   const std::optional<RagCounts>& counts, Families& families) {
  if (!counts) return;
  for (const Rag rag : kAllRags)
    families.Add(kQuarterEnd, {{"rag", RagName(rag)}, {"quarter", quarter}},
                 Count((*counts)[rag]));
}

void AddByGroup(const FamilySpec& spec, std::string_view label,
                const std::vector<GroupFigure>& groups, Families& families) {
  for (const GroupFigure& group : groups)
    for (const Rag rag : kAllRags)
      families.Add(spec, {{label, group.label}, {"rag", RagName(rag)}},
                   Count(group.actions[rag]));
}

void AddLeads(const Action& action, std::string_view role,
              const std::vector<std::string>& leads, Families& families) {
  // A name may stand twice in a cell; a series may not.
  const std::set<std::string_view> once(leads.begin(), leads.end());
  for (const std::string_view lead : once)
    families.Add(kActionLead,
                 {{"action", action.reference}, {"lead", lead}, {"role", role}},
                 1);
}

void AddAction(const ActionFigure& row, bool leads_hidden,
               const Calendar& calendar, Families& families) {
  const Action& action = row.action;
  families.Add(kActionInfo,
               {{"action", action.reference},
                {"title", ToLabel(action.title)},
                {"objective", row.objective},
                {"priority", action.priority},
                {"rag", RagName(action.rag)},
                {"due", row.due ? FormatDate(*row.due) : std::string()},
                {"id", row.id}},
               1);
  if (!leads_hidden) {
    AddLeads(action, "accountable", action.accountable, families);
    AddLeads(action, "responsible", action.responsible, families);
  }
  if (row.due && !action.complete)
    families.Add(kActionDue, {{"action", action.reference}},
                 static_cast<double>(
                     calendar.EndOf(*row.due).time_since_epoch().count()));
  if (row.due_dates.IsMovedLater())
    families.Add(
        kSlipped, {{"action", action.reference}},
        static_cast<double>(row.due_dates.Slipped().count()) * kSecondsPerDay);
  if (row.overdue)
    families.Add(kActionOverdue, {{"action", action.reference}},
                 row.overdue_days * kSecondsPerDay);
}

}  // namespace

void AddPlan(const PublishedPlan& plan, const Calendar& calendar,
             Families& families) {
  const PlanFigures& figures = plan.figures;
  families.SetLabels("plan", plan.name, plan.labels);
  families.Add(kPlanInfo, {{"title", ToLabel(plan.title)}}, 1);
  AddByRag(kActions, figures.actions, families);
  AddByRag(kOverdue, figures.overdue, families);
  for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
    families.Add(kDue, {{"within", std::to_string(kDueWithinDays[i]) + "d"}},
                 Count(figures.due_within[i]));
  families.Add(kIncomplete, {{"field", "rag"}}, Count(figures.incomplete_rag));
  families.Add(kIncomplete, {{"field", "due"}}, Count(figures.incomplete_due));
  families.Add(kIncomplete, {{"field", "lead"}},
               Count(figures.incomplete_lead));
  families.Add(kIncomplete, {{"field", "evidence"}},
               Count(figures.incomplete_evidence));
  families.Add(kRevised, {}, Count(figures.revised));
  families.Add(kDateRemoved, {}, Count(figures.date_removed));
  families.Add(kContradictory, {}, Count(figures.contradictory));
  AddQuarterEnd("previous", plan.quarter_ends.previous(), families);
  AddQuarterEnd("year_before", plan.quarter_ends.year_before(), families);
  AddByRag(kOutcomes, figures.outcomes, families);
  AddByGroup(kObjectiveActions, "objective", figures.objectives, families);
  AddByGroup(kPriorityActions, "priority", figures.priorities, families);
  AddByGroup(kPartnerActions, "partner", figures.partners, families);
  if (!plan.leads_hidden) {
    AddByGroup(kLeadActions, "lead", figures.leads, families);
    for (const GroupFigure& lead : figures.leads)
      families.Add(kLeadOverdue, {{"lead", lead.label}}, Count(lead.overdue));
  }
  for (const ActionFigure& row : figures.rows)
    AddAction(row, plan.leads_hidden, calendar, families);
}

}  // namespace planwatch
