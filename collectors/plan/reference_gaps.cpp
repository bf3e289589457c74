#include "collectors/plan/reference_gaps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/plan/table_evidence.h"
#include "collectors/plan/table_names.h"

namespace planwatch {
namespace {

// "1." and 12 of "1.12"; nullopt where it does not end in a number.
std::optional<std::pair<std::string, int>> LastNumber(std::string text) {
  constexpr std::size_t kMostDigits = 6;  // else it is no count
  while (!text.empty() && (text.back() == '.' || text.back() == ')'))
    text.pop_back();
  std::size_t begin = text.size();
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  if (begin == text.size() || text.size() - begin > kMostDigits)
    return std::nullopt;
  return std::pair(text.substr(0, begin), std::stoi(text.substr(begin)));
}

}  // namespace

bool FillsGap(const std::set<std::string>& plan,
              const std::set<std::string>& others) {
  std::map<std::string, std::pair<int, int>> ends;  // the least and the most
  for (const std::string& reference : plan) {
    const auto number = LastNumber(reference);
    if (!number) continue;
    const auto [found, is_new] = ends.try_emplace(
        number->first, std::pair(number->second, number->second));
    found->second.first = std::min(found->second.first, number->second);
    found->second.second = std::max(found->second.second, number->second);
  }
  bool fills = false;
  for (const std::string& reference : others) {
    if (plan.contains(reference)) return false;
    const auto number = LastNumber(reference);
    const auto found = number ? ends.find(number->first) : ends.end();
    fills =
        fills || (found != ends.end() && found->second.first < number->second &&
                  number->second < found->second.second);
  }
  return fills;
}

bool HasMissingActions(std::span<const Block* const> plan, const Block& aside) {
  if (IsNamedAsNone(aside) || Records(aside) == 0) return false;
  std::set<std::string> references;
  for (const Block* const part : plan)
    references.merge(TextsOf(*part, PlanField::kReference));
  return FillsGap(references, TextsOf(aside, PlanField::kReference));
}

}  // namespace planwatch
