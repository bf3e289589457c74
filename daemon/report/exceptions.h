// The exception report: the actions that need a word at the meeting, each once
// with why it is listed, and the worst first.
//
// Listed is what is not complete and is red, overdue or worse than last time,
// what slipped since then, what has lost its date, and what left the plan while
// it was red or overdue.
//
// Pure functions of figures and the past; immutable: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/plan/due_dates.h"
#include "collectors/plan/plan.h"
#include "daemon/html/html.h"
#include "daemon/past/changes.h"
#include "daemon/past/past.h"
#include "daemon/report/action_line.h"

namespace planwatch {

enum class ExceptionReason {
  kRed,
  kOverdue,
  kWorse,        // than last time
  kDateRemoved,  // it had a date once
  kDateMoved,    // to a later day, since last time
  kLeftThePlan,  // while it was red or overdue
};
inline constexpr std::array kExceptionReasons = {
    ExceptionReason::kRed,       ExceptionReason::kOverdue,
    ExceptionReason::kWorse,     ExceptionReason::kDateRemoved,
    ExceptionReason::kDateMoved, ExceptionReason::kLeftThePlan};
// In JSON: "date_removed".
std::string_view ExceptionReasonName(ExceptionReason reason);

// `was` and, where it left the plan, the days overdue are of the last time.
struct ExceptionLine : ActionLine {
  std::vector<ExceptionReason> reasons;  // in their order; never empty
  std::string progress, delay;           // line by line
};

// By how bad it is: red and overdue, then overdue, red, the others; of equals
// the longest overdue first, then in the plan's order.
std::vector<ExceptionLine> ExceptionsOf(std::span<const ActionPair> actions,
                                        bool leads_shown);
// "red; 18 days overdue; worse: was green".
std::string WhyListed(const ExceptionLine& line);

struct PlanExceptions {
  std::string name, title;
  bool leads_shown = true;
  // The last time: what it is compared with; nullopt: nothing is known of it.
  std::optional<Date> since = {};
  std::size_t actions = 0;  // of the plan
  std::vector<ExceptionLine> lines = {};
};

struct ExceptionOptions {
  Date since{}, until{};
  // Without leads, nor the texts of progress and delay, which may name people.
  bool for_the_public = false;
};

struct ExceptionReport {
  ExceptionOptions options;
  std::vector<PlanExceptions> plans = {};
  std::string marking = {};  // protective marking; empty: none
};

// `now`: the plan's figures on the last day; nullptr: the past's. nullopt where
// nothing is known of that day. `past` may be nullptr.
std::optional<PlanExceptions> MakePlanExceptions(
    const Entry& entry, const PlanPast* past, const PlanFigures* now,
    const ExceptionOptions& options);
// Of every plan of the history.
ExceptionReport MakeExceptions(const Past& past,
                               const ExceptionOptions& options);

// The period of a report that is asked for by a quarter, by a day, or by
// neither: then from the last meeting. Fails where it has not begun.
Result<ExceptionOptions> ExceptionPeriod(const Config& config, Date today,
                                         std::optional<Quarter> quarter,
                                         std::optional<Date> since);

// "Exception report".
std::string ExceptionsTitle();
// Everything below the page's heading.
web::Html ExceptionsBody(const ExceptionReport& report);
std::string ExceptionsAsHtml(const ExceptionReport& report);
std::string ExceptionsAsCsv(const ExceptionReport& report);
std::string ExceptionsAsJson(const ExceptionReport& report);
// `format` is html, csv or json.
std::string WriteExceptions(const ExceptionReport& report,
                            std::string_view format);

}  // namespace planwatch
