// Ratings as people see them: a letter, a word and a colour; and bars of them,
// as SVG in the page. Pure functions: any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "collectors/plan/figures.h"
#include "collectors/plan/plan.h"
#include "daemon/html/html.h"

namespace planwatch::web {

std::string RagWord(Rag rag);  // "Red"
// The letter in its colour and the word beside it.
Html RagLabel(Rag rag);
// "1 red, 7 amber, …": those that are not 0.
std::string RagSummary(const RagCounts& counts);

// A bar of the share of each rating. Its width is `counts.total()` of `widest`,
// so that bars beneath one another compare. Its figures must stand in a table
// beside it: screen readers skip it unless it is `large`.
struct BarOptions {
  std::size_t widest = 0;  // 0: the bar's own total
  // As wide as the page, with a summary for readers; each letter with its
  // count, below the bar at the end of a line where its slice is too thin.
  bool large = false;
};
Html RagBar(const RagCounts& counts, const BarOptions& options);

// One count of `widest`, in one colour.
Html CountBar(std::size_t count, std::size_t widest);

// One action's ratings one after the other, each as wide as it lasted; nullopt:
// it was not in the plan. The same must stand in a table beside it.
struct RatingStretch {
  std::optional<Rag> rag;
  std::chrono::days days{0};
};
Html RatingStrip(const std::vector<RatingStretch>& stretches);

// A plan's actions at several times, each with its bar.
struct TrendRow {
  Html when;
  std::optional<RagCounts> actions;    // nullopt: not known
  std::optional<std::size_t> overdue;  // the same
};
// `table` gives the caption.
Html TrendTable(TableOptions table, const std::vector<TrendRow>& rows);

}  // namespace planwatch::web
