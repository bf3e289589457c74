#include "collectors/plan/numbering.h"

#include <cstddef>
#include <string_view>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/limits.h"

namespace planwatch {
namespace {

// What may stand before an objective's own number.
constexpr std::string_view kBeforeNumber[] = {
    "sub-objective", "sub objective", "strategic objective",
    "objective",     "priority",      "aim",
    "goal",          "theme",         "outcome",
    "recommendation"};

}  // namespace

std::string UniqueNames::Add(const std::string& name) {
  const std::string label = ToLabel(name);
  std::string unique = label;
  std::size_t& met = met_[label];
  for (; !names_.insert(unique).second; ++met) {
    const std::string mark = '~' + std::to_string(met + 2);
    unique = Cut(label, kLabelCharacters - mark.size()) + mark;
  }
  return unique;
}

Status NamesMet::Add(const Action& action) {
  for (const auto* names :
       {&action.responsible, &action.accountable, &action.partners}) {
    named_ += names->size();
    names_.insert(names->begin(), names->end());
  }
  if (named_ <= kMaxNamed && names_.size() <= kMaxNames) return {};
  return Error(
      "there are more than 5,000 different leads and partners, or 50,000 in "
      "all actions together; see that their columns hold names alone");
}

Objective ReadObjective(const std::string& text) {
  const std::string folded = Fold(text);
  std::size_t begin = 0;
  for (const std::string_view word : kBeforeNumber)
    if (begin == 0 && folded.starts_with(word) && folded.size() > word.size() &&
        folded[word.size()] == ' ')
      begin = word.size() + 1;
  const bool named = begin > 0;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  std::size_t end = begin, part = 0;
  bool dotted = false;
  for (;; ++end) {
    if (digit(end)) {
      if (++part > 2) return {{}, text};
    } else if (part > 0 && end < text.size() && text[end] == '.' &&
               digit(end + 1)) {
      part = 0;
      dotted = true;
    } else {
      break;
    }
  }
  if (end == begin) return {{}, text};
  std::size_t rest = end;
  while (rest < text.size() &&
         std::string_view(".):- ").find(text[rest]) != std::string_view::npos)
    ++rest;
  const bool marked = rest == text.size() ||
                      (rest > end && (named || dotted || text[end] != ' '));
  if (!marked) return {{}, text};
  return {text.substr(begin, end - begin), text.substr(rest)};
}

void AssignReferences(Plan& plan, const std::vector<bool>& split) {
  UniqueNames names;
  for (std::size_t i = 0; i < plan.actions.size(); ++i) {
    Action& action = plan.actions[i];
    if (!action.has_own_reference) continue;
    std::string unique = names.Add(action.reference);
    if (unique != action.reference && !split[i])
      plan.report.repairs.Add(action.place, "reference_twice",
                              "the reference " + Quote(action.reference) +
                                  " was met before: shown as " + Quote(unique) +
                                  "; give it its own");
    action.reference = std::move(unique);
  }
  std::vector<std::size_t> counts(plan.objectives.size());
  for (Action& action : plan.actions) {
    const std::size_t number = ++counts[action.objective];
    if (!action.has_own_reference)
      action.reference = names.Add(plan.objectives[action.objective].number +
                                   '.' + std::to_string(number));
  }
}

}  // namespace planwatch
