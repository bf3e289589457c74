#include "daemon/history/plan_past.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "collectors/plan/identity.h"
#include "collectors/plan/predicates.h"
#include "daemon/history/match.h"

namespace planwatch {
namespace {

using States = std::map<std::int64_t, ActionRecord>;

// Builds the actions' traces from their spans.
class Tracer {
 public:
  explicit Tracer(const States& states) : states_(states) {}

  // The plan's states from the day on, in the document's order.
  void Advance(Date day, const std::vector<std::int64_t>& now) {
    std::vector<std::size_t> taken(now.size(), kNone);
    KeepUnchanged(now, taken);
    MatchChanged(now, taken);
    MatchGone(now, taken);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (taken[i] == kNone) {
        taken[i] = traces_.size();
        traces_.emplace_back();
        last_.push_back(0);
      }
      Step(taken[i], day, now[i]);
    }
    const std::set<std::size_t> there(taken.begin(), taken.end());
    for (const std::size_t trace : current_)
      if (!there.contains(trace))
        traces_[trace].steps.push_back({day, nullptr});
    current_ = std::move(taken);
  }

  // The actions from the last day on, as indices of the traces.
  std::vector<std::uint32_t> Current() const {
    return {current_.begin(), current_.end()};
  }
  std::vector<ActionTrace> Take() && { return std::move(traces_); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const ActionRecord& StateOf(std::int64_t id) const { return states_.at(id); }
  bool IsThere(std::size_t trace) const {
    const auto& steps = traces_[trace].steps;
    return !steps.empty() && steps.back().state != nullptr;
  }

  void Step(std::size_t trace, Date day, std::int64_t state) {
    if (IsThere(trace) && last_[trace] == state) return;
    last_[trace] = state;
    traces_[trace].steps.push_back({day, &StateOf(state)});
  }

  // Most rows of most versions are unchanged.
  void KeepUnchanged(const std::vector<std::int64_t>& now,
                     std::vector<std::size_t>& taken) {
    std::multimap<std::int64_t, std::size_t> before;
    for (const std::size_t trace : current_)
      before.emplace(last_[trace], trace);
    for (std::size_t i = 0; i < now.size(); ++i) {
      const auto found = before.find(now[i]);
      if (found == before.end()) continue;
      taken[i] = found->second;
      before.erase(found);
    }
    unmatched_.clear();
    for (const std::size_t trace : current_) {
      const auto [first, last] = before.equal_range(last_[trace]);
      if (std::any_of(first, last,
                      [&](const auto& e) { return e.second == trace; }))
        unmatched_.push_back(trace);
    }
  }

  void Match(const std::vector<std::size_t>& candidates, MatchRule rule,
             const std::vector<std::int64_t>& now,
             std::vector<std::size_t>& taken) {
    std::vector<const ActionRecord*> before, after, context;
    std::vector<std::size_t> places;
    for (const std::size_t trace : candidates)
      before.push_back(&StateOf(last_[trace]));
    for (std::size_t i = 0; i < now.size(); ++i) {
      context.push_back(&StateOf(now[i]));
      if (taken[i] != kNone) continue;
      places.push_back(i);
      after.push_back(context.back());
    }
    if (before.empty() || after.empty()) return;
    const std::vector<std::optional<std::size_t>> matches =
        MatchActions(before, after, context, rule);
    for (std::size_t i = 0; i < matches.size(); ++i)
      if (matches[i]) taken[places[i]] = candidates[*matches[i]];
  }

  void MatchChanged(const std::vector<std::int64_t>& now,
                    std::vector<std::size_t>& taken) {
    Match(unmatched_, MatchRule::kNextVersion, now, taken);
  }

  // A row that was deleted and put back is the same action.
  void MatchGone(const std::vector<std::int64_t>& now,
                 std::vector<std::size_t>& taken) {
    std::vector<std::size_t> gone;
    const std::set<std::size_t> there(current_.begin(), current_.end());
    for (std::size_t trace = 0; trace < traces_.size(); ++trace)
      if (!there.contains(trace)) gone.push_back(trace);
    Match(gone, MatchRule::kComesBack, now, taken);
  }

  const States& states_;
  std::vector<ActionTrace> traces_;
  std::vector<std::int64_t> last_;      // the last state of each trace
  std::vector<std::size_t> current_;    // traces in the plan, by position
  std::vector<std::size_t> unmatched_;  // of those, the ones that changed
};

std::vector<std::int64_t> StatesOn(Date day,
                                   const std::vector<PlanSpan>& spans) {
  std::vector<std::int64_t> states;
  for (const PlanSpan& span : spans)
    if (span.from <= day && day < span.to) states.push_back(span.state);
  return states;
}

}  // namespace

const ActionRecord* ActionTrace::On(Date day) const {
  const ActionRecord* state = nullptr;
  for (const Step& step : steps) {
    if (step.from > day) break;
    state = step.state;
  }
  return state;
}

DueDates ActionTrace::DueDatesUntil(Date day) const {
  DueDates dates;
  for (const Step& step : steps) {
    if (step.from > day) break;
    if (step.state != nullptr) dates.Observe(step.from, step.state->action.due);
  }
  return dates;
}

PlanPast::PlanPast(std::vector<PlanVersion> versions,
                   std::map<std::int64_t, ActionRecord> states,
                   std::vector<PlanSpan> actions,
                   std::vector<std::pair<Date, std::vector<Outcome>>> outcomes)
    : versions_(std::move(versions)),
      states_(std::move(states)),
      outcomes_(std::move(outcomes)) {
  std::sort(
      actions.begin(), actions.end(), [](const PlanSpan& a, const PlanSpan& b) {
        return std::tie(a.position, a.from) < std::tie(b.position, b.from);
      });
  std::set<Date> changes;
  for (const PlanSpan& span : actions) {
    changes.insert(span.from);
    if (span.to != kOpenEnd) changes.insert(span.to);
  }
  Tracer tracer(states_);
  for (const Date day : changes) {
    tracer.Advance(day, StatesOn(day, actions));
    actions_[day] = tracer.Current();
  }
  traces_ = std::move(tracer).Take();
  std::set<std::string> ids;
  for (ActionTrace& trace : traces_) {
    const Action& first = trace.steps.front().state->action;
    trace.id = ActionId(first.reference, first.title);
    // Written as another once was, before that one was renumbered.
    while (!ids.insert(trace.id).second)
      trace.id = ActionId(trace.id, first.title);
  }
}

const PlanVersion* PlanPast::VersionOn(Date day) const {
  const auto later = std::upper_bound(
      versions_.begin(), versions_.end(), day,
      [](Date date, const PlanVersion& version) { return date < version.day; });
  return later == versions_.begin() ? nullptr : &*std::prev(later);
}

const std::vector<std::uint32_t>& PlanPast::ActionsOn(Date day) const {
  static const std::vector<std::uint32_t> kNone;
  const auto later = actions_.upper_bound(day);
  return later == actions_.begin() ? kNone : std::prev(later)->second;
}

std::optional<Plan> PlanPast::On(Date day) const {
  if (VersionOn(day) == nullptr) return std::nullopt;
  Plan plan;
  std::map<std::pair<std::string, std::string>, std::size_t> objectives;
  for (const std::uint32_t index : ActionsOn(day)) {
    const ActionRecord& record = *traces_[index].On(day);
    const auto [found, added] =
        objectives.try_emplace({record.objective.number, record.objective.text},
                               plan.objectives.size());
    if (added) plan.objectives.push_back(record.objective);
    plan.actions.push_back(record.action);
    plan.actions.back().objective = found->second;
  }
  for (const auto& [from, outcomes] : outcomes_) {
    if (from > day) break;
    plan.outcomes = outcomes;
  }
  return plan;
}

bool PlanPast::IsAs(const Plan& plan, Date day) const {
  const std::vector<std::uint32_t>& actions = ActionsOn(day);
  return std::equal(
      actions.begin(), actions.end(), plan.actions.begin(), plan.actions.end(),
      [&](std::uint32_t index, const Action& action) {
        const Action& kept = traces_[index].On(day)->action;
        return kept.reference == action.reference &&
               kept.title == action.title && kept.due.date == action.due.date &&
               kept.due.revised == action.due.revised;
      });
}

std::vector<ActionPast> PlanPast::PastsOn(Date day) const {
  std::vector<ActionPast> pasts;
  for (const std::uint32_t index : ActionsOn(day))
    pasts.push_back({traces_[index].id, traces_[index].DueDatesUntil(day)});
  return pasts;
}

std::optional<PlanFigures> PlanPast::FiguresOn(Date day,
                                               OverdueBy overdue_by) const {
  const std::optional<Plan> plan = On(day);
  if (!plan) return std::nullopt;
  const std::vector<ActionPast> pasts = PastsOn(day);
  return MakePlanFigures(*plan, day,
                         {.overdue_by = overdue_by, .pasts = pasts});
}

std::optional<PlanCounts> PlanPast::CountsOn(Date day,
                                             OverdueBy overdue_by) const {
  if (VersionOn(day) == nullptr) return std::nullopt;
  PlanCounts counts;
  for (const std::uint32_t index : ActionsOn(day)) {
    const Action& action = traces_[index].On(day)->action;
    ++counts.actions[RagOn(action, day)];
    if (overdue_by == OverdueBy::kFirst) {
      Action counted = action;
      counted.deadline =
          DeadlineOf(action, traces_[index].DueDatesUntil(day), overdue_by);
      counts.overdue += IsOverdue(counted, day);
    } else {
      counts.overdue += IsOverdue(action, day);
    }
  }
  return counts;
}

const ActionTrace* PlanPast::Find(std::string_view id) const {
  // The latest that has it: a wording that was gone may have come back.
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace)
    if (trace->id == id) return &*trace;
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace)
    for (const ActionTrace::Step& step : trace->steps)
      if (step.state != nullptr && ActionId(step.state->action.reference,
                                            step.state->action.title) == id)
        return &*trace;
  return nullptr;
}

}  // namespace planwatch
