#include "collectors/plan/rest_of_plan.h"

#include <algorithm>
#include <cstddef>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/table_evidence.h"

namespace planwatch {
namespace {

constexpr PlanField kRest[] = {PlanField::kDue, PlanField::kRag,
                               PlanField::kStatus, PlanField::kCompleted,
                               PlanField::kResponsible};

constexpr PlanField kNamesActions[] = {PlanField::kReference,
                                       PlanField::kAction};

bool Holds(const Block& block, PlanField field) {
  const auto role = block.roles.ColumnOf(field);
  if (!role || block.roles.guessed.contains(field)) return false;
  const Profile& profile = block.ProfileOf(*role);
  return profile.filled + profile.coloured > 0;
}

// Whether a column of the plan holds the field, or what stands in for it.
bool HasAlready(const Block& plan, PlanField field) {
  switch (field) {
    case PlanField::kRag:
    case PlanField::kStatus:
    case PlanField::kCompleted:
      return Holds(plan, PlanField::kRag) || Holds(plan, PlanField::kStatus);
    case PlanField::kResponsible:
      return Holds(plan, field) || Holds(plan, PlanField::kAccountable);
    default:
      return Holds(plan, field);
  }
}

}  // namespace

RestOfPlan::RestOfPlan(std::span<const Block* const> plan) {
  for (const PlanField field : kRest)
    if (std::none_of(plan.begin(), plan.end(), [&](const Block* part) {
          return HasAlready(*part, field);
        }))
      lacking_.push_back(field);
  if (lacking_.empty()) return;
  for (const PlanField by : kNamesActions)
    for (const Block* part : plan) actions_[by].merge(TextsOf(*part, by));
}

std::string RestOfPlan::In(const Block& block) const {
  if (block.header == nullptr || IsCounting(block)) return {};
  std::vector<std::string> rest;
  for (const PlanField field : lacking_)
    if (Holds(block, field)) rest.emplace_back(PlanFieldText(field));
  if (rest.empty() || !NamesPlansActions(block)) return {};
  return Join(rest, " and ");
}

// Whether most of what names the actions there names the plan's.
bool RestOfPlan::NamesPlansActions(const Block& block) const {
  constexpr std::size_t kLeast = 2;
  return std::any_of(actions_.begin(), actions_.end(), [&](const auto& known) {
    const std::set<std::string> named = TextsOf(block, known.first);
    const auto shared = static_cast<std::size_t>(std::count_if(
        named.begin(), named.end(),
        [&](const std::string& text) { return known.second.contains(text); }));
    return shared >= kLeast && shared * 3 >= named.size() * 2;
  });
}

}  // namespace planwatch
