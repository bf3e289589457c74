#include "daemon/report/review.h"

#include <algorithm>
#include <utility>

#include "collectors/plan/figures.h"
#include "collectors/plan/predicates.h"
#include "daemon/history/quarters.h"
#include "daemon/past/changes.h"
#include "daemon/report/measures_review.h"
#include "daemon/report/words.h"

namespace planwatch {
namespace {

using std::chrono::days;

// The days that a review compares.
struct Days {
  Date end, before, year_before;
};

std::optional<double> Number(std::size_t count) {
  return static_cast<double>(count);
}

// The lists of a plan's review.
class PlanReviewer {
 public:
  PlanReviewer(const PlanChanges& changes, bool leads_shown)
      : changes_(changes), leads_shown_(leads_shown) {}

  void List(PlanReview& review) const {
    review.since = changes_.from();
    review.overdue_bridge = OverdueBridge();
    review.count_bridge = CountBridge();
    review.flows = Flows();
    for (const ActionPair& pair : changes_.actions()) {
      if (pair.now == nullptr) continue;
      const Action& action = pair.now->action;
      if (pair.Has(Change::kCompleted)) review.completed.push_back(Line(pair));
      if (IsContradictory(action, changes_.to()))
        review.green_overdue.push_back(Line(pair));
      for (const auto& [gap, list] :
           {std::pair{Gap::kDue, &PlanReview::without_date},
            {Gap::kLead, &PlanReview::without_lead},
            {Gap::kRag, &PlanReview::without_rag},
            {Gap::kEvidence, &PlanReview::without_evidence}})
        if (Lacks(action, gap, changes_.to()))
          (review.*list).push_back(Line(pair));
    }
  }

 private:
  ActionLine Line(const ActionPair& pair) const {
    return planwatch::LineOf(pair, leads_shown_);
  }
  std::vector<ActionLine> Lines(
      const std::vector<const ActionPair*>& pairs) const {
    std::vector<ActionLine> lines;
    for (const ActionPair* const pair : pairs) lines.push_back(Line(*pair));
    return lines;
  }

  template <typename Which>
  BridgeLine LineOf(Which which, std::string_view name,
                    std::string_view words) const {
    return {std::string(name), std::string(words), SignOf(which),
            Lines(changes_.Of(which))};
  }

  Bridge OverdueBridge() const {
    Bridge bridge{
        changes_.before().overdue.total(), changes_.now().overdue.total(), {}};
    for (const OverdueLine line : kOverdueLines)
      bridge.lines.push_back(
          LineOf(line, OverdueLineName(line), OverdueLineWords(line)));
    return bridge;
  }

  Bridge CountBridge() const {
    Bridge bridge{
        changes_.before().rows.size(), changes_.now().rows.size(), {}};
    for (const CountLine line : kCountLines)
      bridge.lines.push_back(
          LineOf(line, CountLineName(line), CountLineWords(line)));
    return bridge;
  }

  std::vector<RatingFlow> Flows() const {
    std::vector<std::optional<Rag>> ratings(kAllRags.begin(), kAllRags.end());
    ratings.push_back(std::nullopt);
    std::vector<RatingFlow> flows;
    for (const auto& from : ratings)
      for (const auto& to : ratings)
        if (auto actions = Lines(changes_.Rated(from, to)); !actions.empty())
          flows.push_back({from, to, std::move(actions)});
    return flows;
  }

