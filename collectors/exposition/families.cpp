#include <string>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/exposition/exposition.h"

namespace planwatch {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr double kSecondsInDay = 86400;
constexpr std::size_t kTitleCharacters = 100;

// One family that is filled series by series.
class Family {
 public:
  using LabelList = std::initializer_list<ClientMetric::Label>;

  Family(std::string_view name, std::string_view help) {
    family_.name = "planwatch_";
    family_.name += name;
    family_.help = help;
    family_.type = MetricType::Gauge;
  }

  template <typename Number>
  void Add(const Labels& shared, LabelList labels, Number value) {
    ClientMetric metric;
    metric.label.reserve(labels.size() + shared.size());
    metric.label.insert(metric.label.end(), labels);
    for (const auto& [name, text] : shared)
      metric.label.push_back({name, text});
    metric.gauge.value = static_cast<double>(value);
    family_.metric.push_back(std::move(metric));
  }

  void AddRags(const Labels& shared, const ClientMetric::Label& first,
               const ClientMetric::Label* second, const RagCounts& counts) {
    for (const Rag rag : kAllRags) {
      const ClientMetric::Label label{"rag", std::string(RagName(rag))};
      if (second == nullptr) {
        Add(shared, {first, label}, counts[rag]);
      } else {
        Add(shared, {first, *second, label}, counts[rag]);
      }
    }
  }

  void MoveTo(std::vector<MetricFamily>& families) {
    if (!family_.metric.empty()) families.push_back(std::move(family_));
  }

