// What a review says first: sentences made of its figures, and of nothing else.
//
// Pure functions: any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/report/review.h"

namespace planwatch {

enum class Tone { kWorse, kNeutral, kBetter };

struct SummaryLine {
  std::string name, title;  // of the plan, register or measures
  Tone tone = Tone::kNeutral;
  std::string text;  // "3 more actions are red than at the end of …"
};

// In the review's order; of each plan, register and table of measures what is
// worse first.
std::vector<SummaryLine> SummaryOf(const QuarterReview& review);

}  // namespace planwatch
