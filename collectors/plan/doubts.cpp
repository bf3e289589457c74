#include "collectors/plan/doubts.h"

#include <algorithm>
#include <iterator>

namespace planwatch {

std::vector<Doubt> PlanDoubts(const Plan& plan, Date as_at) {
  std::vector<Doubt> doubts;
  std::copy_if(plan.report.doubts.begin(), plan.report.doubts.end(),
               std::back_inserter(doubts),
               [&](const Doubt& doubt) { return doubt.IsOn(as_at); });
  return doubts;
}

}  // namespace planwatch
