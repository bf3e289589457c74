#include "daemon/report/exceptions.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"
#include "daemon/config/meetings.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

bool Holds(ExceptionReason reason, const ActionPair& pair) {
  const ActionFigure& row = pair.either();
  const bool red = row.action.rag == Rag::kRed;
  switch (reason) {
    case ExceptionReason::kRed:
      return red;
    case ExceptionReason::kOverdue:
      return row.overdue;
    case ExceptionReason::kWorse:
      return pair.Has(Change::kWorse);
    case ExceptionReason::kDateRemoved:
      return row.date_removed();
    case ExceptionReason::kDateMoved:
      return pair.Has(Change::kDateMoved);
    case ExceptionReason::kLeftThePlan:
      return pair.now == nullptr && (red || row.overdue);
  }
  return false;
}

std::vector<ExceptionReason> ReasonsOf(const ActionPair& pair) {
  std::vector<ExceptionReason> reasons;
  if (pair.either().action.complete) return reasons;
  // What left the plan is listed for having left it, and no other reason alone.
  if (pair.now == nullptr && !Holds(ExceptionReason::kLeftThePlan, pair))
    return reasons;
  std::copy_if(kExceptionReasons.begin(), kExceptionReasons.end(),
               std::back_inserter(reasons),
               [&](ExceptionReason reason) { return Holds(reason, pair); });
  return reasons;
}

bool Has(const ExceptionLine& line, ExceptionReason reason) {
  return std::find(line.reasons.begin(), line.reasons.end(), reason) !=
         line.reasons.end();
}

// Lower is worse.
int RankOf(const ExceptionLine& line) {
  return (Has(line, ExceptionReason::kOverdue) ? 0 : 2) +
         (Has(line, ExceptionReason::kRed) ? 0 : 1);
}

ExceptionLine ExceptionOf(const ActionPair& pair,
                          std::vector<ExceptionReason> reasons,
                          bool leads_shown) {
  const Action& action = pair.either().action;
  return {{LineOf(pair, leads_shown)},
          std::move(reasons),
          action.progress,
          action.delay};
}

std::string WordsOf(ExceptionReason reason, const ExceptionLine& line) {
  switch (reason) {
    case ExceptionReason::kRed:
      return "red";
    case ExceptionReason::kOverdue:
      return std::to_string(line.days_overdue) +
             (line.days_overdue == 1 ? " day overdue" : " days overdue");
    case ExceptionReason::kWorse:
      return line.was ? "worse: was " + std::string(RagName(*line.was))
                      : std::string("worse");
    case ExceptionReason::kDateRemoved:
      return "date removed";
    case ExceptionReason::kDateMoved:
      return line.due.empty() || !line.due.back().date
                 ? std::string("date moved")
                 : "date moved to " + DayInWords(*line.due.back().date);
    case ExceptionReason::kLeftThePlan:
      return "left the plan, not completed";
  }
  return {};
}

}  // namespace

std::string_view ExceptionReasonName(ExceptionReason reason) {
  switch (reason) {
    case ExceptionReason::kRed:
      return "red";
    case ExceptionReason::kOverdue:
      return "overdue";
    case ExceptionReason::kWorse:
      return "worse";
    case ExceptionReason::kDateRemoved:
      return "date_removed";
    case ExceptionReason::kDateMoved:
      return "date_moved";
    case ExceptionReason::kLeftThePlan:
      return "left_the_plan";
  }
  return {};
}

std::vector<ExceptionLine> ExceptionsOf(std::span<const ActionPair> actions,
                                        bool leads_shown) {
  std::vector<ExceptionLine> lines;
  for (const ActionPair& pair : actions)
    if (std::vector<ExceptionReason> reasons = ReasonsOf(pair);
        !reasons.empty())
      lines.push_back(ExceptionOf(pair, std::move(reasons), leads_shown));
  std::stable_sort(lines.begin(), lines.end(),
                   [](const ExceptionLine& a, const ExceptionLine& b) {
                     return std::tuple(RankOf(a), -a.days_overdue) <
                            std::tuple(RankOf(b), -b.days_overdue);
                   });
  return lines;
}

std::string WhyListed(const ExceptionLine& line) {
  std::vector<std::string> parts;
  for (const ExceptionReason reason : line.reasons)
    parts.push_back(WordsOf(reason, line));
  return Join(parts, "; ");
}

std::optional<PlanExceptions> MakePlanExceptions(
    const Entry& entry, const PlanPast* past, const PlanFigures* now,
    const ExceptionOptions& options) {
  const auto& plan = std::get<PlanOptions>(entry.options);
  PlanExceptions found{
      .name = entry.name,
      .title = entry.title,
      .leads_shown = !options.for_the_public && !plan.leads_hidden};
  std::optional<PlanFigures> figures, before;
  if (now != nullptr)
    figures = *now;
  else if (past != nullptr)
    figures = past->FiguresOn(options.until, plan.overdue_by);
  if (!figures) return std::nullopt;
  found.actions = figures->rows.size();
  if (past != nullptr && !past->versions().empty()) {
    found.since = std::max(options.since, past->versions().front().day);
    before = past->FiguresOn(*found.since, plan.overdue_by);
  }
  const auto list = [&](std::span<const ActionPair> actions) {
    found.lines = ExceptionsOf(actions, found.leads_shown);
    if (!options.for_the_public) return;
    for (ExceptionLine& line : found.lines) {
      line.progress.clear();
      line.delay.clear();
    }
  };
  if (!before || *found.since >= options.until) {
    found.since.reset();
    std::vector<ActionPair> pairs;
    for (const ActionFigure& row : figures->rows)
      pairs.push_back({.before = nullptr, .now = &row, .changes = {}});
    list(pairs);
  } else {
    list(PlanChanges(*std::move(before), *found.since, *std::move(figures),
                     options.until)
             .actions());
  }
  return found;
}

ExceptionReport MakeExceptions(const Past& past,
                               const ExceptionOptions& options) {
  ExceptionReport report{options, {}, past.config().marking};
  for (const Entry& entry : past.config().entries)
    if (const PlanPast* const plan = past.PlanOf(entry.name))
      if (auto found = MakePlanExceptions(entry, plan, nullptr, options))
        report.plans.push_back(*std::move(found));
  return report;
}

Result<ExceptionOptions> ExceptionPeriod(const Config& config, Date today,
                                         std::optional<Quarter> quarter,
                                         std::optional<Date> since) {
  const Calendar& calendar = *config.calendar;
  if (quarter && since)
    return Error("`quarter` and `since` are one choice; give one of them");
  if (quarter) {
    if (calendar.StartOf(*quarter) > today)
      return Error("the quarter " + FormatQuarter(*quarter) + " begins on " +
                   FormatDate(calendar.StartOf(*quarter)) +
                   "; choose one that has begun");
    return ExceptionOptions{.since = calendar.EndOf(quarter->Previous()),
                            .until = std::min(calendar.EndOf(*quarter), today)};
  }
  const Date last_time = since.value_or(LastMeeting(config, today));
  if (last_time >= today)
    return Error("`since` is " + FormatDate(last_time) +
                 "; choose a day before " + FormatDate(today));
  return ExceptionOptions{.since = last_time, .until = today};
}

}  // namespace planwatch