 private:
  MetricFamily family_;
};

double Seconds(Instant instant) {
  return static_cast<double>(instant.time_since_epoch().count());
}

void AddPlanCounts(const std::vector<PublishedPlan>& plans,
                   std::vector<MetricFamily>& families) {
  Family actions("plan_actions", "Actions of the plan, by RAG.");
  Family overdue("plan_actions_overdue",
                 "Actions whose due date has passed and that are not "
                 "complete, by RAG.");
  Family due("plan_actions_due",
             "Actions not complete that fall due within so many days.");
  Family incomplete("plan_actions_incomplete",
                    "Actions that lack a RAG, due date or lead, or are green "
                    "or blue without evidence.");
  Family revised("plan_actions_revised",
                 "Actions whose due date was moved later.");
  Family contradictory("plan_actions_contradictory",
                       "Overdue actions that are still rated green.");
  Family outcomes("plan_outcomes", "Outcomes of the plan, by RAG.");
  for (const PublishedPlan& plan : plans) {
    const PlanFigures& f = plan.figures;
    const ClientMetric::Label name{"plan", plan.name};
    actions.AddRags(plan.labels, name, nullptr, f.actions);
    overdue.AddRags(plan.labels, name, nullptr, f.overdue);
    for (std::size_t i = 0; i < kDueWithinDays.size(); ++i)
      due.Add(plan.labels,
              {name, {"within", std::to_string(kDueWithinDays[i]) + "d"}},
              f.due_within[i]);
    incomplete.Add(plan.labels, {name, {"field", "rag"}}, f.incomplete_rag);
    incomplete.Add(plan.labels, {name, {"field", "due"}}, f.incomplete_due);
    incomplete.Add(plan.labels, {name, {"field", "lead"}}, f.incomplete_lead);
    incomplete.Add(plan.labels, {name, {"field", "evidence"}},
                   f.incomplete_evidence);
    revised.Add(plan.labels, {name}, f.revised);
    contradictory.Add(plan.labels, {name}, f.contradictory);
    outcomes.AddRags(plan.labels, name, nullptr, f.outcomes);
  }
  for (Family* family : {&actions, &overdue, &due, &incomplete, &revised,
                         &contradictory, &outcomes})
    family->MoveTo(families);
}

void AddPlanGroups(const std::vector<PublishedPlan>& plans,
                   std::vector<MetricFamily>& families) {
  struct Grouping {
    const char* label;
    const char* help;
    std::vector<GroupFigure> PlanFigures::*groups;
  };
  static constexpr Grouping kGroupings[] = {
      {"objective", "Actions of each objective, by RAG.",
       &PlanFigures::objectives},
      {"priority", "Actions of each priority, by RAG.",
       &PlanFigures::priorities},
      {"partner", "Actions that each partner is named in, by RAG.",
       &PlanFigures::partners},
      {"lead",
       "Actions of each lead (the responsible one, else the accountable), by "
       "RAG; an action with several leads counts for each.",
       &PlanFigures::leads},
  };
  for (const Grouping& grouping : kGroupings) {
    Family family("plan_" + std::string(grouping.label) + "_actions",
                  grouping.help);
    for (const PublishedPlan& plan : plans) {
      for (const GroupFigure& group : plan.figures.*grouping.groups) {
        const ClientMetric::Label label{grouping.label, group.label};
        family.AddRags(plan.labels, {"plan", plan.name}, &label, group.actions);
      }
    }
    family.MoveTo(families);
  }
  Family overdue("plan_lead_actions_overdue", "Overdue actions of each lead.");
  for (const PublishedPlan& plan : plans)
    for (const GroupFigure& lead : plan.figures.leads)
      overdue.Add(plan.labels, {{"plan", plan.name}, {"lead", lead.label}},
                  lead.overdue);
  overdue.MoveTo(families);
}

void AddPlanActions(const std::vector<PublishedPlan>& plans,
                    const Calendar& calendar,
                    std::vector<MetricFamily>& families) {
  Family info("plan_action_info", "An action of the plan; always 1.");
  Family leads("plan_action_lead", "A lead of an action; always 1.");
  Family due("plan_action_due_timestamp_seconds",
             "The last second of the day that an action is due on, of actions "
             "not complete.");
  Family overdue("plan_action_overdue_seconds",
                 "Calendar days since the due day, of overdue actions, in "
                 "seconds of 86400 a day.");
  for (const PublishedPlan& plan : plans) {
    const ClientMetric::Label name{"plan", plan.name};
    for (const ActionFigure& row : plan.figures.rows) {
      const Action& action = row.action;
      const ClientMetric::Label reference{"action", action.reference};
      info.Add(plan.labels,
               {name,
                reference,
                {"title", Cut(action.title, kTitleCharacters)},
                {"objective", row.objective},
                {"priority", action.priority},
                {"rag", std::string(RagName(action.rag))},
                {"due", row.due ? FormatDate(*row.due) : ""}},
               1);
      for (const std::string& lead : action.accountable)
        leads.Add(plan.labels,
                  {name, reference, {"lead", lead}, {"role", "accountable"}},
                  1);
      for (const std::string& lead : action.responsible)
        leads.Add(plan.labels,
                  {name, reference, {"lead", lead}, {"role", "responsible"}},
                  1);
      if (row.due && !action.complete)
        due.Add(plan.labels, {name, reference},
                Seconds(calendar.EndOf(*row.due)));
      if (row.overdue)
        overdue.Add(plan.labels, {name, reference},
                    row.overdue_days * kSecondsInDay);
    }
  }
  for (Family* family : {&info, &leads, &due, &overdue})
    family->MoveTo(families);
}

void AddRegisters(const std::vector<PublishedRegister>& registers,
                  std::vector<MetricFamily>& families) {
  Family received("referrals_received", "Referrals received.");
  Family triaged("referrals_triaged", "Referrals triaged.");
  Family awaiting("referrals_awaiting_triage",
                  "Referrals received and not yet triaged.");
  Family beyond("referrals_awaiting_beyond_target",
                "Referrals not yet triaged whose target has passed.");
  Family by_outcome("referrals_triaged_by_outcome",
                    "Referrals triaged, by outcome; small counts are held "
                    "back.");
  Family by_source("referrals_received_by_source",
                   "Referrals received, by referring agency; small counts are "
                   "held back.");
  Family received_within("referrals_received_within",
                         "Referrals received within the last days, or the "
                         "financial quarter or year to date.");
  Family triaged_within("referrals_triaged_within",
                        "Referrals triaged within the last days, or the "
                        "financial quarter or year to date.");
  Family ratio("referrals_triaged_in_time_ratio",
               "Share of the referrals triaged that were triaged within the "
               "target, 0 to 1.");
  Family wait("referral_triage_seconds",
              "Time from received to triaged, in whole days of 86400 seconds.");
  Family suppressed("suppressed_cells",
                    "Figures held back by disclosure control.");
  for (const PublishedRegister& reg : registers) {
    const Labels& shared = reg.labels();
    const ClientMetric::Label name{"register", reg.name()};
    received.Add(shared, {name}, reg.received());
    triaged.Add(shared, {name}, reg.triaged());
    awaiting.Add(shared, {name}, reg.awaiting());
    beyond.Add(shared, {name}, reg.awaiting_beyond_target());
    for (const LabelledCount& cell : reg.by_outcome().shown)
      by_outcome.Add(shared, {name, {"outcome", cell.label}}, cell.count);
    for (const LabelledCount& cell : reg.by_source().shown)
      by_source.Add(shared, {name, {"source", cell.label}}, cell.count);
    for (std::size_t i = 0; i < kReferralWindows.size(); ++i) {
      const ClientMetric::Label within{"within", kReferralWindows[i]};
      received_within.Add(shared, {name, within}, reg.received_within()[i]);
      triaged_within.Add(shared, {name, within}, reg.triaged_within()[i]);
    }
    if (reg.triaged_in_time_ratio())
      ratio.Add(shared, {name}, *reg.triaged_in_time_ratio());
    if (reg.wait_p50_days())
      wait.Add(shared, {name, {"percentile", "50"}},
               *reg.wait_p50_days() * kSecondsInDay);
    if (reg.wait_p90_days())
      wait.Add(shared, {name, {"percentile", "90"}},
               *reg.wait_p90_days() * kSecondsInDay);
    const auto held_back = [&](const char* family, std::size_t count) {
      suppressed.Add(shared, {name, {"family", family}}, count);
    };
    if (reg.by_outcome().configured)
      held_back("triaged_by_outcome", reg.by_outcome().suppressed);
    if (reg.by_source().configured)
      held_back("received_by_source", reg.by_source().suppressed);
    held_back("triaged_in_time_ratio", reg.suppressed_ratios());
    held_back("triage_seconds", reg.suppressed_percentiles());
  }
  for (Family* family :
       {&received, &triaged, &awaiting, &beyond, &by_outcome, &by_source,
        &received_within, &triaged_within, &ratio, &wait, &suppressed})
    family->MoveTo(families);
}

void AddSources(const std::vector<SourceHealth>& sources,
                std::vector<MetricFamily>& families) {
  Family up("source_up", "Whether the source's last read succeeded.");
  Family held_back("source_held_back",
                   "Whether the last reading is held back because the plan "
                   "vanished or shrank, and an earlier one is shown.");
  Family success("source_last_success_timestamp_seconds",
                 "When the source was last read with success.");
  Family modified("source_modified_timestamp_seconds",
                  "When the document that the figures come from was last "
                  "changed.");
  Family duration("source_read_duration_seconds",
                  "How long the last read took.");
  Family rows("source_rows", "Rows of data in the last good reading.");
  Family rejected("source_rows_rejected",
                  "Rows of the last good reading that could not be used, by "
                  "reason.");
  for (const SourceHealth& source : sources) {
    const ClientMetric::Label name{"source", source.source};
    const ClientMetric::Label kind{"kind", source.kind};
    if (!source.tried) continue;
    up.Add({}, {name, kind}, source.up);
    held_back.Add({}, {name, kind}, source.held_back);
    if (source.last_success)
      success.Add({}, {name, kind}, Seconds(*source.last_success));
    if (source.modified)
      modified.Add({}, {name, kind}, Seconds(*source.modified));
    if (source.read_duration)
      duration.Add({}, {name, kind}, source.read_duration->count());
    if (source.last_success) rows.Add({}, {name, kind}, source.rows);
    for (const auto& [reason, count] : source.rejected)
      rejected.Add({}, {name, kind, {"reason", reason}}, count);
  }
  for (Family* family :
       {&up, &held_back, &success, &modified, &duration, &rows, &rejected})
    family->MoveTo(families);
}

}  // namespace

