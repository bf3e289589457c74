#include "daemon/refresh/acceptance.h"

#include "collectors/plan/figures.h"
#include "daemon/snapshot/wording.h"

namespace planwatch {

std::string FormatAccept(const Plan& last, const AcceptedReading& accepted,
                         const Plan& version, Date today) {
  const ReadingChanges changes = CompareReading(accepted, version.report);
  if (changes.empty() &&
      !HasShrunk(last.actions.size(), version.actions.size()))
    return {};
  std::string text =
      "  Actions: " + std::to_string(last.actions.size()) + " → " +
      std::to_string(version.actions.size()) +
      "\n  By RAG: " + FormatRags(MakePlanFigures(last, today).actions) +
      " → " + FormatRags(MakePlanFigures(version, today).actions) + '\n';
  for (const auto* list : {&changes.essential, &changes.other})
    for (const RoleChange& change : *list)
      text += "  Column: " + change.ToString() + '\n';
  return text;
}

std::string FormatAccept(Kind kind, std::size_t last, std::size_t version) {
  if (!HasShrunk(last, version)) return {};
  switch (kind) {
    case Kind::kReferrals:  // how many there are is told at a release
      return "  Referrals: less than half of those last released\n";
    case Kind::kPlan:  // compared with its version, above
    case Kind::kMeasures:
      return "  Values: " + std::to_string(last) + " → " +
             std::to_string(version) + '\n';
  }
  return {};
}

}  // namespace planwatch
