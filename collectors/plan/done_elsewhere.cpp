#include "collectors/plan/done_elsewhere.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "collectors/base/text.h"
#include "collectors/plan/doubted_columns.h"
#include "collectors/plan/fields.h"
#include "collectors/plan/likely_columns.h"
#include "collectors/plan/no_action.h"
#include "collectors/plan/rating_cells.h"
#include "collectors/plan/row_kind.h"
#include "collectors/words/headings.h"
#include "collectors/words/number.h"
#include "collectors/words/rating.h"

namespace planwatch {
namespace {

// Whether the cell, its first sentence or its last part says no more than that
// the thing is done: "Complete. In use since March", "212 vouchers given out -
// complete".
bool SaysDone(const std::string& text) {
  return (SaysDoneAlone(FirstPart(text)) && !ReadRating(text, {}).unfinished) ||
         EndsDone(text);
}

// Whether it begins with that and goes on with what became of it: "Complete and
// reported to the Board of March", but not "Complete and return the form".
bool BeginsWithDone(const std::string& text) {
  constexpr std::string_view kDone[] = {"complete", "completed"};
  const std::string first = FirstPart(text);
  const std::vector<std::string> words = Words(Fold(first));
  if (words.empty() || !IsAmong(kDone, words.front())) return false;
  const bool asks = words.size() > 2 && words[0] == kDone[0] &&
                    words[1] == "and" && !words[2].ends_with("ed") &&
                    !HasParticiple({words[2]});
  return !asks && MeansDone(first) && !ReadRating(text, {}).unfinished;
}

// Whether a mark of what is done stands at either edge: "✅ Review the
// document". Beside an open box it is one of several to choose from.
bool HasDoneMark(std::string_view tidy) {
  constexpr std::string_view kMarks[] = {"✓",    "✔",    "✅",   "☑",
                                         "🗸", "🗹", "[x]", "[X]"};
  constexpr std::string_view kOpen[] = {"☐", "[ ]"};
  constexpr std::string_view kVariationSelector = "\uFE0F";
  if (tidy.ends_with(kVariationSelector))
    tidy.remove_suffix(kVariationSelector.size());
  if (tidy.starts_with("- ")) tidy.remove_prefix(2);
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) {
                       return tidy.starts_with(mark) || tidy.ends_with(mark);
                     }) &&
         std::none_of(std::begin(kOpen), std::end(kOpen),
                      [&](std::string_view open) {
                        return tidy.find(open) != std::string_view::npos;
                      });
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
  return SaysDoneAlone(LastPart(tidy)) || HasDoneMark(tidy);
}

// "100%", 100; "1" may as well be one percent.
bool IsAll(const Cell& cell) {
  const NumberReading number = ReadNumber(cell.text);
  return number.value == 100 && (number.unit.empty() || number.unit == "%");
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
    return roles.ColumnOf(field) == column;
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
  return std::all_of(
      roles.columns.begin(), roles.columns.end(), [&](const auto& role) {
        const auto& [field, at] = role;
        return at != column || (!roles.configured.contains(field) &&
                                (field == PlanField::kOutcome ||
                                 field == PlanField::kEvidence ||
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
    const bool tells = edge || TellsOfTheAction(block, column);
    const bool how_much = MayBeShareDone(block.headings[i]);
    if ((!tells && !how_much) || IsIgnored(block.headings[i], ignore)) continue;
    DoneElsewhere found{
        .heading = block.headings[i],
        .is_text = edge,
        .is_status = block.roles.ColumnOf(PlanField::kStatus) == column};
    for (const Row* row : block.rows) {
      const Cell& cell = CellIn(block, *row, column);
      if (!IsFilled(CellOf(block, *row, PlanField::kAction)) ||
          !((how_much && IsAll(cell)) ||
            (tells &&
             (edge ? SaysDoneAtAnEdge(cell.text)
                   : SaysDone(cell.text) || (!block.roles.HasRating() &&
                                             BeginsWithDone(cell.text))))))
        continue;
      if (found.actions.empty()) found.said = cell.text;
      found.actions.push_back(row->place);
    }
    if (!found.actions.empty()) columns.push_back(std::move(found));
  }
  return columns;
}

void DoubtDoneElsewhere(std::span<const DoneElsewhere> columns, bool hidden,
                        Plan& plan) {
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
    plan.report.AddDoubt(
        {.about = "rating",
         .place = first->place,
         .text = QuoteHeading(column.heading) + " says " +
                 (hidden ? "\"complete\"" : Quote(column.said)) +
                 " or similar for " + std::to_string(open) +
                 (open == 1 ? " action" : " actions") +
                 " with a deadline, but no rating does; counted as not "
                 "complete",
         .settle = column.is_text ? "write complete in a column headed Status"
                   : column.is_status
                       ? "rate what is done complete, or correct the "
                         "percentage"
                       : NameColumn(PlanField::kStatus, column.heading),
         .from = from + std::chrono::days{1}});
  }
}

}  // namespace planwatch
