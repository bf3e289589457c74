// The review of a quarter: what the Board asks of each plan and register, taken
// from the past as it may be shown.
//
// A pure function of the past; immutable: any thread. html.cpp, csv.cpp and
// json.cpp only format it and add no figures of their own.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/disclosure/published.h"
#include "collectors/measure/record.h"
#include "collectors/plan/due_dates.h"
#include "collectors/plan/plan.h"
#include "daemon/past/past.h"
#include "daemon/report/action_line.h"

namespace planwatch {

struct ReviewOptions {
  Quarter quarter;
  Date today{};  // a quarter that has not ended is reviewed up to it
  bool for_the_public = false;  // without leads
  Past::Abandoned abandoned = {};
};

// A number at the end of the quarter, of the previous one and of the same
// quarter a year before; nullopt if it isn't known. Of referrals and measures
// in a quarter that has not ended, the earlier ones are of the same part of
// their quarter.
struct Compared {
  std::optional<double> now, before, year_before;
};

enum class Travel { kBetter, kSame, kWorse, kUnknown };
// kUnknown where neither way is better, or one of the two isn't known.
Travel TravelOf(const std::optional<double>& now,
                const std::optional<double>& then, Polarity polarity,
                std::string_view unit = {});
// From the quarter before.
Travel TravelOf(const Compared& compared, Polarity polarity);
std::string TravelWord(Travel travel);  // "better", "" where unknown

// From the start to the end: each action of the two is in one of the lines.
struct BridgeLine {
  std::string name;   // "date_moved"
  std::string words;  // "date moved"
  int sign = 0;       // +1 adds, -1 takes away, 0: in both
  std::vector<ActionLine> actions;
};
struct Bridge {
  std::size_t start = 0, end = 0;
  std::vector<BridgeLine> lines;
};

// Actions by their rating at the start and at the end; nullopt: not in the
// plan.
struct RatingFlow {
  std::optional<Rag> from, to;
  std::vector<ActionLine> actions;
};

struct PlanReview {
  std::string name, title;
  bool leads_shown = true;
  RagCounts actions;  // at the quarter's end
  std::size_t overdue = 0;
  // By RAG in the order of kAllRags; then those overdue.
  std::vector<Compared> by_rag;
  Compared overdue_compared;
  // What is compared with the end: the end of the quarter before, or the first
  // day of the history, if that is later.
  Date since{};
  Bridge overdue_bridge, count_bridge;
  std::vector<RatingFlow> flows;  // those that are not empty, worst first
  std::vector<ActionLine> completed, green_overdue, without_date, without_lead,
      without_rag, without_evidence;
  // Of the last version read in the quarter; nullopt: not known.
  std::optional<std::size_t> rows_not_used;
  std::vector<QuarterEnd> trend;  // the oldest first
};

struct RegisterQuarter {
  Quarter quarter;
  std::optional<std::size_t> received, triaged;
};

// A cell of a breakdown in the quarter: what two tables differ by; nullopt:
// held back, or there are no two tables as at its ends.
struct ReviewCell {
  std::string label;
  std::optional<std::size_t> now, before, year_before;
};

struct ReviewBreakdown {
  bool configured = false;
  std::vector<ReviewCell> cells;
  std::optional<Date> as_at;  // the last table until the end; nullopt: none
};

struct RegisterReview {
  std::string name, title;
  Compared received, triaged, awaiting, beyond_target;
  Compared in_time_ratio;  // of those triaged in the quarter
  ReviewBreakdown by_outcome, by_source;
  std::vector<RegisterQuarter> trend;
};

// Whether a measure's values add up within the financial year.
enum class Accumulates { kNo, kGuessed, kConfigured };

// Where there is no value in the quarter, unit and polarity are those of the
// last one in the trend.
struct MeasureLine {
  std::string measure, unit, area, partner;
  // Of a measure that accumulates, the value of the year before is that of the
  // same point: dated in the same month.
  Compared value;
  std::optional<double> target;
  Rag rag = Rag::kUnrated;
  Polarity polarity = Polarity::kNone;
  std::vector<std::optional<double>> trend;  // by quarter, the oldest first
  Accumulates accumulates = Accumulates::kNo;

  // What the direction of travel is from: the quarter before; of a measure that
  // accumulates, which begins anew in it or has another quarter's sum, the year
  // before.
  const std::optional<double>& then() const {
    return accumulates == Accumulates::kNo ? value.before : value.year_before;
  }
};

struct MeasuresReview {
  std::string name, title;
  std::vector<MeasureLine> lines;
};

struct QuarterReview {
  Quarter quarter;
  Date start{}, end{};   // `end`: the last day reviewed
  bool complete = true;  // the quarter has ended
  bool for_the_public = false;
  Date made{};          // ReviewOptions::today
  std::string marking;  // protective marking; empty: none
  // The configuration's labels, as in area: coventry, rugby.
  std::map<std::string, std::vector<std::string>> labels;
  DisclosurePolicy disclosure;
  std::vector<PlanReview> plans;
  std::vector<RegisterReview> registers;
  std::vector<MeasuresReview> measures;
};

// Fails if nothing is known of the quarter, or if it has not begun.
Result<QuarterReview> MakeReview(const Past& past,
                                 const ReviewOptions& options);

}  // namespace planwatch
