#include "collectors/plan/done_elsewhere.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/headings.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// Whether the cell, its first sentence, or what stands behind its last dash or
// stop, says no more than that the thing is done: "Complete. In use since
// March", "212 vouchers given out - complete".
bool SaysDone(const std::string& text) {
  const std::string lines = TidyLines(text);
  const std::size_t end =
      std::min({lines.find('\n'), lines.find(". "), lines.find(';')});
  std::size_t last = 0;
  for (const std::string_view mark : {" - ", " – ", " — ", ". ", "\n", "; "})
    if (const std::size_t at = lines.rfind(mark); at != std::string::npos)
      last = std::max(last, at + mark.size());
  return (SaysDoneAlone(end == std::string::npos ? lines
                                                 : lines.substr(0, end)) ||
          (last > 0 && SaysDoneAlone(lines.substr(last)))) &&
         !ReadRating(text, {}).unfinished;
}

// Whether a text of something else begins or ends with that: "CLOSED – Review
// the document", "Review the document (completed March 2015)", "Ann – done".
bool SaysDoneAtAnEdge(const std::string& text) {
  const std::string tidy = Tidy(text);
  for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
    const std::size_t first = tidy.find(mark), last = tidy.rfind(mark);
    if (first != std::string::npos &&
        (SaysDoneAlone(tidy.substr(0, first)) ||
         SaysDoneAlone(tidy.substr(last + mark.size()))))
      return true;
  }
  for (const auto& [open, close] : {std::pair('(', ')'), {'[', ']'}})
    if (const std::size_t at = tidy.rfind(open);
        at != std::string::npos && at > 0 && tidy.back() == close &&
        SaysDoneAlone(tidy.substr(at + 1, tidy.size() - at - 2)))
      return true;
  return tidy.ends_with("✓") || tidy.ends_with("✔");
}

// The action's own column, or its lead's, of actions that nothing rates.
bool IsUnratedText(const Block& block, std::size_t column) {
  const auto role = block.roles.RoleOf(column);
  return !block.roles.HasRating() && role &&
         (*role == PlanField::kAction || *role == PlanField::kReference ||
          *role == PlanField::kResponsible);
}

// Whether the column tells of the action, but not how it stands.
bool TellsOfTheAction(const Block& block, std::size_t column) {
  const std::string& heading = block.HeadingOf(column);
  const Roles& roles = block.roles;
  const auto is_role = [&](PlanField field) {
    const auto role = roles.of.find(field);
    return role != roles.of.end() && role->second == column;
  };
  // "Evidence of completion" is the action's, "Training completed" is not.
  const bool of_another = CompletesAnother(heading) &&
                          !is_role(PlanField::kEvidence) &&
                          !is_role(PlanField::kOutcome);
  // "Register status" beside the action's own.
  const bool another_status =
      roles.HasRating() && !is_role(PlanField::kProgress) &&
      VoteFor(PlanField::kStatus, heading) >= kKnownHeading;
  if (NamesAnotherRating(heading) || of_another || another_status ||
      std::find(roles.rags.begin(), roles.rags.end(), column) !=
          roles.rags.end())
    return false;
  return std::all_of(roles.of.begin(), roles.of.end(), [&](const auto& role) {
    const auto& [field, at] = role;
    return at != column ||
           (!roles.configured.contains(field) &&
            (field == PlanField::kOutcome || field == PlanField::kEvidence ||
             field == PlanField::kProgress));
  });
}

}  // namespace

std::vector<DoneElsewhere> FindDoneElsewhere(
    const Block& block, std::span<const std::string> ignore) {
  std::vector<DoneElsewhere> columns;
  for (std::size_t i = 0; i < block.headings.size(); ++i) {
    const std::size_t column = block.first_column + i;
    const bool edge = IsUnratedText(block, column);
    if ((!edge && !TellsOfTheAction(block, column)) ||
        IsIgnored(block.headings[i], ignore))
      continue;
    DoneElsewhere found{block.headings[i], {}, {}};
    for (const Row* row : block.rows) {
      const Cell& cell = CellIn(block, *row, column);
      if (!IsFilled(CellOf(block, *row, PlanField::kAction)) ||
          !(edge ? SaysDoneAtAnEdge(cell.text) : SaysDone(cell.text)))
        continue;
      if (found.actions.empty()) found.said = cell.text;
      found.actions.push_back(row->place);
    }
    if (!found.actions.empty()) columns.push_back(std::move(found));
  }
  return columns;
}

void DoubtDoneElsewhere(std::span<const DoneElsewhere> columns, Plan& plan) {
  for (const DoneElsewhere& column : columns) {
    std::set<std::string> said;
    for (const Place& place : column.actions) said.insert(place.ToString());
    const Action* first = nullptr;
    std::size_t open = 0;
    Date from{};
    for (const Action& action : plan.actions) {
      if (action.complete || action.completed || !action.deadline ||
          !said.contains(action.place.ToString()))
        continue;
      from = open++ == 0 ? *action.deadline : std::min(from, *action.deadline);
      if (first == nullptr) first = &action;
    }
    if (first == nullptr) continue;
    AddDoubt(
        plan.report,
        {.about = "rating",
         .place = first->place,
         .text = QuoteHeading(column.heading) + " says " + Quote(column.said) +
                 " or the like of " + std::to_string(open) +
                 (open == 1 ? " action" : " actions") +
                 " with a deadline, and no rating does; counted as not "
                 "complete",
         .settle = NameColumn(PlanField::kStatus, column.heading),
         .from = from + std::chrono::days{1}});
  }
}

}  // namespace planwatch