std::vector<MetricFamily> MakeFamilies(const Published* published,
                                       const Health& health,
                                       const Calendar& calendar) {
  std::vector<MetricFamily> families;
  if (published != nullptr) {
    AddPlanCounts(published->plans(), families);
    AddPlanGroups(published->plans(), families);
    AddPlanActions(published->plans(), calendar, families);
    AddRegisters(published->registers(), families);
    Family as_at("as_at_timestamp_seconds",
                 "Local midnight of the date that the figures stand at.");
    as_at.Add({}, {}, Seconds(published->as_at_midnight()));
    as_at.MoveTo(families);
  }
  AddSources(health.sources, families);
  Family reload("config_last_reload_successful",
                "Whether the last reload of the configuration succeeded.");
  reload.Add({}, {}, health.config_reload_successful);
  reload.MoveTo(families);
  if (health.config_reload_success) {
    Family at("config_last_reload_success_timestamp_seconds",
              "When the configuration was last loaded with success.");
    at.Add({}, {}, Seconds(*health.config_reload_success));
    at.MoveTo(families);
  }
  Family build("build_info", "The daemon's version; always 1.");
  build.Add({}, {{"version", health.version}, {"revision", health.revision}},
            1);
  build.MoveTo(families);
  return families;
}

}  // namespace planwatch