  const PlanChanges& changes_;
  bool leads_shown_;
};

PlanReview ReviewPlan(const Entry& entry, const PlanPast& past,
                      const Calendar& calendar, const Days& at,
                      const ReviewOptions& options) {
  PlanReview review;
  review.name = entry.name;
  review.title = entry.title;
  const auto& plan = std::get<PlanOptions>(entry.options);
  review.leads_shown = !options.for_the_public && !plan.leads_hidden;
  const PlanChanges changes = *PlanChanges::Between(
      past, plan.overdue_by, std::max(at.before, past.versions().front().day),
      at.end);
  const PlanFigures& now = changes.now();
  const PlanFigures* const before =
      changes.from() == at.before ? &changes.before() : nullptr;
  const std::optional<PlanCounts> year =
      past.CountsOn(at.year_before, plan.overdue_by);
  review.actions = now.actions;
  review.overdue = now.overdue.total();
  for (const Rag rag : kAllRags)
    review.by_rag.push_back(
        {Number(now.actions[rag]),
         before ? Number(before->actions[rag]) : std::nullopt,
         year ? Number(year->actions[rag]) : std::nullopt});
  review.overdue_compared = {
      Number(now.overdue.total()),
      before ? Number(before->overdue.total()) : std::nullopt,
      year ? Number(year->overdue) : std::nullopt};
  review.rows_not_used = past.VersionOn(at.end)->not_used;
  PlanReviewer(changes, review.leads_shown).List(review);
  for (const Quarter quarter : LastQuarters(options.quarter)) {
    QuarterEnd point{.quarter = quarter};
    if (const auto counts = past.CountsOn(
            std::min(calendar.EndOf(quarter), at.end), plan.overdue_by)) {
      point.actions = counts->actions;
      point.overdue = counts->overdue;
    }
    review.trend.push_back(point);
  }
  return review;
}

// --- Registers

constexpr std::size_t kQuarterWindow = 2;
static_assert(std::string_view(kReferralWindows[kQuarterWindow]) == "quarter");

// The register as it was released at the ends of a quarter.
struct Ends {
  std::optional<PublishedRegister> last;   // nullopt: nothing is known of it
  std::optional<PublishedRegister> start;  // at the end of the quarter before
  Date last_day{}, start_day{};

  // Two tables as at these very days, whose difference is the quarter's.
  std::optional<std::pair<const PublishedCells*, const PublishedCells*>> Tables(
      RegisterBy by) const {
    if (!last || !start) return std::nullopt;
    const PublishedCells &to = last->cells(by), &from = start->cells(by);
    if (to.as_at != last_day || from.as_at != start_day) return std::nullopt;
    return std::pair(&to, &from);
  }

  std::optional<std::size_t> Cell(RegisterBy by,
                                  const std::string& label) const {
    const auto tables = Tables(by);
    if (!tables) return std::nullopt;
    const std::size_t* const to = tables->first->Find(label);
    const std::size_t* const from = tables->second->Find(label);
    // Fewer than before: records were corrected.
    if (to == nullptr || from == nullptr || *to < *from) return std::nullopt;
    return *to - *from;
  }

  std::optional<double> InTimeRatio() const {
    const auto tables = Tables(RegisterBy::kInTime);
    const auto in_time = Cell(RegisterBy::kInTime, std::string(kInTimeLabel));
    if (!in_time || tables->first->total <= tables->second->total)
      return std::nullopt;
    const auto triaged =
        static_cast<double>(tables->first->total - tables->second->total);
    return static_cast<double>(*in_time) <= triaged
               ? std::optional(static_cast<double>(*in_time) / triaged)
               : std::nullopt;
  }
};

class RegisterReviewer {
 public:
  RegisterReviewer(const Past& past, const Entry& entry, Date end)
      : past_(past), entry_(entry), end_(end) {}

  RegisterReview Review(Quarter quarter) const {
    const Calendar& calendar = *past_.config().calendar;
    const auto part = [&](Quarter of) {
      return At(of, SamePart(end_, quarter, of, calendar));
    };
    const Ends now = part(quarter), before = part(quarter.Previous()),
               year = part(YearBefore(quarter));
    RegisterReview review;
    review.name = entry_.name;
    review.title = entry_.title;
    const auto compared = [&](auto number) {
      const auto of = [&](const Ends& ends) {
        return ends.last ? number(ends.last->totals()) : std::nullopt;
      };
      return Compared{of(now), of(before), of(year)};
    };
    review.received = compared([](const RegisterTotals& totals) {
      return Number(totals.received_within[kQuarterWindow]);
    });
    review.triaged = compared([](const RegisterTotals& totals) {
      return Number(totals.triaged_within[kQuarterWindow]);
    });
    review.awaiting = compared(
        [](const RegisterTotals& totals) { return Number(totals.awaiting); });
    review.beyond_target = compared([](const RegisterTotals& totals) {
      return Number(totals.awaiting_beyond_target);
    });
    review.in_time_ratio = {now.InTimeRatio(), before.InTimeRatio(),
                            year.InTimeRatio()};
    const RegisterToShow of = RegisterOf(entry_);
    const auto breakdown = [&](RegisterBy by,
                               const std::vector<std::string>& labels) {
      ReviewBreakdown result;
      result.configured = !labels.empty() && !of.whole_counts_alone;
      if (!result.configured) return result;
      if (const auto at_end = past_.RegisterOn(entry_.name, end_))
        result.as_at = at_end->cells(by).as_at;
      for (const std::string& label : labels)
        result.cells.push_back({label, now.Cell(by, label),
                                before.Cell(by, label), year.Cell(by, label)});
      return result;
    };
    review.by_outcome = breakdown(RegisterBy::kOutcome, of.outcomes);
    review.by_source = breakdown(RegisterBy::kSource, of.sources);
    for (const Quarter each : LastQuarters(quarter)) {
      RegisterQuarter point{.quarter = each, .received = {}, .triaged = {}};
      if (const Ends ends = At(each, calendar.EndOf(each)); ends.last) {
        point.received = ends.last->totals().received_within[kQuarterWindow];
        point.triaged = ends.last->totals().triaged_within[kQuarterWindow];
      }
      review.trend.push_back(point);
    }
    return review;
  }

