#include "collectors/plan/draft.h"

#include "collectors/base/text.h"
#include "collectors/plan/limits.h"

namespace planwatch {
namespace {

void AppendLine(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) text += '\n';
  text += more;
}

}  // namespace

bool IsOfAction(PlanField field) {
  return field != PlanField::kObjective && field != PlanField::kPriority &&
         field != PlanField::kOutcome && field != PlanField::kOutcomeRag;
}

bool IsHandedDown(PlanField field) {
  return IsOfAction(field) && field != PlanField::kAction &&
         field != PlanField::kReference;
}

Status DraftBudget::Spend(const Draft& draft) {
  bytes_ += sizeof(Draft);
  for (const auto& [field, cell] : draft.cells)
    bytes_ += sizeof(Cell) + cell.text.size() + cell.struck.size();
  if (++actions_ > kMaxActions)
    return Error(
        "there are more than 10,000 actions; see that the document is the "
        "plan, and name the sheets or tables that are under `sheets:` or "
        "`tables:`");
  if (bytes_ > kMaxPlanBytes)
    return Error(
        "the cells that several actions share hold more text than any plan; "
        "write long texts beside the one action that they belong to");
  return {};
}

void Append(Cell& cell, const Cell& more) {
  if (cell.text.empty() && !cell.date) {
    cell.date = more.date;
    cell.month_only = more.month_only;
    cell.text = more.text;
  } else if (!cell.date || cell.date != more.date) {
    // Of several lines none is the date alone: the text has each of them.
    if (HasText(more.text)) cell.date.reset();
    AppendLine(cell.text, more.text);
  }
  AppendLine(cell.struck, more.struck);
  if (!cell.fill) cell.fill = more.fill;
}

std::size_t LinesOf(const Cell& cell) {
  const std::string lines = TidyLines(cell.text);
  return lines.empty() ? 0
                       : static_cast<std::size_t>(
                             std::count(lines.begin(), lines.end(), '\n')) +
                             1;
}

Result<std::vector<Draft>> PartsOf(const Draft& draft, std::size_t count,
                                   DraftBudget& budget) {
  std::vector<Draft> parts;
  std::vector<std::vector<std::string>> lines;
  for (const auto& [field, cell] : draft.cells)
    lines.push_back(LinesOf(cell) == count ? Split(TidyLines(cell.text), '\n')
                                           : std::vector<std::string>());
  Draft whole = draft;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].empty()) whole.cells[i].second.text.clear();
  for (std::size_t part = 0; part < count; ++part) {
    if (Status spent = budget.Spend(whole); !spent)
      return std::move(spent).error();
    Draft& one = parts.emplace_back(whole);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (!lines[i].empty())
        one.cells[i].second.text = std::move(lines[i][part]);
  }
  return parts;
}

}  // namespace planwatch
