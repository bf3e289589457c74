#include "collectors/plan/vocabulary.h"

#include <cstdint>

#include "collectors/plan/fields.h"

namespace planwatch {
namespace {

constexpr int Number(PlanField field) { return static_cast<int>(field); }

constexpr auto kPhrase = HeadingMatch::kPhrase;
constexpr auto kWhole = HeadingMatch::kWhole;
constexpr auto kDated = HeadingMatch::kDated;

// Of two headings with equal votes the one whose phrase stands first is taken.
constexpr HeadingRule kRules[] = {
    {Number(PlanField::kAction), 3, kPhrase,
     "action, action required, action needed, action agreed, action proposed, "
     "action planned, action to taken, action point, action item, action to "
     "achieve, activity, task, initiative, what "
     "to happen, what needs to happen, what needs to done, what to done, what "
     "to to, measure to taken, measure to take, step to "
     "taken, step to take, action to completed, task to completed, activity to "
     "completed, work to completed"},
    {Number(PlanField::kAction), 3, kWhole, "what, what to"},
    // Beside "What we will do" it is the objective.
    {Number(PlanField::kAction), 2.2, kPhrase, "what to achieve"},
    {Number(PlanField::kAction), 2.5, kPhrase,
     "how achieve, how to achieve, how to achieved, how deliver, how to "
     "deliver, how to delivered, how implement, how to implement, how get "
     "there, how to get there"},
    {Number(PlanField::kAction), 2.5, kWhole, "how, how to, how to done"},
    {Number(PlanField::kAction), 2.6, kPhrase, "milestone, deliverable, step"},
    {Number(PlanField::kAction), 2, kPhrase,
     "recommendation, commitment, improvement, intervention, job, work, work "
     "item, user story, agreed action and"},
    {Number(PlanField::kAction), 1.3, kWhole,
     "item, description, detail, issue, requirement, story, phase, stage, "
     "descr, item text, content, text, project, project name, project title, "
     "implementation"},
    {Number(PlanField::kAction), 2, kWhole, "title, name, summary, subject"},
    {Number(PlanField::kAction), 2, kWhole, "pledge, promise, our promise"},
    {Number(PlanField::kAction), 1.6, kPhrase, "card"},
    {Number(PlanField::kAction), 1.6, kWhole,
     "solution, proposed solution, proposal, approach, strategy, plan, "
     "ambition"},
    {Number(PlanField::kAction), 1.6, kPhrase,
     "mitigation, resolution, response, remedy, treatment, remediation, "
     "mitigation plan, resolution plan"},

    {Number(PlanField::kReference), 3, kPhrase,
     "ref, reference, ref no, reference no, action ref, action reference, "
     "action no, action id, task no, task id, item no, wbs, wbs no, id, no, "
     "code, serial, serial no, sl no, issue key"},
    {Number(PlanField::kReference), 3, kWhole, "key"},

    {Number(PlanField::kRag), 3, kPhrase,
     "rag, brag, ragb, rag status, rag rating, rag score, brag status, brag "
     "rating, r a g, b r a g, gar, g a r, ryg, r y g, red amber green, red "
     "amber or green, traffic "
     "light, action rag, current rag, status "
     "rag"},
    {Number(PlanField::kRag), 2.5, kWhole, "rating, colour, color"},
    {Number(PlanField::kRag), 2, kWhole,
     "q1, q2, q3, q4, qtr 1, qtr 2, qtr 3, qtr 4, quarter 1, quarter 2, "
     "quarter 3, quarter 4"},
    {Number(PlanField::kOutcomeRag), 3.2, kPhrase,
     "outcome rag, outcome rag status, outcome rag rating, rag of outcome, "
     "rag outcome, outcome status, outcome rating, impact rag"},

    {Number(PlanField::kStatus), 3, kPhrase,
     "status, state, action status, current status, progress status, stage, "
     "implementation status"},
    {Number(PlanField::kStatus), 2.5, kPhrase,
     "percent complete, complete percent, percent completed, completed "
     "percent, percent completion, completion percent, percent done, done "
     "percent, percent progress, progress percent, percent of task complete, "
     "tick when done, tick when complete, tick when completed, tick if done, "
     "tick if complete, milestone met, deadline met, target met, "
     "how doing, how getting on, is done, is complete, is it done, due "
     "complete"},
    {Number(PlanField::kStatus), 2.2, kWhole,
     "done, complete, completion, actual complete, on track, on target, "
     "current position, "
     "position, assessment of progress"},
    {Number(PlanField::kStatus), 1.5, kWhole,
     "delivery, evaluation, monitoring, review, performance, achievement, "
     "situation, condition, result, position statement, where now"},
    {Number(PlanField::kStatus), 2, kPhrase,
     "progress, update, progress update, response, assessment"},

    {Number(PlanField::kDue), 3, kDated,
     "due, deadline, eta, timing, timescale, time scale, by when, target, "
     "target completion, when, action due, timeframe, time frame, timeline, "
     "timetable, to completed, to done, to delivered, to achieved, to "
     "implemented, to finished, to completed by, to actioned, to actioned by, "
     "due by, done by, to done by, "
     "delivered by, to delivered by, achieved by, to achieved by, when to "
     "done, when done by"},
    {Number(PlanField::kDue), 3, kWhole,
     "when will we do it, when will we do it by, when will we do this, when "
     "will we do this by, by, by date, date by, complete by, finish by, to "
     "complete, to "
     "complete by, "
     "required by, needed by, achieve by, deliver by, date required, required "
     "date, date needed, milestone date, time limit, date agreed for "
     "completion"},
    {Number(PlanField::kDue), 2.6, kDated,
     "planned, planned completion, planned end, planned finish, baseline, "
     "baseline finish, baseline end, completion, expected completion, "
     "proposed completion, anticipated completion, estimated completion, "
     "delivery, implementation, scheduled, schedule"},
    {Number(PlanField::kDue), 2.6, kDated,
     "original, original due, original target"},
    {Number(PlanField::kDue), 2.2, kDated, "end, finish, planned delivery"},
    {Number(PlanField::kDue), 1.2, kDated,
     "expected, anticipated, proposed, estimated, resolution, expected "
     "resolution, projected"},
    {Number(PlanField::kDue), 1.6, kWhole, "completed by"},
    {Number(PlanField::kDue), 1.5, kWhole, "date"},

    {Number(PlanField::kRevised), 3.2, kDated,
     "revised, revised due, revised target, revised completion, revised "
     "timescale, revised deadline, revised end, new date, new due, new target, "
     "new timescale, new deadline, amended, extended to, extended, extension, "
     "revision, reforecast, re forecast, changed to, date changed to, "
     "forecast, forecast completion, forecast finish, forecast end, revised "
     "finish, slipped, slipped to, slippage to, rescheduled, rescheduled to, "
     "re scheduled to, re profiled, re profiled to, reprofiled, reprofiled to, "
     "deferred to, postponed to, delayed to, moved to, pushed back to"},
    {Number(PlanField::kRevised), 3.2, kWhole,
     "second date, second target date, deadline v2, due date v2, target date "
     "v2, changed date, changed due date, changed deadline, changed target "
     "date, "
     "updated due, updated due date, updated deadline, updated target, updated "
     "target date, updated completion date, updated timescale, latest date, "
     "latest due date, latest deadline, latest target date, current date, "
     "current due date, current deadline, current target date"},

    {Number(PlanField::kCompleted), 3, kDated,
     "completed, completed on, action completed, actual completion, closed, "
     "achieved, finished, actual finish, actual end, actual delivery, closure, "
     "implemented, delivered, actioned, actual "
     "date on completion, resolved, signed off, completion actual"},
    {Number(PlanField::kCompleted), 2.6, kDated, "actual"},
    {Number(PlanField::kCompleted), 2.1, kWhole, "done"},
    {Number(PlanField::kCompleted), 3, kWhole,
     "done on, done at, done date, date done, completed at, closed at, "
     "finished at, resolved at, sign off, sign off date, date of sign off, "
     "date signed off, signed off on, met, date met, met on, complied, date "
     "complied, complied on, discharged, date discharged, discharged on, "
     "cleared, date cleared, cleared on, verified, date verified, verified "
     "on, date action taken, date of action taken, due date completed, due "
     "date complete, due date actual, due completed, target date completed, "
     "target date complete, target date actual, timescale actual, deadline "
     "actual"},
    {Number(PlanField::kCompleted), 2.1, kDated, "complete"},

    {Number(PlanField::kResponsible), 3, kPhrase,
     "responsible, responsibility, responsible officer, responsible lead, "
     "responsible person, responsible party, responsible team, person "
     "responsible, people responsible, officer responsible, lead "
     "responsible, lead, lead officer, lead person, lead agency, lead partner, "
     "lead organisation, lead name, action lead, action owner, owner, "
     "assignee, assigned to, allocated to, delegated to, by whom, whom, who, "
     "spoc, whose job, whose responsibility, whose task, whose action, "
     "who by, accountable officer responsible"},
    {Number(PlanField::kResponsible), 3, kWhole,
     "action by, delivered by, led by, owned by, managed by, actioned by, done "
     "by, carried out by, assigned, assign, assigned user, resp, action "
     "holder"},
    {Number(PlanField::kResponsible), 2, kPhrase,
     "officer, person, personnel, agency, responsible department, resource "
     "name, "
     "resourcing, member, staff, team, co ordinator, coordinator, champion, "
     "manager, head of service"},
    {Number(PlanField::kResponsible), 1.3, kWhole, "contact, driver, initial"},

    {Number(PlanField::kAccountable), 3, kPhrase,
     "accountable, accountability, accountable officer, accountable lead, "
     "accountable person, lead accountable, senior responsible owner, senior "
     "responsible officer, sro, strategic lead, executive lead, exec lead, "
     "sponsor, "
     "executive sponsor"},

    {Number(PlanField::kPartners), 3, kPhrase,
     "partner, partner involved, partner agency, key partner, supporting "
     "partner, agency involved, supporting agency, supported by, stakeholder, "
     "contributor"},
    {Number(PlanField::kPartners), 2.5, kWhole, "support"},

    {Number(PlanField::kProgress), 3, kPhrase,
     "progress, progress update, progress to date, action progress, action "
     "update, update, current position, action taken, action to date, "
     "progress against action, commentary, comment, progress note, latest "
     "update"},
    {Number(PlanField::kProgress), 1.4, kPhrase, "note, remark, response"},

    {Number(PlanField::kEvidence), 3, kPhrase,
     "evidence, evidence of progress, evidence of completion, evidence of "
     "action, progress evidence, assurance, output"},

    {Number(PlanField::kOutcome), 3, kPhrase,
     "outcome, expected outcome, intended outcome, desired outcome, impact, "
     "success criteria, success measure, measure of success, what difference, "
     "how know, how we know, benefit"},

    {Number(PlanField::kObjective), 3, kPhrase,
     "sub objective, subobjective, objective, action area, aim, goal"},
    {Number(PlanField::kObjective), 2, kPhrase, "what to achieve"},
    {Number(PlanField::kObjective), 2, kPhrase,
     "theme, recommendation, improvement, area, section"},

    {Number(PlanField::kPriority), 3, kPhrase,
     "priority, priority area, strategic priority, prevent protect pursue, "
     "strand, workstream, work stream, pillar"},
    {Number(PlanField::kPriority), 2, kPhrase, "theme"},

    {Number(PlanField::kDelay), 3, kPhrase,
     "reason for delay, reason for slippage, reason for variance, reason for "
     "non completion, reason for not completing, reason delayed, reason late, "
     "reason behind schedule, delay reason, slippage reason, variance reason, "
     "cause of delay, cause of slippage, explanation of delay, explanation of "
     "slippage, explanation of variance, explanation for delay, explanation "
     "for slippage, explanation for variance, why late, why delayed, barrier, "
     "barrier to progress, issue to progress, issue affecting progress, issue "
     "preventing progress, issue delaying progress, obstacle, obstacle to "
     "progress, blocker, impediment, what stopping"},
    {Number(PlanField::kDelay), 2, kWhole, "delay, slippage"},
};

constexpr std::uint32_t kDates =
    Bit(PlanField::kDue) | Bit(PlanField::kRevised);
constexpr std::uint32_t kRatings = Bit(PlanField::kRag) |
                                   Bit(PlanField::kStatus) |
                                   Bit(PlanField::kOutcomeRag);
constexpr std::uint32_t kPeople = Bit(PlanField::kResponsible) |
                                  Bit(PlanField::kAccountable) |
                                  Bit(PlanField::kPartners);
constexpr std::uint32_t kWork = Bit(PlanField::kAction) |
                                Bit(PlanField::kObjective) |
                                Bit(PlanField::kPriority);

// What takes a field from a heading: the words of another event, of another
// kind of thing, or of another time.
constexpr HeadingVeto kVetoes[] = {
    // Events that are not deadlines, and things that have dates of their own.
    {kDates | Bit(PlanField::kCompleted),
     "start, started, begin, begun, beginning, commence, commenced, raised, "
     "created, updated, update, modified, changed, logged, entry, entered, "
     "added, issued, identified, opened, reported, received, meeting, "
     "decision, report, rag, basis, previous, last, review, reviewed, percent, "
     "id, category, type, level, duration, effort, cost, hour, today, "
     "validation, validated, assigned, timestamp, age, monitoring, monitored, "
     "monitor, evaluation, evaluated, evaluate, visit, escalated, checked"},
    {kDates, "actual, closed, finished, decided, on target"},
    {kDates, "agreed, approved, achieved, completed", VetoAt::kHead},
    {Bit(PlanField::kDue), "revised, amended, extended, forecast"},
    {Bit(PlanField::kCompleted),
     "planned, target, due, baseline, expected, proposed, forecast, to, yes, "
     "checklist, by"},
    // Another time's rating, and talk of ratings.
    {kRatings,
     "previous, prior, last, last quarter, last month, original, initial, "
     "baseline, start, target, forecast, predicted, projected, expected, risk, "
     "impact, probability, likelihood, severity, confidence, importance",
     VetoAt::kBrackets},
    {Bit(PlanField::kRag),
     "priority, urgency, complexity, difficulty, cost, budget, effort",
     VetoAt::kBrackets},
    {kRatings,
     "date, comment, commentary, "
     "reason, direction, travel, trend, id, category, type, mode, resource, "
     "new or, description, key, mean, definition"},
    {Bit(PlanField::kStatus), "basis, level"},
    // Kinds of work, parts of it, and counts of it.
    {kWork,
     "id, no, type, level, basis, percent, status, rag, rating, owner, lead, "
     "date, code, hour, sum, count, total, average, cost, budget, link, "
     "url, effort, priority level"},
    {Bit(PlanField::kAction),
     "category, next, previous, last, completed, taken, bucket, list, raised "
     "by, completed by, mean, to date, reason, why, parent, predecessor, "
     "related, linked"},
    // What is done to see whether the actions are.
    {Bit(PlanField::kAction),
     "monitoring action, review action, evaluation action, monitoring and "
     "review action, monitoring and evaluation action",
     VetoAt::kWhole},
    {kPeople,
     "id, no, category, bucket, email, e mail, phone, telephone, type, level, "
     "time, date, count, "
     "reported, raised, created, updated, approved, completed"},
    {Bit(PlanField::kReference),
     "previous, parent, predecessor, prerequisite, order, assignee, reporter, "
     "creator, email, document, cost, related"},
    {Bit(PlanField::kProgress),
     "rag, percent, status, barrier to progress, obstacle to progress, issue "
     "to progress, issue affecting progress, issue preventing progress, issue "
     "delaying progress"},
    {Bit(PlanField::kDelay), "id, no, date, percent, rag, rating, status"},
    {Bit(PlanField::kOutcome), "date, id, rag, status, level, rating, if"},
    {Bit(PlanField::kEvidence), "date, id"},
};

constexpr HeadingRule kOther[] = {
    {0, 1, kDated,
     "start, raised, created, added, agreed, updated, started, received, "
     "opened, review, next review, meeting, last updated, identified, logged"},
    {0, 1, kPhrase,
     "note, comment, remark, cost, budget, resource, resource required, risk, "
     "issue, category, type, level, duration, day, hour, effort, dependency, "
     "predecessor, prerequisite, source, link, url, phase, impact, "
     "probability, likelihood, trigger, month, year, quarter, week, "
     "monitoring, consultation, method, location, department, tag, label, "
     "reporter, question, finding, gap, requirement, key milestone, baseline, "
     "version, name, date, description, area, module, project, "
     "previous rag, "
     "direction of travel, cycle, sequence, importance, frequency"},
};

}  // namespace

const HeadingVocabulary& PlanHeadings() {
  static const HeadingVocabulary vocabulary(kRules, kVetoes);
  return vocabulary;
}

const HeadingVocabulary& OtherHeadings() {
  static const HeadingVocabulary vocabulary(kOther, {});
  return vocabulary;
}

}  // namespace planwatch
