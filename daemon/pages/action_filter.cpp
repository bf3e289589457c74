#include "daemon/pages/action_filter.h"

#include <algorithm>
#include <array>
#include <string>

#include "collectors/base/text.h"
#include "collectors/plan/predicates.h"

namespace planwatch::web {
namespace {

constexpr std::array kRags = {
    Choice{"red", "rated red"}, Choice{"amber", "rated amber"},
    Choice{"green", "rated green"}, Choice{"blue", "rated blue (complete)"},
    Choice{"unrated", "not rated"}};
constexpr std::array kOverdue = {Choice{"1", "overdue"},
                                 Choice{"0", "not overdue"}};
constexpr std::array kDue = {
    Choice{"7", "due within 7 days"}, Choice{"14", "due within 14 days"},
    Choice{"30", "due within 30 days"}, Choice{"90", "due within 90 days"}};
static_assert(kDue.size() == kDueWithinDays.size());
constexpr std::array kWithout = {
    Choice{"rag", "without a rating"}, Choice{"due", "without a date"},
    Choice{"lead", "without a lead"}, Choice{"partner", "without a partner"},
    Choice{"evidence", "without evidence"}};
constexpr std::array kRevised = {Choice{"1", "moved to a later date"},
                                 Choice{"0", "not moved"}};
constexpr std::array kDateRemoved = {Choice{"1", "whose date was removed"},
                                     Choice{"0", "whose date was not removed"}};
constexpr std::array kContradictory = {
    Choice{"1", "overdue and still rated green"},
    Choice{"0", "not both overdue and green"}};
constexpr std::array kGuessed = {Choice{"1", "with a date that was guessed"},
                                 Choice{"0", "without a guessed date"}};

bool Is(bool holds, std::string_view value) { return holds == (value == "1"); }

bool NamesOneOf(std::string_view value,
                const std::vector<std::string>& labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [folded = Fold(value)](const std::string& label) {
                       return Fold(label) == folded;
                     });
}

// Each word is somewhere in what the action is known by, in any order.
bool HasWords(const Action& action, std::string_view words) {
  const std::string text = Fold(
      action.reference + '\n' + action.title + '\n' + action.progress + '\n' +
      Join(action.responsible, "\n") + '\n' + Join(action.accountable, "\n"));
  const std::vector<std::string> wanted = Split(Fold(words), ' ');
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) {
                       return text.find(word) != std::string::npos;
                     });
}

bool LacksField(const PublishedPlan& plan, const Action& action, Date as_at,
                std::string_view field) {
  if (field == "rag") return Lacks(action, Gap::kRag, as_at);
  if (field == "due") return Lacks(action, Gap::kDue, as_at);
  if (field == "lead")
    return !plan.leads_hidden && Lacks(action, Gap::kLead, as_at);
  if (field == "partner") return action.partners.empty();
  return Lacks(action, Gap::kEvidence, as_at);
}

using Plan = PublishedPlan;
using Row = ActionFigure;
using Value = std::string_view;

