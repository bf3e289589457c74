#include "collectors/plan/update_rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/plan/row_kind.h"
#include "collectors/plan/section.h"

namespace planwatch {
namespace {

// "Update: …", "Q3 update - …", "Progress to May 2015: …".
bool SaysUpdate(const std::string& text) {
  constexpr std::string_view kUpdates[] = {"update",   "updates",  "updated",
                                           "progress", "comment",  "comments",
                                           "position", "evidence", "latest"};
  const std::string folded = Fold(text);
  const std::size_t end = std::min(folded.find(':'), folded.find(" - "));
  if (end == folded.npos) return false;
  const std::vector<std::string> words = Words(folded.substr(0, end));
  const auto is_update = [&](const std::string& word) {
    return IsAmong(kUpdates, word);
  };
  return std::any_of(words.begin(), words.end(), is_update) &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return is_update(word) || IsOfAnyPlan(word);
         });
}

// Whether it has a rating and no reference, date or lead.
bool IsRatedAlone(const Block& block, const Row& row) {
  const Cell& reference = CellOf(block, row, PlanField::kReference);
  return !IsFilled(reference) && reference.merge == Merge::kNone &&
         !HasDateOrLead(block, row) &&
         std::any_of(std::begin(kRatingFields), std::end(kRatingFields),
                     [&](PlanField field) {
                       const Cell& cell = CellOf(block, row, field);
                       return HasValue(cell) && cell.merge == Merge::kNone;
                     });
}

// Whether every column with a heading has a cell of the row's own, two or more
// of them texts, but for the action's, the reference's and those of ratings.
bool IsFilledElsewhere(const Block& block, const Row& row) {
  constexpr std::size_t kLeastTexts = 2, kShortTitle = 3;
  std::size_t texts = 0;
  for (std::size_t i = block.first_column; i < block.end_column; ++i) {
    const auto role = block.roles.RoleOf(i);
    if (!HasText(block.HeadingOf(i)) || role == PlanField::kAction) continue;
    const Cell& cell = CellIn(block, row, i);
    if (IsFilled(cell) && cell.merge == Merge::kNone) {
      texts += Words(Fold(cell.text)).size() >= kShortTitle ? 1 : 0;
    } else if (role != PlanField::kReference && block.ProfileOf(i).filled > 0 &&
               (!role ||
                std::find(std::begin(kRatingFields), std::end(kRatingFields),
                          *role) == std::end(kRatingFields))) {
      return false;
    }
  }
  return texts >= kLeastTexts;
}

bool IsRated(const Draft& draft) {
  return std::any_of(std::begin(kRatingFields), std::end(kRatingFields),
                     [&](PlanField field) {
                       const Cell* const cell = draft.Find(field);
                       return cell != nullptr && HasValue(*cell);
                     });
}

}  // namespace

bool AreLedRowsNumbered(const Block& block, std::size_t end) {
  if (!block.roles.Has(PlanField::kReference)) return false;
  std::size_t led = 0, numbered = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const Row& row = *block.rows[i];
    if (!HasDateOrLead(block, row)) continue;
    ++led;
    numbered += IsFilled(CellOf(block, row, PlanField::kReference)) ? 1 : 0;
  }
  return led > 0 && numbered * 10 >= led * 9;
}

bool AddUpdate(const Block& block, const Row& row, bool updated, Draft& action,
               RowsInDoubt& in_doubt) {
  if (!IsRatedAlone(block, row) || !IsFilled(action[PlanField::kReference]))
    return false;
  if (!SaysUpdate(CellOf(block, row, PlanField::kAction).text)) {
    if (!IsRated(action)) in_doubt.rated_below.push_back(row.place);
    return false;
  }
  if (!updated && (DiffersFrom(action, block, row, PlanField::kRag) ||
                   DiffersFrom(action, block, row, PlanField::kStatus)))
    in_doubt.updates.push_back(row.place);
  Append(action[PlanField::kProgress], CellOf(block, row, PlanField::kAction));
  for (const auto& [field, column] : block.roles.columns) {
    const Cell& cell = CellOf(block, row, field);
    if (field == PlanField::kRag || field == PlanField::kStatus) {
      if (HasValue(cell)) action[field] = cell;
    } else if (IsHandedDown(field)) {
      Append(action[field], cell);
    }
  }
  return true;
}

bool DiffersFrom(const Draft& above, const Block& block, const Row& row,
                 PlanField field) {
  const Cell& cell = CellOf(block, row, field);
  const Cell* const has = above.Find(field);
  constexpr std::size_t kLongest = 200;  // bytes: rows add to it
  return IsFilled(cell) && cell.merge == Merge::kNone && has != nullptr &&
         cell.text.size() <= kLongest && has->text.size() <= kLongest &&
         IsFilled(*has) &&
         Fold(has->text).find(Fold(cell.text)) == std::string::npos;
}

bool HasOwnAction(const Block& block, const Row& row) {
  const auto has = [&](PlanField field) {
    const Cell& cell = CellOf(block, row, field);
    return IsFilled(cell) && cell.merge == Merge::kNone;
  };
  return (has(PlanField::kDue) &&
          (has(PlanField::kRag) || has(PlanField::kStatus) ||
           has(PlanField::kResponsible))) ||
         IsFilledElsewhere(block, row);
}

}  // namespace planwatch
