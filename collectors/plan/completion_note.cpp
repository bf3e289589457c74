#include "collectors/plan/completion_note.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubts.h"
#include "collectors/plan/row_kind.h"

namespace planwatch {
namespace {

bool TellsOfCompleteActions(const std::string& line) {
  constexpr std::size_t kLongest = 25;  // words
  constexpr std::string_view kActions[] = {"action", "actions", "items"};
  constexpr std::string_view kDone[] = {"completed", "closed", "complete"};
  constexpr std::string_view kSaying[] = {"have", "been",    "are",
                                          "has",  "denotes", "denote"};
  constexpr std::string_view kOther[] = {"to be", "by",   "will", "unless",
                                         "once",  "must", "when", "should",
                                         "not",   "for",  "if",   "until"};
  const std::string folded = Fold(line);
  const auto has = [&](std::string_view word) {
    return ContainsWords(folded, word);
  };
  return Words(folded).size() <= kLongest &&
         std::any_of(std::begin(kActions), std::end(kActions), has) &&
         std::any_of(std::begin(kDone), std::end(kDone), has) &&
         std::any_of(std::begin(kSaying), std::end(kSaying), has) &&
         std::none_of(std::begin(kOther), std::end(kOther), has);
}

// The rows whose actions have another colour of text or shade than most.
std::set<std::string> MarkedRows(const std::vector<Block>& plan) {
  using Look = std::pair<int, int>;  // of text and shade; -1: automatic
  const auto code = [](const std::optional<Colour>& colour) {
    return colour ? colour->red << 16 | colour->green << 8 | colour->blue : -1;
  };
  std::map<Look, std::vector<const Row*>> looks;
  for (const Block& block : plan)
    for (const Row* row : block.rows) {
      const Cell& action = CellOf(block, *row, PlanField::kAction);
      if (IsFilled(action))
        looks[{code(action.ink), code(action.fill)}].push_back(row);
    }
  const auto usual = std::max_element(
      looks.begin(), looks.end(), [](const auto& a, const auto& b) {
        return a.second.size() < b.second.size();
      });
  std::set<std::string> marked;
  for (auto look = looks.begin(); look != looks.end(); ++look)
    if (look != usual)
      for (const Row* row : look->second) marked.insert(row->place.ToString());
  // Of two actions that differ either may be meant.
  if (usual != looks.end() && looks.size() > 1 && usual->second.size() == 1)
    for (const Row* row : usual->second) marked.insert(row->place.ToString());
  return marked;
}

}  // namespace

CompletionNote FindCompletionNote(const std::vector<Block>& plan,
                                  const KeyReading& key,
                                  std::span<const std::string> text) {
  if (!key.complete.empty() || !key.other_complete.empty() ||
      !key.marks.empty())
    return {};
  const auto line =
      std::find_if(text.begin(), text.end(), TellsOfCompleteActions);
  if (line == text.end()) return {};
  CompletionNote note{
      *line, {plan.front().table, plan.front().header_row()}, std::nullopt};
  if (std::any_of(plan.begin(), plan.end(),
                  [](const Block& block) { return block.roles.HasRating(); }))
    note.marked = MarkedRows(plan);
  return note;
}

void DoubtCompletionNote(const CompletionNote& note, bool hidden, Plan& plan) {
  if (note.line.empty()) return;
  const std::string line = hidden ? "a line" : Quote(note.line);
  if (!note.marked) {
    plan.report.AddDoubt(
        {.about = "rating",
         .place = note.header,
         .text = line + " beside the table may say which actions are complete, "
                        "but no column says so; no action was counted as "
                        "complete",
         .settle = "give each action its state, in a column headed "
                   "Status"});
    return;
  }
  const Action* first = nullptr;
  for (const Action& action : plan.actions)
    if (!action.complete && !action.completed && action.deadline &&
        note.marked->contains(action.place.ToString()) &&
        (first == nullptr || *action.deadline < *first->deadline))
      first = &action;
  if (first == nullptr) return;
  plan.report.AddDoubt(
      {.about = "rating",
       .place = first->place,
       .text = line +
               " beside the table may mean this action, which is written "
               "unlike most; counted as it is rated",
       .settle = "write \"complete\" under its RAG or status",
       .from = *first->deadline + std::chrono::days{1}});
}

}  // namespace planwatch
