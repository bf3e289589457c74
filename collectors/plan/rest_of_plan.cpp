#include "collectors/plan/rest_of_plan.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "collectors/base/text.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/table_evidence.h"

namespace planwatch {
namespace {

constexpr PlanField kRest[] = {PlanField::kDue, PlanField::kRag,
                               PlanField::kStatus, PlanField::kCompleted,
                               PlanField::kResponsible};

bool Holds(const Block& block, PlanField field) {
  const auto role = block.roles.of.find(field);
  if (role == block.roles.of.end() || block.roles.guessed.contains(field))
    return false;
  const Profile& profile = block.ProfileOf(role->second);
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

// Whether most of what names the actions there names the plan's.
bool NamesPlansActions(std::span<const Block* const> plan, const Block& block) {
  constexpr std::size_t kLeast = 2;
  for (const PlanField by : {PlanField::kReference, PlanField::kAction}) {
    std::set<std::string> known;
    for (const Block* part : plan) known.merge(TextsOf(*part, by));
    const std::set<std::string> named = TextsOf(block, by);
    const auto shared = static_cast<std::size_t>(std::count_if(
        named.begin(), named.end(),
        [&](const std::string& text) { return known.contains(text); }));
    if (shared >= kLeast && shared * 3 >= named.size() * 2) return true;
  }
  return false;
}

}  // namespace

std::string RestOfPlan(std::span<const Block* const> plan, const Block& block) {
  if (block.header == nullptr || IsCounting(block)) return {};
  std::vector<std::string> rest;
  for (const PlanField field : kRest)
    if (Holds(block, field) &&
        std::none_of(plan.begin(), plan.end(), [&](const Block* part) {
          return HasAlready(*part, field);
        }))
      rest.emplace_back(PlanFieldText(field));
  if (rest.empty() || !NamesPlansActions(plan, block)) return {};
  return Join(rest, " and ");
}

}  // namespace planwatch
