// What became of a plan's actions between two days: what the working group asks
// first, and what the review of a quarter adds up.
//
// Every list closes: an action that was overdue at the start, or is at the end,
// stands in exactly one line of the bridge between them; so with the ratings
// and with the number of actions.
//
// Pure functions of the plan's past; plain values: any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/figures.h"
#include "collectors/plan/options.h"
#include "daemon/history/plan_past.h"

namespace planwatch {

// What can be told of one action; several may be true of it.
enum class Change {
  kWorse,
  kBetter,
  kRated,     // it had no rating
  kNoRating,  // it has none any more
  kCompleted,
  kReopened,
  kDateMoved,  // to a later day
  kBroughtForward,
  kDateRemoved,
  kDateSet,  // it had none
  kNew,
  kGone,
  kReworded,
  kNewLead,
  kProgress,  // its text of progress, delay, evidence or outcome
};
inline constexpr std::array kAllChanges = {
    Change::kWorse,       Change::kBetter,
    Change::kRated,       Change::kNoRating,
    Change::kCompleted,   Change::kReopened,
    Change::kDateMoved,   Change::kBroughtForward,
    Change::kDateRemoved, Change::kDateSet,
    Change::kNew,         Change::kGone,
    Change::kReworded,    Change::kNewLead,
    Change::kProgress};
// In addresses and JSON: "date_moved"; for people, after that number or alone:
// "moved to a later date".
std::string_view ChangeName(Change change);
std::string_view ChangeWords(Change change, std::size_t count = 1);
std::optional<Change> ChangeFromName(std::string_view name);

// Whether a rating is worse than another; false where one of them is none.
bool IsWorse(Rag rag, Rag than);

// An action at the start and at the end: nullptr where it was not in the plan.
// One of the two is there.
struct ActionPair {
  const ActionFigure* before = nullptr;
  const ActionFigure* now = nullptr;
  std::vector<Change> changes;  // in the order of kAllChanges; may be empty

  // The later of the two.
  const ActionFigure& either() const { return now ? *now : *before; }
  bool Has(Change change) const;
};

// Where an overdue action came from, or went.
enum class OverdueLine {
  kStill,
  kNewly,
  kReopened,
  kLeftThePlan,
  kCompleted,
  kDateRemoved,
  kDateMoved,
  kConfigured,    // in by a changed configuration (`overdue_by`, `complete`)
  kUnconfigured,  // out by one
};
inline constexpr std::array kOverdueLines = {
    OverdueLine::kStill,       OverdueLine::kNewly,
    OverdueLine::kReopened,    OverdueLine::kConfigured,
    OverdueLine::kLeftThePlan, OverdueLine::kCompleted,
    OverdueLine::kDateRemoved, OverdueLine::kDateMoved,
    OverdueLine::kUnconfigured};
std::string_view OverdueLineName(OverdueLine line);   // "date_moved"
std::string_view OverdueLineWords(OverdueLine line);  // "date moved"
// +1 where it adds to those at the end, -1 where it takes away from those at
// the start; 0 for those in both.
int SignOf(OverdueLine line);

// Where an action of the plan came from, or went.
enum class CountLine { kStill, kNew, kSplitOff, kGone, kMerged };
inline constexpr std::array kCountLines = {
    CountLine::kStill, CountLine::kNew, CountLine::kSplitOff, CountLine::kGone,
    CountLine::kMerged};
std::string_view CountLineName(CountLine line);
std::string_view CountLineWords(CountLine line);
int SignOf(CountLine line);

class PlanChanges {
 public:
  // From the end of one day to another; nullopt where nothing is known of the
  // plan on one of the two.
  static std::optional<PlanChanges> Between(const PlanPast& past,
                                            OverdueBy overdue_by, Date from,
                                            Date to);
  // The same of figures that are at hand.
  PlanChanges(PlanFigures before, Date from, PlanFigures now, Date to);
  PlanChanges(const PlanChanges&) = delete;
  PlanChanges& operator=(const PlanChanges&) = delete;
  PlanChanges(PlanChanges&&) = default;
  PlanChanges& operator=(PlanChanges&&) = default;

  Date from() const { return from_; }
  Date to() const { return to_; }
  const PlanFigures& before() const { return before_; }
  const PlanFigures& now() const { return now_; }
  // In the plan's order as it is now, those that are gone behind.
  const std::vector<ActionPair>& actions() const { return actions_; }
  // How many have changed so.
  std::size_t Count(Change change) const;

  // nullopt: overdue neither at the start nor at the end.
  std::optional<OverdueLine> LineOf(const ActionPair& action) const;
  CountLine CountLineOf(const ActionPair& action) const;
  std::vector<const ActionPair*> Of(OverdueLine line) const;
  std::vector<const ActionPair*> Of(CountLine line) const;
  // Those rated `from` at the start and `to` at the end; nullopt: not in the
  // plan.
  std::vector<const ActionPair*> Rated(std::optional<Rag> from,
                                       std::optional<Rag> to) const;

 private:
  PlanFigures before_, now_;
  Date from_, to_;
  std::vector<ActionPair> actions_;
};

// Whether the wording of `part` is for the most part within that of `whole`:
// what an action is split off from, or merged into.
bool IsPartOf(std::string_view part, std::string_view whole);

}  // namespace planwatch
