// The figures of a plan on a date: a pure function, so that the live endpoint,
// the report and the backfill can't disagree. Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/plan/due_dates.h"
#include "collectors/plan/options.h"
#include "collectors/plan/plan.h"

namespace planwatch {

// Counts by RAG; all five are always there.
struct RagCounts {
  std::array<std::size_t, kAllRags.size()> by_rag{};

  std::size_t& operator[](Rag rag) {
    return by_rag[static_cast<std::size_t>(rag)];
  }
  std::size_t operator[](Rag rag) const {
    return by_rag[static_cast<std::size_t>(rag)];
  }
  std::size_t total() const;
  friend bool operator==(const RagCounts&, const RagCounts&) = default;
};

// What is known of an action beside its row: from the history, or, without one,
// from the row alone.
struct ActionPast {
  std::string id;  // survives a new number and a new wording
  DueDates due_dates;
};

// One action on the date.
struct ActionFigure {
  Action action;  // its leads and partners spelled as most rows spell them
  std::string objective;  // its label: number, then text, cut at 100 characters
  std::optional<Date> due;  // the date that counts (Action::deadline)
  bool overdue = false;
  int overdue_days = 0;  // calendar days since the due day; 0 where not overdue
  std::string id;
  DueDates due_dates;               // all that it had until the date
  std::string objective_text = {};  // the objective's label, whole

  // Not complete, without a date, and once with one.
  bool date_removed() const {
    return due_dates.IsRemoved() && !action.complete;
  }
};

struct GroupFigure {
  std::string label;
  RagCounts actions;
  std::size_t overdue = 0;
};

// Days ahead for which "due within" is counted.
inline constexpr std::array kDueWithinDays = {7, 14, 30, 90};

struct PlanFigures {
  RagCounts actions;
  RagCounts overdue;
  std::array<std::size_t, kDueWithinDays.size()>
      due_within{};  // not complete, due from today to today + days
  std::size_t incomplete_rag = 0, incomplete_due = 0, incomplete_lead = 0,
              incomplete_evidence = 0;
  std::size_t revised = 0;  // moved later
  std::size_t date_removed = 0;
  std::size_t contradictory = 0;  // overdue, and green
  RagCounts outcomes;
  std::vector<Outcome> outcome_cells;  // those counted, in the document's order
  std::vector<GroupFigure> objectives, priorities, partners,
      leads;                       // in the document's order of first meeting
  std::vector<ActionFigure> rows;  // in the document's order
};

struct FigureOptions {
  OverdueBy overdue_by = OverdueBy::kOriginal;
  // One an action, in the plan's order; empty: nothing is known of the past.
  std::span<const ActionPast> pasts = {};
};
// `as_at` is "today" in the calendar's time zone.
PlanFigures MakePlanFigures(const Plan& plan, Date as_at,
                            const FigureOptions& options = {});
// The date by which the action is overdue.
std::optional<Date> DeadlineOf(const Action& action, const DueDates& dates,
                               OverdueBy overdue_by);

}  // namespace planwatch