 private:
  // Of the quarter until the day.
  Ends At(Quarter quarter, Date until) const {
    const Calendar& calendar = *past_.config().calendar;
    Ends ends;
    ends.last_day = std::min(until, end_);
    ends.start_day = calendar.EndOf(quarter.Previous());
    ends.last = past_.RegisterOn(entry_.name, ends.last_day);
    ends.start = past_.RegisterOn(entry_.name, ends.start_day);
    // Of a quarter that has ended, its end is released; of another, its days
    // until the last release.
    if (ends.last && (ends.last->released() <= ends.start_day ||
                      (calendar.EndOf(quarter) == ends.last_day &&
                       ends.last->released() != ends.last_day)))
      ends.last.reset();
    return ends;
  }

  const Past& past_;
  const Entry& entry_;
  Date end_;
};

}  // namespace

Travel TravelOf(const std::optional<double>& now,
                const std::optional<double>& then, Polarity polarity,
                std::string_view unit) {
  if (!now || !then || polarity == Polarity::kNone) return Travel::kUnknown;
  const double change = ChangeOf(*now, *then, unit);
  if (change == 0) return Travel::kSame;
  return (change > 0) == (polarity == Polarity::kMore) ? Travel::kBetter
                                                       : Travel::kWorse;
}

Travel TravelOf(const Compared& compared, Polarity polarity) {
  return TravelOf(compared.now, compared.before, polarity);
}

std::string TravelWord(Travel travel) {
  switch (travel) {
    case Travel::kBetter:
      return "better";
    case Travel::kSame:
      return "same";
    case Travel::kWorse:
      return "worse";
    case Travel::kUnknown:
      break;
  }
  return "";
}

Result<QuarterReview> MakeReview(const Past& past,
                                 const ReviewOptions& options) {
  const Config& config = past.config();
  const Calendar& calendar = *config.calendar;
  QuarterReview review;
  review.quarter = options.quarter;
  review.start = calendar.StartOf(options.quarter);
  review.complete = calendar.EndOf(options.quarter) < options.today;
  review.end = std::min(calendar.EndOf(options.quarter), options.today);
  review.for_the_public = options.for_the_public;
  review.made = options.today;
  review.marking = config.marking;
  review.disclosure = config.disclosure;
  if (review.start > options.today)
    return Error("the quarter " + FormatQuarter(options.quarter) +
                 " begins on " + FormatDate(review.start) +
                 "; choose one that has begun");
  const std::optional<Date> first = past.first();
  if (!first || *first > review.end)
    return Error("the history has nothing of the quarter " +
                 FormatQuarter(options.quarter) +
                 (first
                      ? "; it begins on " + FormatDate(*first)
                      : "; it is empty: let the daemon run, or record earlier "
                        "versions of the plan"));
  const Days at{review.end, calendar.EndOf(options.quarter.Previous()),
                calendar.EndOf(YearBefore(options.quarter))};
  for (const Entry& entry : config.entries) {
    if (options.abandoned && options.abandoned()) return Error("abandoned");
    for (const auto& [name, value] : entry.labels) {
      std::vector<std::string>& values = review.labels[name];
      if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
    }
    if (const PlanPast* plan = past.PlanOf(entry.name);
        plan != nullptr && plan->VersionOn(at.end) != nullptr)
      review.plans.push_back(ReviewPlan(entry, *plan, calendar, at, options));
    else if (entry.kind() == Kind::kReferrals &&
             past.RegisterOn(entry.name, at.end))
      review.registers.push_back(
          RegisterReviewer(past, entry, at.end).Review(options.quarter));
    else if (entry.kind() == Kind::kMeasures)
      review.measures.push_back(
          ReviewMeasures(past, entry, options.quarter, at.end));
  }
  return review;
}

}  // namespace planwatch