constexpr std::array kCriteria = {
    Criterion{"q",
              {},
              "with the words",
              [](const Plan&, const Row& row, Date, Value value) {
                return HasWords(row.action, value);
              },
              "Words"},
    Criterion{"rag", kRags, "",
              [](const Plan&, const Row& row, Date, Value value) {
                return RagName(row.action.rag) == value;
              },
              "Rating"},
    Criterion{"overdue", kOverdue, "",
              [](const Plan&, const Row& row, Date, Value value) {
                return Is(row.overdue, value);
              },
              "Overdue"},
    Criterion{"due", kDue, "",
              [](const Plan&, const Row& row, Date as_at, Value value) {
                return IsDueWithin(row.action, as_at,
                                   std::stoi(std::string(value)));
              },
              "Due"},
    Criterion{"without", kWithout, "",
              [](const Plan& plan, const Row& row, Date as_at, Value value) {
                return LacksField(plan, row.action, as_at, value);
              },
              "What is missing"},
    Criterion{"revised", kRevised, "",
              [](const Plan&, const Row& row, Date, Value value) {
                return Is(row.due_dates.IsMovedLater(), value);
              },
              "Moved"},
    Criterion{"date_removed", kDateRemoved, "",
              [](const Plan&, const Row& row, Date, Value value) {
                return Is(row.date_removed(), value);
              },
              "Date removed"},
    Criterion{"contradictory", kContradictory, "",
              [](const Plan&, const Row& row, Date as_at, Value value) {
                return Is(IsContradictory(row.action, as_at), value);
              },
              "Overdue and green"},
    Criterion{"guessed", kGuessed, "",
              [](const Plan&, const Row& row, Date, Value value) {
                return Is(row.action.due.guessed, value);
              },
              "Guessed date"},
    Criterion{"objective",
              {},
              "under",
              [](const Plan&, const Row& row, Date, Value value) {
                return Fold(row.objective) == Fold(value);
              },
              "Sub-objective"},
    Criterion{"lead",
              {},
              "led by",
              [](const Plan&, const Row& row, Date, Value value) {
                return NamesOneOf(value, LeadsOf(row.action));
              },
              "Lead"},
    Criterion{"priority",
              {},
              "of priority",
              [](const Plan&, const Row& row, Date, Value value) {
                return Fold(row.action.priority) == Fold(value);
              },
              "Priority"},
    Criterion{"partner",
              {},
              "with",
              [](const Plan&, const Row& row, Date, Value value) {
                return NamesOneOf(value, row.action.partners);
              },
              "Partner"},
    Criterion{"action",
              {},
              "with the reference",
              [](const Plan&, const Row& row, Date, Value value) {
                return Fold(row.action.reference) == Fold(value);
              },
              "Reference"},
};

const Choice* FindChoice(const Criterion& criterion, std::string_view value) {
  for (const Choice& choice : criterion.choices)
    if (choice.value == value) return &choice;
  return nullptr;
}

Error WrongValue(const Criterion& criterion) {
  std::vector<std::string> values;
  for (const Choice& choice : criterion.choices)
    values.emplace_back(choice.value);
  return Error("`" + std::string(criterion.name) + "` takes one of " +
               Join(values, ", "));
}

}  // namespace

std::span<const Criterion> Criteria() { return kCriteria; }

Result<ActionFilter> ActionFilter::Parse(
    const std::multimap<std::string, std::string>& query) {
  ActionFilter filter;
  for (const Criterion& criterion : kCriteria) {
    Term term{&criterion, {}};
    const auto [first, last] = query.equal_range(std::string(criterion.name));
    for (auto i = first; i != last; ++i) {
      if (i->second.empty()) continue;
      if (!criterion.choices.empty() && !FindChoice(criterion, i->second))
        return WrongValue(criterion);
      term.values.push_back(i->second);
    }
    if (!term.values.empty()) filter.terms_.push_back(std::move(term));
  }
  return filter;
}

bool ActionFilter::Holds(const PublishedPlan& plan, const ActionFigure& row,
                         Date as_at) const {
  return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) {
    return std::any_of(term.values.begin(), term.values.end(),
                       [&](const std::string& value) {
                         return term.criterion->holds(plan, row, as_at, value);
                       });
  });
}

std::vector<std::string> ActionFilter::ValuesOf(std::string_view name) const {
  for (const Term& term : terms_)
    if (term.criterion->name == name) return term.values;
  return {};
}

std::string ActionFilter::Describe() const {
  std::vector<std::string> parts;
  for (const auto& [criterion, values] : terms_) {
    std::vector<std::string> words;
    for (const std::string& value : values) {
      const Choice* const choice = FindChoice(*criterion, value);
      words.push_back(choice ? std::string(choice->words)
                             : std::string(criterion->words) + " “" +
                                   Cut(value, 100) + "”");
    }
    parts.push_back(Join(words, " or "));
  }
  return Join(parts, ", ");
}

}  // namespace planwatch::web
